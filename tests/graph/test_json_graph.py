"""Node-link JSON: networkx reads it, all of it comes back, and no foreign file ends in a traceback."""

import copy
import io
import json
import re
from typing import Any

import networkx as nx
import pytest
from graphml import Graph, graphs, plain, small_graph
from hostile import hostile
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from small import small

from graph import KnowledgeGraph
from graph.errors import EntenteError, FormatError
from graph.export.json_graph import read_json_graph, write_json_graph
from graph.importing import take_in
from graph.intake import from_graph
from graph.judgements import canonical_ids
from graph.memory import to_networkx
from graph.projection import Projection, project
from graph.restore import judgements_of, statements_of


def written(graph: Graph | Projection) -> bytes:
    file = io.BytesIO()
    write_json_graph(graph, file)
    return file.getvalue()


def read(text: str | bytes) -> Graph:
    return read_json_graph(io.BytesIO(text.encode() if isinstance(text, str) else text))


def test_the_bytes_are_these() -> None:
    assert written(small_graph()).decode() == (
        '{"directed": true, "multigraph": true, "graph": {},\n"nodes": [\n'
        '{"id": "person:ana-kova", "confidence": 0.5, "documents": 2, "kind": "Person", "name": "Ana Kova"},\n'
        '{"id": "role:mayor--va", "asserted": true, "documents": 1, "kind": "Role", "name": "mayor of Vale",'
        ' "title": "mayor"}\n'
        '], "edges": [\n'
        '{"source": "person:ana-kova", "target": "role:mayor--va", "key": "r1", "relationship": "HOLDS_ROLE",'
        ' "statements": ["s1", "s2"]}\n]}\n'
    )


@pytest.mark.parametrize("make", [small, hostile])
def test_networkx_reads_it(make: Any) -> None:
    graph = project(make())
    theirs = nx.node_link_graph(json.loads(written(graph)), edges="edges")
    assert isinstance(theirs, nx.MultiDiGraph)
    assert plain(theirs) == plain(to_networkx(graph))


@pytest.mark.parametrize("make", [small, hostile])
def test_it_gives_the_same_statements(make: Any) -> None:
    graph = read(written(project(make())))
    assert {one.id for one in statements_of(graph)} == {one.id for one in make()}
    assert project(statements_of(graph), canonical_ids(judgements_of(graph))) == project(make())


@settings(max_examples=200, deadline=None)
@given(graphs())
def test_any_graph_comes_back_equal_or_is_refused(graph: Graph) -> None:
    before = plain(copy.deepcopy(graph))
    text, refused = attempted(graph)
    assert plain(graph) == before
    assume(not re.search(r"\\ud[89ab]..\\ud[c-f]..", repr(before)))  # two halves are one character in JSON
    assert refused or plain(read(text)) == before


def attempted(graph: Graph) -> tuple[bytes, bool]:
    """The text, or that it was refused for a reason that there is."""
    try:
        return written(graph), False
    except FormatError as error:
        return b"", bool(re.search(r"needs that name itself|not JSON compliant", str(error)))


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ({"odd": {1}}, "a value of the node 'a': it holds a set"),
        ({"odd": float("nan")}, "a value of the node 'a': Out of range"),
        ({"id": 7}, "the attribute 'id' of the node 'a': the format needs that name itself"),
        ({7: 7}, "the attribute name 7 of the node 'a'"),
    ],
)
def test_what_json_cannot_hold_is_named(attributes: dict[Any, Any], message: str) -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a")
    graph.nodes["a"].update(attributes)
    with pytest.raises(FormatError, match=re.escape(message)):
        written(graph)


# Others' files


def test_what_networkx_writes_is_read() -> None:
    theirs = nx.MultiDiGraph(made="here")
    theirs.add_node(1, size=3, on=True, word=None)
    theirs.add_edge(1, "b", key="k", weight=2)
    theirs.add_edge(1, "b", weight=0.5)
    assert plain(read(json.dumps(nx.node_link_data(theirs, edges="edges")))) == plain(theirs)


def test_links_of_d3_are_read() -> None:
    graph = read('{"nodes": [{"id": "a", "group": 1}, {"id": "b"}], "links": [{"source": "a", "target": "b"}]}')
    assert list(graph.edges(keys=True)) == [("a", "b", 0)]
    assert graph.nodes["a"] == {"group": 1}


