"""CSV files for `neo4j-admin database import full`, in one archive: `graph.csv.zip`.

    nodes-Person.csv              id:ID,:LABEL,name:string,…        "person:li-shangfu","Person;Entity","Li Shangfu",…
    relationships-HOLDS_ROLE.csv  :START_ID,:END_ID,:TYPE,key:string,statements:string[],…
    import.args                   the options and files, for: neo4j-admin database import full neo4j @import.args

A present value stands between double quotes, an absent one is nothing at all: the import tells `""`, the empty text,
from no value, which Python's csv module does not write before 3.12. The parts of a list stand apart by a character that
none of them holds (`;` where that is so); `import.args` names it. Line breaks are as they are.

These files are exact, for a database to read. A spreadsheet would take `=…` in a name for a formula: for one, use
`entente query … --format csv`, which disarms that.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from graph.errors import FormatError
from graph.export._files import opened_to_write
from graph.export._format import Format, Graph, Target
from graph.export._graphml_values import encode, form_of
from graph.export._neo4j import as_neo4j, stored_type
from graph.neo4j_rows import grouped
from graph.projection import JSON, Node, Projection, Relationship

_NEVER: Final = (1980, 1, 1, 0, 0, 0)  # the bytes depend on the graph alone
_HEAD: Final = (
    "# Unpack the archive. In its folder, with the database stopped:\n"
    "#   neo4j-admin database import full neo4j --overwrite-destination @import.args\n"
)


@dataclass(frozen=True, slots=True)
class _Table:
    """A file of the archive.

    Attributes:
        name: The file's.
        fixed: The heads of the first columns, which are not properties.
        columns: Property → type.
        rows: The cells of `fixed`, and the properties.
    """

    name: str
    fixed: tuple[str, ...]
    columns: Mapping[str, str]
    rows: Iterable[tuple[tuple[Any, ...], Mapping[str, JSON]]]


def write_csv(graph: Graph, target: Target) -> None:
    """Writes a graph as an archive of CSV files for Neo4j's import.

    Args:
        graph: A projection, or a MultiDiGraph as `KnowledgeGraph.to_networkx` makes it. It is left as it is.
        target: A path, where the file appears when it is whole, or an open binary file.

    Raises:
        FormatError: Neo4j cannot hold the graph as it is, a property has several types, or the file cannot be
            written; an old file is as it was then.
    """
    projection = as_neo4j(graph)
    tables = [*_node_tables(projection), *_relationship_tables(projection)]
    delimiter = _delimiter(projection)
    with opened_to_write(target) as file, ZipFile(file, "w") as archive:
        _put(archive, "import.args", [_arguments(tables, delimiter)])
        for table in tables:
            _put(archive, table.name, _lines(table, delimiter))


def _node_tables(projection: Projection) -> Iterator[_Table]:
    groups = grouped(projection.nodes.values(), lambda node: node.labels[0])
    for kind, nodes in sorted(groups.items()):
        rows = (((node.id, list(node.labels)), node.properties) for node in nodes)
        columns = {name: type_ for name, type_ in _columns(kind, nodes).items() if name != "id"}
        yield _Table(f"nodes-{kind}.csv", ("id:ID", ":LABEL"), columns, rows)


def _relationship_tables(projection: Projection) -> Iterator[_Table]:
    groups = grouped(projection.relationships.values(), lambda one: one.type)
    for type_, edges in sorted(groups.items()):
        rows = (((one.start, one.end, one.type), one.properties) for one in edges)
        yield _Table(f"relationships-{type_}.csv", (":START_ID", ":END_ID", ":TYPE"), _columns(type_, edges), rows)


def _columns(name: str, elements: Iterable[Node | Relationship]) -> dict[str, str]:
    types: dict[str, set[str]] = {}
    for element in elements:
        for property_, value in element.properties.items():
            # A list without parts fits into a column of any lists.
            types.setdefault(property_, set()).update([stored_type(value)] if value != [] else [])
    return {property_: _only(types[property_], f"{property_!r} of {name}") for property_ in sorted(types)}


def _only(types: set[str], what: str) -> str:
    if len(types) > 1:
        raise FormatError(f"a CSV column has one type, and {what} has {' and '.join(sorted(types))}; export as .cypher")
    return next(iter(types), "string[]")


def _delimiter(projection: Projection) -> str:
    """The first character from `;` on that no part of a list holds."""
    elements: Iterable[Node | Relationship] = chain(projection.nodes.values(), projection.relationships.values())
    lists = (value for one in elements for value in one.properties.values() if isinstance(value, list))
    used = {char for parts in lists for part in parts for char in str(part)}
    return next(char for char in map(chr, chain([ord(";"), ord("|")], range(0xE000, 0xF900))) if char not in used)


def _arguments(tables: Iterable[_Table], delimiter: str) -> str:
    what = {"id:ID": "--nodes", ":START_ID": "--relationships"}
    files = [f"{what[table.fixed[0]]}={table.name}" for table in tables]
    options = [f"--array-delimiter=U+{ord(delimiter):04X}", "--multiline-fields=true"]
    return _HEAD + "\n".join([*options, *files]) + "\n"


def _put(archive: ZipFile, name: str, parts: Iterable[str]) -> None:
    entry = ZipInfo(name, _NEVER)
    entry.compress_type, entry.create_system = ZIP_DEFLATED, 3  # Unix, on Windows too
    entry.external_attr = 0o644 << 16
    with archive.open(entry, "w", force_zip64=True) as file:
        for part in parts:
            file.write(part.encode("utf-8"))


def _lines(table: _Table, delimiter: str) -> Iterator[str]:
    yield ",".join([*table.fixed, *(f"{name}:{type_}" for name, type_ in table.columns.items())]) + "\n"
    for fixed, properties in table.rows:
        cells = [*fixed, *(properties.get(name) for name in table.columns)]
        yield ",".join(_cell(value, delimiter) for value in cells) + "\n"


def _cell(value: Any, delimiter: str) -> str:
    if value is None:
        return ""
    text = delimiter.join(map(_text, value)) if isinstance(value, list) else _text(value)
    return '"' + text.replace('"', '""') + '"'


def _text(value: Any) -> str:
    return encode(value, form_of(value))


FORMAT: Final = Format(name="CSV for neo4j-admin import", endings=(".csv.zip",), write=write_csv)
