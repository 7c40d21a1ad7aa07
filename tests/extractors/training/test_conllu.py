"""GUM's mentions, and the names among them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.model.labels import Span
from extractors.training.corpora.conllu import read_gum
from extractors.training.corpora.sentence import Sentence
from extractors.training.corpora.sources import Source

MEANINGS = {
    "person": frozenset({"PERSON"}),
    "organization": frozenset({"ORG"}),
    "place": frozenset({"LOC"}),
    "time": frozenset({"DATE", "O"}),
    "event": frozenset({"O"}),
}
Words = list[tuple[str, str, str, str]]
"""Form, universal tag, English tag, MISC."""


@pytest.fixture
def read(source: Callable[..., Source], corpora: Path) -> Callable[[Words], Sentence]:
    def reading(words: Words) -> Sentence:
        lines = [f"{i}\t{w}\t_\t{u}\t{x}\t{_number(x)}\t0\troot\t_\t{m}" for i, (w, u, x, m) in enumerate(words, 1)]
        text = "\n".join(["# newdoc id = d1", "# sent_id = 1", "1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\t_", *lines]) + "\n"
        (corpora / "file").write_text(text, encoding="utf-8")
        (found,) = read_gum(source(labels=MEANINGS), corpora)
        return found

    return reading


def _number(tag: str) -> str:
    return "Number=Plur" if tag.endswith("S") else "_"


def test_a_name_without_title_and_description(read: Callable[[Words], Sentence]) -> None:
    found = read(
        [
            ("President", "PROPN", "NNP", "Entity=(1-person-new-sssss-cf1-2,3-coref-Tarja_Halonen"),
            ("Tarja", "PROPN", "NNP", "_"),
            ("Halonen", "PROPN", "NNP", "_"),
            ("of", "ADP", "IN", "_"),
            ("Finland", "PROPN", "NNP", "Entity=(2-place-new-nnnnn-cf2-1-sgl)1)|SpaceAfter=No"),
            (".", "PUNCT", ".", "_"),
        ]
    )
    assert found.spans == (Span(1, 3, "PERSON"), Span(4, 5, "LOC"))
    assert found.open == ()
    assert found.text == "President Tarja Halonen of Finland."


def test_a_name_that_may_run_on_is_open_with_what_it_holds(read: Callable[[Words], Sentence]) -> None:
    found = read(
        [
            ("Bank", "PROPN", "NNP", "Entity=(1-organization-new-nnnnn-cf1-1-sgl"),
            ("of", "ADP", "IN", "_"),
            ("Finland", "PROPN", "NNP", "Entity=(2-place-new-nnnnn-cf2-1-sgl)1)"),
        ]
    )
    assert found.spans == ()
    assert [(s.first, s.end) for s in found.open] == [(0, 1), (1, 2), (2, 3)]


def test_nested_mentions_and_an_article(read: Callable[[Words], Sentence]) -> None:
    found = read(
        [
            ("the", "DET", "DT", "Entity=(1-place-new-nnnnn-cf1-2,3-sgl"),
            ("United", "VERB", "NNP", "_"),
            ("States", "PROPN", "NNPS", "Entity=1)"),
            ("and", "CCONJ", "CC", "_"),
            ("its", "PRON", "PRP$", "Entity=(2-person-new-nnnnn-cf2-2-sgl(1-place-giv:act-nnnnn-cf1-1-ana)"),
            ("envoy", "NOUN", "NN", "_"),
            ("Lund", "PROPN", "NNP", "Entity=(3-person-new-nnnnn-cf2-1-appos)2)"),
        ]
    )
    assert found.spans == (Span(1, 3, "LOC"), Span(6, 7, "PERSON"))
    assert found.open == ()


def test_people_in_the_plural_are_open_and_common_nouns_outside(read: Callable[[Words], Sentence]) -> None:
    found = read(
        [
            ("Danes", "PROPN", "NNPS", "Entity=(1-person-new-nnnnn-cf1-1-sgl)"),
            ("like", "VERB", "VBP", "_"),
            ("old", "ADJ", "JJ", "Entity=(2-place-new-nnnnn-cf2-2-sgl"),
            ("towns", "NOUN", "NNS", "Entity=2)"),
        ]
    )
    assert found.spans == ()
    assert [(s.first, s.end) for s in found.open] == [(0, 1)]


def test_kinds_that_are_none_of_ours(read: Callable[[Words], Sentence]) -> None:
    found = read(
        [
            ("Eurovision", "PROPN", "NNP", "Entity=(1-event-new-nnnnn-cf1-1-sgl)"),
            ("in", "ADP", "IN", "_"),
            ("May", "PROPN", "NNP", "Entity=(2-time-new-nnnnn-cf2-1-sgl)"),
        ]
    )
    assert found.spans == ()
    assert [(s.first, sorted(s.labels)) for s in found.open] == [(2, ["DATE", "O"])]
