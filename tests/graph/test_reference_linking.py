"""Which entity of a reference one of ours is: a wrong link is worse than a missed one."""

import gzip
from io import BufferedReader, BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reference import LINES, entity, ours
from statements import RUSSIA, evidence, person, role, sanction

from graph.errors import InputError, StatementError
from graph.model import Entity, Statement
from graph.projection import project
from graph.reference_file import references
from graph.reference_linking import find_links, new_links
from graph.reference_links import ReferenceLink, current, taken_back, undone


def read(*lines, name="entities.ftm.json"):
    return list(references(BufferedReader(BytesIO("\n".join(lines).encode())), name))


def found(lines=LINES, statements=None, undone=()):
    return find_links(project(ours() if statements is None else statements), read(*lines), undone)


def pairs(matches):
    return {match.known.id: match.reference.id for match in matches}


LINKED = {
    "person:sergei-lavrov": "Q58217",
    "person:alisher-usmanov": "NK-usmanov",
    "person:dmitry-shuvalov": "NK-shuvalov",
    "org:shanghai-cooperation-organisation": "NK-sco",
    "org:wagner-group": "ofac-12345",
    "org:african-union": "NK-au",
    "vessel:adrian-darya-1": "NK-darya",
    "vessel:grace-imo-9229324": "NK-grace",
}


def test_what_more_than_a_name_speaks_for_is_linked():
    assert pairs(found().linked) == LINKED


def test_what_fits_two_alike_is_told_and_not_linked():
    ((first, second),) = found().ambiguous
    assert (first.known.name, {first.reference.id, second.reference.id}) == ("Li Wei", {"NK-wei-1", "NK-wei-2"})


def test_a_name_alone_links_nobody():
    assert pairs(found().unconfirmed) == {
        "person:bo-sorensen": "NK-sorensen",
        "org:ministry-of-defence": "gb-mod",
        "org:congress": "NK-congress",
    }


def test_everything_of_ours_is_counted_once():
    report = found()
    named = len(report.linked) + len(report.ambiguous) + len(report.unconfirmed)
    assert (named + report.unmatched, report.read) == (16, 17)


@given(st.permutations(LINES))
@settings(max_examples=20, deadline=None)
def test_the_order_of_the_reference_does_not_matter(lines):
    assert found(lines) == found()


@pytest.mark.parametrize("line", LINES[:-1])
def test_a_second_that_fits_as_well_takes_the_link_away(line):
    twin = line.replace('"id": "', '"id": "twin-of-')
    before, after = pairs(found().linked), pairs(found([*LINES, twin]).linked)
    assert after.items() <= before.items()
    assert len(before) - len(after) <= 1


LAVROV = [role("Sergei Lavrov", "foreign minister", RUSSIA)]


@pytest.mark.parametrize(
    ("names", "properties", "is_linked"),
    [
        (["Sergei Lavrov"], {"country": "ru"}, True),
        (["Lavrov Sergei"], {"nationality": "ru"}, True),
        (["SERGEÏ  LAVROV"], {"citizenship": ["by", "ru"]}, True),
        (["Sergey Lavrov"], {"country": "ru", "topics": "role.pep"}, True),
        (["Sergey Lavrov"], {"country": "ru"}, False),
        (["Sergei Lavrov"], {"country": "by"}, False),
        (["Sergei Lavrov"], {}, False),
        (["Sergei Lavrov"], {"topics": "role.pep"}, False),
        (["Sergei Larin"], {"country": "ru", "topics": "role.pep"}, False),
        (["Lavrov"], {"country": "ru"}, False),
        (["S. Lavrov"], {"country": "ru", "weakAlias": "Sergei Lavrov"}, False),
        (["Sergei Lavrov"], {"country": "ru-mow"}, True),
    ],
)
def test_a_person_is_linked_by_name_and_country(names, properties, is_linked):
    report = found([entity("Q1", "Person", *names, **properties)], LAVROV)
    assert bool(report.linked) == is_linked


def test_an_identifier_that_both_know_decides():
    lavrov = person("Sergei Lavrov")
    known = [
        role("Sergei Lavrov", "foreign minister", RUSSIA),
        sanction(None, Entity(lavrov.id, "Person", lavrov.name, "Q58217"), start=9),
    ]
    assert found([entity("NK-1", "Person", "Lavrov", wikidataId="Q58217", country="by")], known).linked
    assert not found([entity("NK-1", "Person", "Sergei Lavrov", wikidataId="Q7", country="ru")], known).linked


