"""Dates at their true precision, relative ones against the document's date."""

import pytest

from extractors import Extractor
from extractors.dates import dated
from extractors.passage import build
from graph.model import PartialDate

PUBLISHED = PartialDate("2023-03-23")


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("on 4 april 2023 ", None, "2023-04-04"),
        ("on april 4 , 2023 ", None, "2023-04-04"),
        ("in june 2017 ", None, "2017-06"),
        ("since 2019 ", None, "2019"),
        ("on 31 february 2020 ", None, "2020-02"),
        ("five years ago ", PUBLISHED, "2018"),
        ("two months ago ", PUBLISHED, "2023-01"),
        ("three days ago ", PUBLISHED, "2023-03-20"),
        ("last december ", PUBLISHED, "2022-12"),
        ("in march ", PUBLISHED, "2023-03"),
        ("today ", PUBLISHED, "2023-03-23"),
        ("five years ago ", None, None),
        ("it may leave ", PUBLISHED, None),
        ("troops march on ", PUBLISHED, None),
        ("on may 3 ", PUBLISHED, "2022-05-03"),
        ("until may ", PUBLISHED, "2022-05"),
        ("three days ago ", PartialDate("2023"), None),
        ("resolution 2018 ", PUBLISHED, None),
        ("nothing of the kind ", PUBLISHED, None),
        ("9" * 5000 + " years ago ", PUBLISHED, None),
        ("9" * 5000 + " days ago ", PUBLISHED, None),
        ("since 20２３ ", PUBLISHED, None),
        ("one day ago ", PartialDate("0001-01-01"), None),
        ("sunday ", PartialDate("0001-01-01"), None),
        ("last march ", PartialDate("0001-01"), None),
        ("last march ", PartialDate("0500-01"), "0499-03"),
    ],
)
def test_reads_dates(text: str, published: PartialDate | None, expected: str | None) -> None:
    assert dated(text, published) == expected


def test_term_of_an_office() -> None:
    from extractors import Extractor

    (statement,) = Extractor()("José Manuel Barroso was the president of the European Commission from 2004 to 2014.")
    assert (statement.qualifiers["since"], statement.qualifiers["until"]) == ("2004", "2014")
    (left,) = Extractor()("The United Kingdom left the European Union on 31 January 2020.")
    assert left.qualifiers["until"] == "2020-01-31"


@pytest.mark.parametrize(("end", "since"), [(" on April 4, 2023.", "2023-04-04"), (", which may help.", None)])
def test_a_date_goes_on_behind_its_comma(end: str, since: str | None) -> None:
    (joined,) = Extractor()(f"Finland joined NATO{end}", date="2025-06-01")
    assert joined.qualifiers.get("since") == since


def test_a_passage_keeps_its_date() -> None:
    assert build("Nothing.", [(0, 8)], published=PUBLISHED).published == PUBLISHED


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Canada sanctioned Belarus in September, and London followed a week ago.", "2022-09"),
        ("On Monday Canada imposed sanctions on Belarus.", "2022-10-17"),
        ("Canada imposed sanctions on Belarus on Friday.", "2022-10-14"),
        ("Canada imposed sanctions on Belarus in May 2021; in 2022 it added names.", "2021-05"),
        ("Canada imposed sanctions on Belarus.", "2022"),
        ("Canada had imposed sanctions on Belarus.", None),
        ("Minsk complained about Canada's sanctions on Belarus.", None),
    ],
)
def test_a_measure_has_the_date_that_stands_nearest(text: str, expected: str | None) -> None:
    (statement,) = [one for one in Extractor()(text, date="2022-10-18") if one.kind == "sanction_target"][:1]
    assert statement.qualifiers.get("date") == expected
