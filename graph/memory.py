"""The graph in memory: a networkx MultiDiGraph of plain JSON values."""

import networkx as nx

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
        graph.add_node(node.id, **_node_attributes(node))
    for edge in projection.relationships.values():
        graph.add_edge(edge.start, edge.end, key=edge.key, **_edge_attributes(edge))
    return graph


def _node_attributes(node: Node) -> dict[str, JSON]:
    known = {name: _own(value) for name, value in node.properties.items() if name != "id"}
    return known | {"kind": node.labels[0]}


def _edge_attributes(edge: Relationship) -> dict[str, JSON]:
    known = {name: _own(value) for name, value in edge.properties.items() if name != "key"}
    return known | {"relationship": edge.type}


def _own(value: JSON) -> JSON:
    return list(value) if isinstance(value, list) else value
