"""A graph as GraphML has it: which attributes are declared and how, and all elements in their order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import networkx as nx

from graph.errors import FormatError
from graph.export._format import Graph, as_networkx
from graph.export._graphml_values import common_form, form_of, to_json
from graph.projection import Node, Projection, Relationship
from graph.views import in_order, samples

Attributes = Mapping[Any, Any]
Edge = tuple[str, str, str, Attributes]

_ESCAPED: Final[Mapping[str, str]] = {"entente:escape": "backslash-u"}


@dataclass(frozen=True, slots=True)
class Key:
    """What `<key>` declares: an attribute of the nodes, the edges or the graph."""

    id: str
    domain: str
    name: str
    form: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A graph, put in order and with its ids as text. Its elements can be gone through once."""

    marks: Mapping[str, str]
    keys: Mapping[str, list[Key]]
    attributes: Attributes
    nodes: Iterable[tuple[str, Attributes]]
    edges: Iterable[Edge]
    unique: bool


def plan(graph: Graph) -> Plan:
    """The plan of a graph.

    Raises:
        FormatError: It is no graph that can be exported, or an id or a name in it cannot be written.
    """
    return _plan_of_projection(graph) if isinstance(graph, Projection) else _plan_of_networkx(as_networkx(graph))


def _plan_of_projection(graph: Projection) -> Plan:
    """Nodes and edges are made one at a time, with the attributes that `graph.memory` gives them."""
    nodes = in_order(graph.nodes, lambda node: node.id)
    edges = in_order(graph.relationships, lambda edge: (edge.start, edge.end, edge.key))
    keys = {
        "graph": [],
        "node": list(_keys("node", map(_node_attributes, samples(graph.nodes)), but="id")),
        "edge": list(_keys("edge", map(_edge_attributes, samples(graph.relationships)), but="key")),
    }
    return Plan(
        _ESCAPED,
        keys,
        {},
        ((node.id, _node_attributes(node)) for node in nodes),
        ((edge.start, edge.end, edge.key, _edge_attributes(edge)) for edge in edges),
        "" not in graph.relationships,
    )


def _node_attributes(node: Node) -> Attributes:
    return {**node.properties, "kind": node.labels[0]}


def _edge_attributes(edge: Relationship) -> Attributes:
    return {**edge.properties, "relationship": edge.type}


def _plan_of_networkx(graph: "nx.MultiDiGraph[Any]") -> Plan:
    node_text, node_marks = _ids(list(graph), "nodes")
    edge_text, key_marks = _ids([key for _, _, key in graph.edges(keys=True)], "keys")
    nodes = sorted(((node_text[id_], known) for id_, known in graph.nodes(data=True)), key=lambda node: node[0])
    edges = sorted(
        ((node_text[u], node_text[v], edge_text[key], known) for u, v, key, known in graph.edges(keys=True, data=True)),
        key=lambda edge: edge[:3],
    )
    keys = {
        "graph": list(_keys("graph", [graph.graph])),
        "node": list(_keys("node", [known for _, known in nodes])),
        "edge": list(_keys("edge", [known for *_, known in edges])),
    }
    unique = len({key for _, _, key, _ in edges}) == len(edges) and "" not in edge_text.values()
    return Plan({**_ESCAPED, **node_marks, **key_marks}, keys, graph.graph, nodes, edges, unique)


def _ids(ids: list[Any], what: str) -> tuple[Mapping[Any, str], Mapping[str, str]]:
    """Each id as text, and the mark that says so when that is JSON text."""
    if all(isinstance(id_, str) for id_ in ids):
        return {id_: id_ for id_ in ids}, {}
    try:
        return {id_: to_json(id_) for id_ in ids}, {f"entente:{what}": "json"}
    except ValueError as error:
        raise FormatError(f"GraphML cannot hold one of the {what} of the graph: {error}; use text for ids") from error


def _keys(domain: str, elements: Iterable[Attributes], *, but: str | None = None) -> Iterator[Key]:
    forms: dict[Any, set[str]] = {}
    for attributes in elements:
        for name, value in attributes.items():
            forms.setdefault(name, set()).add(form_of(value))
    forms.pop(but, None)
    if odd := [name for name in forms if not isinstance(name, str)]:
        raise FormatError(f"GraphML cannot hold the attribute name {odd[0]!r} of a {domain}; use text for names")
    for number, name in enumerate(sorted(forms)):
        yield Key(f"{domain}{number}", domain, name, common_form(forms[name]))
