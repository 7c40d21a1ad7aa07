"""The best lawful tags of words, and their spans.

A layer of n labels has 2n + 1 tags: outside, then beginning and inside of each label.
"""

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from extractors.model.labels import Span

Scores = NDArray[np.float32]
NEVER = np.float32(-1e9)


def size(labels: Sequence[str]) -> int:
    """The number of tags of a layer."""
    return 2 * len(labels) + 1


def best_spans(scores: Scores, labels: Sequence[str]) -> list[Span]:
    """The spans of the tags with the highest sum of scores among the lawful: inside follows only its own label.

    Args:
        scores: `(words, tags)`, log-probabilities or logits.
        labels: The layer's labels.
    """
    return _spans(_path(scores, _transitions(len(labels))), labels) if len(scores) else []


@cache
def _transitions(labels: int) -> Scores:
    """0 where a tag (column) may follow another (row), else NEVER."""
    table = np.zeros((2 * labels + 1, 2 * labels + 1), dtype=np.float32)
    for inside in range(2, 2 * labels + 1, 2):
        table[:, inside] = NEVER
        table[inside - 1 : inside + 1, inside] = 0
    return table


def _path(scores: Scores, transitions: Scores) -> list[int]:
    """The best path; where each word's best tag makes a lawful one, which is most often so, it is that."""
    best = scores.argmax(axis=1)
    lawful = transitions[0, best[0]] == 0 and not transitions[best[:-1], best[1:]].any()
    return best.tolist() if lawful else _best_path(scores, transitions)


def _best_path(scores: Scores, transitions: Scores) -> list[int]:
    best = scores[0] + transitions[0]  # a text starts as after an outside word
    came_from = np.zeros(scores.shape, dtype=np.int64)
    for word in range(1, len(scores)):
        ways = best[:, None] + transitions
        came_from[word] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[word]
    path = [int(best.argmax())]
    for word in range(len(scores) - 1, 0, -1):
        path.append(int(came_from[word, path[-1]]))
    return path[::-1]


def _spans(path: Sequence[int], labels: Sequence[str]) -> list[Span]:
    found: list[Span] = []
    for word, tag in enumerate(path):
        if tag % 2 == 1:
            found.append(Span(word, word + 1, labels[tag // 2]))
        elif tag:
            found[-1] = Span(found[-1].first, word + 1, found[-1].label)
    return found
