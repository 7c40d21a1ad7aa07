"""Scores of pairs of mentions: which person a title is of, whose it is, who is a member of what, who sanctions whom.

A pair is read from the encoder's word vectors: of its two mentions' first and last words, of the words between them
(their mean), of the kinds of the mentions and of how far apart they stand. Two layers give a score for each class.
"""

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LINKS, PAIRS = "links.npz", "pairs.onnx"
"""The files of the heads' weights, and of the network whose vectors they read."""

VECTORS = "vectors"
"""That network's result: the encoder's vector of each word."""

READ_TOGETHER = 256
"""Word pieces of the longest window: an office and its country are often sentences apart."""

NONE = "none"
"""The class of two mentions that nothing links."""

KINDS = "CDRMAONXTLS"
"""The kinds of mention, as `extractors.syntax` has them."""


@dataclass(frozen=True, slots=True)
class Head:
    """One question that is asked of pairs.

    Args:
        first: Kinds of the first mention.
        second: Kinds of the second; none where a mention is looked at alone, as both ends of its pair.
        classes: The answers; the first is NONE.
        reach: How many words may stand between the two.
    """

    first: str
    second: str
    classes: tuple[str, ...]
    reach: int


HEADS: Mapping[str, Head] = {
    "role": Head("N", "T", (NONE, "current", "former", "acting", "incoming", "candidate", "conditional", "denied"), 60),
    "owner": Head("T", "CDRMAOXL", (NONE, "of"), 60),
    "membership": Head(
        "CDRM",
        "O",
        (
            NONE,
            "member/current",
            "member/denied",
            "member/former",
            "joined/current",
            "joined/prospective",
            "founder/current",
            "candidate/prospective",
            "candidate/former",
            "observer/current",
            "observer/prospective",
            "partner/current",
            "partner/prospective",
            "suspended/current",
            "suspended/former",
            "withdrew/prospective",
            "withdrew/former",
            "host/current",
            "host/prospective",
            "host/former",
        ),
        60,
    ),
    "target": Head("CDRMAONX", "", (NONE, "imposed", "extended", "lifted", "threatened", "proposed", "denied"), 0),
    "issuer": Head("CDRMAONX", "CDRMAO", (NONE, "by"), 80),
}

BUCKETS = (-40, -20, -10, -5, -3, -1, 0, 1, 2, 4, 6, 11, 21, 41)
"""Least number of words between two mentions of each bucket of distances; below 0 where the second stands first."""


