"""What time does to facts: terms end where a text says so, and nothing is retired because something newer is there."""

import pytest
from hypothesis import given, settings
from statements import CHINA, NATO, RUSSIA, SCO, document, membership, role, statement_lists

from graph import KnowledgeGraph
from graph.projection import project

EARLY, LATE = document("early", "2019-01-05"), document("late", "2023-03-23")
ANA, BO = "Ana Ilić", "Bo Sørensen"


def facts_of(statements, id_):
    return [one for one in project(statements).relationships.values() if one.start == id_]


@given(statement_lists)
@settings(max_examples=100, deadline=None)
def test_what_is_said_of_others_changes_no_fact(statements):
    people = {one.ends["person"].id for one in statements if one.kind == "person_role"}
    for person in people:
        alone = [one for one in statements if one.ends.get("person") and one.ends["person"].id == person]
        assert facts_of(alone, person) == [one for one in facts_of(statements, person) if one.type == "HOLDS_ROLE"]


def test_a_successors_start_is_not_the_predecessors_end():
    said = [role(ANA, "mayor", RUSSIA, since="2018", where=EARLY), role(BO, "mayor", RUSSIA, since="2023", where=LATE)]
    (ana,) = facts_of(said, "person:ana-ilic")
    assert (ana.properties["status"], ana.properties["since"], ana.properties.get("until")) == ("current", "2018", None)


def test_a_text_that_says_so_ends_a_term_at_its_own_precision():
    said = [
        role(ANA, "mayor", RUSSIA, since="2018", where=EARLY),
        role(ANA, "mayor", RUSSIA, "former", until="2023-02", where=LATE),
        role(BO, "mayor", RUSSIA, since="2023-03-01", where=LATE, start=40),
    ]
    (ana,) = facts_of(said, "person:ana-ilic")
    assert (ana.properties["status"], ana.properties["since"], ana.properties["until"]) == ("former", "2018", "2023-02")


def test_a_statement_without_a_date_makes_no_dated_one_old():
    said = [role(ANA, "mayor", RUSSIA, where=LATE), role(ANA, "mayor", RUSSIA, "former", where=document("d", None))]
    (ana,) = facts_of(said, "person:ana-ilic")
    assert ana.properties["status"] == "current"


def test_an_older_graph_has_the_status_of_its_time():
    graph = KnowledgeGraph().add(
        [role(ANA, "mayor", RUSSIA, where=EARLY), role(ANA, "mayor", RUSSIA, "former", where=LATE)]
    )
    assert [one.status for one in graph.as_of("2020").roles_of(ANA)] == ["current"]
    assert [one.status for one in graph.roles_of(ANA)] == ["former"]
    assert [one.status for one in graph.between("2022", "2024").roles_of(ANA)] == ["former"]


def test_two_terms_stay_two_in_every_later_graph():
    said = [
        role(ANA, "president", RUSSIA, "former", since="2000", until="2008", where=EARLY),
        role(ANA, "president", RUSSIA, since="2012-05", where=LATE),
    ]
    graph = KnowledgeGraph().add(said)
    assert [one.since for one in graph.as_of("2019").roles_of(ANA)] == ["2000"]
    assert [(one.since, one.until) for one in graph.as_of("2023").roles_of(ANA)] == [
        ("2000", "2008"),
        ("2012-05", None),
    ]


@pytest.fixture
def changing():
    return KnowledgeGraph().add(
        [
            role(ANA, "mayor", RUSSIA, where=EARLY),
            role(ANA, "mayor", RUSSIA, "former", where=LATE),
            membership(CHINA, SCO, where=EARLY),
            membership(CHINA, SCO, where=LATE),
            membership(RUSSIA, NATO, "partner", where=LATE),
            membership(CHINA, NATO, where=EARLY),
            membership(CHINA, NATO, "withdrew", where=LATE),
            membership(RUSSIA, SCO, where=document("year", "2023")),
        ]
    )


def test_changes_are_what_is_new_and_what_is_otherwise(changing):
    found = {(one.subject, one.was, one.status) for one in changing.changes("2020", "2023-06")}
    assert found == {(ANA, "current", "former"), ("Russia", None, "current"), ("China", "current", "withdrew")}


def test_a_document_of_a_year_counts_when_the_year_is_over(changing):
    assert [one.object for one in changing.changes("2023-04", "2023-12-30")] == []
    assert [one.first_stated for one in changing.changes("2022", "2023")].count("2023") == 1


def test_nothing_changes_before_the_first_word_and_after_the_last(changing):
    assert changing.changes("2010", "2018") == changing.changes("2024", "2030") == []
