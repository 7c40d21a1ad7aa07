"""GraphML, for Gephi, igraph, networkx, yEd, and to read back.

    <graphml xmlns="…" xmlns:entente="urn:entente:graphml:1" entente:escape="backslash-u">
    <key id="node0" for="node" attr.name="kind" attr.type="string"/>
    <key id="edge3" for="edge" attr.name="statements" attr.type="string" entente:form="json"><desc>…</desc></key>
    …

What is ours stands in the namespace `urn:entente:graphml:1`, which other readers pass over:

- `entente:form="json"` on a key: its values are JSON text. `_graphml_values` says when that is so.
- `entente:form="view"` on the key `label`: the name once more, where Gephi looks for it; not part of the graph.
- `entente:escape="backslash-u"`: characters that XML cannot hold stand as `\\uXXXX`, in values, names and ids alike.
- `entente:nodes="json"`, `entente:keys="json"`: ids of nodes, or keys of edges, are JSON text; not all are strings.
- `entente:key` on an edge: its key, where keys are not unique in the whole graph and so cannot be the edge's `id`.

The bytes depend on the graph alone: nodes, edges, keys and data are sorted, and only the standard library writes them.

Gephi (checked with the importer of Gephi Toolkit 0.10.1) wants `for`, `attr.name` and `attr.type` on every key, unique
edge ids, `edgedefault`, and takes the key ids `d3` and `d7` for yEd's labels, whatever they are called; ours differ. It
has no attributes of a whole graph, says so, and reads the rest.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO
from itertools import chain
from typing import Any, BinaryIO, Final
from xml.sax.saxutils import XMLGenerator

import networkx as nx

from graph.errors import FormatError
from graph.export._files import opened_to_write
from graph.export._format import Format, Graph, Target, as_networkx
from graph.export._graphml_graph import OURS
from graph.export._graphml_reader import read_graphml
from graph.export._graphml_values import common_form, content, encode, escape, form_of, to_json

__all__ = ["FORMAT", "read_graphml", "write_graphml"]

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_NOTES: Final = {"json": "JSON text", "view": "The name once more; not part of the graph"}
_PENDING: Final = 1 << 16  # characters that gather before they go to the file

Attributes = Mapping[Any, Any]
Edge = tuple[str, str, str, Attributes]


def write_graphml(graph: Graph, target: Target) -> None:
    """Writes a graph as GraphML; `read_graphml` makes an equal graph of it.

    Args:
        graph: A MultiDiGraph, whose attributes are plain JSON values, or a projection. It is left as it is.
        target: A path, where the file appears when it is whole, or an open binary file.

    Raises:
        FormatError: A value has no loss-free form, or the file cannot be written; an old file is as it was then.
    """
    plan = _plan(as_networkx(graph))
    with opened_to_write(target) as file:
        _Document(file, plan).write()


@dataclass(frozen=True, slots=True)
class _Key:
    """What `<key>` declares: an attribute of the nodes, the edges or the graph."""

    id: str
    domain: str
    name: str
    form: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """A graph, put in order and with its ids as text."""

    marks: Mapping[str, str]
    keys: Mapping[str, list[_Key]]
    attributes: Attributes
    nodes: list[tuple[str, Attributes]]
    edges: list[Edge]
    unique: bool


def _plan(graph: "nx.MultiDiGraph[Any]") -> _Plan:
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
    marks = {"entente:escape": "backslash-u", **node_marks, **key_marks}
    return _Plan(marks, keys, graph.graph, nodes, edges, unique)


def _ids(ids: list[Any], what: str) -> tuple[Mapping[Any, str], Mapping[str, str]]:
    """Each id as text, and the mark that says so when that is JSON text."""
    if all(isinstance(id_, str) for id_ in ids):
        return {id_: id_ for id_ in ids}, {}
    try:
        return {id_: to_json(id_) for id_ in ids}, {f"entente:{what}": "json"}
    except ValueError as error:
        raise FormatError(f"GraphML cannot hold one of the {what} of the graph: {error}; use text for ids") from error


def _keys(domain: str, elements: Iterable[Attributes]) -> Iterator[_Key]:
    forms: dict[Any, set[str]] = {}
    for attributes in elements:
        for name, value in attributes.items():
            forms.setdefault(name, set()).add(form_of(value))
    if odd := [name for name in forms if not isinstance(name, str)]:
        raise FormatError(f"GraphML cannot hold the attribute name {odd[0]!r} of a {domain}; use text for names")
    for number, name in enumerate(sorted(forms)):
        yield _Key(f"{domain}{number}", domain, name, common_form(forms[name]))


class _Document:
    """Writes a plan, element by element."""

    def __init__(self, file: BinaryIO, plan: _Plan) -> None:
        self._file = file
        self._plan = plan
        self._pending = StringIO()
        self._xml = XMLGenerator(self._pending, "utf-8", short_empty_elements=True)
        # Gephi shows what it finds as `label`; the graph's own label goes before ours.
        labelled = any(key.name == "label" for key in plan.keys["node"])
        self._label = None if labelled else _Key("label", "node", "label", "view")

    def write(self) -> None:
        self._xml.startDocument()
        self._start("graphml", {"xmlns": _NAMESPACE, "xmlns:entente": OURS, **self._plan.marks})
        for key in [*chain(*self._plan.keys.values()), *([self._label] if self._label else [])]:
            self._key(key)
        self._start("graph", {"edgedefault": "directed"})
        self._data("graph", self._plan.attributes, "the graph")
        self._nodes()
        self._edges()
        self._end("graph")
        self._end("graphml")
        self._xml.endDocument()
        self._flush()

    def _nodes(self) -> None:
        for id_, attributes in self._plan.nodes:
            self._start("node", {"id": escape(id_)})
            if self._label:
                name = attributes.get("name")
                self._values([(self._label, name if isinstance(name, str) else id_)])
            self._data("node", attributes, f"the node {id_!r}")
            self._end("node")

    def _edges(self) -> None:
        for number, (source, target, key, attributes) in enumerate(self._plan.edges):
            ends = {"source": escape(source), "target": escape(target)}
            own = {"id": escape(key)} if self._plan.unique else {"id": f"e{number}", "entente:key": escape(key)}
            self._start("edge", own | ends)
            self._data("edge", attributes, f"the edge {key!r} from {source!r} to {target!r}")
            self._end("edge")

    def _key(self, key: _Key) -> None:
        note = _NOTES.get(key.form)
        written = "string" if note else key.form
        declared = {"id": key.id, "for": key.domain, "attr.name": escape(key.name), "attr.type": written}
        self._start("key", declared | ({"entente:form": key.form} if note else {}))
        if note:
            self._start("desc", {})
            self._xml.characters(note)
            self._xml.endElement("desc")
        self._end("key")

    def _data(self, domain: str, attributes: Attributes, where: str) -> None:
        keys = self._plan.keys[domain]
        self._values([(key, _encoded(attributes[key.name], key, where)) for key in keys if key.name in attributes])

    def _values(self, values: Iterable[tuple[_Key, str]]) -> None:
        # Nine of ten elements are data, with an id of ours as their one attribute: `startElement` for each would take
        # half the time. `characters` leaves a carriage return bare, which every XML reader turns into a newline.
        written = [f'<data key="{key.id}">{content(text)}</data>' for key, text in values]
        self._xml.ignorableWhitespace("".join(written))

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._xml.ignorableWhitespace("\n")
        self._xml.startElement(name, attributes)  # type: ignore[arg-type]

    def _end(self, name: str) -> None:
        self._xml.endElement(name)
        if self._pending.tell() > _PENDING:
            self._flush()

    def _flush(self) -> None:
        self._file.write(self._pending.getvalue().encode("utf-8"))
        self._pending.seek(0)
        self._pending.truncate()


def _encoded(value: Any, key: _Key, where: str) -> str:
    try:
        return encode(value, key.form)
    except ValueError as error:
        advice = "give it text, numbers, true/false or lists"
        raise FormatError(f"GraphML cannot hold {key.name!r} of {where}: {error}; {advice}") from error


FORMAT: Final = Format(name="GraphML", endings=(".graphml",), write=write_graphml, read=read_graphml)
