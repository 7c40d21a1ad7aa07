"""`entente load`: the graph of a time in Neo4j, and the password, which is seen nowhere."""

import subprocess
import sys
from pathlib import Path

import pytest
from command import assert_one_line, entente, environment
from generated import generated
from neo4j import Driver
from neo4j_server import ExternalServer, LocalServer
from stored import plain, stored

from graph import KnowledgeGraph

Server = LocalServer | ExternalServer

SECRET = "secret-word"
LOUD = (
    "import logging, sys; logging.basicConfig(level=logging.DEBUG); "
    "from extractors.script import main; sys.argv[0] = 'entente'; sys.exit(main())"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with KnowledgeGraph.open(tmp_path / "geo.db") as graph:
        graph.add(generated(60))
    return tmp_path


def _env(server: Server, password: str | None = None) -> dict[str, str]:
    return {
        "NEO4J_URI": server.uri,
        "NEO4J_USERNAME": server.user,
        "NEO4J_PASSWORD": server.password if password is None else password,
    }


def _assert_unseen(folder: Path, secret: str, *told: str) -> None:
    assert not [text for text in told if secret in text]
    assert not [path for path in folder.rglob("*") if path.is_file() and secret.encode() in path.read_bytes()]


@pytest.mark.neo4j
def test_the_graph_of_a_time_takes_the_place_of_the_one_before(
    folder: Path, neo4j_database: Server, neo4j_driver: Driver
) -> None:
    with KnowledgeGraph.open(folder / "geo.db") as graph:
        views = {
            ("--as-of", "2020-06"): graph.as_of("2020-06"),
            ("--between", "2018", "2019"): graph.between("2018", "2019"),
            ("--between", "2016", "2023", "--as-of", "2021"): graph.between("2016", "2023").as_of("2021"),
            ("--as-of", "1999"): graph.as_of("1999"),
            (): graph,
        }
        sizes = set()
        for options, view in views.items():
            ran = entente(folder, "load", *options, env=_env(neo4j_database))
            assert (ran.code, ran.err) == (0, "")
            assert stored(neo4j_driver) == plain(view.projection)
            sizes.add(len(view.projection.nodes))
    assert len(sizes) == len(views)
    assert 0 in sizes


def test_a_time_that_is_none_is_told_before_a_server_is_asked(folder: Path) -> None:
    env = {"NEO4J_URI": "bolt://127.0.0.1:1", "NEO4J_PASSWORD": SECRET}
    assert_one_line(entente(folder, "load", "--as-of", "soon", env=env), "soon")
    assert_one_line(entente(folder, "load", "--between", "2023", "2022", env=env), "2022 is before 2023")


@pytest.mark.parametrize("command", [["load"], ["query", "RETURN 1"]], ids=["load", "query"])
@pytest.mark.parametrize("known", [True, False], ids=["password", "no-password"])
@pytest.mark.parametrize(
    ("uri", "part"),
    [
        (f"bolt://neo4j:{SECRET}@127.0.0.1:1", "holds a user or password; give them as NEO4J_USERNAME"),
        (f"neo4j:{SECRET}@127.0.0.1", "holds a user or password"),
        (f"bolt://127.0.0.1:1?password={SECRET}", "goes on after bolt://127.0.0.1:1; leave that out"),
        (f"neo4j://127.0.0.1:1/#{SECRET}", "goes on after neo4j://127.0.0.1:1; leave that out"),
        ("bolt://127.0.0.1:1", "127.0.0.1:1"),
    ],
)
def test_what_is_wrong_with_an_address_is_told_without_a_password(
    folder: Path, command: list[str], known: bool, uri: str, part: str
) -> None:
    env = {"NEO4J_PASSWORD": SECRET} if known else {}
    ran = entente(folder, *command, "--neo4j", uri, env=env)
    assert_one_line(ran, part)
    _assert_unseen(folder, SECRET, ran.out, ran.err)


@pytest.mark.neo4j
@pytest.mark.parametrize("right", [True, False], ids=["right", "wrong"])
def test_the_password_is_in_no_log_ledger_or_export(folder: Path, neo4j_database: Server, right: bool) -> None:
    password = neo4j_database.password if right else SECRET
    ran = subprocess.run(
        [sys.executable, "-X", "dev", "-c", LOUD, "load"],
        cwd=folder,
        env=environment(**_env(neo4j_database, password)),
        capture_output=True,
        text=True,
    )
    assert (ran.returncode == 0) is right
    assert "LOGON" in ran.stderr, "the driver did not log at all"
    for ending in ("graphml", "json", "cypher", "gexf"):
        assert entente(folder, "export", f"graph.{ending}").code == 0
    _assert_unseen(folder, password, ran.stdout, ran.stderr)
