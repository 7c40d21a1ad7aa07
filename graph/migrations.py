"""How a ledger comes to its present version: one step a version, the same for an old ledger and for a new one.

A step runs within a transaction, once, and may rely on all that the steps before it made.
"""

from collections.abc import Callable, Mapping
from sqlite3 import Connection
from typing import Final

from graph import mention_index

Step = Callable[[Connection], None]


def migrate(ledger: Connection, version: int) -> None:
    """Runs the steps that lead from a version to the present one, and marks the ledger with that."""
    for earlier in range(version, VERSION):
        STEPS[earlier](ledger)
    ledger.execute(f"PRAGMA user_version = {VERSION}")


def _mentions(ledger: Connection) -> None:
    """Which statements speak of an entity; filled when it is first asked, or something is added."""
    for command in mention_index.TABLES:
        ledger.execute(command)


STEPS: Final[Mapping[int, Step]] = {1: _mentions}
"""Version → what makes the next one of it."""

VERSION: Final = max(STEPS) + 1
"""The version of the ledgers that this Entente writes."""
