"""The table of sources: what may train, and what labels mean."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.model.labels import LABELS, OUTSIDE
from extractors.training.corpora.reading import READERS
from extractors.training.corpora.sources import (
    MEASURE,
    MEASURE_PAIRS,
    PAIRS,
    TRAIN,
    Source,
    all_sources,
    digest,
    sources,
)
from graph.errors import FormatError, InputError


def test_each_source_has_a_reader_and_labels() -> None:
    assert {source.format for source in all_sources()} == set(READERS)
    assert all(source.labels for source in all_sources())
    assert all(source.origin and source.licence for source in all_sources())


def test_what_is_measured_on_is_not_trained_on() -> None:
    trained = {(source.path, source.only) for source in sources(TRAIN)}
    assert not trained & {(source.path, source.only) for source in sources(MEASURE)}
    # text that is reserved by its licence, or the standard test halves
    assert not [s.name for s in sources(TRAIN) if s.corpus == "dwie" or s.part.endswith("test")]


def test_an_archive_is_split_by_one_list() -> None:
    (test,) = sources(MEASURE, ["worldwide"])
    assert test.only is not None
    (told,) = sources(MEASURE_PAIRS, ["worldwide"])
    assert {told.only, *(source.without for use in (TRAIN, PAIRS) for source in sources(use, ["worldwide"]))} == {
        test.only
    }


@pytest.mark.parametrize(
    ("corpus", "theirs", "ours"),
    [
        ("worldwide", "Location", {"LOC"}),
        ("worldwide", "Facility", {OUTSIDE}),
        ("crossner-politics", "politicalparty", {"ORG"}),
        ("crossner-politics", "politician", {"PERSON"}),
        ("crossner-politics", "misc", {"NORP", OUTSIDE}),
        ("wikigold", "MISC", {"NORP", OUTSIDE}),
        ("dwie", "role", {"TITLE"}),
        ("dwie", "other", {"NORP", OUTSIDE}),
        ("re-docred", "LOC", {"LOC", "NORP"}),
        ("re-docred", "NUM", {OUTSIDE}),
    ],
)
def test_meaning_of_labels(corpus: str, theirs: str, ours: set[str]) -> None:
    first = next(source for source in all_sources() if source.corpus == corpus)
    assert first.meaning(theirs) == ours


def test_labels_that_are_certain_are_annotated() -> None:
    for source in all_sources():
        certain = {label for ours in source.labels.values() if len(ours) == 1 for label in ours} - {OUTSIDE}
        assert source.annotates <= LABELS
        assert source.annotates <= certain | {"LOC"}, source.name


def test_an_unknown_label_is_an_error_that_names_the_table(source: Callable[..., Source]) -> None:
    with pytest.raises(FormatError, match=r"no meaning for label 'WAR' in sources\.toml; it knows LOC, MISC, ORG, PER"):
        source().meaning("WAR")


def test_a_missing_file_is_an_error_that_says_what_to_do(source: Callable[..., Source], corpora: Path) -> None:
    with pytest.raises(InputError, match="no such corpus file; point --corpora at"):
        source().file(corpora)


def test_digest(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"abc")
    assert digest(tmp_path / "file") == hashlib.sha256(b"abc").hexdigest()
