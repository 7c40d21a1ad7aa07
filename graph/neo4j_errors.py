"""What the Neo4j driver raises, as Entente's own one-line errors. Imports the driver; import it only when used."""

from collections.abc import Iterator
from contextlib import contextmanager

from neo4j import exceptions as driver

from graph.errors import EntenteError, Neo4jError, ParameterError, QueryError, WriteRefused

_QUERY = "Neo.ClientError.Statement."


@contextmanager
def translated(uri: str, database: str | None) -> Iterator[None]:
    """Turns the driver's errors within the block into ours.

    Raises:
        Neo4jError: The server is not there, refuses the user, lacks the database, or fails.
        QueryError: It refuses the query; `WriteRefused` and `ParameterError` are of this class.
    """
    try:
        yield
    except driver.AuthError as error:
        raise Neo4jError(
            f"Neo4j at {uri} refuses the user or the password; check NEO4J_USERNAME and NEO4J_PASSWORD"
        ) from error
    except driver.Neo4jError as error:
        raise _of_server(error, uri, database) from error
    except (driver.ServiceUnavailable, driver.SessionExpired) as error:
        raise Neo4jError(
            f"cannot reach Neo4j at {uri} ({_line(_cause(error))}); start the server or check NEO4J_URI"
        ) from error
    except driver.DriverError as error:
        raise Neo4jError(f"Neo4j at {uri}: {_line(error)}") from error


def _of_server(error: driver.Neo4jError, uri: str, database: str | None) -> EntenteError:
    code, message = error.code or "", _line(error.message or error)
    if code.endswith(".DatabaseNotFound"):
        return Neo4jError(f"Neo4j at {uri} has no database {database!r}; SHOW DATABASES lists those it has")
    if code == _QUERY + "AccessMode":
        return WriteRefused("the query would change the graph; allow that with --write, or write=True in Python")
    if code == _QUERY + "ParameterMissing":
        return ParameterError(f"the query lacks a parameter: {message.removeprefix('Expected parameter(s): ')}")
    if code.endswith(".ConstraintCreationFailed"):
        cause = _line((error.message or "").partition("\n")[2])
        return Neo4jError(f"Neo4j at {uri} holds nodes that share an id, which Entente needs to be unique: {cause}")
    if code.startswith(_QUERY):
        return QueryError(f"Neo4j refuses the query: {message}")
    return Neo4jError(f"Neo4j at {uri} failed: {message} ({code})")


def _cause(error: BaseException) -> BaseException:
    """What lies at the bottom: the driver's own words only repeat the address."""
    while error.__cause__ is not None and str(error.__cause__):
        error = error.__cause__
    return error


def _line(error: object) -> str:
    """The first line; those after it repeat the query and point into it, which the first one does by number."""
    return (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(": ")
