"""Finds the listed names in a text: the longest one that starts at each word."""

from collections.abc import Iterable, Sequence

from extractors.syntax import Found, Unit, units
from graph.model import Entity

Entry = tuple[str, str, Entity]
"""A surface, the kind of mention it makes, and its entity."""

_SHORT = 5
"""Surfaces of at most so many letters that are all capitals stand only for themselves: WHO is not "who"."""


class Gazetteer:
    """Listed names by their first word.

    >>> from graph.model import Entity
    >>> found = Gazetteer([("Russia", "C", Entity("country:RU", "Country", "Russia"))]).find(units("in Russia's east"))
    >>> [(mention.first, mention.last) for mention in found]
    [(1, 2)]
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_word: dict[str, list[tuple[tuple[str, ...], str, str, Entity]]] = {}
        for surface, kind, entity in entries:
            lows = tuple(unit.low for unit in units(surface))
            if lows:
                self._by_word.setdefault(lows[0], []).append((lows, surface, kind, entity))
        for listed in self._by_word.values():
            listed.sort(key=lambda entry: -len(entry[0]))

    def find(self, text: Sequence[Unit]) -> list[Found]:
        """The listed names in a text, in order, none overlapping."""
        lows = [unit.low for unit in text]
        found: list[Found] = []
        place = 0
        while place < len(text):
            mention = self._at(text, lows, place)
            if mention:
                found.append(mention)
            place = mention.last if mention else place + 1
        return found

    def _at(self, text: Sequence[Unit], lows: list[str], place: int) -> Found | None:
        for words, surface, kind, entity in self._by_word.get(lows[place], ()):
            end = place + len(words)
            if tuple(lows[place:end]) == words and _same_case(text[place].text, surface):
                return Found(kind, place, end, entity)
        return None


def _same_case(written: str, surface: str) -> bool:
    """A name needs its capital; a short abbreviation needs all of them ("US", not "us" or "Us")."""
    if len(surface) <= _SHORT and surface.isupper():
        return written.isupper()
    return written[:1].isupper() or not surface[:1].isupper()
