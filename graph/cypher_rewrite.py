"""A checked query, written so that the in-memory engine gives Neo4j's answer.

The engine answers `n.type`, `n.label`, `r.id`, `r.start` and the like with values of its own where no such property is
stored, and hands out one `title` field. So these names are stored, asked and passed with a prefix, everywhere at once:
in property access, maps, patterns and parameters. The engine knows no fall-back for them, and results lose it again.
"""

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graph.cypher_checks import check, equals_its_only_item
from graph.cypher_regex import translate
from graph.cypher_structure import items, pattern_nodes
from graph.cypher_text import Script, position, read, string_literal, string_value
from graph.errors import ParameterError, QueryError, suggestion

PREFIX: Final = "entente_"
CLAIMED: Final = frozenset({
    "id", "title", "type", "label", "node_type", "connection_type", "start", "start_id", "end", "end_id", "nid",
    "labels",
})  # fmt: skip
"""Property names that the engine gives a meaning of its own."""


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


def portable(query: str, parameters: Mapping[str, Any]) -> Portable:
    """The query and its parameters for the in-memory engine.

    Raises:
        WriteRefused: The query would change the graph.
        ParameterError: A parameter is missing, or no plain value.
        QueryError: The query is not known to be answered as Neo4j answers it.
    """
    script = read(query)
    check(script)
    given = {name: stored(_plain(name, value)) for name, value in parameters.items()}
    _require_parameters(script, given)
    words = [_word(script, index, given) for index in range(len(script.tokens))]
    text, places = _join(script, words)
    return Portable(text, given, _columns(script), script, places)


def stored(value: Any) -> Any:
    """The value with claimed names prefixed in all its maps."""
    if isinstance(value, Mapping):
        return {prefixed(name): stored(one) for name, one in value.items()}
    return [stored(one) for one in value] if isinstance(value, list) else value


def prefixed(name: str) -> str:
    """The name under which the engine has the property."""
    return PREFIX + name if name in CLAIMED else name


def unprefixed(name: str) -> str:
    """The property's own name again."""
    bare = name.removeprefix(PREFIX)
    return bare if bare in CLAIMED else name


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


def _word(script: Script, index: int, given: dict[str, Any]) -> str:
    """The token's text for the engine; a pattern after `=~` becomes a parameter of its own."""
    token = script.tokens[index]
    if script.at(index - 1).text == "=~":
        pattern = string_value(token.text) if token.kind == "string" else given[token.name]
        name = f"{PREFIX}pattern_{index}"
        given[name] = translate(pattern) if isinstance(pattern, str) else pattern
        return f"${name}"
    if token.kind == "string":
        return _string(script, index)
    # Neo4j orders labels by age, and `Entity` is the first that a load makes.
    if token.role == "function" and token.text.lower() == "labels":
        return f"reverse({token.text}"
    if token.opening > 0 and script.at(token.opening - 1).role == "function":
        return "))" if script.at(token.opening - 1).text.lower() == "labels" else token.text
    if token.role == "key" and token.name in CLAIMED and not _is_node_id(script, index):
        return prefixed(token.name)
    return token.text


def _string(script: Script, index: int) -> str:
    token = script.tokens[index]
    value = string_value(token.text)
    if equals_its_only_item(value):
        raise script.error(token.start, f"in memory {token.text} equals its only item; write the item itself")
    subscript = script.at(index - 1).text == "[" and script.at(index + 1).text == "]" and _subscribes(script, index - 1)
    return string_literal(prefixed(value) if subscript else value)


def _subscribes(script: Script, opening: int) -> bool:
    before = script.at(opening - 1)
    return before.text in (")", "]", "}") or before.role in ("variable", "key", "parameter")


def _is_node_id(script: Script, index: int) -> bool:
    """Whether this is the `id` of what is surely a node; the engine finds nodes fast by it."""
    token, before = script.tokens[index], script.at(index - 1)
    if token.name != "id":
        return False
    if before.text == ".":
        owner = script.at(index - 2)
        return owner.role == "variable" and script.at(index - 3).text != "." and owner.name in pattern_nodes(script)
    return script.at(token.parent).brace == "node"


def _join(script: Script, words: Sequence[str]) -> tuple[str, list[int]]:
    """The words with the blanks between them; comments become blanks, line ends stay."""
    text, places, end = "", [], 0
    for token, word in zip(script.tokens, words, strict=True):
        gap = script.text[end : token.start]
        text += "\n" * gap.count("\n") + " " if gap.strip() else gap
        places.append(len(text))
        text += word
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
