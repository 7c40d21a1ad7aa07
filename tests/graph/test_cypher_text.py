"""Reading Cypher as text: tokens, their roles, and regular expressions."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.cypher_regex import translate
from graph.cypher_text import read, string_literal, string_value
from graph.errors import QueryError


def roles(query: str) -> dict[str, str]:
    return {token.text: token.role for token in read(query).tokens}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("MATCH (n:Person) RETURN n", {"n": "variable", "Person": "label", "RETURN": "keyword"}),
        ("MATCH (n:A|B&C) RETURN n.end", {"B": "label", "C": "label", "end": "key"}),
        ("RETURN {type: x, `a b`: y}", {"type": "key", "`a b`": "key", "x": "variable", "y": "variable"}),
        ("RETURN [x IN y | z]", {"z": "variable", "IN": "keyword"}),
        ("RETURN count(*) AS count", {"AS": "keyword"}),
        ("RETURN a STARTS WITH b", {"WITH": "operator", "STARTS": "keyword"}),
        ("MATCH (n {id: $id}) RETURN n {.name, k: v}", {"id": "key", "$id": "parameter", "name": "key", "k": "key"}),
        ("RETURN date.truncate('year')", {"truncate": "function", "'year'": "string"}),
        ("RETURN 'MATCH' AS a // WHERE", {"'MATCH'": "string"}),
        ("RETURN 1..2", {"1": "number", "..": "sign", "2": "number"}),
    ],
)
def test_roles(query, expected):
    assert expected.items() <= roles(query).items()


def test_a_clause_lasts_to_the_next_one_and_subqueries_have_their_own():
    script = read("MATCH (n) WHERE EXISTS { MATCH (m) RETURN m } AND n.x RETURN n")
    clauses = {token.text: token.clause for token in script.tokens}
    assert (clauses["m"], clauses["x"]) == ("RETURN", "WHERE")


@pytest.mark.parametrize(
    "query", ["RETURN 'a", 'RETURN "a', "RETURN `a", "RETURN /* a", "RETURN (1", "RETURN 1)", "RETURN (1]"]
)
def test_what_is_left_open_is_an_error_with_its_place(query):
    with pytest.raises(QueryError, match=r"line 1, column \d+: .* (never closed|closes nothing)"):
        read(query)


@given(st.text())
def test_any_text_can_be_read_or_is_refused(text):
    try:
        tokens = read(text).tokens
    except QueryError:
        return
    assert all(text[token.start : token.end] == token.text for token in tokens)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_literal_stands_for_its_value(value):
    assert string_value(string_literal(value)) == value


@pytest.mark.parametrize(
    ("pattern", "matches", "fails"),
    [
        (r"\w+", ["ab_1"], ["é", "a b"]),
        (r"\d{4}(-\d\d)?", ["2018", "2018-03"], ["٢٠١٨"]),
        (r"[\w.]+", ["a.b"], ["a b"]),
        (r"[^\d]+", ["abc"], ["a1"]),
        (r"a.c", ["abc"], ["a\nc", "a\u2028c", "a\rc"]),
        (r"[.]\.", [".."], ["a."]),
        (r"\S+\s\W", ["a !"], ["a\u00a0!"]),
        (r"(?i)(?:a|b)+", ["AbA"], ["c"]),
        (r"[]a]", ["]", "a"], ["b"]),
    ],
)
def test_a_translated_pattern_matches_what_java_matches(pattern, matches, fails):
    translated = re.compile(translate(pattern))
    assert [text for text in matches if not translated.fullmatch(text)] == []
    assert [text for text in fails if translated.fullmatch(text)] == []
