"""Every error a user can cause: one line that says what, where and what to do, and exit code 1."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from command import assert_one_line, entente

GOOD = "Finland joined NATO.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "good.txt").write_text(GOOD)
    return tmp_path


@pytest.fixture
def built(folder):
    assert entente(folder, "build", "good.txt").code == 0
    return folder


@pytest.mark.parametrize("command", ["build", "extract"])
@pytest.mark.parametrize(
    ("name", "content", "parts"),
    [
        ("latin.txt", "Lukašenko résumé".encode("iso-8859-2"), ["latin.txt", "UTF-8"]),
        ("report.pdf", b"%PDF-1.7\n\x00\x01\x02", ["report.pdf", "PDF"]),
        ("data.txt", b"abc\x00def\x00" * 50, ["data.txt", "binary"]),
        ("empty.txt", b"", ["empty.txt", "empty"]),
        ("blank.txt", b" \n\t\n", ["blank.txt"]),
        ("menu.html", b"<html><body><nav>Home</nav><script>x()</script></body></html>", ["menu.html", "text"]),
        (
            "broken.jsonl",
            b'{"id": 1, "text": "Finland joined NATO."}\n{"id": 2, "text": \n',
            ["broken.jsonl", "line 2"],
        ),
        ("number.jsonl", b'{"id": 1, "text": 7}\n', ["number.jsonl", "line 1", "text"]),
        ("date.jsonl", b'{"id": 1, "text": "Hello", "date": "tomorrow"}\n', ["date.jsonl", "line 1", "date"]),
        ("surrogate.jsonl", b'{"id": 1, "text": "Finland \\ud800 joined NATO."}\n', ["surrogate.jsonl", "line 1"]),
        ("long.jsonl", b'{"id": 1, "text": "' + b"word " * 10_000_000 + b'"}\n', ["long.jsonl", "line 1"]),
        ("long.txt", b"word " * 10_000_000, ["long.txt"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read(folder, command, name, content, parts):
    (folder / name).write_bytes(content)
    assert_one_line(entente(folder, command, name), *parts)


@pytest.mark.parametrize("command", ["build", "extract"])
@pytest.mark.parametrize(("path", "part"), [("nowhere.txt", "nowhere.txt"), ("hollow", "hollow")])
def test_nothing_to_read(folder, command, path, part):
    (folder / "hollow").mkdir()
    assert_one_line(entente(folder, command, path), part)


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_model_that_is_not_there(folder, command):
    assert_one_line(entente(folder, command, "good.txt", "--model", "en_core_web_none"), "en_core_web_none", "install")
    assert not (folder / "geo.db").exists()


def test_a_broken_input_leaves_no_ledger_behind(folder):
    (folder / "b.jsonl").write_text('{"id": 1, "text": "Finland joined NATO."}\nnot JSON\n')
    assert_one_line(entente(folder, "build", "good.txt", "b.jsonl"), "b.jsonl", "line 2", "--keep-going")
    assert not (folder / "geo.db").exists()


def test_a_broken_line_on_standard_input_keeps_nothing(folder):
    ran = entente(
        folder, "build", "-", "--input", "jsonl", stdin='{"id": 1, "text": "Finland joined NATO."}\nnot JSON\n'
    )
    assert_one_line(ran, "line 2")
    assert not (folder / "geo.db").exists()


def test_keep_going_takes_the_good_and_names_the_bad(folder):
    (folder / "b.jsonl").write_text(
        '{"id": 1, "text": "Finland joined NATO."}\nnot JSON\n{"id": 3, "text": "Sweden joined NATO."}\n'
    )
    (folder / "c.txt").write_bytes(b"\xff\xfe\xff")
    ran = entente(folder, "build", "b.jsonl", "c.txt", "good.txt", "--keep-going", "--format", "jsonl")
    assert ran.code == 1
    assert [json.loads(line)["id"] for line in ran.out.splitlines()][:2] == [1, 3]
    lines = ran.err.splitlines()
    assert len(lines) == 3
    assert "line 2" in lines[0]
    assert "c.txt" in lines[1]
    assert "2 of the inputs could not be read" in lines[2]
    assert len(json.loads(entente(folder, "documents", "--format", "json").out)) == 3


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["MATCH (n RETURN n"], ["line 1", "column"]),
        (["MATCH (n:Person)\nRETRUN n"], ["line 2"]),
        (["RETURN $missing"], ["missing"]),
        (["CREATE (n:Person {id: 'x'})"], ["--neo4j", "--write"]),
        (["MATCH (n) DETACH DELETE n"], ["--neo4j", "--write"]),
        (["MATCH (n) SET n.name = 'x'"], ["--neo4j", "--write"]),
        (["membrs"], ["membrs", "did you mean members"]),
        (["members", "-p", "organisation=NATO"], ["organisation", "did you mean organization"]),
        (["members"], ["organization"]),
        (["office_holders", "-p", "country=Ruritania"], ["Ruritania"]),
        (["office_holders", "-p", "country=Finlnd"], ["Finlnd", "did you mean Finland"]),
        (["office_holders", "-p", "country=Russia", "-p", "on=yesterday"], ["yesterday"]),
        (["entities", "-p", "limit=many"], ["limit", "many"]),
        (["entities", "-p", "kind=Persn"], ["'Persn' is no kind", "did you mean Person"]),
        (["members", "-p", "organization=NATO", "-p", "status=curent"], ["'curent' is no status", "current"]),
    ],
)
def test_questions_that_cannot_be_answered(built, arguments, parts):
    assert_one_line(entente(built, "query", *arguments), *parts)


def test_a_refused_write_changes_nothing(built):
    before = entente(built, "export", "-").out
    entente(built, "query", "MATCH (n) DETACH DELETE n")
    assert entente(built, "export", "-").out == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["query", "RETURN 1", "-p", "noequals"],
        ["query", "RETURN 1", "--write"],
        ["query", "RETURN 1", "--format", "xml"],
        ["query"],
        ["build"],
        ["extract", "good.txt", "--input", "docx"],
        ["export", "-", "--to", "docx"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_exit_code_2(built, arguments):
    ran = entente(built, *arguments)
    assert ran.code == 2
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["show", "Pekka"], ["Pekka"]),
        (["show", "Finlnd"], ["did you mean Finland"]),
        (["forget", "bad.txt"], ["bad.txt", "good"]),
        (["forget", "\udcff"], ["geo.db", "UTF-8", r"'\udcff'"]),
        (["show", "doc:\udcff"], ["geo.db", "UTF-8", r"'doc:\udcff'"]),
        (["show", "Finland", "--as-of", "last year"], ["last year", "2018-03"]),
        (["export", "graph.docx"], ["graph.docx", ".graphml"]),
        (["export", "nowhere/graph.graphml"], ["nowhere/graph.graphml"]),
        (["import", "nowhere.graphml"], ["nowhere.graphml"]),
        (["import", "good.txt"], ["good.txt", ".graphml"]),
    ],
)
def test_names_and_files_that_are_not_there(built, arguments, parts):
    assert_one_line(entente(built, *arguments), *parts)


@pytest.mark.parametrize(
    "content", ["", "Finland", "<graphml>", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><graphml>&b;</graphml>']
)
def test_a_broken_graphml_keeps_nothing(folder, content):
    (folder / "x.graphml").write_text(content)
    assert_one_line(entente(folder, "import", "x.graphml", "--db", "new.db"), "x.graphml")
    assert not (folder / "new.db").exists()


@pytest.mark.parametrize("command", ["build", "documents"])
def test_a_ledger_without_a_name(folder, command):
    arguments = {"build": ["good.txt"]}.get(command, [])
    assert_one_line(entente(folder, command, *arguments, "--db", ""), "empty", "--db geo.db")


@pytest.mark.parametrize("command", ["query", "show", "export", "documents", "forget", "load"])
def test_a_ledger_that_is_not_there(folder, command):
    arguments = {"query": ["RETURN 1"], "show": ["x"], "export": ["-"], "forget": ["x"]}.get(command, [])
    env = {"NEO4J_URI": "bolt://localhost:1"}
    ran = entente(folder, command, *arguments, "--db", "none.db", env=env)
    assert_one_line(ran, "none.db", "entente build")
    assert not (folder / "none.db").exists()


def test_an_empty_file_is_left_empty(folder):
    (folder / "empty.db").touch()
    assert_one_line(entente(folder, "query", "RETURN 1", "--db", "empty.db"), "empty.db", "entente build")
    assert (folder / "empty.db").stat().st_size == 0


def test_no_password_is_asked_for(built):
    assert_one_line(entente(built, "load", "--neo4j", "bolt://localhost:1"), "set NEO4J_PASSWORD")


def test_a_ledger_that_is_not_ours(folder):
    (folder / "geo.db").write_text("a shopping list " * 500)
    assert_one_line(entente(folder, "build", "good.txt"), "geo.db", "ledger")
    assert (folder / "geo.db").read_text() == "a shopping list " * 500


def test_another_programs_database(folder):
    with sqlite3.connect(folder / "geo.db") as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    assert_one_line(entente(folder, "build", "good.txt"), "geo.db", "no Entente ledger")


def test_a_ledger_that_another_process_writes(built):
    other = sqlite3.connect(built / "geo.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    (built / "new.txt").write_text("Sweden joined NATO.")
    ran = entente(built, "build", "new.txt")
    other.close()
    assert_one_line(ran, "geo.db", "another process")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits the size of files as Linux does")
def test_a_full_disk_keeps_what_was_kept(built):
    """A limit on the size of files stands for the full disk: the write fails in the same place."""
    text = "".join(json.dumps({"id": n, "text": "Sweden joined NATO. " * 200}) + "\n" for n in range(300))
    (built / "many.jsonl").write_text(text)
    limited = f"ulimit -f 600; exec {sys.executable} -m extractors.script build many.jsonl --format jsonl"
    env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    ran = subprocess.run(["bash", "-c", limited], cwd=built, env=env, capture_output=True, text=True, check=False)
    assert ran.returncode == 1, ran.stderr[-500:]
    assert ran.stderr.startswith("entente: ")
    assert ran.stderr.count("\n") == 1
    said = [json.loads(line) for line in ran.stdout.splitlines()]
    kept = {one["id"] for one in json.loads(entente(built, "documents", "--format", "json").out)}
    assert {one["document"] for one in said} < kept


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_standard_output_that_is_full(built):
    with Path("/dev/full").open("w") as full:
        command = [sys.executable, "-m", "extractors.script", "export", "-"]
        env = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
        ran = subprocess.run(command, cwd=built, env=env, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith("entente: ")
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize("arguments", [["load"], ["query", "RETURN 1", "--neo4j"]])
def test_no_neo4j_is_named(built, arguments):
    assert_one_line(entente(built, *arguments), "NEO4J_URI")


@pytest.mark.parametrize("arguments", [["load"], ["query", "RETURN 1"]])
def test_neo4j_is_down(built, arguments):
    ran = entente(built, *arguments, "--neo4j", "bolt://localhost:1", env={"NEO4J_PASSWORD": "x"})
    assert_one_line(ran, "bolt://localhost:1", "start")


@pytest.mark.neo4j
class TestOnNeo4j:
    """Errors that only a running server can give, and the round trip that works."""

    @pytest.fixture
    def env(self, neo4j_database):
        server = neo4j_database
        return {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}

    def test_wrong_password(self, built, env):
        wrong = env | {"NEO4J_PASSWORD": "guess"}
        ran = entente(built, "load", env=wrong)
        assert_one_line(ran, "password")
        assert "guess" not in ran.err

    def test_wrong_database(self, built, env):
        assert_one_line(entente(built, "load", "--database", "nothere", env=env), "nothere")

    def test_a_syntax_error_has_its_position(self, built, env):
        assert_one_line(entente(built, "query", "MATCH (n RETURN n", "--neo4j", env=env), "line 1", "column")

    def test_a_write_needs_write(self, built, env):
        refused = entente(built, "query", "CREATE (n:Mine) RETURN 1 AS one", "--neo4j", env=env)
        assert_one_line(refused, "--write")
        written = entente(
            built, "query", "CREATE (n:Mine) RETURN 1 AS one", "--neo4j", "--write", "--format", "json", env=env
        )
        assert json.loads(written.out) == [{"one": 1}]

    def test_the_same_rows_as_in_memory_and_forgetting(self, built, env):
        assert entente(built, "load", env=env).code == 0
        question = ["query", "members", "-p", "organization=NATO", "--format", "json"]
        there, here = entente(built, *question, "--neo4j", env=env), entente(built, *question)
        assert json.loads(there.out) == json.loads(here.out) != []
        entente(built, "forget", "good.txt")
        assert entente(built, "load", env=env).code == 0
        count = ["query", "MATCH (n:Entity) RETURN count(n) AS n", "--format", "json", "--neo4j"]
        assert json.loads(entente(built, *count, env=env).out) == [{"n": 0}]

    def test_another_ledgers_graph_is_not_overwritten(self, built, env):
        assert entente(built, "load", env=env).code == 0
        (built / "other.txt").write_text("Sweden joined NATO.")
        assert entente(built, "build", "other.txt", "--db", "other.db").code == 0
        assert_one_line(entente(built, "load", "--db", "other.db", env=env), "another ledger", "--replace")
        assert entente(built, "load", "--db", "other.db", "--replace", env=env).code == 0
