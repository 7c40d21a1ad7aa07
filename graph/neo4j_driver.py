"""Opens the Neo4j driver as Entente wants it, and writes with it. Imports the driver; import it only when used."""

import logging
from importlib.metadata import PackageNotFoundError, version
from typing import Any, Final

from neo4j import Driver, GraphDatabase, ManagedTransaction, Session, basic_auth
from neo4j.exceptions import IncompleteCommit

from graph.neo4j_access import Access

CONNECT_SECONDS: Final = 5.0
"""How long a server may take to answer a connection."""


def connect(access: Access, patience: float) -> Driver:
    """A driver that has reached its server.

    Args:
        access: The server's address, and who asks.
        patience: For how long, in seconds, a transaction is tried again that failed for no fault of its own.

    Raises:
        neo4j.exceptions.DriverError: The server is not there. `graph.neo4j_errors.translated` puts it into our words.
        neo4j.exceptions.Neo4jError: The server refuses.
    """
    _hush()
    driver = GraphDatabase.driver(
        access.uri,
        auth=None if access.username is None else basic_auth(access.username, access.password or ""),
        user_agent=f"entente/{_version()}",
        connection_timeout=CONNECT_SECONDS,
        connection_acquisition_timeout=2 * CONNECT_SECONDS,
        max_transaction_retry_time=patience,
        notifications_min_severity="OFF",
        telemetry_disabled=True,
    )
    try:
        driver.verify_connectivity()
    except BaseException:
        driver.close()
        raise
    return driver


def write(session: Session, query: str, parameters: dict[str, Any]) -> list[dict[str, Any]]:
    """Writes in one transaction what may be written twice, and returns the rows of the answer.

    The driver tries again what the server calls transient, and after a lost connection; but not where that was lost
    while a commit was under way, since it cannot know that writing the same again changes nothing.
    """

    def work(transaction: ManagedTransaction) -> list[dict[str, Any]]:
        return transaction.run(query, parameters).data()

    try:
        return session.execute_write(work)
    except IncompleteCommit:
        return session.execute_write(work)


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
