"""The words of a query as the in-memory engine is to read them.

The engine answers `n.type`, `n.label`, `r.id`, `r.start` and the like with values of its own where no such property is
stored, and hands out one `title` field. So these names are stored, asked and passed with a prefix, everywhere at once:
in property access, maps, patterns and parameters. The engine knows no fall-back for them, and results lose it again.
"""

from collections.abc import Collection
from typing import Any, Final

from graph.cypher_checks import equals_its_only_item
from graph.cypher_regex import translate
from graph.cypher_structure import pattern_nodes
from graph.cypher_text import Script, string_literal, string_value

PREFIX: Final = "entente_"
NOTHING: Final = PREFIX + "nothing"
"""A property that no node has."""
CLAIMED: Final = frozenset({
    "id", "title", "type", "label", "node_type", "connection_type", "start", "start_id", "end", "end_id", "nid",
    "labels",
})  # fmt: skip
"""Property names that the engine gives a meaning of its own."""


def prefixed(name: str) -> str:
    """The name under which the engine has the property."""
    return PREFIX + name if name in CLAIMED else name


def unprefixed(name: str) -> str:
    """The property's own name again."""
    bare = name.removeprefix(PREFIX)
    return bare if bare in CLAIMED else name


def word(script: Script, index: int, given: dict[str, Any], known: Collection[str]) -> str:
    """The token's text for the engine; a pattern after `=~` becomes a parameter of its own."""
    token = script.tokens[index]
    if script.at(index - 1).text == "=~":
        pattern = string_value(token.text) if token.kind == "string" else given[token.name]
        name = f"{PREFIX}pattern_{index}"
        given[name] = translate(pattern) if isinstance(pattern, str) else pattern
        return f"${name}"
    if token.kind == "string":
        return _string(script, index)
    if script.at(token.parent).brace == "projection":
        return _part(script, index, known)
    if token.role == "key":
        return _key(script, index, known)
    return _other(script, index)


def _other(script: Script, index: int) -> str:
    owner = script.at(index + 1).brace == "projection"
    return _opened(script, index) + ("" if owner else script.tokens[index].text) + _closed(script, index)


def _part(script: Script, index: int, known: Collection[str]) -> str:
    """A word within `n {.name, n, key: value}`, which becomes `{name: n.name, n: n, key: value}`.

    The engine answers null for such a part of a relationship.
    """
    token, before, after = script.tokens[index], script.at(index - 1), script.at(index + 1)
    if token.text == "." and before.text in ("{", ","):
        return ""
    if token.role == "key" and before.text == "." and script.at(index - 2).text in ("{", ","):
        return f"{_key(script, index, known)}: {script.at(token.parent - 1).text}.{_key(script, index, known)}"
    if token.role == "variable" and before.text in ("{", ",") and after.text in (",", "}"):
        return f"{token.text}: {token.text}"
    return _key(script, index, known) if token.role == "key" else _other(script, index)


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
    if script.at(index + 1).brace == "projection":
        # The variable itself goes: a part of nothing is null, and a map is not.
        return f"CASE WHEN {token.text} IS NULL THEN null ELSE "
    return "(" if _is_sought_comprehension(script, index) else ""


def _closed(script: Script, index: int) -> str:
    """What the engine needs after the token, where one before it was opened.

    Neo4j orders labels by age, and `Entity` is the first that a load makes. The engine does not read
    `x IN [y IN list | …]` without parentheses around the list. A part of a node becomes a map (`_part`).
    """
    opening = script.tokens[index].opening
    if opening < 0:
        return ""
    if script.at(opening).brace == "projection":
        return " END"
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


def computes_key(script: Script, index: int) -> bool:
    """Whether the bracket at `index` looks up what a variable or a parameter says, as in `map[key]`."""
    inside = script.at(index + 1)
    computed = inside.role in ("variable", "parameter") and script.at(index + 2).text == "]"
    return script.at(index).text == "[" and computed and _subscribes(script, index)


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