def test_the_better_of_two_is_linked():
    lines = [
        entity("NK-known", "Person", "Sergei Lavrov", country="ru"),
        entity("NK-unknown", "Person", "Sergei Lavrov"),
    ]
    assert pairs(found(lines, LAVROV).linked) == {"person:sergei-lavrov": "NK-known"}


def test_two_of_ours_with_one_name_are_not_both_linked_to_one_of_the_reference():
    namesake = Entity("person:sergei-lavrov-2", "Person", "Sergei Lavrov")
    ends = {"person": namesake, "of": RUSSIA}
    other = Statement("person_role", ends, "current", evidence("Sergei Lavrov", start=70), {"title": "judge"})
    report = found([entity("Q1", "Person", "Sergei Lavrov", country="ru")], [*LAVROV, other])
    assert report.linked == []
    assert [{match.known.id for match in matches} for matches in report.ambiguous] == [
        {"person:sergei-lavrov", "person:sergei-lavrov-2"}
    ]


def test_a_name_without_a_letter_is_no_name():
    said = [sanction(None, Entity("vessel:unnamed", "Vessel", "…"))]
    assert found([entity("NK-1", "Vessel", "???", topics="sanction")], said).linked == []


def test_what_was_taken_back_is_not_proposed_again():
    report = found(undone={("person:sergei-lavrov", "Q58217")})
    assert "person:sergei-lavrov" not in pairs(report.linked)


def link(entity_id, reference, verdict="linked", score=0.9):
    return ReferenceLink(entity_id, reference, "Person", ("ann_list",), score, verdict, "ana", "2024")


def test_the_newest_link_counts_until_it_is_taken_back():
    links = [link("person:a", "Q1"), link("person:a", "Q2")]
    assert current(links, {})["person:a"].reference == "Q2"
    links.append(link("person:a", "Q2", "undone"))
    assert current(links, {})["person:a"].reference == "Q1"
    assert undone(links, {}) == {("person:a", "Q2")}
    links += taken_back(links, {}, "person:a", by="bo", at="2025")
    assert current(links, {}) == {}
    assert links[-1].by == "bo"


def test_a_merged_entity_has_the_link_of_its_parts():
    links, same = [link("person:b", "Q1")], {"person:b": "person:a"}
    assert list(current(links, same)) == ["person:a"]
    (back,) = taken_back(links, same, "person:a", by="bo", at="2025")
    assert (back.entity, back.verdict) == ("person:b", "undone")


def test_a_link_that_is_there_is_not_made_again():
    made = new_links(found().linked, {}, by="ana", at="2024")
    assert new_links(found().linked, current(made, {}), by="bo", at="2025") == []


@pytest.mark.parametrize(("reference", "verdict"), [("", "linked"), ("Q1", "perhaps")])
def test_a_link_that_makes_no_sense_is_refused(reference, verdict):
    with pytest.raises(StatementError):
        link("person:a", reference, verdict)


def test_only_what_can_match_is_read():
    assert [one.id for one in read(*LINES)] == [line.split('"')[3] for line in LINES[:-1]]
    assert read("", "  ") == []


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '"text"',
        '{"id": "Q1"}',
        '{"id": 1, "schema": "Person", "properties": {}}',
        '{"id": "", "schema": "Person", "properties": {}}',
        '{"id": "\\ud800", "schema": "Person", "properties": {}}',
        '{"id": "Q1", "schema": "Person", "properties": {"name": "Ada"}}',
        '{"id": "Q1", "schema": "Person", "properties": {"country": [1]}}',
        '{"id": "Q1", "schema": "Person", "properties": {"topics": 7}}',
        "[" * 100_000,
        "\udcff",
    ],
)
def test_a_line_that_is_no_entity_is_named(line):
    text = b"\n".join([LINES[0].encode(), line.encode("utf-8", "surrogateescape")])
    with pytest.raises(InputError, match="line 2 of x is no FollowTheMoney entity"):
        list(references(BufferedReader(BytesIO(text)), "x"))


def test_gzip_is_read_whatever_it_is_called_and_a_cut_one_is_named():
    packed = gzip.compress("\n".join(LINES).encode())
    assert len(list(references(BufferedReader(BytesIO(packed)), "x"))) == 17
    with pytest.raises(InputError, match="x is damaged"):
        list(references(BufferedReader(BytesIO(packed[:-20])), "x"))
