"""Whose leaders are known by name, where a passage does not say."""

import pytest

from extractors import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def owners(extractor: Extractor, text: str) -> dict[str, str | None]:
    found = [one for one in extractor(text) if one.kind == "person_role"]
    return {one.ends["person"].name: one.ends["of"].name if "of" in one.ends else None for one in found}


@pytest.mark.parametrize(
    ("text", "person", "of"),
    [
        (
            "President Joe Biden, Jr. praised the army of Ukraine and of the United States.",
            "Joe Biden, Jr.",
            "United States",
        ),
        ("Russia and Ukraine talked. President Volodymyr Zelensky was content.", "Volodymyr Zelensky", "Ukraine"),
        ("China's minister met Russian generals. President Xi Jinping stayed away.", "Xi Jinping", "China"),
        # the passage names others alone
        ("Russia attacked at night. President Joe Biden was asleep.", "Joe Biden", None),
        ("Vice President Kamala Harris flew to Poland.", "Kamala Harris", None),
    ],
)
def test_a_leader_is_of_the_land_that_the_passage_names(extractor: Extractor, text: str, person: str, of: str) -> None:
    assert owners(extractor, text)[person] == of


def test_a_leader_of_that_name_in_another_office_is_another(extractor: Extractor) -> None:
    assert owners(extractor, "In Chile, Prime Minister Joe Biden smiled.") == {"Joe Biden": "Chile"}
