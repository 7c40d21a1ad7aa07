"""A checked query, written so that the in-memory engine gives Neo4j's answer.

The engine answers `n.type`, `n.label`, `r.id`, `r.start` and the like with values of its own where no such property is
stored, and hands out one `title` field. So these names are stored, asked and passed with a prefix, everywhere at once:
in property access, maps, patterns and parameters. The engine knows no fall-back for them, and results lose it again.
"""

import math
from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from graph.cypher_checks import check, equals_its_only_item
from graph.cypher_regex import translate
from graph.cypher_structure import items, pattern_nodes
from graph.cypher_text import Script, position, read, string_literal, string_value
from graph.errors import ParameterError, QueryError, suggestion

PREFIX: Final = "entente_"
NOTHING: Final = PREFIX + "nothing"
"""A property that no node has."""
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
    given = {name: stored(_plain(name, value)) for name, value in parameters.items()}
    _require_parameters(script, given)
    words = [_word(script, index, given, known) for index in range(len(script.tokens))]
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


def _word(script: Script, index: int, given: dict[str, Any], known: Collection[str]) -> str:
    """The token's text for the engine; a pattern after `=~` becomes a parameter of its own."""
    token = script.tokens[index]
    if script.at(index - 1).text == "=~":
        pattern = string_value(token.text) if token.kind == "string" else given[token.name]
        name = f"{PREFIX}pattern_{index}"
        given[name] = translate(pattern) if isinstance(pattern, str) else pattern
        return f"${name}"
    if token.kind == "string":
        return _string(script, index)
    if token.role == "key":
        return _key(script, index, known)
    return _opened(script, index) + token.text + _closed(script, index)


def _key(script: Script, index: int, known: Collection[str]) -> str:
    token = script.tokens[index]
    in_node = script.at(token.parent).brace == "node" and script.at(index - 1).text != "."
    # In the pattern of a node the engine takes a name that it has never seen for an error; Neo4j finds nothing.
    if in_node and token.name not in known:
        return NOTHING
    return prefixed(token.name) if token.name in CLAIMED and not _is_node_id(script, index) else token.text


def _opened(script: Script, index: int) -> str:
    """What the engine needs before the token: see `_closed`."""
    token = script.tokens[index]
    if token.role == "function" and token.text.lower() == "labels":
        return "reverse("
    return "(" if _is_sought_comprehension(script, index) else ""


def _closed(script: Script, index: int) -> str:
    """What the engine needs after the token, where one before it was opened.

    Neo4j orders labels by age, and `Entity` is the first that a load makes. The engine does not read
    `x IN [y IN list | …]` without parentheses around the list.
    """
    opening = script.tokens[index].opening
    if opening < 0:
        return ""
    function = script.at(opening - 1)
    labels = function.role == "function" and function.text.lower() == "labels"
    return ")" if labels or _is_sought_comprehension(script, opening) else ""


def _is_sought_comprehension(script: Script, index: int) -> bool:
    comprehension = script.at(index + 1).role == "variable" and script.at(index + 2).upper == "IN"
    return script.at(index).text == "[" and script.at(index - 1).upper == "IN" and comprehension


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
