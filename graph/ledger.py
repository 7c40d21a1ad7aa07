"""The ledger: a SQLite file of documents, statements and judgements, from which all else is rebuilt.

One transaction a document: a crash loses at most the document in hand. Adding a document again replaces what it stated;
forgetting it takes that out. Statements are never edited.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal

from graph import copy_index, judgement_table, mention_index, reference_table
from graph.copies import originals
from graph.errors import NotFound, StatementError, suggestion
from graph.judgements import Act, Judgement
from graph.ledger_file import LedgerFile
from graph.model import Document, PartialDate, Statement, slug
from graph.ontology import check
from graph.person_names import in_other_letters, person_key
from graph.records import Records, digest, distinct, to_record
from graph.reference_links import ReferenceLink
from graph.scripts import latin

_CHOSEN = """
SELECT statements.id, record, documents.id, title, url, published, uri
FROM statements JOIN documents ON documents.id = document WHERE statements.id IN ({})
"""

Outcome = Literal["added", "unchanged", "replaced"]


class Ledger(LedgerFile):
    """A ledger in a file, or in memory for `:memory:`. A context manager; close it when done.

    Args:
        path: The SQLite file; made if it is not there, unless `must_exist`.
        must_exist: Refuse to make a new file.

    Raises:
        NotALedger: The file is something else, or damaged.
        LedgerVersionError: A newer Entente wrote it.
        LedgerLocked: Another process holds it.
        LedgerError: The file cannot be opened or made.
    """

    _indexed = False
    _beside = 0
    """Of a ledger that cannot be written: the version of it that the index in a temporary database is of."""

    def put(self, document: Document, statements: Iterable[Statement], *, text: str | None = None) -> Outcome:
        """Keeps what a document states, in one transaction, instead of what it stated before.

        Args:
            document: Where the statements stand.
            statements: Each with this document in its evidence.
            text: The document's text, kept so that a quote can be read in its place.

        Returns:
            `added`, `replaced`, or `unchanged` where all was there already.

        Raises:
            StatementError: A statement breaks the ontology or belongs to another document; nothing is kept.
            LedgerLocked: Another process is writing.
        """
        said = distinct(statements)
        rows = [(one.id, document.id, to_record(_of(document, check(one)))) for one in said]
        mark = digest(document, text, (record for *_, record in rows))
        with self._writing():
            before = self._connection.execute("SELECT digest FROM documents WHERE id = ?", (document.id,)).fetchone()
            if before == (mark,):
                return "unchanged"
            self._index()
            named = mention_index.numbers(self._connection, document.id)
            self._replace(document, mark, text, rows)
            mention_index.add(self._connection, said)
            mention_index.drop_unmentioned(self._connection, named)
        return "replaced" if before else "added"

    def _replace(self, document: Document, mark: str, text: str | None, rows: list[tuple[str, str, str]]) -> None:
        run, before = self._connection.execute, self.text(document.id)
        run("DELETE FROM statements WHERE document = ?", (document.id,))
        run("DELETE FROM forgotten WHERE document = ?", (document.id,))
        # Replaced in place: with a row that is deleted goes what is known of its copies.
        run(
            "INSERT INTO documents VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET uri = excluded.uri, "
            "title = excluded.title, url = excluded.url, published = excluded.published, digest = excluded.digest, "
            "text = excluded.text",
            (document.id, document.uri, document.title, document.url, document.published, mark, text),
        )
        self._connection.executemany("INSERT INTO statements VALUES (?, ?, ?)", rows)
        copy_index.renew(self._connection, document.id, before, text)

    def forget(self, name: str) -> Document:
        """Takes a document and all that it states out, in one transaction.

        Args:
            name: Its id, url, title, or where it was read from.

        Returns:
            The document.

        Raises:
            NotFound: No document, or more than one, answers to the name.
        """
        document = self.document(name)
        with self._writing():
            named = mention_index.numbers(self._connection, document.id)
            copy_index.remove(self._connection, document.id)
            self._connection.execute("DELETE FROM documents WHERE id = ?", (document.id,))
            self._connection.execute("INSERT OR IGNORE INTO forgotten VALUES (?)", (document.id,))
            mention_index.drop_unmentioned(self._connection, named)
        return document

    def document(self, name: str) -> Document:
        """The document with this id, url or place of origin; or else the one with this title.

        Raises:
            NotFound: None, or more than one with this title.
        """
        found = self._documents("id = ?1 OR url = ?1 OR uri = ?1", name) or self._documents("title = ?1", name)
        if not found:
            known = [value for one in self.documents() for value in (one.id, one.uri, one.title) if value]
            raise NotFound(f"{self.path} holds no document {name!r}{suggestion(name, known)}")
        if len(found) > 1:
            raise NotFound(f"{len(found)} documents are called {name!r}; use an id: {', '.join(d.id for d in found)}")
        return found[0]

    def get(self, document_id: str) -> Document | None:
        """The document with this id, if the ledger holds it."""
        return next(iter(self._documents("id = ?1", document_id)), None)

    def documents(self) -> list[Document]:
        """All documents, by id."""
        return self._documents("TRUE")

    def known_documents(self) -> frozenset[str]:
        """The ids of all documents that are or were in the ledger, forgotten ones too."""
        with self._explained():
            rows = self._connection.execute("SELECT id FROM documents UNION SELECT document FROM forgotten")
            return frozenset(id_ for (id_,) in rows)

    def text(self, document_id: str) -> str | None:
        """The text of a document, if it was kept."""
        with self._explained():
            row = self._connection.execute("SELECT text FROM documents WHERE id = ?", (document_id,)).fetchone()
        return row[0] if row else None

    def statements(self, document_id: str | None = None) -> Iterator[Statement]:
        """All statements, or those of one document, by id."""
        known = self.documents() if document_id is None else self._documents("id = ?1", document_id)
        documents = {document.id: document for document in known}
        where, values = ("TRUE", ()) if document_id is None else ("document = ?", (document_id,))
        query = f"SELECT id, document, record FROM statements WHERE {where} ORDER BY id"  # noqa: S608 - ours
        made = Records().statement
        with self._explained():
            for id_, document, record in self._connection.execute(query, values):
                # One that was added since the documents were read belongs to the next reading.
                if document in documents:
                    yield made(id_, record, documents[document])

    def mentioning(self, entities: Iterable[str]) -> Iterator[Statement]:
        """The statements that speak of any of these entities, by their ids before any judgement."""
        self._index()
        return self._chosen(mention_index.OF_ENTITIES, entities)

    def named(self, statements: Iterable[str]) -> Iterator[Statement]:
        """The statements with these ids, as far as the ledger holds them."""
        return self._chosen("SELECT value FROM json_each(?)", statements)

    def _chosen(self, ids: str, values: Iterable[str]) -> Iterator[Statement]:
        made, documents = Records().statement, dict[str, Document]()
        query = _CHOSEN.format(ids)
        with self._explained():
            for id_, record, *described in self._connection.execute(query, (json.dumps(sorted(values)),)):
                document = documents.get(described[0]) or documents.setdefault(described[0], _document(*described))
                yield made(id_, record, document)

    def entities_called(self, name: str) -> list[str]:
        """The ids, before any judgement, of the entities with that name (case, accents and hyphens apart)."""
        self._index()
        with self._explained():
            return mention_index.entities_called(self._connection, slug(name))

    def entities_spelled(self, name: str) -> list[str]:
        """The ids, before any judgement, of the entities with a name that is this one in other letters."""
        self._index()
        with self._explained():
            found = mention_index.entities_spelled(self._connection, person_key(name))
        return list(dict.fromkeys(id_ for id_, known in found if in_other_letters(known, name)))

    def names_near(self, name: str) -> list[str]:
        """Names of entities among which one that was meant is likely to be."""
        self._index()
        with self._explained():
            return mention_index.names_near(self._connection, slug(latin(name)))

    def _index(self) -> None:
        """Sees to it that the index of mentions can be relied on."""
        if self._indexed or self._beside == (version := self._pragma("data_version")):
            return
        if self._beside or not self._index_within():
            with self._explained():
                mention_index.make_beside(self._connection, self.statements())
            self._beside = version

    def _index_within(self) -> bool:
        """Makes the index in the ledger where that is needed, or tells that it cannot be written."""
        with self._explained():
            current = mention_index.is_current(self._connection)
        if not current and self._is_read_only():
            return False
        if not current:
            with self._writing():
                mention_index.make_anew(self._connection, self.statements())
        # What a transaction made that is not at its end may yet be undone.
        self._indexed = not self._connection.in_transaction
        return True

    def copies(self, documents: Iterable[str] | None = None) -> Mapping[str, str]:
        """Document id → the id of the document that it is a copy of, the first to carry the report (`graph.copies`).

        Args:
            documents: Only their reports are looked at; by default all.
        """
        with self._explained():
            return originals(copy_index.reports(self._connection, documents))

    def tell_copies(self, copies: Mapping[str, str]) -> None:
        """Keeps which documents are copies of which, for those whose own texts are not kept."""
        with self._writing():
            for document, other in sorted(copies.items()):
                copy_index.tell(self._connection, document, other)

    def judge(self, *judgements: Judgement) -> int | None:
        """Keeps judgements in one transaction, as one act; the newest on a pair counts.

        Returns:
            The number of the act; None where each said what already counts, and nothing was kept.
        """
        with self._writing():
            return judgement_table.add(self._connection, judgements)

    def judge_each(self, judgements: Iterable[Judgement]) -> list[int | None]:
        """Keeps each judgement as an act of its own, all in one transaction; the answers are those of `judge`."""
        with self._writing():
            return [judgement_table.add(self._connection, [judgement]) for judgement in judgements]

    def judgements(self) -> list[Judgement]:
        """All judgements, oldest first."""
        return [judgement for act in self.acts() for judgement in act.judgements]

    def acts(self) -> list[Act]:
        """All judgements as they were kept together, oldest first."""
        with self._explained():
            return judgement_table.read(self._connection)

    def link(self, links: Iterable[ReferenceLink]) -> None:
        """Keeps links to a reference, all or none; the newest on a pair counts."""
        with self._writing():
            reference_table.add(self._connection, links)

    def links(self) -> list[ReferenceLink]:
        """All links to references, oldest first."""
        with self._explained():
            return reference_table.read(self._connection)

    def _documents(self, where: str, *values: str) -> list[Document]:
        query = f"SELECT id, title, url, published, uri FROM documents WHERE {where} ORDER BY id"  # noqa: S608 - ours
        with self._explained():
            return [_document(*row) for row in self._connection.execute(query, values)]


def _document(id_: str, title: str | None, url: str | None, published: str | None, uri: str | None) -> Document:
    return Document(id_, title, url, _date(published) if published else None, uri)


_date = lru_cache(maxsize=1 << 14)(PartialDate)
"""Many documents are of one day."""


def _of(document: Document, statement: Statement) -> Statement:
    where = statement.evidence.document.id
    if where != document.id:
        raise StatementError(f"the statement {statement.id} is of {where}, not of {document.id}")
    return statement
