"""What a format is, and the graphs it takes."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import networkx as nx

from graph.errors import FormatError
from graph.intake import Intake
from graph.memory import edge_attributes, from_networkx, node_attributes, to_networkx
from graph.projection import Projection

Target = str | Path | BinaryIO
"""A path, or a binary file that is open already."""

Graph: TypeAlias = "nx.MultiDiGraph[Any] | Projection"
"""What can be exported."""

Attributes = Mapping[Any, Any]

Writer = Callable[[Graph, Target], None]
Reader = Callable[[Target], "nx.MultiDiGraph[Any]"]
Taker = Callable[[Target], Intake]


@dataclass(frozen=True, slots=True)
class Format:
    """A file format.

    Attributes:
        name: What people call it.
        endings: The file endings that mean it, lower case, with the dot.
        write: Writes a graph and leaves it as it was.
        read: Reads back what `write` wrote, if the format can hold all of it.
        intake: Reads documents with what they state, where a file can hold more of them than its graph.
    """

    name: str
    endings: tuple[str, ...]
    write: Writer
    read: Reader | None = None
    intake: Taker | None = None


def as_networkx(graph: Graph) -> "nx.MultiDiGraph[Any]":
    """The graph itself, or a projection as networkx has it.

    Raises:
        FormatError: It is another kind of graph.
    """
    if isinstance(graph, Projection):
        return to_networkx(graph)
    if not isinstance(graph, nx.MultiDiGraph):
        raise FormatError(f"a {type(graph).__name__} cannot be exported; make it one with networkx.MultiDiGraph(graph)")
    return graph


def as_projection(graph: Graph) -> Projection:
    """The projection itself, or the one that a networkx graph shows.

    Raises:
        FormatError: It is another kind of graph, or not made of entities and relationships.
    """
    return graph if isinstance(graph, Projection) else from_networkx(as_networkx(graph))


def nodes_of(graph: Graph) -> Iterator[tuple[Any, Attributes]]:
    """Each node's id and attributes as networkx has them, by id; of a projection no more than one at a time."""
    if isinstance(graph, Projection):
        return ((id_, node_attributes(graph.nodes[id_])) for id_ in sorted(graph.nodes))
    return iter(sorted(as_networkx(graph).nodes(data=True), key=lambda node: _order(node[0])))


def edges_of(graph: Graph) -> Iterator[tuple[Any, Any, Any, Attributes]]:
    """Each edge's start, end, key and attributes as networkx has them, by key; one at a time as `nodes_of`."""
    if isinstance(graph, Projection):
        edges = (graph.relationships[key] for key in sorted(graph.relationships))
        return ((edge.start, edge.end, edge.key, edge_attributes(edge)) for edge in edges)
    edges_ = as_networkx(graph).edges(keys=True, data=True)
    return iter(sorted(edges_, key=lambda edge: (_order(edge[2]), _order(edge[0]), _order(edge[1]))))


def _order(id_: object) -> tuple[str, str]:
    return (str(id_), type(id_).__name__)
