"""The scorer: nothing that is wrong or missed goes uncounted."""

import pytest

from extractors.model.labels import Span
from extractors.training.corpora.sentence import Open, Sentence, spaced
from extractors.training.evaluate import figures, heading, rows
from extractors.training.scoring import Score, micro, score

WORDS = ("Ann", "of", "Oslo", "Bank", "met", "Danes", "today")
ANN, BANK = Span(0, 1, "PERSON"), Span(2, 4, "ORG")


def sentence(annotated: frozenset[str] = frozenset({"PERSON", "ORG", "LOC"}), *opened: Open) -> Sentence:
    text, starts = spaced(WORDS)
    return Sentence(text, WORDS, starts, "doc", (ANN, BANK), annotated, opened)


@pytest.mark.parametrize(
    ("predicted", "person", "org", "loc"),
    [
        ([ANN, BANK], Score(1, 0, 0), Score(1, 0, 0), Score()),
        ([], Score(0, 1, 0), Score(0, 1, 0), Score()),
        ([ANN, Span(2, 4, "LOC")], Score(1, 0, 0), Score(0, 1, 0), Score(0, 0, 1)),
        ([ANN, Span(3, 4, "ORG")], Score(1, 0, 0), Score(0, 1, 1), Score()),
        ([ANN, BANK, Span(4, 5, "ORG")], Score(1, 0, 0), Score(1, 0, 1), Score()),
        ([ANN, ANN, BANK], Score(1, 0, 0), Score(1, 0, 0), Score()),
    ],
    ids=["all", "none", "label", "bounds", "too much", "twice"],
)
def test_counts(predicted: list[Span], person: Score, org: Score, loc: Score) -> None:
    assert score([(sentence(), predicted)]) == {"PERSON": person, "ORG": org, "LOC": loc}


def test_labels_that_are_not_annotated_are_not_scored() -> None:
    assert score([(sentence(frozenset({"PERSON"})), [BANK, Span(6, 7, "DATE")])]) == {"PERSON": Score(0, 1, 0)}


def test_a_span_where_its_label_may_hold_is_not_scored() -> None:
    danes = sentence(frozenset({"PERSON", "ORG", "NORP"}), Open(5, 6, frozenset({"NORP", "O"})))
    found = score([(danes, [Span(5, 6, "NORP")])])
    assert found["NORP"] == Score()
    assert score([(danes, [Span(5, 6, "ORG")])])["ORG"] == Score(0, 1, 1)


def test_sentences_without_names_count_what_is_predicted_there() -> None:
    bare = Sentence("No .", ("No", "."), (0, 3), "doc", (), frozenset({"LOC"}))
    assert score([(bare, [Span(0, 1, "LOC")])]) == {"LOC": Score(0, 0, 1)}


def test_figures() -> None:
    counted = Score(found=6, missed=2, wrong=4)
    assert (counted.precision, counted.recall) == (60, 75)
    assert counted.f1 == pytest.approx(2 * 60 * 75 / 135)
    assert (Score().precision, Score().recall, Score().f1) == (0, 0, 0)


def test_micro_average_leaves_other_labels_out() -> None:
    scores = {"PERSON": Score(1, 0, 0), "ORG": Score(0, 1, 2), "DATE": Score(9, 9, 9)}
    assert micro(scores) == Score(1, 1, 2)


def test_marked_spans_against_themselves_are_perfect() -> None:
    found = rows("small", score([(sentence(), [ANN, BANK])]))
    assert found[0] == "| small | f1 | 100.0 | 100.0 | 100.0 | 0.0 | – | – | – |"
    assert len(found) == 3
    assert {line.count("|") for line in (*found, *heading())} == {10}


def test_figures_of_the_card() -> None:
    scores = {"PERSON": Score(1, 0, 0), "ORG": Score(1, 2, 0)}
    assert figures(scores) == {
        "PERSON+ORG+LOC": {"f1": 66.7, "precision": 100.0, "recall": 50.0},
        "PERSON": {"f1": 100.0, "precision": 100.0, "recall": 100.0},
        "ORG": {"f1": 50.0, "precision": 100.0, "recall": 33.3},
    }
