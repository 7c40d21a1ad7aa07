"""What somebody else put into the database stays, whatever Entente loads and removes."""

from collections.abc import Iterator

import pytest
from neo4j import Driver
from neo4j_server import ExternalServer, LocalServer
from stored import node, projection, small, stored

from graph.errors import Neo4jError
from graph.neo4j_store import Neo4jStore
from graph.projection import Projection

pytestmark = pytest.mark.neo4j

ALL = ["doc:a", "doc:b"]


@pytest.fixture
def store(neo4j_database: LocalServer | ExternalServer) -> Iterator[Neo4jStore]:
    server = neo4j_database
    with Neo4jStore(server.uri, server.user, server.password) as opened:
        yield opened


def _empty(store: Neo4jStore) -> dict[str, int]:
    return store.load(Projection(), known_documents=ALL)


def test_nodes_and_relationships_of_others_stay(store: Neo4jStore, neo4j_driver: Driver) -> None:
    neo4j_driver.execute_query(
        "CREATE (:Person {id: 'mine', name: 'Me'})-[:KNOWS {key: 'k'}]->(:Entity {id: 'my-entity', origin: 'survey'})"
    )
    before = stored(neo4j_driver)
    store.load(small())
    _empty(store)
    assert stored(neo4j_driver) == before


def test_a_property_added_to_our_node_or_relationship_stays(store: Neo4jStore, neo4j_driver: Driver) -> None:
    store.load(small())
    neo4j_driver.execute_query(
        "MATCH (p:Person)-[r:HOLDS_ROLE]->() SET p.title = 'Dr', p.seen = 3, p:Watched, r.checked_by = 'me'"
    )
    store.load(small())
    nodes, edges = stored(neo4j_driver)
    labels, properties = nodes["person:ada-vale"]
    assert labels == {"Person", "Entity", "Watched"}
    assert (properties["title"], properties["seen"]) == ("Dr", 3)
    assert edges["fact:HOLDS_ROLE|person:ada-vale|role:judge--xx"][3]["checked_by"] == "me"


def test_a_value_changed_by_hand_is_set_right_again(store: Neo4jStore, neo4j_driver: Driver) -> None:
    store.load(small())
    neo4j_driver.execute_query("MATCH (p:Person) SET p.name = 'wrong' REMOVE p.aliases")
    store.load(small())
    properties = stored(neo4j_driver)[0]["person:ada-vale"][1]
    assert (properties["name"], properties["aliases"]) == ("Ada Vale", ["A. Vale", "Vale"])


def test_our_node_stays_while_somebody_has_tied_it_to_something(store: Neo4jStore, neo4j_driver: Driver) -> None:
    store.load(small())
    neo4j_driver.execute_query("MATCH (p:Person) CREATE (:Note {id: 'note'})-[:ON {key: 'on'}]->(p)")
    counts = _empty(store)
    nodes, edges = stored(neo4j_driver)
    assert (set(nodes), set(edges)) == ({"note", "person:ada-vale"}, {"on"})
    assert counts["nodes_kept"] == 1
    neo4j_driver.execute_query("MATCH (:Note)-[r:ON]->() DELETE r")
    _empty(store)
    assert set(stored(neo4j_driver)[0]) == {"note"}


@pytest.mark.parametrize("labels", ["Entity", "Person", "Person:Entity"])
def test_a_node_that_is_there_before_is_adopted_and_never_removed(
    store: Neo4jStore, neo4j_driver: Driver, labels: str
) -> None:
    neo4j_driver.execute_query(f"CREATE (:{labels} {{id: 'person:ada-vale', name: 'Ada', born: 1970}})")
    store.load(small())
    labels_now, properties = stored(neo4j_driver)[0]["person:ada-vale"]
    assert labels_now == {"Person", "Entity"}
    assert (properties["name"], properties["born"], "origin" in properties) == ("Ada Vale", 1970, False)
    _empty(store)
    assert set(stored(neo4j_driver)[0]) == {"person:ada-vale"}


def test_an_adopted_node_keeps_what_its_maker_gave_it(store: Neo4jStore, neo4j_driver: Driver) -> None:
    neo4j_driver.execute_query("CREATE (:Country:Region {id: 'country:XX', qid: 'Q42'})")
    store.load(small())
    labels, properties = stored(neo4j_driver)[0]["country:XX"]
    assert (labels, properties["qid"]) == ({"Country", "Region", "Entity"}, "Q42")


def test_adopted_nodes_do_not_hide_what_is_to_be_removed(store: Neo4jStore, neo4j_driver: Driver) -> None:
    neo4j_driver.execute_query("CREATE (:Person {id: 'person:ada-vale'})")
    store.load(small(["doc:a", "doc:b"]))
    store.load(small(["doc:a"]))
    assert set(stored(neo4j_driver)[0]) == set(small(["doc:a"]).nodes)


def test_our_node_without_its_entity_label_is_still_found(store: Neo4jStore, neo4j_driver: Driver) -> None:
    store.load(small())
    neo4j_driver.execute_query("MATCH (p:Person) REMOVE p:Entity")
    store.load(small())
    assert stored(neo4j_driver)[0]["person:ada-vale"][0] == {"Person", "Entity"}


def test_two_nodes_of_others_with_one_id_are_told(store: Neo4jStore, neo4j_driver: Driver) -> None:
    neo4j_driver.execute_query("DROP CONSTRAINT entente_person_id IF EXISTS")
    neo4j_driver.execute_query("CREATE (:Person {id: 7}), (:Person {id: 7})")
    with pytest.raises(Neo4jError, match=r"nodes that share an id.*label `Person` and property `id` = 7") as caught:
        store.load(projection(node("doc:a", "Document")))
    assert "\n" not in str(caught.value)
    assert neo4j_driver.execute_query("MATCH (n) RETURN count(n) AS n").records[0]["n"] == 2
