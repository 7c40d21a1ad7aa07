"""What all formats have in common: what a graph loses by being written, and what a file by a failure, is nothing."""

import copy
import io
import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from disk import small_disk
from endings import parameters
from graphml import plain
from hostile import hostile
from small import small
from statements import role

from graph import KnowledgeGraph
from graph.errors import FormatError
from graph.export import export, exporters, import_graph, importers
from graph.memory import from_networkx, to_networkx
from graph.projection import Node, Projection, project

ROOT = Path(__file__).resolve().parent.parent.parent
ENDINGS = parameters(exporters())
GRAPHS = {"small": small, "hostile": hostile, "empty": list}

pytestmark = pytest.mark.parametrize("ending", ENDINGS)
graphs = pytest.mark.parametrize("make", GRAPHS.values(), ids=GRAPHS.keys())


def written(graph: Projection, ending: str) -> bytes:
    file = io.BytesIO()
    exporters()[ending](graph, file)
    return file.getvalue()


@graphs
def test_the_graph_is_left_as_it_was(ending: str, make: Callable) -> None:
    graph = project(make())
    before = copy.deepcopy(graph)
    written(graph, ending)
    assert graph == before


@graphs
def test_the_bytes_depend_on_the_graph_alone(ending: str, make: Callable) -> None:
    statements = make()
    once = written(project(statements), ending)
    Random(1).shuffle(statements)
    assert written(project(statements), ending) == once
    assert written(to_networkx(project(statements)), ending) == once


@graphs
def test_a_path_and_an_open_file_get_the_same(ending: str, make: Callable, tmp_path: Path) -> None:
    graph = project(make())
    export(graph, tmp_path / f"graph{ending}")
    assert (tmp_path / f"graph{ending}").read_bytes() == written(graph, ending)
    assert len(list(tmp_path.iterdir())) == 1


@graphs
def test_what_can_be_read_comes_back_equal(ending: str, make: Callable, tmp_path: Path) -> None:
    if ending in importers():
        graph = project(make())
        export(graph, tmp_path / f"graph{ending}")
        assert plain(import_graph(tmp_path / f"graph{ending}")) == plain(to_networkx(graph))


def test_when_the_disk_is_full_the_old_file_stays(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph{ending}"
    path.write_text("old")
    random = Random(1)
    graph = project(role(f"{random.random()}", "mayor") for _ in range(2000))
    with pytest.raises(FormatError, match="cannot be written: File too large; free some space"), small_disk():
        export(graph, path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_graph_that_a_format_cannot_hold_costs_no_old_file(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"graph{ending}"
    path.write_text("old")
    odd = Node("a:1", ("A", "Entity"), {"id": "a:1", "odd": {1, 2}})  # type: ignore[dict-item]
    with pytest.raises(FormatError, match=r"holds a set|cannot hold|holds no statements"):
        export(Projection({"a:1": odd}), path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_view_of_the_past_holds_what_had_been_stated(ending: str, tmp_path: Path) -> None:
    graph = KnowledgeGraph().add(small())
    then = [one for one in small() if one.evidence.document.published == "2023-03-23"]
    graph.as_of("2023-09").export(tmp_path / f"then{ending}")
    assert (tmp_path / f"then{ending}").read_bytes() == written(project(then), ending)
    graph.as_of("1999").export(tmp_path / f"before{ending}")
    assert (tmp_path / f"before{ending}").read_bytes() == written(Projection(), ending)


@graphs
def test_a_networkx_graph_of_ours_shows_its_projection(ending: str, make: Callable) -> None:
    graph = project(make())
    assert from_networkx(to_networkx(graph)) == graph


def test_each_format_is_documented(ending: str) -> None:
    assert re.search(rf"^\| `{re.escape(ending)}` \|", (ROOT / "docs" / "formats.md").read_text("utf-8"), re.MULTILINE)
    assert f"`{ending}`" in (ROOT / "README.md").read_text("utf-8")
