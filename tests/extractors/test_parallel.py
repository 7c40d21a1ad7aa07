"""Reading by several processes and on a Dask cluster: the same statements, whoever is lost on the way."""

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from click.testing import CliRunner
from command import ENTENTE, assert_one_line, entente, environment
from dask_cluster import Cluster
from hypothesis import given
from hypothesis import strategies as st

from extractors import pools
from extractors.article import Article
from extractors.cli import cli
from extractors.parallel import Reading, batches, in_order
from graph.errors import InputError
from graph.model import Document

LANDS = ("Norway", "Finland", "Chile", "Kenya", "Japan", "Poland", "Ghana")


def write_articles(path: Path, count: int, sentences: int = 12) -> None:
    """Articles that each say something of their own; one character in each is wider than a byte."""
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            lands = [LANDS[(number + i) % len(LANDS)] for i in range(sentences)]
            text = " ".join(
                f"{land}’s foreign minister, Anna Berg {number}, spoke. {land} joined NATO." for land in lands
            )
            file.write(json.dumps({"id": f"a{number}", "text": text, "date": f"2024-01-{number % 28 + 1:02}"}) + "\n")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles, and the graph that one process makes of them."""
    folder = tmp_path_factory.mktemp("parallel")
    write_articles(folder / "articles.jsonl", 60)
    assert entente(folder, "build", "articles.jsonl", "--db", "one.db").code == 0
    return folder


def graph(folder: Path, ledger: str) -> str:
    return entente(folder, "export", "-", "--db", ledger).out


@given(st.lists(st.integers(0, 50)), st.integers(1, 60))
def test_batches_keep_order_and_size(sizes: list[int], most: int) -> None:
    articles = [Article(Document(f"doc:{n}"), "x" * size) for n, size in enumerate(sizes)]
    found = list(batches(articles, most))
    assert [one for batch in found for one in batch] == articles
    assert all(len(batch) == 1 or sum(len(one.text) for one in batch) <= most for batch in found)


def test_what_comes_before_an_unreadable_article_is_given() -> None:
    def articles() -> Iterator[Article]:
        for number in range(7):
            yield Article(Document(f"doc:{number}"), "Canada imposed sanctions on Belarus." * 40)
        raise InputError("here it ends")

    given: list[str] = []
    with pools.local_pool(1) as pool, pytest.raises(InputError, match="here it ends"):
        given.extend(article.document.id for article, _ in in_order(articles(), pool, Reading(None)))
    assert given == [f"doc:{number}" for number in range(7)]


def test_two_processes_make_the_same_graph_and_print_the_same(folder: Path) -> None:
    one = entente(folder, "extract", "articles.jsonl", "--format", "jsonl")
    two = entente(folder, "extract", "articles.jsonl", "--format", "jsonl", "--jobs", "2")
    assert (two.code, two.err, two.out) == (0, "", one.out)
    assert entente(folder, "build", "articles.jsonl", "--db", "two.db", "--jobs", "2").code == 0
    assert graph(folder, "two.db") == graph(folder, "one.db")


def test_a_broken_line_is_named_and_the_rest_read(folder: Path) -> None:
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()[:4]
    given = "\n".join([*lines[:2], "{", *lines[2:]])
    ran = entente(
        folder, "extract", "-", "--input", "jsonl", "--format", "jsonl", "--jobs", "2", "--keep-going", stdin=given
    )
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a0", "a1", "a2", "a3"]
    assert ran.code == 1
    assert "line 3" in ran.err


class Building:
    """`entente build --jobs 2` in the middle of its work, and the processes that read for it."""

    def __init__(self, folder: Path, ledger: str) -> None:
        arguments = [*ENTENTE, "build", "articles.jsonl", "--db", ledger, "--jobs", "2"]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        self.process = subprocess.Popen(
            arguments, cwd=folder, env=environment(), **pipes, text=True, start_new_session=True
        )
        assert self.process.stdout is not None
        self.process.stdout.readline()
        self.readers = [
            one for one in psutil.Process(self.process.pid).children() if "spawn_main" in " ".join(one.cmdline())
        ]
        assert len(self.readers) == 2

    def end(self) -> tuple[int, str]:
        """Its exit code and what it says on standard error."""
        _, said = self.process.communicate(timeout=60)
        return self.process.returncode, said

    def all_gone(self) -> bool:
        """Whether none of the readers lives on."""
        _, alive = psutil.wait_procs(self.readers, timeout=20)
        return not alive


def test_a_reader_that_is_killed_ends_it_in_one_line_and_it_can_go_on(folder: Path) -> None:
    building = Building(folder, "killed.db")
    building.readers[0].kill()
    code, said = building.end()
    assert (code, said.count("\n")) == (1, 1)
    assert "was killed" in said
    assert building.all_gone()
    assert entente(folder, "build", "articles.jsonl", "--db", "killed.db", "--jobs", "2").code == 0
    assert graph(folder, "killed.db") == graph(folder, "one.db")


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_reader_outlives_it(folder: Path, sent: signal.Signals) -> None:
    building = Building(folder, f"{sent.name}.db")
    building.process.send_signal(sent)
    code, said = building.end()
    assert code != 0
    assert "Traceback" not in said
    assert building.all_gone()


def test_a_cluster_reads_the_same_though_a_worker_is_killed(folder: Path, tmp_path: Path) -> None:
    arguments = [*ENTENTE, "build", "articles.jsonl", "--db", "cluster.db", "--scheduler"]
    with Cluster(tmp_path) as cluster:
        doomed = cluster.add_worker()
        with subprocess.Popen(
            [*arguments, cluster.address], cwd=folder, env=environment(), stdout=subprocess.PIPE
        ) as run:
            run.stdout.readline()  # it has read something
            cluster.add_worker()
            doomed.kill()
            run.stdout.read()
    assert run.returncode == 0
    assert graph(folder, "cluster.db") == graph(folder, "one.db")


def test_a_scheduler_that_is_lost_ends_it_in_one_line(folder: Path, tmp_path: Path) -> None:
    arguments = [*ENTENTE, "build", "articles.jsonl", "--db", "lost.db", "--scheduler"]
    with Cluster(tmp_path) as cluster:
        cluster.add_worker()
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
        with subprocess.Popen([*arguments, cluster.address], cwd=folder, env=environment(), text=True, **pipes) as run:
            run.stdout.readline()
            cluster.processes[0].kill()
            _, said = run.communicate(timeout=90)
    assert (run.returncode, said.count("\n")) == (1, 1), said
    assert "what was kept before that stays" in said


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Waits a second for a scheduler and its workers, not twenty."""
    monkeypatch.setattr(pools, "_ANSWER_SECONDS", 1)


