"""What the same work costs without Entente: the same graph by networkx, kglite and the Neo4j driver from plain rows."""

import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any, TypeVar

import kglite
import networkx as nx
from neo4j import Driver

from graph.projection import Projection

Row = dict[str, Any]
Rows = tuple[list[Row], list[Row]]
"""Nodes with `id` and `kind`; relationships with `key`, `type`, `start`, `end`; each with its `properties`."""

_BATCH = 5000
_T = TypeVar("_T")


def rows(projection: Projection) -> Rows:
    """A projection as plain rows."""
    nodes = [
        {"id": one.id, "kind": one.labels[0], "properties": _plain(one.properties)} for one in projection.nodes.values()
    ]
    edges = [
        {"key": one.key, "type": one.type, "start": one.start, "end": one.end, "properties": _plain(one.properties)}
        for one in projection.relationships.values()
    ]
    return nodes, edges


def _plain(properties: Mapping[str, Any]) -> Row:
    """With dates as mere text: others look at the type itself."""
    return {name: str(value) if isinstance(value, str) else value for name, value in properties.items()}


def networkx_graph(given: Rows) -> "nx.MultiDiGraph[str]":
    """The graph in networkx."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    nodes, edges = given
    graph.add_nodes_from((one["id"], one["properties"] | {"kind": one["kind"]}) for one in nodes)
    graph.add_edges_from(
        (one["start"], one["end"], one["key"], one["properties"] | {"relationship": one["type"]}) for one in edges
    )
    return graph


def networkx_graphml(graph: "nx.MultiDiGraph[str]") -> None:
    """Writes GraphML by networkx; lists, which it refuses, are made JSON text before."""
    for _, data in graph.nodes(data=True):
        data |= {name: json.dumps(value) for name, value in data.items() if isinstance(value, list)}
    for *_, data in graph.edges(data=True):
        data |= {name: json.dumps(value) for name, value in data.items() if isinstance(value, list)}
    nx.write_graphml_xml(graph, io.BytesIO())


def kglite_graph(given: Rows) -> None:
    """Loads the graph into kglite in bulk, and asks for the number of nodes."""
    nodes, edges = given
    kinds = {one["id"]: one["kind"] for one in nodes}
    by_kind = _grouped((one["kind"], one["properties"]) for one in nodes)
    by_ends = _grouped(
        (
            (kinds[one["start"]], one["type"], kinds[one["end"]]),
            {**one["properties"], "a": one["start"], "b": one["end"]},
        )
        for one in edges
    )
    spec = {
        "nodes": [
            {"type": kind, "id_field": "id", "title_field": "id", "records": _alike(records)}
            for kind, records in by_kind.items()
        ],
        "connections": [
            {
                "type": type_,
                "source_type": start,
                "source_id_field": "a",
                "target_type": end,
                "target_id_field": "b",
                "records": records,
            }
            for (start, type_, end), records in by_ends.items()
        ],
    }
    kglite.from_records(spec, on_missing_endpoint="error").cypher("MATCH (n) RETURN count(n)")


def neo4j_graph(driver: Driver, given: Rows) -> None:
    """Creates the graph in an empty Neo4j database by bare `UNWIND`, with an index of ids and as many rows a batch."""
    nodes, edges = given
    driver.execute_query("CREATE CONSTRAINT plain_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE")
    for kind, group in _grouped((one["kind"], one) for one in nodes).items():
        _write(driver, f"UNWIND $rows AS row CREATE (n:Entity:`{kind}`) SET n = row.properties", group)
    for type_, group in _grouped((one["type"], one) for one in edges).items():
        ends = "MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end})"
        _write(driver, f"UNWIND $rows AS row {ends} CREATE (a)-[r:`{type_}`]->(b) SET r = row.properties", group)


def _write(driver: Driver, query: str, given: Iterable[Row]) -> None:
    with driver.session() as session:
        for batch in _batches(given):
            session.execute_write(lambda work, batch=batch: work.run(query, rows=batch).consume())


def _batches(given: Iterable[_T]) -> Iterator[list[_T]]:
    source = iter(given)
    while batch := list(islice(source, _BATCH)):
        yield batch


def _grouped(pairs: Iterable[tuple[Any, Row]]) -> Mapping[Any, list[Row]]:
    groups: dict[Any, list[Row]] = defaultdict(list)
    for name, row in pairs:
        groups[name].append(row)
    return groups


def _alike(records: list[Row]) -> list[Row]:
    """The engine wants to know all names by the first record."""
    names = dict.fromkeys(name for record in records for name in record)
    return [{**names, **records[0]}, *records[1:]]
