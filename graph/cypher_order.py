"""Orders that a query asks for and the two engines do not share."""

from collections.abc import Callable, Collection
from typing import Final

from graph.cypher_structure import Findings, closing, entities, items, maps, ordering
from graph.cypher_text import Script


def _order_of_labels(script: Script) -> Findings:
    for index, token in enumerate(script.tokens):
        if token.role == "function" and token.text.lower() == "labels":
            outer = script.at(index - 2).text.lower() if script.at(index - 1).text == "(" else ""
            if outer in ("head", "last", "tail") or script.at(closing(script, index + 1) + 1).text == "[":
                yield token, "labels have no order; write n:Person, or 'Person' IN labels(n)"


def _order_of_entities(script: Script) -> Findings:
    """Nodes and relationships sort by internal numbers, and maps by keys, which the engines do not share."""
    for start, clause in enumerate(script.tokens):
        if clause.upper in ("RETURN", "WITH"):
            orderless = _orderless(script, items(script, start))
            for index in ordering(script, start):
                yield from _sorted(script, index, orderless)
    for index, token in enumerate(script.tokens):
        before = script.at(index - 2).text.lower() if script.at(index - 1).brace == "call" else ""
        if before in ("min", "max") and token.name in entities(script) and script.at(index + 1).text == ")":
            yield token, f"{token.text} has no order of its own; use {token.text}.id"


def _sorted(script: Script, index: int, orderless: Collection[str]) -> Findings:
    token, before = script.tokens[index], script.at(index - 1)
    if token.role == "function" and token.text.lower() == "properties":
        yield token, "a map has no order of its own; order by its values"
    alone = script.at(index + 1).text not in (".", "[", "{", ":", "(")
    in_list = script.at(token.parent).brace in ("call", "group")
    if alone and (before.upper == "BY" or before.text == ",") and not in_list and token.name in orderless:
        yield token, f"{token.text} has no order of its own; order by its id or values"


def _orderless(script: Script, columns: list[list[int]]) -> frozenset[str]:
    """Names that stand for entities or maps after a RETURN or WITH with these items."""
    known = entities(script) | maps(script)
    renamed = {script.tokens[one[-1]].name: one for one in columns if len(one) > 2}
    return frozenset(known - {name for name, one in renamed.items() if len(one) > 3 and name not in maps(script)})


def _shadowed_names(script: Script) -> Findings:
    """In ORDER BY a column's name hides the variable of that name; memory would still look at the variable."""
    for start, clause in enumerate(script.tokens):
        if clause.upper not in ("RETURN", "WITH"):
            continue
        columns = {script.tokens[one[-1]].name for one in items(script, start) if len(one) > 3}
        for index in ordering(script, start):
            token = script.tokens[index]
            if token.role == "variable" and token.name in columns and script.at(index + 1).text == ".":
                yield token, f"{token.text} is a column here; give the variable another name"


ORDER_CHECKS: Final[tuple[Callable[[Script], Findings], ...]] = (_order_of_labels, _order_of_entities, _shadowed_names)
"""Each finds what it knows of in a query."""
