"""Statements → nodes and relationships: the one definition of the graph.

`project` is pure: the same statements and judgements, in any order, give the identical graph. Both stores apply it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

JSON = str | int | float | bool | list[str]
"""What a property may hold. A property without a value is absent, never null."""


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
    """A graph as plain data, nodes by id and relationships by key, each sorted."""

    nodes: Mapping[str, Node] = field(default_factory=dict)
    relationships: Mapping[str, Relationship] = field(default_factory=dict)
