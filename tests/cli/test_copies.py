"""What the commands tell of copies, from texts that they have read themselves."""

import csv
import io
import json

import pytest
from command import entente
from engines import both_engines
from reports import CARRIED, INDEPENDENT

from graph.knowledge_graph import KnowledgeGraph


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Five copies of one report and three reports of the same event, read day after day."""
    folder = tmp_path_factory.mktemp("copies")
    articles = [
        {"id": name, "title": f"From the {name}", "text": text, "date": f"2024-11-{day:02}"}
        for day, (name, text) in enumerate((CARRIED | INDEPENDENT).items(), start=1)
    ]
    (folder / "news.jsonl").write_text("".join(json.dumps(one) + "\n" for one in articles), encoding="utf-8")
    ran = entente(folder, "build", "news.jsonl", "--format", "jsonl")
    assert (ran.code, ran.err) == (0, "")
    return folder


def documents(folder):
    rows = json.loads(entente(folder, "documents", "--format", "json").out)
    return {row["title"].removeprefix("From the "): row for row in rows}


def test_documents_tells_how_many_copies_there_are_and_which(folder):
    found = documents(folder)
    ids = {row["id"]: name for name, row in found.items()}
    assert {ids[one] for one in found["tribune"]["same_report"]} == set(CARRIED) - {"tribune"}
    assert {found[name]["copies"] for name in CARRIED} == {4}
    assert {found[name]["copies"] for name in INDEPENDENT} == {None}
    read = list(csv.DictReader(io.StringIO(entente(folder, "documents", "--format", "csv").out)))
    assert sorted(row["copies"] for row in read) == ["", "", "", *["4"] * 5]


def test_show_marks_copies(folder):
    found = json.loads(entente(folder, "show", "Kaja Tamm", "--format", "json").out)
    original = documents(folder)["tribune"]["id"]
    assert {one["copy_of"] for one in found if one["title"] != "From the tribune"} >= {original}
    assert {one["copy_of"] for one in found if one["title"] == "From the tribune"} == {None}
    assert f"From the courier, 2024-11-02, copy of {original}" in entente(folder, "show", "Kaja Tamm").out


def test_a_fact_counts_the_reports_that_state_it(folder):
    query = "MATCH ({name: 'Kaja Tamm'})-[h:HOLDS_ROLE]->() RETURN h.statements AS statements, h.documents AS documents"
    facts = json.loads(entente(folder, "query", query, "--format", "json").out)
    with KnowledgeGraph.open(folder / "geo.db") as graph:
        found = graph.about("Kaja Tamm")
    report = {one.statement.id: one.copy_of or one.statement.evidence.document.id for one in found}
    assert [fact["documents"] for fact in facts] == [len({report[id_] for id_ in fact["statements"]}) for fact in facts]
    assert any(len(fact["statements"]) - fact["documents"] >= len(CARRIED) - 1 for fact in facts)  # copies count once


def test_a_graph_with_copies_comes_back_equal_through_graphml(folder):
    assert entente(folder, "export", "out.graphml").code == 0
    assert entente(folder, "import", "out.graphml", "--db", "other.db").code == 0
    assert entente(folder, "export", "again.graphml", "--db", "other.db").code == 0
    assert (folder / "again.graphml").read_bytes() == (folder / "out.graphml").read_bytes()
    assert b"copy_of" in (folder / "again.graphml").read_bytes()


@pytest.mark.neo4j
def test_neo4j_tells_the_same_of_copies(folder, neo4j_database, neo4j_driver):
    with KnowledgeGraph.open(folder / "geo.db") as graph:
        projection = graph.projection
    with both_engines(projection, neo4j_database, neo4j_driver) as engines:
        memory, server = engines.run("MATCH (d:Document) RETURN d.id AS id, d.copy_of AS copy_of ORDER BY id")
        assert memory == server
        assert sum(row["copy_of"] is not None for row in server) == 4
