"""Disks that are full, folders that cannot be written, and ledgers that go while they are written."""

import os
import shutil
import signal
import sqlite3
from contextlib import closing

import pytest
from mounts import fill, needs_root, read_only, resize, small_folder

from benchmarks.commands import Command
from benchmarks.kills import is_sound

BUILD = ("build", "articles.jsonl", "--format", "jsonl", "--db")


def fails(ran, *parts):
    """It failed in one line that says all of the parts."""
    assert (ran.code, ran.err.count("\n")) == (1, 1), ran
    assert ran.err.startswith("entente: ")
    assert all(part in ran.err for part in parts), ran.err


@needs_root
def test_a_full_disk_keeps_what_was_kept_and_the_next_run_the_rest(tmp_path, entente, articles):
    (tmp_path / "large").mkdir()
    assert entente(*BUILD, "large/geo.db").code == 0
    with small_folder(tmp_path / "small", 200 * 1024) as small:
        full = entente(*BUILD, "small/geo.db")
        fails(full, "small/geo.db", "nothing kept is lost")
        assert len(entente("documents", "--db", "small/geo.db", "--format", "csv").out) >= len(full.out)
        resize(small, 4 * 1024 * 1024)
        assert is_sound(small / "geo.db")
        assert len(entente(*BUILD, "small/geo.db").out) == 10
        again = entente("export", "-", "--db", "small/geo.db").out
    assert again == entente("export", "-", "--db", "large/geo.db").out


@needs_root
def test_what_is_on_a_full_disk_can_be_read_and_an_export_there_leaves_nothing(tmp_path, entente, articles):
    with small_folder(tmp_path / "small", 4 * 1024 * 1024) as small:
        assert entente(*BUILD, "small/geo.db").code == 0
        (small / "graph.graphml").write_text("the one before")
        fill(small)
        assert "Finland" in entente("show", "Finland", "--db", "small/geo.db").out[0]
        fails(entente("export", "small/graph.graphml", "--db", "small/geo.db"), "graph.graphml", "free some space")
        assert (small / "graph.graphml").read_text() == "the one before"
        fails(entente("export", "small/graph.json", "--db", "small/geo.db"), "graph.json", "free some space")
        assert [path.name for path in small.iterdir() if "graph" in path.name] == ["graph.graphml"]


@needs_root
def test_a_folder_that_is_read_only_is_read_and_not_written(tmp_path, entente, articles):
    folder = tmp_path / "still"
    folder.mkdir()
    assert entente(*BUILD, "still/geo.db").code == 0
    before = (folder / "geo.db").read_bytes()
    with read_only(folder):
        assert "Finland" in entente("show", "Finland", "--db", "still/geo.db").out[0]
        fails(entente(*BUILD, "still/geo.db"), "still/geo.db", "permissions")
        fails(entente("forget", "doc:a1", "--db", "still/geo.db"), "still/geo.db")
        fails(entente(*BUILD, "still/new.db"), "still/new.db", "permissions")
        fails(entente("export", "still/x.graphml", "--db", "still/geo.db"), "x.graphml", "Read-only")
    assert [path.name for path in folder.iterdir()] == ["geo.db"]
    assert (folder / "geo.db").read_bytes() == before


@needs_root
def test_a_ledger_in_a_folder_that_is_read_only_is_searched_though_its_index_is_of_another_version(
    tmp_path, entente, articles
):
    folder = tmp_path / "still"
    folder.mkdir()
    assert entente(*BUILD, "still/geo.db").code == 0
    with closing(sqlite3.connect(folder / "geo.db", isolation_level=None)) as other:
        other.execute("UPDATE mentions_made_with SET mark = 'older'")
    before = (folder / "geo.db").read_bytes()
    with read_only(folder):
        assert "Finland" in entente("show", "Finland", "--db", "still/geo.db").out[0]
        fails(entente("show", "Finlandic", "--db", "still/geo.db"), "did you mean Finland")
    assert (folder / "geo.db").read_bytes() == before


@pytest.mark.parametrize("lose", [os.remove, lambda path: shutil.move(path, f"{path}.old")], ids=["deleted", "moved"])
def test_a_ledger_that_goes_while_it_is_written_is_missed_at_once(tmp_path, entente, many, lose):
    with Command((*BUILD, "geo.db"), tmp_path) as command:
        command.lines(2)
        lose(tmp_path / "geo.db")
        code, said = command.end(), command.said
        assert len(command.printed) < 80
    assert (code, said) == (
        1,
        "entente: geo.db was deleted or replaced while it was written; run the command again\n",
    )
    assert len(entente(*BUILD, "geo.db").out) == 80
    assert len(entente("documents", "--format", "csv").out) == 81


@pytest.mark.parametrize("left", [0, 5000])
def test_a_ledger_that_is_cut_while_it_is_written_is_said_to_be_damaged(tmp_path, many, left):
    with Command((*BUILD, "geo.db"), tmp_path) as command:
        command.lines(2)
        os.truncate(tmp_path / "geo.db", left)
        code, said = command.end(), command.said
    assert (code, said.count("\n")) == (1, 1), said
    assert "damaged" in said


def test_an_export_that_is_killed_leaves_what_was_there(tmp_path, entente, articles):
    assert entente(*BUILD, "geo.db").code == 0
    (tmp_path / "graph.graphml").write_text("the one before")
    for number in (signal.SIGKILL, signal.SIGTERM):
        with Command(("export", "graph.graphml"), tmp_path) as command:
            while not list(tmp_path.glob(".graph.graphml.*.tmp")) and command.process.is_alive():
                pass
            command.send(number)
            code = command.end()
        text = (tmp_path / "graph.graphml").read_text()
        assert text == "the one before" if code else text.rstrip().endswith("</graphml>")
        for left in tmp_path.glob(".graph.graphml.*.tmp"):
            assert number == signal.SIGKILL
            left.unlink()
