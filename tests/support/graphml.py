"""Graphs to and from GraphML in memory, and any graphs at all (a hypothesis strategy); for the tests of formats."""

import io
from typing import Any

import networkx as nx
from hypothesis import strategies as st

from graph.export.graphml import read_graphml, write_graphml
from graph.projection import Projection

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


def small_graph() -> Graph:
    graph = nx.MultiDiGraph()
    graph.add_node("person:ana-kova", kind="Person", name="Ana Kova", documents=2, confidence=0.5)
    graph.add_node("role:mayor--va", kind="Role", name="mayor of Vale", documents=1, asserted=True, title="mayor")
    graph.add_edge("person:ana-kova", "role:mayor--va", key="r1", relationship="HOLDS_ROLE", statements=["s1", "s2"])
    return graph


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
