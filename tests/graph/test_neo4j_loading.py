"""A load that is disturbed in the middle: it goes on where it can, else ends in one line, and the next completes it."""

import logging
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from command import ENTENTE, assert_one_line, entente, environment
from generated import generated
from line import Line
from neo4j import Driver
from neo4j.exceptions import TransientError
from neo4j_server import START_SECONDS, ExternalServer, LocalServer, connect, wipe
from stored import plain, stored

from graph import KnowledgeGraph
from graph.errors import Neo4jError
from graph.neo4j_store import Neo4jStore
from graph.projection import Projection, project

pytestmark = pytest.mark.neo4j

Server = LocalServer | ExternalServer

MIDDLE = b"MERGE (a)-[r"  # the nodes are written, the relationships not yet
COMMIT = b"\x00\x02\xb0\x12\x00\x00"  # the message of the Bolt protocol
STATEMENTS = generated(120)


@pytest.fixture(scope="module")
def graph() -> Projection:
    return project(STATEMENTS)


def _counts(graph: Projection) -> dict[str, int]:
    """What a load tells when nothing comes in between."""
    none = dict.fromkeys(("nodes_removed", "relationships_removed", "nodes_kept"), 0)
    return {"nodes": len(graph.nodes), "relationships": len(graph.relationships), **none}


@contextmanager
def _store(server: Server, line: Line, patience: float = START_SECONDS) -> Iterator[Neo4jStore]:
    with Neo4jStore(line.uri, server.user, server.password, patience=patience) as store:
        yield store


def _completed(server: Server, graph: Projection) -> None:
    """The next load, without disturbance, makes the database equal to the graph."""
    with Neo4jStore(server.uri, server.user, server.password) as store, connect(server) as driver:
        assert store.load(graph) == _counts(graph)
        assert stored(driver) == plain(graph)


@pytest.mark.parametrize("kill", [False, True], ids=["stopped", "killed"])
def test_a_load_goes_on_when_its_server_is_started_again(
    stoppable_neo4j: LocalServer, neo4j_driver: Driver, graph: Projection, kill: bool
) -> None:
    def restart() -> None:
        stoppable_neo4j.stop(kill=kill)
        stoppable_neo4j.start()

    with Line(stoppable_neo4j.uri) as line, _store(stoppable_neo4j, line) as store:
        line.when_sent(MIDDLE, restart)
        assert store.load(graph) == _counts(graph)
    assert stored(neo4j_driver) == plain(graph)


@pytest.mark.parametrize("moment", ["work", "commit", "answer"])
def test_a_load_goes_on_when_its_connection_breaks(
    neo4j_database: Server, neo4j_driver: Driver, graph: Projection, moment: str
) -> None:
    with Line(neo4j_database.uri) as line, _store(neo4j_database, line) as store:
        cut: dict[str, Callable[[], None]] = {
            "work": line.cut,
            "commit": lambda: line.when_sent(COMMIT, line.cut),
            "answer": lambda: line.when_sent(COMMIT, lambda: line.when_answered(line.cut)),
        }
        line.when_sent(MIDDLE, cut[moment])
        assert store.load(graph) == _counts(graph)
    assert stored(neo4j_driver) == plain(graph)


def test_a_slow_line_only_takes_longer(neo4j_database: Server, neo4j_driver: Driver, graph: Projection) -> None:
    with Line(neo4j_database.uri) as line, _store(neo4j_database, line) as store:
        line.delay = 0.1
        assert store.load(graph) == _counts(graph)
    assert stored(neo4j_driver) == plain(graph)


def test_a_line_that_stalls_is_told_and_the_next_load_completes(
    impatient_neo4j: LocalServer, graph: Projection
) -> None:
    begun = time.monotonic()
    with Line(impatient_neo4j.uri) as line, _store(impatient_neo4j, line, patience=1) as store:
        line.when_sent(MIDDLE, line.stall)
        with pytest.raises(Neo4jError, match=r"cannot reach Neo4j at bolt://.*timed out.*; start the server"):
            store.load(graph)
        assert time.monotonic() - begun < 120
    _completed(impatient_neo4j, graph)


