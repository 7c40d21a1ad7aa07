"""How a title is written down: in lower case but for names, singular, without what stands beside it."""

import re
from collections.abc import Sequence
from functools import cache

from extractors.syntax import Found, Passage, Unit
from extractors.tables import bag, words
from extractors.titles import HEADING

_TABLE = "title_words"


def spelled(mention: Found, passage: Passage) -> str:
    """A title in lower case, but for names in it; singular, without "acting".

    `Secretary of State` gives "secretary of state", `UN special envoy for Yemen` keeps its capitals.
    """
    units = _own(passage.units[mention.first : mention.last])
    if units[0].low in HEADING:
        return HEADING[units[0].low]
    end = _head_end(units)
    parts = [_plain(unit) for unit in units]
    parts[:end] = [_SHORT.get(part, part) for part in parts[:end]]
    parts[end - 1 : end] = [_singular(part) for part in parts[end - 1 : end]]
    return re.sub(r" ([,'])", r"\1", " ".join(parts))


def is_plural(mention: Found, passage: Passage) -> bool:
    """Whether a title is of several holders: "Presidents", "Sens.", "deputy ministers of health"."""
    units = _own(passage.units[mention.first : mention.last])
    heads = [_plain(unit) for unit in units[: _head_end(units)][-1:]]
    return any(head in _OF_SEVERAL or _singular(head) != head for head in heads)


def _own(units: Sequence[Unit]) -> Sequence[Unit]:
    """The words of a title without what stands beside it."""
    first = 0
    while first < len(units) - 1 and _is_beside(units[first].low, units[first + 1].low):
        first += 1
    return units[first:]


def _head_end(units: Sequence[Unit]) -> int:
    return next((place for place, unit in enumerate(units) if unit.low in _COMPLEMENTS), len(units))


_COMPLEMENTS = bag("of for to in on at and")
"""Words behind the head of a title."""


def _is_beside(first: str, second: str) -> bool:
    """Whether the word before a title is none of it: "second | president", "Democratic | senator"."""
    if first in _ORDINALS:
        return second not in _RANKED
    return first in _BESIDE and second not in _PARTYS


def _singular(head: str) -> str:
    """The head of a title as it is of one holder."""
    low = head.lower()
    known = words(_TABLE, "head") | words(_TABLE, "weak")
    forms = (form for ending, one in _PLURALS if low.endswith(ending) for form in [low.removesuffix(ending) + one])
    found = next((form for form in forms if form in known), head)
    return found.upper() if found in _INITIALS else found


_PLURALS = (("ies", "y"), ("men", "man"), ("s", ""))
"""Endings of several, and of one."""

_INITIALS = bag("mp mep msp mla mlc mna ceo")
"""Titles that are initials."""


def _plain(unit: Unit) -> str:
    return unit.low if unit.low in _known() and not (unit.text.isupper() and len(unit.text) > 1) else unit.text


@cache
def _known() -> frozenset[str]:
    """Words of titles, which are no names."""
    parts = (words(_TABLE, part) for part in ("head", "weak", "modifier", "field", "joiner"))
    return frozenset({"under", "lieutenant", "lt."}).union(*parts)


_OF_SEVERAL = bag("sens. reps. govs.")
"""Titles of several, cut short."""

_ORDINALS = bag("first second third")
_RANKED = bag("deputy vice vice-president vice-chairman vice-chair secretary minister assistant lord sea")
"""Titles that an ordinal belongs to: a first deputy minister is above the second."""

_BESIDE = bag("republican democratic conservative local then now")
"""What stands before a title and tells of the holder: "Conservative | MP", "local | lawmaker"."""

_PARTYS = bag("leader leaders whip party caucus government authorities council")
"""Titles that a party's name, or a place's, belongs to."""

_SHORT = {
    "sen.": "senator",
    "sens.": "senator",
    "rep.": "representative",
    "reps.": "representative",
    "gov.": "governor",
    "govs.": "governor",
    "lt.": "lieutenant",
}
"""Titles cut short, in full."""
