"""The graph in memory: a networkx MultiDiGraph of plain JSON values."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

from graph.errors import FormatError
from graph.projection import JSON, Node, Projection, Relationship


def to_networkx(projection: Projection) -> "nx.MultiDiGraph[str]":
    """The projection as networkx has it.

    Returns:
        A graph whose node keys are entity ids and whose edge keys are relationship keys. A node's attributes are its
        properties without `id`, and `kind`, its first label; an edge's are its properties without `key`, and
        `relationship`, its type. The graph is the caller's own: changing it changes nothing else.
    """
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in projection.nodes.values():
        graph.add_node(node.id, **node_attributes(node))
    for edge in projection.relationships.values():
        graph.add_edge(edge.start, edge.end, key=edge.key, **edge_attributes(edge))
    return graph


def from_networkx(graph: "nx.MultiDiGraph[Any]") -> Projection:
    """The projection that a graph shows which is made as `to_networkx` makes it; None is no value.

    Raises:
        FormatError: A node has no `kind`, an edge no `relationship`, or an id is no text.
    """
    nodes = sorted((_node(id_, known) for id_, known in graph.nodes(data=True)), key=lambda node: node.id)
    edges = [_relationship(*edge) for edge in graph.edges(keys=True, data=True)]
    edges.sort(key=lambda edge: (edge.start, edge.end, edge.key))
    return Projection({node.id: node for node in nodes}, {edge.key: edge for edge in edges})


def node_attributes(node: Node) -> dict[str, JSON]:
    """What networkx holds of a node."""
    known = {name: _own(value) for name, value in node.properties.items() if name != "id"}
    return known | {"kind": node.labels[0]}


def edge_attributes(edge: Relationship) -> dict[str, JSON]:
    """What networkx holds of a relationship."""
    known = {name: _own(value) for name, value in edge.properties.items() if name != "key"}
    return known | {"relationship": edge.type}


def _node(id_: Any, attributes: Mapping[str, Any]) -> Node:
    kind = _text(attributes.get("kind"), f"the `kind` of the node {id_!r}")
    return Node(_text(id_, "a node"), (kind, "Entity"), _properties(attributes, "kind") | {"id": id_})


def _relationship(start: str, end: str, key: Any, attributes: Mapping[str, Any]) -> Relationship:
    type_ = _text(attributes.get("relationship"), f"the `relationship` of the edge from {start!r} to {end!r}")
    properties = _properties(attributes, "relationship") | {"key": key}
    return Relationship(_text(key, f"the key of the edge from {start!r} to {end!r}"), type_, start, end, properties)


def _properties(attributes: Mapping[str, Any], but: str) -> dict[str, Any]:
    return {name: value for name, value in attributes.items() if name != but and value is not None}


def _text(value: object, what: str) -> str:
    if not isinstance(value, str):
        raise FormatError(f"{what} is {value!r}, no text; make the graph with KnowledgeGraph.to_networkx")
    return value


def _own(value: JSON) -> JSON:
    return list(value) if isinstance(value, list) else value