def test_a_transaction_that_the_server_ends_is_told_and_the_next_load_completes(
    impatient_neo4j: LocalServer, graph: Projection
) -> None:
    _completed(impatient_neo4j, graph)
    with connect(impatient_neo4j) as driver, driver.session() as session, session.begin_transaction(timeout=0) as other:
        other.run("MATCH (s:Statement) SET s.seen = true").consume()
        with (
            Neo4jStore(impatient_neo4j.uri, impatient_neo4j.user, impatient_neo4j.password) as store,
            pytest.raises(Neo4jError, match=r"stopped a transaction.*; raise its db\.transaction\.timeout"),
        ):
            store.load(graph)
        other.rollback()
    _completed(impatient_neo4j, graph)


def test_a_load_that_meets_a_deadlock_goes_on(
    neo4j_database: Server, neo4j_driver: Driver, graph: Projection, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, "neo4j")
    first, *_, last = [node.id for node in graph.nodes.values() if node.labels[0] == "Statement"]
    _completed(neo4j_database, graph)
    take = "MATCH (s:Entity {id: $id}) SET s.seen = true"
    with (
        ThreadPoolExecutor(1) as pool,
        Neo4jStore(neo4j_database.uri, neo4j_database.user, neo4j_database.password) as store,
        neo4j_driver.session() as session,
    ):
        other = session.begin_transaction()
        other.run(take, id=last).consume()
        loading = pool.submit(store.load, graph)
        _await_a_blocked_transaction(neo4j_driver)
        lost = False
        try:
            other.run(take, id=first).consume()
            other.rollback()
        except TransientError as error:
            lost = str(error.code).endswith("DeadlockDetected")
        assert loading.result() == _counts(graph)
    assert lost or "DeadlockDetected" in caplog.text
    assert stored(neo4j_driver) == plain(graph)


def _await_a_blocked_transaction(driver: Driver) -> None:
    deadline = time.monotonic() + START_SECONDS
    query = "SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status"
    while not driver.execute_query(query).records:
        assert time.monotonic() < deadline, "no transaction waits for another"
        time.sleep(0.1)


def test_two_loads_of_overlapping_ledgers_at_once(tmp_path: Path, neo4j_database: Server, neo4j_driver: Driver) -> None:
    server = neo4j_database
    env = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}
    for name, part in (("a.db", STATEMENTS[:90]), ("b.db", STATEMENTS[30:])):
        with KnowledgeGraph.open(tmp_path / name) as ledger:
            ledger.add(part)
    both = [
        subprocess.Popen(
            [*ENTENTE, "load", "--db", name], cwd=tmp_path, env=environment(**env), stderr=subprocess.PIPE, text=True
        )
        for name in ("a.db", "b.db")
    ]
    for one in both:
        told = one.communicate(timeout=START_SECONDS)[1]
        assert (one.returncode, told.count("\n")) in {(0, 0), (1, 1)}, told
        assert not told or "something else changed the graph" in told
    assert entente(tmp_path, "load", "--db", "a.db", env=env).code == 0
    with KnowledgeGraph.open(tmp_path / "a.db") as ledger:
        assert stored(neo4j_driver) == plain(ledger.projection)


def test_a_password_changed_between_and_during_loads_is_told(
    tmp_path: Path, impatient_neo4j: LocalServer, graph: Projection
) -> None:
    server = impatient_neo4j
    with KnowledgeGraph.open(tmp_path / "geo.db") as ledger:
        ledger.add(STATEMENTS)
    with Line(server.uri) as line, connect(server) as driver:
        wipe(driver)
        env = {"NEO4J_URI": line.uri, "NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}

        def change() -> None:
            server.change_password()
            line.cut()

        line.when_sent(MIDDLE, change)
        for _ in ("during", "between"):
            assert_one_line(entente(tmp_path, "load", env=env), "refuses the user or the password")
        assert entente(tmp_path, "load", env=env | {"NEO4J_PASSWORD": server.password}).code == 0
    with connect(server) as driver:
        assert stored(driver) == plain(graph)


def test_a_password_guessed_too_often_is_told(impatient_neo4j: LocalServer) -> None:
    told = [_refusal(impatient_neo4j) for _ in range(5)]
    assert "refuses the user or the password" in told[0]
    assert "was given a wrong password too often; check NEO4J_PASSWORD, wait some seconds" in told[-1]
    assert "secret-word" not in "".join(told)
    time.sleep(10)  # then the server lets in again who knows it
    with Neo4jStore(impatient_neo4j.uri, impatient_neo4j.user, impatient_neo4j.password) as store:
        assert store.run("RETURN 1 AS one") == [{"one": 1}]


def _refusal(server: LocalServer) -> str:
    with pytest.raises(Neo4jError) as caught, Neo4jStore(server.uri, server.user, "secret-word"):
        pass
    return str(caught.value)
