"""Facts that a text states more than once."""

import pytest

from extractors import Extractor
from graph.model import Statement


def dates(text: str, *names: str) -> list[tuple[str | None, ...]]:
    return [tuple(s.qualifiers.get(name) for name in names) for s in Extractor()(text)]


def read(text: str) -> list[Statement]:
    return Extractor()(text)


def test_sanctions_of_two_years_are_two() -> None:
    text = "Canada imposed sanctions on Belarus in 2020. Canada imposed sanctions on Belarus in 2022."
    assert dates(text, "date") == [("2020",), ("2022",)]


def test_one_office_held_twice_is_two_terms() -> None:
    text = (
        "Grover Cleveland was President of the United States from 1885 to 1889. "
        "Grover Cleveland was President of the United States from 1893 to 1897."
    )
    assert dates(text, "since", "until") == [("1885", "1889"), ("1893", "1897")]


def test_a_membership_begun_twice_is_two() -> None:
    text = "Morocco joined the African Union in 1963. Morocco rejoined the African Union in 2017."
    assert dates(text, "since") == [("1963",), ("2017",)]


@pytest.mark.parametrize(
    "text",
    [
        "Canada imposed sanctions on Belarus in 2020. Canada imposed sanctions on Belarus.",
        "Canada imposed sanctions on Belarus. Canada imposed sanctions on Belarus in 2020.",
        "Canada imposed sanctions on Belarus in 2020. Canada imposed sanctions on Belarus in 2020.",
    ],
)
def test_a_repeat_that_tells_no_more_is_left_out(text: str) -> None:
    assert dates(text, "date") == [("2020",)]


def test_of_two_dates_the_finer_one_stays() -> None:
    text = "Canada imposed sanctions on Belarus in 2020. Canada imposed sanctions on Belarus in March 2020."
    assert dates(text, "date") == [("2020-03",)]


def test_two_reasons_are_kept() -> None:
    text = "Canada imposed sanctions on Belarus over fraud. Canada imposed sanctions on Belarus over torture."
    assert dates(text, "reason") == [("fraud",), ("torture",)]


def test_a_word_in_capitals_makes_no_difference() -> None:
    text = "Canada imposed sanctions on Belarus over Fraud. Canada imposed sanctions on Belarus over fraud."
    assert len(read(text)) == 1
