import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statements import (
    CHINA,
    NATO,
    RUSSIA,
    SCO,
    TURKEY,
    UNITED_STATES,
    document,
    membership,
    person,
    role,
    sanction,
    statement_lists,
)

from graph.model import Entity
from graph.projection import project

OLD, NEW = document("old", "2019-01-05"), document("new", "2023-03-23")


def facts(statements, type_):
    return [one.properties for one in project(statements).relationships.values() if one.type == type_]


@given(statement_lists, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_order_and_repetition_do_not_matter(statements, chance):
    shuffled = statements + chance.sample(statements, len(statements) // 2)
    chance.shuffle(shuffled)
    assert project(shuffled) == project(statements)


@given(statement_lists)
@settings(max_examples=100, deadline=None)
def test_every_statement_stands_in_the_graph_and_in_a_fact(statements):
    graph = project(statements)
    ids = {one.id for one in statements}
    cited = {id_ for one in graph.relationships.values() for id_ in one.properties.get("statements", [])}
    assert ids == {node.id for node in graph.nodes.values() if node.labels[0] == "Statement"}
    assert ids == cited | {id_ for node in graph.nodes.values() for id_ in node.properties.get("statements", [])}


@given(statement_lists)
@settings(max_examples=50, deadline=None)
def test_relationships_have_their_ends_and_no_null(statements):
    graph = project(statements)
    for one in graph.relationships.values():
        assert one.start in graph.nodes
        assert one.end in graph.nodes
    for thing in (*graph.nodes.values(), *graph.relationships.values()):
        assert None not in thing.properties.values()
        assert thing.properties["origin"] == "entente"


def test_a_role_is_one_however_its_title_is_put():
    graph = project(
        [role("Ana Ilić", "foreign minister", RUSSIA), role("Bo Li", "minister of foreign affairs", RUSSIA)]
    )
    assert [node.id for node in graph.nodes.values() if node.labels[0] == "Role"] == ["role:foreign-minister--ru"]


@pytest.mark.parametrize(
    ("place", "ends"),
    [
        (Entity("org:ge", "Organization", "GE"), ["ge", "org--ge"]),
        (Entity("org:us-tx", "Organization", "US-TX"), ["ge", "org--us-tx"]),
        (Entity("org:gm", "Organization", "GM"), ["ge", "org--gm"]),
        (Entity("org:gelco", "Organization", "Gelco"), ["ge", "gelco"]),
        (Entity("region:US-GA", "Region", "Georgia"), ["ge", "us-ga"]),
    ],
)
def test_an_organization_called_as_a_country_is_coded_has_roles_of_its_own(place, ends):
    georgia = Entity("country:GE", "Country", "Georgia")
    graph = project([role("Ana Ilić", "president", place), role("Bo Li", "president", georgia)])
    roles = sorted(node.id for node in graph.nodes.values() if node.labels[0] == "Role")
    assert roles == [f"role:president--{end}" for end in ends]


def test_the_newest_statement_tells_the_status():
    said = [role("Ana Ilić", "mayor", RUSSIA, where=OLD), role("Ana Ilić", "mayor", RUSSIA, "former", where=NEW)]
    (fact,) = facts(said, "HOLDS_ROLE")
    assert (fact["status"], fact["documents"], fact["first_stated"], fact["last_stated"]) == (
        "former",
        2,
        "2019-01-05",
        "2023-03-23",
    )


def test_a_successor_does_not_end_a_predecessor():
    said = [role("Ana Ilić", "mayor", RUSSIA, where=OLD), role("Bo Li", "mayor", RUSSIA, where=NEW)]
    assert [fact["status"] for fact in facts(said, "HOLDS_ROLE")] == ["current", "current"]


def test_two_terms_of_one_office_stay_two():
    said = [
        role("Ana Ilić", "president", RUSSIA, "former", where=OLD, since="2000", until="2008"),
        role("Ana Ilić", "president", RUSSIA, where=NEW, since="2012-05"),
        role("Ana Ilić", "president", RUSSIA, where=NEW, since="2012", start=9),
    ]
    found = {(fact["since"], fact.get("until"), fact["status"]) for fact in facts(said, "HOLDS_ROLE")}
    assert found == {("2000", "2008", "former"), ("2012-05", None, "current")}


def test_who_is_said_to_hold_an_office_after_a_term_ended_holds_another():
    said = [
        role("Ana Ilić", "president", RUSSIA, "former", where=OLD, until="2008"),
        role("Ana Ilić", "president", RUSSIA, where=NEW),
    ]
    assert {(fact.get("until"), fact["status"]) for fact in facts(said, "HOLDS_ROLE")} == {
        ("2008", "former"),
        (None, "current"),
    }


def test_who_is_said_to_hold_an_office_after_being_called_a_former_holder_holds_it_again():
    said = [
        role("Ana Ilić", "president", RUSSIA, "former", where=OLD),
        role("Ana Ilić", "president", RUSSIA, where=NEW),
    ]
    assert sorted(fact["status"] for fact in facts(said, "HOLDS_ROLE")) == ["current", "former"]


def test_what_has_no_date_speaks_of_the_latest_term():
    said = [
        role("Ana Ilić", "president", RUSSIA, "former", where=OLD, since="2000", until="2008"),
        role("Ana Ilić", "president", RUSSIA, where=NEW, since="2012"),
        role("Ana Ilić", "president", RUSSIA, where=document("undated", None)),
    ]
    assert {(fact["since"], fact["documents"]) for fact in facts(said, "HOLDS_ROLE")} == {("2000", 1), ("2012", 2)}


def test_a_suspension_happens_within_a_membership():
    said = [
        membership(RUSSIA, SCO, "joined", where=OLD, since="1973"),
        membership(RUSSIA, SCO, "suspended", where=NEW, since="2010"),
    ]
    (fact,) = facts(said, "MEMBER_OF")
    assert (fact["relation"], fact["since"]) == ("suspended", "2010")


def test_of_two_ways_to_put_one_statement_the_order_decides_nothing():
    two = [role("Ana Ilić", "mayor", RUSSIA, confidence=confidence) for confidence in (0.9, 0.5)]
    assert two[0].id == two[1].id
    assert project(two) == project(reversed(two))


def test_what_is_denied_or_conditional_is_a_fact_of_its_own():
    said = [
        membership(TURKEY, SCO, "partner", where=OLD),
        membership(TURKEY, SCO, status="conditional", where=NEW),
        membership(TURKEY, SCO, status="denied", where=NEW),
    ]
    found = {(fact["relation"], fact["status"], fact["asserted"]) for fact in facts(said, "MEMBER_OF")}
    assert found == {("partner", "current", True), ("member", "conditional", False), ("member", "denied", False)}


def test_joining_and_leaving_are_one_story():
    said = [
        membership(RUSSIA, NATO, "joined", where=OLD),
        membership(RUSSIA, NATO, "withdrew", "former", where=NEW),
    ]
    (fact,) = facts(said, "MEMBER_OF")
    assert (fact["relation"], fact["status"]) == ("withdrew", "former")


def test_a_plan_to_leave_does_not_end_a_membership():
    said = [
        membership(RUSSIA, NATO, where=OLD),
        membership(RUSSIA, NATO, "withdrew", "prospective", where=NEW),
    ]
    assert {(fact["relation"], fact["status"]) for fact in facts(said, "MEMBER_OF")} == {
        ("member", "current"),
        ("withdrew", "prospective"),
    }


def test_a_sanction_is_one_issuers_measures_against_one_target():
    li = person("Li Shangfu")
    graph = project(
        [
            sanction(UNITED_STATES, li, where=OLD, date="2018", reason="arms purchases"),
            sanction(UNITED_STATES, li, "extended", where=NEW),
            sanction(None, li, where=NEW),
        ]
    )
    states = {
        node.id: (node.properties["status"], node.properties.get("date"), node.properties["documents"])
        for node in graph.nodes.values()
        if node.labels[0] == "Sanction"
    }
    assert states == {
        "sanction:country-us--person-li-shangfu": ("extended", "2018", 2),
        "sanction:unknown--person-li-shangfu": ("imposed", None, 1),
    }


def test_a_threat_does_not_hide_what_was_imposed():
    said = [sanction(UNITED_STATES, CHINA, where=OLD), sanction(UNITED_STATES, CHINA, "threatened", where=NEW)]
    (node,) = [node for node in project(said).nodes.values() if node.labels[0] == "Sanction"]
    assert (node.properties["status"], node.properties["asserted"]) == ("imposed", True)


def test_only_a_threat_is_no_fact():
    (node,) = [
        node
        for node in project([sanction(UNITED_STATES, CHINA, "threatened")]).nodes.values()
        if node.labels[0] == "Sanction"
    ]
    assert (node.properties["status"], node.properties["asserted"]) == ("threatened", False)


def test_judged_the_same_is_one_node_and_undone_is_as_before():
    said = [role("Xi", "president", CHINA), role("Xi Jinping", "president", CHINA)]
    merged = project(said, {"person:xi": "person:xi-jinping"})
    people = [node for node in merged.nodes.values() if node.labels[0] == "Person"]
    assert [(node.id, node.properties["aliases"]) for node in people] == [("person:xi-jinping", ["Xi"])]
    assert project(said, {}) == project(said)


def test_many_statements_of_one_fact_are_fast():
    chance = random.Random(1)
    said = [
        role("Ana Ilić", "president", RUSSIA, where=document(f"d{n}", f"20{chance.randrange(10, 24)}"), start=n)
        for n in range(20_000)
    ]
    (fact,) = facts(said, "HOLDS_ROLE")
    assert fact["documents"] == 20_000


@pytest.mark.parametrize(
    ("entity", "expected"),
    [
        (RUSSIA, {"qid": "Q159", "country_code": "RU"}),
        (Entity("country:RU", "Country", "Russia"), {"qid": "Q159", "country_code": "RU"}),
        (Entity("country:XK", "Country", "Kosovo"), {"qid": "Q1246", "country_code": "XK"}),
        (
            Entity("country:CSHH", "Country", "Czechoslovakia"),
            {"qid": "Q33946", "successors": ["country:CZ", "country:SK"]},
        ),
        (Entity("country:XX", "Country", "Nowhere"), {}),
        (Entity("org:united-nations", "Organization", "UN"), {"qid": "Q1065"}),
        (Entity("org:united-nations", "Organization", "UN", "Q1"), {"qid": "Q1"}),
    ],
)
def test_countries_and_organizations_carry_their_codes_and_successors(entity, expected):
    node = project([role("Ana Ilić", "envoy", entity)]).nodes[entity.id]
    named = {name: node.properties[name] for name in ("country_code", "qid", "successors") if name in node.properties}
    assert named == expected
