"""A ledger of an earlier version is brought to this one when it is opened, and loses nothing."""

import sqlite3

import pytest
from reports import CARRIED
from statements import RUSSIA, document, role

from graph.judgements import Judgement, canonical_ids
from graph.ledger import Ledger
from graph.ledger_file import SCHEMA_VERSION
from graph.migrations import STEPS

FIRST_VERSION = """
PRAGMA application_id = 1164866676;
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


def as_it_was(path, kept):
    """A file of version 1 with the documents and statements of a present ledger."""
    old = sqlite3.connect(path)
    old.executescript(FIRST_VERSION)
    for table in ("documents", "statements"):
        rows = kept._connection.execute(f"SELECT * FROM {table}").fetchall()
        old.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
    old.commit()
    old.close()


@pytest.fixture
def kept():
    ledger = Ledger()
    for name, text in CARRIED.items():
        where = document(name)
        ledger.put(where, [role("Pavel Orlov", "mayor", RUSSIA, where=where)], text=text)
    return ledger


@pytest.fixture
def path(tmp_path, kept):
    as_it_was(tmp_path / "geo.db", kept)
    return tmp_path / "geo.db"


def layout(ledger):
    return sorted(ledger._connection.execute("SELECT type, name, sql FROM sqlite_schema").fetchall(), key=str)


def test_an_old_ledger_becomes_as_a_new_one(path, kept):
    with Ledger(path, must_exist=True) as ledger:
        assert layout(ledger) == layout(kept)
        assert list(ledger.statements()) == list(kept.statements())
        assert ledger.documents() == kept.documents()


def test_copies_are_found_among_the_texts_that_were_there(path, kept):
    with Ledger(path) as ledger:
        assert ledger.copies() == kept.copies() != {}


def test_judgements_stay_each_an_act_of_its_own(path):
    with sqlite3.connect(path) as old:
        old.executemany(
            "INSERT INTO judgements VALUES (?, 'person:a', 'person:b', 'same', 'ana', '2024', ?)",
            [(1, "one"), (2, "again")],
        )
    old.close()
    with Ledger(path) as ledger:
        assert [(act.number, len(act.judgements)) for act in ledger.acts()] == [(1, 1), (2, 1)]
        assert canonical_ids(ledger.judgements()) == {"person:b": "person:a"}
        assert ledger.judge(Judgement("person:a", "person:c", "same", "ana", "2025", score=0.5)) == 3
    with Ledger(path) as ledger:
        assert ledger.judgements()[-1].score == 0.5


def test_a_step_that_fails_leaves_the_ledger_as_it_was(path, monkeypatch):
    def breaks(ledger):
        ledger.execute("CREATE TABLE half_done (x)")
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setitem(STEPS, 2, breaks)
        with pytest.raises(KeyboardInterrupt):
            Ledger(path)
    with sqlite3.connect(path) as old:
        assert old.execute("PRAGMA user_version").fetchone() == (1,)
        assert old.execute("SELECT count(*) FROM sqlite_schema WHERE name IN ('half_done', 'bands')").fetchone() == (0,)
    old.close()
    with Ledger(path) as ledger:
        assert ledger._pragma("user_version") == SCHEMA_VERSION


def test_opening_again_changes_nothing(path):
    Ledger(path).close()
    before = path.read_bytes()
    Ledger(path).close()
    assert path.read_bytes() == before
