"""A Dask scheduler on a free loopback port, and workers of it, each a process of its own that may be killed."""

import subprocess
import sys
import time
from pathlib import Path

from command import environment

_DASK = [sys.executable, "-m", "dask"]


class Cluster:
    """A scheduler; workers come with `add_worker`. A context manager: all of them end with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.processes: list[subprocess.Popen[bytes]] = []
        self.address = ""

    def __enter__(self) -> "Cluster":
        self._start("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        self.address = self._logged(0, "Scheduler at:").split()[-1]
        return self

    def add_worker(self) -> subprocess.Popen[bytes]:
        """Starts a worker and waits until the scheduler has it."""
        self._start("worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard")
        self._logged(len(self.processes) - 1, "Registered to:")
        return self.processes[-1]

    def _start(self, *arguments: str) -> None:
        with (self.folder / f"{len(self.processes)}.log").open("wb") as log:
            env = environment(OPENBLAS_NUM_THREADS="1")  # what a worker's nanny would set
            self.processes.append(
                subprocess.Popen([*_DASK, *arguments], cwd=self.folder, env=env, stdout=log, stderr=log)
            )

    def _logged(self, number: int, words: str) -> str:
        """The line of a process's log that has the words."""
        for _ in range(600):
            for line in (self.folder / f"{number}.log").read_text().splitlines():
                if words in line:
                    return line
            time.sleep(0.1)
        raise TimeoutError(f"{words!r} is not in the log of {self.processes[number].args}")

    def __exit__(self, *_: object) -> None:
        for process in reversed(self.processes):
            process.kill()
            process.wait()
