"""What the Neo4j driver raises, as Entente's own one-line errors. Imports the driver; import it only when used."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Final

from neo4j import exceptions as driver

from graph.errors import EntenteError, Neo4jError, ParameterError, QueryError, WriteRefused

_QUERY: Final = "Neo.ClientError.Statement."

_REFUSED: Final = "Neo4j at {uri} refuses the user or the password; check NEO4J_USERNAME and NEO4J_PASSWORD"
_STOPPED: Final = (
    "Neo4j at {uri} stopped a transaction, most likely since it took too long; raise its db.transaction.timeout, or do "
    "it again when the server has less to do"
)
_BUSY: Final = "Neo4j at {uri} could not do it for now: {message} ({code}); do it again when the server has less to do"

_ANSWERS: Final[Mapping[str, tuple[type[EntenteError], str]]] = {
    ".Security.Unauthorized": (Neo4jError, _REFUSED),
    ".Security.AuthenticationRateLimit": (
        Neo4jError,
        "Neo4j at {uri} was given a wrong password too often; check NEO4J_PASSWORD, wait some seconds and try again",
    ),
    ".Security.CredentialsExpired": (
        Neo4jError,
        "Neo4j at {uri} wants the password changed first; set another one with ALTER CURRENT USER SET PASSWORD",
    ),
    ".Transaction.TransactionTimedOut": (Neo4jError, _STOPPED),
    ".Transaction.TransactionTimedOutClientConfiguration": (Neo4jError, _STOPPED),
    ".Transaction.Terminated": (Neo4jError, _STOPPED),
    ".Transaction.LockClientStopped": (Neo4jError, _STOPPED),  # while it waited for another transaction
    ".DatabaseNotFound": (
        Neo4jError,
        "Neo4j at {uri} has no database {database!r}; SHOW DATABASES lists those it has",
    ),
    ".ConstraintCreationFailed": (
        Neo4jError,
        "Neo4j at {uri} holds nodes that share an id, which Entente needs to be unique: {rest}",
    ),
    _QUERY + "AccessMode": (
        WriteRefused,
        "the query would change the graph; allow that with --write, or write=True in Python",
    ),
    _QUERY + "ParameterMissing": (ParameterError, "the query lacks a parameter: {message}"),
}
"""The end of the server's code → the error, and its text."""


@contextmanager
def translated(uri: str, database: str | None) -> Iterator[None]:
    """Turns the driver's errors within the block into ours.

    Raises:
        Neo4jError: The server is not there, refuses the user, lacks the database, or fails.
        QueryError: It refuses the query; `WriteRefused` and `ParameterError` are of this class.
    """
    try:
        yield
    except driver.Neo4jError as error:
        raise _of_server(error, uri, database) from error
    except (driver.ServiceUnavailable, driver.SessionExpired) as error:
        raise Neo4jError(
            f"cannot reach Neo4j at {uri} ({_line(_cause(error))}); start the server or check NEO4J_URI"
        ) from error
    except driver.DriverError as error:
        raise Neo4jError(f"Neo4j at {uri}: {_line(error)}") from error


def _of_server(error: driver.Neo4jError, uri: str, database: str | None) -> EntenteError:
    code, full = error.code or "", error.message or str(error)
    said = {
        "uri": uri,
        "database": database,
        "code": code,
        "message": _line(full).removeprefix("Expected parameter(s): "),
        "rest": _line(full.partition("\n")[2]),
    }
    for ending, (kind, text) in _ANSWERS.items():
        if code.endswith(ending):
            return kind(text.format(**said))
    if code.startswith(_QUERY):
        return QueryError(f"Neo4j refuses the query: {said['message']}")
    if error.is_retryable():
        return Neo4jError(_BUSY.format(**said))
    return Neo4jError(f"Neo4j at {uri} failed: {said['message']} ({code})")


def _cause(error: BaseException) -> BaseException:
    """What lies at the bottom: the driver's own words only repeat the address."""
    while error.__cause__ is not None and str(error.__cause__):
        error = error.__cause__
    return error


def _line(error: object) -> str:
    """The first line; those after it repeat the query and point into it, which the first one does by number."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(": ")
