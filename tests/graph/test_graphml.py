"""GraphML: what is written comes back equal, other programs read it, and no failure costs the old file."""

import copy
import io
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from disk import small_disk
from graphml import Graph, graphs, plain, read, small_graph, written
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import FormatError
from graph.export import export, exporters, import_graph, importers
from graph.export.graphml import read_graphml, write_graphml
from graph.memory import to_networkx
from graph.projection import Node, Projection, Relationship


@pytest.fixture
def small() -> Graph:
    return small_graph()


def test_the_bytes_are_these(small: Graph) -> None:
    assert written(small).decode() == (
        '<?xml version="1.0" encoding="utf-8"?>\n\n'
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:entente="urn:entente:graphml:1"'
        ' entente:escape="backslash-u">\n'
        '<key id="node0" for="node" attr.name="asserted" attr.type="boolean"/>\n'
        '<key id="node1" for="node" attr.name="confidence" attr.type="double"/>\n'
        '<key id="node2" for="node" attr.name="documents" attr.type="int"/>\n'
        '<key id="node3" for="node" attr.name="kind" attr.type="string"/>\n'
        '<key id="node4" for="node" attr.name="name" attr.type="string"/>\n'
        '<key id="node5" for="node" attr.name="title" attr.type="string"/>\n'
        '<key id="edge0" for="edge" attr.name="relationship" attr.type="string"/>\n'
        '<key id="edge1" for="edge" attr.name="statements" attr.type="string" entente:form="json">\n'
        "<desc>JSON text</desc></key>\n"
        '<key id="label" for="node" attr.name="label" attr.type="string" entente:form="view">\n'
        "<desc>The name once more; not part of the graph</desc></key>\n"
        '<graph edgedefault="directed">\n'
        '<node id="person:ana-kova"><data key="label">Ana Kova</data><data key="node1">0.5</data>'
        '<data key="node2">2</data><data key="node3">Person</data><data key="node4">Ana Kova</data></node>\n'
        '<node id="role:mayor--va"><data key="label">mayor of Vale</data><data key="node0">true</data>'
        '<data key="node2">1</data><data key="node3">Role</data><data key="node4">mayor of Vale</data>'
        '<data key="node5">mayor</data></node>\n'
        '<edge id="r1" source="person:ana-kova" target="role:mayor--va"><data key="edge0">HOLDS_ROLE</data>'
        '<data key="edge1">["s1", "s2"]</data></edge></graph></graphml>'
    )


@settings(max_examples=300, deadline=None)
@given(graphs())
def test_any_graph_comes_back_equal_and_is_left_as_it_was(graph: Graph) -> None:
    before = plain(copy.deepcopy(graph))
    back = read(written(graph))
    assert plain(back) == before
    assert plain(graph) == before


@settings(max_examples=100, deadline=None)
@given(graphs(), st.randoms(use_true_random=False))
def test_the_order_of_making_changes_no_byte(graph: Graph, random: Any) -> None:
    other = nx.MultiDiGraph()
    other.graph.update(reversed(graph.graph.items()))
    for node, data in random.sample(list(graph.nodes(data=True)), len(graph)):
        other.add_node(node)
        other.nodes[node].update(reversed(data.items()))
    for source, target, key, data in random.sample(list(graph.edges(keys=True, data=True)), graph.size()):
        other.add_edge(source, target, key=key)
        other.edges[source, target, key].update(reversed(data.items()))
    assert written(other) == written(graph)


@pytest.mark.parametrize(
    ("given_values", "declared"),
    [
        ([1, -5], 'attr.type="int"/>'),
        ([1, 2**31], 'attr.type="long"/>'),
        ([1, 2**63], 'attr.type="string" entente:form="json">'),
        ([0.5, float("inf")], 'attr.type="double"/>'),
        ([True, False], 'attr.type="boolean"/>'),
        (["a", "[1]"], 'attr.type="string"/>'),
        (["a", ["a"]], 'attr.type="string" entente:form="json">'),
        ([1, 0.5], 'attr.type="string" entente:form="json">'),
        (["a", None], 'attr.type="string" entente:form="json">'),
    ],
)
def test_each_attribute_has_the_narrowest_type(given_values: list[Any], declared: str) -> None:
    graph = nx.MultiDiGraph()
    for number, value in enumerate(given_values):
        graph.add_node(f"n:{number}", x=value)
    assert f'<key id="node0" for="node" attr.name="x" {declared}' in written(graph).decode()


@pytest.mark.parametrize(
    ("value", "named"),
    [((1, 2), "tuple"), ({"a"}, "set"), ([b"x"], "bytes"), ({1: 2}, "mapping"), (object(), "object")],
)
def test_a_value_without_a_loss_free_form_is_named(value: object, named: str) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("person:x", odd=value)
    with pytest.raises(FormatError, match=rf"'odd' of the node 'person:x': it holds a {named}"):
        written(graph)


