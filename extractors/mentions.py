"""Finds what a text names: countries, adjectives, regions, organizations, seats of government, titles, and other names.

Listed names come from the gazetteer; unlisted ones are runs of capitalised words, told apart by their last word ("…
Party") and, later, by the relations they stand in.
"""

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from spacy.lang.en.stop_words import STOP_WORDS

from extractors.constituencies import constituencies
from extractors.coreference import with_bodies
from extractors.gazetteer import Gazetteer
from extractors.metonymy import in_context
from extractors.syntax import (
    AGENCY,
    COUNTRY,
    DEMONYM,
    METONYM,
    NAME,
    ORGANIZATION,
    OTHER,
    PLACE,
    REGION,
    TITLE,
    Found,
    Unit,
)
from extractors.tables import bag, words
from extractors.title_reading import behind_body, with_read
from extractors.title_receivers import widened
from extractors.titles import titles
from graph.resolution import organization, surfaces

_PARTICLES = bag("al el bin bint ibn ben abu von van der den de del della di da dos das du la le y ter zu ul ur")
_NOBLE = (
    "al-",
    "el-",
    "ul-",
    "ur-",
    "an-",
    "as-",
    "ad-",
    "ar-",
    "ash-",
    "at-",
    "az-",
    "d'",
    "l'",
    "de-",
    "bin-",
    "abu-",
)
_ATTRIBUTE = re.compile(
    r"-(?:born|led|backed|controlled|based|occupied|made|educated|owned|run|era|style|sponsored|wide|affiliated|linked|allied|"
    r"held|wing|speaking|trained|imposed|funded|language)$"
)
"""Endings of words that are no name: "U.S.-born", "Russian-controlled"."""

_OPENERS = frozenset({"of", "for"})
_LINKS = frozenset({"and", "&", "of", "the", "for"})


KIND_OF_CLASS = {
    "country": COUNTRY, "organization": ORGANIZATION, "demonym": DEMONYM, "seat": METONYM, "capital": METONYM,
    "agency": AGENCY, "region": REGION,
}  # fmt: skip
"""The kind of mention that each class of listed surface makes."""


@cache
def gazetteer() -> Gazetteer:
    """The listed names of the project's tables."""
    listed = [(surface, KIND_OF_CLASS[kind], entity) for surface, entity, kind in surfaces()]
    union = organization("European Union")
    return Gazetteer([*listed, ("European", DEMONYM, union)] if union else listed)


def mentions(
    text: Sequence[Unit], bounds: Sequence[tuple[int, int]], entities: Sequence[Found] | None = None
) -> list[Found]:
    """All mentions of a text, in order, none overlapping.

    Args:
        text: Its units.
        bounds: The ranges of its sentences.
        entities: The people (NAME), organizations, places and titles that a model found; without one (None), each
            unlisted run of capitalised words may be a person's name.
    """
    read = [entity for entity in entities or () if entity.kind == TITLE]
    named_by = None if entities is None else [entity for entity in entities if entity.kind != TITLE]
    found = _apart(text, bounds, named_by, read)
    return with_bodies(in_context(widened(found, text), text), text)


def _apart(
    text: Sequence[Unit], bounds: Sequence[tuple[int, int]], entities: Sequence[Found] | None, read: Sequence[Found]
) -> list[Found]:
    """Names and titles, none overlapping."""
    known_names = gazetteer().find(text)
    surnames = {text[e.last - 1].low for e in entities or () if e.kind == NAME and e.last - e.first > 1}
    lands = {(m.first, m.last) for m in known_names if _is_alone(m, text, surnames)}
    entities = None if entities is None else [e for e in entities if e.kind != NAME or (e.first, e.last) not in lands]
    people = _taken(entity for entity in entities or () if entity.kind == NAME)
    # A listed name within a person's is a part of that; "the Assad government" goes beyond it.
    listed = [
        m for m in known_names if not (_is_surname(m, text) if entities is None else {m.first, m.last - 1} <= people)
    ]
    listed = sorted([*listed, *constituencies(text)], key=_first)
    taken = _taken(listed) | people
    known = list(_read(entities or (), text, listed))
    offices = [behind_body(office, known, text) for office in with_read(titles(text, taken), read, text, taken)]
    starts = {first for first, _ in bounds}
    runs = list(_runs(text, listed, _taken(offices), starts))
    named = [mention for run in runs for mention in _classified(run, text, listed)]
    if entities is not None:
        named = [replace(mention, kind=OTHER) if mention.kind == NAME else mention for mention in named]
        read_already = _taken(known)
        named = [mention for mention in named if read_already.isdisjoint(range(mention.first, mention.last))]
    return _without_overlap([*listed, *known, *named, *offices])


_OPENING = words("organization_words", "open") - words("organization_words", "of_state")


