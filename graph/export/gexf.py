"""GEXF 1.3, for Gephi and its timeline.

    <edge id="fact:…" source="person:…" target="role:…" kind="HOLDS_ROLE" label="HOLDS_ROLE" start="2018-01-01">
    <attvalues><attvalue for="edge9" value="2018"/>…

Gephi's timeline knows days only. So `since` and `until` stand twice: as the attributes that they are (`2018`), and as
the first and the last day that they may mean, `start` and `end`; an edge without them is there at all times. A node is
there from the first to the last day of its facts, and at all times where one of these is not dated on that side, or
where it has none. Dates that contradict each other (until before since) are attributes only.

Gephi makes one edge of parallel ones of the same `kind`: a denial and a fact, or two terms, would be one. So the first
has its relationship type for its kind, the next `HOLDS_ROLE 2`; the attribute `relationship` is alike on both.

Lists of texts are lists for Gephi (`liststring`, written as JSON); what else GEXF has no type for is JSON text in a
`string`. Characters that XML cannot hold stand as `\\uXXXX`, as in our GraphML.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from graph.errors import FormatError, StatementError
from graph.export._files import opened_to_write
from graph.export._format import Attributes, Format, Graph, Target, edges_of, nodes_of
from graph.export._graphml_values import attribute, common_form, encode, form_of, to_json
from graph.model import PartialDate

_TYPES: Final = {"int": "integer", "json": "string"}  # GEXF's words for our forms, where they differ
_HEAD: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3">\n'
    "<meta><creator>Entente</creator></meta>\n"
    '<graph defaultedgetype="directed" mode="dynamic" timeformat="date" timerepresentation="interval">\n'
)

Interval = tuple[str, str]
"""The first and the last day, each empty where it is open."""


@dataclass(frozen=True, slots=True)
class _Column:
    """What `<attribute>` declares."""

    id: str
    name: str
    form: str


@dataclass(frozen=True, slots=True)
class _Plan:
    """What must be known of the whole graph before its first node is written."""

    nodes: list[_Column]
    edges: list[_Column]
    spans: Mapping[str, Interval]
    unique: bool


def write_gexf(graph: Graph, target: Target) -> None:
    """Writes a graph as GEXF.

    Args:
        graph: A MultiDiGraph, whose ids are text and whose attributes are plain JSON values, or a projection. It is
            left as it is; what it holds as a whole (`graph.graph`) has no place in GEXF.
        target: A path, where the file appears when it is whole, or an open binary file.

    Raises:
        FormatError: A value has no form in GEXF, or the file cannot be written; an old file is as it was then.
    """
    plan = _plan(graph)
    with opened_to_write(target) as file:
        _write(file, [_HEAD, _declared("node", plan.nodes), _declared("edge", plan.edges), "<nodes>\n"])
        _write(file, _nodes(graph, plan))
        _write(file, ["</nodes>\n<edges>\n"])
        _write(file, _edges(graph, plan))
        _write(file, ["</edges>\n</graph>\n</gexf>\n"])


def _write(file: BinaryIO, parts: Iterable[str]) -> None:
    for part in parts:
        file.write(part.encode("utf-8"))


def _plan(graph: Graph) -> _Plan:
    nodes, edges = (
        _columns(what, elements) for what, elements in (("node", nodes_of(graph)), ("edge", edges_of(graph)))
    )
    keys = [key for *_, key, _ in edges_of(graph)]
    return _Plan(nodes, edges, _spans(graph), len(set(keys)) == len(keys))


def _columns(domain: str, elements: Iterable[tuple[Any, ...]]) -> list[_Column]:
    forms: dict[Any, set[str]] = {}
    for *ids, attributes in elements:
        _refuse_odd([*ids, *attributes], domain)
        for name, value in attributes.items():
            forms.setdefault(name, set()).add(_form(value))
    return [_Column(f"{domain}{number}", name, common_form(forms[name])) for number, name in enumerate(sorted(forms))]


def _refuse_odd(names: list[Any], domain: str) -> None:
    if odd := [name for name in names if not isinstance(name, str)]:
        raise FormatError(f"GEXF cannot hold {odd[0]!r} of a {domain}; use text for ids, keys and names")


def _form(value: object) -> str:
    return "liststring" if isinstance(value, list) and all(isinstance(part, str) for part in value) else form_of(value)


def _spans(graph: Graph) -> Mapping[str, Interval]:
    """Node → from when to when there are facts of it; what only says where a fact is stated has no time."""
    spans: dict[str, Interval] = {}
    for source, target, _, attributes in edges_of(graph):
        if "statements" in attributes:
            interval = _interval(attributes)
            for id_ in (source, target):
                spans[id_] = _hull(spans.get(id_, interval), interval)
    return spans


def _interval(attributes: Attributes) -> Interval:
    since, until = (_date(attributes.get(name)) for name in ("since", "until"))
    # Filled up from the right place on: 2018 and 2018-03 begin on a first.
    start, end = f"{since}-01-01"[:10] if since else "", until.last_day if until else ""
    return ("", "") if end and end < start else (start, end)


def _date(value: object) -> PartialDate | None:
    try:
        return PartialDate(value) if isinstance(value, str) else None
    except StatementError:
        return None


def _hull(one: Interval, other: Interval) -> Interval:
    ends = (one[1], other[1])
    return min(one[0], other[0]), "" if "" in ends else max(ends)


def _declared(domain: str, columns: Iterable[_Column]) -> str:
    lines = [
        _tag("attribute", {"id": one.id, "title": one.name, "type": _TYPES.get(one.form, one.form)}) for one in columns
    ]
    return f'<attributes class="{domain}" mode="static">\n{"".join(lines)}</attributes>\n'


def _nodes(graph: Graph, plan: _Plan) -> Iterator[str]:
    for id_, attributes in nodes_of(graph):
        name = attributes.get("name")
        own = {"id": id_, "label": name if isinstance(name, str) else id_}
        values = _values(attributes, plan.nodes, f"the node {id_!r}")
        yield _tag("node", own | _times(plan.spans.get(id_, ("", ""))), values)


def _edges(graph: Graph, plan: _Plan) -> Iterator[str]:
    parallel: Counter[tuple[str, str, object]] = Counter()
    for number, (source, target, key, attributes) in enumerate(edges_of(graph)):
        type_ = attributes.get("relationship")
        parallel[source, target, type_] += 1
        own = {"id": key if plan.unique else f"e{number}", "source": source, "target": target}
        own |= _kind(type_, parallel[source, target, type_]) | _times(_interval(attributes))
        yield _tag("edge", own, _values(attributes, plan.edges, f"the edge {key!r} from {source!r} to {target!r}"))


def _kind(type_: object, number: int) -> dict[str, str]:
    if not isinstance(type_, str):
        return {}
    return {"kind": type_ if number == 1 else f"{type_} {number}", "label": type_}


def _times(interval: Interval) -> dict[str, str]:
    return {name: day for name, day in zip(("start", "end"), interval, strict=True) if day}


def _values(attributes: Attributes, columns: Iterable[_Column], where: str) -> str:
    # Nine of ten elements are these.
    tags = [
        f'<attvalue for="{one.id}" value={attribute(_text(attributes[one.name], one, where))}/>\n'
        for one in columns
        if one.name in attributes
    ]
    return f"\n<attvalues>\n{''.join(tags)}</attvalues>\n" if tags else ""


def _text(value: Any, column: _Column, where: str) -> str:
    try:
        return to_json(value) if column.form == "liststring" else encode(value, column.form)
    except ValueError as error:
        advice = "give it text, numbers, true/false or lists"
        raise FormatError(f"GEXF cannot hold {column.name!r} of {where}: {error}; {advice}") from error


def _tag(name: str, attributes: Mapping[str, str], inside: str = "") -> str:
    given = "".join(f" {one}={attribute(value)}" for one, value in attributes.items())
    return f"<{name}{given}>{inside}</{name}>\n" if inside else f"<{name}{given}/>\n"


FORMAT: Final = Format(name="GEXF", endings=(".gexf",), write=write_gexf)