def test_other_kinds_of_graph_and_names_that_are_no_text_are_refused(small: Graph) -> None:
    with pytest.raises(FormatError, match=r"Graph cannot be exported; make it one with networkx.MultiDiGraph"):
        written(nx.Graph())
    small.nodes["person:ana-kova"][7] = 1
    with pytest.raises(FormatError, match="attribute name 7 of a node"):
        written(small)
    with pytest.raises(FormatError, match="one of the nodes of the graph: it holds a tuple"):
        written(nx.MultiDiGraph([((1, 2), "b")]))


def test_a_projection_is_written_as_its_networkx_graph() -> None:
    nodes = {id_: Node(id_, (kind, "Entity"), {"id": id_, "name": id_}) for id_, kind in [("a:1", "A"), ("b:1", "B")]}
    projection = Projection(nodes, {"k": Relationship("k", "TO", "a:1", "b:1", {"key": "k", "documents": 1})})
    assert plain(read(written(projection))) == plain(to_networkx(projection))


def test_keys_that_repeat_between_other_nodes_get_ids_of_their_own(small: Graph) -> None:
    small.add_edge("role:mayor--va", "person:ana-kova", key="r1")
    text = written(small).decode()
    assert 'id="e0" entente:key="r1"' in text
    assert 'id="e1" entente:key="r1"' in text
    assert plain(read(text)) == plain(small)


# Other programs


def test_networkx_reads_it(small: Graph) -> None:
    theirs = nx.read_graphml(io.BytesIO(written(small)), force_multigraph=True)
    assert theirs.nodes["person:ana-kova"] == {**small.nodes["person:ana-kova"], "label": "Ana Kova"}
    assert theirs.edges["person:ana-kova", "role:mayor--va", "r1"]["statements"] == '["s1", "s2"]'


def test_igraph_reads_it(small: Graph, tmp_path: Path) -> None:
    small.nodes["person:ana-kova"]["note"] = "a\x00b\r\n<&>"
    export(small, tmp_path / "g.graphml")
    theirs = igraph.Graph.Read_GraphML(str(tmp_path / "g.graphml"))
    assert theirs.is_directed()
    assert theirs.vs["id"] == ["person:ana-kova", "role:mayor--va"]
    assert theirs.vs["label"] == ["Ana Kova", "mayor of Vale"]
    assert theirs.vs["note"] == ["a\\u0000b\r\n<&>", ""]
    assert theirs.vs[0]["confidence"] == 0.5
    assert theirs.es["relationship"] == ["HOLDS_ROLE"]


def test_gephi_finds_what_its_importer_asks_for(small: Graph) -> None:
    root = ElementTree.fromstring(written(small))
    keys = [element.attrib for element in root if element.tag.endswith("}key")]
    assert all(key["attr.name"] and key["attr.type"] and key["for"] in ("node", "edge") for key in keys)
    assert not {key["id"] for key in keys} & {"d3", "d7", "x", "y", "z", "size", "r", "g", "b"}
    assert {"id": "label", "for": "node", "attr.name": "label", "attr.type": "string"}.items() <= keys[-1].items()


# Files


def test_when_the_disk_is_full_the_old_file_stays(small: Graph, tmp_path: Path) -> None:
    path = tmp_path / "g.graphml"
    write_graphml(small, path)
    old = path.read_bytes()
    small.add_nodes_from((f"n:{number}" for number in range(20_000)), name="x")
    message = r"g\.graphml cannot be written: File too large; free some space"
    with pytest.raises(FormatError, match=message), small_disk():
        write_graphml(small, path)
    assert path.read_bytes() == old
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_device_is_named_and_left_in_place(small: Graph) -> None:
    with pytest.raises(FormatError, match=r"/dev/full cannot be written: No space left on device; free some space"):
        write_graphml(small, "/dev/full")
    with Path("/dev/full").open("wb", buffering=0) as file, pytest.raises(FormatError, match="No space left"):
        write_graphml(small, file)
    assert Path("/dev/full").is_char_device()


def test_a_value_that_is_refused_costs_no_old_file(small: Graph, tmp_path: Path) -> None:
    path = tmp_path / "g.graphml"
    path.write_text("old")
    small.nodes["role:mayor--va"]["odd"] = {1, 2}
    with pytest.raises(FormatError):
        write_graphml(small, path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_keeps_its_rights_and_a_link_stays_a_link(small: Graph, tmp_path: Path) -> None:
    real, link = tmp_path / "real.graphml", tmp_path / "link.graphml"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    write_graphml(small, link)
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert plain(read_graphml(real)) == plain(small)


# The registry


def test_formats_go_by_the_ending_of_the_file(small: Graph, tmp_path: Path) -> None:
    export(small, tmp_path / "G.GraphML")
    assert plain(import_graph(tmp_path / "G.GraphML")) == plain(small)
    assert exporters()[".graphml"] is write_graphml
    assert importers()[".graphml"] is read_graphml


def test_an_unknown_ending_is_answered_with_the_known_ones(small: Graph, tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"files with \.graphm cannot be written; use .*\.graphml.*did you mean"):
        export(small, tmp_path / "g.graphm")
    with pytest.raises(FormatError, match=r"files with no ending cannot be read; use .*\.graphml"):
        import_graph(tmp_path / "g")
    assert list(tmp_path.iterdir()) == []
