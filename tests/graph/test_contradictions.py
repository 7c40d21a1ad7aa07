"""What contradicts, and what only changed."""

from collections.abc import Mapping
from itertools import combinations

import pytest
from disputed import CONSISTENT, CONTRADICTIONS, disputed
from engines import as_text, both_engines
from hypothesis import given, settings
from hypothesis import strategies as st
from statements import RUSSIA, document, role

from graph import KnowledgeGraph
from graph.model import PartialDate
from graph.offices import has_single_holder
from graph.projection import JSON, project
from graph.saved_queries import bind, saved_query
from graph.tables import table

Properties = Mapping[str, JSON]


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_found_once_with_both_sides(name):
    (found,) = KnowledgeGraph().add(CONTRADICTIONS[name]).run("contradictions")
    shown = {one["statement"] for side in ("says", "but") for one in found[side]}
    assert shown == {statement.id for statement in CONTRADICTIONS[name]}


@pytest.mark.parametrize("name", CONSISTENT)
def test_a_change_is_no_contradiction(name):
    assert KnowledgeGraph().add(CONSISTENT[name]).run("contradictions") == []


def test_each_side_says_who_says_it_where_and_when():
    (found,) = KnowledgeGraph().add(CONTRADICTIONS["two_holders"]).run("contradictions")
    assert (found["kind"], found["object"]) == ("two_holders", "prime minister of Russia")
    sides = {found["subject"]: found["says"], found["but_subject"]: found["but"]}
    assert [one["published"] for one in sides["Ana Ilić"]] == ["2024-05-10", "2024-05-06"]
    (bo,) = sides["Bo Sørensen"]
    assert (bo["quote"], bo["attribution"], bo["document"]) == ("Bo Sørensen and Russia", "the opposition", "Report 07")


def test_a_side_shows_its_three_newest_statements():
    more = [role("Ana Ilić", "prime minister", RUSSIA, where=document(f"d{n}", f"2024-04-0{n}")) for n in range(1, 6)]
    (found,) = KnowledgeGraph().add([*CONTRADICTIONS["two_holders"], *more]).run("contradictions")
    side = found["says" if found["subject"] == "Ana Ilić" else "but"]
    assert [one["published"] for one in side] == ["2024-05-10", "2024-05-06", "2024-04-05"]


def test_all_kinds_are_told_apart():
    found = [row["kind"] for row in KnowledgeGraph().add(disputed()).run("contradictions")]
    assert found == ["denied", "denied", "denied", "imposed_and_lifted", "member_and_not", "two_holders"]


_dates = st.sampled_from([None, "2018", "2018-03", "2018-03-21", "2018-03-22", "2020-11", "2024-05-07"])
_presidents = st.builds(
    lambda who, status, where, published, since, start: role(
        who,
        "president",
        RUSSIA,
        status,
        where=document(f"{where}-{published}", published),
        start=start,
        **({"since": since} if since else {}),
    ),
    st.sampled_from(["Ana Ilić", "Bo Sørensen", "Chen Li"]),
    st.sampled_from(["current", "current", "acting", "former", "denied"]),
    st.sampled_from("ab"),
    _dates,
    _dates,
    st.integers(0, 3),
)


def clash(one: Properties, other: Properties, documents: dict[str, str]) -> bool:
    """Whether two people cannot both have held the office, by the days that their dates stand for."""
    began, ended = one.get("since") or one.get("first_stated"), one.get("last_stated")
    but_began, but_ended = other.get("since") or other.get("first_stated"), other.get("last_stated")
    bounds = [(began, but_ended), (but_began, ended)]
    if any(start and end and PartialDate(start).first_day > PartialDate(end).last_day for start, end in bounds):
        return False
    said, but_said = ({documents[id_] for id_ in side["statements"]} for side in (one, other))
    certain = (start and end and PartialDate(start).last_day <= PartialDate(end).first_day for start, end in bounds)
    return bool(said & but_said) or all(certain)


@given(st.lists(_presidents, max_size=8))
@settings(max_examples=100, deadline=None)
def test_two_holders_are_those_whose_days_overlap(statements):
    graph = KnowledgeGraph().add(statements)
    documents = {one.id: one.evidence.document.id for one in statements}
    held = [
        one for one in graph.projection.relationships.values() if one.properties.get("status") in ("current", "acting")
    ]
    expected = {
        frozenset((one.key, other.key))
        for one, other in combinations(held, 2)
        if one.start != other.start and one.properties["status"] == other.properties["status"]
        if clash(one.properties, other.properties, documents)
    }
    found = [one for one in graph.contradictions() if one.kind == "two_holders"]
    assert {frozenset(one.facts) for one in found} == expected
    assert len(found) == len(expected)
    for one in found:
        assert {said.statement for said in (*one.says, *one.but)} <= {said.statement for said in graph.evidence(one)}


@pytest.mark.neo4j
def test_neo4j_finds_the_same(neo4j_server, neo4j_driver):
    query = saved_query("contradictions")
    with both_engines(project(disputed()), neo4j_server, neo4j_driver) as engines:
        memory, server = engines.run(query.text, bind(query, {}))
    assert len(memory) == 6
    assert as_text(memory, ordered=True) == as_text(server, ordered=True)


@pytest.mark.parametrize(
    ("title", "category", "of", "single"),
    [
        ("president", "head_of_state", "country:FR", True),
        ("foreign minister", "foreign_minister", "country:CH", True),
        ("president", "head_of_state", "country:CH", False),
        ("president of the presidency", "head_of_state", "country:BA", True),
        ("captain regent", "head_of_state", "country:SM", False),
        ("president", "head_of_state", "org:african-union", False),
        ("president", "head_of_state", "", False),
        ("queen", "monarch", "country:ES", False),
        ("king", "monarch", "country:ES", True),
        ("spokesperson", "spokesperson", "country:FR", False),
    ],
)
def test_the_table_tells_which_offices_one_person_holds(title, category, of, single):
    assert has_single_holder(title, category, of) is single


def test_the_table_says_one_some_or_many():
    assert {row["holders"] for row in table("single_holders") if not row["holders"].isdigit()} == {"many"}
