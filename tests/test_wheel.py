"""An installed wheel works outside the checkout, whatever modules the user's own folder holds."""

import os
import subprocess
import sys
import venv
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
SENTENCE = "Chancellor Olaf Scholz of Germany met the Russian foreign minister, Sergey Lavrov.\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built as a user builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT], check=True
    )
    (built,) = folder.glob("entente-*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """The bin folder of a fresh virtual environment with the wheel in it."""
    folder = tmp_path_factory.mktemp("installed")
    venv.create(folder / "venv", with_pip=True)
    bin_ = folder / "venv" / "bin"
    subprocess.run([bin_ / "python", "-m", "pip", "install", "--quiet", wheel], check=True)
    return bin_


@pytest.fixture
def users_folder(tmp_path):
    """A folder in which a user keeps a `graph.py` and an `extractors.py` of his own."""
    for name in ("graph.py", "extractors.py", "seeds.py", "cypher.py"):
        (tmp_path / name).write_text("raise SystemExit('this is not the module you are looking for')\n")
    (tmp_path / "note.txt").write_text(SENTENCE)
    return tmp_path


def run(installed, folder, *arguments):
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    return subprocess.run(
        [installed / "entente", *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_wheel_holds_the_model_and_stays_small(wheel):
    with ZipFile(wheel) as archive:
        names = set(archive.namelist())
    folder = "extractors/model/weights"
    assert {
        f"{folder}/{name}" for name in ("network.onnx", "tokenizer.json", "model.json", "links.npz", "LICENSE")
    } <= names
    assert "extractors/model/README.md" in names
    assert {f"graph/view/web/{path.name}" for path in (ROOT / "graph" / "view" / "web").iterdir()} <= names
    assert not [name for name in names if name.startswith("extractors/training")]
    assert 15e6 < wheel.stat().st_size < 60e6


def test_the_wheel_reads_and_answers_in_a_users_folder(installed, users_folder):
    built = run(installed, users_folder, "build", "note.txt", "--db", "geo.db")
    assert (built.returncode, built.stderr) == (0, "")
    asked = run(installed, users_folder, "query", "roles_of", "-p", "person=Sergey Lavrov", "--db", "geo.db")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert "foreign minister" in asked.stdout


def test_the_wheel_finds_its_saved_queries(installed, users_folder):
    listed = run(installed, users_folder, "queries")
    assert listed.returncode == 0
    assert "office_holders" in listed.stdout


def test_the_wheel_says_what_a_page_needs_and_writes_a_dossier_without_it(installed, users_folder):
    run(installed, users_folder, "build", "note.txt", "--db", "page.db")
    made = run(installed, users_folder, "view", "--db", "page.db")
    assert (made.returncode, made.stdout) == (1, "")
    assert made.stderr == "entente: drawing a network needs rustworkx; install it with: pip install 'entente[view]'\n"
    assert not (users_folder / "graph.html").exists()
    told = run(installed, users_folder, "report", "Sergey Lavrov", "-o", "report.html", "--db", "page.db")
    assert (told.returncode, told.stderr) == (0, "")
    assert "foreign minister" in (users_folder / "report.html").read_text()


def test_the_wheel_says_that_it_is_typed(installed):
    code = """
import extractors, graph, pathlib
print([(pathlib.Path(one.__file__).parent / "py.typed").exists() for one in (graph, extractors)])
"""
    found = subprocess.run([installed / "python", "-I", "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[True, True]"
