"""Each relation extractor reads its own examples, and nothing where there is nothing."""

from collections.abc import Mapping
from time import process_time

import pytest

from extractors import Extractor
from extractors.evaluate import to_gold
from extractors.language import EXTRACTORS
from extractors.relations.base import RelationExtractor
from graph.ontology import check

POSITIVE = [pytest.param(e, *example, id=example[0]) for e in EXTRACTORS for example in e.positive]
NEGATIVE = [pytest.param(text, id=text) for e in EXTRACTORS for text in e.negative]


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def key(relation: Mapping[str, object], fields: Mapping[str, str]) -> tuple[object, ...]:
    return tuple(relation[name] for name in sorted(fields))


@pytest.mark.parametrize(("reader", "text", "expected"), POSITIVE)
def test_reads_its_examples_and_no_more(
    extractor: Extractor, reader: RelationExtractor, text: str, expected: list[dict[str, str]]
) -> None:
    found = [to_gold(check(s)) for s in extractor(text) if s.kind == reader.type]
    assert sorted(map(str, (key(relation, expected[0]) for relation in found))) == sorted(
        map(str, (key(relation, expected[0]) for relation in expected))
    )


@pytest.mark.parametrize(
    "text",
    [
        "The fair took place in Rome, Italy. President Adams was the subject of a play.",
        "Italy won the cup. Mary Adams, president of her company, cheered.",
    ],
)
def test_a_country_elsewhere_does_not_own_the_post(extractor: Extractor, text: str) -> None:
    (found,) = extractor(text)
    assert "of" not in found.ends


@pytest.mark.parametrize("text", NEGATIVE)
def test_reads_nothing_where_there_is_nothing(extractor: Extractor, text: str) -> None:
    assert extractor(text) == []


@pytest.mark.parametrize("reader", EXTRACTORS, ids=lambda reader: reader.type)
def test_each_has_examples_of_both_kinds(reader: RelationExtractor) -> None:
    assert len(reader.positive) >= 15
    assert len(reader.negative) >= 4
    assert all(0 < value <= 0.95 for value in reader.confidence.values())


@pytest.mark.parametrize("reader", EXTRACTORS, ids=lambda reader: reader.type)
def test_confidence_is_a_probability(extractor: Extractor, reader: RelationExtractor) -> None:
    told = [statement.confidence for text, _ in reader.positive for statement in extractor(text)]
    assert all(0 < one < 1 for one in told)
    assert len(set(told)) > 3  # by rule and by model


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lund was president of Chad, and king of Sweden Bo Berg was there.",
        "Ann Lund became mayor of Oslo, and president of Norway Bo Berg resigned.",
    ],
)
def test_what_follows_on_an_office_may_be_of_others(extractor: Extractor, text: str) -> None:
    assert len([one for one in extractor(text) if to_gold(one)["person"] == "Ann Lund"]) == 1


def test_an_abbreviated_title_of_one_is_not_of_two(extractor: Extractor) -> None:
    assert [to_gold(one)["person"] for one in extractor("Sen. Ann Lund and Bo Berg voted.")] == ["Ann Lund"]


def test_countries_alone_on_a_line_own_nothing_in_prose(extractor: Extractor) -> None:
    text = "Topics:\nRussia\nUkraine\n\nCulture minister Ann Lund told the Norwegian parliament so."
    assert not {to_gold(one)["of"] for one in extractor(text)} & {"Russia", "Ukraine"}


def test_whom_a_title_does_not_say_whether_it_is_sent_to(extractor: Extractor) -> None:
    text = "Ann Lund, the Norwegian ambassador to Chad, France said on Monday, was ill."
    assert [to_gold(one)["title"] for one in extractor(text)] == ["ambassador to Chad"]


def test_many_offices_take_no_more_than_their_share_of_time(extractor: Extractor) -> None:
    text = "Norwegian Minister Ann Lund met Swedish Minister Bo Berg. "

    def seconds(count: int) -> float:
        start = process_time()
        extractor.nlp(text * count)
        return process_time() - start

    seconds(2)
    assert seconds(400) < 30 * seconds(40)


def test_in_a_list_of_countries_each_has_the_people_below_it(extractor: Extractor) -> None:
    people = ("Ann Lund, Minister of Culture", "Bo Berg, Minister of Sport", "Cy Holm, Minister of Trade")
    text = "\n".join(part for pair in zip(("Estonia", "Finland", "France"), people, strict=True) for part in pair)
    found = [(to_gold(one)["person"], to_gold(one)["of"]) for one in extractor(text)]
    assert found == [("Ann Lund", "Estonia"), ("Bo Berg", "Finland"), ("Cy Holm", "France")]
