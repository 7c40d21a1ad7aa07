"""The Cypher script: a real Neo4j that runs it holds what a load gives, and text in it is never more than text."""

import doctest
import io
from typing import Any

import pytest
from generated import generated
from hostile import TEXTS, hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from neo4j import Driver
from neo4j_server import ExternalServer, LocalServer, wipe
from small import small
from stored import node, plain, projection, relationship, stored

from graph.errors import FormatError
from graph.export import cypher_script
from graph.export.cypher_script import literal, write_cypher
from graph.memory import to_networkx
from graph.neo4j_store import Neo4jStore
from graph.projection import Projection, project


def script(graph: Any) -> str:
    file = io.BytesIO()
    write_cypher(graph, file)
    return file.getvalue().decode()


def statements(text: str) -> list[str]:
    """As the head of the script says: each ends with a semicolon at the end of a line."""
    return [one for one in text.split(";\n") if one]


def test_the_bytes_are_these() -> None:
    graph = projection(
        node("person:a", "Person", name="Ann O'Hara", aliases=["A\n", "É"]),
        node("role:b", "Role", name="B", confidence=0.5, documents=2),
        relationship("HOLDS_ROLE", "person:a", "role:b", asserted=True),
    )
    lines = script(graph).splitlines()
    assert lines[0].startswith("// ")
    assert "CREATE CONSTRAINT entente_person_id IF NOT EXISTS FOR (n:`Person`) REQUIRE n.id IS UNIQUE;" in lines
    assert "\n".join(lines[-12:]) == (
        "UNWIND [\n[['A\\n', 'É'], 'person:a', 'Ann O\\'Hara']\n] AS row\n"
        "MERGE (n:Entity {id: row[1]}) ON CREATE SET n.origin = 'entente' "
        "SET n:`Person`, n += {`aliases`: row[0], `id`: row[1], `name`: row[2]};\n"
        "UNWIND [\n[0.5, 2, 'role:b', 'B']\n] AS row\n"
        "MERGE (n:Entity {id: row[2]}) ON CREATE SET n.origin = 'entente' "
        "SET n:`Role`, n += {`confidence`: row[0], `documents`: row[1], `id`: row[2], `name`: row[3]};\n"
        "UNWIND [\n[true, 'fact:HOLDS_ROLE|person:a|role:b', 'person:a', 'role:b']\n] AS row\n"
        "MATCH (a:Entity {id: row[2]}) MATCH (b:Entity {id: row[3]}) "
        "MERGE (a)-[r:`HOLDS_ROLE` {key: row[1]}]->(b) ON CREATE SET r.origin = 'entente' "
        "SET r += {`asserted`: row[0], `key`: row[1]};"
    )


@given(st.text())
def test_a_literal_ends_where_its_text_does(text: str) -> None:
    written = literal(text)
    inside = written[1:-1].replace("\\\\", "").replace("\\'", "")
    assert (written[0], written[-1]) == ("'", "'")
    assert "'" not in inside
    assert written.isprintable()


@pytest.mark.parametrize(
    ("graph", "message"),
    [
        (projection(node("a:1", "Person`) DETACH DELETE (n")), "cannot be a label"),
        (projection(node("a:1", "A", **{"name` = 1 //": "x"})), "cannot be a label"),
        (projection(node("a:1", "A"), relationship("R]-() DELETE r //", "a:1", "a:1")), "cannot be a label"),
        (projection(node("a:1", "A", name="half \ud800")), "it has half a character"),
        (projection(node("a:1", "A", documents=2**63)), "a number of more than 64 bits"),
        (projection(node("a:1", "A", parts=["a", 1])), "a list of long and string"),  # type: ignore[list-item]
        (projection(node("a:1", "A", parts={"a": 1})), "it holds a dict"),  # type: ignore[arg-type]
    ],
)
def test_what_neo4j_cannot_hold_is_refused(graph: Projection, message: str) -> None:
    with pytest.raises(FormatError, match=message):
        script(graph)


def test_networkx_graphs_of_others_are_refused() -> None:
    graph = to_networkx(project(small()))
    graph.add_edge("country:RU", "nowhere", key="k", relationship="R")
    with pytest.raises(FormatError, match=r"the `kind` of the node 'nowhere' is None, no text"):
        script(graph)


# On a server

Server = LocalServer | ExternalServer


def run(driver: Driver, text: str) -> None:
    with driver.session() as session:
        for one in statements(text):
            session.run(one).consume()


@pytest.mark.neo4j
def test_the_server_then_holds_what_a_load_gives(
    neo4j_database: Server, neo4j_driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = project([*small(), *hostile(), *generated(50)])
    monkeypatch.setattr(cypher_script, "_ROWS", 10)
    with Neo4jStore(neo4j_database.uri, neo4j_database.user, neo4j_database.password) as store:
        store.load(graph)
        loaded = stored(neo4j_driver)
        wipe(neo4j_driver)
        for _ in range(2):
            run(neo4j_driver, script(graph))
            assert stored(neo4j_driver) == loaded == plain(graph)
        run(neo4j_driver, script(Projection()))
        assert stored(neo4j_driver) == loaded
        store.load(graph)
        assert stored(neo4j_driver) == loaded


@pytest.mark.neo4j
def test_numbers_and_texts_at_the_edge_are_kept_to_the_letter(neo4j_database: Server, neo4j_driver: Driver) -> None:
    graph = projection(
        node("a:1", "A", low=-(2**63), high=2**63 - 1, small=5e-324, big=1.7e308, minus=-0.0, more=float("inf")),
        *(node(f"a:{text}", "A", name=text, parts=[text, "", text], empty=[]) for text in ("", *TEXTS)),
    )
    run(neo4j_driver, script(graph))
    assert stored(neo4j_driver) == plain(graph)


@pytest.mark.neo4j
@settings(max_examples=15, deadline=None)
@given(st.lists(st.text(), min_size=20, max_size=20))
def test_any_text_comes_back(neo4j_driver: Driver, texts: list[str]) -> None:
    (record,) = neo4j_driver.execute_query(f"RETURN {literal(texts)} AS texts").records
    assert record["texts"] == texts


def test_the_examples_hold() -> None:
    result = doctest.testmod(cypher_script)
    assert result.attempted > 0
    assert result.failed == 0
