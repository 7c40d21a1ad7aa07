"""The console script `entente`: so small that an interrupt finds it ready from the first moment."""

import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import Final

# The sums are small: numpy's threads would wait for each other more than they would add.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

_STOPPING: Final = ("SIGINT", "SIGTERM", "SIGHUP")
"""What asks a command to stop: Ctrl-C, `kill` or a service manager, a terminal that is closed."""


class Stopped(BaseException):
    """The command was asked to stop. No KeyboardInterrupt: click answers one with an empty line of its own."""


def main() -> None:
    """Runs the command line and exits with its code."""
    code = 1
    _on_stopping(_stop)
    try:
        from extractors.cli import cli
        from graph.command_line import run

        code = run(cli)
    except Stopped:
        sys.stderr.write("entente: interrupted; what was kept before that stays\n")
    _on_stopping(signal.SIG_IGN)  # there is nothing left to stop, and Python's own end would print a traceback
    sys.exit(code)


def _stop(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - signal's
    raise Stopped


def _on_stopping(handler: Callable[[int, FrameType | None], None] | signal.Handlers) -> None:
    for name in _STOPPING:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        # What is ignored from the start stays so: `nohup`, and shells that start it in the background.
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


if __name__ == "__main__":
    main()
