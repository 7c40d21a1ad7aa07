"""Titles that go on: with whom their holder is sent to or serves: "ambassador to Turkey", "aide to the king"."""

from collections.abc import Sequence

from extractors.syntax import NAME, TITLE, Found, Unit
from extractors.tables import bag
from extractors.titles import DETERMINERS


def widened(found: Sequence[Found], units: Sequence[Unit]) -> list[Found]:
    """Ambassadors and envoys take their receiving country or body into the title: "ambassador to Turkey"."""
    by_start = {mention.first: mention for mention in found}
    wide: list[Found] = []
    for mention in found:
        if wide and mention.first < wide[-1].last:
            continue
        wide.append(_with_receiver(mention, units, by_start))
    return wide


def _with_receiver(mention: Found, units: Sequence[Unit], by_start: dict[int, Found]) -> Found:
    if mention.kind != TITLE or mention.last + 1 >= len(units):
        return mention
    place = mention.last + 1 + (units[mention.last + 1].low in DETERMINERS)
    receiver = by_start.get(place)
    if receiver is None or not _receives(mention, receiver, units):
        return mention
    text = " ".join(unit.text for unit in units[mention.first : receiver.last])
    return Found(TITLE, mention.first, receiver.last, title=text)


def _receives(mention: Found, receiver: Found, units: Sequence[Unit]) -> bool:
    """Whether a title goes on with what stands behind its preposition."""
    head, preposition = units[mention.last - 1].low, units[mention.last].low
    if receiver.kind == TITLE:
        return _is_served(head, preposition, receiver, units)
    if head == "state" and preposition == "for":
        return True  # "Secretary of State for Northern Ireland"
    return preposition in _SENT.get(head, ()) and not (preposition == "for" and receiver.kind == NAME)


def _is_served(head: str, preposition: str, superior: Found, units: Sequence[Unit]) -> bool:
    """Whether a title is of one who serves the holder of another: "aide to the president", not "to President X"."""
    known = units[superior.first - 1].low in DETERMINERS
    return known and preposition in ("to", "of") and head in _SERVING


_SENT = {
    **dict.fromkeys(bag("envoy coordinator mediator negotiator rapporteur delegate"), ("to", "for", "on")),
    **dict.fromkeys(bag("ambassador plenipotentiary"), ("to", "for", "on", "in", "at")),
    **dict.fromkeys(bag("representative observer"), ("to", "for", "on", "at")),
}
"""Last words of titles that take in to whom, for what or where their holder is sent, by which prepositions."""

_SERVING = bag("aide assistant adviser advisor counselor counsellor attaché envoy representative staff secretary")
