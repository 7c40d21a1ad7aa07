"""Kills `entente build` at random moments, and gives the same command again.

    python -m benchmarks.kills --kills 200 --seed 1

Each time a ledger is built of eight articles, one time with none there before, the next instead of what older versions
of them state; one time in forty by `--jobs 2`, in processes that start cold. After the kill the ledger opens, SQLite
finds it sound, and it holds the articles that were reported, one more at most, each whole and in its order, and of the
rest what it held before. The same command then makes the graph that a run left alone makes, byte for byte.

With `--signal INT` or `TERM` the command must also end in one line and with exit code 1. Anything else is an error that
tells the seed and the number.
"""

import json
import random
import shutil
import signal
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic, sleep
from typing import Final

import click

from benchmarks.commands import Command, run
from graph.export.graphml import FORMAT
from graph.knowledge_graph import KnowledgeGraph
from graph.ledger import Ledger

ARTICLES: Final = 8
EVERY_COLD: Final = 40
TELL: Final = 10
"""How often it is told how many there were."""
LEDGER: Final = "geo.db"
BUILD: Final = ("build", "articles.jsonl", "--db", LEDGER, "--format", "jsonl")
INTERRUPTED: Final = "entente: interrupted; what was kept before that stays\n"
_LANDS: Final = ("Norway", "Finland", "Chile", "Kenya", "Japan", "Poland", "Ghana")

Held = dict[str, tuple[str | None, tuple[str, ...]]]
"""Document id → its text and the ids of its statements."""


@dataclass(frozen=True, slots=True)
class Undisturbed:
    """What a run that is left alone starts from and comes to, and how fast.

    Attributes:
        before: What the ledger holds at first; `file` has it, if there is one.
        after: What it holds in the end.
        graph: The graph of that, as GraphML.
        start: Seconds to the first article.
        step: Seconds from one article to the next.
    """

    arguments: tuple[str, ...]
    cold: bool
    file: Path | None
    before: Held
    after: Held
    graph: bytes
    start: float
    step: float

    def begin(self, folder: Path) -> None:
        """Makes the folder as it is before a run."""
        for old in folder.glob(f"{LEDGER}*"):
            old.unlink()
        if self.file:
            shutil.copy(self.file, folder / LEDGER)


class Fault(Exception):
    """Something was lost."""


@click.command()
@click.option("--kills", default=200, show_default=True)
@click.option("--seed", default=1, show_default=True)
@click.option("--signal", "name", type=click.Choice(["KILL", "INT", "TERM"]), default="KILL", show_default=True)
def main(kills: int, seed: int, name: str) -> None:
    """Does it, and prints one line."""
    began = monotonic()
    with TemporaryDirectory() as folder:
        found = killed(Path(folder), kills, seed=seed, number=signal.Signals[f"SIG{name}"])
    told = ", ".join(f"{count} {what}" for what, count in sorted(found.items()))
    click.echo(f"SIG{name} {kills} times, nothing lost: {told}; seed {seed}, {monotonic() - began:.0f} s")


def killed(
    folder: Path, kills: int, *, seed: int, number: signal.Signals, every_cold: int = EVERY_COLD
) -> Counter[str]:
    """Kills so many runs, and counts what stood in the ledger after each.

    Args:
        folder: An empty one.
        kills: Runs that are ended by the signal; those that end before it are not counted among them.
        seed: Of the moments.
        number: The signal.
        every_cold: One run in so many is by `--jobs 2` and cold.

    Raises:
        Fault: Something was lost, or told badly.
    """
    chance = random.Random(seed)  # noqa: S311 - no secret
    older = _older(folder)
    kinds: dict[tuple[bool, Path | None], Undisturbed] = {}
    found: Counter[str] = Counter()
    done = 0
    while done < kills:
        cold = done % every_cold == every_cold - 1
        kind = (cold, older if done % 2 else None)
        expected = kinds.get(kind) or kinds.setdefault(kind, _measured(folder, *kind))
        try:
            kept = _killed_once(folder, expected, chance, number)
        except Fault as error:
            raise Fault(f"seed {seed}, kill {done + 1}: {error}") from error
        if kept is None:
            found["runs ended before (not counted)"] += 1
            continue
        done += 1
        if done % TELL == 0:
            click.echo(f"{done} of {kills}", err=True)
        found[_stage(kept)] += 1
        found["of these by --jobs 2"] += cold
    return found


def _stage(kept: int) -> str:
    if kept in (0, ARTICLES):
        return "before the first article was kept" if kept == 0 else "after the last article was kept"
    return f"with 1 to {ARTICLES - 1} of {ARTICLES} articles kept"


def _older(folder: Path) -> Path:
    """Writes the articles; the ledger of older versions of them."""
    older = folder / "older.db"
    _write(folder, "Georgia left NATO.")
    run((*BUILD[:3], str(older)), folder)
    _write(folder, "{land} joined NATO.")
    return older


