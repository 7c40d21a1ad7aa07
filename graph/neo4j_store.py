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

What fails for a passing reason (a lost connection, a restarted server, a deadlock) is tried again for as long as the
store has patience. Another load at the same time is no harm where it loads the same graph; else one of them may say
that it was disturbed, and is to be run again.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from graph import neo4j_cypher as cypher
from graph.errors import Neo4jError, ParameterError
from graph.neo4j_access import Access, checked
from graph.neo4j_rows import BATCH_ROWS, ahead, batches, node_batches, property_names, relationship_batches, unwritable
from graph.projection import ORIGIN, Projection
from graph.views import samples

if TYPE_CHECKING:
    from neo4j import Driver, ManagedTransaction, Session

PATIENCE: Final = 60.0
"""For how long, in seconds, what failed for a passing reason is tried again: longer than a server takes to restart."""

Progress = Callable[[int, int], None]
"""Is told how many rows are written, and of how many."""


class Neo4jStore:
    """A Neo4j database, used in a `with` block.

    Args:
        uri: `bolt://`, `neo4j://` or `neo4j+s://` and the server's address.
        username: The user; without one, no authentication.
        password: The password. It appears in no message.
        database: The database; the user's home database if not given.
        patience: For how long, in seconds, a server that went away after the first answer is waited for, and a
            transaction that lost against another one is tried again.

    Raises:
        Neo4jError: The server is not there, refuses the user, or the address is no address.
    """

    def __init__(
        self,
        uri: str,
        username: str | None = None,
        password: str | None = None,
        database: str | None = None,
        *,
        patience: float = PATIENCE,
    ) -> None:
        self._uri = uri
        self._access = Access(uri, username, password)
        self._database = database
        self._patience = patience
        self._open: Driver | None = None

    def __enter__(self) -> "Neo4jStore":
        from graph.neo4j_driver import connect

        checked(self._uri)
        with self._translated():
            self._open = connect(self._access, self._patience)
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
            Neo4jError: The database holds the graph of another ledger, something else changed our part of it meanwhile,
                or the server fails for longer than we have patience. What was written until then stays, and the next
                load goes on from there.
        """
        self._refuse_unwritable(projection)
        self._refuse_strangers(projection, known_documents, replace)
        there = {row["name"] for row in self.run(cypher.CONSTRAINTS)}
        for name, statement in cypher.constraints(node.labels[0] for node in samples(projection.nodes)).items():
            if name not in there:
                self._write(statement)
        return self._make_equal(projection, progress or (lambda _done, _total: None))

    def _make_equal(self, projection: Projection, progress: Progress) -> dict[str, int]:
        nodes, edges = projection.nodes, projection.relationships
        total, fresh = len(nodes) + len(edges), bool(self.run(cypher.IS_EMPTY)[0]["empty"])
        own_nodes = self._write_nodes(projection, lambda done: progress(done, total), fresh)
        own_edges = self._write_edges(projection, lambda done: progress(len(nodes) + done, total), fresh)
        edges_removed, _ = self._take_out(cypher.RELATIONSHIPS, own_edges, edges)
        nodes_removed, nodes_kept = self._take_out(cypher.NODES, own_nodes, nodes)
        return {
            "nodes": len(nodes),
            "relationships": len(edges),
            "nodes_removed": nodes_removed,
            "relationships_removed": edges_removed,
            "nodes_kept": nodes_kept,
        }

    def _write_nodes(self, projection: Projection, progress: Callable[[int], None], fresh: bool) -> int:
        """Writes them all, and returns how many are our own."""
        kinds = cypher.kinds(node.labels[0] for node in samples(projection.nodes))
        make = cypher.create_nodes if fresh else partial(cypher.write_nodes, others=kinds)
        done = own = 0
        for batch in ahead(node_batches(projection)):
            if not fresh:
                place = batch.names.index("id")
                self._write(cypher.adopt_nodes(batch.name), ids=[row[place] for row in batch.rows])
            [answer] = self._write(make(batch.name, batch.names), rows=batch.rows)
            own += answer["own"]
            done += len(batch.rows)
            progress(done)
        return own

    def _write_edges(self, projection: Projection, progress: Callable[[int], None], fresh: bool) -> int:
        make = cypher.create_relationships if fresh else cypher.write_relationships
        done = own = 0
        for batch in ahead(relationship_batches(projection)):
            [answer] = self._write(make(batch.name, batch.names), rows=batch.rows)
            if answer["written"] < len(batch.rows):
                raise self._disturbed()
            own += answer["own"]
            done += len(batch.rows)
            progress(done)
        return own

    def _take_out(self, ours: cypher.Ours, written: int, wanted: Collection[str]) -> tuple[int, int]:
        """Removes what is ours and not wanted any more; how many went, and how many stay since somebody tied them."""
        stale = self._stale(ours, written, wanted)
        if not stale:
            return 0, 0
        for some in batches(stale):
            self._write(ours.remove, elements=some)
        more = self.run(ours.count, {"origin": ORIGIN})[0]["own"] - written
        if more < 0:
            raise self._disturbed()
        kept = min(more, len(stale))
        return len(stale) - kept, kept

    def _stale(self, ours: cypher.Ours, written: int, wanted: Collection[str]) -> list[str]:
        """The element ids of what is ours and not wanted any more, read only if the count says there are some.

        Raises:
            Neo4jError: There is less of ours than was written.
        """

        def work(transaction: "ManagedTransaction") -> tuple[int, list[str]]:
            there = transaction.run(ours.count, origin=ORIGIN).single(strict=True)["own"]
            rows = transaction.run(ours.listing, origin=ORIGIN) if there > written else ()
            return there, [row["element"] for row in rows if row["name"] not in wanted]

        with self._session(fetch_size=BATCH_ROWS) as session:
            there, found = session.execute_read(work)
        if there - len(found) < written:
            raise self._disturbed()
        return found

    def _disturbed(self) -> Neo4jError:
        return Neo4jError(
            f"something else changed the graph in {self._uri} during the load; load again when it is done"
        )

    def _refuse_unwritable(self, projection: Projection) -> None:
        odd = unwritable(projection)
        if odd is not None:
            raise Neo4jError(f"Neo4j cannot hold the text of {odd}: it has half a character; mend its document's text")
        for name in property_names(projection):
            cypher.quoted(name)

    def _refuse_strangers(self, projection: Projection, known_documents: Collection[str], replace: bool) -> None:
        there = {row["name"] for row in self.run(cypher.OWN_DOCUMENTS, {"origin": ORIGIN})}
        if there and not replace and there.isdisjoint(known_documents) and there.isdisjoint(projection.nodes):
            raise Neo4jError(f"{self._uri} holds the graph of another ledger; use --replace to replace it")

    def _write(self, query: str, **parameters: Any) -> list[dict[str, Any]]:
        from graph.neo4j_driver import write

        with self._session() as session:
            return write(session, query, {**parameters, "origin": ORIGIN})

    @contextmanager
    def _session(self, **settings: Any) -> Iterator["Session"]:
        if self._open is None:
            raise Neo4jError("the connection to Neo4j is not open; use the store in a with block")
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
