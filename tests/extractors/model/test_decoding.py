"""The best lawful tags."""

from collections.abc import Iterable
from itertools import pairwise, product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.model.decoding import best_spans, size
from extractors.model.labels import Span

LABELS = ("PERSON", "ORG")


def test_inside_follows_only_its_own_label() -> None:
    scores = np.full((3, size(LABELS)), -5, dtype=np.float32)
    scores[0, 1] = 1  # begins a person
    scores[1, 4] = 1  # within an organization: unlawful here, so the next best way is taken
    scores[1, 2] = 0.5
    scores[2, 0] = 1
    assert best_spans(scores, LABELS) == [Span(0, 2, "PERSON")]


def test_a_text_without_words_has_no_spans() -> None:
    assert best_spans(np.zeros((0, size(LABELS)), dtype=np.float32), LABELS) == []


def test_neighbours_of_one_label_stay_two() -> None:
    scores = np.zeros((2, size(LABELS)), dtype=np.float32)
    scores[:, 1] = 9
    assert best_spans(scores, LABELS) == [Span(0, 1, "PERSON"), Span(1, 2, "PERSON")]


@given(st.lists(st.lists(st.floats(-9, 9), min_size=5, max_size=5), max_size=8))
def test_best_spans_are_in_order_and_apart(rows: list[list[float]]) -> None:
    found = best_spans(np.array(rows, dtype=np.float32).reshape(len(rows), 5), LABELS)
    assert all(0 <= span.first < span.end <= len(rows) for span in found)
    assert all(one.end <= other.first for one, other in pairwise(found))


@given(st.lists(st.lists(st.integers(-9, 9), min_size=5, max_size=5), min_size=1, max_size=4))
def test_no_lawful_tags_have_a_higher_sum(rows: list[list[int]]) -> None:
    found = best_spans(np.array(rows, dtype=np.float32), LABELS)
    tags = [0] * len(rows)
    for span in found:
        begins = 2 * LABELS.index(span.label) + 1
        tags[span.first : span.end] = [begins, *[begins + 1] * (span.end - span.first - 1)]
    lawful = (way for way in product(range(5), repeat=len(rows)) if all(map(_may_follow, (0, *way), way)))
    assert _sum(rows, tags) == max(_sum(rows, way) for way in lawful)


def _may_follow(before: int, tag: int) -> bool:
    return tag in (0, 1, 3) or before in (tag - 1, tag)


def _sum(rows: list[list[int]], tags: Iterable[int]) -> int:
    return sum(row[tag] for row, tag in zip(rows, tags, strict=True))
