"""What Neo4j's driver returns, as plain JSON values. Imports the driver; import it only when used.

- node → `{"id", "labels" (sorted), "properties"}`
- relationship → `{"key", "type", "start", "end", "properties"}`, where the ends are node ids
- path → `{"nodes", "relationships"}`
- dates, times and durations → their ISO 8601 text
- points → `{"srid", "coordinates"}`; bytes → their hexadecimal text

A node that somebody else made may lack `id`, and a relationship `key`; the database's own element id stands in for it.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from neo4j.graph import Node, Path, Relationship
from neo4j.spatial import Point
from neo4j.time import Date, DateTime, Duration, Time


def plain(value: Any, ends: Mapping[str, str]) -> Any:
    """The value as JSON has it.

    Args:
        value: Any value of a result.
        ends: Element id → node id, for the ends of relationships that come without their nodes (see `bare_ends`).
    """
    if isinstance(value, Path):
        return {
            "nodes": [plain(node, ends) for node in value.nodes],
            "relationships": [plain(one, ends) for one in value.relationships],
        }
    if isinstance(value, (Node, Relationship)):
        return _element(value, ends)
    if isinstance(value, Mapping):
        return {name: plain(one, ends) for name, one in value.items()}
    if isinstance(value, (list, tuple)) and not isinstance(value, (Point, Duration)):
        return [plain(one, ends) for one in value]
    return _scalar(value)


def bare_ends(values: Iterable[Any]) -> set[str]:
    """The element ids of those ends of relationships whose node the result does not hold."""
    found = (end for one in _relationships(values) for end in one.nodes if end is not None)
    return {end.element_id for end in found if "id" not in end}


def _relationships(values: Iterable[Any]) -> Iterator[Relationship]:
    for value in values:
        if isinstance(value, Relationship):
            yield value
        elif isinstance(value, Path):
            yield from value.relationships
        elif isinstance(value, Mapping) and not isinstance(value, Node):
            yield from _relationships(value.values())
        elif isinstance(value, list):
            yield from _relationships(value)


def _element(value: Node | Relationship, ends: Mapping[str, str]) -> dict[str, Any]:
    properties = {name: plain(one, ends) for name, one in sorted(value.items())}
    if isinstance(value, Node):
        return {"id": _id(value, ends), "labels": sorted(value.labels), "properties": properties}
    start, end = (_id(node, ends) for node in value.nodes)
    key = properties.get("key", value.element_id)
    return {"key": key, "type": value.type, "start": start, "end": end, "properties": properties}


def _id(node: Node | None, ends: Mapping[str, str]) -> Any:
    return None if node is None else node.get("id", ends.get(node.element_id, node.element_id))


def _scalar(value: Any) -> Any:
    if isinstance(value, (Date, Time, DateTime, Duration)):
        return value.iso_format()
    if isinstance(value, Point):
        return {"srid": value.srid, "coordinates": list(value)}
    return value.hex() if isinstance(value, (bytes, bytearray)) else value
