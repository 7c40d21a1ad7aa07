"""GraphML: what is written comes back equal, other programs read it, and no bad file passes or costs the old one."""

import copy
import io
import resource
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import igraph
import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.errors import FormatError
from graph.export import export, exporters, import_graph, importers
from graph.export.graphml import read_graphml, write_graphml
from graph.memory import to_networkx
from graph.projection import Node, Projection, Relationship

Graph = nx.MultiDiGraph


def written(graph: Graph | Projection) -> bytes:
    file = io.BytesIO()
    write_graphml(graph, file)
    return file.getvalue()


def read(text: str | bytes) -> Graph:
    return read_graphml(io.BytesIO(text.encode() if isinstance(text, str) else text))


def plain(graph: Graph) -> tuple[Any, ...]:
    """All of a graph, with types told apart (True from 1) and nan equal to itself."""

    def shown(attributes: dict[str, Any]) -> str:
        return repr(sorted(attributes.items()))

    nodes = sorted((repr(node), shown(data)) for node, data in graph.nodes(data=True))
    edges = sorted((repr(edge[:3]), shown(edge[3])) for edge in graph.edges(keys=True, data=True))
    return shown(graph.graph), nodes, edges


@pytest.fixture
def small() -> Graph:
    graph = nx.MultiDiGraph()
    graph.add_node("person:ana-kova", kind="Person", name="Ana Kova", documents=2, confidence=0.5)
    graph.add_node("role:mayor--va", kind="Role", name="mayor of Vale", documents=1, asserted=True, title="mayor")
    graph.add_edge("person:ana-kova", "role:mayor--va", key="r1", relationship="HOLDS_ROLE", statements=["s1", "s2"])
    return graph


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


# Every character, half surrogate pairs and those that XML cannot hold among them, and texts that look like our escapes.
texts = st.text(st.characters(exclude_categories=()), max_size=8) | st.sampled_from(
    ["", " ", "\r\n", "\\u0041", "\\\\u005C", "\\u00", '["a"]', "null", "1", "]]>", "&amp;", "\x00", "\ufffe", "\ud800"]
)
atoms = st.none() | st.booleans() | st.integers() | st.integers(-(2**70), 2**70) | st.floats() | texts
values = st.recursive(atoms, lambda part: st.lists(part, max_size=3) | st.dictionaries(texts, part, max_size=3))
ids = texts | st.integers()
attributes = st.dictionaries(texts | st.sampled_from(["name", "label", "id", "key", "odd"]), values, max_size=4)


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    graph = nx.MultiDiGraph()
    graph.graph.update(draw(attributes))
    for node in draw(st.lists(ids, unique=True, max_size=4)):
        graph.add_node(node)
        graph.nodes[node].update(draw(attributes))
    nodes = st.sampled_from(list(graph)) if graph else st.nothing()
    for source, target, key in draw(st.lists(st.tuples(nodes, nodes, ids), max_size=5)) if graph else []:
        graph.add_edge(source, target, key=key)
        graph.edges[source, target, key].update(draw(attributes))
    return graph


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


def test_a_file_of_networkx_is_read_with_its_types() -> None:
    theirs = nx.MultiDiGraph(made="here")
    theirs.add_node("a", size=3, share=0.5, on=True, word="[1]")
    theirs.add_edge("a", "b", key="k", weight=2)
    file = io.BytesIO()
    nx.write_graphml_xml(theirs, file)
    assert plain(read(file.getvalue())) == plain(theirs)


def test_a_file_of_igraph_is_read_with_its_types(tmp_path: Path) -> None:
    theirs = igraph.Graph([(0, 1), (0, 1)], directed=True)
    theirs.vs["word"] = ["x", "y"]
    theirs.es["weight"] = [1.5, 2.0]
    theirs.write_graphml(str(tmp_path / "i.graphml"))
    ours = read_graphml(tmp_path / "i.graphml")
    assert dict(ours.nodes(data="word")) == {"n0": "x", "n1": "y"}
    assert sorted(weight for *_, weight in ours.edges(data="weight")) == [1.5, 2.0]


