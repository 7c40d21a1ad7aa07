"""Titles that a model reads, beside those of the tables' words, and what of them is no title."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from extractors.syntax import ORGANIZATION, Found, Unit
from extractors.tables import bag, words
from extractors.titles import DETERMINERS, STATUS_WORDS, is_head, stands_for

_TABLE = "title_words"


def with_read(
    listed: Sequence[Found], read: Sequence[Found], units: Sequence[Unit], taken: Collection[int]
) -> list[Found]:
    """Titles by the tables' words, and those that a model read.

    A title that a model read counts where no word of the tables stands, and in place of one that it holds: the tables
    do not know all fields. Of the names in `taken` it keeps those that it is to or for ("envoy for Yemen").
    """
    found = list(listed)
    for title in (_alone(one, units, taken) for one in read):
        over = [other for other in found if other.first < title.last and title.first < other.last]
        holds = all(title.first <= other.first and other.last <= title.last for other in over)
        headed = not over or _heads(units[title.first : over[0].first])
        if len(over) < 2 and holds and headed and _is_office(units, title):
            found = [other for other in found if other not in over]
            found.append(replace(title, title=" ".join(unit.text for unit in units[title.first : title.last])))
    return sorted(found, key=lambda title: title.first)


def behind_body(title: Found, bodies: Iterable[Found], units: Sequence[Unit]) -> Found:
    """A title without the end of a body's name before it: "Centre for Human Rights | head"."""
    over = [one for one in bodies if one.kind == ORGANIZATION and one.first < title.first < one.last < title.last]
    if not over or not _names_office(units[over[0].last : title.last]):
        return title
    first = over[0].last + (units[over[0].last].low in words(_TABLE, "joiner"))
    return replace(title, first=first, title=" ".join(unit.text for unit in units[first : title.last]))


def _heads(ahead: Sequence[Unit]) -> bool:
    """Whether what stands before a listed title may lead to it: not "cabinet of | the prime minister"."""
    return not any(unit.low == "of" for unit in ahead) or _names_office(ahead)


def _is_office(units: Sequence[Unit], title: Found) -> bool:
    lone = title.last == title.first + 1 and stands_for(units, title.first)
    return not lone and _names_office(units[title.first : title.last])


def _names_office(part: Iterable[Unit]) -> bool:
    """Whether a word that heads titles is among some: nearly every title has one, "opposition" and "spy" have none."""
    lows = {form for unit in part for form in (unit.low, unit.low.rpartition("-")[2], unit.low.removesuffix("s"))}
    return any(map(is_head, lows))


def _alone(title: Found, units: Sequence[Unit], taken: Collection[int]) -> Found:
    """Without words of time before it, and without names that are not its own and what leads to them."""
    first, last = title.first, title.last
    while first < last - 1 and (
        units[first].low in _TIMES or units[first + 1].low in _STOOD_FOR.get(units[first].low, ())
    ):
        first += 1 + (units[first].low in _STOOD_FOR)
    while first < last and last - 1 in taken and last in taken:
        last -= 1  # it ends within a name
    last = next((place for place in range(first, last) if _foreign(units, place, taken)), last)
    while first < last and units[last - 1].low in _LEADING | _RANKS | _YET:
        last -= 1
    return replace(title, first=first, last=last)


def _foreign(units: Sequence[Unit], place: int, taken: Collection[int]) -> bool:
    """Whether a name begins at `place` that is none of a title's: not led to by "to", "for" or their like."""
    if place not in taken or place - 1 in taken:
        return False
    before = place - 1 - (units[place - 1].low in DETERMINERS)
    return units[before].low not in _RECEIVES


_STOOD_FOR = {"nominee": ("for", "to"), "candidate": ("for",)}
"""What leads to the title that somebody is to hold: "Nominee for | Assistant Secretary"."""

_YET = bag("designate elect designee")
"""What tells behind a title that its holder is not in office yet."""

_RANKS = bag(
    "sheikh shaikh ayatollah hajji mullah imam captain colonel col major lieutenant lt sergeant sgt brigadier admiral "
    "sir dame dr mr mrs ms presidential"
)
"""What stands after a title and is none: "spokesman | Captain Davis", "candidate | for the presidential election"."""

_RECEIVES = frozenset({"to", "for", "on", "in", "at"})
_TIMES = STATUS_WORDS | {"former", "then", "ex", "late", "outgoing", "incoming", "future", "current", "new"}
_LEADING = frozenset({"of", "to", "for", "in", "on", "at", "and", "the"})
