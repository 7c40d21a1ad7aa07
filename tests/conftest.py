"""Fixtures that all tests share. The Neo4j ones start a real server when a test first asks for it.

`NEO4J_URI` (with `NEO4J_USERNAME`, `NEO4J_PASSWORD`) points them at a server that is there. They empty its database,
and one that holds anything only with `ENTENTE_TEST_WIPE=1`. `ENTENTE_REQUIRE_NEO4J=1` makes a skip a failure.
"""

import os
from collections.abc import Generator, Iterator

import pytest
from neo4j import Driver
from neo4j_jars import FetchError, server_jars
from neo4j_server import ExternalServer, JavaMissing, LocalServer, connect, external, java, wipe

Server = LocalServer | ExternalServer

_IMPATIENT = """
db.transaction.timeout=20s
db.transaction.monitor.check.interval=1s
server.bolt.connection_keep_alive=5s
server.bolt.connection_keep_alive_probes=2
dbms.security.auth_lock_time=10s
"""


@pytest.fixture(scope="session")
def neo4j_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A running Neo4j: `.uri`, `.user`, `.password`. It may hold what another test left; see `neo4j_database`."""
    there = external()
    if there is not None:
        _refuse_to_wipe_strangers(there)
        yield there
        return
    server = _local_server(tmp_path_factory)
    server.start()
    try:
        yield server
    finally:
        server.discard()


@pytest.fixture(scope="session")
def neo4j_driver(neo4j_server: Server) -> Iterator[Driver]:
    """A plain driver, for a test's own look at the database."""
    with connect(neo4j_server) as driver:
        yield driver


@pytest.fixture
def neo4j_database(neo4j_server: Server, neo4j_driver: Driver) -> Server:
    """A running Neo4j with an empty database."""
    wipe(neo4j_driver)
    return neo4j_server


@pytest.fixture
def stoppable_neo4j(neo4j_database: Server) -> Iterator[LocalServer]:
    """A running Neo4j with an empty database that the test may `stop` and `start`; it runs again afterwards."""
    if not isinstance(neo4j_database, LocalServer):
        pytest.skip("the server of NEO4J_URI is not ours to stop")
    try:
        yield neo4j_database
    finally:
        neo4j_database.start()


@pytest.fixture
def unstarted_neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A Neo4j of this test's own that has never run, for what is done to databases from outside."""
    server = _local_server(tmp_path_factory)
    try:
        yield server
    finally:
        server.discard()


@pytest.fixture(scope="session")
def impatient_neo4j(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalServer]:
    """A Neo4j without patience: 20 s for a transaction, 10 s for a sign of life and after three wrong passwords.

    Its password may be changed.
    """
    server = _local_server(tmp_path_factory, _IMPATIENT)
    server.start()
    try:
        yield server
    finally:
        server.discard()


@pytest.fixture
def followthemoney() -> None:
    """FollowTheMoney's library, which needs more than Python to install."""
    pytest.importorskip(
        "followthemoney", reason="followthemoney, the extra ftm, is not installed", exc_type=ImportError
    )


def _local_server(folders: pytest.TempPathFactory, settings: str = "") -> LocalServer:
    try:
        java()
        return LocalServer(server_jars(), folders.mktemp("neo4j"), settings)
    except (JavaMissing, FetchError) as error:
        if os.environ.get("ENTENTE_REQUIRE_NEO4J") == "1":
            pytest.fail(f"ENTENTE_REQUIRE_NEO4J=1, but {error}")
        pytest.skip(str(error))


def _refuse_to_wipe_strangers(server: ExternalServer) -> None:
    with connect(server) as driver:
        holds = driver.execute_query("MATCH (n) RETURN count(n) AS nodes").records[0]["nodes"]
    if holds and os.environ.get("ENTENTE_TEST_WIPE") != "1":
        pytest.fail(f"{server.uri} holds {holds} nodes, and the tests empty it; set ENTENTE_TEST_WIPE=1 to allow that")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """With `ENTENTE_NO_SKIP=1`, as in CI, a test that skips has failed: what is there must run."""
    report = yield
    if report.skipped and os.environ.get("ENTENTE_NO_SKIP") == "1":
        report.outcome = "failed"
    return report
