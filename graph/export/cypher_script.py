r"""A Cypher script that makes the graph in any Neo4j 5, run by cypher-shell, Neo4j Browser or a driver.

    CREATE CONSTRAINT entente_entity_id IF NOT EXISTS FOR (n:`Entity`) REQUIRE n.id IS UNIQUE;
    UNWIND [
    {`id`: 'person:li-shangfu', `name`: 'Li Shangfu'}
    ] AS row
    MERGE (n:Entity {id: row.id}) ON CREATE SET n.origin = 'entente' SET n:`Person`, n += row;
    …

It writes what `entente load` writes. Running it again changes nothing, but it takes nothing away either: what is no
longer stated, or has lost a property, only a load removes.

Text is data. Each literal stands between single quotes; quotes and backslashes in it, line breaks and whatever else
does not print (bidirectional marks too) are escaped, so it cannot end the literal, and a `;` at the end of a line
always ends a statement. Names that are not values (labels, types, properties) are held to letters, digits and `_`.
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from graph.export._files import opened_to_write
from graph.export._format import Format, Graph, Target
from graph.export._graphml_values import encode, form_of
from graph.export._neo4j import as_neo4j
from graph.neo4j_cypher import constraints, quoted
from graph.neo4j_rows import batches, grouped
from graph.projection import JSON, ORIGIN, Projection

__all__ = ["FORMAT", "literal", "write_cypher"]

_HEAD: Final = (
    "// The graph of an Entente ledger, for Neo4j 5. Run it with: cypher-shell -f FILE\n"
    "// Each statement ends with a semicolon at the end of a line. Running it all again changes nothing.\n"
)
_ROWS: Final = 500  # a statement; longer ones are no faster, and the server holds the text of the last ones it ran
_NAMED: Final = {"'": r"\'", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}

_NODES: Final = "MERGE (n:Entity {{id: row.id}}) ON CREATE SET n.origin = {origin} SET n:{name}, n += row"
_RELATIONSHIPS: Final = (
    "MATCH (a:Entity {{id: row.start}}) MATCH (b:Entity {{id: row.end}}) "
    "MERGE (a)-[r:{name} {{key: row.properties.key}}]->(b) ON CREATE SET r.origin = {origin} SET r += row.properties"
)


def write_cypher(graph: Graph, target: Target) -> None:
    """Writes a graph as a Cypher script.

    Args:
        graph: A projection, or a MultiDiGraph as `KnowledgeGraph.to_networkx` makes it. It is left as it is.
        target: A path, where the file appears when it is whole, or an open binary file.

    Raises:
        FormatError: Neo4j cannot hold the graph as it is, or the file cannot be written; an old file is as it was then.
    """
    projection = as_neo4j(graph)
    with opened_to_write(target) as file:
        for part in chain([_HEAD], _constraints(projection), _nodes(projection), _relationships(projection)):
            file.write(part.encode("utf-8"))


def _constraints(projection: Projection) -> Iterator[str]:
    return (f"{one};\n" for one in constraints(node.labels[0] for node in projection.nodes.values()))


def _nodes(projection: Projection) -> Iterator[str]:
    groups = grouped(projection.nodes.values(), lambda node: node.labels[0])
    for kind in sorted(groups):
        yield from _statements(_NODES, kind, (_own(node.properties) for node in groups[kind]))


def _relationships(projection: Projection) -> Iterator[str]:
    groups = grouped(projection.relationships.values(), lambda one: one.type)
    for type_ in sorted(groups):
        rows = ({"start": one.start, "end": one.end, "properties": _own(one.properties)} for one in groups[type_])
        yield from _statements(_RELATIONSHIPS, type_, rows)


def _own(properties: Mapping[str, JSON]) -> dict[str, JSON]:
    """Without `origin`, which only who creates a thing sets."""
    return {name: value for name, value in sorted(properties.items()) if name != "origin"}


def _statements(work: str, name: str, rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    does = work.format(name=quoted(name), origin=literal(ORIGIN))
    for batch in batches(rows):
        for at in range(0, len(batch), _ROWS):
            lines = ",\n".join(map(literal, batch[at : at + _ROWS]))
            yield f"UNWIND [\n{lines}\n] AS row\n{does};\n"


def literal(value: Any) -> str:
    r"""A value as Cypher text, on one line.

    >>> print(literal({"name": "O'Neil\\", "documents": 2, "aliases": ["a\nb"]}))
    {`name`: 'O\'Neil\\', `documents`: 2, `aliases`: ['a\nb']}
    """
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{quoted(name)}: {literal(part)}" for name, part in value.items()) + "}"
    return encode(value, form_of(value))


def _text(text: str) -> str:
    if not text.isprintable() or "'" in text or "\\" in text:
        text = "".join(char if char.isprintable() and char not in _NAMED else _escaped(char) for char in text)
    return f"'{text}'"


def _escaped(char: str) -> str:
    return _NAMED.get(char) or "\\u" + char.encode("utf-16-be").hex(" ", 2).upper().replace(" ", "\\u")


FORMAT: Final = Format(name="Cypher script", endings=(".cypher",), write=write_cypher)