FOREIGN = """<?xml version="1.0" encoding="{encoding}"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:y="http://www.yworks.com/xml/graphml">
<key attr.name="colour" attr.type="string" for="node" id="d0"><default>grün</default></key>
<key attr.name="rank" attr.type="Integer" for="all" id="d1"/>
<key for="node" id="d6" yfiles.type="nodegraphics"/>
<key attr.name="share" attr.type="float" for="edge" id="d9"/>
<graph edgedefault="undirected" id="G">
<edge source="n0" target="n1"><data key="d9">INF</data></edge>
<edge source="n0" target="n1"/><edge id="e" source="n0" target="n1"/><edge id="e" source="n0" target="n1"/>
<node id="n0"><desc>a place</desc><data key="d0">röd \\u0041</data><data key="d1"> 7 </data>
<data key="d6"><y:ShapeNode><y:NodeLabel>One</y:NodeLabel><node id="no"/></y:ShapeNode></data>
<port name="p"><data key="d1">8</data></port></node>
<node id="n1"><data key="d1"/><graph edgedefault="directed"><data key="d1">9</data><node id="n2"/></graph></node>
</graph></graphml>"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "iso-8859-1", "utf-16", "windows-1252"])
def test_a_file_of_others_is_read_as_far_as_it_goes(encoding: str) -> None:
    graph = read(FOREIGN.format(encoding=encoding.removesuffix("-sig")).encode(encoding))
    assert dict(graph.nodes(data=True)) == {
        "n0": {"colour": "röd \\u0041", "rank": 7},
        "n1": {"colour": "grün"},
        "n2": {"colour": "grün"},
    }
    assert [data for *_, data in graph.edges(data=True)] == [{"share": float("inf")}, {}, {}, {}]
    assert graph.graph == {}


# Bad files


def test_no_beginning_of_a_file_passes_for_the_whole(small: Graph) -> None:
    whole = written(small)
    for end in range(len(whole)):
        with pytest.raises(FormatError, match=r"the file (ends in the middle|is not GraphML|line \d+: )"):
            read(whole[:end])


def around(inside: str) -> str:
    return f'<graphml><key id="k" for="node" attr.name="x" attr.type="int"/>{inside}</graphml>'


BOMB = '<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>' + around(
    "<graph>&b;</graph>"
)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not GraphML, nor any XML"),
        ('{"nodes": []}', "is not GraphML, nor any XML"),
        ("<html><body/></html>", "begins with <html>"),
        (BOMB, "document type declaration .* is not read, for safety"),
        ('<!DOCTYPE g SYSTEM "file:///etc/hostname">' + around("<graph/>"), "document type declaration"),
        (around(""), "there is no <graph> in it"),
        (around("<graph><node/></graph>"), "line 1: a <node> has no 'id'"),
        (around('<graph><node id="a"><data>1</data></node></graph>'), "a <data> has no 'key'"),
        (around('<graph><node id="a"><data key="z">1</data></node></graph>'), "'z', which no <key> declares"),
        (around('<graph><node id="a"><data key="k">one</data></node></graph>'), "'x' is no int"),
        (around('<graph><node id="a"/><edge source="a" target="b"/></graph>'), "leads to 'b', which is no <node>"),
        (around("<graph><hyperedge/></graph>"), "hyperedge"),
        ('<graphml><key id="k" attr.type="colour"/></graphml>', "unknown type 'colour'"),
        ('<?xml version="1.0" encoding="klingon"?><graphml/>', "unknown encoding"),
        ("<graphml>\n<graph></node></graphml>", r"line 2: mismatched tag at column \d+"),
    ],
)
def test_a_bad_file_is_told_in_one_line(text: str, message: str) -> None:
    with pytest.raises(FormatError, match=message) as caught:
        read(text)
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match=r"no\.graphml cannot be read: No such file or directory; check"):
        read_graphml(tmp_path / "no.graphml")


@pytest.fixture
def small_disk() -> Iterator[None]:
    """Files of this process cannot grow beyond 4 KiB meanwhile."""
    old = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, old[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, old)


@pytest.mark.usefixtures("small_disk")
def test_when_the_disk_is_full_the_old_file_stays(small: Graph, tmp_path: Path) -> None:
    path = tmp_path / "g.graphml"
    write_graphml(small, path)
    old = path.read_bytes()
    small.add_nodes_from((f"n:{number}" for number in range(20_000)), name="x")
    with pytest.raises(FormatError, match=r"g\.graphml cannot be written: File too large; free some space"):
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
