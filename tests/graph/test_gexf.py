"""GEXF: networkx reads it, and its timeline says no more than the graph does."""

import doctest
import io
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from graphml import Graph, graphs, small_graph
from hostile import TEXTS, hostile
from hypothesis import given, settings
from small import small
from stored import node, projection, relationship

from graph.errors import FormatError
from graph.export import _graphml_values
from graph.export._graphml_values import escape
from graph.export.gexf import write_gexf
from graph.memory import to_networkx
from graph.projection import Projection, project

GEXF = "{http://gexf.net/1.3}"


def written(graph: Graph | Projection) -> bytes:
    file = io.BytesIO()
    write_gexf(graph, file)
    return file.getvalue()


def elements(graph: Graph | Projection, tag: str) -> list[dict[str, str]]:
    return [one.attrib for one in ElementTree.fromstring(written(graph)).iter(GEXF + tag)]


def test_the_bytes_are_these() -> None:
    assert written(small_graph()).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
        "<meta><creator>Entente</creator></meta>\n"
        '<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">\n'
        '<attributes class="node" mode="static">\n'
        '<attribute id="node0" title="asserted" type="boolean"/>\n'
        '<attribute id="node1" title="confidence" type="double"/>\n'
        '<attribute id="node2" title="documents" type="integer"/>\n'
        '<attribute id="node3" title="kind" type="string"/>\n'
        '<attribute id="node4" title="name" type="string"/>\n'
        '<attribute id="node5" title="title" type="string"/>\n'
        "</attributes>\n"
        '<attributes class="edge" mode="static">\n'
        '<attribute id="edge0" title="relationship" type="string"/>\n'
        '<attribute id="edge1" title="statements" type="liststring"/>\n'
        "</attributes>\n"
        "<nodes>\n"
        '<node id="person:ana-kova" label="Ana Kova">\n<attvalues>\n'
        '<attvalue for="node1" value="0.5"/>\n<attvalue for="node2" value="2"/>\n'
        '<attvalue for="node3" value="Person"/>\n<attvalue for="node4" value="Ana Kova"/>\n</attvalues>\n</node>\n'
        '<node id="role:mayor--va" label="mayor of Vale">\n<attvalues>\n'
        '<attvalue for="node0" value="true"/>\n<attvalue for="node2" value="1"/>\n'
        '<attvalue for="node3" value="Role"/>\n<attvalue for="node4" value="mayor of Vale"/>\n'
        '<attvalue for="node5" value="mayor"/>\n</attvalues>\n</node>\n'
        "</nodes>\n<edges>\n"
        '<edge id="r1" source="person:ana-kova" target="role:mayor--va" kind="HOLDS_ROLE" label="HOLDS_ROLE">\n'
        '<attvalues>\n<attvalue for="edge0" value="HOLDS_ROLE"/>\n'
        '<attvalue for="edge1" value="[&quot;s1&quot;, &quot;s2&quot;]"/>\n</attvalues>\n</edge>\n'
        "</edges>\n</graph>\n</gexf>\n"
    )


def shown(value: Any) -> Any:
    """How networkx reads a value: control characters and lists as text."""
    if isinstance(value, list):
        return "[" + ", ".join(f'"{part}"' for part in value) + "]"
    return escape(value) if isinstance(value, str) else value


def test_networkx_reads_all_of_it() -> None:
    graph = project(small())
    ours, theirs = to_networkx(graph), nx.read_gexf(io.BytesIO(written(graph)))
    assert isinstance(theirs, nx.MultiDiGraph)
    assert set(theirs) == set(ours)
    for id_, known in ours.nodes(data=True):
        assert {name: shown(value) for name, value in known.items()}.items() <= theirs.nodes[id_].items()
        assert theirs.nodes[id_]["label"] == known.get("name", id_)
    assert set(theirs.edges(keys=True)) == set(ours.edges(keys=True))
    for *edge, known in ours.edges(keys=True, data=True):
        assert {name: shown(value) for name, value in known.items()}.items() <= theirs.edges[tuple(edge)].items()