@dataclass(frozen=True, slots=True)
class Mention:
    """Words `first` up to, not including, `last`, of a kind."""

    first: int
    last: int
    kind: str


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs as numbers, a row each.

    Attributes:
        words: First and last word of the first mention, the same of the second, and the range of words between:
            `(pairs, 6)`.
        marks: Kind of the first, of the second, and the bucket of their distance: `(pairs, 3)`.
    """

    words: Ints
    marks: Ints


def candidates(head: Head, mentions: Sequence[Mention], among: Container[int] | None = None) -> list[tuple[int, int]]:
    """The pairs of mentions, by their places in the list, that a head is asked about.

    Args:
        head: The head.
        mentions: In the order of the text, none overlapping.
        among: The first mentions that are asked about, where not all are.
    """
    kinds = (index for index, mention in enumerate(mentions) if mention.kind in head.first)
    firsts = [index for index in kinds if among is None or index in among]
    if not head.second:
        return [(index, index) for index in firsts]
    return [(a, b) for a in firsts for b in _near(head, mentions, a)]


def _near(head: Head, mentions: Sequence[Mention], first: int) -> Iterator[int]:
    """The mentions of the second kinds within reach of a first; mentions stand in their order."""
    here = mentions[first]
    start = bisect_left(mentions, here.first - head.reach, key=lambda mention: mention.last)
    for place in range(start, len(mentions)):
        if mentions[place].first - here.last > head.reach:
            return
        if place != first and mentions[place].kind in head.second:
            yield place


def pairs(mentions: Sequence[Mention], chosen: Sequence[tuple[int, int]]) -> Pairs:
    """The rows of some pairs of mentions."""
    rows = [_row(mentions[a], mentions[b]) for a, b in chosen]
    words = np.array([row[0] for row in rows], dtype=np.int64).reshape(-1, 6)
    return Pairs(words, np.array([row[1] for row in rows], dtype=np.int64).reshape(-1, 3))


def _row(first: Mention, second: Mention) -> tuple[tuple[int, ...], tuple[int, ...]]:
    left, right = min(first.last, second.last), max(first.first, second.first)
    distance = second.first - first.last if second.first >= first.last else -1 - max(0, first.first - second.last)
    bucket = sum(distance >= least for least in BUCKETS)
    ends = (first.first, first.last - 1, second.first, second.last - 1)
    return (*ends, left, max(left, right)), (KINDS.index(first.kind), KINDS.index(second.kind), bucket)


class LinkScorer:
    """The heads of an exported model.

    Args:
        file: Of their weights, open for reading.

    Attributes:
        width: Of the word vectors that they read.
    """

    def __init__(self, file: IO[bytes]) -> None:
        with np.load(file, allow_pickle=False) as kept:
            self._weights: dict[str, Floats] = {name: kept[name].astype(np.float32) for name in kept.files}
        self.width = self._weights["role.between"].shape[1]

    def probabilities(self, head: str, vectors: Floats, found: Pairs) -> Floats:
        """The probability of each class: `(pairs, classes)`.

        Args:
            head: Its name in HEADS.
            vectors: Of the words: `(words, width)`.
            found: The pairs.
        """
        weight = {name: self._weights[f"{head}.{name}"] for name in PARTS}
        projected = _Projected(weight, vectors, found.words)
        slices = [slice(start, start + _AT_ONCE) for start in range(0, len(found.words), _AT_ONCE)]
        rows = [_shares(_scores(weight, projected, found, some)) for some in slices]
        result: Floats = np.concatenate(rows) if rows else np.zeros((0, len(weight["bias"])), np.float32)
        return result


_AT_ONCE = 4096
"""Pairs that are scored at once: a long text has many, with a thousand bytes each."""


class _Projected:
    """The first layer's sums of each word, from which those of a pair are put together: a word is in many pairs."""

    def __init__(self, weight: Mapping[str, Floats], vectors: Floats, words: Ints) -> None:
        ends, at = np.unique(words[:, :4], return_inverse=True)
        self.at = at.reshape(-1, 4)
        rows = vectors[ends]
        self.halves = {name: [rows @ half.T for half in np.split(weight[name], 2, axis=1)] for name in _ENDS}
        inside = _inside(words[:, 4:], len(vectors))
        between = np.zeros((len(vectors) + 1, len(weight["between"])), np.float32)
        between[1:][inside] = vectors[inside] @ weight["between"].T
        self.sums = np.cumsum(between, axis=0)

    def end(self, name: str, some: slice) -> Floats:
        """Of the mentions at one end of some pairs: `(pairs, numbers)`."""
        first, last = self.halves[name]
        at = self.at[some, _ENDS[name] : _ENDS[name] + 2]
        found: Floats = first[at[:, 0]] + last[at[:, 1]]
        return found

    def between(self, ranges: Ints) -> Floats:
        """The means of the words between; zeros where there are none."""
        count = np.maximum(1, ranges[:, 1] - ranges[:, 0])[:, None].astype(np.float32)
        found: Floats = (self.sums[ranges[:, 1]] - self.sums[ranges[:, 0]]) / count
        return found


def _inside(ranges: Ints, words: int) -> NDArray[np.bool_]:
    """For each word whether it is in one of some ranges: `(words,)`."""
    steps = np.zeros(words + 1, np.int64)
    np.add.at(steps, ranges[:, 0], 1)
    np.add.at(steps, ranges[:, 1], -1)
    return np.cumsum(steps[:-1]) > 0


_ENDS = {"first": 0, "second": 2, "left": 0, "right": 2}
"""The weights that read a mention's first and last word, and where these stand in a row of `Pairs.words`."""


def _scores(weight: Mapping[str, Floats], projected: _Projected, found: Pairs, some: slice) -> Floats:
    hidden = projected.end("first", some) + projected.end("second", some) + projected.between(found.words[some, 4:])
    for index, name in enumerate(("kind_first", "kind_second", "distance")):
        hidden += weight[name][found.marks[some, index]]
    both = projected.end("left", some) * projected.end("right", some)
    joined = np.concatenate([np.maximum(hidden, 0), both], axis=-1)
    result: Floats = joined @ weight["out"].T + weight["bias"]
    return result


def _shares(scores: Floats) -> Floats:
    odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
    result: Floats = odds / odds.sum(axis=-1, keepdims=True)
    return result


PARTS = ("first", "second", "between", "kind_first", "kind_second", "distance", "left", "right", "out", "bias")
"""The weights of a head, as `extractors.training.links` names them."""
