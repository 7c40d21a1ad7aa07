"""The ledger's table of links to references. Each function works within the transaction of its caller."""

import json
from collections.abc import Iterable
from sqlite3 import Connection
from typing import Final

from graph.reference_links import ReferenceLink

TABLE: Final = """CREATE TABLE reference_links (
    number INTEGER PRIMARY KEY, entity TEXT NOT NULL, reference TEXT NOT NULL, "schema" TEXT NOT NULL,
    datasets TEXT NOT NULL, score REAL NOT NULL, verdict TEXT NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT"""

_COLUMNS = 'entity, reference, "schema", datasets, score, verdict, "by", "at", reason'


def add(ledger: Connection, links: Iterable[ReferenceLink]) -> None:
    """Keeps links after those that are there."""
    insert = f"INSERT INTO reference_links ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 - ours
    ledger.executemany(insert, (_row(link) for link in links))


def read(ledger: Connection) -> list[ReferenceLink]:
    """All links, oldest first."""
    rows = ledger.execute(f"SELECT {_COLUMNS} FROM reference_links ORDER BY number")  # noqa: S608 - ours
    return [
        ReferenceLink(entity, reference, schema, tuple(json.loads(datasets)), *rest)
        for entity, reference, schema, datasets, *rest in rows
    ]


def _row(link: ReferenceLink) -> tuple[str | float, ...]:
    ends = (link.entity, link.reference, link.schema)
    return (*ends, json.dumps(link.datasets), link.score, link.verdict, link.by, link.at, link.reason)
