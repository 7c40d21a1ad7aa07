"""What a format is, and the graphs it takes."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

import networkx as nx

from graph.errors import FormatError
from graph.intake import Intake
from graph.memory import to_networkx
from graph.projection import Projection

Target = str | Path | BinaryIO
"""A path, or a binary file that is open already."""

Graph: TypeAlias = "nx.MultiDiGraph[Any] | Projection"
"""What can be exported."""

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
