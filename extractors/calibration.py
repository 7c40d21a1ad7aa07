"""Whether confidences tell how often a relation is right: a reliability table and the expected calibration error."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Final

from extractors.figures import share
from extractors.scoring import Judged, Verdict

BINS: Final = 10
"""Bins of equal width from 0 to 1; a bin holds its lower edge, and the last one both."""

_EDGES: Final = [number / BINS for number in range(1, BINS)]

Point = tuple[float, bool]
"""A confidence, and whether the relation agrees exactly with the gold."""


@dataclass(frozen=True, slots=True)
class Bin:
    """The predictions whose confidence is between `low` and `high`.

    Attributes:
        low: The lower edge, which belongs to the bin.
        high: The upper edge.
        count: How many predictions.
        confidence: Their mean confidence; None where there are none.
        right: The share of them that agrees exactly with the gold; None where there are none.
    """

    low: float
    high: float
    count: int
    confidence: float | None
    right: float | None


def points(judged: Iterable[Judged]) -> list[Point]:
    """The predictions with a confidence. Those that only agree with an optional reading are left out."""
    told = (one for one in judged if not one.is_gold and one.relation.get("confidence") is not None)
    return [
        (float(one.relation["confidence"]), one.exact != Verdict.WRONG) for one in told if one.exact != Verdict.OPTIONAL
    ]


def reliability(known: Iterable[Point]) -> list[Bin]:
    """The reliability table, one row a bin.

    >>> [(one.low, one.count, one.right) for one in reliability([(0.9, True), (0.95, False)]) if one.count]
    [(0.9, 2, 0.5)]
    """
    binned: list[list[Point]] = [[] for _ in range(BINS)]
    for confidence, right in known:
        binned[bisect_right(_EDGES, confidence)].append((confidence, right))
    return [_bin(number, members) for number, members in enumerate(binned)]


def _bin(number: int, members: Sequence[Point]) -> Bin:
    low, high, count = number / BINS, (number + 1) / BINS, len(members)
    if not members:
        return Bin(low, high, 0, None, None)
    return Bin(low, high, count, fsum(one for one, _ in members) / count, sum(right for _, right in members) / count)


def expected_error(bins: Sequence[Bin]) -> float | None:
    """The expected calibration error: the mean distance of confidence and accuracy, each bin by its count.

    The measure is that of Naeini, Cooper and Hauskrecht, "Obtaining Well Calibrated Probabilities Using Bayesian
    Binning", AAAI 2015, in the form of Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks",
    ICML 2017 (section 2). It depends on the bins: ten of equal width here.

    Returns:
        Between 0 (calibrated) and 1; None where there are no predictions.

    >>> round(expected_error(reliability([(0.9, True), (0.9, False)])), 2)
    0.4
    """
    total = sum(one.count for one in bins)
    if not total:
        return None
    filled = ((one.count, one.confidence or 0.0, one.right or 0.0) for one in bins)
    return share(fsum(count * abs(confidence - right) for count, confidence, right in filled), total)
