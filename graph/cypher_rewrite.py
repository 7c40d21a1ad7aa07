"""A checked query, written so that the in-memory engine gives Neo4j's answer."""

import math
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graph.cypher_checks import check, equals_its_only_item
from graph.cypher_structure import items
from graph.cypher_text import Script, Token, position, read
from graph.cypher_words import CLAIMED, computes_key, prefixed, word
from graph.errors import ParameterError, QueryError, suggestion


@dataclass(frozen=True, slots=True)
class Portable:
    """What to hand to the engine, and how to read its answer.

    Attributes:
        text: The query for the engine.
        parameters: Its parameters.
        columns: The names of the last columns of the result, in order, as Neo4j gives them.
        script: The query as it was asked.
        places: Where each token stands in `text`.
    """

    text: str
    parameters: Mapping[str, Any]
    columns: Sequence[str]
    script: Script
    places: Sequence[int]

    def origin(self, line: int, column: int) -> tuple[int, int]:
        """Line and column in the query as asked, of a place in `text`."""
        lines = self.text.split("\n")
        offset = sum(len(one) + 1 for one in lines[: line - 1]) + column - 1
        index = max(bisect_right(self.places, offset) - 1, 0)
        return position(self.script.text, self.script.at(index).start)


def portable(query: str, parameters: Mapping[str, Any], known: Collection[str]) -> Portable:
    """The query and its parameters for the in-memory engine.

    Args:
        query: The query as asked.
        parameters: Its parameters as given.
        known: The names of all properties of nodes in the graph.

    Raises:
        WriteRefused: The query would change the graph.
        ParameterError: A parameter is missing, or no plain value.
        QueryError: The query is not known to be answered as Neo4j answers it.
    """
    script = read(query)
    check(script)
    plain = {name: _plain(name, value) for name, value in parameters.items()}
    given = {name: stored(value) for name, value in plain.items()}
    _require_parameters(script, given)
    _refuse_computed_keys(script, plain)
    words = [word(script, index, given, known) for index in range(len(script.tokens))]
    text, places = _join(script, words)
    return Portable(text, given, _columns(script), script, places)


def stored(value: Any) -> Any:
    """The value with claimed names prefixed in all its maps."""
    if isinstance(value, Mapping):
        return {prefixed(name): stored(one) for name, one in value.items()}
    return [stored(one) for one in value] if isinstance(value, list) else value


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, str) and equals_its_only_item(value):
        raise QueryError(f"${name} is {value!r}, which in memory equals its only item; pass the item itself")
    if value is None or isinstance(value, str | bool) or (isinstance(value, float) and math.isfinite(value)):
        return value
    if isinstance(value, int) and -(2**63) <= value < 2**63:
        return value
    if isinstance(value, Mapping):
        return {str(key): _plain(f"{name}.{key}", one) for key, one in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(f"{name}[{place}]", one) for place, one in enumerate(value)]
    raise ParameterError(f"${name} is a {type(value).__name__}; pass text, numbers, true or false, lists or maps")


def _require_parameters(script: Script, given: Mapping[str, Any]) -> None:
    for token in script.tokens:
        if token.kind == "parameter" and token.name not in given:
            raise ParameterError(f"the query needs the parameter ${token.name}{suggestion(token.name, given)}")


def _refuse_computed_keys(script: Script, plain: Mapping[str, Any]) -> None:
    """A key that is only known when the query runs cannot be prefixed."""
    used = {token.name for token in script.tokens if token.kind == "parameter"}
    claimed = any(_holds_claimed(script, index) for index in range(len(script.tokens)))
    if not claimed and all(stored(plain[name]) == plain[name] for name in used):
        return
    for index, token in enumerate(script.tokens):
        key = script.at(index + 1)
        if computes_key(script, index) and (key.role == "variable" or isinstance(plain.get(key.name), str)):
            raise script.error(token.start, "write the key itself, as in map.title or map['title']")


def _holds_claimed(script: Script, index: int) -> bool:
    token: Token = script.tokens[index]
    in_map = token.role == "key" and script.at(token.parent).brace in ("map", "projection")
    return (in_map and token.name in CLAIMED) or (token.role == "function" and token.text.lower() == "properties")


def _join(script: Script, words: Sequence[str]) -> tuple[str, list[int]]:
    """The words with the blanks between them; comments become blanks, line ends stay."""
    text, places, end = "", [], 0
    for token, one in zip(script.tokens, words, strict=True):
        gap = script.text[end : token.start]
        text += "\n" * gap.count("\n") + " " if gap.strip() else gap
        places.append(len(text))
        text += one
        end = token.end
    return text.rstrip("; \n"), places


def _columns(script: Script) -> list[str]:
    """The names of the result's columns, but for those that `*` stands for, which come first."""
    returns = [i for i, token in enumerate(script.tokens) if token.upper == "RETURN" and token.parent == -1]
    if not returns:
        raise script.error(len(script.text), "the query returns nothing; end it with RETURN")
    return [_column(script, item) for item in items(script, returns[-1]) if script.at(item[0]).text != "*"]


def _column(script: Script, item: list[int]) -> str:
    first, last = script.tokens[item[0]], script.tokens[item[-1]]
    if len(item) > 2 and script.tokens[item[-2]].upper == "AS":
        return last.name
    projection = len(item) > 2 and script.tokens[item[1]].brace == "projection" and last.text == "}"
    if projection or len(item) == 1:
        return first.name if first.role == "variable" else first.text
    return script.text[first.start : last.end]
