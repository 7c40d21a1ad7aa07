"""What memory would answer otherwise than Neo4j, found in a query's text and refused with what to write instead.

The engine (kglite) takes more than Neo4j does and differs in places without a word. A query that passes these checks
means the same on both, but for what `docs/cypher.md` lists. What is not known to be equal is refused.
"""

import re
from collections.abc import Callable, Sequence
from typing import Final

from graph.cypher_order import ORDER_CHECKS
from graph.cypher_structure import Findings, encloses, entities, items
from graph.cypher_text import Script, Token, ends_operand, writes
from graph.errors import WriteRefused

ADVICE: Final = "ask Neo4j (--neo4j)"
AGGREGATES: Final = frozenset({"count", "sum", "avg", "min", "max", "collect"})
FUNCTIONS: Final = AGGREGATES | frozenset({
    "abs", "all", "any", "atan", "atan2", "acos", "asin", "ceil", "coalesce", "cos", "cot", "degrees",
    "endnode", "exists", "exp", "floor", "head", "labels", "last", "left", "length", "log", "log10", "ltrim",
    "nodes", "none", "pi", "properties", "radians", "range", "reduce", "relationships", "replace", "reverse",
    "right", "rtrim", "shortestpath", "sign", "sin", "single", "size", "split", "sqrt", "startnode",
    "substring", "tail", "tan", "toboolean", "tofloat", "tointeger", "tolower", "tostring", "toupper", "trim",
    "type",
})  # fmt: skip
"""The functions that both engines answer alike, in lower case."""

_TEMPORAL = re.compile(r"(local)?(date|time|datetime)\b|duration\b|timestamp\b")
_HINTS = {
    "id": "use n.id",
    "elementid": "use n.id",
    "keys": "its order differs; use properties(n)",
    "round": "halves differ; use floor(x * 100 + 0.5) / 100",
    "stdev": "it differs; collect the numbers instead",
    "allshortestpaths": "memory stops at 256 of them; use shortestPath()",
    "rand": "it gives another answer each time",
    "randomuuid": "it gives another answer each time",
}
_TAKES_PATTERN = frozenset({"shortestpath", "exists"})
_LIKE_LIST = re.compile(r'\["[^"]*"\]')


def check(script: Script) -> None:
    """Lets a query pass that both engines answer alike.

    Raises:
        WriteRefused: It would change the graph.
        QueryError: It is not known to be answered as Neo4j answers it.
    """
    word = writes(script)
    if word is not None:
        raise WriteRefused(f"{word.text.upper()} would change the graph; use --neo4j with --write")
    for found in _CHECKS:
        for token, problem in found(script):
            raise script.error(token.start, problem)


def equals_its_only_item(value: str) -> bool:
    """Whether the in-memory engine takes the text for equal to another: it holds `["Oslo"]` to be `Oslo`."""
    return _LIKE_LIST.fullmatch(value) is not None


def _statements(script: Script) -> Findings:
    start = script.at(0)
    if start.upper not in ("MATCH", "OPTIONAL", "RETURN", "WITH", "UNWIND", "CALL"):
        yield start, f"a query in memory starts with MATCH, WITH, UNWIND or RETURN; for {start.text!r}, {ADVICE}"
    for index, token in enumerate(script.tokens):
        if token.text == ";" and index + 1 < len(script.tokens):
            yield script.at(index + 1), "one query at a time; take out what follows the semicolon"


def _signs(script: Script) -> Findings:
    for index, token in enumerate(script.tokens):
        if token.text == "!=" and token.kind == "sign":
            yield token, "write <> for “is not equal to”"
        if token.text == "::" and token.kind == "sign":
            yield token, f"type predicates are not known in memory; {ADVICE}"
        if token.text == "*" and script.at(index - 1).text == "." and script.at(index - 2).text in ("{", ","):
            yield token, "use properties(n) for all properties"


def _words(script: Script) -> Findings:
    """No expression has two words side by side: the second is a clause that Cypher does not know."""
    for index, token in enumerate(script.tokens):
        before = script.at(index - 1)
        if token.role not in ("variable", "function") or before.text in ("", "|", "*", ";"):
            continue
        if ends_operand(script, index - 1) and before.clause:
            yield token, f"{token.text!r} is not known here; check the spelling, or {ADVICE}"


def _functions(script: Script) -> Findings:
    for index, token in enumerate(script.tokens):
        if token.upper == "CALL" and script.at(index + 1).role != "sign":
            yield token, f"procedures are not known in memory; {ADVICE}"
        name = _called(script, index)
        if name and _TEMPORAL.match(name):
            yield token, "dates are texts here: write r.since < '2020-03', and pass today as a parameter"
        elif name and name not in FUNCTIONS:
            yield token, f"{token.text}() is not answered alike in memory; {_HINTS.get(name, ADVICE)}"


def _called(script: Script, index: int) -> str:
    token = script.tokens[index]
    if token.role != "function":
        return ""
    owner = script.at(index - 2)
    dotted = f"{owner.text}." if script.at(index - 1).text == "." and owner.kind == "word" else ""
    return (dotted + token.text).lower()