@pytest.mark.usefixtures("impatient")
def test_no_scheduler_and_no_worker_are_said_in_one_line(folder: Path, tmp_path: Path) -> None:
    extract = ["extract", str(folder / "articles.jsonl"), "--scheduler"]
    ran = CliRunner().invoke(cli, [*extract, "tcp://127.0.0.1:9"])
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in str(ran.exception)
    with Cluster(tmp_path) as cluster:
        ran = CliRunner().invoke(cli, [*extract, cluster.address])
    assert "has no worker" in str(ran.exception)


def test_without_dask_the_extra_is_named(folder: Path) -> None:
    code = "import sys; sys.modules['distributed'] = None; from extractors.script import main; sys.exit(main())"
    arguments = [sys.executable, "-c", code, "extract", "articles.jsonl", "--scheduler", "tcp://127.0.0.1:9"]
    ran = subprocess.run(arguments, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    assert ran.returncode == 1
    assert ran.stderr.startswith("entente: ")
    assert "pip install 'entente[cluster]'" in ran.stderr


def test_processes_here_or_a_cluster(folder: Path) -> None:
    ran = entente(folder, "extract", "articles.jsonl", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:9")
    assert (ran.code, "give one" in ran.err) == (2, True)


def test_a_worker_of_another_release_is_refused() -> None:
    with pytest.raises(InputError, match="install one release"):
        Reading(None, release="0.0.1")([])


def test_what_a_worker_cannot_read_is_said_in_one_line(folder: Path) -> None:
    assert_one_line(entente(folder, "extract", "articles.jsonl", "--jobs", "2", "--model", "no_such"), "no_such")
