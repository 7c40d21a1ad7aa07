"""A projection's nodes and relationships as the rows that Neo4j's load statements take, in batches."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from typing import Final, Protocol, TypeVar

from graph.ontology import relation_types
from graph.projection import JSON, Node, Projection, Relationship
from graph.reference_links import PROPERTIES
from graph.views import samples

BATCH_ROWS: Final = 5_000
"""Rows a transaction; ten times as many are no faster and need ten times the server's memory."""

BATCH_CHARACTERS: Final = 8_000_000
"""Text a transaction, so that long quotes do not exhaust the server's memory."""

_PROVENANCE: Final = frozenset({"asserted", "statements", "documents", "confidence", "first_stated", "last_stated"})

Row = list[JSON | None]


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
        names: The properties that Entente uses there, but `origin`, which only a creator sets.
        rows: The values of these properties, null where there is none; of a relationship then the ids of its start and
            end. Without the names in each row: the driver is slow at packing.
    """

    name: str
    names: tuple[str, ...]
    rows: list[Row]


def node_batches(projection: Projection) -> Iterator[Batch]:
    """Every node, documents first: a load cut short still tells whose graph it is."""
    groups = grouped(projection.nodes.values(), lambda node: node.labels[0])
    for kind in sorted(groups, key=lambda one: (one != "Document", one)):
        names = _names(groups[kind], _node_names(kind))
        rows = ([*map(node.properties.get, names)] for node in groups[kind])
        yield from (Batch(kind, names, batch) for batch in batches(rows))


def relationship_batches(projection: Projection) -> Iterator[Batch]:
    """Every relationship. They are gone through once, and no more than a batch of each type is kept."""
    types = grouped(samples(projection.relationships), lambda one: one.type)
    names = {type_: _names(some, _edge_names(type_)) for type_, some in types.items()}
    rows = (
        (one.type, [*map(one.properties.get, names[one.type]), one.start, one.end])
        for one in projection.relationships.values()
    )
    return (Batch(type_, names[type_], batch) for type_, batch in _alike(rows))


def batches(rows: Iterable[_V]) -> Iterator[list[_V]]:
    """The rows in lists of at most `BATCH_ROWS`, shorter where they hold much text."""
    return (batch for _, batch in _alike(("", row) for row in rows))


def _alike(rows: Iterable[tuple[str, _V]]) -> Iterator[tuple[str, list[_V]]]:
    """Rows of one name in such lists, each when it is full."""
    filling: dict[str, list[_V]] = defaultdict(list)
    sizes: dict[str, int] = defaultdict(int)
    for name, row in rows:
        width = _characters(row)
        if filling[name] and (len(filling[name]) >= BATCH_ROWS or sizes[name] + width > BATCH_CHARACTERS):
            yield name, filling.pop(name)
            sizes[name] = 0
        filling[name].append(row)
        sizes[name] += width
    yield from filling.items()


def ahead(made: Iterable[_V]) -> Iterator[_V]:
    """The same, each made while the one before is in use: the server is slow enough to prepare the next batch."""
    source = iter(made)
    with ThreadPoolExecutor(1) as thread:
        coming = thread.submit(next, source, None)
        while (one := coming.result()) is not None:
            coming = thread.submit(next, source, None)
            yield one


def unwritable(projection: Projection) -> str | None:
    """The id or key of something whose text Neo4j cannot hold (a half of a surrogate pair), if there is any."""
    elements: Iterable[Node | Relationship] = chain(projection.nodes.values(), projection.relationships.values())
    for element in elements:
        if not all(map(_is_whole, _texts(element.properties))):
            return element.id if isinstance(element, Node) else element.key
    return None


def property_names(projection: Projection) -> list[str]:
    """The names of all properties, in order."""
    elements: Iterable[Node | Relationship] = chain(samples(projection.nodes), samples(projection.relationships))
    return sorted({name for element in elements for name in element.properties})


def _is_whole(text: str) -> bool:
    if text.isascii():  # known at once, and true of most
        return True
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _texts(properties: Mapping[str, JSON]) -> Iterator[str]:
    for value in properties.values():
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from (part for part in value if isinstance(part, str))


def _characters(row: object) -> int:
    if isinstance(row, str):
        return len(row)
    return sum(map(_characters, row)) if isinstance(row, list) else 0


def grouped(elements: Iterable[_T], by: Callable[[_T], _K]) -> Mapping[_K, list[_T]]:
    """The nodes or relationships that are alike in something, in their order."""
    groups: dict[_K, list[_T]] = defaultdict(list)
    for element in elements:
        groups[by(element)].append(element)
    return groups


def _names(elements: Iterable[_HasProperties], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({name for element in elements for name in element.properties}.union(more) - {"origin"}))


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
