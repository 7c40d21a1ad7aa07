"""Regular expressions as Neo4j (Java) reads them, written so that the in-memory engine (Rust) reads them alike.

Java's `.` stops at every line end, and its `\\d`, `\\w`, `\\s` and `(?i)` know ASCII only.
"""

import re
from typing import Final

from graph.errors import QueryError

_CLASSES: Final = {"d": "0-9", "w": "A-Za-z0-9_", "s": r"\t\n\x0B\f\r "}
_DOT: Final = r"[^\n\r\u0085\u2028\u2029]"
_PIECE = re.compile(r"\\.|\[\^?\]?|\(\?[^:)]*[:)]|.", re.DOTALL)
_PLAIN_ESCAPES = frozenset("tnrf.\\+*?()|[]{}^$-")
_FLAGS = re.compile(r"\(\?i?(:|\))")


def translate(pattern: str) -> str:
    r"""The pattern for the in-memory engine.

    Raises:
        QueryError: It uses something that the engines read differently.

    >>> translate(r"(?i)\d+ min.*")
    '(?i)[0-9]+ min[^\\n\\r\\u0085\\u2028\\u2029]*'
    """
    if "(?i" in pattern and not pattern.isascii():
        raise _unlike(pattern, "(?i) with letters beyond ASCII; compare toLower(text) instead")
    pieces, inside = [], False
    for piece in _PIECE.findall(pattern):
        if inside and piece.startswith(("[", "&")):
            raise _unlike(pattern, "a class within a class")
        pieces.append(_piece(pattern, piece, inside))
        inside = piece.startswith("[") or (inside and piece != "]")
    return "".join(pieces)


def _piece(pattern: str, piece: str, inside: bool) -> str:
    if piece.startswith("(?") and not _FLAGS.fullmatch(piece):
        raise _unlike(pattern, f"{piece}; groups and (?i) are what both know")
    if piece.startswith("\\"):
        return _escape(pattern, piece, inside)
    return _DOT if piece == "." and not inside else piece


def _escape(pattern: str, piece: str, inside: bool) -> str:
    name = piece[1]
    if name.lower() in _CLASSES and not (inside and name.isupper()):
        members = _CLASSES[name.lower()]
        return members if inside else f"[{'^' if name.isupper() else ''}{members}]"
    if name not in _PLAIN_ESCAPES:
        raise _unlike(pattern, piece)
    return piece


def _unlike(pattern: str, what: str) -> QueryError:
    return QueryError(f"the pattern {pattern[:60]!r} uses {what}: in memory it would not mean what it means in Neo4j")
