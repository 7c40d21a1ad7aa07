"""The `entente` command in processes that start at once: forked from one that has imported all that it needs.

What runs is the command itself, with arguments, standard output, standard error and an exit code of its own; only the
first seconds, in which Python imports, are saved. A cold command is Python's own start as well.
"""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from time import monotonic
from typing import Final, Self

_FORKING: Final = get_context("forkserver")
_FORKING.set_forkserver_preload(["benchmarks.warm"])
ROOT: Final = Path(__file__).resolve().parent.parent
_READY: Final = "ready\n"


@dataclass
class Command:
    """A command under way. A context manager, which ends it.

    Args:
        arguments: Those of `entente`.
        folder: Where it runs; its standard error goes to the file `stderr` there.
        cold: Start Python anew.
    """

    arguments: Sequence[str]
    folder: Path
    cold: bool = False
    printed: list[str] = field(default_factory=list)

    def __enter__(self) -> Self:
        reading, writing = _FORKING.Pipe(duplex=False)
        self.process = _FORKING.Process(target=_become, args=(self.arguments, self.folder, writing, self.cold))
        self.process.start()
        writing.close()
        self._out = os.fdopen(os.dup(reading.fileno()), encoding="utf-8")
        reading.close()
        assert self._out.readline() == _READY  # noqa: S101 - what _become writes
        self.begun = monotonic()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.end()
        self._out.close()
        self.process.close()

    def lines(self, count: int) -> None:
        """Waits until it has printed so many lines, or has ended."""
        while len(self.printed) < count and (line := self._out.readline()):
            self.printed.append(line)

    def send(self, number: int) -> None:
        """Sends it a signal, if it is still there."""
        if self.process.pid and self.process.is_alive():
            os.kill(self.process.pid, number)

    def end(self) -> int:
        """Waits for its end; the exit code, less than 0 where a signal ended it."""
        self.printed += self._out
        self.process.join()
        return int(self.process.exitcode or 0)

    @property
    def said(self) -> str:
        """Its standard error so far."""
        return (self.folder / "stderr").read_text(encoding="utf-8")


def _become(arguments: Sequence[str], folder: Path, out: Connection, cold: bool) -> None:
    """Makes this process the command."""
    os.chdir(folder)
    os.dup2(out.fileno(), 1)
    os.dup2(os.open("stderr", os.O_CREAT | os.O_WRONLY | os.O_TRUNC), 2)
    out.close()
    os.write(1, _READY.encode())
    if cold:
        os.environ["PYTHONPATH"] = str(ROOT)
        os.execv(sys.executable, [sys.executable, "-m", "extractors.script", *arguments])  # noqa: S606 - ours
    from extractors.script import main

    sys.argv = ["entente", *arguments]
    sys.stdout = os.fdopen(1, "w", encoding="utf-8")
    main()


def run(arguments: Sequence[str], folder: Path, *, cold: bool = False) -> Command:
    """A command that has ended, with 0; what it printed is in `printed`.

    Raises:
        RuntimeError: It failed.
    """
    with Command(arguments, folder, cold) as command:
        if code := command.end():
            raise RuntimeError(f"entente {' '.join(arguments)} ended with {code}: {command.said}")
    return command
