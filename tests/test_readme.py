"""The README does what it says: its commands are run, and what it shows is what comes out."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from command import ENTENTE, environment

from extractors.cli import cli
from graph.ontology import ASSERTED, relation_types

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCS = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "docs").glob("*.md"))


def blocks(kind):
    return re.findall(rf"^```{kind}\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)


def sessions(text):
    """(command, what it is said to print) for each `$ ` line."""
    return [
        (part.partition("\n")[0], part.partition("\n")[2]) for part in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]
    ]


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    """A folder with the samples in it, and the environment in which `entente` is this checkout's."""
    folder = tmp_path_factory.mktemp("readme")
    (folder / "seeds").symlink_to(ROOT / "seeds")
    (folder / "bin").mkdir()
    (folder / "bin" / "entente").write_text(f'#!/bin/sh\nexec {" ".join(ENTENTE)} "$@"\n')
    (folder / "bin" / "entente").chmod(0o755)
    return folder, environment(PATH=f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}")


def run(place, command, **more):
    folder, env = place
    return subprocess.run(
        ["bash", "-c", command], cwd=folder, env=env | more, capture_output=True, text=True, check=False
    )


def test_the_console_sessions_print_what_they_show(place):
    shown = [session for block in blocks("console") for session in sessions(block)]
    assert len(shown) >= 6
    for command, expected in shown:
        ran = run(place, command)
        assert (ran.returncode, ran.stderr) == (0, ""), command
        head, elided, _ = expected.partition("…\n")
        assert ran.stdout.startswith(head) if elided else ran.stdout == expected, ran.stdout


def test_the_python_example_prints_what_it_shows(place):
    (code,), (expected,) = blocks("python"), blocks("text")
    folder, env = place
    ran = subprocess.run([sys.executable, "-c", code], cwd=folder, env=env, capture_output=True, text=True, check=False)
    assert (ran.stderr, ran.stdout) == ("", expected)
    assert (folder / "graph.graphml").exists()


@pytest.mark.neo4j
def test_the_neo4j_commands_work(place, neo4j_database):
    server = neo4j_database
    commands = [line for block in blocks("sh") for line in block.splitlines() if line.startswith("entente ")]
    assert len(commands) >= 2
    run(place, "entente build seeds/articles")
    for command in commands:
        ran = run(place, command, NEO4J_URI=server.uri, NEO4J_USERNAME=server.user, NEO4J_PASSWORD=server.password)
        assert (ran.returncode, ran.stderr) == (0, "")
    assert "Kazakhstan" in ran.stdout


def test_every_command_is_named():
    assert set(re.findall(r"`entente (\w+)", README)) == set(cli.commands)


def test_the_make_commands_are_there():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"^    make (\w+)", README, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)


def relation_row(relation):
    ends = ", ".join(f"{name} ({' or '.join(sorted(end.kinds))})" for name, end in relation.ends.items())
    facts = [status for status, track in relation.statuses.items() if track == ASSERTED]
    others = [status for status, track in relation.statuses.items() if track != ASSERTED]
    return f"| {relation.name} | {ends} | {', '.join(facts)} | {', '.join(others)} | {', '.join(relation.qualifiers)} |"


def test_the_table_of_relations_is_the_ontologys():
    table = re.search(r"<!-- relations -->\n.*?\n\|---.*?\n(.*?)<!-- /relations -->", README, re.DOTALL)
    assert table[1].splitlines() == [relation_row(relation) for relation in relation_types().values()]


def test_links_lead_somewhere():
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", README):
        assert (ROOT / target).exists(), target
