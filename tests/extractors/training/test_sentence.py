"""The common form."""

import hashlib

import pytest

from extractors.model.labels import Span
from extractors.training.corpora.sentence import Open, Sentence, spaced


def sentence(words: list[str], **more: object) -> Sentence:
    text, starts = spaced(words)
    return Sentence(text, tuple(words), starts, "doc", **more)  # type: ignore[arg-type]


def test_words_stand_where_they_are_said_to() -> None:
    text, starts = spaced(["Oslo", "'s", "port", "."], glued=[0, 2])
    assert text == "Oslo's port."
    assert [text[a : a + 4] for a in starts] == ["Oslo", "'s p", "port", "."]


def test_words_that_stand_elsewhere_are_refused() -> None:
    with pytest.raises(ValueError, match="do not stand where"):
        Sentence("Oslo fell", ("Oslo", "fell"), (0, 4), "doc")


@pytest.mark.parametrize("more", [{"spans": (Span(1, 3, "LOC"),)}, {"open": (Open(1, 1, frozenset("O")),)}])
def test_stretches_outside_the_sentence_are_refused(more: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="is not within the 2 words"):
        sentence(["Oslo", "fell"], **more)


def test_a_fingerprint_sees_letters_and_digits_alone() -> None:
    expected = hashlib.sha1(b"bergensport3").hexdigest()
    assert sentence(["Bergen", "'s", "port", "(", "3", ")"]).fingerprint() == expected
    assert sentence(["BERGEN's", "port3"]).fingerprint() == expected
    assert sentence(["Bergen", "port", "3"]).fingerprint() != expected


def test_a_part_keeps_what_is_whole_in_it() -> None:
    marked = {"spans": (Span(0, 2, "PERSON"), Span(3, 4, "LOC")), "open": (Open(1, 4, frozenset("O")),)}
    part = sentence(["Ann", "Lund", "left", "Oslo", "."], **marked).part(1, 5)
    assert (part.text, part.words, part.starts) == ("Lund left Oslo .", ("Lund", "left", "Oslo", "."), (0, 5, 10, 15))
    assert part.spans == (Span(2, 3, "LOC"),)
    assert part.open == (Open(0, 3, frozenset("O")),)
