"""Passages, one JSON object a line: `{"id", "text", "date"?, "title"?, "url"?}`."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, Final

from extractors.article_bytes import MAX_BYTES, decoded, refuse_binary, refuse_wide, sound
from graph.errors import InputError, StatementError
from graph.model import PartialDate

_OBJECT: Final = (b"{", b"\xef\xbb\xbf{")
"""How a line of ours begins, after a byte order mark or without."""

_GO_ON: Final = "fix it or use --keep-going"


@dataclass(frozen=True, slots=True)
class Row:
    """One line, checked."""

    number: int
    text: str
    id: str | int | None
    title: str | None
    url: str | None
    published: PartialDate | None


_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}.*")  # the day is that of the place where it was written


def read_rows(file: BinaryIO, name: str) -> Iterator[Row | InputError]:
    """The passages of a file in order; in place of a line that is none, the error that says why.

    One line is held at a time, and never more than `MAX_BYTES` of it.
    """
    empty = True
    for number, line in _lines(file):
        if number == 1:
            refuse_wide(line, name)
            if not line.startswith(_OBJECT):  # else a zero byte in it is the fault of that line alone
                refuse_binary(line[:8192], name)
        if line.strip():
            empty = False
            yield _row_or_error(line, number, f"{name} line {number}")
    if empty:
        yield InputError(f"{name} holds no passages; give one JSON object a line")


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Numbered lines; one that is too long is cut off just past the limit."""
    number = 0
    while line := file.readline(MAX_BYTES + 1):
        number += 1
        yield number, line
        while len(line) > MAX_BYTES and not line.endswith(b"\n"):
            line = file.readline(MAX_BYTES + 1)  # the rest of it is passed over


def _row_or_error(line: bytes, number: int, where: str) -> Row | InputError:
    try:
        return _row(_object(line, where), number, where)
    except InputError as error:
        error.line = number
        return error


def _object(line: bytes, where: str) -> dict[str, Any]:
    if len(line) > MAX_BYTES:
        raise InputError(f"{where} is longer than {MAX_BYTES // 1024 // 1024} MB; split it")
    try:
        found = json.loads(decoded(line.rstrip(b"\r\n"), where))
    except json.JSONDecodeError as error:
        what = error.msg.removesuffix(" at")
        raise InputError(f"{where}: not JSON: {what} at column {error.colno}; {_GO_ON}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON that can be read: {error}; {_GO_ON}") from error
    if not isinstance(found, dict):
        raise InputError(f'{where}: not an object like {{"id": …, "text": …}}; {_GO_ON}')
    return found


def _row(given: dict[str, Any], number: int, where: str) -> Row:
    text = _known(given, "text", str, where)
    if text is None:
        raise InputError(f"{where}: it has no 'text'; {_GO_ON}")
    strings = {name: _whole(_known(given, name, str, where), name, where) for name in ("title", "url", "date")}
    id_: str | int | None = _known(given, "id", (str, int), where)
    return Row(
        number,
        sound(_whole(text, "text", where) or "", where),
        _whole(id_, "id", where) if isinstance(id_, str) else id_,
        strings["title"],
        strings["url"],
        _date(strings["date"], where),
    )


def _known(given: dict[str, Any], name: str, kind: type | tuple[type, ...], where: str) -> Any:
    value = given.get(name)
    if value is not None and (not isinstance(value, kind) or isinstance(value, bool)):
        raise InputError(f"{where}: {name!r} is {json.dumps(value)[:40]}, which is no text; {_GO_ON}")
    return value


def _whole(text: str | None, name: str, where: str) -> str | None:
    """The text itself, or None for an empty one; half of a surrogate pair (`"\\ud83d"` alone) is no character."""
    try:
        (text or "").encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"{where}: {name!r} has half of a character at position {error.start}; {_GO_ON}") from error
    return text or None


def _date(text: str | None, where: str) -> PartialDate | None:
    day = text[:10] if text and _TIME.fullmatch(text) else text
    try:
        return PartialDate(day) if day else None
    except StatementError as error:
        raise InputError(f"{where}: {error}; {_GO_ON}") from error
