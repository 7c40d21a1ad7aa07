"""Each question is a saved query: the same rows by method, in memory and on a real Neo4j."""

import doctest
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from disputed import disputed
from engines import Rows, as_text
from neo4j_server import wipe
from small import small

from graph import KnowledgeGraph, answers, questions
from graph.answers import Answer
from graph.errors import ParameterError
from graph.neo4j_store import Neo4jStore
from graph.questions import Questions
from graph.results import Results
from graph.saved_queries import bind, saved_query

Question = Callable[[Questions], Results[Any]]


class InNeo4j(Questions):
    """The questions, asked of a server."""

    def __init__(self, store: Neo4jStore) -> None:
        self.store = store

    def run(self, name: str, /, **parameters: Any) -> Rows:
        query = saved_query(name)
        return self.store.run(query.text, bind(query, parameters))


ASKED: dict[str, Question] = {
    "holders": lambda graph: graph.holders("China", on="2023-06"),
    "holders of a category": lambda graph: graph.holders("China", category="defence_minister", on="2024"),
    "roles_of": lambda graph: graph.roles_of("Li Shangfu"),
    "members": lambda graph: graph.members("SCO"),
    "current observers": lambda graph: graph.members("NATO", status="current", relation="partner"),
    "organizations_of": lambda graph: graph.organizations_of("China"),
    "denied organizations": lambda graph: graph.organizations_of("China", status="denied"),
    "sanctions": lambda graph: graph.sanctions(),
    "sanctions since": lambda graph: graph.sanctions("Li Shangfu", issuer="US", since="2018"),
    "path": lambda graph: graph.path("Li Shangfu", "Dong Jun"),
    "longer paths": lambda graph: graph.path("Li Shangfu", "Turkey", limit=50),
    "neighbours": lambda graph: graph.neighbours("China", depth=2),
    "changes": lambda graph: graph.changes("2023-06", "2023-12"),
    "contradictions": lambda graph: graph.contradictions(),
    "evidence": lambda graph: graph.evidence(graph.roles_of("Li Shangfu")[0]),
    "evidence of a way": lambda graph: graph.evidence(graph.path("Li Shangfu", "China")[0]),
    "evidence of both sides": lambda graph: graph.evidence(graph.contradictions()[0]),
}


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return KnowledgeGraph().add([*small(), *disputed()])


@pytest.fixture(scope="module")
def server(graph, neo4j_server, neo4j_driver) -> Iterator[Questions]:
    wipe(neo4j_driver)
    with Neo4jStore(neo4j_server.uri, neo4j_server.user, neo4j_server.password) as store:
        store.load(graph.projection)
        yield InNeo4j(store)
    wipe(neo4j_driver)


@pytest.mark.neo4j
@pytest.mark.parametrize("name", ASKED)
def test_neo4j_answers_the_same(graph, server, name):
    found = ASKED[name](graph)
    assert len(found) > 0
    assert found == ASKED[name](server)
    assert as_text(found.to_dicts(), ordered=True) == as_text(ASKED[name](server).to_dicts(), ordered=True)


class Recorder(Questions):
    """Tells which saved query is run, and what it gives."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph, self.rows = graph, []

    def run(self, name: str, /, **parameters: Any) -> Rows:
        self.rows = self.graph.run(name, **parameters)
        return self.rows


@pytest.mark.parametrize("name", ASKED)
def test_the_answers_are_the_rows_of_the_saved_query(graph, name):
    recorder = Recorder(graph)
    assert ASKED[name](recorder).to_dicts() == recorder.rows


def test_every_question_is_asked_here():
    methods = {name for name in vars(Questions) if not name.startswith("_")} - {"run"}
    assert methods <= {name.split()[0] for name in ASKED}


def test_a_question_of_what_is_not_there_has_no_answers(graph):
    assert graph.roles_of("Nobody At All") == graph.path("Nobody At All", "China") == graph.evidence("fact:none") == []


def test_neighbours_farther_than_it_looks_are_refused(graph):
    with pytest.raises(ParameterError, match=r"three relations far, not 4; to_networkx\(\) goes further"):
        graph.neighbours("China", depth=4)


def test_the_evidence_of_an_answer_is_that_of_its_key(graph):
    (one,) = graph.roles_of("Li Shangfu")[:1]
    assert graph.evidence(one) == graph.evidence(one.fact)
    assert [said.status for said in graph.evidence(one)] == ["current", "former"]


def test_views_answer_too(graph):
    assert [one.status for one in graph.as_of("2023-04").roles_of("Li Shangfu") if one.title == "defence minister"] == [
        "current"
    ]


def test_every_type_of_answer_belongs_to_a_saved_query():
    types = [one for one in vars(answers).values() if isinstance(one, type) and issubclass(one, Answer)]
    assert all(saved_query(one.query) for one in types if one is not Answer)


def test_the_examples():
    assert doctest.testmod(questions).failed == 0
