"""Reads GraphML: what Entente wrote without loss, what others wrote as far as a networkx graph can hold it.

Of others' files the typed attributes, defaults, edge ids (as keys), nodes of nested graphs (as plain nodes) and
undirected edges (once, from source to target) are read; ports and yEd's drawings are passed over; hyperedges are
refused. A document type declaration is refused too: GraphML needs none, and its entities can fill any memory.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO, Final
from xml.parsers import expat

import networkx as nx

from graph.errors import FormatError
from graph.export._files import name_of, opened_to_read
from graph.export._graphml_graph import GraphBuilder

_UNFINISHED: Final = (expat.errors.XML_ERROR_NO_ELEMENTS, expat.errors.XML_ERROR_UNCLOSED_TOKEN)


def read_graphml(source: str | Path | BinaryIO) -> "nx.MultiDiGraph[Any]":
    """The graph of a GraphML file.

    Args:
        source: A path or an open binary file.

    Returns:
        The graph, equal to the one that Entente wrote; another program's edges without ids get networkx's own keys.

    Raises:
        FormatError: It cannot be read, is not GraphML, or is not whole.
    """
    name = name_of(source)
    with opened_to_read(source) as file:
        events = _Events()
        try:
            events.parser.ParseFile(file)
            return events.graph.finished()
        except expat.ExpatError as error:
            raise FormatError(f"{name} {_what_is_wrong(error, begun=events.begun)}") from error
        except (ValueError, LookupError) as error:  # LookupError: an encoding that nobody knows
            line = events.parser.CurrentLineNumber
            raise FormatError(f"{name} line {line}: {error}; mend the file or export it again") from error


def _what_is_wrong(error: expat.ExpatError, *, begun: bool) -> str:
    what = expat.ErrorString(error.code)
    if not begun:
        return f"is not GraphML, nor any XML (line {error.lineno}: {what}); give a .graphml file"
    if what in _UNFINISHED:
        return f"ends in the middle, at line {error.lineno}; copy it or export it again"
    return f"line {error.lineno}: {what} at column {error.offset + 1}; mend the file or export it again"


class _Events:
    """Turns the events of an XML parser into calls of a `GraphBuilder`."""

    def __init__(self) -> None:
        self.graph = GraphBuilder()
        self.begun = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._characters
        self.parser.StartDoctypeDeclHandler = self._refuse_doctype
        self._starts = {
            "key": self.graph.key, "graph": self.graph.open_graph, "node": self.graph.open_node,
            "edge": self.graph.open_edge, "port": self.graph.open_other, "hyperedge": self.graph.refuse_hyperedge,
        }  # fmt: skip
        self._taken: list[str] = []
        self._within = 0  # how many elements deep we are in <data> or <default>
        self._drawn = False

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if not self.begun:
            self._root(name, attributes)
        elif self._within:
            self._within += 1
            self._drawn = True
        elif name in ("data", "default"):
            self._within, self._drawn = 1, False
            self._taken.clear()
            if name == "data":
                self.graph.expect(attributes)
        elif name in self._starts:
            self._starts[name](attributes)

    def _root(self, name: str, attributes: Mapping[str, str]) -> None:
        self.begun = True
        if name != "graphml":
            raise ValueError(f"this is no GraphML: the file begins with <{name}>")
        self.graph.marks(attributes)

    def _characters(self, text: str) -> None:
        if self._within == 1:
            self._taken.append(text)

    def _end(self, tag: str) -> None:
        if self._within:
            self._within -= 1
            if not self._within and not self._drawn:
                self.graph.take("".join(self._taken))
            return
        name = tag.rpartition(" ")[2]
        if name in ("graph", "node", "edge", "port"):
            self.graph.close()

    def _refuse_doctype(self, name: str, *_: object) -> None:
        raise ValueError(f"a document type declaration (<!DOCTYPE {name}>) is not read, for safety; take it out")