def _read(entities: Sequence[Found], text: Sequence[Unit], listed: Sequence[Found]) -> Iterable[Found]:
    """What a model found, but for what the tables know better."""
    for entity in entities:
        inside = _between(listed, entity.first, entity.last)
        if entity.kind == ORGANIZATION:
            first = _without_demonym(entity.first, entity.last, text, listed)
            lead = [unit.low for unit in text[first : first + 2]]
            opened = lead[-1] == "of" and lead[0] in _OPENING  # "Bank of America"
            if inside and not opened and not any(is_capital(unit) for unit in text[inside[-1].last : entity.last]):
                continue  # "Iranian government", or a listed name as it is
            yield replace(entity, first=first, last=_with_land(entity, text, listed))
        elif entity.kind == NAME:
            if not all(unit.low in _HONOURS for unit in text[entity.first : entity.last]):
                yield entity
        elif not inside:
            yield entity


def _with_land(body: Found, text: Sequence[Unit], listed: Sequence[Found]) -> int:
    """The end of a body's name, with the country that it goes on with: "Greenpeace France"."""
    land = next((one for one in _between(listed, body.last, body.last + 1) if one.kind == COUNTRY), None)
    owns = land is not None and text[land.last : land.last + 1] and text[land.last].low == "'s"
    return body.last if land is None or owns else land.last


_HONOURS = bag(
    "ayatollah grand sheikh prince princess general gen. sir dame lord mullah imam hajji marshal justice mr. dr."
)
"""Words before a name that are none by themselves."""


def _taken(found: Iterable[Found]) -> set[int]:
    return {place for mention in found for place in range(mention.first, mention.last)}


def _without_overlap(found: Iterable[Found]) -> list[Found]:
    """The mentions that remain when of two that overlap the longer, then the earlier in the list, wins."""
    kept: list[Found] = []
    used: set[int] = set()
    for mention in sorted(found, key=lambda m: m.first - m.last):
        places = range(mention.first, mention.last)
        if used.isdisjoint(places):
            kept.append(mention)
            used.update(places)
    return sorted(kept, key=lambda mention: mention.first)


def is_capital(unit: Unit) -> bool:
    """Whether a word is written as a name is: "Assad", "al-Assad", "G7"."""
    if _ATTRIBUTE.search(unit.text):
        return False
    return unit.text[:1].isupper() or (unit.text.startswith(_NOBLE) and any(c.isupper() for c in unit.text))


@lru_cache(1 << 14)
def _ordinary(low: str) -> bool:
    return low in words("ordinary_words") or low.partition("'")[0] in STOP_WORDS


def _is_alone(mention: Found, text: Sequence[Unit], surnames: Collection[str]) -> bool:
    """Whether a country or a seat of government is no person of that name, whatever a model reads: "Washington"."""
    if mention.kind == METONYM:
        return text[mention.last - 1].low not in surnames
    return mention.kind == COUNTRY and not _also_names(mention, text)


def _is_surname(mention: Found, text: Sequence[Unit]) -> bool:
    """Whether a country's name ends or opens a person's: "Michael Jordan", "Jordan Bardella"."""
    surname = mention.kind in (COUNTRY, REGION) and _also_names(mention, text)
    if not surname or mention.last - mention.first > 1:
        return False
    neighbours = [p for p in (mention.first - 1, mention.last) if 0 <= p < len(text)]
    return any(is_capital(text[p]) and not _ordinary(text[p].low) and _unlisted(text[p]) for p in neighbours)


def _also_names(mention: Found, text: Sequence[Unit]) -> bool:
    return text[mention.first].low in _ALSO_NAMES


_ALSO_NAMES = bag("jordan chad georgia israel kenya virginia carolina ireland holland washington lincoln dakota")


def _unlisted(unit: Unit) -> bool:
    known = words("title_words", "head") | words("title_words", "weak") | words("title_words", "modifier")
    return unit.low not in known | words("title_words", "field") and not gazetteer().find([unit])


def _runs(
    text: Sequence[Unit], listed: Sequence[Found], offices: set[int], starts: set[int]
) -> Iterable[tuple[int, int]]:
    """Runs of capitalised words, listed ones among them; a title, a mark or an ordinary word ends a run."""
    inside, place = _taken(listed), 0
    while place < len(text):
        end = place
        while end < len(text) and end not in offices and _goes_on(text, end, place, inside, starts):
            end += 1
        while end > place and text[end - 1].low in _PARTICLES and text[end - 1].text.islower():
            end -= 1
        if end > place:
            yield place, end
        place = max(end, place + 1)


_OWNING = bag("people men women children workers farmers world king queen soldiers lawyers women")
"""Possessives that names are made of: "People's Liberation Army"."""


