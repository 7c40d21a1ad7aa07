"""What shorter words stand for: "Putin" after "Vladimir Putin", "the alliance" after "NATO"."""

from bisect import bisect_left
from collections.abc import Sequence

from extractors.syntax import ORGANIZATION, Found, Passage, Unit

_BODIES = frozenset({"alliance", "bloc", "organisation", "organization", "grouping", "union", "body", "group"})
_ATTRIBUTES = frozenset(
    {"military", "trade", "trading", "regional", "28-nation", "economic", "political", "defense", "defence"}
)
_MEMORY = 80
"""How many words back "the bloc" may point."""


def with_bodies(found: Sequence[Found], text: Sequence[Unit]) -> list[Found]:
    """The mentions, with "the alliance" and its like as mentions of the listed organization named last."""
    taken = {place for mention in found for place in range(mention.first, mention.last)}
    places = [p for p, unit in enumerate(text) if unit.low in _BODIES and p not in taken and _is_definite(text, p)]
    bodies = [(place, _last_body(found, place)) for place in places]
    added = [Found(ORGANIZATION, place, place + 1, body.entity) for place, body in bodies if body]
    return sorted([*found, *added], key=lambda mention: mention.first)


def _is_definite(text: Sequence[Unit], place: int) -> bool:
    before = place - 1
    while before >= 0 and text[before].low in _ATTRIBUTES:
        before -= 1
    return before >= 0 and text[before].low in ("the", "that", "this") and text[place].text.islower()


def _last_body(found: Sequence[Found], place: int) -> Found | None:
    first, last = (bisect_left(found, end, key=lambda m: m.first) for end in (place - _MEMORY, place))
    near = [m for m in found[first:last] if m.kind == ORGANIZATION and m.entity]
    return near[-1] if near else None


def fullest(passage: Passage, mention: Found) -> Found:
    """The name that a shortened one stands for: the last fuller one before it, the first after it, or its own first.

    All mentions of one full name give the same mention, so that a person can be told by it.
    """
    known = passage.full_names.get(mention)
    if known is None:
        known = passage.full_names[mention] = _fullest(passage, mention)
    return known


def _fullest(passage: Passage, mention: Found) -> Found:
    words = passage.spelled(mention)
    longer = passage.fuller_names.get(words)
    if longer:
        before = bisect_left(longer, mention.first, key=lambda m: m.first)
        return fullest(passage, longer[max(0, before - 1)])
    return passage.first_named.get(words, mention)
