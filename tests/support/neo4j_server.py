"""A Neo4j server for the tests: one started here on a free port with a fresh home, or one that is there already."""

import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from neo4j import Driver, GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

START_SECONDS = 300
_OLDEST_JAVA = 17
_FACTORY_PASSWORD = "neo4j"
_OPENED = ("java.nio", "java.lang", "sun.nio.ch")
_SERVER = "org.neo4j.server.CommunityEntryPoint"
_ADMIN = "org.neo4j.cli.AdminTool"
_CONFIG = """
server.bolt.listen_address=127.0.0.1:{port}
server.bolt.advertised_address=127.0.0.1:{port}
server.http.enabled=false
server.https.enabled=false
client.allow_telemetry=false
dbms.usage_report.enabled=false
server.memory.pagecache.size=64m
db.tx_log.preallocate=false
# Without these two a stop takes ten seconds.
internal.dbms.bolt.netty_server_shutdown_quiet_period=0
internal.dbms.bolt.netty_server_shutdown_timeout=1s
"""


class JavaMissing(Exception):
    """There is no Java that can run the server."""


class ServerFailed(Exception):
    """The server did not start; the message ends with its log."""


@dataclass(frozen=True)
class ExternalServer:
    """A server that somebody else runs; the tests cannot stop it."""

    uri: str
    user: str
    password: str


