"""The ledger's tables of copies: which documents carry one report, kept up to date as documents come and go.

`fingerprints` has a row for each document that can be judged; `report` is the smallest number among those that carry
the same report, directly or through others, so that the order of adding does not matter. `bands` finds the few kept
texts worth comparing with a new one. Each function works within the transaction of its caller.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from sqlite3 import Connection
from typing import Final

from graph.copies import Shingles, are_copies, bands, shingles
from graph.model import Document, PartialDate

TABLES: Final = (
    """CREATE TABLE fingerprints (
        number INTEGER PRIMARY KEY, document TEXT NOT NULL UNIQUE REFERENCES documents ON DELETE CASCADE,
        report INTEGER NOT NULL
    ) STRICT""",
    "CREATE INDEX fingerprints_by_report ON fingerprints (report)",
    """CREATE TABLE bands (
        band INTEGER NOT NULL, fingerprint INTEGER NOT NULL REFERENCES fingerprints ON DELETE CASCADE,
        PRIMARY KEY (band, fingerprint)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX bands_by_fingerprint ON bands (fingerprint)",
)

_NEIGHBOURS = """
SELECT DISTINCT report, number FROM json_each(?) JOIN bands ON band = value JOIN fingerprints ON number = fingerprint
ORDER BY report, number
"""
_TEXT = "SELECT text FROM documents JOIN fingerprints ON document = id WHERE number = ?"
_CARRIERS = "SELECT report, document, published FROM fingerprints JOIN documents ON id = document WHERE report IN"
_SHARED = "(SELECT report FROM fingerprints GROUP BY report HAVING count(*) > 1)"
_CARRIED = "(SELECT report FROM fingerprints WHERE document IN (SELECT value FROM json_each(?)))"


def add(ledger: Connection, document: str, text: str | None) -> None:
    """Takes a document in that the index does not know; one whose text is too short, or not kept, stays out."""
    own = shingles(text)
    if not own:
        return
    found = bands(own)
    joined = list(_reports(ledger, own, found))
    number = _insert(ledger, document, min(joined, default=None))
    ledger.executemany("INSERT INTO bands VALUES (?, ?)", ((band, number) for band in sorted(found)))
    for report in joined:
        ledger.execute("UPDATE fingerprints SET report = ? WHERE report = ?", (min(joined), report))


def tell(ledger: Connection, document: str, other: str) -> None:
    """Takes in that two documents carry one report; what their texts tell, where they are kept, counts before that."""
    report = _report(ledger, other) or _insert(ledger, other, None)
    if _report(ledger, document) is None:
        _insert(ledger, document, report)


def renew(ledger: Connection, document: str, before: str | None, text: str | None) -> None:
    """Takes in that a document has another text; what was told of it stays until a text says more."""
    if text == before:
        return
    is_told = _report(ledger, document) is not None and not shingles(before)
    if not (is_told and not shingles(text)):
        remove(ledger, document)
        add(ledger, document, text)


def remove(ledger: Connection, document: str) -> None:
    """Takes a document out, if it is there; what only it held together falls apart."""
    report = _report(ledger, document)
    ledger.execute("DELETE FROM fingerprints WHERE document = ?", (document,))
    for part in _parts(_members(ledger, report)):
        rows = [(part[0].number, one.number) for one in part]
        ledger.executemany("UPDATE fingerprints SET report = ? WHERE number = ?", rows)


def reports(ledger: Connection, documents: Iterable[str] | None = None) -> Iterable[list[Document]]:
    """The carriers, as ids and dates, of each report that several carry, or of those that some documents carry."""
    found: dict[int, list[Document]] = defaultdict(list)
    which, values = (_SHARED, ()) if documents is None else (_CARRIED, (json.dumps(sorted(documents)),))
    for report, id_, published in ledger.execute(f"{_CARRIERS} {which}", values):
        found[report].append(Document(id_, published=PartialDate(published) if published else None))
    return found.values()


def _reports(ledger: Connection, own: Shingles, found: Iterable[int]) -> Iterator[int]:
    """The reports of which at least one carrier is a copy of the text."""
    rows = ledger.execute(_NEIGHBOURS, (str(sorted(found)),)).fetchall()
    for report, carrying in groupby(rows, key=itemgetter(0)):
        if any(are_copies(own, shingles(_text(ledger, number))) for _, number in carrying):
            yield report


def _insert(ledger: Connection, document: str, report: int | None) -> int:
    """The number of a new row; without a report it is the first to carry its own."""
    number = int(ledger.execute("SELECT coalesce(max(number), 0) + 1 FROM fingerprints").fetchone()[0])
    ledger.execute("INSERT INTO fingerprints VALUES (?, ?, ?)", (number, document, report or number))
    return number


def _report(ledger: Connection, document: str) -> int | None:
    row = ledger.execute("SELECT report FROM fingerprints WHERE document = ?", (document,)).fetchone()
    return row[0] if row else None


def _text(ledger: Connection, number: int) -> str | None:
    text: str | None = ledger.execute(_TEXT, (number,)).fetchone()[0]
    return text


@dataclass(frozen=True, slots=True)
class _Member:
    """A document of a group; one without shingles is there because that was told."""

    number: int
    text: Shingles
    bands: frozenset[int]

    def belongs_with(self, other: "_Member") -> bool:
        told = not (self.text and other.text)
        return told or (bool(self.bands & other.bands) and are_copies(self.text, other.text))


def _members(ledger: Connection, report: int | None) -> list[_Member]:
    rows = ledger.execute("SELECT number FROM fingerprints WHERE report = ? ORDER BY number", (report,)).fetchall()
    texts = [(number, shingles(_text(ledger, number))) for (number,) in rows]
    return [_Member(number, text, bands(text) if text else frozenset()) for number, text in texts]


def _parts(members: Iterable[_Member]) -> list[list[_Member]]:
    """The members in groups of those that belong together, directly or through others."""
    parts: list[list[_Member]] = []
    for one in members:
        joined = [part for part in parts if any(map(one.belongs_with, part))]
        parts = [part for part in parts if part not in joined]
        parts.append(sorted([*(other for part in joined for other in part), one], key=lambda each: each.number))
    return parts
