"""Windows of neighbouring sentences, and batches of windows."""

import random
from collections.abc import Sequence

from extractors.model.windows import Window, batches, cut, windows


def by_letters(words: Sequence[str]) -> list[list[int]]:
    return [[ord(letter) for letter in word] for word in words]


def made(texts: list[tuple[str, str]], limit: int) -> list[Window]:
    sentences = [text.split() for text, _ in texts]
    return windows(cut(sentences, by_letters, limit), [document for _, document in texts], lambda: limit)


def layout(found: list[Window]) -> list[list[tuple[int, int, int]]]:
    return [[(piece.sentence, piece.first, len(piece.ids)) for piece in window.pieces] for window in found]


def test_neighbours_of_a_document_stand_together_while_they_fit() -> None:
    found = made([("aa bb", "d"), ("cc", "d"), ("dddd", "d"), ("e", "other")], limit=6)
    assert layout(found) == [[(0, 0, 2), (1, 0, 1)], [(2, 0, 1)], [(3, 0, 1)]]


def test_a_long_sentence_is_cut_between_words_and_a_long_word_shortened() -> None:
    found = made([("aaa bbb ccccccccc d", "d")], limit=6)
    assert [(p.first, p.ids) for w in found for p in w.pieces] == [
        (0, ((97,) * 3, (98,) * 3)),
        (2, ((99,) * 6,)),
        (3, ((100,),)),
    ]


def test_no_word_is_lost() -> None:
    texts = [("a bb ccc dddd eeeee", "d"), ("ffffff g", "d"), ("h", "e")]
    words = [piece.ids for window in made(texts, limit=7) for piece in window.pieces]
    assert sum(map(len, words)) == sum(len(text.split()) for text, _ in texts)


def test_batches_stay_within_the_budget_and_hold_each_window_once() -> None:
    found = made([("a" * n, str(n)) for n in range(1, 40)], limit=40)
    for chance in (None, random.Random(3)):
        grouped = batches(found, 80, chance)
        assert sorted(w.length for batch in grouped for w in batch) == list(range(1, 40))
        assert all(max(w.length for w in batch) * len(batch) <= 80 for batch in grouped)


def test_the_same_seed_gives_the_same_batches() -> None:
    found = made([("a" * n, str(n)) for n in range(1, 40)], limit=40)
    once, again, other = ([layout(batch) for batch in batches(found, 80, random.Random(seed))] for seed in (1, 1, 2))
    assert once == again
    assert once != other
