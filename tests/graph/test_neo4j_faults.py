"""Neo4j not there, not letting in, or going away in the middle: one line each, and nothing lost."""

import subprocess
import sys
import time
import traceback

import pytest
from neo4j import Driver
from neo4j_server import ExternalServer, LocalServer
from stored import plain, small, stored

from graph import neo4j_rows
from graph.errors import Neo4jError
from graph.neo4j_store import Neo4jStore

Server = LocalServer | ExternalServer


def _message(uri: str, user: str | None = None, password: str | None = None, database: str | None = None) -> str:
    with pytest.raises(Neo4jError) as caught, Neo4jStore(uri, user, password, database) as store:
        store.run("RETURN 1")
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_port_where_nothing_listens_is_told_at_once() -> None:
    begun = time.monotonic()
    assert "cannot reach Neo4j at bolt://127.0.0.1:1 (" in _message("bolt://127.0.0.1:1", "neo4j", "secret-word")
    assert time.monotonic() - begun < 5


@pytest.mark.parametrize(
    "uri",
    [
        "",
        "localhost",
        "localhost:7687",
        "bolt://",
        "bolt://host:port",
        "ftp://host",
        "http://h",
        "bolt://exa..mple",
        "neo4j+s://.example.org:7687",
        f"bolt://{'a' * 64}.example.org",
    ],
)
def test_an_address_that_is_none_is_told(uri: str) -> None:
    assert _message(uri).startswith(f"{uri!r} is no Neo4j address; it looks like bolt://localhost:7687")


def test_a_password_in_the_address_is_refused_and_not_repeated() -> None:
    message = _message("bolt://neo4j:secret-word@localhost")
    assert "NEO4J_PASSWORD" in message
    assert "secret-word" not in message


@pytest.mark.neo4j
@pytest.mark.parametrize("password", ["secret-word", "", None])
def test_a_wrong_password_is_told_and_not_repeated(neo4j_server: Server, password: str | None) -> None:
    message = _message(neo4j_server.uri, neo4j_server.user, password)
    assert "refuses the user or the password; check NEO4J_USERNAME and NEO4J_PASSWORD" in message
    assert "secret-word" not in message


@pytest.mark.neo4j
def test_no_user_where_one_is_needed_is_told(neo4j_server: Server) -> None:
    assert "refuses the user or the password" in _message(neo4j_server.uri)


@pytest.mark.neo4j
def test_a_password_that_is_to_be_changed_first_is_told(neo4j_server: Server, neo4j_driver: Driver) -> None:
    create = "CREATE USER newcomer SET PASSWORD 'secret-word' CHANGE REQUIRED"
    neo4j_driver.execute_query(create, database_="system")
    try:
        message = _message(neo4j_server.uri, "newcomer", "secret-word")
    finally:
        neo4j_driver.execute_query("DROP USER newcomer", database_="system")
    assert "wants the password changed first; set another one with ALTER CURRENT USER SET PASSWORD" in message
    assert "secret-word" not in message


@pytest.mark.neo4j
def test_a_database_that_is_not_there_is_told(neo4j_server: Server) -> None:
    message = _message(neo4j_server.uri, neo4j_server.user, neo4j_server.password, "nowhere")
    assert "has no database 'nowhere'" in message


@pytest.mark.neo4j
def test_a_load_that_lost_its_server_is_completed_by_the_next(
    stoppable_neo4j: LocalServer, neo4j_driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(neo4j_rows, "BATCH_ROWS", 2)
    server, graph = stoppable_neo4j, small(["doc:b", "doc:c"])

    def lose(done: int, total: int) -> None:
        if done > total / 2:
            server.stop(kill=True)

    with Neo4jStore(server.uri, server.user, server.password, patience=1) as store:
        store.load(small(["doc:a", "doc:b"]))
        with pytest.raises(Neo4jError, match="cannot reach Neo4j"):
            store.load(graph, progress=lose)
        server.start()
        store.load(graph)
    assert stored(neo4j_driver) == plain(graph)


@pytest.mark.neo4j
@pytest.mark.parametrize("reached", [True, False])
def test_a_traceback_with_all_its_variables_does_not_hold_the_password(neo4j_server: Server, reached: bool) -> None:
    uri = neo4j_server.uri if reached else "bolt://127.0.0.1:1"
    store = Neo4jStore(uri, neo4j_server.user, "secret-" + "word")
    with pytest.raises(Neo4jError) as caught:
        store.__enter__()
    told = "".join(traceback.TracebackException.from_exception(caught.value, capture_locals=True).format())
    assert "verify_connectivity" in told
    assert "secret-word" not in told
    assert "secret-word" not in repr(vars(store))


def test_a_failed_connection_prints_nothing_besides_the_error() -> None:
    code = (
        "from graph.errors import Neo4jError\nfrom graph.neo4j_store import Neo4jStore\n"
        "try:\n    Neo4jStore('bolt://127.0.0.1:1').__enter__()\nexcept Neo4jError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


def test_the_store_is_imported_without_the_driver() -> None:
    code = "import sys, graph.neo4j_store; sys.exit('neo4j' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
