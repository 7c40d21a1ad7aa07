"""Builds a graph from the elements of a GraphML file as they come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import networkx as nx

from graph.export._graphml_values import decode, known_form, unescape

OURS: Final = "urn:entente:graphml:1"
"""The namespace of what Entente adds to GraphML; `graphml` says what that is."""

_TEXT: Final = ("string", "char", "json")


@dataclass(frozen=True, slots=True)
class _Key:
    name: str
    domain: str
    form: str


@dataclass(frozen=True, slots=True)
class _Element:
    """An open element that holds data, and where that goes when it closes."""

    domain: str
    keep: Callable[[dict[str, Any]], None]
    attributes: dict[str, Any] = field(default_factory=dict)


class GraphBuilder:
    """Takes the elements of a file in their order. What does not fit is a ValueError that names it."""

    def __init__(self) -> None:
        self._graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
        self._begun = False
        self._keys: dict[str, _Key] = {}
        self._defaults: dict[str, dict[str, Any]] = {"graph": {}, "node": {}, "edge": {}}
        self._open: list[_Element] = []
        self._expected: _Key | None = None
        self._nodes: set[Any] = set()
        self._text: Callable[[str], str] = str
        self._node: Callable[[str], Any] = self._id
        self._edge: Callable[[str], Any] = self._id

    def marks(self, attributes: Mapping[str, str]) -> None:
        """Notes what the root element says of the file's conventions."""
        if attributes.get(f"{OURS} escape") == "backslash-u":
            self._text = unescape
        if attributes.get(f"{OURS} nodes") == "json":
            self._node = self._json_id
        if attributes.get(f"{OURS} keys") == "json":
            self._edge = self._json_id

    def key(self, attributes: Mapping[str, str]) -> None:
        """Notes the declaration of an attribute."""
        id_ = _needed(attributes, "id", "key")
        form = attributes.get(f"{OURS} form") or attributes.get("attr.type", "string").lower()
        if form != "view" and not known_form(form):
            raise ValueError(f"the key {id_!r} has the unknown type {form!r}")
        name = self._text(attributes.get("attr.name", id_))
        self._expected = self._keys[id_] = _Key(name, attributes.get("for", "all"), form)

    def open_graph(self, _: Mapping[str, str]) -> None:
        """Begins the graph, or a graph in a node or beside it, whose own data is passed over."""
        self._open.append(_Element("other" if self._begun else "graph", self._graph.graph.update))
        self._begun = True

    def open_other(self, _: Mapping[str, str]) -> None:
        """Begins an element whose data is passed over."""
        self._open.append(_Element("other", lambda _: None))

    def open_node(self, attributes: Mapping[str, str]) -> None:
        """Begins a node."""
        id_ = self._node(_needed(attributes, "id", "node"))
        self._nodes.add(id_)
        self._graph.add_node(id_)
        self._open.append(_Element("node", self._graph.nodes[id_].update))

    def open_edge(self, attributes: Mapping[str, str]) -> None:
        """Begins an edge."""
        source, target = (self._node(_needed(attributes, end, "edge")) for end in ("source", "target"))
        key = self._graph.add_edge(source, target, key=self._key_of(source, target, attributes))
        self._open.append(_Element("edge", self._graph.edges[source, target, key].update))

    def refuse_hyperedge(self, _: Mapping[str, str]) -> None:
        """A relation of more than two nodes cannot be kept, and leaving it out would not be seen."""
        raise ValueError("a <hyperedge> joins more than two nodes, which a graph here cannot; take it out")

    def expect(self, attributes: Mapping[str, str]) -> None:
        """Says what the next text is: data of a key. Until then it is the default of the key declared last."""
        key = _needed(attributes, "key", "data")
        if key not in self._keys:
            raise ValueError(f"data has the key {key!r}, which no <key> declares")
        self._expected = self._keys[key]

    def take(self, text: str) -> None:
        """Takes a text for what is expected."""
        key = self._expected
        if key is None or key.form == "view" or not (text.strip() or key.form in _TEXT):
            return  # an empty number is no value
        value = self._value(key, text)
        if self._open:
            self._open[-1].attributes[key.name] = value
        else:
            for domain in self._defaults if key.domain == "all" else self._defaults.keys() & {key.domain}:
                self._defaults[domain][key.name] = value

    def close(self) -> None:
        """Ends the element that was begun last."""
        element = self._open.pop()
        if element.domain != "other":
            element.keep({**self._defaults[element.domain], **element.attributes})

    def finished(self) -> "nx.MultiDiGraph[Any]":
        """The graph."""
        if not self._begun:
            raise ValueError("there is no <graph> in it")
        if missing := sorted(str(id_) for id_ in set(self._graph) - self._nodes):
            raise ValueError(f"an edge leads to {missing[0]!r}, which is no <node> of the file")
        return self._graph

    def _value(self, key: _Key, text: str) -> Any:
        try:
            return decode(self._text(text), key.form)
        except ValueError as error:
            raise ValueError(f"{key.name!r} is no {key.form}: {error}") from error

    def _key_of(self, source: Any, target: Any, attributes: Mapping[str, str]) -> Any:
        given = attributes.get(f"{OURS} key", attributes.get("id"))
        key = None if given is None else self._edge(given)
        # Others may give one id to two edges; both are kept.
        return None if self._graph.has_edge(source, target, key) else key

    def _id(self, text: str) -> Any:
        return self._text(text)

    def _json_id(self, text: str) -> Any:
        value = decode(self._text(text), "json")
        if isinstance(value, list | dict):
            raise ValueError(f"the id {text[:40]!r} is neither text nor a number")  # noqa: TRY004 - told with the line
        return value


def _needed(attributes: Mapping[str, str], name: str, element: str) -> str:
    if name not in attributes:
        raise ValueError(f"a <{element}> has no {name!r}")
    return attributes[name]
