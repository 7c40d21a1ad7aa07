"""A real CNN on a few sentences of our own: what it is taught, what it is not, and that it learns."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import spacy
from click.testing import CliRunner
from numpy.typing import NDArray
from spacy.language import Language

from extractors.model.labels import NAMES, Span
from extractors.training.baseline import Settings, example, main, predict, teaching, train, unmarked
from extractors.training.corpora.reading import EXCLUDED
from extractors.training.corpora.sentence import Open, Sentence, spaced
from extractors.training.corpora.sources import Source

QUICK = Settings(passes=25, batch=(20, 20, 1))


def sentence(text: str, *spans: Span, unsure: tuple[Open, ...] = ()) -> Sentence:
    joined, starts = spaced(text.split())
    return Sentence(joined, tuple(text.split()), starts, text, spans, frozenset(NAMES), unsure)


TEN = [
    sentence("Ann Lund left Oslo .", Span(0, 2, "PERSON"), Span(3, 4, "LOC")),
    sentence("The Harbour Board met in Bergen .", Span(1, 3, "ORG"), Span(5, 6, "LOC")),
    sentence("Nobody spoke to Per Dahl .", Span(3, 5, "PERSON")),
    sentence("It rained on the hills ."),
    sentence("Oslo waited for the Harbour Board .", Span(0, 1, "LOC"), Span(4, 6, "ORG")),
    sentence("Per Dahl chairs the Grain Council .", Span(0, 2, "PERSON"), Span(4, 6, "ORG")),
    sentence("A ferry to Bergen sank .", Span(3, 4, "LOC")),
    sentence("Ann Lund was silent .", Span(0, 2, "PERSON")),
    sentence("The Grain Council left Tromso .", Span(1, 3, "ORG"), Span(4, 5, "LOC")),
    sentence("They left on Monday .", Span(3, 4, "DATE")),
]


@pytest.fixture(scope="module")
def learnt() -> Language:
    return train(TEN, QUICK)


@pytest.fixture
def nlp() -> Language:
    return spacy.blank("en")


def tags(nlp: Language, marked: Sentence) -> list[str | None]:
    return [*example(nlp, marked).get_aligned_ner()]


def weights(nlp: Language) -> list[NDArray[np.float32]]:
    nodes = nlp.get_pipe("ner").model.walk()  # type: ignore[attr-defined]
    return [node.get_param(name) for node in nodes for name in node.param_names if node.has_param(name)]


def test_it_learns_the_three_labels_and_no_other(learnt: Language) -> None:
    expected = [[span for span in one.spans if span.label != "DATE"] for one in TEN]
    assert predict(learnt, TEN) == expected


def test_the_same_seed_gives_the_same_weights(learnt: Language) -> None:
    first, again = weights(learnt), weights(train(TEN, QUICK))
    assert len(first) == len(again) > 10
    assert all(np.array_equal(one, other) for one, other in zip(first, again, strict=True))


def test_what_may_be_a_name_is_missing(nlp: Language) -> None:
    unsure = (Open(1, 3, frozenset({"LOC", "NORP"})),)
    marked = sentence("The Low Gulian bank of Per Dahl", Span(5, 7, "PERSON"), unsure=unsure)
    assert tags(nlp, marked) == ["O", None, None, "O", "O", "B-PERSON", "L-PERSON"]


def test_what_is_none_of_the_three_for_certain_is_outside(nlp: Language) -> None:
    marked = sentence("A Gulian left Monday", Span(3, 4, "DATE"), unsure=(Open(1, 2, frozenset({"NORP", "O"})),))
    assert tags(nlp, marked) == ["O"] * 4


def test_missing_words_teach_nothing() -> None:
    unsure = (Open(0, 1, frozenset({"LOC", "NORP"})),)
    silent = [sentence(one.text, unsure=unsure) for one in TEN if one.spans and one.spans[0] == Span(0, 1, "LOC")]
    assert silent
    assert predict(train([*TEN, *silent * 5], QUICK), silent) == [[Span(0, 1, "LOC")]] * len(silent)


def test_the_white_space_is_the_texts(nlp: Language) -> None:
    text, starts = spaced(["Ann", "'s", "boat"], glued=[0])
    assert unmarked(nlp, Sentence(text, ("Ann", "'s", "boat"), starts, "")).text == "Ann's boat"


def test_a_corpus_that_marks_only_some_names_teaches_nothing(source: Callable[..., Source]) -> None:
    whole, partial = source(), source(path="partial", annotates=frozenset({"TITLE"}))
    assert teaching([(whole, TEN), (partial, TEN)]) == [(whole, TEN)]


def test_the_command_writes_the_pipeline_and_the_figures(
    source: Callable[..., Source], corpora: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained = "Ann B-PER\nleft O\nOslo B-LOC\n\nThe O\nBoard B-ORG\nmet O\n\n"
    (corpora / "trained").write_text(trained, encoding="utf-8")
    (corpora / "measured").write_text("The O\nBoard B-ORG\nleft O\nOslo B-LOC\n\n", encoding="utf-8")
    table = (source(path="trained"), source(path="measured", use="measure"))
    monkeypatch.setattr("extractors.training.corpora.sources.all_sources", lambda: table)
    (corpora / EXCLUDED).parent.mkdir()
    (corpora / EXCLUDED).write_text("", encoding="utf-8")
    to, file = tmp_path / "new" / "pipeline", tmp_path / "figures.json"
    options = ["--corpora", corpora, "--to", to, "--json", file, "--passes", "40"]
    done = CliRunner().invoke(main, [str(one) for one in options], catch_exceptions=False)
    assert "| small train | f1 |" in done.output
    assert spacy.load(to).pipe_names == ["ner"]
    figures = json.loads(file.read_text(encoding="utf-8"))
    assert figures["small train"]["LOC"] == {"f1": 100, "precision": 100, "recall": 100}
    assert figures["settings"]["passes"] == 40
    assert list(figures["sha256"]) == ["trained"]
