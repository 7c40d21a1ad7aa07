"""Where things stand in a query: the items of a clause, what a bracket holds, which names are nodes."""

from collections.abc import Iterable, Iterator

from graph.cypher_text import CLAUSES, Script, Token

Findings = Iterator[tuple[Token, str]]
"""What is wrong, each with the token that shows where."""


def closing(script: Script, opening: int) -> int:
    """The index of the bracket that closes the one at `opening`."""
    return next(index for index, token in enumerate(script.tokens) if token.opening == opening)


def encloses(script: Script, opening: int, index: int) -> bool:
    """Whether the token at `index` stands inside the bracket at `opening`, or is that bracket."""
    while index >= 0 and index != opening:
        index = script.tokens[index].parent
    return index == opening


def items(script: Script, clause: int) -> list[list[int]]:
    """The items of the RETURN or WITH at `clause`, each as the indices of its tokens (`AS name` among them)."""
    parent, found = script.tokens[clause].parent, list[list[int]]([[]])
    for index in range(clause + 1, len(script.tokens)):
        token = script.tokens[index]
        closes = (
            token.text in (")", "]", "}") and script.tokens[index].parent == script.at(parent).parent and parent >= 0
        )
        if (token.parent == parent and (token.upper in CLAUSES or token.text == ";")) or closes:
            break
        if token.parent == parent and token.text == ",":
            found.append([])
        elif not (token.upper == "DISTINCT" and index == clause + 1):
            found[-1].append(index)
    return [item for item in found if item]


def ordering(script: Script, clause: int) -> list[int]:
    """The tokens of the ORDER BY that belongs to the RETURN or WITH at `clause`."""
    parent, found = script.tokens[clause].parent, list[int]()
    for index in range(clause + 1, len(script.tokens)):
        token = script.tokens[index]
        if token.parent == parent and token.upper in CLAUSES and token.upper != "ORDER":
            break
        if parent >= 0 and token.opening == parent:
            break
        if token.clause == "ORDER":
            found.append(index)
    return found


def entities(script: Script) -> frozenset[str]:
    """Names that stand for nodes, relationships or paths somewhere in the query."""
    known = {*_first_in(script, "("), *_first_in(script, "["), *_paths(script)}
    renamed = [(script.at(i - 1), script.at(i + 1)) for i, token in enumerate(script.tokens) if token.upper == "AS"]
    for old, new in renamed:
        known |= {new.name} if old.role == "variable" and old.name in known else set()
    return frozenset(known)


def maps(script: Script) -> frozenset[str]:
    """Names that are given to maps: `{…} AS name`, `n {…} AS name`, `properties(n) AS name`."""
    found = set()
    for index, token in enumerate(script.tokens):
        opening = script.at(index - 1).opening
        made = opening >= 0 and script.at(opening).brace in ("map", "projection")
        asked = opening > 0 and script.at(opening - 1).text.lower() == "properties"
        if token.upper == "AS" and (made or asked):
            found.add(script.at(index + 1).name)
    return frozenset(found)


def pattern_nodes(script: Script) -> frozenset[str]:
    """Names that stand for nodes wherever they stand in the query."""
    other = {*_first_in(script, "["), *_paths(script)}
    for index, token in enumerate(script.tokens):
        if script.at(index - 1).upper == "AS" or (script.at(index + 1).upper == "IN" and _opens(script, index)):
            other.add(token.name)
        if token.role == "variable" and script.at(index + 1).text == "=" and _opens(script, index):
            other.add(token.name)
    return frozenset(set(_first_in(script, "(")) - other)


def _opens(script: Script, index: int) -> bool:
    return script.at(index - 1).text in ("[", "(", ",")


def _first_in(script: Script, bracket: str) -> Iterable[str]:
    """The variables that come first in a pattern's brackets of that kind."""
    kind = "group" if bracket == "(" else "relationship"
    for index, token in enumerate(script.tokens):
        opening = script.at(index - 1)
        # A name in parentheses is a node in a pattern only, and patterns that name new nodes stand in these.
        first = opening.text == bracket and opening.brace == kind and token.clause in ("MATCH", "OPTIONAL", "")
        if first and token.role == "variable" and script.at(index + 1).text in (")", "]", ":", "{", "*"):
            yield token.name


def _paths(script: Script) -> Iterable[str]:
    for index, token in enumerate(script.tokens):
        starts = script.at(index - 1).upper == "MATCH" or (script.at(index - 1).text == "," and token.clause == "MATCH")
        if token.role == "variable" and script.at(index + 1).text == "=" and starts:
            yield token.name
