"""Annotated relations as partial labels."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors.training.corpora.sentence import Open, Sentence
from extractors.training.corpora.sources import Source
from extractors.training.corpora.told import read_told

MEANINGS = {"title": frozenset({"TITLE"}), "person": frozenset({"PERSON"}), "organization": frozenset({"ORG"})}


@pytest.fixture
def read(source: Callable[..., Source], corpora: Path) -> Callable[..., list[Sentence]]:
    def reading(text: str, *relations: dict[str, Any]) -> list[Sentence]:
        (corpora / "file").write_text(json.dumps({"id": "p", "text": text, "relations": relations}), encoding="utf-8")
        return list(read_told(source(labels=MEANINGS, annotates=frozenset()), corpora))

    return reading


def names(found: list[Sentence]) -> list[tuple[str, str]]:
    return [(" ".join(one.words[x.first : x.end]), x.label) for one in found for x in one.spans]


def test_titles_and_ends(read: Callable[..., list[Sentence]]) -> None:
    found = read(
        "Foreign Minister  Ann Lund left. Lund met a minister of Togo, which joined the Lake Union.",
        {"person": "Ann Lund", "title": "foreign minister", "evidence": "Foreign Minister  Ann Lund"},
        {"country": "Togo", "organization": "Lake Union", "evidence": "Togo, which joined the Lake Union"},
    )
    assert names(found) == [("Foreign Minister", "TITLE"), ("Ann Lund", "PERSON"), ("Lake Union", "ORG")]
    assert [one.text for one in found] == [
        "Foreign Minister  Ann Lund left.",
        "Lund met a minister of Togo, which joined the Lake Union.",
    ]
    assert {one.annotated for one in found} == {frozenset({"TITLE"})}
    assert found[1].text[found[1].starts[7] :].startswith("which joined")


def test_no_sentence_ends_within_a_name(read: Callable[..., list[Sentence]]) -> None:
    found = read("We met Maj. Bo Lund. He left.", {"person": "Maj. Bo Lund"}, {"person": "Lund"})
    assert [one.text for one in found] == ["We met Maj. Bo Lund.", "He left."]


def test_a_post_that_is_named_again_is_open_and_other_posts_are_no_titles(read: Callable[..., list[Sentence]]) -> None:
    found = read(
        "Mayor Bo met an envoy. The mayor left.", {"person": "Bo", "title": "mayor", "evidence": "Mayor Bo met"}
    )
    assert names(found) == [("Mayor", "TITLE"), ("Bo", "PERSON")]
    assert [one.open for one in found] == [(), (Open(1, 2, frozenset({"TITLE", "O"})),)]


def test_a_title_is_marked_only_in_its_quote(read: Callable[..., list[Sentence]]) -> None:
    found = read("Mayor Bo met Mayor Eva.", {"person": "Eva", "title": "mayor", "evidence": "Mayor Eva"})
    assert names(found) == [("Mayor", "TITLE"), ("Eva", "PERSON")]
    assert found[0].spans[0].first == 3


def test_the_longest_of_overlapping_names_stands(read: Callable[..., list[Sentence]]) -> None:
    found = read("Bo Lund left.", {"person": "Lund"}, {"person": "Bo Lund"})
    assert names(found) == [("Bo Lund", "PERSON")]


def test_a_name_within_a_longer_word_is_none(read: Callable[..., list[Sentence]]) -> None:
    assert names(read("Bologna is fine.", {"person": "Bo"})) == []
