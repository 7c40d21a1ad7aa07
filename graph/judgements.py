"""Judgements that two entities are the same or are not: kept for good, undone by a newer one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "undecided"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who judged two entity ids to be the same (or not), when and why; `undecided` takes an earlier verdict back."""

    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    reason: str = ""

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
