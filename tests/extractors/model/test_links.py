"""Pairs of mentions as the heads read them."""

import io

import numpy as np
import pytest

from extractors.model.links import BUCKETS, HEADS, KINDS, NONE, Head, LinkScorer, Mention, candidates, pairs

PERSON, TITLE, LATER = Mention(0, 2, "N"), Mention(3, 4, "T"), Mention(90, 91, "T")


def test_each_head_can_answer_none_and_asks_of_known_kinds() -> None:
    for head in HEADS.values():
        assert head.classes[0] == NONE
        assert set(head.first + head.second) <= set(KINDS)
        assert len(set(head.classes)) == len(head.classes)


def test_only_pairs_of_the_kinds_and_within_reach_are_asked_about() -> None:
    assert candidates(HEADS["role"], [PERSON, TITLE, LATER]) == [(0, 1)]
    assert candidates(Head("N", "", (NONE, "imposed"), 0), [TITLE, PERSON]) == [(1, 1)]
    assert candidates(Head("CO", "CO", (NONE, "by"), 9), [Mention(0, 1, "C"), Mention(2, 3, "O")]) == [(0, 1), (1, 0)]


def test_a_pair_is_its_ends_and_the_words_between_in_either_order() -> None:
    found = pairs([PERSON, TITLE], [(0, 1), (1, 0), (0, 0)])
    assert found.words.tolist() == [[0, 1, 3, 3, 2, 3], [3, 3, 0, 1, 2, 3], [0, 1, 0, 1, 2, 2]]
    assert found.marks[:, 0].tolist() == [KINDS.index("N"), KINDS.index("T"), KINDS.index("N")]
    ahead, behind = found.marks[0, 2], found.marks[1, 2]
    assert ahead == 1 + BUCKETS.index(1)
    assert behind < BUCKETS.index(0)


@pytest.fixture
def weights() -> io.BytesIO:
    chance, kept = np.random.default_rng(7), {}
    for name, head in HEADS.items():
        sizes = {"first": (4, 6), "second": (4, 6), "between": (4, 3), "left": (2, 6), "right": (2, 6)}
        tables = {"kind_first": (len(KINDS), 4), "kind_second": (len(KINDS), 4), "distance": (len(BUCKETS) + 1, 4)}
        last = {"out": (len(head.classes), 6), "bias": (len(head.classes),)}
        kept |= {f"{name}.{part}": chance.normal(size=size) for part, size in {**sizes, **tables, **last}.items()}
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **kept)
    file.seek(0)
    return file


def test_the_classes_of_a_pair_share_one(weights: io.BytesIO) -> None:
    scorer = LinkScorer(weights)
    vectors = np.random.default_rng(1).normal(size=(5, 3)).astype(np.float32)
    found = scorer.probabilities("role", vectors, pairs([PERSON, TITLE], [(0, 1), (0, 1)]))
    assert scorer.width == 3
    assert found.shape == (2, len(HEADS["role"].classes))
    assert found.sum(axis=1) == pytest.approx([1, 1])
    assert np.array_equal(found[0], found[1])


def test_no_pair_no_row(weights: io.BytesIO) -> None:
    found = LinkScorer(weights).probabilities("issuer", np.zeros((2, 3), np.float32), pairs([], []))
    assert found.shape == (0, len(HEADS["issuer"].classes))
