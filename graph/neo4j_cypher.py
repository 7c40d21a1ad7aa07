"""The Cypher with which a projection is written to Neo4j, as pure functions of labels and types.

Labels, relationship types and the names of properties cannot be parameters. They come from the ontology, are held to a
pattern and quoted; every value travels as a parameter. Statements that touch what is there ask for our `origin` first.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from graph.errors import Neo4jError
from graph.ontology import KINDS

SOURCES: Final = ("Document", "Statement")
"""The labels of nodes that are no entities of the ontology: where something is said, and what."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def quoted(name: str) -> str:
    """The name of a label, relationship type or property as Cypher text.

    Raises:
        Neo4jError: It is no plain name.

    >>> quoted("HOLDS_ROLE")
    '`HOLDS_ROLE`'
    """
    if not _NAME.fullmatch(name):
        raise Neo4jError(
            f"{name!r} cannot be a label, relationship type or property; use letters, digits and underscores"
        )
    return f"`{name}`"


def kinds(more: Iterable[str] = ()) -> list[str]:
    """All labels that tell what a node is: the ontology's, those of sources, and any of `more` (from an extension)."""
    return sorted({*KINDS, *SOURCES, *more})


def constraints(more: Iterable[str] = ()) -> dict[str, str]:
    """What keeps ids unique: the name of each constraint, and how to make it; doing that again changes nothing."""
    return {
        (name := f"entente_{label.lower()}_id"): (
            f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{quoted(label)}) REQUIRE n.id IS UNIQUE"
        )
        for label in ["Entity", *kinds(more)]
    }


CONSTRAINTS: Final = "SHOW CONSTRAINTS YIELD name RETURN name"
"""The constraints that are there."""


def create_nodes(kind: str, names: Sequence[str]) -> str:
    """Creates nodes of one kind in a database that held nothing. Parameters and answer as for `write_nodes`.

    What is there now was created so, by a transaction that was committed and, its answer being lost, is tried again.
    """
    return (
        f"UNWIND $rows AS row MERGE (n:Entity {{id: {_value(names, 'id')}}}) "
        f"ON CREATE SET n:{quoted(kind)}, n.origin = $origin, n += {_values(names)} RETURN count(n) AS own"
    )


def create_relationships(type_: str, names: Sequence[str]) -> str:
    """Creates relationships of one type, as `create_nodes` does. Parameters and answer as for `write_relationships`."""
    return (
        f"{_ends(names)} MERGE (a)-[r:{quoted(type_)} {{key: {_value(names, 'key')}}}]->(b) "
        f"ON CREATE SET r.origin = $origin, r += {_values(names)} RETURN count(r) AS written, count(r) AS own"
    )


def adopt_nodes(kind: str) -> str:
    """Lets a node that somebody else made with our kind and id be found as an `Entity`. Parameter: ids."""
    return f"UNWIND $ids AS id MATCH (n:{quoted(kind)} {{id: id}}) WHERE NOT n:Entity SET n:Entity"


def write_nodes(kind: str, names: Sequence[str], others: Iterable[str]) -> str:
    """Creates or updates nodes of one kind. Parameters: origin, and the rows of a `graph.neo4j_rows.Batch`.

    A null takes a property away: only from our own nodes, since what somebody else made keeps what it has. Returns
    `own`, how many of the nodes are ours.
    """
    wrong = "".join(f":{quoted(other)}" for other in others if other != kind)
    return (
        f"UNWIND $rows AS row MERGE (n:Entity {{id: {_value(names, 'id')}}}) ON CREATE SET n.origin = $origin "
        f"SET n:{quoted(kind)} {_set('n', names, f' REMOVE own{wrong}')} "
        "RETURN sum(CASE WHEN n.origin = $origin THEN 1 ELSE 0 END) AS own"
    )


def write_relationships(type_: str, names: Sequence[str]) -> str:
    """Creates or updates relationships of one type. Parameters: origin, and the rows of a `Batch`.

    Returns `written`, how many of the rows found both their ends, and `own`, how many of the relationships are ours.
    """
    return (
        f"{_ends(names)} MERGE (a)-[r:{quoted(type_)} {{key: {_value(names, 'key')}}}]->(b) "
        f"ON CREATE SET r.origin = $origin {_set('r', names)} "
        "RETURN count(r) AS written, sum(CASE WHEN r.origin = $origin THEN 1 ELSE 0 END) AS own"
    )


def _ends(names: Sequence[str]) -> str:
    """Finds the ends of a relationship, whose ids stand behind its properties."""
    start, end = len(names), len(names) + 1
    return f"UNWIND $rows AS row MATCH (a:Entity {{id: row[{start}]}}) MATCH (b:Entity {{id: row[{end}]}})"


def _set(element: str, names: Sequence[str], and_own: str = "") -> str:
    """Sets the properties: all of ours, of somebody else's only those that have a value."""
    ours = f"CASE WHEN {element}.origin = $origin THEN [{element}] ELSE [] END"
    theirs = f"CASE WHEN {element}.origin = $origin THEN [] ELSE [{element}] END"
    return (
        f"FOREACH (own IN {ours} | SET own += {_values(names)}{and_own}) "
        f"FOREACH (other IN {theirs} | SET other += {_values(names, kept='other')})"
    )


def _value(names: Sequence[str], name: str) -> str:
    return f"row[{names.index(name)}]"


def _values(names: Sequence[str], kept: str | None = None) -> str:
    """The properties of a row as a map; a null takes one away, unless those of `kept` stay then."""
    pairs = ((quoted(name), _value(names, name)) for name in names)
    parts = (f"{name}: coalesce({value}, {kept}.{name})" if kept else f"{name}: {value}" for name, value in pairs)
    return f"{{{', '.join(parts)}}}"


IS_EMPTY: Final = "MATCH (n) RETURN count(n) = 0 AS empty"
"""Whether the database holds no node at all, as before a first load, which then needs to look for none."""

OWN_DOCUMENTS: Final = "MATCH (n:Document) WHERE n.origin = $origin RETURN n.id AS name"
"""The ids of the documents that the graph in the database rests on."""

_OWN_RELATIONSHIPS: Final = "MATCH (:Entity)-[r]->() WHERE r.origin = $origin RETURN "
_OWN_NODES: Final = "MATCH (n:Entity) WHERE n.origin = $origin RETURN "


@dataclass(frozen=True, slots=True)
class Ours:
    """How to find and remove what Entente made. All take our origin as a parameter.

    Attributes:
        count: Answers `own`, how many there are, whatever their kind or type.
        listing: Answers each: its id or key as `name`, and its `element` id.
        remove: Takes away those of the element ids in `elements`.
    """

    count: str
    listing: str
    remove: str


RELATIONSHIPS: Final = Ours(
    _OWN_RELATIONSHIPS + "count(r) AS own",
    _OWN_RELATIONSHIPS + "r.key AS name, elementId(r) AS element",
    "UNWIND $elements AS element MATCH ()-[r]->() WHERE elementId(r) = element AND r.origin = $origin DELETE r",
)

NODES: Final = Ours(
    _OWN_NODES + "count(n) AS own",
    _OWN_NODES + "n.id AS name, elementId(n) AS element",
    "UNWIND $elements AS element MATCH (n) WHERE elementId(n) = element AND n.origin = $origin "
    "AND NOT EXISTS { (n)--() } DELETE n",
)
"""None that somebody has tied to something is removed."""

ENDS: Final = "MATCH (n) WHERE elementId(n) IN $elements RETURN elementId(n) AS element, n.id AS id"
"""The ids of nodes of which a result holds no more than their place in the database."""
