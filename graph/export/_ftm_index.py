"""What a file of FollowTheMoney entities holds, on disk: its lines come in any order, and relations name parties by id.

It is a temporary SQLite database without a name, which is gone when the process ends, however it ends. Of parties and
positions it holds a short record, of relations the line, of what Entente wrote the statements; nothing of the rest.
"""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from graph.errors import FormatError

Record = dict[str, Any]

_SCHEMA = """
CREATE TABLE parties (id TEXT PRIMARY KEY, entity TEXT, record TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX by_entity ON parties (entity);
CREATE TABLE relations (number INTEGER PRIMARY KEY, line TEXT NOT NULL);
CREATE TABLE statements (id TEXT PRIMARY KEY, document TEXT NOT NULL, mark TEXT NOT NULL) WITHOUT ROWID;
CREATE INDEX by_document ON statements (document);
"""


class Index:
    """Parties by their id, relations by their line, and statements by their document."""

    def __init__(self) -> None:
        self._connection = sqlite3.connect("", isolation_level=None)
        self._connection.executescript(_SCHEMA)

    @contextmanager
    def filling(self) -> Iterator[None]:
        """One transaction around all that is added.

        Raises:
            FormatError: There is no room for it.
        """
        try:
            self._connection.execute("BEGIN")
            yield
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise FormatError(
                f"the index of the file cannot be kept: {error}; free space in the folder of TMPDIR"
            ) from error

    def add_party(self, id_: str, record: Record) -> None:
        """Keeps a party or position; of two with one id the later."""
        values = (id_, record.get("id"), json.dumps(record))
        self._connection.execute("INSERT OR REPLACE INTO parties VALUES (?, ?, ?)", values)

    def add_relation(self, number: int, line: str) -> None:
        """Keeps the line of a relation."""
        self._connection.execute("INSERT INTO relations VALUES (?, ?)", (number, line))

    def add_statement(self, id_: str, document: str, mark: Record) -> None:
        """Keeps a statement as a mark of Entente holds it."""
        values = (id_, document, json.dumps(mark))
        self._connection.execute("INSERT OR REPLACE INTO statements VALUES (?, ?, ?)", values)

    def party(self, id_: str) -> Record | None:
        """The record of a party or position."""
        row = self._connection.execute("SELECT record FROM parties WHERE id = ?", (id_,)).fetchone()
        return json.loads(row[0]) if row else None

    def documents(self) -> int:
        """How many documents the relations and statements have."""
        query = "SELECT (SELECT count(*) FROM relations) + (SELECT count(DISTINCT document) FROM statements)"
        return int(self._connection.execute(query).fetchone()[0])

    def namesakes(self, entity: str) -> int:
        """How many parties of the file would have this id of ours."""
        return int(self._connection.execute("SELECT count(*) FROM parties WHERE entity = ?", (entity,)).fetchone()[0])

    def relations(self) -> Iterator[tuple[int, str]]:
        """The relations in the order of the file: (line number, line)."""
        yield from self._connection.execute("SELECT number, line FROM relations ORDER BY number")

    def statements(self) -> Iterator[Record]:
        """The marks of statements, those of one document together."""
        for (mark,) in self._connection.execute("SELECT mark FROM statements ORDER BY document, id"):
            yield json.loads(mark)