def _goes_on(text: Sequence[Unit], place: int, first: int, inside: set[int], starts: set[int]) -> bool:
    unit = text[place]
    if place in inside:
        return True
    if place > first and place in starts:
        return False
    if is_capital(unit):
        if unit.low in _ALSO_GIVEN and (place > first or _named(text, place + 1)):
            return True
        adjective = unit.low in _ADJECTIVES and place not in starts
        return not _ordinary(unit.low) or adjective or (place > first and unit.low in _INNER) or unit.low in _OWNING
    if place > first and (
        (unit.text.isdigit() and len(unit.text) < 3) or (unit.low == "'s" and text[place - 1].low in _OWNING)
    ):
        return unit.low != "'s" or (place + 1 < len(text) and is_capital(text[place + 1]))
    after = place
    while after < len(text) and text[after].low in _PARTICLES and text[after].text.islower():
        after += 1
    return place > first and place < after < len(text) and is_capital(text[after])


_ALSO_GIVEN = frozenset({"may", "bill", "will", "april", "june", "august", "mark", "grace", "young", "rice"})
"""Ordinary words that are people's names too: "Theresa May", "Bill Clinton"."""


def _named(text: Sequence[Unit], place: int) -> bool:
    while place < len(text) and text[place].text in _PARTICLES:
        place += 1
    return place < len(text) and is_capital(text[place]) and not _ordinary(text[place].low)


_ADJECTIVES = bag("national international western eastern northern southern economic political military supreme")
"""Ordinary words that open a name where they have a capital within a sentence: "National Front"."""

_INNER = words("organization_words", "body") | words("organization_words", "state") | {"justice"}
"""Ordinary words that may still stand inside a name: "Ministry of Justice", "National Congress"."""


def _between(found: Sequence[Found], first: int, last: int) -> Sequence[Found]:
    """Of mentions in order, those that start in a range of units."""
    return found[bisect_left(found, first, key=_first) : bisect_left(found, last, key=_first)]


def _first(mention: Found) -> int:
    return mention.first


def _classified(run: tuple[int, int], text: Sequence[Unit], listed: Sequence[Found]) -> Iterable[Found]:
    """What a run names: an organization by its last or first word; else its unlisted parts are plain names."""
    first, last = run
    if organization := _organization(first, last, text, listed):
        yield organization
        return
    inside = _between(listed, first, last)
    if last - first > 1 and text[last - 1].low in words("organization_words", "place"):
        yield Found(PLACE, first, last)
        return
    place = first
    for mention in [*inside, None]:
        end = mention.first if mention else last
        if end > place and mention and mention.kind == METONYM:
            # a city's name within a longer one is no seat of government: "Real Madrid"
            yield Found(ORGANIZATION, place, mention.last)
        elif end > place and (end > place + 1 or len(text[place].text) > 1):  # "Q" before a question is no name
            yield Found(NAME, place, end)
        place = mention.last if mention else last


def _organization(first: int, last: int, text: Sequence[Unit], listed: Sequence[Found]) -> Found | None:
    """An organization by its name's shape: "… Party", "Bank of …", "Ministry of …"."""
    body, state = words("organization_words", "body"), words("organization_words", "state")
    opens = words("organization_words", "open")
    end = _after_of(last, text, listed) if text[last - 1].low in opens or text[first].low in opens else last
    if end == last and first < last - 1 == _without_demonym(first, last, text, listed, drop=True):
        return None
    closing = text[last - 1].low
    if (closing in body and last - first > 1) or (end > last and closing in opens):
        return Found(ORGANIZATION, _without_demonym(first, end, text, listed), end)
    if closing in state and last - first > 1:
        return Found(ORGANIZATION, _without_demonym(first, end, text, listed), end)
    return None


def _without_demonym(first: int, end: int, text: Sequence[Unit], listed: Sequence[Found], *, drop: bool = False) -> int:
    """Leaves the country out of the name of a part of its state: "Iranian | Ministry of Intelligence".

    With `drop`, out of any name: "Turkish TV" is no name.
    """
    lead = next((m for m in _between(listed, first, first + 1) if m.kind in (COUNTRY, DEMONYM, REGION, METONYM)), None)
    if (lead and lead.last < end and drop) or (
        lead
        and lead.last < end
        and any(text[place].low in words("organization_words", "of_state") for place in range(lead.last, end))
    ):
        return lead.last
    return first


_LONGEST = 20
"""How many words the part of a name after "of" may have."""


def _after_of(last: int, text: Sequence[Unit], listed: Sequence[Found]) -> int:
    """The end of "of …" after an opening word: "Bank | of America", "Ministry | of Foreign Affairs"."""
    if last + 1 >= len(text) or text[last].low not in _OPENERS:
        return last
    countries = _taken(m for m in _between(listed, last, last + _LONGEST) if m.kind in (COUNTRY, REGION))
    place = end = last + 1
    while place < len(text) and (is_capital(text[place]) or text[place].low in _LINKS):
        if place in countries and end > last + 1:
            break
        place += 1
        end = place if is_capital(text[place - 1]) else end
    return end if end > last + 1 else last
