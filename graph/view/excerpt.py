"""The part of a graph that a page shows: statements, chosen by what they are about, and the graph they make alone."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass
from typing import Any, Protocol

from graph.judgements import canonical_ids
from graph.ledger import Ledger
from graph.lookup import find, reading_order
from graph.model import Statement
from graph.projection import Projection, project

About = Mapping[str, Set[str]]
"""Statement → the entities that it is about, by id."""

Choice = Callable[[Projection], Set[str]]
"""Chooses statements of a graph, by id."""


class Graph(Protocol):
    """What a `KnowledgeGraph` is to a page."""

    ledger: Ledger

    @property
    def projection(self) -> Projection:
        """Its nodes and relationships."""

    def statements(self) -> Iterable[Statement]:
        """What it is made of."""


MOST_NODES = 5000
MOST_STATEMENTS = 20000
"""What a page can hold and still move; measured in docs/view.md."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a graph.

    Attributes:
        projection: The graph that its statements make.
        statements: Oldest first.
        left_out: How many statements were chosen and found no room.
    """

    projection: Projection
    statements: tuple[Statement, ...]
    left_out: int = 0


def excerpt(graph: Graph, choice: Choice | None = None, *, most: int = MOST_NODES) -> Excerpt:
    """What is chosen of a graph, or all of it; of too much the most connected part.

    Args:
        graph: The graph, whole or as of a date.
        choice: `around` or `named`.
        most: How many entities there is room for.
    """
    about = entities_of(graph.projection)
    chosen = choice(graph.projection) if choice else about.keys()
    kept = most_connected({id_: about[id_] for id_ in chosen}, most)
    statements = tuple(sorted((one for one in graph.statements() if one.id in kept), key=reading_order))
    return Excerpt(_made_of(graph, statements, whole=kept == about.keys()), statements, len(chosen) - len(kept))


def _made_of(graph: Graph, statements: Iterable[Statement], *, whole: bool) -> Projection:
    return graph.projection if whole else project(statements, canonical_ids(graph.ledger.judgements()))


def around(name: str, depth: int = 1) -> Choice:
    """Chooses what is stated of an entity; each step more adds what is stated of all that was reached.

    Raises:
        NotFound: When choosing: the graph does not know the name, or more than one entity answers to it.
    """

    def choose(projection: Projection) -> Set[str]:
        about = entities_of(projection)
        reached, chosen = {find(projection, name).id}, set[str]()
        for _ in range(depth):
            chosen = {id_ for id_, entities in about.items() if entities & reached}
            reached.update(*(about[id_] for id_ in chosen))
        return chosen

    return choose


def named(values: Iterable[Any]) -> Choice:
    """Chooses what relates two entities that a query's rows or parameters name, and each quote that they hold."""
    words = set(_texts(list(values)))

    def choose(projection: Projection) -> Set[str]:
        known = {id_ for id_, node in projection.nodes.items() if words & {id_, node.properties.get("name")}}
        about = entities_of(projection)
        quoted = {id_ for id_ in about if projection.nodes[id_].properties["quote"] in words}
        return quoted | {id_ for id_, entities in about.items() if len(entities & known) > 1}

    return choose


def most_connected(about: About, most: int, statements: int = MOST_STATEMENTS) -> Set[str]:
    """The statements among the entities that are stated most of; a statement ranks as its least connected entity."""
    counts = Counter(id_ for entities in about.values() for id_ in entities)
    rank = {id_: place for place, id_ in enumerate(sorted(counts, key=lambda one: (-counts[one], one)))}
    ranked = sorted((max(rank[id_] for id_ in entities), statement) for statement, entities in about.items())
    return {statement for last, statement in ranked[:statements] if last < most}


def entities_of(projection: Projection) -> About:
    """What each statement is about."""
    about = defaultdict[str, set[str]](set)
    for edge in projection.relationships.values():
        if edge.type == "ABOUT":
            about[edge.start].add(edge.end)
    return about


def _texts(value: Any) -> Iterable[str]:
    """All texts in a value as a query returns it."""
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list):
        return (text for one in value for text in _texts(one))
    return [value] if isinstance(value, str) else []