def _write(folder: Path, second: str) -> None:
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        for number in range(ARTICLES):
            land = _LANDS[number % len(_LANDS)]
            text = f"{land}’s foreign minister, Anna Berg {number}, spoke. {second.format(land=land)}"
            file.write(json.dumps({"id": f"a{number}", "text": text, "date": f"2024-01-{number + 1:02}"}) + "\n")


def _measured(folder: Path, cold: bool, file: Path | None) -> Undisturbed:
    """A run that is left alone: cold and by two processes, or not; on a copy of a ledger, or on none."""
    arguments = (*BUILD, "--jobs", "2") if cold else BUILD
    kind = Undisturbed(arguments, cold, file, held(file) if file else {}, {}, b"", 0, 0)
    kind.begin(folder)
    with Command(arguments, folder, cold) as command:
        command.lines(1)
        first = monotonic()
        command.lines(ARTICLES)
        step = (monotonic() - first) / ARTICLES
        if command.end():
            raise Fault(command.said)
        start = first - command.begun
    path = folder / LEDGER
    return Undisturbed(arguments, cold, file, kind.before, held(path), graph(path), start, step)


def _killed_once(folder: Path, expected: Undisturbed, chance: random.Random, number: signal.Signals) -> int | None:
    """How many articles were kept when a run was killed, after which all is as it must be; None if it ended before."""
    expected.begin(folder)
    with Command(expected.arguments, folder, expected.cold) as command:
        lines, seconds = _moment(chance, expected, number)
        command.lines(lines)
        sleep(seconds)
        command.send(number)
        code = command.end()
        if code == 0:
            return None
        _check_end(code, command.said, number)
    kept = _kept(folder, expected, len(command.printed))
    run(expected.arguments, folder, cold=expected.cold)
    if not is_sound(folder / LEDGER):
        raise Fault("the ledger is damaged after the second run")
    if graph(folder / LEDGER) != expected.graph:
        raise Fault("the graph is not that of a run left alone")
    return kept


def _moment(chance: random.Random, expected: Undisturbed, number: signal.Signals) -> tuple[int, float]:
    """When to kill: after so many articles and then so many seconds; in the start, in the work, or at the end."""
    stage = chance.random()
    # Before a cold Python has come to Entente, an interrupt is Python's to answer.
    if stage < 0.2 and (number == signal.SIGKILL or not expected.cold):
        return 0, chance.uniform(0, expected.start)
    if stage < 0.9:
        return chance.randint(1, ARTICLES - 1), chance.uniform(0, 2 * expected.step)
    return ARTICLES, chance.uniform(0, expected.step)


def _check_end(code: int, said: str, number: signal.Signals) -> None:
    # After a kill Python's own helper for several processes may speak; that is not ours to hush.
    if (code != -number) if number == signal.SIGKILL else ((code, said) != (1, INTERRUPTED)):
        raise Fault(f"it ended with {code} and said: {said}")


def _kept(folder: Path, expected: Undisturbed, reported: int) -> int:
    """How many articles a killed run kept. A copy is looked at: the next run is to find the ledger as it was left."""
    with TemporaryDirectory() as other:
        for file in folder.glob(f"{LEDGER}*"):
            shutil.copy(file, other)
        copy = Path(other, LEDGER)
        found = held(copy)
        if not is_sound(copy):
            raise Fault("the ledger is damaged")
    ids = list(expected.after)
    kept = next((n for n in (reported, reported + 1) if found == _mixed(expected, ids[:n])), None)
    if kept is None:
        raise Fault(f"{reported} articles were reported, and the ledger holds {found}")
    return kept


def _mixed(expected: Undisturbed, new: list[str]) -> Held:
    return expected.before | {document: expected.after[document] for document in new}


def held(path: Path) -> Held:
    """What a ledger holds, articles in the order of their numbers."""
    with Ledger(path) as ledger:
        found = {
            one.id: (ledger.text(one.id), tuple(s.id for s in ledger.statements(one.id))) for one in ledger.documents()
        }
    return dict(sorted(found.items(), key=lambda item: int(item[0].split("-")[0].removeprefix("doc:a"))))


def is_sound(path: Path) -> bool:
    """Whether SQLite finds every page, index and reference of the file in order."""
    with closing(sqlite3.connect(path)) as file:
        whole = file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return whole and not file.execute("PRAGMA foreign_key_check").fetchall()


def graph(path: Path) -> bytes:
    """The graph of a ledger, as GraphML."""
    with KnowledgeGraph.open(path, must_exist=True) as opened:
        FORMAT.write(opened.projection, out := BytesIO())
    return out.getvalue()


if __name__ == "__main__":
    main()
