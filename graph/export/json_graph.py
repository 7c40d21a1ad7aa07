"""JSON as networkx has it (node-link), for networkx, D3 and anything that reads JSON, and to read back.

    {"directed": true, "multigraph": true, "graph": {},
    "nodes": [
    {"id": "person:li-shangfu", "kind": "Person", "name": "Li Shangfu", …},
    …
    ], "edges": [
    {"source": "person:li-shangfu", "target": "role:…", "key": "fact:…", "relationship": "HOLDS_ROLE", …},
    …
    ]}

`networkx.node_link_graph(json.load(file), edges="edges")` makes the graph of it. One node or edge stands on a line, so
that the file can be read, compared and written piece by piece.
"""

from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO, Final

from graph.errors import FormatError
from graph.export._files import opened_to_write
from graph.export._format import Attributes, Format, Graph, Target, as_networkx, edges_of, nodes_of
from graph.export._graphml_values import to_json
from graph.export._json_reader import read_json_graph
from graph.projection import Projection

__all__ = ["FORMAT", "read_json_graph", "write_json_graph"]


def write_json_graph(graph: Graph, target: Target) -> None:
    """Writes a graph as node-link JSON; `read_json_graph` makes an equal graph of it.

    Args:
        graph: A MultiDiGraph, whose ids and attributes are plain JSON values, or a projection. It is left as it is.
        target: A path, where the file appears when it is whole, or an open binary file.

    Raises:
        FormatError: A value is no JSON, an attribute has a name that the format takes itself, or the file cannot be
            written; an old file is as it was then.
    """
    whole = {} if isinstance(graph, Projection) else as_networkx(graph).graph
    head = {"directed": True, "multigraph": True, "graph": _sorted(whole, "the graph")}
    with opened_to_write(target) as file:
        file.write(_bytes(head, "the graph")[:-1] + b',\n"nodes": [')
        _write_lines(file, _nodes(graph))
        file.write(b'], "edges": [')
        _write_lines(file, _edges(graph))
        file.write(b"]}\n")


def _nodes(graph: Graph) -> Iterator[bytes]:
    for id_, attributes in nodes_of(graph):
        where = f"the node {id_!r}"
        yield _bytes(_joined({"id": id_}, attributes, where), where)


def _edges(graph: Graph) -> Iterator[bytes]:
    for source, target, key, attributes in edges_of(graph):
        where = f"the edge {key!r} from {source!r} to {target!r}"
        yield _bytes(_joined({"source": source, "target": target, "key": key}, attributes, where), where)


def _write_lines(file: BinaryIO, elements: Iterator[bytes]) -> None:
    between = b"\n"
    for element in elements:
        file.write(between + element)
        between = b",\n"
    file.write(b"\n")


def _joined(own: Mapping[str, Any], attributes: Attributes, where: str) -> Mapping[str, Any]:
    if taken := own.keys() & attributes.keys():
        raise FormatError(
            f"JSON cannot hold the attribute {min(taken)!r} of {where}: the format needs that name itself"
        )
    return {**own, **_sorted(attributes, where)}


def _sorted(attributes: Attributes, where: str) -> Mapping[str, Any]:
    if odd := [name for name in attributes if not isinstance(name, str)]:
        raise FormatError(f"JSON cannot hold the attribute name {odd[0]!r} of {where}; use text for names")
    return {name: attributes[name] for name in sorted(attributes)}


def _bytes(element: Mapping[str, Any], where: str) -> bytes:
    try:
        # Half a surrogate pair has no UTF-8; what this handler writes for it is JSON's own escape.
        return to_json(element, allow_nan=False).encode("utf-8", "backslashreplace")
    except ValueError as error:
        advice = "give it text, numbers, true/false or lists"
        raise FormatError(f"JSON cannot hold a value of {where}: {error}; {advice}") from error


FORMAT: Final = Format(name="JSON (node-link)", endings=(".json",), write=write_json_graph, read=read_json_graph)
