"""Cypher on a real Neo4j: plain values out, changes refused, errors in one line."""

from collections.abc import Iterator
from typing import Any

import pytest
from neo4j_server import ExternalServer, LocalServer
from stored import small

from graph.errors import EntenteError, ParameterError, QueryError, WriteRefused
from graph.neo4j_store import Neo4jStore

pytestmark = pytest.mark.neo4j

VALE = {
    "id": "person:ada-vale",
    "labels": ["Entity", "Person"],
    "properties": {
        "aliases": ["A. Vale", "Vale"],
        "id": "person:ada-vale",
        "name": "Ada Vale",
        "origin": "entente",
        "qid": "Q1",
    },
}
HOLDS = {
    "key": "fact:HOLDS_ROLE|person:ada-vale|role:judge--xx",
    "type": "HOLDS_ROLE",
    "start": "person:ada-vale",
    "end": "role:judge--xx",
    "properties": {
        "key": "fact:HOLDS_ROLE|person:ada-vale|role:judge--xx",
        "origin": "entente",
        "statements": ["statement:a"],
        "status": "current",
    },
}


@pytest.fixture
def store(neo4j_database: LocalServer | ExternalServer) -> Iterator[Neo4jStore]:
    server = neo4j_database
    with Neo4jStore(server.uri, server.user, server.password) as opened:
        opened.load(small(["doc:a"]))
        yield opened


def test_a_node_is_plain(store: Neo4jStore) -> None:
    assert store.run("MATCH (p:Person) RETURN p") == [{"p": VALE}]


def test_a_relationship_knows_its_ends_without_their_nodes(store: Neo4jStore) -> None:
    assert store.run("MATCH (:Person)-[r]->() RETURN r, [r] AS many, {one: r} AS map") == [
        {"r": HOLDS, "many": [HOLDS], "map": {"one": HOLDS}}
    ]


def test_a_path_is_its_nodes_and_relationships(store: Neo4jStore) -> None:
    [row] = store.run("MATCH path = (:Country)<-[:ROLE_IN]-()<-[:HOLDS_ROLE]-(:Person) RETURN path")
    assert [one["id"] for one in row["path"]["nodes"]] == ["country:XX", "role:judge--xx", "person:ada-vale"]
    assert row["path"]["relationships"][1] == HOLDS


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("null", None),
        ("[1, 2.5, 'x', true, null]", [1, 2.5, "x", True, None]),
        ("{a: {b: []}}", {"a": {"b": []}}),
        ("date('2023-03-24')", "2023-03-24"),
        ("time('10:00:00Z')", "10:00:00.000000000+00:00"),
        ("localdatetime('2023-03-24T10:00:00')", "2023-03-24T10:00:00.000000000"),
        ("duration('P1Y2DT3S')", "P1Y2DT3S"),
        ("point({x: 1, y: 2})", {"srid": 7203, "coordinates": [1.0, 2.0]}),
    ],
)
def test_other_values_are_plain(store: Neo4jStore, expression: str, value: Any) -> None:
    assert store.run(f"RETURN {expression} AS value") == [{"value": value}]


def test_a_node_of_others_without_id_is_named_by_the_database(store: Neo4jStore) -> None:
    [row] = store.run("CREATE (a:X)-[r:R]->(:Y) RETURN a, r, elementId(a) AS a_id, elementId(r) AS r_id", write=True)
    assert (row["a"]["id"], row["r"]["start"], row["r"]["key"]) == (row["a_id"], row["a_id"], row["r_id"])


def test_parameters_are_values_and_nothing_else(store: Neo4jStore) -> None:
    hostile = "x'}) DETACH DELETE (n) //"
    assert store.run("RETURN $value AS value", {"value": hostile}) == [{"value": hostile}]


@pytest.mark.parametrize(
    "query",
    [
        "CREATE (n:X)",
        "MATCH (n) SET n.seen = true",
        "MATCH (n) DETACH DELETE n",
        "MERGE (n:Person {id: 'person:ada-vale'})",
        "CREATE INDEX own FOR (n:X) ON (n.y)",
        "CALL db.createLabel('X')",
        "FOREACH (x IN [1] | CREATE (:X))",
    ],
)
def test_a_change_is_refused_by_the_server(store: Neo4jStore, query: str) -> None:
    before = store.run("MATCH (n) RETURN n ORDER BY n.id")
    with pytest.raises(WriteRefused, match="would change the graph; allow that with --write"):
        store.run(query)
    assert store.run("MATCH (n) RETURN n ORDER BY n.id") == before


def test_a_change_that_is_allowed_is_made(store: Neo4jStore) -> None:
    store.run("MATCH (p:Person) SET p.seen = $seen", {"seen": 1}, write=True)
    assert store.run("MATCH (p:Person) RETURN p.seen AS seen") == [{"seen": 1}]


@pytest.mark.parametrize(
    ("query", "position"),
    [("MATCH (n RETURN n", "line 1, column 10"), ("MATCH (n)\nRETURN m", "line 2, column 8"), ("", "line")],
)
def test_a_syntax_error_has_the_engines_words_and_the_position(store: Neo4jStore, query: str, position: str) -> None:
    with pytest.raises(QueryError, match=f"Neo4j refuses the query: .*{position}"):
        store.run(query)


@pytest.mark.parametrize(
    ("parameters", "message"),
    [
        ({}, "the query lacks a parameter: x"),
        ({"x": object()}, "does not take the parameters: Values of type"),
        ({"x": 2**70}, "out of range"),
        ({"x": "\ud800"}, "surrogates not allowed"),
    ],
)
def test_a_parameter_that_is_missing_or_odd_is_told(
    store: Neo4jStore, parameters: dict[str, Any], message: str
) -> None:
    with pytest.raises(ParameterError, match=message):
        store.run("RETURN $x", parameters)
    assert store.run("RETURN 1 AS one") == [{"one": 1}]


def test_an_error_while_the_query_runs_is_a_query_error(store: Neo4jStore) -> None:
    with pytest.raises(QueryError, match="/ by zero"):
        store.run("UNWIND [1, 0] AS x RETURN 1 / x")


@pytest.mark.parametrize("query", ["MATCH (n RETURN n", "RETURN 1 / 0", "RETURN $x", "CREATE (:X)", "RETURN f(1)"])
def test_each_error_is_one_line(store: Neo4jStore, query: str) -> None:
    with pytest.raises(EntenteError) as caught:
        store.run(query)
    assert "\n" not in str(caught.value)
