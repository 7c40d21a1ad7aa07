"""Figures out of judgements: precision, recall and F1 by kind, groups by status, passages without relations."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from extractors.scoring import Judged, Passage, Verdict


@dataclass(frozen=True, slots=True)
class Tally:
    """How many relations are right, missed and wrongly read; shares are between 0 and 1, and 0 of nothing."""

    right: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """Of the predictions that count, the share that is right."""
        return share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Of the gold relations, the share that is right."""
        return share(self.right, self.right + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return share(2 * self.right, 2 * self.right + self.missed + self.wrong)


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one kind, or of all.

    Attributes:
        gold: How many relations are annotated.
        predicted: How many were read, those that count neither way included.
        found: Those whose ends agree.
        exact: Those whose status agrees too.
    """

    gold: int
    predicted: int
    found: Tally
    exact: Tally


@dataclass(slots=True)
class Group:
    """The relations of one status (or relation): of the gold, and of the predictions those that are not exact."""

    gold: int = 0
    found: int = 0
    exact: int = 0
    wrong: int = 0


@dataclass(frozen=True, slots=True)
class Empty:
    """Passages without relations, and how many of them have none wrongly read."""

    passages: int = 0
    clean: int = 0

    @property
    def share(self) -> float:
        """The share that is clean."""
        return share(self.clean, self.passages)


def share(part: float, whole: float) -> float:
    """A part of a whole, between 0 and 1; 0 of nothing."""
    return part / whole if whole else 0.0


def score(judged: Iterable[Judged]) -> Score:
    """The figures of the relations judged."""
    all_ = list(judged)
    gold = sum(one.is_gold for one in all_)
    return Score(gold, len(all_) - gold, _tally(all_, "found"), _tally(all_, "exact"))


def _tally(judged: Sequence[Judged], degree: str) -> Tally:
    # A right pair is judged on both sides; its gold side is counted.
    verdicts = [getattr(one, degree) for one in judged if one.is_gold or getattr(one, degree) == Verdict.WRONG]
    return Tally(*(verdicts.count(verdict) for verdict in (Verdict.RIGHT, Verdict.MISSED, Verdict.WRONG)))


def groups(judged: Iterable[Judged], by: str) -> dict[str, Group]:
    """The relations that have the field `by` (`status`, `relation`), by its value, in order of the values."""
    found_: dict[str, Group] = {}
    for one in judged:
        if (value := one.relation.get(by)) is not None:
            _count(found_.setdefault(value, Group()), one)
    return dict(sorted(found_.items()))


def _count(group: Group, one: Judged) -> None:
    if one.is_gold:
        group.gold += 1
        group.found += one.found == Verdict.RIGHT
        group.exact += one.exact == Verdict.RIGHT
    else:
        group.wrong += one.exact == Verdict.WRONG


def empty(passages: Iterable[Passage], judged: Iterable[Judged]) -> Empty:
    """The passages without relations, and how many of them have none wrongly read."""
    wrong = {one.passage for one in judged if one.found == Verdict.WRONG}
    without = [passage.id for passage in passages if not passage.gold]
    return Empty(len(without), sum(id_ not in wrong for id_ in without))


def mistakes(judged: Iterable[Judged]) -> Iterator[Judged]:
    """The gold relations that were not found, and the predictions that are wrong, in order."""
    return (one for one in judged if one.found in (Verdict.MISSED, Verdict.WRONG))
