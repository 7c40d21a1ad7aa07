"""Judgements that two entities are the same or are not: kept for good, undone by a newer one.

A *scoped* id speaks of an entity in one document: `person:john-smith@doc:a` is the John Smith of `doc:a`. Judging it
the same as `person:john-smith--gb` takes that document's John Smith away from his namesakes, whom the name made one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal, NamedTuple, get_args

from graph.errors import StatementError

Verdict = Literal["same", "different", "undecided"]

AUTOMATIC: Final = "entente"
"""Who judges where no human does; a human's judgement goes before such a one."""

_SCOPE = "@doc:"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who judged two entity ids to be the same (or not), when and why; `undecided` takes an earlier verdict back.

    Attributes:
        score: How sure it was, from 0 to 1, where that was computed.

    Raises:
        StatementError: The verdict is none, the ids are not two of one kind, or both are scoped.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    reason: str = ""
    score: float | None = None

    def __post_init__(self) -> None:
        if self.verdict not in get_args(Verdict):
            raise StatementError(f"{self.verdict!r} is no verdict; it is one of {', '.join(get_args(Verdict))}")
        kinds = {id_.partition(_SCOPE)[0].rpartition(":")[0] for id_ in self.pair}
        if self.left == self.right or len(kinds) != 1 or "" in kinds:
            raise StatementError(f"{self.left!r} and {self.right!r} are not two ids of one kind, as person:a, person:b")
        if all(_SCOPE in id_ for id_ in self.pair):
            raise StatementError(
                f"{self.left!r} and {self.right!r} are both of one document; judge each with an entity"
            )

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids in one order."""
        return (min(self.left, self.right), max(self.left, self.right))


def now() -> str:
    """The time to note on what is judged or linked now, to the second, in UTC."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Act(NamedTuple):
    """Judgements that were kept at once and are undone at once, by the number of the first."""

    number: int
    judgements: tuple[Judgement, ...]


def scoped(id_: str, document_id: str) -> str:
    """The id of an entity as one document speaks of it.

    >>> scoped("person:john-smith", "doc:a")
    'person:john-smith@doc:a'
    """
    return f"{id_}@{document_id}"


def unscoped(id_: str) -> str:
    """The id as statements use it.

    >>> unscoped("person:john-smith@doc:a"), unscoped("person:ana")
    ('person:john-smith', 'person:ana')
    """
    return id_.partition(_SCOPE)[0]


def newest(judgements: Iterable[Judgement]) -> dict[tuple[str, str], Judgement]:
    """The judgement that counts for each pair: the last one in the order given."""
    return {judgement.pair: judgement for judgement in judgements}


def canonical_ids(judgements: Iterable[Judgement]) -> Mapping[str, str]:
    """Entity id → the id of its group, for ids that were judged the same as another.

    The newest judgement on a pair counts, in the order given. The smallest id of a group stands for it, so that the
    order of merging does not matter. Two that were judged different never come into one group, by whatever chain: the
    judgement that would bring them together is passed over. Humans' judgements are followed first, then the surest.
    """
    counting = newest(judgements).values()
    apart = _apart(counting)
    group: dict[str, set[str]] = {}
    for one in sorted((one for one in counting if one.verdict == "same"), key=_precedence):
        left, right = (group.get(id_, {id_}) for id_ in one.pair)
        if not any(apart.get(id_, frozenset()) & right for id_ in left):
            joined = left | right
            group |= dict.fromkeys(joined, joined)
    named = {id_: representative(ids) for id_, ids in group.items()}
    return {id_: name for id_, name in named.items() if id_ != name}


def _apart(judgements: Iterable[Judgement]) -> dict[str, set[str]]:
    apart: dict[str, set[str]] = {}
    for left, right in (one.pair for one in judgements if one.verdict == "different"):
        apart.setdefault(left, set()).add(right)
        apart.setdefault(right, set()).add(left)
    return apart


def _precedence(judgement: Judgement) -> tuple[bool, float]:
    automatic = judgement.by == AUTOMATIC
    return (automatic, -(judgement.score or 0.0) if automatic else 0.0)


def representative(ids: Iterable[str]) -> str:
    """The smallest id, one that is no document's before those that are."""
    return min(ids, key=lambda id_: (unscoped(id_) != id_, id_))