def test_two_edges_with_one_key_are_both_kept() -> None:
    edge = '{"source": "a", "target": "a", "key": "k"}'
    assert read(f'{{"nodes": [{{"id": "a"}}], "edges": [{edge}, {edge}]}}').size() == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Expecting value"),
        ("<graphml/>", "Expecting value"),
        ("[]", "the file is no object"),
        ("{}", "there is no list of nodes in it"),
        ('{"nodes": {}}', "its nodes are no list"),
        ('{"nodes": [7]}', "node 1 is no object"),
        ('{"nodes": [{"id": "a"}, {"name": "b"}]}', "the 'id' of node 2 is neither text nor a number"),
        ('{"nodes": [{"id": ["a"]}]}', "the 'id' of node 1 is neither"),
        ('{"nodes": [], "edges": [{"source": "a"}]}', "the 'target' of edge 1 is neither"),
        (
            '{"nodes": [{"id": "a"}], "edges": [{"source": "a", "target": "b"}]}',
            "edge 1 leads to 'b', which is no node",
        ),
        ('{"nodes": [], "graph": 7}', "graph is no object"),
        ("[" * 100_000, "is nested too deeply"),
        (b"\xff\xfe\xfa", "decode"),
    ],
)
def test_a_bad_file_is_told_in_one_line(text: str | bytes, message: str) -> None:
    with pytest.raises(FormatError, match=re.escape(message)) as caught:
        read(text)
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value)


def test_no_beginning_of_a_file_passes_for_the_whole() -> None:
    whole = written(small_graph()).rstrip()
    for end in range(len(whole)):
        with pytest.raises(FormatError):
            read(whole[:end])


atoms = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=()), max_size=3)
)
anything = st.recursive(
    atoms | st.sampled_from(["Statement", "ABOUT", "2018-13"]),
    lambda part: st.lists(part, max_size=2) | st.dictionaries(st.text(max_size=2), part, max_size=2),
    max_leaves=4,
)


@settings(max_examples=400, deadline=None)
@given(data=st.data())
def test_no_change_of_a_file_ends_in_a_traceback(data: st.DataObject) -> None:
    """One value of a good file becomes something else; it is taken in, or refused with an error of ours."""
    known = json.loads(written(project(small()[:3])))
    element = data.draw(st.sampled_from([*known["nodes"], *known["edges"]]))
    name = data.draw(st.sampled_from(sorted(element)))
    if data.draw(st.booleans()):
        element[name] = data.draw(anything)
    else:
        del element[name]
    assert is_taken_or_refused(json.dumps(known))


@settings(max_examples=200, deadline=None)
@given(
    st.fixed_dictionaries(
        {"nodes": st.lists(st.dictionaries(st.sampled_from(["id", "kind", "relation_type", "name"]), anything))},
        optional={"edges": anything, "graph": anything},
    )
)
@example({"nodes": [{"id": 1, "kind": "Statement"}]})
def test_no_foreign_json_ends_in_a_traceback(known: Any) -> None:
    assert is_taken_or_refused(json.dumps(known))


def with_node(**more: Any) -> str:
    known = json.loads(written(project(small())))
    return json.dumps({**known, "nodes": [*known["nodes"], more]})


@pytest.mark.parametrize("id_", [5, "doc:\ud800", "doc:x", "person:ana-ilic--2"])
@pytest.mark.parametrize("other", ["doc:a", "person:ana-ilic", ["doc:a"]], ids=str)
def test_a_copy_that_states_nothing_is_left_out(id_: Any, other: Any) -> None:
    text = with_node(id=id_, kind="Document", copy_of=other)
    with KnowledgeGraph() as graph:
        assert take_in(from_graph(read(text)), graph).statements == len(small())
        assert graph.ledger.copies() == {}


def test_a_copy_of_what_states_nothing_is_left_out() -> None:
    known = json.loads(with_node(id="doc:x", kind="Document"))
    (first,) = (node for node in known["nodes"] if node["id"] == "doc:a")
    first["copy_of"] = "doc:x"
    assert from_graph(read(json.dumps(known))).copies == {}
    first["copy_of"] = "doc:b"
    assert from_graph(read(json.dumps(known))).copies == {"doc:a": "doc:b"}


@pytest.mark.parametrize(
    ("id_", "score"),
    [("doc:\ud800", 1), ("person:\ud800", 1), (5, 1), ("person:x", float("nan")), ("person:x", 10**400)],
    ids=["document", "person", "number", "NaN", "huge"],
)
def test_a_link_that_no_ledger_can_keep_is_told_before_anything_is_kept(id_: Any, score: float) -> None:
    graph = read(with_node(id=id_, kind="Person", reference_id="Q1", reference_score=score))
    with pytest.raises(FormatError, match=r"is linked to cannot be taken in: .*; export the graph again"):
        from_graph(graph)


def is_taken_or_refused(text: str) -> bool:
    """Whether all statements that are read are kept, or an error of ours says why not."""
    try:
        found = from_graph(read(text))
        with KnowledgeGraph() as graph:
            return take_in(found, graph).statements >= len(list(graph.statements()))
    except EntenteError as error:
        return "\n" not in str(error)
