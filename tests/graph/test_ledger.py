import os
import signal
import sqlite3
import subprocess
import sys
import time

import pytest
from statements import RUSSIA, SCO, document, membership, role

from graph.errors import LedgerError, LedgerLocked, LedgerVersionError, NotALedger, NotFound, StatementError
from graph.judgements import Judgement, canonical_ids
from graph.ledger import Ledger
from graph.ledger_file import SCHEMA_VERSION

A, B = document("a"), document("b", None)
SAID_A = [role("Ana Ilić", "mayor", RUSSIA, where=A), membership(RUSSIA, SCO, where=A, since="2001-06")]
SAID_B = [role("Bo Li", "mayor", RUSSIA, where=B)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "geo.db"


def test_statements_come_back_as_they_were(path):
    with Ledger(path) as ledger:
        ledger.put(A, SAID_A, text="Ana Ilić and Russia")
    with Ledger(path, must_exist=True) as ledger:
        assert sorted(ledger.statements(), key=lambda one: one.id) == sorted(SAID_A, key=lambda one: one.id)
        assert ledger.documents() == [A]
        assert ledger.text(A.id) == "Ana Ilić and Russia"


def test_documents_put_at_once_are_kept_all_or_none(path):
    def put(ledger, *said):
        with ledger.at_once():
            for where, statements in said:
                ledger.put(where, statements)

    wrong = role("Bo Li", "mayor", RUSSIA, "reigning", where=B)
    with Ledger(path) as ledger:
        with pytest.raises(StatementError):
            put(ledger, (A, SAID_A), (B, [wrong]))
        assert ledger.documents() == []
        put(ledger, (A, SAID_A), (B, SAID_B))
        assert ledger.documents() == [A, B]
        assert list(ledger.mentioning(["person:bo-li"])) == SAID_B


def test_the_same_document_again_changes_nothing(path):
    with Ledger(path) as ledger:
        assert ledger.put(A, SAID_A, text="x") == "added"
        version = ledger.version
        assert ledger.put(A, reversed(SAID_A), text="x") == "unchanged"
        assert ledger.version == version


def test_a_changed_document_replaces_what_it_stated(path):
    with Ledger(path) as ledger:
        ledger.put(A, SAID_A, text="x")
        ledger.put(B, SAID_B)
        assert ledger.put(A, SAID_A[:1], text="y") == "replaced"
        assert set(ledger.statements()) == {SAID_A[0], *SAID_B}


@pytest.mark.parametrize("name", ["doc:a", "Report a"])
def test_a_document_is_forgotten_by_id_or_title(path, name):
    with Ledger(path) as ledger:
        ledger.put(A, SAID_A)
        ledger.put(B, SAID_B)
        assert ledger.forget(name) == A
        assert list(ledger.statements()) == SAID_B
        assert ledger.known_documents() == {"doc:a", "doc:b"}


def test_an_unknown_document_is_named_with_its_neighbours(path):
    with Ledger(path) as ledger:
        ledger.put(A, SAID_A)
        with pytest.raises(NotFound, match="no document 'Report b'; did you mean Report a"):
            ledger.forget("Report b")


def test_a_statement_that_breaks_the_ontology_keeps_nothing(path):
    wrong = role("Ana Ilić", "mayor", RUSSIA, "reigning", where=A)
    with Ledger(path) as ledger:
        with pytest.raises(StatementError, match="'reigning' is no status; it is one of acting, candidate"):
            ledger.put(A, [*SAID_A, wrong])
        assert ledger.documents() == []


def test_a_statement_of_another_document_is_refused(path):
    with Ledger(path) as ledger, pytest.raises(StatementError, match="is of doc:b, not of doc:a"):
        ledger.put(A, SAID_B)


def test_something_else_is_no_ledger(path):
    path.write_text("my shopping list, which is long enough to be mistaken for a header of SQLite\n" * 20)
    with pytest.raises(NotALedger, match="no Entente ledger"):
        Ledger(path)


def test_another_programs_database_is_left_alone(path):
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (x)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(NotALedger, match="a SQLite file, but no Entente ledger"):
        Ledger(path)
    assert path.read_bytes() == before


def test_a_truncated_ledger_is_said_to_be_damaged(path):
    with Ledger(path) as ledger:
        ledger.put(A, SAID_A, text="x" * 100_000)
    with path.open("r+b") as file:
        file.truncate(5_000)
    with pytest.raises(NotALedger, match="damaged"), Ledger(path) as ledger:
        list(ledger.statements())


def test_a_newer_ledger_asks_for_an_upgrade(path):
    Ledger(path).close()
    with sqlite3.connect(path) as newer:
        newer.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    newer.close()
    with pytest.raises(LedgerVersionError, match="pip install --upgrade entente"):
        Ledger(path)


def test_a_second_writer_is_told_to_wait(path, monkeypatch):
    monkeypatch.setattr("graph.ledger_file._BUSY_SECONDS", 0.1)
    with Ledger(path) as ledger:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerLocked, match="written by another process"):
            ledger.put(A, SAID_A)
        assert list(ledger.statements()) == []  # readers go on
        other.execute("ROLLBACK")
        other.close()
        assert ledger.put(A, SAID_A) == "added"


