"""Reads node-link JSON: what Entente and networkx write, and what D3 calls `links`.

Undirected edges are read once, from source to target, and two edges with one key are both kept. Whatever else is
wrong with a file is told in one line.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx

from graph.errors import FormatError
from graph.export._files import name_of, opened_to_read
from graph.export._format import Target

_IDS = (str, int, float)


def read_json_graph(source: Target) -> "nx.MultiDiGraph[Any]":
    """The graph of a node-link JSON file.

    Args:
        source: A path or an open binary file.

    Raises:
        FormatError: It cannot be read, is not node-link JSON, or is not whole.
    """
    name = name_of(source)
    with opened_to_read(source) as file:
        text = file.read()
    try:
        return _graph(json.loads(text))
    except RecursionError as error:
        raise FormatError(f"{name} is nested too deeply for a graph; export it again") from error
    except ValueError as error:
        raise FormatError(f"{name} is no graph in JSON: {error}; mend the file or export it again") from error


def _graph(known: Any) -> "nx.MultiDiGraph[Any]":
    whole = _mapping(known, "the file")
    if "nodes" not in whole:
        raise ValueError("there is no list of nodes in it")
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    graph.graph.update(_mapping(whole.get("graph", {}), "graph"))
    for where, node in _elements(whole["nodes"], "node"):
        graph.add_node(_id(node, "id", where))
        graph.nodes[node["id"]].update(_but(node, "id"))
    for where, edge in _elements(whole.get("edges", whole.get("links", [])), "edge"):
        _add_edge(graph, edge, where)
    return graph


def _add_edge(graph: "nx.MultiDiGraph[Any]", edge: Mapping[str, Any], where: str) -> None:
    ends = _id(edge, "source", where), _id(edge, "target", where)
    for end in ends:
        if end not in graph:
            raise ValueError(f"{where} leads to {end!r}, which is no node of the file")
    key = _id(edge, "key", where) if edge.get("key") is not None else None
    key = graph.add_edge(*ends, None if graph.has_edge(*ends, key) else key)
    graph.edges[*ends, key].update(_but(edge, "source", "target", "key"))


def _elements(known: Any, what: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if not isinstance(known, list):
        raise ValueError(f"its {what}s are no list")  # noqa: TRY004
    for number, element in enumerate(known, 1):
        where = f"{what} {number}"
        yield where, _mapping(element, where)


def _mapping(known: Any, where: str) -> Mapping[str, Any]:
    if not isinstance(known, dict):
        raise ValueError(f"{where} is no object with names and values")  # noqa: TRY004
    return known


def _id(element: Mapping[str, Any], name: str, where: str) -> Any:
    if not isinstance(element.get(name), _IDS):
        raise ValueError(f"the {name!r} of {where} is neither text nor a number")  # noqa: TRY004
    return element[name]


def _but(element: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in element.items() if name not in names}
