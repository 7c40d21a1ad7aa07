"""Reading GraphML: others' files as far as they go, and no bad file passes."""

import io
from pathlib import Path

import igraph
import networkx as nx
import pytest
from graphml import Graph, plain, read, small_graph, written

from graph.errors import FormatError
from graph.export.graphml import read_graphml


@pytest.fixture
def small() -> Graph:
    return small_graph()


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


def with_json_ids(inside: str) -> str:
    marks = 'xmlns:e="urn:entente:graphml:1" e:nodes="json" e:keys="json"'
    return f"<graphml {marks}><graph>{inside}</graph></graphml>"


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
        (with_json_ids('<node id="[1]"/>'), r"line 1: the id '\[1\]' is neither text nor a number"),
        (with_json_ids(f'<node id="{"[" * 100_000}"/>'), "nested too deeply"),
        (with_json_ids('<node id="1"/><edge source="1" target="1" id="{}"/>'), "the id '{}' is neither"),
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
