"""The Cypher with which a projection is written to Neo4j, as pure functions of labels and types.

Labels and relationship types cannot be parameters. They come from the ontology, are held to a pattern and quoted; every
value travels as a parameter. Statements that touch what is there ask for our `origin` first.
"""

import re
from collections.abc import Iterable
from typing import Final

from graph.errors import Neo4jError
from graph.ontology import KINDS

SOURCES: Final = ("Document", "Statement")
"""The labels of nodes that are no entities of the ontology: where something is said, and what."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def quoted(name: str) -> str:
    """A label or relationship type as Cypher text.

    Raises:
        Neo4jError: It is no plain name.

    >>> quoted("HOLDS_ROLE")
    '`HOLDS_ROLE`'
    """
    if not _NAME.fullmatch(name):
        raise Neo4jError(f"{name!r} cannot be a label or relationship type; use letters, digits and underscores")
    return f"`{name}`"


def kinds(more: Iterable[str] = ()) -> list[str]:
    """All labels that tell what a node is: the ontology's, those of sources, and any of `more` (from an extension)."""
    return sorted({*KINDS, *SOURCES, *more})


def constraints(more: Iterable[str] = ()) -> list[str]:
    """What keeps ids unique, one statement a label; running them again changes nothing."""
    return [
        f"CREATE CONSTRAINT entente_{label.lower()}_id IF NOT EXISTS FOR (n:{quoted(label)}) REQUIRE n.id IS UNIQUE"
        for label in ["Entity", *kinds(more)]
    ]


def create_nodes(kind: str) -> str:
    """Creates nodes of one kind in a database that held nothing. Parameters and answer as for `write_nodes`.

    What is there now was created so, by a transaction that was committed and, its answer being lost, is tried again.
    """
    return (
        "UNWIND $rows AS row MERGE (n:Entity {id: row.id}) "
        f"ON CREATE SET n:{quoted(kind)}, n += row.properties, n.origin = $origin RETURN count(n) AS own"
    )


def create_relationships(type_: str) -> str:
    """Creates relationships of one type, as `create_nodes` does. Parameters and answer as for `write_relationships`."""
    return (
        "UNWIND $rows AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) "
        f"MERGE (a)-[r:{quoted(type_)} {{key: row.key}}]->(b) "
        "ON CREATE SET r += row.properties, r.origin = $origin RETURN count(r) AS written, count(r) AS own"
    )


def adopt_nodes(kind: str) -> str:
    """Lets a node that somebody else made with our kind and id be found as an `Entity`. Parameter: rows."""
    return f"UNWIND $rows AS row MATCH (n:{quoted(kind)} {{id: row.id}}) WHERE NOT n:Entity SET n:Entity"


def write_nodes(kind: str, others: Iterable[str]) -> str:
    """Creates or updates nodes of one kind. Parameters: origin, rows and shapes of a `graph.neo4j_rows.Batch`.

    A shape maps property names to null, and `+=` then removes them: only from our own nodes, since what somebody else
    made keeps what it has. Returns `own`, how many of the nodes are ours.
    """
    wrong = "".join(f":{quoted(other)}" for other in others if other != kind)
    return (
        "UNWIND $rows AS row MERGE (n:Entity {id: row.id}) ON CREATE SET n.origin = $origin "
        f"SET n:{quoted(kind)}, n += row.properties "
        "FOREACH (own IN CASE WHEN n.origin = $origin THEN [n] ELSE [] END | "
        f"SET own += $shapes[row.shape] REMOVE own{wrong}) "
        "RETURN sum(CASE WHEN n.origin = $origin THEN 1 ELSE 0 END) AS own"
    )


def write_relationships(type_: str) -> str:
    """Creates or updates relationships of one type. Parameters: origin, rows and shapes of a `Batch`.

    Returns `written`, how many of the rows found both their ends, and `own`, how many of the relationships are ours.
    """
    return (
        "UNWIND $rows AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) "
        f"MERGE (a)-[r:{quoted(type_)} {{key: row.key}}]->(b) ON CREATE SET r.origin = $origin "
        "SET r += row.properties "
        "FOREACH (own IN CASE WHEN r.origin = $origin THEN [r] ELSE [] END | SET own += $shapes[row.shape]) "
        "RETURN count(r) AS written, sum(CASE WHEN r.origin = $origin THEN 1 ELSE 0 END) AS own"
    )


IS_EMPTY: Final = "MATCH (n) RETURN count(n) = 0 AS empty"
"""Whether the database holds no node at all, as before a first load, which then needs to look for none."""

OWN_DOCUMENTS: Final = "MATCH (n:Document) WHERE n.origin = $origin RETURN n.id AS name"
"""The ids of the documents that the graph in the database rests on."""

_OWN_RELATIONSHIPS: Final = "MATCH (:Entity)-[r]->() WHERE r.origin = $origin RETURN "
_OWN_NODES: Final = "MATCH (n:Entity) WHERE n.origin = $origin RETURN "

COUNT_RELATIONSHIPS: Final = _OWN_RELATIONSHIPS + "count(r) AS own"
"""How many relationships Entente made, whatever their type."""

LIST_RELATIONSHIPS: Final = _OWN_RELATIONSHIPS + "r.key AS name, elementId(r) AS element"
"""Each of them."""

COUNT_NODES: Final = _OWN_NODES + "count(n) AS own"
"""How many nodes Entente made."""

LIST_NODES: Final = _OWN_NODES + "n.id AS name, elementId(n) AS element"
"""Each of them."""

REMOVE_RELATIONSHIPS: Final = (
    "UNWIND $rows AS element MATCH ()-[r]->() WHERE elementId(r) = element AND r.origin = $origin "
    "DELETE r RETURN count(*) AS removed"
)
"""Takes away our own relationships. Parameters: origin, rows (element ids)."""

REMOVE_NODES: Final = (
    "UNWIND $rows AS element MATCH (n) WHERE elementId(n) = element AND n.origin = $origin AND NOT EXISTS { (n)--() } "
    "DELETE n RETURN count(*) AS removed"
)
"""Takes away our own nodes, but none that somebody has tied to something. Parameters: origin, rows (element ids)."""

ENDS: Final = "MATCH (n) WHERE elementId(n) IN $elements RETURN elementId(n) AS element, n.id AS id"
"""The ids of nodes of which a result holds no more than their place in the database."""
