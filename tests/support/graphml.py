"""Graphs to and from GraphML in memory; for the tests of the format."""

import io
from typing import Any

import networkx as nx

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
