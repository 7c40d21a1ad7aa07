"""Rows as a table, JSON or CSV text, for the command line."""

import csv
import io
import json
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from shutil import get_terminal_size
from typing import Any, Final

Row = Mapping[str, Any]

_FORMULA: Final = frozenset("=+-@\t\r＝＋－＠")
"""What a formula begins with, in Excel also in full width."""

# Control characters and those that turn the direction of text: a terminal obeys them even within a JSON string.
_OBEYED: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def as_json(rows: Sequence[Row]) -> str:
    """The rows as one JSON array."""
    return json_text(list(rows), indent=2)


def json_text(value: Any, indent: int | None = None) -> str:
    """JSON in which letters stand as they are, and what a terminal would obey as JSON's own escape of it.

    >>> print(json_text({"name": "Dvořák \\x9b31m"}))
    {"name": "Dvořák \\u009b31m"}
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def as_csv(rows: Sequence[Row]) -> str:
    """RFC 4180 CSV with a header; lists, nodes and relationships as JSON, null as nothing.

    Text that a spreadsheet would run as a formula (`=…`) has an apostrophe before it, and a space stands for each
    character that a terminal would obey.
    """
    file = io.StringIO()
    writer = csv.writer(file)
    if rows:
        writer.writerow([_csv_cell(name) for name in rows[0]])
    writer.writerows([_csv_cell(value) for value in row.values()] for row in rows)
    return file.getvalue().rstrip("\r\n")


def as_table(rows: Sequence[Row], width: int | None = None) -> str:
    """A table for people: a node by its name, a relationship by its type, nothing for null.

    Args:
        rows: All with the same columns.
        width: The terminal's; wider tables have their widest columns wrapped. Without it each row is one line.
    """
    if not rows:
        return "no rows"
    from tabulate import tabulate  # not before there is a table: most commands start without one

    cells = [[_table_cell(value) for value in row.values()] for row in rows]
    limits = _limits([list(rows[0]), *cells], width) if width else None
    return tabulate(
        cells, headers=list(map(one_line, rows[0])), tablefmt="simple", disable_numparse=True, maxcolwidths=limits
    )


def as_html(rows: Sequence[Row]) -> str:
    """A table for a notebook, as `as_table` has it, every text escaped."""
    if not rows:
        return "<p>no rows</p>"
    from tabulate import tabulate

    cells = [[_table_cell(value) for value in row.values()] for row in rows]
    return tabulate(cells, headers=list(rows[0]), tablefmt="html", disable_numparse=True)


def terminal_width() -> int | None:
    """The width of the terminal that is printed to; None for a pipe or a file, where each row is one line."""
    return get_terminal_size().columns if sys.stdout.isatty() else None


def _limits(cells: Sequence[Sequence[str]], width: int) -> list[int]:
    """The widths that make a table fit: the widest column gives way first, none below 12 characters."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    while sum(widths) + 2 * (len(widths) - 1) > width and max(widths) > 12:
        widths[widths.index(max(widths))] -= 1
    return widths


def render(rows: Sequence[Row], form: str, width: int | None = None) -> str:
    """The rows in one of the formats `table`, `json` and `csv`; `width` is that of a table."""
    return as_table(rows, width) if form == "table" else _RENDERERS[form](rows)


_RENDERERS: Mapping[str, Callable[[Sequence[Row]], str]] = {"json": as_json, "csv": as_csv}


def _csv_cell(value: Any) -> str:
    if value is None or isinstance(value, str):
        text = _OBEYED.sub(" ", value or "")
        return f"'{text}" if text and text[0] in _FORMULA else text
    return json_text(value)


def _table_cell(value: Any) -> str:
    if isinstance(value, list):
        return ", ".join(_table_cell(item) for item in value)
    if isinstance(value, Mapping):
        return _thing(value)
    return "" if value is None else one_line(str(value))


def _thing(value: Mapping[str, Any]) -> str:
    properties = value.get("properties")
    if "labels" in value and isinstance(properties, Mapping):
        return one_line(str(properties.get("name") or properties.get("quote") or value["id"]))
    if "nodes" in value:
        return " – ".join(_thing(node) for node in value["nodes"])
    return str(value.get("type") or json_text(value))


def one_line(text: str) -> str:
    """The text on one line, without characters that a terminal would obey."""
    # Text from documents must not move the cursor or start a new row.
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
