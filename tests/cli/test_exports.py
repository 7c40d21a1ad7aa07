"""Every way out of a ledger and back in, as a user takes it."""

import io
import json
import subprocess
from pathlib import Path
from zipfile import ZipFile

import pytest
from command import ENTENTE, assert_one_line, entente, environment
from endings import parameters
from hostile import hostile
from small import small

from graph import KnowledgeGraph
from graph.export import exporters, importers

ENDINGS = parameters(exporters())


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger."""
    place = tmp_path_factory.mktemp("exports")
    with KnowledgeGraph.open(place / "geo.db") as graph:
        graph.add([*small(), *hostile()])
    return place


@pytest.mark.parametrize("ending", ENDINGS)
def test_export_to_a_file_and_to_a_pipe(folder: Path, ending: str) -> None:
    ran = entente(folder, "export", f"graph{ending}")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    written = (folder / f"graph{ending}").read_bytes()
    command = [*ENTENTE, "export", "-", "--to", ending.lstrip(".")]
    piped = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, check=True)
    assert piped.stderr == b""
    assert contents(piped.stdout) == contents(written)


def contents(file: bytes) -> object:
    """The bytes; of an archive those of its parts, since in a pipe it says their sizes behind them."""
    if not file.startswith(b"PK"):
        return file
    archive = ZipFile(io.BytesIO(file))
    assert archive.testzip() is None
    return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("ending", parameters(importers()))
def test_what_is_imported_states_the_same(folder: Path, ending: str, tmp_path: Path) -> None:
    entente(folder, "export", tmp_path / f"graph{ending}")
    ran = entente(tmp_path, "import", f"graph{ending}", "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    with KnowledgeGraph.open(folder / "geo.db") as before, KnowledgeGraph.open(tmp_path / "geo.db") as after:
        assert after.projection == before.projection
        assert json.loads(ran.out)["statements"] == len(list(before.statements()))


def test_help_lists_the_formats(folder: Path) -> None:
    for command, known in (("export", exporters()), ("import", importers())):
        listed = "|".join(ending.lstrip(".") for ending in sorted(known))
        assert f"[{listed}]" in "".join(entente(folder, command, "--help").out.split())


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_ledger_that_states_nothing_gives_an_empty_graph(ending: str, tmp_path: Path) -> None:
    KnowledgeGraph.open(tmp_path / "geo.db").close()
    assert entente(tmp_path, "export", f"graph{ending}").code == 0
    if ending in importers():
        ran = entente(tmp_path, "import", f"graph{ending}", "--db", "new.db")
        assert (ran.code, ran.out) == (0, f"0 statements read from graph{ending}\n")
    assert (tmp_path / f"graph{ending}").is_file()


def test_the_graph_as_it_stood(folder: Path) -> None:
    then = json.loads(entente(folder, "export", "-", "--to", "json", "--as-of", "2023-09").out)
    published = {one["published"] for one in then["nodes"] if one["kind"] == "Document" and "published" in one}
    assert published == {"2023-03-23"}
    assert json.loads(entente(folder, "export", "-", "--to", "json", "--as-of", "1999").out)["nodes"] == []


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        ("", ["x.json", "Expecting value"]),
        ('{"nodes": [{"id": "a"}], "edges": []}', ["the graph holds no statements"]),
        ('{"nodes": [{"id": 1, "kind": "Statement"}], "edges": []}', ["the statement 1 is not whole", "export"]),
        ('{"type": "FeatureCollection", "features": []}', ["x.json", "there is no list of nodes"]),
    ],
)
def test_foreign_json_is_told_in_one_line_and_keeps_nothing(tmp_path: Path, content: str, parts: list[str]) -> None:
    (tmp_path / "x.json").write_text(content)
    assert_one_line(entente(tmp_path, "import", "x.json"), *parts)
    assert not (tmp_path / "geo.db").exists()


def test_formats_that_are_only_written_are_told_so(folder: Path) -> None:
    assert_one_line(entente(folder, "import", "graph.gexf"), "graph.gexf", "cannot be read", ".graphml")
    ran = entente(folder, "import", "-", "--from", "gexf")
    assert ran.code == 2
    assert f"'gexf' is none of {', '.join(sorted(importers()))}" in ran.err
