"""The graph in Neo4j: loads a projection, and runs Cypher.

Entente owns what it creates: nodes and relationships with `origin: "entente"`. Loading makes them equal to the
projection and takes away those that are not in it any more. What somebody else put there is left alone:

- their nodes, relationships, labels and properties stay, also properties that they added to our nodes (under names that
  Entente does not use for that kind of node);
- their node with the id and kind of one of ours is used in its place: it gets our properties but not our `origin`, and
  is never deleted nor are its properties taken away;
- a node of ours to which they tied a relationship stays as long as that is there, also when nothing states it any more.

A load is many transactions. Cut short, it leaves a graph that the next load completes: what to write and what to remove
is found each time by comparing with the database, so nothing but the graph itself is stored. Into an empty database, as
the first time, elements are created without looking for them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from graph import neo4j_cypher as cypher
from graph.errors import Neo4jError, ParameterError
from graph.neo4j_rows import BATCH_ROWS, batches, node_batches, relationship_batches, unwritable
from graph.projection import ORIGIN, Projection

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

Progress = Callable[[int, int], None]
"""Is told how many rows are written, and of how many."""


class Neo4jStore:
    """A Neo4j database, used in a `with` block.

    Args:
        uri: `bolt://`, `neo4j://` or `neo4j+s://` and the server's address.
        username: The user; without one, no authentication.
        password: The password. It appears in no message.
        database: The database; the user's home database if not given.

    Raises:
        Neo4jError: The server is not there, refuses the user, or the address is no address.
    """

    def __init__(
        self, uri: str, username: str | None = None, password: str | None = None, database: str | None = None
    ) -> None:
        self._uri = uri
        self._auth = None if username is None else (username, password or "")
        self._database = database
        self._open: Driver | None = None

    def __enter__(self) -> "Neo4jStore":
        from graph.neo4j_driver import connect

        with self._translated():
            self._open = connect(self._uri, self._auth)
        return self

    def __exit__(self, *_: object) -> None:
        if self._open is not None:
            self._open.close()
            self._open = None

    def run(
        self, query: str, parameters: Mapping[str, Any] | None = None, *, write: bool = False
    ) -> list[dict[str, Any]]:
        """Runs one Cypher query.

        Args:
            query: The query's text.
            parameters: Its parameters by name.
            write: Whether it may change the graph; the server refuses a change otherwise.

        Returns:
            A dict a row, column name → plain JSON value (`graph.neo4j_values` says which).

        Raises:
            WriteRefused: The query would change the graph.
            ParameterError: A parameter is missing, or of a kind that Neo4j does not take.
            QueryError: The query is wrong; the message has Neo4j's own words and the position.
            Neo4jError: The server fails.
        """

        def work(transaction: "ManagedTransaction") -> list[dict[str, Any]]:
            return _plain_rows(transaction, query, dict(parameters or {}))

        with self._session() as session:
            try:
                return session.execute_write(work) if write else session.execute_read(work)
            except (ValueError, TypeError, OverflowError) as error:
                raise ParameterError(f"Neo4j does not take the parameters: {error}") from error

    def load(
        self,
        projection: Projection,
        *,
        known_documents: Collection[str] = (),
        replace: bool = False,
        progress: Progress | None = None,
    ) -> dict[str, int]:
        """Makes our part of the database equal to the projection. Loading again changes nothing.

        Args:
            projection: The whole graph.
            known_documents: Ids of further documents that this ledger knows of, such as forgotten ones.
            replace: Whether to take the place of a graph that came from another ledger.
            progress: Told after each batch.

        Returns:
            How many `nodes` and `relationships` were written (created, updated, or found as they should be); how many
            of ours were removed, `nodes_removed` and `relationships_removed`; and `nodes_kept`, how many nothing states
            any more but somebody has tied to something.

        Raises:
            Neo4jError: The database holds the graph of another ledger, or the server fails. What was written until
                then stays, and the next load goes on from there.
        """
        self._refuse_unwritable(projection)
        self._refuse_strangers(projection, known_documents, replace)
        for statement in cypher.constraints(node.labels[0] for node in projection.nodes.values()):
            self._write(statement)
        return self._make_equal(projection, progress or (lambda _done, _total: None))

    def _make_equal(self, projection: Projection, progress: Progress) -> dict[str, int]:
        nodes, edges = projection.nodes, projection.relationships
        total, fresh = len(nodes) + len(edges), bool(self.run(cypher.IS_EMPTY)[0]["empty"])
        own_nodes = self._write_nodes(projection, lambda done: progress(done, total), fresh)
        own_edges = self._write_edges(projection, lambda done: progress(len(nodes) + done, total), fresh)
        stale_edges = self._stale(cypher.COUNT_RELATIONSHIPS, cypher.LIST_RELATIONSHIPS, own_edges, edges)
        edges_removed = self._remove(cypher.REMOVE_RELATIONSHIPS, stale_edges)
        stale_nodes = self._stale(cypher.COUNT_NODES, cypher.LIST_NODES, own_nodes, nodes)
        nodes_removed = self._remove(cypher.REMOVE_NODES, stale_nodes)
        return {
            "nodes": len(nodes),
            "relationships": len(edges),
            "nodes_removed": nodes_removed,
            "relationships_removed": edges_removed,
            "nodes_kept": len(stale_nodes) - nodes_removed,
        }

    def _write_nodes(self, projection: Projection, progress: Callable[[int], None], fresh: bool) -> int:
        """Writes them all, and returns how many are our own."""
        kinds = cypher.kinds(node.labels[0] for node in projection.nodes.values())
        done = own = 0
        for batch in node_batches(projection):
            if not fresh:
                self._write(cypher.adopt_nodes(batch.name), rows=[{"id": row["id"]} for row in batch.rows])
            query = cypher.create_nodes(batch.name) if fresh else cypher.write_nodes(batch.name, kinds)
            [answer] = self._write(query, rows=batch.rows, shapes=batch.shapes)
            own += answer["own"]
            done += len(batch.rows)
            progress(done)
        return own

    def _write_edges(self, projection: Projection, progress: Callable[[int], None], fresh: bool) -> int:
        done = own = 0
        for batch in relationship_batches(projection):
            query = cypher.create_relationships(batch.name) if fresh else cypher.write_relationships(batch.name)
            [answer] = self._write(query, rows=batch.rows, shapes=batch.shapes)
            if answer["written"] < len(batch.rows):
                raise Neo4jError(f"nodes went from {self._uri} during the load; stop what removes them and load again")
            own += answer["own"]
            done += len(batch.rows)
            progress(done)
        return own

    def _stale(self, count: str, listing: str, written: int, wanted: Collection[str]) -> list[str]:
        """The element ids of what is ours and not wanted any more, read only if the count says there are some."""

        def work(transaction: "ManagedTransaction") -> list[str]:
            if transaction.run(count, origin=ORIGIN).single(strict=True)["own"] == written:
                return []
            rows = transaction.run(listing, origin=ORIGIN)
            return [row["element"] for row in rows if row["name"] not in wanted]

        with self._session(fetch_size=BATCH_ROWS) as session:
            return session.execute_read(work)

    def _remove(self, query: str, elements: Iterable[str]) -> int:
        return sum(self._write(query, rows=batch)[0]["removed"] for batch in batches(elements))

    def _refuse_unwritable(self, projection: Projection) -> None:
        odd = unwritable(projection)
        if odd is not None:
            raise Neo4jError(f"Neo4j cannot hold the text of {odd}: it has half a character; mend its document's text")

    def _refuse_strangers(self, projection: Projection, known_documents: Collection[str], replace: bool) -> None:
        there = {row["name"] for row in self.run(cypher.OWN_DOCUMENTS, {"origin": ORIGIN})}
        if there and not replace and there.isdisjoint(known_documents) and there.isdisjoint(projection.nodes):
            raise Neo4jError(f"{self._uri} holds the graph of another ledger; use --replace to replace it")

    def _write(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        def work(transaction: "ManagedTransaction") -> list[dict[str, Any]]:
            return transaction.run(query, parameters, origin=ORIGIN).data()

        with self._session() as session:
            return session.execute_write(work)

    @contextmanager
    def _session(self, **settings: Any) -> Iterator["Session"]:
        if self._open is None:
            raise Neo4jError(f"the connection to {self._uri} is not open; use the store in a with block")
        bookmarks = self._open.execute_query_bookmark_manager  # each transaction sees what those before it wrote
        with (
            self._translated(),
            self._open.session(database=self._database, bookmark_manager=bookmarks, **settings) as session,
        ):
            yield session

    @contextmanager
    def _translated(self) -> Iterator[None]:
        from graph.neo4j_errors import translated

        with translated(self._uri, self._database):
            yield


def _plain_rows(transaction: "ManagedTransaction", query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    from graph.neo4j_values import bare_ends, plain

    rows = [dict(zip(record.keys(), record.values(), strict=True)) for record in transaction.run(query, parameters)]
    bare = bare_ends(rows)
    found = transaction.run(cypher.ENDS, elements=sorted(bare)) if bare else ()
    ends = {row["element"]: row["id"] for row in found if row["id"] is not None}
    return [plain(row, ends) for row in rows]
