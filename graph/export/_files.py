"""Files that are there as a whole or not at all."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from graph.errors import FormatError


@contextmanager
def opened_to_write(target: str | Path | BinaryIO) -> Iterator[BinaryIO]:
    """A binary file that takes the place of `target` once all is written; an open file is written to as it is.

    Raises:
        FormatError: It cannot be written. What was there before is as it was.
    """
    name = name_of(target)
    try:
        if isinstance(target, str | Path):
            yield from _whole_or_not(Path(target))
        else:
            yield target
            target.flush()
    except BrokenPipeError:
        raise  # whoever read has read enough; the command line ends quietly then
    except OSError as error:
        advice = "free some space or choose another place" if _full(error) else "choose another place"
        raise FormatError(f"{name} cannot be written: {error.strerror or error}; {advice}") from error


@contextmanager
def opened_to_read(source: str | Path | BinaryIO) -> Iterator[BinaryIO]:
    """A binary file to read; an open file is read as it is.

    Raises:
        FormatError: It cannot be opened or read.
    """
    name = name_of(source)
    try:
        if isinstance(source, str | Path):
            with Path(source).open("rb") as file:
                yield file
        else:
            yield source
    except OSError as error:
        raise FormatError(f"{name} cannot be read: {error.strerror or error}; check the name and its rights") from error


def name_of(file: str | Path | BinaryIO) -> str:
    """What to call a file in a message."""
    return str(file) if isinstance(file, str | Path) else str(getattr(file, "name", "the file"))


def _whole_or_not(path: Path) -> Iterator[BinaryIO]:
    path = path.resolve()  # a link stays a link, and the file it names is replaced
    if path.exists() and not path.is_file():
        with path.open("wb") as device:  # /dev/stdout, a pipe: nothing to keep, and not ours to replace
            yield device
        return
    temporary = path.with_name(f".{path.name[:200]}.{secrets.token_hex(4)}.tmp")
    try:
        yield from _written(temporary)
        if path.exists():
            shutil.copymode(path, temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def _written(path: Path) -> Iterator[BinaryIO]:
    with path.open("xb") as file:
        yield file
        file.flush()
        os.fsync(file.fileno())


def _full(error: OSError) -> bool:
    return error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
