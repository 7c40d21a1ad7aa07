"""Opens the Neo4j driver as Entente wants it. Imports the driver; import it only when used."""

import logging
from importlib.metadata import PackageNotFoundError, version
from typing import Final
from urllib.parse import urlsplit

from neo4j import Driver, GraphDatabase

from graph.errors import Neo4jError

CONNECT_SECONDS: Final = 5.0
"""How long a server may take to answer a connection, and for how long a transaction is tried again."""

_SCHEMES: Final = frozenset({"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"})


def connect(uri: str, auth: tuple[str, str] | None) -> Driver:
    """A driver that has reached its server.

    Raises:
        Neo4jError: The address holds a password, or is no address.
        neo4j.exceptions.DriverError: The server is not there. `graph.neo4j_errors.translated` puts it into our words.
        neo4j.exceptions.Neo4jError: The server refuses.
    """
    _check(uri)
    _hush()
    driver = GraphDatabase.driver(
        uri,
        auth=auth,
        user_agent=f"entente/{_version()}",
        connection_timeout=CONNECT_SECONDS,
        connection_acquisition_timeout=2 * CONNECT_SECONDS,
        max_transaction_retry_time=CONNECT_SECONDS,
        notifications_min_severity="OFF",
        telemetry_disabled=True,
    )
    try:
        driver.verify_connectivity()
    except BaseException:
        driver.close()
        raise
    return driver


def _check(uri: str) -> None:
    if "@" in uri:
        # An address is shown in messages; a password in it would be too.
        raise Neo4jError("the Neo4j address holds a user or password; give them as NEO4J_USERNAME and NEO4J_PASSWORD")
    try:
        parts = urlsplit(uri)
        named = parts.scheme in _SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is no number
        named = False
    if not named:
        raise Neo4jError(f"{uri!r} is no Neo4j address; it looks like bolt://localhost:7687 or neo4j+s://host")


def _hush() -> None:
    logger = logging.getLogger("neo4j")
    if not logger.hasHandlers():
        # The driver tells of each retry; without any handler Python would print that between our own lines.
        logger.addHandler(logging.NullHandler())


def _version() -> str:
    try:
        return version("entente")
    except PackageNotFoundError:
        return "checkout"
