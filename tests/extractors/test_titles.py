"""Titles of office as phrases."""

import pytest

from extractors.mentions import mentions
from extractors.syntax import TITLE, Passage, units
from extractors.titles import spelled


def titles(text: str) -> list[str]:
    words = units(text)
    bounds = [(0, len(words))]
    found = mentions(words, bounds)
    passage = Passage(text, words, bounds, found)
    return [spelled(mention, passage) for mention in found if mention.kind == TITLE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Deputy Foreign Minister Kim spoke", ["deputy foreign minister"]),
        ("the minister of foreign affairs of Latvia", ["minister of foreign affairs"]),
        ("Secretary of Health and Human Services Alex Azar", ["secretary of health and human services"]),
        ("the British Secretary of State for Defence", ["secretary of state for defence"]),
        ("the trade and industry minister", ["trade and industry minister"]),
        ("the Swedish ambassador to Turkey", ["ambassador to Turkey"]),
        ("Under Secretary Nuland", ["under secretary"]),
        ("editor-in-chief of a weekly", ["editor-in-chief"]),
        ("acting prime minister", ["prime minister"]),
        ("Presidents Biden and Xi", ["president"]),
        ("head of the International Rescue Committee", ["head"]),
        ("Kurdish Liberation Army leader", ["leader"]),
        ("Martin Luther King spoke", []),
        ("a general strike", []),
    ],
)
def test_reads_titles(text: str, expected: list[str]) -> None:
    assert titles(text) == expected
