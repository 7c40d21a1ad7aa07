"""Scores of pairs of mentions: which person a title is of, whose it is, who is a member of what, who sanctions whom.

A pair is read from the encoder's word vectors: of its two mentions' first and last words, of the words between them
(their mean), of the kinds of the mentions and of how far apart they stand. Two layers give a score for each class.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import IO

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LINKS = "links.npz"
"""The file of the heads' weights, beside the network whose vectors they read."""

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
            "observer/current",
            "partner/current",
            "suspended/current",
            "withdrew/prospective",
            "withdrew/former",
            "host/current",
            "host/prospective",
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


def candidates(head: Head, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """The pairs of mentions, by their places in the list, that a head is asked about."""
    firsts = [index for index, mention in enumerate(mentions) if mention.kind in head.first]
    if not head.second:
        return [(index, index) for index in firsts]
    seconds = [index for index, mention in enumerate(mentions) if mention.kind in head.second]
    return [(a, b) for a in firsts for b in seconds if a != b and _apart(mentions[a], mentions[b]) <= head.reach]


def _apart(first: Mention, second: Mention) -> int:
    return max(second.first - first.last, first.first - second.last)


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
        with np.load(file) as kept:
            self._weights: dict[str, Floats] = {name: kept[name].astype(np.float32) for name in kept.files}
        self.width = self._weights["role.between"].shape[1]

    def probabilities(self, head: str, vectors: Floats, found: Pairs) -> Floats:
        """The probability of each class: `(pairs, classes)`.

        Args:
            head: Its name in HEADS.
            vectors: Of the words: `(words, width)`.
            found: The pairs.
        """
        scores = self._scores(head, vectors, found)
        odds = np.exp(scores - scores.max(axis=-1, keepdims=True))
        result: Floats = odds / odds.sum(axis=-1, keepdims=True)
        return result

    def _scores(self, head: str, vectors: Floats, found: Pairs) -> Floats:
        weight = {name: self._weights[f"{head}.{name}"] for name in PARTS}
        first, second, between = parts(vectors, found)
        hidden = first @ weight["first"].T + second @ weight["second"].T + between @ weight["between"].T
        for index, name in enumerate(("kind_first", "kind_second", "distance")):
            hidden += weight[name][found.marks[:, index]]
        both = (first @ weight["left"].T) * (second @ weight["right"].T)
        joined = np.concatenate([np.maximum(hidden, 0), both], axis=-1)
        result: Floats = joined @ weight["out"].T + weight["bias"]
        return result


PARTS = ("first", "second", "between", "kind_first", "kind_second", "distance", "left", "right", "out", "bias")
"""The weights of a head, as `extractors.training.links` names them."""


def parts(vectors: Floats, found: Pairs) -> tuple[Floats, Floats, Floats]:
    """The vectors of the first mentions, of the second, and the mean of those between; zeros where there are none."""
    words = found.words
    first = np.concatenate([vectors[words[:, 0]], vectors[words[:, 1]]], axis=-1)
    second = np.concatenate([vectors[words[:, 2]], vectors[words[:, 3]]], axis=-1)
    sums = np.concatenate([np.zeros((1, vectors.shape[1]), vectors.dtype), np.cumsum(vectors, axis=0)])
    count = np.maximum(1, words[:, 5] - words[:, 4])[:, None]
    return first, second, (sums[words[:, 5]] - sums[words[:, 4]]) / count
