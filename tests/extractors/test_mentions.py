"""What a text names, and what kind of mention it is."""

import re
from itertools import pairwise

import pytest

from extractors.mentions import mentions
from extractors.passage import build
from extractors.syntax import COUNTRY, NAME, ORGANIZATION, units


def found(text: str) -> list[tuple[str, str]]:
    words = units(text)
    return [
        (mention.kind, text[words[mention.first].start : words[mention.last - 1].end])
        for mention in mentions(words, [(0, len(words))])
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in the U.S. and Côte d’Ivoire", [("C", "U.S."), ("C", "Côte d’Ivoire")]),
        ("who told us", []),
        ("the Polish team", [("D", "Polish")]),
        ("Q What did Poland answer?", [("C", "Poland")]),
        (
            "when Bashar al-Assad and Ursula von der Leyen met",
            [("N", "Bashar al-Assad"), ("N", "Ursula von der Leyen")],
        ),
        ("said George W. Bush", [("N", "George W. Bush")]),
        ("said Theresa May", [("N", "Theresa May")]),
        ("what the Assad government said", [("A", "Assad government")]),
        ("with Michael Jordan", [("N", "Michael Jordan")]),
        ("the Democratic Justice Party", [("O", "Democratic Justice Party")]),
        ("the Iranian Ministry of Intelligence", [("D", "Iranian"), ("O", "Ministry of Intelligence")]),
        ("Bank of Valletta", [("O", "Bank of Valletta")]),
        ("on Nelson Mandela Street", [("L", "Nelson Mandela Street")]),
        ("near Addis Ababa", [("L", "Addis Ababa")]),
        ("a U.S.-born cleric", []),
        ("NATO met; the alliance was ready", [("O", "NATO"), ("O", "alliance")]),
        ("the Turkish TV channel Tele 1", [("D", "Turkish"), ("N", "TV"), ("N", "Tele 1")]),
    ],
)
def test_finds_mentions(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_none_overlap_and_all_are_in_order() -> None:
    text = "Bank of America, the European Union and North Korea's Workers' Party of Korea met in New York."
    words = units(text)
    spans = [(mention.first, mention.last) for mention in mentions(words, [(0, len(words))])]
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(first < last for first, last in spans)


def test_a_heading_is_a_sentence_of_its_own() -> None:
    text = "Talks in Riga\n\nThe ministers met. They left"
    passage = build(text, [(0, 33), (34, len(text))])
    assert [text[passage.units[a].start : passage.units[b - 1].end].strip() for a, b in passage.bounds] == [
        "Talks in Riga",
        "The ministers met.",
        "They left",
    ]


def test_a_wrapped_line_goes_on() -> None:
    text = "The foreign minister of Latvia and his colleagues from the other Baltic states had\nmet in Riga."
    assert len(build(text, [(0, len(text))]).bounds) == 1


def test_a_line_goes_on_where_the_next_word_did_not_fit() -> None:
    wide = "The minister of finance of the small republic in the north, who had been ill,"
    wrapped = f"{wide}\nreturned to work and met the members of the committee on budgets at the\nministry."
    listed = f"{wide}\nAnn Lund\n{'so ' * 30}"
    assert [len(build(text, [(0, len(text))]).sentences) for text in (wrapped, listed)] == [1, 3]


def test_a_country_alone_is_no_person() -> None:
    text = "France and Jordan and Ann Lund spoke."
    named = [(0, 6, NAME), (11, 17, NAME), (22, 30, NAME)]
    passage = build(text, [(0, len(text))], named=named)
    assert [(passage.words(one), one.kind) for one in passage.found] == [
        ("France", COUNTRY), ("Jordan", NAME), ("Ann Lund", NAME)
    ]  # fmt: skip


def test_a_body_is_named_with_the_country_that_its_name_goes_on_with() -> None:
    text = "Lumen Togo hired Ann Lund, and Lumen Togo's chief left."
    named = [(0, 5, ORGANIZATION), (31, 36, ORGANIZATION)]
    passage = build(text, [(0, len(text))], named=named)
    bodies = [passage.words(one) for one in passage.found if one.kind == ORGANIZATION]
    assert bodies == ["Lumen Togo", "Lumen"]


def test_an_address_does_not_widen_the_lines_around_it() -> None:
    wrapped = "The ministers of the small states in the north met for the second day\nand agreed on little."
    text = f"{wrapped}\nhttps://example.org/{'x' * 80}"
    assert len(build(text, [(0, len(text))]).sentences) == 2


def test_states_of_senators_stand_in_the_order_of_the_text() -> None:
    text = "Sen. Jo Hart (D-Ohio) spoke. " * 3 + "The Iranian government and France agreed. The Bank of Chad closed."
    assert [(kind, words) for kind, words in found(text) if kind in "CDRO"] == [
        *[("R", "D-Ohio")] * 3, ("D", "Iranian"), ("C", "France"), ("O", "Bank of Chad")
    ]  # fmt: skip


def test_a_seat_of_government_alone_is_no_person_where_nobody_is_called_so() -> None:
    def kinds(text: str) -> list[str]:
        named = [(match.start(), match.end(), NAME) for match in re.finditer(r"(?:Dan )?Washington", text)]
        return [one.kind for one in build(text, [(0, len(text))], named=named).found]

    assert kinds("Washington eased the ban.") == ["M"]
    assert kinds("Dan Washington spoke. Washington left.") == [NAME, NAME]


def test_a_name_ends_with_its_line_in_a_list() -> None:
    text = "Omar Said\nYusuf Tan"
    passage = build(text, [(0, len(text))], named=[(0, len(text), NAME)])
    assert [passage.words(one) for one in passage.found] == ["Omar Said", "Yusuf Tan"]
