"""A limit on the processor time that one document may take, so that an odd one is left out instead of waited for.

The clock is that of this process's own work, not the one on the wall: what is found must not depend on what else the
machine has to do. It is set in the main thread of a process, where alone Python may interrupt what runs, and where the
system has it (Windows does not); elsewhere nothing is limited.
"""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from typing import Final

from graph.errors import InputError


class TooSlow(InputError):
    """A document takes longer to read than it may."""


SECONDS: Final = 5.0
"""What any document may take."""

CHARACTERS: Final = 250
"""A document has another second for each so many: an honest one takes a tenth of that on a slow and busy core."""

_AGAIN: Final = 1.0
"""Seconds to the next interrupt, where the first was lost in code that cannot raise."""


def seconds_for(text: str) -> float:
    """How long the reading of a text may take.

    >>> seconds_for("Finland joined NATO."), seconds_for("word " * 4000)
    (5.0, 80.0)
    """
    return max(SECONDS, len(text) / CHARACTERS)


@contextmanager
def limited(seconds: float, what: str) -> Iterator[None]:
    """Ends what runs inside when it has used so many seconds of the processor.

    Args:
        seconds: Of processor time.
        what: What to call it in the message.

    Raises:
        TooSlow: It takes longer.
    """
    if not hasattr(signal, "setitimer") or current_thread() is not main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise TooSlow(f"{what} takes longer than {seconds:g} s to read, and is left out; look at what is odd in it")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
