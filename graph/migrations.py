"""How a ledger comes to its present version: one step a version, the same for an old ledger and for a new one.

A step runs within a transaction, once, and may rely on all that the steps before it made.
"""

from collections.abc import Callable, Mapping
from sqlite3 import Connection
from typing import Final

from graph import copy_index, mention_index, reference_table

Step = Callable[[Connection], None]


def migrate(ledger: Connection, version: int) -> None:
    """Runs the steps that lead from a version to the present one, and marks the ledger with that."""
    for earlier in range(version, VERSION):
        STEPS[earlier](ledger)
    ledger.execute(f"PRAGMA user_version = {VERSION}")


def _copies(ledger: Connection) -> None:
    """Which documents carry one report, for the texts that are there too."""
    for command in copy_index.TABLES:
        ledger.execute(command)
    for document, text in ledger.execute("SELECT id, text FROM documents ORDER BY id"):
        copy_index.add(ledger, document, text)


def _reference_links(ledger: Connection) -> None:
    """Which entities are linked to those of a reference."""
    ledger.execute(reference_table.TABLE)


_ACTS: Final = (
    "ALTER TABLE judgements ADD COLUMN score REAL",
    "ALTER TABLE judgements ADD COLUMN act INTEGER",
    "UPDATE judgements SET act = number",
    'CREATE INDEX judgements_by_pair ON judgements ("left", "right")',
)


def _acts(ledger: Connection) -> None:
    """How sure judgements are, and which of them were kept at once."""
    for command in _ACTS:
        ledger.execute(command)


def _mentions(ledger: Connection) -> None:
    """Which statements speak of an entity; filled when it is first asked, or something is added."""
    for command in mention_index.TABLES:
        ledger.execute(command)


def _spellings(ledger: Connection) -> None:
    """By which names are found in other scripts; the index of mentions is made anew with them."""
    for command in mention_index.SPELLINGS:
        ledger.execute(command)
    ledger.execute("DELETE FROM mentions_made_with")


STEPS: Final[Mapping[int, Step]] = {1: _copies, 2: _reference_links, 3: _acts, 4: _mentions, 5: _spellings}
"""Version → what makes the next one of it."""

VERSION: Final = max(STEPS) + 1
"""The version of the ledgers that this Entente writes."""
