"""The units of a text and the pattern language over them."""

import pytest

from extractors.syntax import Found, Passage, compiled, expression, units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russia's ex-president", ["russia", "'s", "ex", "president"]),
        ("the prime minister-designate", ["the", "prime", "minister", "designate"]),
        ("U.S.-led talks", ["u.s.", "led", "talks"]),
        ("U.S.-Japan and India-U.S. talks", ["u.s.", "japan", "and", "india", "u.s.", "talks"]),
        ("the Pro-EU party and Anti-US mood", ["the", "pro-eu", "party", "and", "anti-us", "mood"]),
        ("Guinea-Bissau's former-president", ["guinea-bissau", "'s", "former", "president"]),
        ("Xi’an’s O'Brien", ["xi'an", "'s", "o'brien"]),
        ("(SCO)", ["[", "sco", "]"]),
        ("editor-in-chief", ["editor-in-chief"]),
    ],
)
def test_units(text: str, expected: list[str]) -> None:
    assert [unit.low for unit in units(text)] == expected
    assert all(text[unit.start : unit.end] == unit.text for unit in units(text))


def test_a_pattern_over_a_sentence() -> None:
    words = units("the old king of Spain left")
    passage = Passage("the old king of Spain left", words, [(0, 6)], [Found("T", 2, 3), Found("C", 4, 5)])
    (sentence,) = passage.sentences
    assert sentence.code == "the old <T0> of <C1> left "
    (match,) = sentence.matches("title:<T> of|for the? of:<CD>")
    assert sentence.one(match, "of") is passage.found[1]
    start, end = sentence.span(match.start(), match.end())
    assert passage.text[start:end] == "king of Spain"
    assert sentence.span(0, len(sentence.code)) == (0, len(passage.text))


def test_negative_pieces_and_groups() -> None:
    assert compiled("a ( b | c ){1,2} !d").search("a b c e ")
    assert not compiled("a b !d").search("a b d ")
    assert compiled("x _ y").search("x word y ")
    assert not compiled("x _ y").search("x , y ")


def test_named_patterns_are_inserted() -> None:
    assert expression("@small?", {"small": "a|an"}) == "(?:(?:a |an )){0,1}".replace("{0,1}", "?")


def test_an_alternative_that_stands_twice_matches_in_one_way() -> None:
    assert expression("( ,|and|, x )*") == expression("( ,|and x )*")
    assert not compiled("( ,|and|, x )* y").search(", x " * 60)
