"""The pages of docs/ do what they say: their Python and console blocks are run in order, and print what they show."""

import contextlib
import io
import os
import re
import subprocess
from pathlib import Path

import pytest
from command import ENTENTE, environment

from graph.example import example

ROOT = Path(__file__).resolve().parent.parent
PAGES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((ROOT / "docs").glob("*.md"))}
RUN = [name for name, text in PAGES.items() if re.search("^```(python|console)$", text, re.MULTILINE)]


def blocks(text: str) -> list[tuple[str, str]]:
    """(kind, body) of each fenced block, in order."""
    return re.findall(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def shown_and_printed(page: str) -> list[tuple[str, str]]:
    """What each block is said to print, and what it prints."""
    known: dict[str, object] = {}
    found = []
    parts = blocks(page)
    for (kind, body), (next_kind, next_body) in zip(parts, [*parts[1:], ("", "")], strict=True):
        if kind == "python":
            found.append((next_body if next_kind == "text" else "", printed(body, known)))
        elif kind == "console":
            found += [session(one) for one in body.split("$ ")[1:]]
    return found


def printed(code: str, known: dict[str, object]) -> str:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        exec(code, known)
    return out.getvalue()


def session(text: str) -> tuple[str, str]:
    command, _, expected = text.partition("\n")
    ran = command_line(command)
    assert (ran.returncode, ran.stderr) == (0, ""), command
    return expected, ran.stdout


def command_line(command: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Runs a line in which `entente` is this checkout's."""
    text = f'entente() {{ {" ".join(ENTENTE)} "$@"; }}; {command}'
    return subprocess.run(["bash", "-c", text], env=environment(**more), capture_output=True, text=True, check=False)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a small graph, which some pages read."""
    monkeypatch.chdir(tmp_path)
    example().export("graph.json")


@pytest.mark.parametrize("name", RUN)
def test_a_page_prints_what_it_shows(folder, name):
    for shown, given in shown_and_printed(PAGES[name]):
        assert given == shown


@pytest.mark.neo4j
def test_the_tutorials_graph_goes_to_neo4j(folder, neo4j_database):
    server = neo4j_database
    shown_and_printed(PAGES["tutorial"])
    settings = {"NEO4J_URI": server.uri, "NEO4J_USERNAME": server.user, "NEO4J_PASSWORD": server.password}
    commands = [line for kind, body in blocks(PAGES["tutorial"]) if kind == "sh" for line in body.splitlines()[1:]]
    ran = [command_line(command, **settings) for command in commands]
    assert [(one.returncode, one.stderr) for one in ran] == [(0, "")] * 3
    assert "Finland" in ran[1].stdout
    assert "two_holders" in ran[2].stdout


def test_the_tutorial_is_run():
    assert "tutorial" in RUN


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name):
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", PAGES[name]):
        assert (ROOT / "docs" / os.path.normpath(target)).exists(), target
