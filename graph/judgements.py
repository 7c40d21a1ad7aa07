"""Judgements that two entities are the same or are not: kept for good, undone by a newer one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from graph.errors import StatementError

Verdict = Literal["same", "different", "undecided"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who judged two entity ids to be the same (or not), when and why; `undecided` takes an earlier verdict back.

    `different` joins nothing, and takes nothing apart that other judgements join.

    Raises:
        StatementError: The verdict is none, or the ids are not two of one kind.
    """

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    reason: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in get_args(Verdict):
            raise StatementError(f"{self.verdict!r} is no verdict; it is one of {', '.join(get_args(Verdict))}")
        kinds = {id_.rpartition(":")[0] for id_ in self.pair}
        if self.left == self.right or len(kinds) != 1 or "" in kinds:
            raise StatementError(f"{self.left!r} and {self.right!r} are not two ids of one kind, as person:a, person:b")

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids in one order."""
        return (min(self.left, self.right), max(self.left, self.right))


def canonical_ids(judgements: Iterable[Judgement]) -> Mapping[str, str]:
    """Entity id → the id of its group, for ids that were judged the same as another.

    The newest judgement on a pair counts, in the order given. The smallest id of a group stands for it, so that the
    order of merging does not matter.
    """
    newest = {judgement.pair: judgement.verdict for judgement in judgements}
    group: dict[str, set[str]] = {}
    for left, right in (pair for pair, verdict in newest.items() if verdict == "same"):
        joined = group.get(left, {left}) | group.get(right, {right})
        group |= dict.fromkeys(joined, joined)
    return {id_: min(ids) for id_, ids in group.items() if id_ != min(ids)}
