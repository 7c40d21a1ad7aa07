"""The elements of a graph as plain data: nodes, relationships, and a projection of both."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

JSON = str | int | float | bool | list[str]
"""What a property may hold. A property without a value is absent, never null."""

ORIGIN: Final = "entente"
"""The `origin` of every node and relationship that Entente makes, so that it never takes away anything else."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node: labels (its kind first, `Entity` last) and plain JSON properties, `id` among them."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, JSON]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between two nodes; `key` is stable and unique, and stands among its properties."""

    key: str
    type: str
    start: str
    end: str
    properties: Mapping[str, JSON]


@dataclass(frozen=True, slots=True)
class Projection:
    """A graph as plain data, nodes by id and relationships by key.

    Those of `graph.projection.project` make each element when it is asked for: nodes in the order of their ids,
    relationships in that of their starts, ends and keys.
    """

    nodes: Mapping[str, Node] = field(default_factory=dict)
    relationships: Mapping[str, Relationship] = field(default_factory=dict)


def node(kind: str, properties: Mapping[str, JSON]) -> Node:
    """A node of that kind; its properties hold its id."""
    return Node(str(properties["id"]), (kind, "Entity"), _by_name(properties))


def key_of(type_: str, start: str, end: str, *marks: str) -> str:
    """The key of a relationship; `marks` tell it from others between the same two nodes."""
    return "fact:" + sha256("\n".join((type_, start, end, *marks)).encode("utf-8", "surrogatepass")).hexdigest()[:20]


def relationship(
    key: str, type_: str, start: str, end: str, properties: Mapping[str, JSON] | None = None
) -> Relationship:
    """A relationship of that key."""
    known = {"key": key, "origin": ORIGIN, **(properties or {})}
    return Relationship(key, type_, start, end, _by_name(known))


def _by_name(properties: Mapping[str, JSON]) -> dict[str, JSON]:
    return {name: properties[name] for name in sorted(properties)}