def test_a_missing_ledger_says_how_to_make_one(path):
    with pytest.raises(LedgerError, match="entente build"):
        Ledger(path, must_exist=True)
    assert not path.exists()


@pytest.mark.parametrize("must_exist", [True, False])
def test_a_ledger_without_a_name_is_refused(must_exist):
    with pytest.raises(LedgerError, match="the name of the ledger is empty; give a file"):
        Ledger("", must_exist=must_exist)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(LedgerError, match="cannot be opened"):
        Ledger(tmp_path / "no" / "geo.db")


def test_judgements_are_kept_in_order_and_undone(path):
    same = Judgement("person:xi", "person:xi-jinping", "same", by="ana", at="2024-01-02T03:04:05Z", reason="one man")
    undone = Judgement("person:xi-jinping", "person:xi", "undecided", by="ana", at="2024-01-03T03:04:05Z")
    with Ledger(path) as ledger:
        ledger.judge(same)
        assert canonical_ids(ledger.judgements()) == {"person:xi-jinping": "person:xi"}
        ledger.judge(undone)
        assert ledger.judgements() == [same, undone]
        assert canonical_ids(ledger.judgements()) == {}


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("person:a", "org:a", "same"),
        ("person:a", "person:a", "same"),
        ("person:a", "", "same"),
        ("person:a", "person:b", "x"),
        ("person:a@doc:x", "person:b@doc:y", "same"),
    ],
)
def test_a_judgement_that_makes_no_sense_is_refused(left, right, verdict):
    with pytest.raises(StatementError):
        Judgement(left, right, verdict, "ana", "2024")


@pytest.mark.parametrize("record", ["'{}'", "record || 'x'", "substr(record, 2)"])
def test_a_damaged_record_is_named_with_its_document(path, record):
    with Ledger(path) as ledger:
        ledger.put(A, SAID_A)
    with sqlite3.connect(path) as other:
        other.execute(f"UPDATE statements SET record = {record}")
    other.close()
    with Ledger(path) as ledger, pytest.raises(NotALedger, match="a statement of doc:a is damaged"):
        list(ledger.statements())


def test_merges_join_chains_in_any_order():
    pairs = [("person:c", "person:b"), ("person:a", "person:b"), ("person:d", "person:c")]
    chain = [Judgement(left, right, "same", "ana", "2024") for left, right in pairs]
    expected = {"person:b": "person:a", "person:c": "person:a", "person:d": "person:a"}
    assert canonical_ids(chain) == expected
    assert canonical_ids(reversed(chain)) == expected


WRITER = """
import sys
from statements import RUSSIA, document, role
from graph.ledger import Ledger
with Ledger(sys.argv[1]) as ledger:
    for number in range(100_000):
        where = document(f"d{number}")
        ledger.put(where, [role(f"Person {k}", "mayor", RUSSIA, where=where) for k in range(20)], text="x" * 2000)
        print(number, flush=True)
"""


def test_a_kill_loses_at_most_the_document_in_hand(path):
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen([sys.executable, "-c", WRITER, path], stdout=subprocess.PIPE, env=environment) as writer:
        for _ in range(30):
            writer.stdout.readline()
        time.sleep(0.003)
        writer.send_signal(signal.SIGKILL)
        said = 30 + len(writer.stdout.read().splitlines())
    with Ledger(path, must_exist=True) as ledger:
        kept = len(ledger.documents())
        assert said <= kept <= said + 1
        assert len(list(ledger.statements())) == 20 * kept
        assert ledger.put(A, SAID_A) == "added"


def test_what_counts_already_is_not_kept_again(path):
    same = Judgement("person:a", "person:b", "same", "ana", "2024")
    with Ledger(path) as ledger:
        assert (ledger.judge(same), ledger.judge(same)) == (1, None)
        assert ledger.judge(Judgement("person:b", "person:a", "same", "import", "2025")) is None
        assert ledger.judge(Judgement("person:a", "person:b", "different", "bo", "2025"), same) == 2
        assert [len(act.judgements) for act in ledger.acts()] == [1, 1]


def test_judgements_kept_at_once_are_one_act(path):
    first, second = (Judgement("person:a", f"person:{name}", "same", "ana", "2024") for name in "bc")
    with Ledger(path) as ledger:
        assert ledger.judge(first, second) == 1
        assert ledger.judge_each([first, Judgement("person:a", "person:d", "same", "ana", "2024")]) == [None, 3]
        assert [act.number for act in ledger.acts()] == [1, 3]
