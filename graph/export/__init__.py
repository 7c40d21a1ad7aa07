"""Graphs as files: one module a format, found by the ending of the file's name.

A new format is one module here that has a `FORMAT` (see `Format`); nothing else needs to know of it. Modules whose name
starts with an underscore are their helpers.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from graph.errors import FormatError, suggestion
from graph.export._format import Format, Graph, Reader, Taker, Target, Writer
from graph.intake import Intake, from_graph

if TYPE_CHECKING:
    import networkx as nx

__all__ = [
    "Format", "Graph", "Reader", "Taker", "Writer", "export", "exporters", "formats", "import_graph", "importers",
    "intake", "takers",
]  # fmt: skip


@cache
def formats() -> Mapping[str, Format]:
    """All formats by file ending, for instance `.graphml`."""
    names = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))
    found: list[Format] = [import_module(f"{__name__}.{name}").FORMAT for name in names]
    return {ending: form for form in found for ending in form.endings}


def exporters() -> Mapping[str, Writer]:
    """The writers by file ending; each takes a graph and a path or an open binary file.

    >>> ".graphml" in exporters()
    True
    """
    return {ending: form.write for ending, form in formats().items()}


def importers() -> Mapping[str, Reader]:
    """The readers by file ending; each takes a path or an open binary file. Some formats can only be written."""
    return {ending: form.read for ending, form in formats().items() if form.read is not None}


def export(graph: Graph, path: str | Path) -> None:
    """Writes a graph in the format that the ending of `path` tells. A file that was there is replaced as a whole.

    Raises:
        FormatError: The ending is unknown, the graph holds what the format cannot, or the file cannot be written.
    """
    exporters()[_ending(path, exporters(), "written")](graph, path)


def import_graph(path: str | Path) -> "nx.MultiDiGraph[str]":
    """Reads a graph in the format that the ending of `path` tells.

    Raises:
        FormatError: The ending is unknown, or the file does not hold what it says.
    """
    return importers()[_ending(path, importers(), "read")](path)


def takers() -> Mapping[str, Taker]:
    """By file ending, what reads the documents of a file with what they state."""
    return {
        ending: form.intake or _from_graph(form.read) for ending, form in formats().items() if form.read is not None
    }


def intake(path: str | Path) -> Intake:
    """The documents of a file with what they state, in the format that the ending of `path` tells.

    Raises:
        FormatError: The ending is unknown, or the file does not hold what it says.
    """
    return takers()[_ending(path, takers(), "read")](path)


def _from_graph(read: Reader) -> Taker:
    def take(source: Target) -> Intake:
        return from_graph(read(source))

    return take


def _ending(path: str | Path, known: Mapping[str, object], done: str) -> str:
    name = Path(path).name.lower()
    fitting = [ending for ending in known if name.endswith(ending)]
    if not fitting:
        given = Path(name).suffix or "no ending"
        raise FormatError(
            f"{path}: files with {given} cannot be {done}; use {', '.join(sorted(known))}{suggestion(given, known)}"
        )
    return max(fitting, key=len)
