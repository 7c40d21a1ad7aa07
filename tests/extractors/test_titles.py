"""Titles of office as phrases."""

import pytest

from extractors.mentions import mentions
from extractors.syntax import NAME, TITLE, Found, Passage, units
from extractors.title_spelling import spelled


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
        pytest.param(f"minister{' for trade' * 2000}", [f"minister{' for trade' * 2000}"], id="two thousand fields"),
        ("acting prime minister", ["prime minister"]),
        ("Presidents Biden and Xi", ["president"]),
        ("head of the International Rescue Committee", ["head"]),
        ("Kurdish Liberation Army leader", ["leader"]),
        ("Martin Luther King spoke", []),
        ("a general strike", []),
        ("the Chief Operating Officer of a bank", ["chief operating officer"]),
        ("the First Deputy Prime Minister spoke", ["first deputy prime minister"]),
        ("the second president of Kenya", ["president"]),
        ("Sen. Lund and Lt. Gov. Poe", ["senator", "lieutenant governor"]),
        ("Lieutenant General Poe", []),
        ("the Minister of Jerusalem and Diaspora Affairs", ["minister of Jerusalem and diaspora affairs"]),
        ("the Minister of State for Northern Ireland", ["minister of state for Northern Ireland"]),
        ("New York City mayor Ann Lund", ["mayor"]),
        ("a member of the Australian Senate", ["member"]),
        ("a member of the band", []),
        ("Senators Lund and Poe", ["senator"]),
        ("deputy ministers of health", ["deputy minister of health"]),
        ("the spokesmen of both", ["spokesman"]),
        ("former MPs Lund and Poe", ["MP"]),
        ("the Democratic chairman of a panel", ["chairman"]),
        ("Democratic leader Ann Lund", ["democratic leader"]),
        ("local lawmaker Ann Lund", ["lawmaker"]),
        ("the labour minister", ["labour minister"]),
        ("an Assistant to the President for Trade", ["assistant to the president for trade"]),
        ("a military aide to the President", ["military aide to the president"]),
        ("an adviser to President Lund", ["adviser", "president"]),
        ("the Turkish ambassador in Cairo", ["ambassador in Cairo"]),
        (
            "the Ambassador Extraordinary and Plenipotentiary to Chad",
            ["ambassador Extraordinary and plenipotentiary to Chad"],
        ),
        ("House of Representatives majority whip Ann Lund", ["majority whip"]),
        ("the ruler of Sharjah and a ward councillor", ["ruler", "ward councillor"]),
        ("a party headed by Ann Lund", ["head"]),
        ("he headed home", []),
        ("Foreign Minister of Chad and Development Minister Ann", ["foreign minister", "development minister"]),
        ("Commons leader Ann Lund spoke of", ["commons leader"]),
        ("the governor of the state of Ohio", ["governor"]),
    ],
)
def test_reads_titles(text: str, expected: list[str]) -> None:
    assert titles(text) == expected


@pytest.mark.parametrize(
    ("text", "read", "expected"),
    [
        ("the former quiz minister Ann Lund", "former quiz minister", ["quiz minister"]),
        ("a minister of minerals spoke", "minister of minerals", ["minister of minerals"]),
        ("the royal quiz minister Ann Lund", "royal quiz minister Ann", ["royal quiz minister"]),
        ("the quiz minister of Norway left", "quiz minister of Norway", ["quiz minister"]),
        ("the ambassador to Togo left", "ambassador to", ["ambassador to Togo"]),
        (
            "the president's quiz minister for Norway left",
            "quiz minister for Norway",
            ["president", "quiz minister for Norway"],
        ),
        ("the quiz minister for South Korea left", "quiz minister for South", ["quiz minister"]),
        ("the foreign minister spoke", "minister", ["foreign minister"]),
        ("the president and prime minister", "president and prime minister", ["president", "prime minister"]),
        ("Ann Lund spoke", "Ann", []),
        ("the opposition spoke", "opposition", []),
    ],
)
def test_titles_that_a_model_reads_beside_those_of_the_tables(text: str, read: str, expected: list[str]) -> None:
    words = units(text)
    at = {unit.start: index for index, unit in enumerate(words)}
    person = [Found(NAME, at[text.index("Ann")], at[text.index("Lund")] + 1)] if "Ann Lund" in text else []
    first = at[text.index(read)]
    title = Found(TITLE, first, first + len(units(read)))
    found = mentions(words, [(0, len(words))], [*person, title])
    passage = Passage(text, words, [(0, len(words))], found)
    assert [spelled(mention, passage) for mention in found if mention.kind == TITLE] == expected
    assert [passage.words(mention) for mention in found if mention.kind == NAME] == ["Ann Lund"] * len(person)
