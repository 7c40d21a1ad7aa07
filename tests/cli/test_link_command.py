"""`entente link` as a user runs it."""

import gzip
import json

import pytest
from command import assert_one_line, entente
from reference import LINES, entity, ours
from statements import RUSSIA, document, role

from graph.knowledge_graph import KnowledgeGraph
from graph.neo4j_store import Neo4jStore


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "entities.ftm.json").write_text("\n".join(LINES), encoding="utf-8")
    with KnowledgeGraph.open(tmp_path / "geo.db") as graph:
        graph.add(ours())
    return tmp_path


def linked(folder, *arguments, **more):
    ran = entente(folder, "link", *arguments, "--format", "json", **more)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def on_nodes(folder):
    with KnowledgeGraph.open(folder / "geo.db") as graph:
        nodes = graph.projection.nodes.values()
        return {node.id: node.properties["reference_id"] for node in nodes if "reference_id" in node.properties}


COUNTS = {"linked": 8, "new": 8, "ambiguous": 1, "unconfirmed": 3, "unmatched": 4, "read": 17}


def test_links_are_told_counted_and_kept(folder):
    ran = entente(folder, "link", "--against", "entities.ftm.json")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert "Sergei Lavrov → Q58217 (Person, 0.928): country, name, office" in lines
    assert "Li Wei ? NK-wei-1 (Person, 0.928): country, name, office" in lines
    assert lines[-1] == ", ".join(f"{count} {name}" for name, count in COUNTS.items())
    assert on_nodes(folder)["person:sergei-lavrov"] == "Q58217"
    assert linked(folder, "--against", "entities.ftm.json")["counts"] == COUNTS | {"new": 0}


def test_a_node_carries_what_it_is_linked_to(folder):
    linked(folder, "--against", "entities.ftm.json")
    query = "MATCH (n {id: 'person:sergei-lavrov'}) RETURN n.reference_schema AS s, n.reference_datasets AS d"
    rows = json.loads(entente(folder, "query", query, "--format", "json").out)
    assert rows == [{"s": "Person", "d": ["eu_list", "us_list"]}]


def test_who_linked_and_why_is_kept(folder):
    linked(folder, "--against", "entities.ftm.json", "--by", "ana")
    with KnowledgeGraph.open(folder / "geo.db") as graph:
        (link,) = [one for one in graph.ledger.links() if one.reference == "Q58217"]
    assert (link.by, link.reason, link.score) == ("ana", "country, name, office agree", 0.928)


def test_a_dry_run_keeps_nothing(folder):
    before = (folder / "geo.db").read_bytes()
    assert linked(folder, "--against", "entities.ftm.json", "--dry-run")["counts"] == COUNTS
    assert (
        entente(folder, "link", "--against", "entities.ftm.json", "--dry-run")
        .out.splitlines()[-1]
        .startswith("nothing kept: 8 linked")
    )
    assert (folder / "geo.db").read_bytes() == before


@pytest.mark.parametrize("name", ["Sergei Lavrov", "person:sergei-lavrov"])
def test_a_link_is_undone_and_not_made_again(folder, name):
    linked(folder, "--against", "entities.ftm.json")
    assert entente(folder, "link", "--undo", name).out == "Sergei Lavrov ≠ Q58217\n1 undone\n"
    assert "person:sergei-lavrov" not in on_nodes(folder)
    again = linked(folder, "--against", "entities.ftm.json")
    assert (again["counts"]["linked"], again["counts"]["new"]) == (7, 0)
    assert_one_line(entente(folder, "link", "--undo", name), "person:sergei-lavrov is linked to nothing")


def test_the_reference_comes_on_standard_input_and_in_gzip(folder):
    packed = gzip.compress((folder / "entities.ftm.json").read_bytes())
    assert linked(folder, "--against", "-", "--dry-run", stdin=packed)["counts"] == COUNTS
    (folder / "packed").write_bytes(packed)
    assert linked(folder, "--against", "packed")["counts"] == COUNTS


def test_a_graph_with_links_and_copies_comes_back_equal_through_graphml(folder):
    linked(folder, "--against", "entities.ftm.json")
    with KnowledgeGraph.open(folder / "geo.db") as graph:
        graph.add([role("Bo Li", "mayor", RUSSIA, where=document(name)) for name in "bcd"])
        graph.ledger.tell_copies({"doc:c": "doc:b", "doc:d": "doc:b"})
    assert entente(folder, "export", "out.graphml").code == 0
    assert entente(folder, "import", "out.graphml", "--db", "other.db").code == 0
    assert entente(folder, "export", "again.graphml", "--db", "other.db").code == 0
    assert (folder / "again.graphml").read_bytes() == (folder / "out.graphml").read_bytes()
    assert b"NK-usmanov" in (folder / "again.graphml").read_bytes()


@pytest.mark.neo4j
def test_neo4j_holds_the_links(folder, neo4j_database, neo4j_driver):
    linked(folder, "--against", "entities.ftm.json")
    server = neo4j_database
    with (
        KnowledgeGraph.open(folder / "geo.db") as graph,
        Neo4jStore(server.uri, server.user, server.password) as store,
    ):
        query = "MATCH (n) WHERE n.reference_id IS NOT NULL RETURN n.id AS id, n.reference_id AS to ORDER BY id"
        store.load(graph.projection)
        assert len(graph.query(query)) == 8
        assert store.run(query) == graph.query(query)
        entente(folder, "link", "--undo", "Wagner Group")
        store.load(graph.projection)
        assert store.run(query) == graph.query(query)
        assert len(graph.query(query)) == 7


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["--against", "nowhere.json"], ["nowhere.json cannot be read"]),
        (["--against", "broken.json"], ["line 2 of broken.json is no FollowTheMoney entity"]),
        (["--against", "cut.gz"], ["cut.gz is damaged"]),
        (["--undo", "Nobody"], ["the graph knows no 'Nobody'"]),
        (["--undo", "Li Wei"], ["person:li-wei is linked to nothing"]),
        (["--against", "entities.ftm.json", "--db", "none.db"], ["there is no ledger none.db"]),
    ],
)
def test_what_goes_wrong_is_one_line_and_keeps_nothing(folder, arguments, parts):
    (folder / "broken.json").write_text(LINES[0] + "\n{\n" + LINES[1])
    (folder / "cut.gz").write_bytes(gzip.compress("\n".join(LINES).encode())[:-20])
    assert_one_line(entente(folder, "link", *arguments), *parts)
    assert on_nodes(folder) == {}


@pytest.mark.parametrize("arguments", [[], ["--against", "a", "--undo", "b"]])
def test_one_of_the_two_is_wanted(folder, arguments):
    ran = entente(folder, "link", *arguments)
    assert (ran.code, "give either --against FILE or --undo NAME" in ran.err) == (2, True)


def test_an_odd_id_is_printed_on_one_line(folder):
    odd = entity("NK\u202e\n\x1b[2J<script>", "Person", "Sergei Lavrov", country="ru")
    ran = entente(folder, "link", "--against", "-", stdin=odd)
    assert ran.out.splitlines()[0] == "Sergei Lavrov → NK [2J<script> (Person, 0.91): country, name"
    assert on_nodes(folder) == {"person:sergei-lavrov": "NK\u202e\n\x1b[2J<script>"}
