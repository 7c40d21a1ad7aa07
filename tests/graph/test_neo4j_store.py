"""Loading a projection into a real Neo4j: the same graph, however often, and nobody else's things touched."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from random import Random

import pytest
from generated import generated
from neo4j import Driver
from neo4j_server import ExternalServer, LocalServer
from statements import RUSSIA, document, role
from stored import node, plain, projection, relationship, small, stored

from graph import neo4j_rows
from graph.errors import Neo4jError
from graph.neo4j_store import Neo4jStore
from graph.projection import Projection, project
from graph.reference_links import ReferenceLink

pytestmark = pytest.mark.neo4j


@pytest.fixture
def store(neo4j_database: LocalServer | ExternalServer) -> Iterator[Neo4jStore]:
    server = neo4j_database
    with Neo4jStore(server.uri, server.user, server.password) as opened:
        yield opened


def test_the_database_holds_exactly_the_projection(store: Neo4jStore, neo4j_driver: Driver) -> None:
    counts = store.load(small())
    assert stored(neo4j_driver) == plain(small())
    assert counts == {
        "nodes": 9,
        "relationships": 8,
        "nodes_removed": 0,
        "relationships_removed": 0,
        "nodes_kept": 0,
    }


def test_loading_twice_changes_nothing(store: Neo4jStore, neo4j_driver: Driver) -> None:
    first = store.load(small())
    assert store.load(small()) == first
    assert stored(neo4j_driver) == plain(small())


@pytest.mark.parametrize(
    "text",
    [
        "“Шойгу” — 李尚福 🇹🇷 é e\u0301",
        'it\'s "quoted" and `ticked` and \\n is no newline; $name {id: 1} // */',
        "\x00\x01\x1f\x7f\x85\u2028\ufffe",
        "\r\n\t ",
        "long " * 400_000,
    ],
    ids=["unicode", "quotes", "controls", "blanks", "two-megabytes"],
)
def test_any_text_is_kept_to_the_letter(store: Neo4jStore, neo4j_driver: Driver, text: str) -> None:
    graph = projection(
        node("doc:a", "Document", title=text),
        node("statement:a", "Statement", quote=text, parts=[text[:99], "", "ends"], empty=[], start=-1, share=0.1),
        relationship("STATED_IN", "statement:a", "doc:a", note=text, sure=False),
    )
    store.load(graph)
    assert stored(neo4j_driver) == plain(graph)


def test_half_a_character_is_refused_before_anything_is_written(store: Neo4jStore, neo4j_driver: Driver) -> None:
    graph = projection(node("doc:a", "Document", title="whole"), node("person:b", "Person", name="half \ud800"))
    with pytest.raises(Neo4jError, match="cannot hold the text of person:b"):
        store.load(graph)
    assert stored(neo4j_driver) == ({}, {})


def test_links_and_copies_that_are_no_more_go(store: Neo4jStore, neo4j_driver: Driver) -> None:
    said = [role("Ana Ilić", "mayor", RUSSIA, where=document(name)) for name in "ab"]
    link = ReferenceLink("person:ana-ilic", "Q1", "Person", ("ann_list",), 0.9, "linked", "ana", "2024")
    for graph in (project(said, copies={"doc:b": "doc:a"}, known={link.entity: link.properties}), project(said)):
        store.load(graph)
        assert stored(neo4j_driver) == plain(graph)


def test_what_only_a_forgotten_document_stated_is_removed(store: Neo4jStore, neo4j_driver: Driver) -> None:
    store.load(small(["doc:a", "doc:b"]))
    counts = store.load(small(["doc:a"]))
    assert stored(neo4j_driver) == plain(small(["doc:a"]))
    assert (counts["nodes_removed"], counts["relationships_removed"]) == (3, 3)


def test_all_is_removed_when_every_document_is_forgotten(store: Neo4jStore, neo4j_driver: Driver) -> None:
    store.load(small())
    store.load(Projection(), known_documents=["doc:a", "doc:b"])
    assert stored(neo4j_driver) == ({}, {})


def test_a_property_without_value_any_more_is_gone(store: Neo4jStore, neo4j_driver: Driver) -> None:
    edge = ("MEMBER_OF", "country:XX", "org:a")
    before, after = small(["doc:a"]), small(["doc:a"])
    plus = projection(
        node("person:ada-vale", "Person", name="Ada Vale"),
        node("doc:a", "Document"),
        relationship(*edge, relation="member", status="former", since="2019", first_stated="2020"),
    )
    minus = projection(*plus.nodes.values(), relationship(*edge, relation="member"))
    before = Projection({**before.nodes}, {**before.relationships, **plus.relationships})
    after = Projection({**after.nodes, **minus.nodes}, {**after.relationships, **minus.relationships})
    store.load(before)
    store.load(after)
    assert stored(neo4j_driver) == plain(after)


def test_an_entity_of_another_kind_loses_the_old_label(store: Neo4jStore, neo4j_driver: Driver) -> None:
    doc = node("doc:a", "Document")
    store.load(projection(doc, node("group:b", "Group", name="B")))
    changed = projection(doc, node("group:b", "Organization", name="B"))
    store.load(changed)
    assert stored(neo4j_driver) == plain(changed)


def test_batches_of_any_size_give_the_same_graph(
    store: Neo4jStore, neo4j_driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_rows, "BATCH_ROWS", 1)
    steps: list[tuple[int, int]] = []
    store.load(small(), progress=lambda done, total: steps.append((done, total)))
    assert stored(neo4j_driver) == plain(small())
    assert steps == [(done, 17) for done in range(1, 18)]


def test_an_interrupted_load_is_completed_by_the_next(
    store: Neo4jStore, neo4j_driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.load(small(["doc:a", "doc:b"]))
    monkeypatch.setattr(neo4j_rows, "BATCH_ROWS", 2)

    def interrupt(done: int, total: int) -> None:
        if done > total / 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.load(small(["doc:b", "doc:c"]), progress=interrupt)
    store.load(small(["doc:b", "doc:c"]))
    assert stored(neo4j_driver) == plain(small(["doc:b", "doc:c"]))


def test_each_ledger_after_another_gives_its_own_graph(store: Neo4jStore, neo4j_driver: Driver) -> None:
    statements = generated(300)
    for seed in range(3):
        graph = project(Random(seed).sample(statements, 150))
        store.load(graph)
        assert stored(neo4j_driver) == plain(graph)


def test_two_loads_at_the_same_time_give_one_graph(
    neo4j_database: LocalServer | ExternalServer, neo4j_driver: Driver
) -> None:
    graph = project(generated(200))

    def load() -> dict[str, int]:
        with Neo4jStore(neo4j_database.uri, neo4j_database.user, neo4j_database.password) as store:
            return store.load(graph)

    with ThreadPoolExecutor(2) as pool:
        first, second = (future.result() for future in [pool.submit(load), pool.submit(load)])
    assert first == second
    assert stored(neo4j_driver) == plain(graph)


def test_the_graph_of_another_ledger_is_refused(store: Neo4jStore, neo4j_driver: Driver) -> None:
    store.load(small(["doc:a"]))
    with pytest.raises(Neo4jError, match="holds the graph of another ledger; use --replace to replace it"):
        store.load(small(["doc:z"]))
    assert stored(neo4j_driver) == plain(small(["doc:a"]))


def test_the_graph_of_another_ledger_is_replaced_on_demand(store: Neo4jStore, neo4j_driver: Driver) -> None:
    store.load(small(["doc:a"]))
    store.load(small(["doc:z"]), replace=True)
    assert stored(neo4j_driver) == plain(small(["doc:z"]))


def test_a_label_that_is_no_name_never_reaches_the_server(store: Neo4jStore, neo4j_driver: Driver) -> None:
    with pytest.raises(Neo4jError, match="cannot be a label"):
        store.load(projection(node("doc:a", "Person`) DETACH DELETE (n")))
    assert stored(neo4j_driver) == ({}, {})


def test_a_load_that_must_find_an_id_uses_the_constraint(store: Neo4jStore) -> None:
    store.load(small())
    labels = {row["labelsOrTypes"][0] for row in store.run("SHOW CONSTRAINTS") if row["properties"] == ["id"]}
    assert {"Entity", "Person", "Country", "Sanction", "Statement", "Document"} <= labels


def test_a_store_outside_its_with_block_is_refused() -> None:
    with pytest.raises(Neo4jError, match="use the store in a with block"):
        Neo4jStore("bolt://localhost:1").run("RETURN 1")
