"""The ledger's index from entities, and from their names, to the statements that speak of them.

Entities stand in it as the statements have them, before any judgement, and with the roles and sanctions that follow
from a statement. What follows depends on the tables of titles and on our own code; so the index keeps a mark of what it
was made with, and is made anew where that has changed. Each function works within the transaction of its caller.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from sqlite3 import Connection
from sys import modules
from typing import Final

from graph.model import Statement, slug
from graph.ontology import relation_types
from graph.person_names import person_key
from graph.readings import entities_of
from graph.resources import folder

TABLES: Final = (
    """CREATE TABLE names (
        number INTEGER PRIMARY KEY, entity TEXT NOT NULL, name TEXT NOT NULL, slug TEXT NOT NULL, UNIQUE (entity, name)
    ) STRICT""",
    "CREATE INDEX names_by_slug ON names (slug)",
    """CREATE TABLE mentions (
        name INTEGER NOT NULL, statement TEXT NOT NULL REFERENCES statements ON DELETE CASCADE,
        PRIMARY KEY (name, statement)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX mentions_by_statement ON mentions (statement)",
    "CREATE TABLE mentions_made_with (mark TEXT NOT NULL) STRICT",
)

SPELLINGS: Final = (
    "ALTER TABLE names ADD COLUMN spelling TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX names_by_spelling ON names (spelling)",
)
"""What names have in common with their other spellings (`graph.person_names.person_key`)."""

OF_ENTITIES: Final = (
    "SELECT statement FROM names JOIN mentions ON mentions.name = number "
    "WHERE entity IN (SELECT value FROM json_each(?))"
)
"""The ids of the statements that speak of entities. Parameter: the ids of these, as a JSON list."""

_TABLES: Final = ("mentions", "names", "mentions_made_with")
_OF_DOCUMENT: Final = (
    "SELECT DISTINCT name FROM statements JOIN mentions ON mentions.statement = statements.id WHERE document = ?"
)
_UNMENTIONED: Final = (
    "DELETE FROM names WHERE number IN (SELECT value FROM json_each(?)) "
    "AND NOT EXISTS (SELECT 1 FROM mentions WHERE mentions.name = names.number)"
)
_FEW: Final = 2000


def add(ledger: Connection, statements: Iterable[Statement]) -> None:
    """Takes in statements that the ledger keeps and the index does not know; they leave it as they leave the ledger."""
    for one in statements:
        for entity in entities_of(one).values():
            ledger.execute(
                "INSERT OR IGNORE INTO names (entity, name, slug, spelling) VALUES (?, ?, ?, ?)",
                (entity.id, entity.name, slug(entity.name), person_key(entity.name)),
            )
            ledger.execute(
                "INSERT OR IGNORE INTO mentions SELECT number, ? FROM names WHERE entity = ? AND name = ?",
                (one.id, entity.id, entity.name),
            )


def numbers(ledger: Connection, document: str) -> list[int]:
    """The numbers of the names that a document mentions."""
    return [number for (number,) in ledger.execute(_OF_DOCUMENT, (document,))]


def drop_unmentioned(ledger: Connection, among: list[int]) -> None:
    """Takes out those of these names that nothing mentions any more: what was forgotten is not suggested to anybody."""
    ledger.execute(_UNMENTIONED, (json.dumps(among),))


def is_current(ledger: Connection) -> bool:
    """Whether it was made with the present tables and code."""
    return ledger.execute("SELECT mark FROM mentions_made_with").fetchall() == [(_mark(),)]


def make_beside(ledger: Connection, statements: Iterable[Statement]) -> None:
    """Makes the whole index in a temporary database, which hides the one of a ledger that cannot be written."""
    ledger.execute("PRAGMA foreign_keys = OFF")  # what it refers to is in another database
    for table in _TABLES:
        ledger.execute(f"DROP TABLE IF EXISTS temp.{table}")
    for command in (*TABLES, *SPELLINGS):
        ledger.execute(command.replace("CREATE TABLE", "CREATE TEMP TABLE"))
    make_anew(ledger, statements)


def make_anew(ledger: Connection, statements: Iterable[Statement]) -> None:
    """Makes the whole index."""
    for table in _TABLES:
        ledger.execute(f"DELETE FROM {table}")  # noqa: S608 - ours
    numbers: dict[tuple[str, str], int] = {}
    ledger.executemany("INSERT OR IGNORE INTO mentions VALUES (?, ?)", _mentions(statements, numbers))
    rows = ((number, *named, slug(named[1]), person_key(named[1])) for named, number in numbers.items())
    ledger.executemany("INSERT INTO names VALUES (?, ?, ?, ?, ?)", rows)
    ledger.execute("INSERT INTO mentions_made_with VALUES (?)", (_mark(),))


def entities_called(ledger: Connection, wanted: str) -> list[str]:
    """The ids of the entities with a name of this slug."""
    rows = ledger.execute("SELECT DISTINCT entity FROM names WHERE slug = ? ORDER BY entity", (wanted,))
    return [id_ for (id_,) in rows]


def entities_spelled(ledger: Connection, key: str) -> list[tuple[str, str]]:
    """The ids and names of the entities whose name has this key."""
    return ledger.execute("SELECT entity, name FROM names WHERE spelling = ? ORDER BY entity, name", (key,)).fetchall()


def names_near(ledger: Connection, wanted: str) -> list[str]:
    """Names among which one that was meant is likely to be: all of few, of many those that begin as it does."""
    rows = ledger.execute("SELECT DISTINCT name FROM names ORDER BY name LIMIT ?", (_FEW + 1,)).fetchall()
    if len(rows) > _FEW:
        like = "SELECT DISTINCT name FROM names WHERE slug GLOB ? ORDER BY name LIMIT ?"
        rows = ledger.execute(like, (wanted[:3] + "*", _FEW)).fetchall()
    return [name for (name,) in rows]


def _mentions(statements: Iterable[Statement], numbers: dict[tuple[str, str], int]) -> Iterator[tuple[int, str]]:
    for one in statements:
        for entity in entities_of(one).values():
            yield numbers.setdefault((entity.id, entity.name), len(numbers)), one.id


@cache
def _mark() -> str:
    """A hash of what the nodes are made with that follow from a statement."""
    makers = {derived.make.__module__ for relation in relation_types().values() for derived in relation.derived}
    code = [file for name in sorted({*makers, *_CODE}) if (file := modules[name].__file__)]
    files = [*map(Path, code), *sorted(folder("seeds").glob("*.tsv")), folder("seeds") / "territories.json"]
    return sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


_CODE: Final = (
    "graph.model", "graph.names", "graph.ontology", "graph.person_names", "graph.readings", "graph.scripts",
    "graph.tables", "graph.titles",
)  # fmt: skip
