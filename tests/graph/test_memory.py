import json

import networkx as nx
import pytest
from hypothesis import given, settings
from statements import CHINA, RUSSIA, role, statement_lists

from graph.errors import FormatError
from graph.judgements import canonical_ids
from graph.memory import to_networkx
from graph.projection import project
from graph.restore import judgements_of, statements_of


@given(statement_lists)
@settings(max_examples=100, deadline=None)
def test_attributes_are_plain_json_values(statements):
    graph = to_networkx(project(statements))
    attributes = [*(data for _, data in graph.nodes(data=True)), *(data for *_, data in graph.edges(data=True))]
    assert json.loads(json.dumps(attributes)) == attributes


@given(statement_lists)
@settings(max_examples=100, deadline=None)
def test_a_graph_gives_its_statements_back(statements):
    graph = project(statements)
    assert project(statements_of(to_networkx(graph))) == graph


def test_a_graph_with_merged_people_comes_back_with_the_merge():
    said = [role("Xi", "president", CHINA), role("Xi Jinping", "president", CHINA)]
    merged = project(said, {"person:xi-jinping": "person:xi"})
    graph = to_networkx(merged)
    again = project(statements_of(graph), canonical_ids(judgements_of(graph)))
    assert again == merged
    assert {one.id for one in statements_of(graph)} == {one.id for one in said}


def test_nodes_and_edges_keep_their_names():
    graph = to_networkx(project([role("Ana Ilić", "mayor", RUSSIA)]))
    assert graph.nodes["person:ana-ilic"]["kind"] == "Person"
    assert graph.nodes["country:RU"]["qid"] == "Q159"
    (edge,) = graph["person:ana-ilic"]["role:mayor--ru"].values()
    assert (edge["relationship"], edge["status"]) == ("HOLDS_ROLE", "current")
    assert not {"id", "source", "target", "type", "label", "rel"} & edge.keys()


def test_changing_the_graph_changes_nothing_else():
    projection = project([role("Ana Ilić", "mayor", RUSSIA)])
    graph = to_networkx(projection)
    for *_, edge in graph.edges(data=True):
        edge.setdefault("statements", []).append("mine")
    graph.nodes["country:RU"]["name"] = "mine"
    assert projection == project([role("Ana Ilić", "mayor", RUSSIA)])


def test_a_graph_of_someone_elses_cannot_be_taken_in():
    other: nx.MultiDiGraph = nx.MultiDiGraph([("a", "b")])
    with pytest.raises(FormatError, match="only a graph that Entente exported"):
        list(statements_of(other))


def test_a_statement_without_its_document_is_not_whole():
    graph = to_networkx(project([role("Ana Ilić", "mayor", RUSSIA)]))
    graph.remove_node("doc:a")
    with pytest.raises(FormatError, match="is not whole"):
        list(statements_of(graph))
