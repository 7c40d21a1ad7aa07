"""How a title is written down: in lower case but for names, singular, without what stands beside it."""

import re
from collections.abc import Collection

from extractors.syntax import Found, Passage, Unit
from extractors.tables import bag, words

_TABLE = "title_words"


def spelled(mention: Found, passage: Passage) -> str:
    """A title in lower case, but for names in it; singular, without "acting".

    `Secretary of State` gives "secretary of state", `UN special envoy for Yemen` keeps its capitals.
    """
    known = frozenset().union(
        *(words(_TABLE, part) for part in ("head", "weak", "modifier", "field", "joiner")),
        {"under", "lieutenant", "lt."},
    )
    units = passage.units[mention.first : mention.last]
    beside = len(units) > 1 and _is_beside(units[0].low, units[1].low)
    parts = [_plain(unit, known) for unit in units[beside:]]
    return re.sub(r" ([,'])", r"\1", " ".join(_SINGULAR.get(part, part) for part in parts))


def _is_beside(first: str, second: str) -> bool:
    """Whether the word before a title is none of it: "second | president", "Democratic | senator"."""
    return (first in _ORDINALS and second not in _RANKED) or (first in _OF_PARTIES and second in _COUNTED)


def _plain(unit: Unit, known: Collection[str]) -> str:
    return unit.low if unit.low in known and not (unit.text.isupper() and len(unit.text) > 1) else unit.text


_ORDINALS = bag("first second third")
_RANKED = bag("deputy vice vice-president vice-chairman vice-chair secretary minister assistant lord sea")
"""Titles that an ordinal belongs to: a first deputy minister is above the second."""

_OF_PARTIES = bag("republican democratic")
_COUNTED = bag("senator representative congressman congresswoman governor mayor speaker presidential candidate nominee")
"""Titles before which an adjective names the holders' party."""

_SINGULAR = {
    **{f"{word}s": word for word in ("president", "minister", "senator", "governor", "leader", "mayor", "mp", "mep")},
    **{f"{word}s": word for word in ("candidate", "nominee", "ambassador", "lawmaker")},
    "msps": "MSP",
    "secretaries": "secretary",
    "sen.": "senator",
    "sens.": "senator",
    "rep.": "representative",
    "reps.": "representative",
    "gov.": "governor",
    "govs.": "governor",
    "lt.": "lieutenant",
}
