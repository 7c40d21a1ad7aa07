r"""A Cypher script that makes the graph in any Neo4j 5, run by cypher-shell, Neo4j Browser or a driver.

    CREATE CONSTRAINT entente_entity_id IF NOT EXISTS FOR (n:`Entity`) REQUIRE n.id IS UNIQUE;
    UNWIND [
    ['person:dong-jun', 'Dong Jun'],
    ['person:li-shangfu', 'Li Shangfu']
    ] AS row
    MERGE (n:Entity {id: row[0]}) ON CREATE SET n.origin = 'entente' SET n:`Person`, n += {`id`: row[0], …};
    …

The rows of a statement have the same properties. Neo4j takes a list of plain values for one parameter, and so plans a
statement of that form once for all; with a map a row it takes some thirty times as long.

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
_ROWS: Final = 100  # a statement; planning takes longer than the rows are many
_NAMED: Final = {"'": r"\'", "\\": r"\\", "\n": r"\n", "\r": r"\r", "\t": r"\t"}


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
    return (f"{one};\n" for one in constraints(node.labels[0] for node in projection.nodes.values()).values())


def _nodes(projection: Projection) -> Iterator[str]:
    groups = grouped(projection.nodes.values(), lambda node: (node.labels[0], _names(node.properties)))
    for kind, names in sorted(groups):
        merge = f"MERGE (n:Entity {{id: row[{names.index('id')}]}}) {_set('n', f'n:{quoted(kind)}, ', names)}"
        yield from _statements(merge, (_values(node.properties, names) for node in groups[kind, names]))


def _relationships(projection: Projection) -> Iterator[str]:
    groups = grouped(projection.relationships.values(), lambda one: (one.type, _names(one.properties)))
    for type_, names in sorted(groups):
        start, end = len(names), len(names) + 1  # behind the properties
        merge = (
            f"MATCH (a:Entity {{id: row[{start}]}}) MATCH (b:Entity {{id: row[{end}]}}) "
            f"MERGE (a)-[r:{quoted(type_)} {{key: row[{names.index('key')}]}}]->(b) {_set('r', '', names)}"
        )
        rows = ([*_values(one.properties, names), one.start, one.end] for one in groups[type_, names])
        yield from _statements(merge, rows)


def _set(made: str, label: str, names: Iterable[str]) -> str:
    properties = ", ".join(f"{quoted(name)}: row[{place}]" for place, name in enumerate(names))
    return f"ON CREATE SET {made}.origin = {literal(ORIGIN)} SET {label}{made} += {{{properties}}}"


def _names(properties: Mapping[str, JSON]) -> tuple[str, ...]:
    """Without `origin`, which only who creates a thing sets."""
    return tuple(sorted(properties.keys() - {"origin"}))


def _values(properties: Mapping[str, JSON], names: Iterable[str]) -> list[JSON]:
    return [properties[name] for name in names]


def _statements(work: str, rows: Iterable[list[JSON]]) -> Iterator[str]:
    for batch in batches(rows):
        for at in range(0, len(batch), _ROWS):
            lines = ",\n".join(map(literal, batch[at : at + _ROWS]))
            yield f"UNWIND [\n{lines}\n] AS row\n{work};\n"


def literal(value: Any) -> str:
    r"""A value as Cypher text, on one line.

    >>> print(literal(["O'Neil", 2, True, ["a", "b"]]))
    ['O\'Neil', 2, true, ['a', 'b']]
    """
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    return encode(value, form_of(value))


def _text(text: str) -> str:
    if not text.isprintable() or "'" in text or "\\" in text:
        text = "".join(char if char.isprintable() and char not in _NAMED else _escaped(char) for char in text)
    return f"'{text}'"


def _escaped(char: str) -> str:
    return _NAMED.get(char) or "\\u" + char.encode("utf-16-be").hex(" ", 2).upper().replace(" ", "\\u")


FORMAT: Final = Format(name="Cypher script", endings=(".cypher",), write=write_cypher)
