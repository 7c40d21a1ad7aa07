"""The file of a ledger: opened, made, brought up to the present version, and written in transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final, Self

from graph import migrations
from graph.errors import LedgerError, LedgerLocked, LedgerVersionError, NotALedger

APPLICATION_ID: Final = 0x456E_7474
"""Marks a SQLite file as an Entente ledger (`PRAGMA application_id`): "Entt"."""

SCHEMA_VERSION: Final = migrations.VERSION
_BUSY_SECONDS = 5.0
_NEAR: Final = 20  # characters shown on each side of one that cannot be kept
_UNWRITABLE: Final = (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)

_SCHEMA = f"""
PRAGMA application_id = {APPLICATION_ID};
PRAGMA user_version = 1;
CREATE TABLE documents (
    id TEXT PRIMARY KEY, uri TEXT, title TEXT, url TEXT, published TEXT, digest TEXT NOT NULL, text TEXT
) STRICT;
CREATE TABLE statements (
    id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents ON DELETE CASCADE, record TEXT NOT NULL
) STRICT;
CREATE INDEX statements_by_document ON statements (document);
CREATE TABLE forgotten (document TEXT PRIMARY KEY) STRICT;
CREATE TABLE judgements (
    number INTEGER PRIMARY KEY, "left" TEXT NOT NULL, "right" TEXT NOT NULL, verdict TEXT NOT NULL,
    "by" TEXT NOT NULL, "at" TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
"""
"""The first version; `graph.migrations` makes the present one of it."""


class LedgerFile:
    """A SQLite file with the tables of a ledger; `graph.ledger.Ledger` says how it is opened, and what is in it."""

    def __init__(self, path: str | Path = ":memory:", *, must_exist: bool = False) -> None:
        self.path = str(path)
        if not self.path:  # SQLite would keep all in a file of its own, and delete that at the end
            raise LedgerError("the name of the ledger is empty; give a file, for instance: --db geo.db")
        if must_exist and self.path != ":memory:" and not (Path(path).is_file() and Path(path).stat().st_size):
            raise LedgerError(f"there is no ledger {self.path}; make one with: entente build ARTICLE… --db {self.path}")
        with self._explained():
            try:
                self._open(self.path)
            except (LedgerError, sqlite3.Error) as error:
                if not must_exist or _code(error.__cause__ or error) not in _UNWRITABLE or _has_more(self.path):
                    raise
                # Its folder is read-only, or the disk is full. Nobody can write to it then: it is read as it stands.
                self._open(f"{Path(path).absolute().as_uri()}?immutable=1", uri=True)

    def _open(self, name: str, *, uri: bool = False) -> None:
        self._connection = sqlite3.connect(name, timeout=_BUSY_SECONDS, isolation_level=None, uri=uri)
        self._place = Place(self.path)
        try:
            self._prepare()
        except BaseException:
            self._connection.close()
            raise

    def _prepare(self) -> None:
        self._connection.execute("PRAGMA foreign_keys = ON")
        if self._is_new():
            self._create()
        self._check_kind()
        self._migrate()
        if self.path != ":memory:":
            # Readers go on while one process writes, and a kill leaves a file that opens.
            self._connection.execute("PRAGMA journal_mode = WAL")

    def _is_new(self) -> bool:
        return not self._pragma("application_id") and not self._one("SELECT count(*) FROM sqlite_schema")

    def _create(self) -> None:
        with self._writing():
            if self._is_new():  # another process may have made it while this one waited
                for command in _SCHEMA.split(";\n"):
                    self._connection.execute(command)

    def _check_kind(self) -> None:
        if self._pragma("application_id") != APPLICATION_ID:
            raise NotALedger(f"{self.path} is a SQLite file, but no Entente ledger; give another file to --db")
        version = self._pragma("user_version")
        if version > SCHEMA_VERSION:
            raise LedgerVersionError(
                f"{self.path} is a ledger of version {version} and this Entente knows version {SCHEMA_VERSION}; "
                "upgrade with: pip install --upgrade entente"
            )

    def _migrate(self) -> None:
        if self._pragma("user_version") < SCHEMA_VERSION:
            with self._writing():
                migrations.migrate(self._connection, self._pragma("user_version"))  # maybe another process did it

    @property
    def version(self) -> tuple[int, int]:
        """A pair that changes whenever the ledger does, by this connection or another."""
        return (self._pragma("data_version"), self._connection.total_changes)

    def close(self) -> None:
        """Closes the file."""
        self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _one(self, query: str) -> int:
        return int(self._connection.execute(query).fetchone()[0])

    def _pragma(self, name: str) -> int:
        with self._explained():
            return self._one(f"PRAGMA {name}")

    @contextmanager
    def at_once(self) -> Iterator[None]:
        """A block whose writes are one transaction: far quicker for many documents, and kept all or none."""
        with self._writing():
            yield

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One transaction, with the right to write taken at once; undone whole when anything goes wrong."""
        if self._connection.in_transaction:  # of `at_once`
            yield
            return
        with self._explained():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
                self._place.check()
            except BaseException:
                # A full disk has SQLite roll back by itself.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def _is_read_only(self) -> bool:
        """Whether this connection cannot write at all, be it for a disk, a folder or a file that is read-only."""
        try:
            with self._writing():
                self._connection.execute("DELETE FROM forgotten WHERE FALSE")  # to begin is allowed even so
                return False
        except LedgerError as error:
            if _code(error.__cause__ or error) != sqlite3.SQLITE_READONLY:
                raise
            return True

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turns SQLite's errors into ours, which say what to do; half a character too, which UTF-8 has no place for."""
        try:
            yield
        except sqlite3.Error as error:
            raise _explain(self.path, error) from error
        except UnicodeEncodeError as error:
            near = error.object[max(0, error.start - _NEAR) : error.end + _NEAR]
            raise LedgerError(f"{self.path} takes text in UTF-8, which {near!r} is not; write that anew") from error


class Place:
    """Where an open ledger stands. Deleted or cut short, it takes what was kept with it, and SQLite would write on.

    Args:
        path: Of the file, which is open; or `:memory:`.
    """

    def __init__(self, path: str) -> None:
        self._path = path
        self._whole = Path(path).absolute()  # SQLite too keeps to where it was opened
        self._file = _identity(self._whole)
        self._size = 0

    def check(self) -> None:
        """Sees to it that what is written to the open file is there for others.

        Raises:
            LedgerError: The file was deleted, moved or replaced.
            NotALedger: It was cut short.
        """
        if self._file is None:
            return
        if _identity(self._whole) != self._file:
            raise LedgerError(f"{self._path} was deleted or replaced while it was written; run the command again")
        size = self._whole.stat().st_size
        # VACUUM makes it shorter too. An empty file would pass for a sound one.
        if size < self._size and (size == 0 or not _is_sound(self._whole)):
            raise NotALedger(
                f"{self._path} was cut short while it was written, and is damaged; delete it and run the command again"
            )
        self._size = size


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino


def _is_sound(path: Path) -> bool:
    with closing(sqlite3.connect(path, timeout=_BUSY_SECONDS)) as other:
        return bool(other.execute("PRAGMA quick_check").fetchone() == ("ok",))


def _has_more(path: str) -> bool:
    """Whether what was written last stands in the file beside it, and is still to be taken over."""
    beside = Path(f"{path}-wal")
    return beside.exists() and beside.stat().st_size > 0


def _code(error: BaseException) -> int:
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _explain(path: str, error: sqlite3.Error) -> LedgerError:
    code = _code(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return LedgerLocked(f"{path} is being written by another process; wait for it, or use another --db")
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
        return NotALedger(f"{path} is no Entente ledger, or is damaged ({error}); use another file for --db")
    if isinstance(error, sqlite3.ProgrammingError):
        return LedgerError(f"{path}: {error}; open the ledger anew in each thread, and before it is closed")
    if code == sqlite3.SQLITE_FULL:
        return LedgerError(f"the disk with {path} is full; free some space and run it again, nothing kept is lost")
    if code == sqlite3.SQLITE_IOERR:
        return LedgerError(
            f"the disk with {path} cannot be read or written ({error}); see that it has space and is sound, then run "
            "it again, nothing kept is lost"
        )
    if code in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM):
        return LedgerError(f"{path} cannot be opened or written ({error}); check the folder and its permissions")
    return LedgerError(f"{path}: {error}; run the command again, nothing kept is lost")
