"""One ledger, several processes."""

from contextlib import ExitStack

from faults import write

from benchmarks.commands import Command
from benchmarks.kills import is_sound


def test_writers_at_once_lose_nothing(tmp_path, entente):
    files = [write(tmp_path / f"{number}.jsonl", 100 * number, 10) for number in range(3)]
    with ExitStack() as running:
        builds = [running.enter_context(Command(("build", name), tmp_path)) for name in [*files, files[0]]]
        assert [(one.end(), one.said) for one in builds] == [(0, "")] * 4
    assert entente("build", *files, "--db", "one.db").code == 0
    assert entente("export", "-").out == entente("export", "-", "--db", "one.db").out
    assert is_sound(tmp_path / "geo.db")


def test_readers_see_whole_documents_while_one_writes(tmp_path, entente):
    name = write(tmp_path / "many.jsonl", 0, 60)
    seen = []
    with Command(("build", name, "--format", "jsonl"), tmp_path) as build:
        build.lines(1)
        while build.process.is_alive():
            ran = entente(
                "query", "MATCH (s:Statement)-[:STATED_IN]->(d) RETURN count(s), count(DISTINCT d)", "--format", "csv"
            )
            assert (ran.code, ran.err) == (0, "")
            seen.append(tuple(map(int, ran.out[1].split(","))))
            for reading in (("show", "NATO"), ("export", "graph.graphml")):
                again = entente(*reading)
                assert (again.code, again.err) == (0, "")
        assert build.end() == 0
    assert all(statements == documents for statements, documents in seen)
    assert seen == sorted(seen)
    assert seen[0][0] >= 1
