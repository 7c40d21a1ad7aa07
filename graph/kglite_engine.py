"""Cypher over a projection in memory, on the embedded engine kglite.

The engine's graph is built when a query first comes and never changed. What it returns is looked up in the projection,
so that a node is exactly the node that was projected.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

import kglite

from graph.cypher_rewrite import Portable, portable
from graph.cypher_words import NOTHING, PREFIX, prefixed, unprefixed
from graph.errors import QueryError, WriteRefused
from graph.projection import Node, Projection, Relationship
from graph.views import samples

Rows = list[dict[str, Any]]

# Passes of the engine's optimizer that count rows without making them. For some patterns they are silently wrong:
# MATCH (a:X)-[r]-(b)-[s]-(c) RETURN count(*) gives 0, and a WHERE on r sees one of the relationships between two nodes
# where DISTINCT is pushed down. The queries that they serve are fast enough without.
_LEFT_OUT: Final = [
    "desugar_multi_match_return_aggregate",
    "fuse_anchored_edge_count",
    "fuse_chain_path_count",
    "fuse_count_short_circuits",
    "fuse_match_return_aggregate",
    "fuse_match_with_aggregate",
    "fuse_match_with_aggregate_top_k",
    "fuse_node_scan_aggregate",
    "fuse_optional_match_aggregate",
    "lower_fixed_var_length_hops",
    "push_distinct_into_match",
]
_FROM: Final = f"{PREFIX}from"
_TO: Final = f"{PREFIX}to"
_NODE: Final = {"id", "labels", "properties"}
_RELATIONSHIP: Final = {"id", "start", "end", "type", "properties"}


class InMemoryCypher:
    """Runs read-only Cypher on one projection.

    Args:
        projection: The graph; it must not change afterwards.
        timeout: Seconds that a query may take.
    """

    def __init__(self, projection: Projection, *, timeout: float = 60.0) -> None:
        self.projection = projection
        self._timeout = timeout

    def run(self, query: str, parameters: Mapping[str, Any] | None = None) -> Rows:
        """The rows of the answer, each column by its name, as plain JSON-like values.

        A node is `{"id", "labels", "properties"}`, a relationship `{"key", "type", "start", "end", "properties"}`, a
        path `{"nodes", "relationships"}`.

        Raises:
            WriteRefused: The query would change the graph.
            ParameterError: A parameter is missing, or no plain value.
            QueryError: The query is wrong, takes too long, or is not known to be answered as Neo4j answers it.
        """
        asked = portable(query, parameters or {}, self._known)
        result = self._ask(asked)
        columns = _columns(list(result.columns), asked)
        return [{name: self._value(row[column]) for name, column in columns.items()} for row in result.to_list()]

    def _ask(self, asked: Portable) -> Any:
        try:
            return self._graph.cypher(
                asked.text,
                params=dict(asked.parameters),
                timeout_ms=int(self._timeout * 1000),
                disabled_passes=_LEFT_OUT,
                hide_structural_keys=True,
            )
        except kglite.ReadOnlyError as error:
            raise WriteRefused("the query would change the graph; use --neo4j with --write") from error
        except kglite.CypherTimeoutError as error:
            raise QueryError(f"the query took longer than {self._timeout:g} seconds; narrow its patterns") from error
        except (kglite.KgError, ValueError, TypeError, OverflowError) as error:
            raise QueryError(_message(error, asked)) from error

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(_names_of_properties(self.projection))

    @cached_property
    def _graph(self) -> kglite.KnowledgeGraph:
        graph = build(self.projection)
        graph.read_only(True)
        return graph

    def _value(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [self._value(one) for one in value]
        if not isinstance(value, dict):
            return value
        if value.keys() == _NODE:
            return node_value(self.projection.nodes[value["properties"]["id"]])
        if value.keys() == _RELATIONSHIP:
            return relationship_value(self.projection.relationships[value["properties"]["key"]])
        # In `properties(n)` the id stands twice: as the engine's own, and prefixed.
        return {unprefixed(name): self._value(one) for name, one in value.items()}


def node_value(node: Node) -> dict[str, Any]:
    """A node as results show it."""
    return {"id": node.id, "labels": sorted(node.labels), "properties": dict(node.properties)}


def relationship_value(one: Relationship) -> dict[str, Any]:
    """A relationship as results show it."""
    return {
        "key": one.key,
        "type": one.type,
        "start": one.start,
        "end": one.end,
        "properties": dict(one.properties),
    }


def build(projection: Projection) -> kglite.KnowledgeGraph:
    """The projection in the engine."""
    # Advice about unknown labels and properties goes to standard error otherwise; Neo4j answers with no rows.
    kglite.set_query_warning_policy("silent")
    kinds = {node.id: node.labels[0] for node in projection.nodes.values()}
    labels = {node.labels[0]: node.labels[1:] for node in samples(projection.nodes)}
    absent = dict.fromkeys([*map(prefixed, _names_of_properties(projection)), NOTHING])
    nodes = _grouped(projection.nodes.values(), lambda node: kinds[node.id], _node)
    edges = _grouped(
        projection.relationships.values(), lambda one: (kinds[one.start], one.type, kinds[one.end]), _connection
    )
    spec = {
        "nodes": [_nodes(kind, records, absent) for kind, records in nodes],
        "connections": [_connections(ends, records) for ends, records in edges],
    }
    graph = kglite.from_records(spec, on_missing_endpoint="error")
    for kind, records in nodes:
        for label in labels[kind]:
            graph.add_label(kind, [record["id"] for record in records], label)
    return graph


def _grouped(things: Iterable[Any], key: Any, record: Any) -> list[tuple[Any, list[dict[str, Any]]]]:
    """The records of things in groups by their key. Things are made one by one and not held, records are."""
    groups: dict[Any, list[dict[str, Any]]] = {}
    for one in things:
        groups.setdefault(key(one), []).append(record(one))
    return sorted(groups.items(), key=itemgetter(0))


def _names_of_properties(projection: Projection) -> set[str]:
    return {name for node in samples(projection.nodes) for name in node.properties}


def _node(node: Node) -> dict[str, Any]:
    # A null title keeps the engine from inventing one.
    return {**_properties(node.properties), "id": node.id, "title": None}


def _nodes(kind: str, records: list[dict[str, Any]], absent: Mapping[str, None]) -> dict[str, Any]:
    # The first node tells the engine of all names, for it refuses new ones.
    records[0] = {**absent, **records[0]}
    return {"type": kind, "id_field": "id", "title_field": "title", "records": records}


def _connection(one: Relationship) -> dict[str, Any]:
    return {**_properties(one.properties), _FROM: one.start, _TO: one.end}


def _connections(ends: tuple[str, str, str], records: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "type": ends[1],
        "source_type": ends[0],
        "source_id_field": _FROM,
        "target_type": ends[2],
        "target_id_field": _TO,
        "records": records,
    }


def _properties(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {prefixed(name): value for name, value in properties.items()}


def _columns(columns: list[str], asked: Portable) -> dict[str, str]:
    """The columns by the names that Neo4j gives them, and in its order: what `*` stands for comes first, sorted."""
    named = len(columns) - len(asked.columns)
    found = dict(
        zip([*sorted(columns[:named]), *asked.columns], [*sorted(columns[:named]), *columns[named:]], strict=True)
    )
    if len(found) < len(columns):
        raise QueryError("two columns of the result have one name; rename one with AS")
    return found


def _message(error: Exception, asked: Portable) -> str:
    """The engine's message in one line, with the place in the query as it was asked."""
    text = str(error).split("\n", 1)[0].replace(PREFIX, "")
    line, column = getattr(error, "line", None), getattr(error, "col", None)
    if line is None or column is None:
        return text
    line, column = asked.origin(line, column)
    _, _, problem = text.partition(": ")
    return f"Cypher syntax error at line {line}, column {column}: {problem}"
