"""Tells the terms of one fact apart: a president voted out and back in holds the office twice.

Two statements belong to one term unless their dates forbid it. Dates are partial and often missing, so this asks what
is compatible, in an order that depends on the statements alone.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from graph.model import Statement
from graph.ontology import relation_type

ENDED = frozenset({"former"})
"""Statuses that say a term is over; any other speaks of it as going on when it was stated."""


def stated(statement: Statement) -> str:
    """When it was stated: the document's date, or nothing, which sorts before all dates."""
    return statement.evidence.document.published or ""


@dataclass
class Term:
    """The statements of one term, and its dates at their best precision.

    `going_on` is when it was last stated as not over, `over` when it was first stated as over.
    """

    statements: list[Statement] = field(default_factory=list)
    since: str = ""
    until: str = ""
    going_on: str = ""
    over: str = ""

    @classmethod
    def of(cls, statement: Statement) -> "Term":
        """The term as one statement has it."""
        said, when = statement.qualifiers, stated(statement)
        over = statement.status in ENDED
        return cls(
            [statement],
            since="" if relation_type(statement.kind).is_event(statement) else said.get("since", ""),
            until=said.get("until", ""),
            going_on="" if over or "until" in said else when,
            over=when if over else "",
        )

    def may_be(self, other: "Term") -> bool:
        """Whether the dates allow both to be one term."""
        if not (self.until or other.until or self.over or other.over):  # neither ends, as is usual
            return _agree(self.since, other.since)
        return (
            _agree(self.since, other.since)
            and _agree(self.until, other.until)
            and not _over_before(self.until, max(other.since, other.going_on))
            and not _over_before(other.until, max(self.since, self.going_on))
            and not _over_before(self.over, other.going_on)
            and not _over_before(other.over, self.going_on)
        )

    def take(self, other: "Term") -> None:
        """Adds the other's statements and what they know."""
        self.statements += other.statements
        self.since = max(self.since, other.since, key=len)
        self.until = max(self.until, other.until, key=len)
        self.going_on = max(self.going_on, other.going_on)
        self.over = min(filter(None, (self.over, other.over)), default="")


def terms(statements: Iterable[Statement]) -> list[tuple[str, list[Statement]]]:
    """The statements of one fact, grouped by term.

    Returns:
        (mark, statements) for each term, earliest first. The mark tells it from the other terms of the fact; it is
        empty for the first, so that the usual fact with a single term keeps its key when a date becomes known.
    """
    found: list[Term] = []
    # What has no date at all comes last, when the terms that it may speak of are known.
    for statement in sorted(statements, key=_order):
        one = Term.of(statement)
        # The latest term that fits: what is said without dates speaks of the present one.
        home = next((term for term in reversed(found) if term.may_be(one)), None)
        if home is None:
            found.append(one)
        else:
            home.take(one)
    begun = [_begin(term.statements[0])[0] for term in found]
    marks = ["" if not n else f"{begin}#{begun[:n].count(begin)}" for n, begin in enumerate(begun)]
    return [(mark, term.statements) for mark, term in zip(marks, found, strict=True)]


def _order(statement: Statement) -> tuple[bool, tuple[str, str]]:
    begin = _begin(statement)
    return (not begin[0], begin)


def _begin(statement: Statement) -> tuple[str, str]:
    said = statement.qualifiers
    return (said.get("since") or said.get("until") or stated(statement), statement.id)


def _agree(mine: str, theirs: str) -> bool:
    # As `PartialDate.agrees_with`; nothing, which is no date, agrees with all.
    return mine.startswith(theirs) or theirs.startswith(mine)


def _over_before(until: str, begun: str) -> bool:
    return bool(until) and begun > until and not begun.startswith(until)
