"""Which statements a page shows."""

import pytest
from hypothesis import given
from small import small
from statements import CHINA, RUSSIA, SCO, membership, person, role, sanction, statement_lists

from graph import KnowledgeGraph
from graph.errors import NotFound
from graph.view.excerpt import around, entities_of, excerpt, most_connected, named


@pytest.fixture
def graph() -> KnowledgeGraph:
    return KnowledgeGraph().add(small())


def ids(part):
    return {one.id for one in part.statements}


def test_all_is_shown_unless_something_is_chosen(graph):
    part = excerpt(graph)
    assert (ids(part), part.left_out) == ({one.id for one in small()}, 0)
    assert part.projection == graph.projection


def test_one_step_around_an_entity_is_what_is_stated_of_it(graph):
    part = excerpt(graph, around("Li Shangfu"))
    assert ids(part) == {found.statement.id for found in graph.about("Li Shangfu")}


def test_two_steps_reach_what_is_stated_of_its_neighbours(graph):
    near, far = (ids(excerpt(graph, around("Li Shangfu", depth))) for depth in (1, 2))
    assert near < far
    assert {found.statement.id for found in graph.about("United States")} <= far


def test_an_unknown_entity_is_named(graph):
    with pytest.raises(NotFound, match=r"Li Shangfo.*did you mean"):
        excerpt(graph, around("Li Shangfo"))


def test_rows_choose_what_relates_the_things_they_name(graph):
    part = excerpt(graph, named([{"country": "China"}, {"organization": SCO.id}]))
    assert {one.evidence.quote for one in part.statements} == {"China and Shanghai Cooperation Organisation"}


def test_rows_choose_the_quotes_they_hold(graph):
    part = excerpt(graph, named([{"says": ["Li Shangfu and China"]}]))
    assert {one.evidence.quote for one in part.statements} == {"Li Shangfu and China"}


def test_of_too_much_the_most_connected_part_is_kept():
    many = [role(f"Person {n}", "president", CHINA, start=n) for n in range(9)]
    graph = KnowledgeGraph().add([*many, membership(CHINA, SCO), sanction(RUSSIA, person("Alone"))])
    part = excerpt(graph, most=4)
    assert len(part.statements) + part.left_out == 11
    assert "country:CN" in part.projection.nodes
    assert "person:alone" not in part.projection.nodes


@given(statement_lists)
def test_what_is_kept_fits_and_is_whole(statements):
    graph = KnowledgeGraph().add(statements)
    about = entities_of(graph.projection)
    kept = most_connected(about, 5)
    assert len({id_ for one in kept for id_ in about[one]}) <= 5
    assert most_connected(about, 10**6) == about.keys()


def test_statements_stand_oldest_first(graph):
    dates = [one.evidence.document.published or "" for one in excerpt(graph).statements]
    assert dates == sorted(dates)


def test_a_graph_as_of_a_date_holds_no_more():
    graph = KnowledgeGraph().add(small())
    assert {one.evidence.document.id for one in excerpt(graph.as_of("2023-03")).statements} == {"doc:a"}
