"""A projection's nodes and relationships as the rows that Neo4j's load statements take, in batches."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol, TypeVar

from graph.ontology import relation_types
from graph.projection import JSON, Node, Projection, Relationship
from graph.reference_links import PROPERTIES

BATCH_ROWS: Final = 5_000
"""Rows a transaction; ten times as many are no faster and need ten times the server's memory."""

BATCH_CHARACTERS: Final = 8_000_000
"""Text a transaction, so that long quotes do not exhaust the server's memory."""

_PROVENANCE: Final = frozenset({"asserted", "statements", "documents", "confidence", "first_stated", "last_stated"})

Row = dict[str, Any]


class _HasProperties(Protocol):
    @property
    def properties(self) -> Mapping[str, JSON]: ...


_T = TypeVar("_T", bound=_HasProperties)
_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class Batch:
    """What one transaction writes: rows of one kind of node or type of relationship.

    Attributes:
        name: The kind or type.
        rows: {id} or {key, start, end}, with `properties` (without `origin`, which only a creator sets) and `shape`, an
            index into `shapes`.
        shapes: Property name → null, for the names that Entente uses there and a row lacks. Few rows differ in this,
            and the driver is slow at packing.
    """

    name: str
    rows: list[Row]
    shapes: list[Row]


def node_batches(projection: Projection) -> Iterator[Batch]:
    """Every node, documents first: a load cut short still tells whose graph it is."""
    groups = grouped(projection.nodes.values(), lambda node: node.labels[0])
    for kind in sorted(groups, key=lambda one: (one != "Document", one)):
        shapes = _Shapes(_node_names(kind) | _names(groups[kind]))
        rows = ({"id": node.id, **shapes.row(node.properties)} for node in groups[kind])
        yield from (Batch(kind, batch, shapes.found) for batch in batches(rows))


def relationship_batches(projection: Projection) -> Iterator[Batch]:
    """Every relationship."""
    groups = grouped(projection.relationships.values(), lambda one: one.type)
    for type_ in sorted(groups):
        shapes = _Shapes(_edge_names(type_) | _names(groups[type_]))
        rows = (
            {"key": one.key, "start": one.start, "end": one.end, **shapes.row(one.properties)} for one in groups[type_]
        )
        yield from (Batch(type_, batch, shapes.found) for batch in batches(rows))


def batches(rows: Iterable[_V]) -> Iterator[list[_V]]:
    """The rows in lists of at most `BATCH_ROWS`, shorter where they hold much text."""
    batch: list[_V] = []
    size = 0
    for row in rows:
        width = _characters(row)
        if batch and (len(batch) >= BATCH_ROWS or size + width > BATCH_CHARACTERS):
            yield batch
            batch, size = [], 0
        batch.append(row)
        size += width
    if batch:
        yield batch


def unwritable(projection: Projection) -> str | None:
    """The id or key of something whose text Neo4j cannot hold (a half of a surrogate pair), if there is any."""
    elements: list[Node | Relationship] = [*projection.nodes.values(), *projection.relationships.values()]
    for element in elements:
        try:
            "".join(_texts(element.properties)).encode("utf-8")
        except UnicodeEncodeError:
            return element.id if isinstance(element, Node) else element.key
    return None


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)


def _characters(row: object) -> int:
    return sum(map(len, _texts(row)))


def grouped(elements: Iterable[_T], by: Callable[[_T], _K]) -> Mapping[_K, list[_T]]:
    """The nodes or relationships that are alike in something, in their order."""
    groups: dict[_K, list[_T]] = defaultdict(list)
    for element in elements:
        groups[by(element)].append(element)
    return groups


def _names(elements: Iterable[_HasProperties]) -> frozenset[str]:
    return frozenset(name for element in elements for name in element.properties)


class _Shapes:
    """The sets of property names that rows lack, numbered as they are met."""

    def __init__(self, names: frozenset[str]) -> None:
        self._names = names - {"origin"}
        self._numbers: dict[frozenset[str], int] = {}
        self.found: list[Row] = []

    def row(self, properties: Mapping[str, JSON]) -> Row:
        lacking = self._names.difference(properties)
        if lacking not in self._numbers:
            self._numbers[lacking] = len(self.found)
            self.found.append(dict.fromkeys(sorted(lacking)))
        given = {name: value for name, value in properties.items() if name != "origin"}
        return {"properties": given, "shape": self._numbers[lacking]}


def _node_names(kind: str) -> frozenset[str]:
    """The names that a node of this kind may have lost since an earlier load."""
    if kind == "Document":
        return frozenset({"title", "url", "published", "copy_of"})
    relations = relation_types().values()
    if kind == "Statement":
        return frozenset({"attribution"}).union(*(relation.qualifiers for relation in relations))
    carried = [one.carries for relation in relations for one in relation.derived if one.kind == kind and one.carries]
    return (PROPERTIES | {"qid", "aliases"}).union(*carried, _PROVENANCE if carried else ())


def _edge_names(type_: str) -> frozenset[str]:
    edges = [edge for relation in relation_types().values() for edge in relation.edges if edge.type == type_]
    return _PROVENANCE.union(*(edge.carries for edge in edges)) if edges else frozenset()
