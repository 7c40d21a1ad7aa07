"""The measure: annotated relations against predicted ones, and one judgement for each.

Matching is one to one, within a passage and a kind: first the pairs that agree exactly, then those whose ends agree,
each in the order of the passage. A prediction that repeats a matched relation, or that agrees with nothing but an
optional reading, counts neither for nor against.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from extractors.agreement import Relation, exact, found

Pair = tuple[int, int]
"""The places of a gold and of a predicted relation that are matched."""


class Verdict(StrEnum):
    """What became of a relation; `MISSED` is said of gold only, the last three of predictions only."""

    RIGHT = "right"
    MISSED = "missed"
    WRONG = "wrong"
    OPTIONAL = "optional"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Passage:
    """One annotated passage and what was read in it.

    Attributes:
        id: Its name in both files.
        gold: The relations that it states.
        optional: Defensible readings: neither to be found nor to be left out.
        predicted: The relations that were read.
    """

    id: str
    gold: Sequence[Relation]
    optional: Sequence[Relation] = ()
    predicted: Sequence[Relation] = ()


@dataclass(frozen=True, slots=True)
class Judged:
    """A relation of the gold or of the predictions, and its verdict in both degrees."""

    passage: str
    relation: Relation
    is_gold: bool
    found: Verdict
    exact: Verdict

    @property
    def kind(self) -> str:
        """The type of the relation."""
        return str(self.relation["type"])


@dataclass(frozen=True, slots=True)
class _Matched:
    """The pairs of one degree, and the gold relations that they take."""

    agree: Callable[[Relation, Relation], bool]
    pairs: Sequence[Pair]
    gold: Sequence[Relation]

    def of_gold(self, place: int) -> Verdict:
        return Verdict.RIGHT if any(place == i for i, _ in self.pairs) else Verdict.MISSED

    def of_predicted(self, place: int, relation: Relation, optional: Sequence[Relation]) -> Verdict:
        if any(place == j for _, j in self.pairs):
            return Verdict.RIGHT
        if any(self.agree(self.gold[i], relation) for i, _ in self.pairs):
            return Verdict.REPEATED
        return Verdict.OPTIONAL if any(found(one, relation) for one in optional) else Verdict.WRONG


def match(gold: Sequence[Relation], predicted: Sequence[Relation]) -> tuple[list[Pair], list[Pair]]:
    """The pairs that agree exactly, and with them those whose ends agree.

    Exact pairs come first, so that no pair that is only found takes a relation from one that is exact.
    """
    exactly = _pairs(gold, predicted, exact, [])
    return exactly, exactly + _pairs(gold, predicted, found, exactly)


def _pairs(
    gold: Sequence[Relation],
    predicted: Sequence[Relation],
    agree: Callable[[Relation, Relation], bool],
    before: Sequence[Pair],
) -> list[Pair]:
    """Each gold relation that is free with the first free prediction that agrees with it."""
    done, free = {i for i, _ in before}, set(range(len(predicted))) - {j for _, j in before}
    pairs = []
    for i in (place for place in range(len(gold)) if place not in done):
        j = next((place for place in sorted(free) if agree(gold[i], predicted[place])), None)
        if j is not None:
            free.remove(j)
            pairs.append((i, j))
    return pairs


def judge(passages: Iterable[Passage]) -> Iterator[Judged]:
    """A judgement for each relation of the gold and each prediction: by passage, gold first."""
    for passage in passages:
        # Relations of different kinds never agree, so that one matching serves them all.
        exactly, roughly = match(passage.gold, passage.predicted)
        yield from _judged(passage, _Matched(found, roughly, passage.gold), _Matched(exact, exactly, passage.gold))


def _judged(passage: Passage, rough: _Matched, exactly: _Matched) -> Iterator[Judged]:
    for i, relation in enumerate(passage.gold):
        yield Judged(passage.id, relation, True, rough.of_gold(i), exactly.of_gold(i))
    for j, relation in enumerate(passage.predicted):
        verdicts = [degree.of_predicted(j, relation, passage.optional) for degree in (rough, exactly)]
        yield Judged(passage.id, relation, False, *verdicts)
