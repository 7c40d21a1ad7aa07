"""Shortened names and roles that stand for a person."""

from time import perf_counter

import pytest

from extractors import Extractor


def people(text: str) -> list[tuple[str, str]]:
    return [(s.ends["person"].name, s.qualifiers["title"]) for s in Extractor()(text) if s.kind == "person_role"]


def test_a_surname_is_the_person_named_before() -> None:
    assert people("Olaf Scholz arrived. Chancellor Scholz of Germany then spoke.") == [("Olaf Scholz", "chancellor")]


def test_of_two_with_one_surname_the_last_named_counts() -> None:
    text = "Li Qiang left. Li Shangfu stayed. Li, the defence minister of China, spoke."
    assert people(text) == [("Li Shangfu", "defence minister")]


def test_the_owner_of_an_office_may_stand_elsewhere() -> None:
    (first, *_) = Extractor()("President Andrzej Duda signed the bill. Polish farmers had protested.")
    assert first.ends["of"].id == "country:PL"


@pytest.mark.parametrize(
    "text",
    [
        "Emmanuel Macron met Olaf Scholz. The French president then left.",  # two people: not clear who
        "The talks ended. The French president then left.",  # nobody is named
    ],
)
def test_a_role_without_a_clear_holder_is_nobodys(text: str) -> None:
    assert people(text) == []


def test_a_post_given_twice_is_listed_once_in_full() -> None:
    text = "Secretary of State Antony Blinken of the United States landed. Secretary Blinken met nobody."
    assert people(text) == [("Antony Blinken", "secretary of state")]


def seconds(text: str) -> float:
    extractor = Extractor()
    start = perf_counter()
    extractor(text)
    return perf_counter() - start


@pytest.mark.parametrize("name", ["Anna Smith", "Anna {}son", "{}a Smith"])
def test_time_grows_with_the_names_of_a_text(name: str) -> None:
    words = ["".join("bdfgklmnprst"[ord(c) - 48] + "a" for c in str(number)).capitalize() for number in range(3000)]
    sentences = [f"President {name.format(word)} spoke. " for word in words]
    seconds("".join(sentences[:10]))
    assert seconds("".join(sentences)) < 20 * seconds("".join(sentences[:300])) + 0.5
