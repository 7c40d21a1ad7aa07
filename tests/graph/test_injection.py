"""No name, quote or parameter is ever read as Cypher, in memory or on Neo4j."""

from collections.abc import Iterator

import pytest
from engines import BothEngines, both_engines
from hostile import TEXTS, hostile
from neo4j import Driver

from graph.ontology import KINDS
from graph.projection import project
from graph.saved_queries import bind, saved_queries

PAYLOADS = [
    *(text for text in TEXTS if "\ufffe" not in text),
    "x' OR 1=1 RETURN n //",
    'x"}) DETACH DELETE n //',
    "$x",
    "\\u0027}) DETACH DELETE n //",
    "`}) DETACH DELETE n //",
    "person:x'}) SET n:Admin //",
]

pytestmark = pytest.mark.neo4j


@pytest.fixture(scope="module")
def engines(neo4j_server: object, neo4j_driver: Driver) -> Iterator[BothEngines]:
    with both_engines(project(hostile()), neo4j_server, neo4j_driver) as both:  # type: ignore[arg-type]
        yield both


def counted(engines: BothEngines) -> object:
    return engines.run("MATCH (n:Entity) WITH count(n) AS nodes MATCH ()-[r]->() RETURN nodes, count(r) AS edges")


def test_what_is_named_as_a_query_is_there_as_it_was_named(engines: BothEngines) -> None:
    memory, server = engines.run("MATCH (p:Person) RETURN p.name AS name ORDER BY name")
    assert memory == server
    assert {row["name"] for row in memory} >= set(TEXTS)
    labels = engines.store.run("MATCH (n) UNWIND labels(n) AS label RETURN DISTINCT label")
    assert {row["label"] for row in labels} <= {*KINDS, "Entity", "Statement", "Document", "EntenteLedger"}


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_a_parameter_is_a_value_alone(engines: BothEngines, payload: str) -> None:
    before = counted(engines)
    echoed = engines.run("RETURN $x AS x, [$x] AS list, {a: $x} AS map", {"x": payload})
    assert echoed == ([{"x": payload, "list": [payload], "map": {"a": payload}}],) * 2
    found = engines.run("MATCH (n) WHERE n.name = $x OR n.id = $x RETURN count(n) AS n", {"x": payload})
    assert found[0] == found[1]
    assert found[0][0]["n"] <= 3
    assert counted(engines) == before


@pytest.mark.parametrize("payload", PAYLOADS[:8], ids=ascii)
def test_saved_queries_change_nothing_and_find_no_more(engines: BothEngines, payload: str) -> None:
    before = counted(engines)
    for query in saved_queries().values():
        texts = [one.name for one in query.parameters.values() if one.type in ("entity", "organization", "text")]
        if texts and all(one.default is not None or one.name in texts for one in query.parameters.values()):
            memory, server = engines.run(query.text, bind(query, dict.fromkeys(texts, payload)))
            assert len(memory) == len(server)
    assert counted(engines) == before