def _clause_order(script: Script) -> Findings:
    unions: dict[int, str] = {}
    for index, token in enumerate(script.tokens):
        if token.upper == "UNION":
            form = "UNION ALL" if script.at(index + 1).upper == "ALL" else "UNION"
            if unions.setdefault(token.parent, form) != form:
                yield token, "UNION and UNION ALL do not mix in one query"
        if token.upper in ("SKIP", "OFFSET") and script.at(index - 1).clause == "LIMIT":
            yield token, f"write {token.upper} before LIMIT"


def _stars(script: Script) -> Findings:
    """After a WITH that leaves variables behind, the star in memory still counts them."""
    narrowed: set[int] = set()
    for index, token in enumerate(script.tokens):
        if token.upper not in ("WITH", "RETURN"):
            continue
        star = any(len(item) == 1 and script.tokens[item[0]].text == "*" for item in items(script, index))
        if star and token.parent in narrowed:
            yield token, f"{token.upper} * after a WITH is not answered alike in memory; name the columns"
        if token.upper == "WITH" and not star:
            narrowed.add(token.parent)


def _patterns_as_values(script: Script) -> Findings:
    """A pattern is a condition or the argument of a few functions, and no value."""
    for index, token in enumerate(script.tokens):
        if token.text == ")" and _is_arrow(script, index + 1) and not _may_hold_pattern(script, index):
            yield token, "a pattern is no value; write EXISTS { … } or COUNT { … }"


def _is_arrow(script: Script, index: int) -> bool:
    first, second, third = (script.at(index + offset) for offset in range(3))
    if first.text == "<":
        return second.text == "-" and third.text in ("[", "-")
    # Two signs apart are a difference, as in (a) - -(b).
    return first.text == "-" and (second.text == "[" or (second.text == "-" and second.start == first.end))


def _may_hold_pattern(script: Script, index: int) -> bool:
    token, owner = script.tokens[index], script.tokens[index].parent
    while script.at(owner).text == "(" and script.at(owner).brace == "group":
        owner = script.tokens[owner].parent
    around = script.at(owner)
    if around.brace == "call":
        return script.at(owner - 1).text.lower() in _TAKES_PATTERN
    if around.brace in ("", "subquery"):
        return token.clause in ("MATCH", "OPTIONAL", "WHERE", "")
    return around.text == "["


def _shortest_paths(script: Script) -> Findings:
    """In memory the shortest path is found first and filtered then; Neo4j finds the shortest that passes the filter."""
    paths: set[str] = set()
    for index, token in enumerate(script.tokens):
        if token.role == "function" and token.text.lower() == "shortestpath":
            if token.clause not in ("MATCH", "OPTIONAL"):
                yield token, "write MATCH p = shortestPath(…) in a clause of its own"
            inside = [one for one in script.tokens[index + 2 :] if encloses(script, index + 1, one.parent)]
            paths |= {script.at(index - 2).name} | {one.name for one in inside if one.role == "variable"} - _ends(
                inside
            )
        if token.clause == "WHERE" and token.role == "variable" and token.name in paths:
            yield (
                token,
                "memory cannot filter the shortest path; match one of bounded length, as in -[*1..4]-",
            )


def _ends(inside: Sequence[Token]) -> set[str]:
    """The variables of the two nodes of a pattern."""
    return {one.name for index, one in enumerate(inside) if index and inside[index - 1].text == "("}


def _regular_expressions(script: Script) -> Findings:
    for index, token in enumerate(script.tokens):
        if token.text != "=~" or token.kind != "sign":
            continue
        if script.at(index + 1).role not in ("string", "parameter") or script.at(index + 2).text in (
            "+",
            "[",
            ".",
            "||",
        ):
            yield token, "the pattern after =~ must be one text or one parameter"


def _indexed_entities(script: Script) -> Findings:
    known = entities(script)
    for index, token in enumerate(script.tokens):
        subscript = script.at(index + 1).text == "[" and script.at(index + 2).kind != "string"
        if token.role == "variable" and token.name in known and subscript:
            yield token, f"write the property's name, as in {token.text}.name"


def _grouping(script: Script) -> Findings:
    """An item that aggregates may use, outside the aggregate, nothing that varies within its group."""
    for index, token in enumerate(script.tokens):
        if token.upper in ("RETURN", "WITH"):
            for item in items(script, index):
                yield from _mixed(script, item)


def _mixed(script: Script, item: list[int]) -> Findings:
    calls = [i for i in item if script.tokens[i].role == "function" and script.tokens[i].text.lower() in AGGREGATES]
    if not calls:
        return
    inside = {i for call in calls for i in item if encloses(script, call + 1, i)}
    local = {script.tokens[i].name for i in item if script.at(i + 1).upper == "IN" or script.at(i + 1).text == "="}
    for i in item:
        token = script.tokens[i]
        if token.role == "variable" and i not in inside and token.name not in local and script.at(i - 1).upper != "AS":
            yield token, f"compute {token.text} and the aggregate apart, in a WITH of their own"


_CHECKS: Final[tuple[Callable[[Script], Findings], ...]] = (
    _statements,
    _signs,
    _functions,
    _words,
    _clause_order,
    _stars,
    _patterns_as_values,
    _shortest_paths,
    _regular_expressions,
    *ORDER_CHECKS,
    _indexed_entities,
    _grouping,
)
