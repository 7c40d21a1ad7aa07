"""One JSON object of a file, and the day that it gives: read and checked alike wherever objects are read."""

import json
from typing import Any

from extractors.article_bytes import decoded
from graph.errors import InputError, StatementError
from graph.model import PartialDate


def object_of(line: bytes, where: str, *, like: str, advice: str) -> dict[str, Any]:
    """The object that a line holds.

    Args:
        line: UTF-8.
        where: The file and the line, for messages.
        like: An example of what is wanted.
        advice: What to do where it cannot be read.

    Raises:
        InputError: It is no JSON object.
    """
    return checked_object(
        value_of(decoded(line.rstrip(b"\r\n"), where), where, advice), where, like=like, advice=advice
    )


def value_of(text: str, where: str, advice: str) -> Any:
    """What a JSON text holds.

    Raises:
        InputError: It is no JSON.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        what, line = error.msg.removesuffix(" at"), f"line {error.lineno}, " if error.lineno > 1 else ""
        raise InputError(f"{where}: not JSON: {what} at {line}column {error.colno}; {advice}") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"{where}: not JSON that can be read: {error}; {advice}") from error


def checked_object(value: Any, where: str, *, like: str, advice: str) -> dict[str, Any]:
    """The value, which is an object.

    Raises:
        InputError: It is none.
    """
    if not isinstance(value, dict):
        raise InputError(f"{where}: not an object like {like}; {advice}")
    return value


def day_of(value: object, where: str, advice: str) -> PartialDate | None:
    """The day of a date, which may have a time after it; that is the time of the place where it was written.

    Raises:
        InputError: It is no date.
    """
    if value is None or value == "":
        return None
    day = str(value)[:10] if str(value)[10:11] in ("T", " ") else str(value)
    try:
        return PartialDate(day)
    except StatementError as error:
        raise InputError(f"{where}: {error}; {advice}") from error
