"""The ledger's table of judgements. Each function works within the transaction of its caller."""

from collections.abc import Iterable
from sqlite3 import Connection

from graph.judgements import Act, Judgement


def add(ledger: Connection, judgements: Iterable[Judgement]) -> int | None:
    """Keeps those that say something else than what counts, as one act: its number, or None where none does."""
    new = [one for one in judgements if _verdict(ledger, *one.pair) != one.verdict]
    act = int(ledger.execute("SELECT coalesce(max(number), 0) + 1 FROM judgements").fetchone()[0])
    ledger.executemany(
        'INSERT INTO judgements ("left", "right", verdict, "by", "at", reason, score, act) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [(one.left, one.right, one.verdict, one.by, one.at, one.reason, one.score, act) for one in new],
    )
    return act if new else None


def read(ledger: Connection) -> list[Act]:
    """All judgements as they were kept together, oldest first."""
    acts: dict[int, list[Judgement]] = {}
    query = 'SELECT act, "left", "right", verdict, "by", "at", reason, score FROM judgements ORDER BY number'
    for act, *values in ledger.execute(query):
        acts.setdefault(act, []).append(Judgement(*values))
    return [Act(number, tuple(judgements)) for number, judgements in acts.items()]


def _verdict(ledger: Connection, left: str, right: str) -> str:
    """The verdict that counts for a pair; `undecided` where there is none."""
    row = ledger.execute(
        "SELECT verdict FROM judgements "
        'WHERE ("left" = ?1 AND "right" = ?2) OR ("left" = ?2 AND "right" = ?1) ORDER BY number DESC LIMIT 1',
        (left, right),
    ).fetchone()
    return str(row[0]) if row else "undecided"
