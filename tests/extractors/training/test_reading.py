"""What is trained on: nothing that is held back."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.training.corpora import reading
from extractors.training.corpora.reading import EXCLUDED, excluded, training_sentences
from extractors.training.corpora.sentence import Sentence, spaced
from extractors.training.corpora.sources import Source
from graph.errors import InputError


def fingerprint(text: str) -> str:
    words = text.split()
    return Sentence(*_parts(words), document="").fingerprint()


def _parts(words: list[str]) -> tuple[str, tuple[str, ...], tuple[int, ...]]:
    text, starts = spaced(words)
    return text, tuple(words), starts


@pytest.fixture
def two_files(source: Callable[..., Source], corpora: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (corpora / "trained").write_text("Oslo B-LOC\nfell O\n. O\n\nBonn B-LOC\n\nRome B-LOC\nrose O\n", encoding="utf-8")
    (corpora / "measured").write_text("Bonn B-LOC\n! O\n", encoding="utf-8")
    table = (source(path="trained"), source(path="measured", use="measure"))
    monkeypatch.setattr("extractors.training.corpora.sources.all_sources", lambda: table)
    (corpora / EXCLUDED).parent.mkdir()
    (corpora / EXCLUDED).write_text(fingerprint("OSLO fell") + "\n", encoding="utf-8")
    return corpora


def test_listed_and_measured_sentences_are_held_back(two_files: Path) -> None:
    ((source, found),) = training_sentences(two_files)
    assert source.path == "trained"
    assert [sentence.text for sentence in found] == ["Rome rose"]


def test_a_corpus_for_measuring_is_never_trained_on(two_files: Path) -> None:
    assert [source.use for source, _ in training_sentences(two_files)] == ["train"]
    assert [source.use for source, _ in reading.measuring_sentences(two_files)] == ["measure"]


def test_without_the_list_of_exclusions_nothing_is_trained_on(corpora: Path) -> None:
    with pytest.raises(InputError, match="must not be trained on is not there"):
        training_sentences(corpora)
    with pytest.raises(InputError, match="put it beside the corpora"):
        excluded(corpora)
