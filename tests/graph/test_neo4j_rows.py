"""What is sent to Neo4j: the rows, their batches and the text of the statements. Needs no server."""

from collections.abc import Iterator
from typing import Any

import pytest
from stored import node, projection, relationship

from graph.errors import Neo4jError
from graph.neo4j_cypher import (
    constraints,
    create_nodes,
    create_relationships,
    quoted,
    write_nodes,
    write_relationships,
)
from graph.neo4j_rows import (
    BATCH_CHARACTERS,
    BATCH_ROWS,
    ahead,
    batches,
    node_batches,
    relationship_batches,
    unwritable,
)
from graph.ontology import KINDS
from graph.projection import Projection, Relationship
from graph.reference_links import PROPERTIES


def test_documents_go_first_and_origin_stays_out_of_the_properties() -> None:
    graph = projection(node("country:XX", "Country", name="Xanadu"), node("doc:a", "Document", title="A"))
    first, second = node_batches(graph)
    assert (first.name, second.name) == ("Document", "Country")
    assert first.names == ("copy_of", "id", "published", "title", "url")
    assert first.rows == [[None, "doc:a", None, "A", None]]


def test_a_node_may_have_lost_whatever_it_may_have() -> None:
    graph = projection(node("person:a", "Person", nickname="A"), node("person:b", "Person"))
    [batch] = node_batches(graph)
    assert PROPERTIES | {"aliases", "qid", "nickname"} <= set(batch.names)
    assert [row[batch.names.index("nickname")] for row in batch.rows] == ["A", None]


def test_a_relationship_may_have_lost_whatever_the_ontology_lets_it_carry() -> None:
    [batch] = relationship_batches(projection(relationship("HOLDS_ROLE", "person:a", "role:b", status="current")))
    assert {"since", "until", "first_stated", "statements"} <= set(batch.names)
    [[*values, start, end]] = batch.rows
    assert dict(zip(batch.names, values, strict=True))["status"] == "current"
    assert (start, end) == ("person:a", "role:b")


def test_a_batch_of_relationships_is_there_before_the_rest_is_made() -> None:
    made: list[str] = []

    class Counted(dict[str, Relationship]):
        def values(self) -> Any:
            return (made.append(one.key) or one for one in super().values())

    many = [relationship("IN", f"a:{number}", "b") for number in range(2 * BATCH_ROWS)]
    edges = Counted({one.key: one for one in many})
    batches_ = relationship_batches(Projection({}, edges))
    made.clear()
    next(batches_)
    assert len(made) == BATCH_ROWS + 1


def test_what_is_made_ahead_comes_in_order_and_fails_in_its_place() -> None:
    def made() -> Iterator[int]:
        yield from range(3)
        raise ValueError("made wrongly")

    found: list[int] = []
    with pytest.raises(ValueError, match="made wrongly"):
        found.extend(ahead(made()))
    assert found == [0, 1, 2]
    assert list(ahead(iter([5, 6]))) == [5, 6]


def test_a_batch_ends_at_its_number_of_rows() -> None:
    assert [len(batch) for batch in batches("x" for _ in range(BATCH_ROWS + 1))] == [BATCH_ROWS, 1]


def test_a_batch_ends_at_its_amount_of_text() -> None:
    long = "x" * (BATCH_CHARACTERS // 2)
    assert [len(batch) for batch in batches([long, long, long])] == [2, 1]


def test_half_a_character_is_found_wherever_it_stands() -> None:
    assert unwritable(projection(node("doc:a", "Document", title="𝕏"))) is None
    assert unwritable(projection(node("doc:a", "Document", names=["x", "\udfff"]))) == "doc:a"


@pytest.mark.parametrize("name", ["", "a b", "a`b", "1a", "é", "a\n", "A-B"])
def test_only_plain_names_become_cypher_text(name: str) -> None:
    with pytest.raises(Neo4jError, match="use letters, digits and underscores"):
        quoted(name)


def test_each_kind_of_node_has_its_constraint_and_entity_comes_first() -> None:
    made = constraints(["Treaty"])
    first = "CREATE CONSTRAINT entente_entity_id IF NOT EXISTS FOR (n:`Entity`) REQUIRE n.id IS UNIQUE"
    assert next(iter(made.items())) == ("entente_entity_id", first)
    for kind in [*KINDS, "Treaty", "Document", "Statement"]:
        assert f"(n:`{kind}`)" in made[f"entente_{kind.lower()}_id"]


def test_the_statement_that_writes_nodes() -> None:
    assert write_nodes("Person", ("id", "qid"), ["Country", "Person"]) == (
        "UNWIND $rows AS row MERGE (n:Entity {id: row[0]}) ON CREATE SET n.origin = $origin SET n:`Person` "
        "FOREACH (own IN CASE WHEN n.origin = $origin THEN [n] ELSE [] END | "
        "SET own += {`id`: row[0], `qid`: row[1]} REMOVE own:`Country`) "
        "FOREACH (other IN CASE WHEN n.origin = $origin THEN [] ELSE [n] END | "
        "SET other += {`id`: coalesce(row[0], other.`id`), `qid`: coalesce(row[1], other.`qid`)}) "
        "RETURN sum(CASE WHEN n.origin = $origin THEN 1 ELSE 0 END) AS own"
    )


def test_the_statement_that_writes_relationships() -> None:
    assert write_relationships("ROLE_IN", ("key",)) == (
        "UNWIND $rows AS row MATCH (a:Entity {id: row[1]}) MATCH (b:Entity {id: row[2]}) "
        "MERGE (a)-[r:`ROLE_IN` {key: row[0]}]->(b) ON CREATE SET r.origin = $origin "
        "FOREACH (own IN CASE WHEN r.origin = $origin THEN [r] ELSE [] END | SET own += {`key`: row[0]}) "
        "FOREACH (other IN CASE WHEN r.origin = $origin THEN [] ELSE [r] END | "
        "SET other += {`key`: coalesce(row[0], other.`key`)}) "
        "RETURN count(r) AS written, sum(CASE WHEN r.origin = $origin THEN 1 ELSE 0 END) AS own"
    )


def test_the_statements_that_create() -> None:
    assert create_nodes("Person", ("id", "qid")) == (
        "UNWIND $rows AS row MERGE (n:Entity {id: row[0]}) "
        "ON CREATE SET n:`Person`, n.origin = $origin, n += {`id`: row[0], `qid`: row[1]} RETURN count(n) AS own"
    )
    assert create_relationships("ROLE_IN", ("key",)) == (
        "UNWIND $rows AS row MATCH (a:Entity {id: row[1]}) MATCH (b:Entity {id: row[2]}) "
        "MERGE (a)-[r:`ROLE_IN` {key: row[0]}]->(b) ON CREATE SET r.origin = $origin, r += {`key`: row[0]} "
        "RETURN count(r) AS written, count(r) AS own"
    )
