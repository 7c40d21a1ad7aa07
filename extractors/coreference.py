"""What shorter words stand for: "Putin" after "Vladimir Putin", "the alliance" after "NATO"."""

from collections.abc import Sequence

from extractors.syntax import NAME, ORGANIZATION, Found, Passage, Unit

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
    near = [m for m in found if m.kind == ORGANIZATION and m.entity and place - _MEMORY <= m.first < place]
    return near[-1] if near else None


def fullest(passage: Passage, mention: Found) -> Found:
    """The fuller name that a shortened one stands for: the last one before it, or the first after it; else itself."""
    words = _words(passage, mention)
    longer = [m for m in passage.found if m.kind == NAME and m != mention and _extends(_words(passage, m), words)]
    before = [m for m in longer if m.first < mention.first]
    if not longer:
        return mention
    return fullest(passage, before[-1] if before else longer[0])


def _words(passage: Passage, mention: Found) -> list[str]:
    return [unit.low for unit in passage.units[mention.first : mention.last]]


def _extends(long: list[str], short: list[str]) -> bool:
    """Whether the long name ends with the short one, or opens with it where family names stand first."""
    if len(long) <= len(short):
        return False
    return long[-len(short) :] == short or (len(short) == 1 and len(long) <= 3 and long[0] == short[0])
