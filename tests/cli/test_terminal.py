"""No command prints what a terminal obeys, whatever documents, entities and files are called."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import Choice
from click.testing import CliRunner
from command import assert_one_line, entente
from statements import NATO, RUSSIA, membership, role, sanction

from extractors.cli import cli
from graph import Document, Entity, KnowledgeGraph
from graph.judgements import Judgement

EVIL = "A\x1b[31m\x1b]0;x\x07\x9b2J\x7f\x08\u202eB"
OBEYED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
TURNING = "\u202e"
ONE, OTHER = Entity(f"person:{EVIL}", "Person", EVIL), Entity(f"person:b{EVIL}", "Person", f"{EVIL} B")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a ledger in which all that can be named is named so that a terminal would obey it."""
    folder = tmp_path_factory.mktemp("terminal")
    where = Document(f"doc:{EVIL}", title=EVIL, url=f"https://a.example/{EVIL}", published="2023-03-23", uri=EVIL)
    more = {"where": where, "quote": EVIL, "attribution": EVIL}
    said = [
        role(EVIL, "prime minister", RUSSIA, **more),
        role(f"{EVIL} C", "prime minister", RUSSIA, start=90, **more),
        sanction(RUSSIA, ONE, reason=EVIL, date="2018", **more),
        membership(RUSSIA, NATO, **more),
        membership(RUSSIA, Entity(f"org:{EVIL}", "Organization", EVIL), start=50, **more),
    ]
    with KnowledgeGraph.open(folder / "geo.db") as graph:
        graph.add(said)
        graph.ledger.judge(Judgement(ONE.id, OTHER.id, "same", EVIL, "2024-01-01", EVIL))
    (folder / "text.txt").write_text(f"{EVIL}\n\nPrime Minister Anna {EVIL} Berg of Norway spoke. Finland joined NATO.")
    return folder


COMMANDS = [
    ["show", "Russia"], ["show", "NATO"], ["documents"], ["contradictions"], ["merges"], ["report", "Russia"],
    ["query", "MATCH (n) RETURN n, n.name AS name, [n.name] AS names"],
    ["query", "office_holders", "-p", "country=Russia"],
    ["query", "MATCH (s:Statement)-[r]->(o) RETURN s.quote, s.attribution, r, o"], ["view", "-o", "page.html"],
    ["resolve", "--dry-run"], ["extract", "text.txt"], ["explain", f"Prime Minister Anna {EVIL} Berg of Norway spoke."],
    ["export", f"{EVIL}.json"], ["report", "Russia", "-o", f"{EVIL}.md"],
]  # fmt: skip


def cases() -> Iterator[list[str]]:
    for command in COMMANDS:
        types = [one.type for one in cli.commands[command[0]].params if one.name == "form"]
        forms = [one.choices for one in types if isinstance(one, Choice)]
        yield from ([*command, "--format", form] for form in forms[0]) if forms else [command]


@pytest.mark.parametrize("command", list(cases()), ids=lambda command: ascii(" ".join(command))[:60])
def test_nothing_that_a_terminal_obeys_is_printed(
    folder: Path, command: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    ran = CliRunner().invoke(cli, command)
    assert ran.exit_code == 0, ran.output
    turning = TURNING if command[-1] == "html" else ""  # which a page keeps within an element of its own
    assert [one for one in OBEYED.findall(ran.output) if one not in turning] == []
    if command[-1] == "json" and command[0] not in ("view", "report"):
        json.loads(ran.stdout)


def test_json_is_what_it_was(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    ran = CliRunner().invoke(cli, ["documents", "--format", "json"])
    assert json.loads(ran.stdout)[0]["title"] == EVIL


@pytest.mark.parametrize(
    "arguments", [["show", EVIL.replace("\x00", "")], ["build", f"{EVIL}.txt"], ["forget", f"x{EVIL}"]]
)
def test_errors_hold_nothing_that_a_terminal_obeys(folder: Path, arguments: list[str]) -> None:
    ran = entente(folder, *arguments)
    assert_one_line(ran)
    assert OBEYED.findall(ran.err) == []


def test_what_is_forgotten_is_named_without_it(folder: Path) -> None:
    ran = entente(folder, "forget", f"doc:{EVIL}")
    assert ran.code == 0
    assert OBEYED.findall(ran.out) == []
