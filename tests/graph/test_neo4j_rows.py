"""What is sent to Neo4j: the rows, their batches and the text of the statements. Needs no server."""

import pytest
from stored import node, projection, relationship

from graph.errors import Neo4jError
from graph.neo4j_cypher import constraints, quoted, write_nodes, write_relationships
from graph.neo4j_rows import BATCH_CHARACTERS, BATCH_ROWS, batches, node_batches, relationship_batches, unwritable
from graph.ontology import KINDS
from graph.reference_links import PROPERTIES


def test_documents_go_first_and_origin_stays_out_of_the_properties() -> None:
    graph = projection(node("country:XX", "Country", name="Xanadu"), node("doc:a", "Document", title="A"))
    first, second = node_batches(graph)
    assert (first.name, second.name) == ("Document", "Country")
    assert first.rows == [{"id": "doc:a", "properties": {"id": "doc:a", "title": "A"}, "shape": 0}]
    assert first.shapes == [{"copy_of": None, "published": None, "url": None}]


def test_rows_that_lack_the_same_names_share_a_shape() -> None:
    graph = projection(node("person:a", "Person", qid="Q1"), node("person:b", "Person"), node("person:c", "Person"))
    [batch] = node_batches(graph)
    assert [row["shape"] for row in batch.rows] == [0, 1, 1]
    lost = dict.fromkeys(PROPERTIES | {"aliases"})
    assert batch.shapes == [lost, lost | {"qid": None}]


def test_a_relationship_may_have_lost_whatever_the_ontology_lets_it_carry() -> None:
    [batch] = relationship_batches(projection(relationship("HOLDS_ROLE", "person:a", "role:b", status="current")))
    assert {"since", "until", "first_stated", "statements"} <= batch.shapes[0].keys()
    assert "status" not in batch.shapes[0]


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
    assert made[0] == first
    for kind in [*KINDS, "Treaty", "Document", "Statement"]:
        assert any(f"(n:`{kind}`)" in statement for statement in made)


def test_the_statement_that_writes_nodes() -> None:
    assert write_nodes("Person", ["Country", "Person"]) == (
        "UNWIND $rows AS row MERGE (n:Entity {id: row.id}) ON CREATE SET n.origin = $origin "
        "SET n:`Person`, n += row.properties "
        "FOREACH (own IN CASE WHEN n.origin = $origin THEN [n] ELSE [] END | "
        "SET own += $shapes[row.shape] REMOVE own:`Country`) "
        "RETURN sum(CASE WHEN n.origin = $origin THEN 1 ELSE 0 END) AS own"
    )


def test_the_statement_that_writes_relationships() -> None:
    assert write_relationships("ROLE_IN") == (
        "UNWIND $rows AS row MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) "
        "MERGE (a)-[r:`ROLE_IN` {key: row.key}]->(b) ON CREATE SET r.origin = $origin "
        "SET r += row.properties "
        "FOREACH (own IN CASE WHEN r.origin = $origin THEN [r] ELSE [] END | SET own += $shapes[row.shape]) "
        "RETURN count(r) AS written, sum(CASE WHEN r.origin = $origin THEN 1 ELSE 0 END) AS own"
    )
