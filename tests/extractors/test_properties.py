"""What holds for any text: quotes are of it, nothing in it is changed, odd text gives none."""

from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import Extractor
from extractors.language import EXTRACTORS
from graph.model import Statement
from graph.ontology import check

SENTENCES = [text for reader in EXTRACTORS for text, _ in reader.positive] + [
    text for reader in EXTRACTORS for text in reader.negative
]
SEPARATORS = st.sampled_from([" ", "\n", "\n\n", "  ", "\u00a0", "\t", " — ", "\r\n", "…"])
CHANGES = st.sampled_from(["", "\u00a0", "’", "“", "é", "😀", "\u200b", "."])
EXTRACTOR = Extractor()


def check_quotes(text: str) -> None:
    for statement in EXTRACTOR(text, date="2023-03-23"):
        where = statement.evidence
        assert where.quote == text[where.start : where.end]
        assert check(statement) is statement


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(SENTENCES), SEPARATORS, CHANGES), min_size=1, max_size=8))
def test_quotes_are_of_the_text(parts: list[tuple[str, str, str]]) -> None:
    text = "".join(f"{sentence}{change}{separator}" for sentence, separator, change in parts)
    check_quotes(text.replace("'", "’"))
    check_quotes(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    check_quotes(text)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SENTENCES), st.data())
def test_cut_sentences_are_read_without_an_error(sentence: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(sentence)))
    end = data.draw(st.integers(start, len(sentence)))
    check_quotes(sentence[start:end])


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "....",
        "\u00a0",
        "1234567890" * 20,
        "of of of the the president president",
        "<C0> [<T1>] sanctions on on on",
        "Die Kanzlerin sprach im Bundestag über die Lage.",
        "大统领访问了莫斯科。",
    ],
)
def test_odd_text_gives_none(text: str) -> None:
    assert EXTRACTOR(text) == []


def test_curly_and_straight_apostrophes_are_one() -> None:
    straight = EXTRACTOR("Ghana's President Nana Akufo-Addo flew home.")
    curly = EXTRACTOR("Ghana’s President Nana Akufo-Addo flew home.")
    assert [s.ends for s in straight] == [s.ends for s in curly]
    assert curly[0].evidence.quote == "Ghana’s President Nana Akufo-Addo"


@pytest.mark.parametrize(
    "part", ["sanctions on ", "The United States sanctions ", "president of the ", "Russia, ", "Vladimir "]
)
def test_a_text_without_full_stops_takes_no_longer_than_another(part: str) -> None:
    repeats = 2000
    found, taken = timed(part * repeats)
    _, plain = timed("words " * (len(part.split()) * repeats))
    assert len(found) <= 2
    assert (
        taken < 12 * plain
    )  # six times as long is what the network for pairs takes; a search gone wild, a hundred times


def timed(text: str) -> tuple[list[Statement], float]:
    """What a text states, and the seconds of this process: others may be at work as well."""
    started = process_time()
    return EXTRACTOR(text), process_time() - started


@pytest.mark.parametrize("end", ["oppose the sanctions debate.", "sanctions oppose.", "met in Oslo over an embargo."])
@pytest.mark.parametrize("mark", [", ", " and ", ", the ", "'s, "])
def test_a_long_list_of_countries_takes_no_longer_than_others(mark: str, end: str) -> None:
    lands = ("Norway", "Ghana", "Japan", "Peru", "Iran", "Serbia", "Togo", "Chile", "Kenya", "Fiji")
    assert timed(f"The leaders of {mark.join(lands * 3)} {end}")[1] < 2
