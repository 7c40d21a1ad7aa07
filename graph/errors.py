"""The errors Entente raises on purpose, drawn once.

    EntenteError
    ├── InputError            an article or a JSON line that cannot be read, or not in time
    ├── StatementError        a statement that breaks the ontology
    ├── LedgerError           the SQLite ledger
    │   ├── NotALedger        a file that is not an Entente ledger, or is damaged
    │   ├── LedgerVersionError  a ledger written by a newer Entente
    │   └── LedgerLocked      another process is writing
    ├── NotFound              an entity, document, country or saved query that is not there
    ├── QueryError            a query that an engine refuses
    │   ├── WriteRefused      a query that would change the graph
    │   └── ParameterError    a parameter that a query lacks or does not know
    ├── FormatError           a file that does not hold what its ending says
    ├── MissingExtra          a library that is installed on request only
    └── Neo4jError            the Neo4j server: not there, wrong password, wrong database

Each message is one line: what happened, where, what to do. The command line prints it and exits with 1.
"""

from collections.abc import Iterable
from difflib import get_close_matches


class EntenteError(Exception):
    """Base of every error that Entente raises on purpose."""


class InputError(EntenteError):
    """An article or a JSON line cannot be read.

    Attributes:
        where: The file that it is in, where that is known.
        line: Its number there, from 1, if it is a line.
    """

    where: str | None = None
    line: int | None = None


class StatementError(EntenteError, ValueError):
    """A statement, or a part of one, breaks the model or the ontology."""


class LedgerError(EntenteError):
    """The ledger cannot be read or written."""


class NotALedger(LedgerError):
    """The file is not an Entente ledger, or is damaged."""


class LedgerVersionError(LedgerError):
    """The ledger was written by a newer Entente."""


class LedgerLocked(LedgerError):
    """Another process is writing to the ledger."""


class NotFound(EntenteError, LookupError):
    """Something asked for by name is not there."""


class QueryError(EntenteError):
    """A query that the engine refuses."""


class WriteRefused(QueryError):
    """A query that would change the graph where that is not allowed."""


class ParameterError(QueryError):
    """A query parameter is missing or unknown."""


class FormatError(EntenteError):
    """A file does not hold what its ending says."""


class MissingExtra(EntenteError):
    """A library that is installed on request only is not there."""

    def __init__(self, what: str, library: str, extra: str) -> None:
        super().__init__(f"{what} needs {library}; install it with: pip install 'entente[{extra}]'")


class Neo4jError(EntenteError):
    """The Neo4j server cannot be reached or refuses the work."""


def suggestion(wanted: str, known: Iterable[str]) -> str:
    """The end of a message: the known names nearest to `wanted`, or nothing.

    >>> suggestion("office_holder", ["office_holders", "members"])
    '; did you mean office_holders?'
    """
    near = get_close_matches(wanted, list(known), n=3)
    return f"; did you mean {' or '.join(near)}?" if near else ""
