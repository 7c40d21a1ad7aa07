"""CSV for Neo4j's import: the real tool reads it, and the database holds what `entente load` gives."""

import csv
import doctest
import io
from pathlib import Path
from zipfile import ZipFile

import networkx as nx
import pytest
from generated import generated
from hostile import TEXTS, hostile
from neo4j_server import LocalServer, connect
from small import small
from stored import node, plain, projection, relationship, stored

from graph.errors import FormatError
from graph.export import _neo4j
from graph.export.csv import write_csv
from graph.neo4j_store import Neo4jStore
from graph.projection import Projection, project


def archive(graph: Projection) -> ZipFile:
    file = io.BytesIO()
    write_csv(graph, file)
    return ZipFile(file)


def rows(graph: Projection, name: str) -> list[dict[str, str]]:
    """As Python reads them."""
    return list(csv.DictReader(io.StringIO(archive(graph).read(name).decode(), newline="")))


TINY = projection(
    node("person:a", "Person", name='Ann "O"', aliases=["A", "É"], title=""),
    node("person:b", "Person", name="B\nC"),
    node("role:c", "Role", confidence=0.5, documents=2),
    relationship("HOLDS_ROLE", "person:a", "role:c", asserted=True),
)


def test_the_files_are_these() -> None:
    files = archive(TINY)
    assert files.namelist() == [
        "import.args", "nodes-Person.csv", "nodes-Role.csv", "relationships-HOLDS_ROLE.csv"
    ]  # fmt: skip
    assert files.read("import.args").decode().splitlines()[2:] == [
        "--array-delimiter=U+003B",
        "--multiline-fields=true",
        "--nodes=nodes-Person.csv",
        "--nodes=nodes-Role.csv",
        "--relationships=relationships-HOLDS_ROLE.csv",
    ]
    assert files.read("nodes-Person.csv").decode() == (
        "id:ID,:LABEL,aliases:string[],name:string,origin:string,title:string\n"
        '"person:a","Person;Entity","A;É","Ann ""O""","entente",""\n'
        '"person:b","Person;Entity",,"B\nC","entente",\n'
    )
    assert files.read("nodes-Role.csv").decode().splitlines()[0] == (
        "id:ID,:LABEL,confidence:double,documents:long,origin:string"
    )
    assert files.read("relationships-HOLDS_ROLE.csv").decode() == (
        ":START_ID,:END_ID,:TYPE,asserted:boolean,key:string,origin:string\n"
        '"person:a","role:c","HOLDS_ROLE","true","fact:HOLDS_ROLE|person:a|role:c","entente"\n'
    )


def test_python_reads_any_text_back() -> None:
    names = {row["name:string"] for row in rows(project(hostile()), "nodes-Person.csv")}
    assert set(TEXTS) <= names


def test_the_parts_of_a_list_stand_apart_by_what_none_of_them_holds() -> None:
    graph = projection(node("a:1", "A", parts=["a;b", "c|d", "\ue000"]))
    assert "--array-delimiter=U+E001\n" in archive(graph).read("import.args").decode()
    assert rows(graph, "nodes-A.csv")[0]["parts:string[]"].split("\ue001") == ["a;b", "c|d", "\ue000"]


def test_an_empty_graph_has_no_files_to_import() -> None:
    assert archive(Projection()).namelist() == ["import.args"]


def test_a_property_of_several_types_is_refused() -> None:
    graph = projection(node("a:1", "A", x=1), node("a:2", "A", x="one"))
    with pytest.raises(FormatError, match=r"'x' of A has long and string; export as \.cypher"):
        archive(graph)


def test_a_name_that_would_lead_out_of_the_folder_is_refused() -> None:
    with pytest.raises(FormatError, match="cannot be a label"):
        archive(projection(node("a:1", "../../A")))


def test_none_in_a_networkx_graph_is_no_value() -> None:
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    graph.add_node("a:1", kind="A", name=None)
    file = io.BytesIO()
    write_csv(graph, file)
    assert ZipFile(file).read("nodes-A.csv") == b'id:ID,:LABEL\n"a:1","A;Entity"\n'


EDGES = projection(
    *(node(f"edge:{text}", "Edge", name=text, parts=[text, "", text]) for text in TEXTS),
    node("edge:1", "Edge", low=-(2**63), high=2**63 - 1, small=5e-324, minus=-0.0, numbers=[1, -2], bits=[True, False]),
    node("edge:2", "Edge", name="", parts=["", ""], numbers=[3], shares=[0.5, 1e300]),
    node("edge:3", "Edge", name="long line\r\n" * 100_000),
)


@pytest.mark.neo4j
def test_neo4j_admin_imports_what_a_load_gives_and_a_load_goes_on_from_there(
    unstarted_neo4j: LocalServer, tmp_path: Path
) -> None:
    part = project(generated(100))
    graph = project([*generated(100), *small(), *hostile()])
    graph = Projection({**graph.nodes, **EDGES.nodes}, graph.relationships)
    archive(graph).extractall(tmp_path)
    unstarted_neo4j.admin("database", "import", "full", "neo4j", "@import.args", folder=tmp_path)
    unstarted_neo4j.start()
    with (
        connect(unstarted_neo4j) as driver,
        Neo4jStore(unstarted_neo4j.uri, unstarted_neo4j.user, unstarted_neo4j.password) as store,
    ):
        imported = stored(driver)
        assert imported == plain(graph)
        store.load(part)
        assert stored(driver) == plain(part)
        store.load(graph)
        assert stored(driver) == imported


def test_the_examples_hold() -> None:
    result = doctest.testmod(_neo4j)
    assert result.attempted > 0
    assert result.failed == 0