class LocalServer:
    """A server of our own. `stop` and `start` keep its home, port and password.

    Attributes:
        uri: Its `bolt://` address.
        user: Always `neo4j`.
        password: Made up for this server.

    Args:
        jars: The folder of the server's jars.
        home: An empty folder.
        settings: Further lines for its `neo4j.conf`.
    """

    def __init__(self, jars: Path, home: Path, settings: str = "") -> None:
        self.user = "neo4j"
        self.password = secrets.token_urlsafe(12)
        port = _free_port()
        self.uri = f"bolt://127.0.0.1:{port}"
        self._home = home
        self._jars = jars
        self._command = [java(), *_jvm(jars), _SERVER, f"--home-dir={home}", f"--config-dir={home}"]
        self._password_set = False
        self._process: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None
        (home / "neo4j.conf").write_text(_CONFIG.format(port=port) + settings, "utf-8")

    @property
    def pid(self) -> int | None:
        """The number of the server's process while it runs."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Starts the server and waits until it answers queries (about 8 s); does nothing when it runs.

        Raises:
            ServerFailed: It ended, or did not answer in time.
        """
        if self._process is not None:
            return
        with (self._home / "console.log").open("ab") as log:
            # A session of its own, so that Ctrl-C reaches pytest alone, which then stops it in order.
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True
            )
        self._guard = _guard(self._process.pid)
        try:
            self._await_answer(time.monotonic() + START_SECONDS)
        except BaseException:
            self.stop()
            raise

    def stop(self, *, kill: bool = False) -> None:
        """Stops the server, in order or (`kill`) as a power cut would; does nothing when it does not run."""
        if self._process is None:
            return
        if self._guard is not None:
            self._guard.kill()
            self._guard.communicate()
        self._process.send_signal(signal.SIGKILL if kill else signal.SIGTERM)
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = self._guard = None

    def admin(self, *arguments: str, folder: Path) -> None:
        """Runs `neo4j-admin` in a folder, on the databases of this server, which must not run.

        Raises:
            ServerFailed: It did not do what it was told.
        """
        command = [java(), *_jvm(self._jars), _ADMIN, *arguments]
        env = os.environ | {"NEO4J_HOME": str(self._home), "NEO4J_CONF": str(self._home)}
        ran = subprocess.run(command, cwd=folder, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if ran.returncode:
            raise ServerFailed(f"neo4j-admin {' '.join(arguments)}\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}")

    def change_password(self) -> None:
        """Gives its user another password; connections that are open stay so."""
        old, self.password = self.password, secrets.token_urlsafe(12)
        self._alter_password(old)

    def discard(self) -> None:
        """Kills the server and removes its home."""
        self.stop(kill=True)
        shutil.rmtree(self._home)

    def _await_answer(self, deadline: float) -> None:
        while not self._answers():
            if self._process is None or self._process.poll() is not None:
                raise ServerFailed(f"Neo4j ended while starting\n{self.log()}")
            if time.monotonic() > deadline:
                raise ServerFailed(f"Neo4j did not answer within {START_SECONDS} s\n{self.log()}")
            time.sleep(0.2)

    def _answers(self) -> bool:
        try:
            if not self._password_set:
                self._set_password()
            with connect(self) as driver, driver.session(database="neo4j") as session:
                session.run("RETURN 1").consume()
        except (DriverError, Neo4jError):
            return False
        return True

    def _set_password(self) -> None:
        self._alter_password(_FACTORY_PASSWORD)
        self._password_set = True

    def _alter_password(self, old: str) -> None:
        change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
        with (
            GraphDatabase.driver(self.uri, auth=(self.user, old)) as driver,
            driver.session(database="system") as session,
        ):
            session.run(change, old=old, new=self.password).consume()

    def log(self, lines: int = 40) -> str:
        """The last lines of what the server wrote."""
        written = [self._home / "console.log", self._home / "logs" / "neo4j.log"]
        text = "\n".join(path.read_text("utf-8", "replace") for path in written if path.exists())
        return "\n".join(text.splitlines()[-lines:])


def external() -> ExternalServer | None:
    """The server that `NEO4J_URI`, `NEO4J_USERNAME` and `NEO4J_PASSWORD` name, if they do."""
    uri = os.environ.get("NEO4J_URI")
    if not uri:
        return None
    return ExternalServer(uri, os.environ.get("NEO4J_USERNAME", "neo4j"), os.environ.get("NEO4J_PASSWORD", ""))


def connect(server: LocalServer | ExternalServer) -> Driver:
    """A plain driver for a test's own look at the database."""
    return GraphDatabase.driver(server.uri, auth=(server.user, server.password), notifications_min_severity="OFF")


def wipe(driver: Driver) -> None:
    """Empties the database: nodes, relationships, and the constraints and indexes that are not Entente's.

    Entente's own stay, since every load makes them first; making them anew, and planning each query anew after that,
    would cost each test two seconds.
    """
    with driver.session() as session:
        session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 1000 ROWS").consume()
        others = "WHERE NOT name STARTS WITH 'entente_'"
        for row in list(session.run(f"SHOW CONSTRAINTS YIELD name {others} RETURN name")):
            session.run(f"DROP CONSTRAINT `{row['name']}`").consume()
        for row in list(session.run(f"SHOW INDEXES YIELD name, type {others} AND type <> 'LOOKUP' RETURN name")):
            session.run(f"DROP INDEX `{row['name']}`").consume()


def java() -> str:
    """The Java to run the server with: `JAVA_HOME`'s, or the one on the path.

    Raises:
        JavaMissing: There is none, or it is older than 17.
    """
    home = os.environ.get("JAVA_HOME")
    found = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    if found is None:
        raise JavaMissing(f"no Java found; install Java {_OLDEST_JAVA} or later to run a Neo4j server")
    said = subprocess.run([found, "-version"], capture_output=True, text=True, check=True).stderr
    version = re.search(r'version "(\d+)', said)
    if version is None or int(version[1]) < _OLDEST_JAVA:
        raise JavaMissing(f"{found} is too old for Neo4j; install Java {_OLDEST_JAVA} or later")
    return found


def _jvm(jars: Path) -> list[str]:
    opened = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in _OPENED]
    return ["-Xmx512m", "-XX:+UseSerialGC", *opened, "-cp", f"{jars}/*"]


def _guard(pid: int) -> subprocess.Popen[bytes]:
    """Ends the server when this process is gone, however it went: the guard's input then closes."""
    script = 'read -r _; kill -9 "$1"'
    return subprocess.Popen(["sh", "-c", script, "sh", str(pid)], stdin=subprocess.PIPE, start_new_session=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
