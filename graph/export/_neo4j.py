"""What Neo4j can hold, for the formats that are read by it alone."""

from collections.abc import Iterable
from typing import Final

from graph.errors import FormatError, Neo4jError
from graph.export._format import Graph, as_projection
from graph.neo4j_cypher import quoted
from graph.neo4j_rows import unwritable
from graph.projection import Node, Projection, Relationship

_TYPES: Final = {bool: "boolean", float: "double", str: "string"}


def as_neo4j(graph: Graph) -> Projection:
    """The graph as a projection that Neo4j can hold as it is.

    Raises:
        FormatError: A text has half a character; a label, type or property has a name that is no plain word; or a
            property has no type in Neo4j. The message names it.
    """
    projection = as_projection(graph)
    if (odd := unwritable(projection)) is not None:
        raise FormatError(f"Neo4j cannot hold the text of {odd}: it has half a character; mend its document's text")
    for node in projection.nodes.values():
        _check(node, node.id, node.labels)
    for edge in projection.relationships.values():
        _check(edge, edge.key, [edge.type])
    return projection


def stored_type(value: object) -> str:
    """The type of a property, in the words of Neo4j's import; a list without parts counts as one of text.

    >>> stored_type(7), stored_type(["a"]), stored_type([])
    ('long', 'string[]', 'string[]')

    Raises:
        ValueError: Neo4j has no such type.
    """
    if isinstance(value, list):
        types = {_atom(part) for part in value} or {"string"}
        if len(types) > 1:
            raise ValueError(f"it holds a list of {' and '.join(sorted(types))}")
        return f"{types.pop()}[]"
    return _atom(value)


def _atom(value: object) -> str:
    simple = next((name for type_, name in _TYPES.items() if isinstance(value, type_)), None)
    if simple:
        return simple
    if not isinstance(value, int):
        raise ValueError(f"it holds a {type(value).__name__}")  # noqa: TRY004
    if not -(2**63) <= value < 2**63:
        raise ValueError("it holds a number of more than 64 bits")
    return "long"


def _check(element: Node | Relationship, id_: str, names: Iterable[str]) -> None:
    try:
        for name in (*names, *element.properties):
            quoted(name)
        for value in element.properties.values():
            stored_type(value)
    except (Neo4jError, ValueError) as error:
        raise FormatError(f"Neo4j cannot hold {id_!r} as it is: {error}") from error
