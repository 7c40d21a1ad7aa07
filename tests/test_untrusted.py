"""What a document or a file holds is never code, and never a place in the file system."""

import ast
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from extractors.article_files import document_id
from extractors.model import links
from graph import Document, KnowledgeGraph
from graph.export import exporters

ROOT = Path(__file__).resolve().parent.parent
SOURCES = [path for folder in ("graph", "extractors", "benchmarks") for path in sorted((ROOT / folder).rglob("*.py"))]
EVIL = "../../../etc/passwd"

# Modules that run what they read, and calls that do.
RUNNERS = {"pickle", "cPickle", "_pickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "jsonpickle", "yaml"}
CALLS = {"eval", "exec", "compile", "__import__"}
XML_READERS = {"fromstring", "fromstringlist", "iterparse", "parseString", "XMLParser", "XMLPullParser", "make_parser"}
"""Of parsers that expand entities; GraphML is read by expat, with declarations refused."""


def imported(tree: ast.AST) -> set[str]:
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found.add(node.module or "")
    return found


def called(tree: ast.AST) -> set[str]:
    calls = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {function.id for function in calls if isinstance(function, ast.Name)}


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_runs_what_it_reads(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert {name for name in imported(tree) if name.split(".")[0] in RUNNERS} == set()
    assert called(tree) & CALLS == set()
    named = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | called(tree)
    assert named & XML_READERS == set()


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_arrays_are_loaded_without_objects(path: Path) -> None:
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    loads = {ast.unparse(one.func): {word.arg: ast.unparse(word.value) for word in one.keywords} for one in calls}
    assert loads.get("np.load", {"allow_pickle": "False"})["allow_pickle"] == "False"
    assert loads.get("torch.load", {"weights_only": "True"})["weights_only"] == "True"


def test_a_model_with_objects_in_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.npz"
    np.savez(path, x=np.array([{"a": 1}], dtype=object))
    with path.open("rb") as file, pytest.raises(ValueError, match="allow_pickle=False"):
        links.LinkScorer(file)


def test_reading_loads_no_pickled_file() -> None:
    """An audit hook sees every object that a pickle would find by name while a text is read."""
    code = (
        "import sys; from extractors import Extractor\n"
        "seen = []\n"
        "sys.addaudithook(lambda event, what: seen.append(what) if event == 'pickle.find_class' else None)\n"
        "assert len(Extractor()('Finland joined NATO.')) == 1\n"
        "print(seen)"
    )
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout == "[]\n"


@pytest.mark.parametrize("name", [EVIL, "..", "/etc/passwd", "C:\\x", "a/../../b", "a\x00b", "%2e%2e%2f"])
def test_an_id_is_no_path(name: str) -> None:
    for id_ in (document_id(name, None), document_id("x", name)):
        assert not {"/", "\\", "\x00"} & set(id_)
        assert ".." not in id_


@pytest.mark.parametrize("ending", [one for one in exporters() if not one.startswith((".ftm", ".ttl"))])
def test_files_are_written_where_they_are_asked_for_alone(ending: str, tmp_path: Path) -> None:
    from statements import RUSSIA, role

    where = Document(f"doc:{EVIL}", title=EVIL, url=f"file://{EVIL}", uri=EVIL)
    folder = tmp_path / "one" / "two" / "three"
    folder.mkdir(parents=True)
    with KnowledgeGraph.open(folder / "geo.db") as graph:
        graph.add([role(EVIL, EVIL, RUSSIA, where=where)])
        graph.export(folder / f"out{ending}")
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"geo.db", f"out{ending}"}


def test_the_archive_of_csv_files_unpacks_into_its_folder(tmp_path: Path) -> None:
    from zipfile import ZipFile

    from hostile import hostile

    KnowledgeGraph().add(hostile()).export(tmp_path / "graph.csv.zip")
    names = ZipFile(tmp_path / "graph.csv.zip").namelist()
    assert [name for name in names if "/" in name or "\\" in name or ".." in name] == []
