"""Tags while little is known."""

from extractors.model.labels import NAMES, TITLES, Span
from extractors.training.corpora.sentence import Open, Sentence, spaced
from extractors.training.tags import allowed

WORDS = ("Ann", "Lund", "met", "Danes")
LABELS = ("PERSON", "ORG")


def sentence(annotated: set[str], spans: tuple[Span, ...] = (), opened: tuple[Open, ...] = ()) -> Sentence:
    text, starts = spaced(WORDS)
    return Sentence(text, WORDS, starts, "doc", spans, frozenset(annotated), opened)


def test_one_tag_each_where_all_is_annotated() -> None:
    table = allowed(sentence({"PERSON", "ORG"}, (Span(0, 2, "PERSON"),)), LABELS)
    assert table.sum(axis=1).tolist() == [1, 1, 1, 1]
    assert table.argmax(axis=1).tolist() == [1, 2, 0, 0]


def test_a_missing_label_may_be_anywhere_but_in_a_span_of_another() -> None:
    table = allowed(sentence({"PERSON"}, (Span(0, 2, "PERSON"),)), LABELS)
    assert table.tolist() == [
        [False, True, False, False, False],
        [False, False, True, False, False],
        [True, False, False, True, True],
        [True, False, False, True, True],
    ]


def test_open_words_may_be_what_they_say() -> None:
    table = allowed(sentence({"PERSON", "ORG"}, opened=(Open(3, 4, frozenset({"ORG", "O"})),)), LABELS)
    assert table[3].tolist() == [True, False, False, True, True]
    assert table[2].tolist() == [True, False, False, False, False]


def test_what_is_open_in_one_layer_says_nothing_of_another() -> None:
    table = allowed(sentence({"PERSON", "ORG"}, opened=(Open(3, 4, frozenset({"TITLE", "O"})),)), LABELS)
    assert table[3].tolist() == [True, False, False, False, False]


def test_nothing_annotated_leaves_all_possible() -> None:
    assert allowed(sentence(set()), NAMES).all()
    assert allowed(sentence(set()), TITLES).shape == (4, 3)
