"""The states that elected members of the Congress of the United States: "Senator Jo Hart (D-Calif.)"."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from extractors.syntax import REGION, Found, Unit
from graph.model import Entity
from graph.names import entities
from graph.tables import table


def constituencies(text: Sequence[Unit]) -> Iterable[Found]:
    """The states behind the parties of those whom they elected, with a full stop: "(D-Calif.)", ", R-Texas"."""
    for place, unit in enumerate(text):
        known = _states().get(unit.text[2:]) if unit.text[:2] in _PARTIES else None
        if known:
            stop = [after.text for after in text[place + 1 : place + 2]] == ["."]
            yield Found(REGION, place, place + 1 + stop, known)


_PARTIES = frozenset({"D-", "R-", "I-"})


@cache
def _states() -> Mapping[str, Entity]:
    """The states of the United States by their short forms."""
    return {row["abbreviation"]: entities()[row["entity"]] for row in table("state_abbreviations")}
