"""Measures work: processor time, wall time and memory, the best of several runs, each in a process of its own."""

import os
import resource
import subprocess
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter, process_time
from typing import ParamSpec, TypeVar

_P = ParamSpec("_P")
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Cost:
    """What some work took: seconds of the processor and of the clock, and bytes that stay resident."""

    cpu: float
    wall: float
    memory: int = 0


def cost(work: Callable[[], object], helper: int | None = None) -> Cost:
    """The cost of doing some work once; what it returns is held until the memory is read.

    Args:
        work: What is measured.
        helper: The number of another process that works for this one; its processor time is counted too.
    """
    before, cpu, wall = resident(), process_time() + _processor(helper), perf_counter()
    held = work()
    taken = Cost(process_time() + _processor(helper) - cpu, perf_counter() - wall, resident() - before)
    del held
    return taken


def cheapest(costs: list[Cost]) -> Cost:
    """The best of several runs: what others do on the machine only adds."""
    return Cost(min(one.cpu for one in costs), min(one.wall for one in costs), min(one.memory for one in costs))


def of_command(*command: str) -> Cost:
    """The cost of a command in a new process."""
    before, wall = resource.getrusage(resource.RUSAGE_CHILDREN), perf_counter()
    env = os.environ | {"OPENBLAS_NUM_THREADS": "1"}
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=env)  # noqa: S603 - our own command
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, perf_counter() - wall)


def alone(work: Callable[_P, _T], *arguments: _P.args, **more: _P.kwargs) -> _T:
    """What some work returns that is done in a new process, so that nothing of it stays."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as process:
        return process.submit(work, *arguments, **more).result()


def resident() -> int:
    """Bytes of this process that are in memory."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


def _processor(pid: int | None) -> float:
    """The processor time of another process so far, in seconds, its children's left out."""
    if pid is None:
        return 0.0
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
