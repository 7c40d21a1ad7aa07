"""The public face of the graph: add statements, ask questions, write files."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from graph.about import About
from graph.errors import StatementError
from graph.judgements import canonical_ids
from graph.ledger import Ledger
from graph.lookup import Finding, findings
from graph.model import Document, Statement
from graph.ontology import check
from graph.projection import Projection, project
from graph.questions import Questions
from graph.reference_links import current
from graph.results import Rows
from graph.stretch import Stretch
from graph.terms import stated

if TYPE_CHECKING:
    import networkx as nx

    from graph.cypher import CypherEngine

Row = dict[str, Any]


class KnowledgeGraph(Questions):
    """A knowledge graph over a ledger of statements, in memory unless opened from a file.

    >>> KnowledgeGraph().query("MATCH (p:Person) RETURN p.name")
    []
    """

    def __init__(self, ledger: Ledger | None = None) -> None:
        self.ledger = ledger or Ledger()
        self._stretch: Stretch | None = None
        self._seen: tuple[int, int] | None = None
        self._projection = Projection()
        self._engine: CypherEngine | None = None

    @classmethod
    def open(cls, path: str | Path, *, must_exist: bool = False) -> Self:
        """The graph of a ledger file, which is made if it is not there (unless `must_exist`).

        Raises:
            LedgerError: The file is no ledger, or cannot be opened.
        """
        return cls(Ledger(path, must_exist=must_exist))

    def add(self, statements: Iterable[Statement]) -> Self:
        """Keeps statements beside what their documents stated before; saying the same twice changes nothing.

        The graph is made anew when it is asked next, so add many at once rather than one by one.

        Raises:
            StatementError: A statement breaks the ontology, or is none; nothing is kept.
            LedgerError: The ledger cannot be written, or a text holds half a character (a lone surrogate).
            LedgerLocked: Another process is writing; documents before are kept.
        """
        checked = [_checked(one) for one in statements]
        for document_id, group in groupby(sorted(checked, key=_document_id), key=_document_id):
            self._add(document_id, list(group))
        return self

    def _add(self, document_id: str, new: list[Statement]) -> None:
        ids = {one.id for one in new}
        # Nobody else may write between reading and writing: what they add would be replaced with the rest.
        with self.ledger.at_once():
            known = [one for one in self.ledger.statements(document_id) if one.id not in ids]
            document = _merged(self.ledger.get(document_id), new[0].evidence.document)
            self.ledger.put(document, [*known, *new], text=self.ledger.text(document_id))

    def forget(self, document: str) -> Document:
        """Takes a document and all that it states out again.

        Raises:
            NotFound: The ledger holds no such document.
        """
        return self.ledger.forget(document)

    def as_of(self, date: str) -> "KnowledgeGraph":
        """The graph as it stood in what had been stated by the end of that date (`2023`, `2023-03`, `2023-03-21`).

        Statements of undated documents are left out: nobody knows when they were said.
        """
        return self._within(Stretch.until(date))

    def between(self, start: str, end: str) -> "KnowledgeGraph":
        """The graph of what was stated from the beginning of one date to the end of another, and of nothing else.

        A document that is dated to the year alone counts where the whole year lies between; an undated one never does.
        Views go on from each other: `graph.between("2022", "2023").as_of("2022-06")` is the first half of 2022.

        Raises:
            ParameterError: The end comes before the start.
        """
        return self._within(Stretch.between(start, end))

    def _within(self, stretch: Stretch) -> "KnowledgeGraph":
        view = KnowledgeGraph(self.ledger)  # closing the view leaves the ledger open
        view._stretch = stretch.meet(self._stretch or Stretch())
        return view

    @property
    def projection(self) -> Projection:
        """Its nodes and relationships as plain data; made anew when the ledger has changed."""
        if self._seen != self.ledger.version:
            self._seen = self.ledger.version
            same = canonical_ids(self.ledger.judgements())
            known = {id_: link.properties for id_, link in current(self.ledger.links(), same).items()}
            self._projection = project(self.statements(), same, copies=self.ledger.copies(), known=known)
            self._engine = None
        return self._projection

    def statements(self) -> Iterable[Statement]:
        """What it is made of."""
        return filter(self._counts, self.ledger.statements())

    def _counts(self, statement: Statement) -> bool:
        return self._stretch is None or self._stretch.holds(stated(statement))

    def documents(self) -> list[Document]:
        """Where it was stated, and documents that state nothing."""
        stretch = self._stretch
        return [one for one in self.ledger.documents() if stretch is None or stretch.holds(one.published)]

    def query(self, cypher: str, parameters: Mapping[str, Any] | None = None, **more: Any) -> Rows:
        """The rows of a read-only Cypher query; parameters by keyword or in a mapping.

        >>> KnowledgeGraph().query("RETURN $year + 1 AS next", year=2023)
        [{'next': 2024}]

        Raises:
            QueryError: The query is wrong, or would write.
        """
        from graph.cypher import InMemoryCypher

        projection = self.projection
        if self._engine is None:
            self._engine = InMemoryCypher(projection)
        return Rows(self._engine.run(cypher, {**(parameters or {}), **more}))

    def run(self, name: str, /, **parameters: Any) -> Rows:
        """The rows of a saved query, for instance `run("members", organization="NATO")`.

        Raises:
            NotFound: There is no such query.
            ParameterError: A parameter is missing or unknown.
        """
        from graph.saved_queries import bind, saved_query

        query = saved_query(name)
        return self.query(query.text, bind(query, parameters, self.find))

    def find(self, name: str) -> str:
        """The id of the entity or document with this id, or of the entity with this name, alias or abbreviation.

        Case, accents and hyphens do not matter, nor does the script: Шойгу is Shoigu.

        Raises:
            NotFound: There is none, or more than one.
        """
        return self._about.find(name)

    @property
    def _about(self) -> About:
        return About(self.ledger, canonical_ids(self.ledger.judgements()), self._counts)

    def about(self, name: str) -> list[Finding]:
        """All that is stated of one entity, oldest first, each with its quote and document.

        Raises:
            NotFound: The graph does not know the name, or more than one entity answers to it.
        """
        about = self._about
        said = list(about.statements(about.find(name)))
        return findings(said, self.ledger.copies({one.evidence.document.id for one in said}))

    def to_networkx(self) -> "nx.MultiDiGraph[str]":
        """A networkx graph of its own (`graph.memory.to_networkx` gives the form)."""
        from graph.memory import to_networkx

        return to_networkx(self.projection)

    def to_graphml(self, path: str | Path) -> None:
        """Writes GraphML for Gephi, igraph, networkx and `entente import`, whatever the ending of `path`.

        Raises:
            FormatError: The file cannot be written; one that was there before is as it was.
        """
        from graph.export.graphml import FORMAT

        FORMAT.write(self.projection, path)

    def export(self, path: str | Path) -> None:
        """Writes the format that the ending of `path` tells.

        Raises:
            FormatError: The ending is unknown, or the file cannot be written.
        """
        from graph.export import export

        export(self.projection, path)

    def _repr_html_(self) -> str | None:
        """What a notebook shows: the page of `entente view`, or None, and so its name, without the extra `view`."""
        from graph.view.notebook import frame

        return frame(self)

    def close(self) -> None:
        """Closes the ledger; that of a view by `as_of` or `between` stays open."""
        if self._stretch is None:
            self.ledger.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _document_id(statement: Statement) -> str:
    return statement.evidence.document.id


def _checked(statement: Statement) -> Statement:
    if not isinstance(statement, Statement):
        what = type(statement).__name__
        raise StatementError(f"add takes statements, not {what}; of the pairs of Extractor.pipe add the second part")
    return check(statement)


def _merged(known: Document | None, new: Document) -> Document:
    """The document as it is now described; what is not said anew stays."""
    if known is None:
        return new
    return Document(
        new.id, new.title or known.title, new.url or known.url, new.published or known.published, new.uri or known.uri
    )
