"""DocRED's form, with DWIE's one "sentence" an article."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors.training.corpora.docred import read_docred
from extractors.training.corpora.sentence import Open, Sentence
from extractors.training.corpora.sources import Source

MEANINGS = {
    "person": frozenset({"PERSON"}),
    "location": frozenset({"LOC"}),
    "role": frozenset({"TITLE"}),
    "occupation": frozenset({"TITLE", "O"}),
    "PER": frozenset({"PERSON"}),
}


@pytest.fixture
def read(source: Callable[..., Source], corpora: Path) -> Callable[..., list[Sentence]]:
    def reading(sents: list[list[str]], *mentions: dict[str, Any]) -> list[Sentence]:
        documents = [{"title": "T", "sents": sents, "vertexSet": [[mention] for mention in mentions]}]
        (corpora / "file").write_text(json.dumps(documents), encoding="utf-8")
        return list(read_docred(source(labels=MEANINGS), corpora))

    return reading


def mention(first: int, end: int, kind: str, sentence: int = 0) -> dict[str, Any]:
    return {"pos": [first, end], "type": kind, "sent_id": sentence, "name": "-"}


def names(found: list[Sentence]) -> list[list[tuple[str, str]]]:
    return [[(" ".join(s.words[x.first : x.end]), x.label) for x in s.spans] for s in found]


def test_sentences_of_a_document(read: Callable[..., list[Sentence]]) -> None:
    found = read([["Ann", "ran", "."], ["So", "did", "Bo", "."]], mention(0, 1, "PER"), mention(2, 3, "PER", 1))
    assert names(found) == [[("Ann", "PERSON")], [("Bo", "PERSON")]]
    assert {sentence.document for sentence in found} == {"small:T"}


def test_an_article_is_cut_at_line_ends_and_full_stops(read: Callable[..., list[Sentence]]) -> None:
    words = ["Oslo", "votes", "\n\n", "“", "No", ".", "”", "Premier", "Ann", "left", ".", "Bo", "came"]
    found = read([words], mention(0, 1, "type::location"), mention(7, 8, "type::role"), mention(8, 9, "type::person"))
    assert [sentence.text for sentence in found] == ["Oslo votes", "“ No . ”", "Premier Ann left .", "Bo came"]
    assert names(found) == [[("Oslo", "LOC")], [], [("Premier", "TITLE"), ("Ann", "PERSON")], []]


def test_a_full_stop_within_a_name_ends_nothing(read: Callable[..., list[Sentence]]) -> None:
    found = read([["J", ".", "Lund", "ran"]], mention(0, 3, "type::person"))
    assert names(found) == [[("J . Lund", "PERSON")]]


def test_the_outer_of_two_names_stands_and_titles_are_apart(read: Callable[..., list[Sentence]]) -> None:
    marked = [mention(0, 3, "type::person"), mention(2, 3, "type::location"), mention(0, 1, "type::role")]
    assert names(read([["Mayor", "of", "Oslo"]], *marked)) == [[("Mayor", "TITLE"), ("Mayor of Oslo", "PERSON")]]


def test_a_role_that_is_no_office_is_open(read: Callable[..., list[Sentence]]) -> None:
    (found,) = read([["Striker", "Ann", "left"]], mention(0, 1, "type::role"), mention(1, 2, "type::person"))
    assert names([found]) == [[("Ann", "PERSON")]]
    assert found.open == (Open(0, 1, frozenset({"TITLE", "O"})),)
