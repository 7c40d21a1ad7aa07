"""Runs the cases of a target, and counts what they come to."""

import resource
import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from time import perf_counter, process_time

from benchmarks.fuzz.mutation import mutated
from benchmarks.fuzz.targets import TARGETS
from extractors.time_limit import TooSlow, limited
from graph.errors import EntenteError

HANG = 5.0
"""Seconds of the processor after which a case is a hang."""


@dataclass(slots=True)
class Found:
    """What the cases of a target came to; `wrong` is where an error was raised → the first case that does so."""

    name: str
    cases: int
    refused: int = 0
    cpu: float = 0.0
    wall: float = 0.0
    worst: float = 0.0
    slowest: int = 0
    memory: int = 0
    wrong: dict[str, int] = field(default_factory=dict)


def case(name: str, number: int, seed: int, seeds: Sequence[str]) -> str:
    """A case again."""
    return mutated(Random(f"{seed} {name} {number}"), seeds, TARGETS[name].words)  # noqa: S311 - to be the same again


def fuzz(name: str, cases: int, seed: int) -> Found:
    """Reads so many cases."""
    target, found = TARGETS[name], Found(name, cases)
    seeds = target.seeds()
    for text in seeds:
        target.read(text)  # what is loaded on first use is no case's cost
    began, wall = process_time(), perf_counter()
    for number in range(cases):
        text = case(name, number, seed, seeds)
        start = process_time()
        _one(found, number, text)
        taken = process_time() - start
        if taken > found.worst:
            found.worst, found.slowest = taken, number
    found.cpu, found.wall = process_time() - began, perf_counter() - wall
    found.memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return found


def _one(found: Found, number: int, text: str) -> None:
    try:
        with limited(HANG, "a case"):
            TARGETS[found.name].read(text)
    except TooSlow as error:
        found.wrong.setdefault(f"hang: {_where(error)}", number)
    except EntenteError as error:
        found.refused += 1
        if "\n" in str(error):
            found.wrong.setdefault(f"an error of several lines: {_where(error)}", number)
    except BaseException as error:  # a Rust panic is no Exception
        if isinstance(error, KeyboardInterrupt):
            raise
        found.wrong.setdefault(f"{type(error).__name__}: {_where(error)}", number)


def _where(error: BaseException) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{last.filename.rpartition('/')[2]}:{last.lineno} {str(error)[:80]!r}"