def test_any_text_is_text() -> None:
    theirs = nx.read_gexf(io.BytesIO(written(project(hostile()))))
    names = {data["name"] for _, data in theirs.nodes(data=True) if data["kind"] == "Person"}
    assert {escape(text) for text in TEXTS} <= names


@settings(max_examples=200, deadline=None)
@given(graphs())
def test_any_graph_is_well_formed_or_refused(graph: Graph) -> None:
    try:
        text = written(graph)
    except FormatError:
        assert not all(isinstance(id_, str) for edge in [(*graph,), *graph.edges(keys=True)] for id_ in edge)
    else:
        assert len(list(ElementTree.fromstring(text).iter(GEXF + "node"))) == len(graph)


def test_igraph_reads_no_gexf() -> None:
    """Once it does, it is a second reader for these tests, and `docs/formats.md` must say so."""
    assert not [name for name in dir(igraph.Graph) if "gexf" in name.lower()]


# The timeline


def dated(**dates: str) -> Projection:
    return projection(
        node("person:a", "Person", name="A"),
        node("role:b", "Role", name="B"),
        relationship("HOLDS_ROLE", "person:a", "role:b", statements=["statement:1"], **dates),
    )


@pytest.mark.parametrize(
    ("dates", "times"),
    [
        ({"since": "2018"}, {"start": "2018-01-01"}),
        ({"since": "2018-03"}, {"start": "2018-03-01"}),
        ({"since": "2018-03-21", "until": "2019"}, {"start": "2018-03-21", "end": "2019-12-31"}),
        ({"until": "2020-02"}, {"end": "2020-02-29"}),
        ({"since": "2018-03-21", "until": "2018"}, {"start": "2018-03-21", "end": "2018-12-31"}),
        ({"since": "2020", "until": "2018"}, {}),
        ({"since": "spring"}, {}),
        ({}, {}),
    ],
)
def test_an_edge_is_there_from_the_first_to_the_last_day_that_is_meant(
    dates: dict[str, str], times: dict[str, str]
) -> None:
    (edge,) = elements(dated(**dates), "edge")
    assert {name: edge[name] for name in ("start", "end") if name in edge} == times
    ((*_, data),) = nx.read_gexf(io.BytesIO(written(dated(**dates)))).edges(data=True)
    assert dates.items() <= data.items()
    assert [one.get("start") for one in elements(dated(**dates), "node")] == [times.get("start")] * 2


def test_a_node_is_there_as_long_as_its_facts() -> None:
    graph = projection(
        *(node(id_, "Person", name=id_) for id_ in ("a:1", "a:2", "a:3", "a:4", "a:5")),
        relationship("FIRST", "a:1", "a:2", statements=["s"], since="2001", until="2003"),
        relationship("SECOND", "a:1", "a:3", statements=["s"], since="2007", until="2009-05"),
        relationship("THIRD", "a:3", "a:4", statements=["s"], since="2008"),
        relationship("ABOUT", "a:5", "a:1"),
    )
    times = {one["id"]: (one.get("start"), one.get("end")) for one in elements(graph, "node")}
    assert times == {
        "a:1": ("2001-01-01", "2009-05-31"),
        "a:2": ("2001-01-01", "2003-12-31"),
        "a:3": ("2007-01-01", None),
        "a:4": ("2008-01-01", None),
        "a:5": (None, None),
    }


def test_parallel_edges_differ_in_kind_so_that_gephi_keeps_them_apart() -> None:
    edges = elements(project(small()), "edge")
    assert len({(one["source"], one["target"], one["kind"]) for one in edges}) == len(edges)
    assert "HOLDS_ROLE 2" in {one["kind"] for one in edges}


def test_keys_that_repeat_between_other_nodes_get_ids_of_their_own() -> None:
    graph = nx.MultiDiGraph()
    graph.add_edge("a", "b", key="k")
    graph.add_edge("b", "a", key="k")
    assert [one["id"] for one in elements(graph, "edge")] == ["e0", "e1"]


def test_the_examples_hold() -> None:
    result = doctest.testmod(_graphml_values)
    assert result.attempted > 0
    assert result.failed == 0
