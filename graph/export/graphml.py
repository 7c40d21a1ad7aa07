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

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final, Self
from xml.sax.saxutils import quoteattr

from graph.errors import FormatError
from graph.export._files import opened_to_write
from graph.export._format import Format, Graph, Target
from graph.export._graphml_graph import OURS
from graph.export._graphml_plan import Attributes, Key, Plan, plan
from graph.export._graphml_reader import read_graphml
from graph.export._graphml_values import content, encoder, escape, is_plain, quoted

__all__ = ["FORMAT", "read_graphml", "write_graphml"]

_NAMESPACE: Final = "http://graphml.graphdrawing.org/xmlns"
_NOTES: Final = {"json": "JSON text", "view": "The name once more; not part of the graph"}
_PENDING: Final = 200  # elements that gather before they go to the file


def write_graphml(graph: Graph, target: Target) -> None:
    """Writes a graph as GraphML; `read_graphml` makes an equal graph of it.

    Args:
        graph: A MultiDiGraph, whose attributes are plain JSON values, or a projection. It is left as it is.
        target: A path, where the file appears when it is whole, or an open binary file.

    Raises:
        FormatError: A value has no loss-free form, or the file cannot be written; an old file is as it was then.
    """
    planned = plan(graph)
    with opened_to_write(target) as file:
        pieces = _text(planned)
        while pending := "".join(islice(pieces, _PENDING)):
            file.write(pending.encode("utf-8"))


def _text(plan: Plan) -> Iterator[str]:
    namespaces = _attributes({"xmlns": _NAMESPACE, "xmlns:entente": OURS, **plan.marks})
    yield f'<?xml version="1.0" encoding="utf-8"?>\n\n<graphml{namespaces}>'
    # Gephi shows what it finds as `label`; the graph's own label goes before ours.
    labelled = any(key.name == "label" for key in plan.keys["node"])
    label = None if labelled else Key("label", "node", "label", "view")
    yield from map(_declaration, [*chain(*plan.keys.values()), *([label] if label else [])])
    yield '\n<graph edgedefault="directed"'
    body = chain([_Data(plan.keys["graph"]).of(plan.attributes, "the graph")], _nodes(plan, label), _edges(plan))
    first = next(filter(None, body), "")
    yield from chain([">", first], body, ["</graph></graphml>"]) if first else ["/></graphml>"]


def _declaration(key: Key) -> str:
    note = _NOTES.get(key.form)
    declared = {"id": key.id, "for": key.domain, "attr.name": escape(key.name), "attr.type": key.form}
    declared |= {"attr.type": "string", "entente:form": key.form} if note else {}
    return _element("key", _attributes(declared), f"\n<desc>{note}</desc>" if note else "")


def _nodes(plan: Plan, label: Key | None) -> Iterator[str]:
    data = _Data(plan.keys["node"])
    start = f'<data key="{label.id}">' if label else ""
    for id_, attributes in plan.nodes:
        name = attributes.get("name")
        shown = f"{start}{content(name if isinstance(name, str) else id_)}</data>" if label else ""
        yield _element("node", f" id={quoted(id_)}", shown + data.of(attributes, "the node", id_))


def _edges(plan: Plan) -> Iterator[str]:
    data = _Data(plan.keys["edge"])
    for number, (source, target, key, attributes) in enumerate(plan.edges):
        id_ = quoted(key) if plan.unique else f'"e{number}" entente:key={quoted(key)}'
        ends = f" source={quoted(source)} target={quoted(target)}"
        yield _element("edge", f" id={id_}{ends}", data.of(attributes, "the edge", key, source, target))


def _element(name: str, attributes: str, content: str) -> str:
    return f"\n<{name}{attributes}>{content}</{name}>" if content else f"\n<{name}{attributes}/>"


def _attributes(values: Mapping[str, str]) -> str:
    return "".join(f" {name}={quoteattr(value)}" for name, value in values.items())


@dataclass(frozen=True, slots=True)
class _Prepared:
    """How the data of all elements with the same names is written.

    Attributes:
        names: The names in the order of their keys.
        encoders: What makes text of the values that are none: at which place, by which name, how.
        parts: For each name what stands before the value, a place for it, and what stands behind.
    """

    names: list[str]
    encoders: list[tuple[int, str, Callable[[Any], str]]]
    parts: list[str]

    @classmethod
    def of(cls, keys: list[Key]) -> Self:
        """What writes these keys."""
        encoders = [(place, key.name, encoder(key.form)) for place, key in enumerate(keys) if key.form != "string"]
        parts = chain.from_iterable((f'<data key="{key.id}">', "", "</data>") for key in keys)
        return cls([key.name for key in keys], encoders, list(parts))


class _Data:
    """Writes the attributes of elements as `<data>`, in the order of their keys."""

    def __init__(self, keys: list[Key]) -> None:
        self._keys = keys
        self._found: dict[tuple[str, ...], _Prepared] = {}

    def of(self, attributes: Attributes, *where: str) -> str:
        """The data of an element; `where` is what to call it where a value of it cannot be written."""
        prepared = self._prepared(tuple(attributes))
        texts = [attributes[name] for name in prepared.names]
        name = ""
        try:
            for place, name, encode in prepared.encoders:
                texts[place] = encode(attributes[name])
        except ValueError as error:
            advice = "give it text, numbers, true/false or lists"
            raise FormatError(f"GraphML cannot hold {name!r} of {_named(*where)}: {error}; {advice}") from error
        parts = prepared.parts.copy()
        parts[1::3] = texts if is_plain("".join(texts)) else map(content, texts)
        return "".join(parts)

    def _prepared(self, names: tuple[str, ...]) -> _Prepared:
        """What writes attributes with these names; many elements have the same."""
        if names not in self._found:
            self._found[names] = _Prepared.of([key for key in self._keys if key.name in names])
        return self._found[names]


def _named(what: str, *names: str) -> str:
    """`the edge 'k' from 'a' to 'b'` of an edge's key and ends."""
    return what + "".join(f" {word}{name!r}" for word, name in zip(("", "from ", "to "), names, strict=False))


FORMAT: Final = Format(name="GraphML", endings=(".graphml",), write=write_graphml, read=read_graphml)
