"""Owners that rules read, put right: those that are none, parts of a country, a list's headings, leaders' countries."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.relations.base import Candidate
from extractors.relations.leaders import lands
from extractors.relations.offices import LOCAL, last_word
from extractors.relations.owner_around import known_land
from extractors.syntax import COUNTRY, DEMONYM, NAME, ORGANIZATION, TITLE, Found, Passage
from extractors.tables import bag

_NO_OWNERS = bag("republic kingdom state nation sunni shia shiite islamist liberal conservative un-recognized hrh hh")
"""What a model takes for a body and is none: "President of the Republic", "Liberal Prime Minister X"."""


def headings_of(passage: Passage) -> Iterator[Found]:
    """The countries that have a line of a list to themselves."""
    for mention in passage.found if "\n" in passage.text else ():
        if mention.kind == COUNTRY and _line(passage, mention).strip(_MARKS) == passage.words(mention):
            yield mention


def under_heading(passage: Passage, headings: Sequence[Found], candidate: Candidate) -> Candidate:
    """A post in a list of countries, each with its people below, is of the country above it."""
    person, owner = candidate.ends["person"], candidate.ends.get("of")
    place = bisect_left(headings, person.first, key=lambda heading: heading.first)
    above = headings[place - 1] if place and len(headings) >= _HEADED else None
    if above is None or (owner and owner not in headings) or not _is_entry(passage, above, candidate):
        return candidate
    return replace(candidate, ends={**candidate.ends, "of": above}, rule="owner_of_passage")


def _is_entry(passage: Passage, above: Found, candidate: Candidate) -> bool:
    """Whether a post is a line of a list, with nothing but other lines between it and a heading."""
    start, end = candidate.span
    between = passage.text[passage.extent(above)[1] : start]
    return "\n\n" not in between and _line(passage, candidate.ends["person"]).strip(_MARKS) == passage.text[start:end]


def _line(passage: Passage, mention: Found) -> str:
    """The line that a mention stands on; none where it is too long for one of a list."""
    (start, end), text = passage.extent(mention), passage.text
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = last if last >= 0 else len(text)
    return text[first:last] if last - first < _LONGEST else ""


_LONGEST = 400
"""Characters of a line of a list."""

_MARKS = " \t\r:;,.•*-–"
"""What stands around an entry of a list."""

_HEADED = 2
"""Countries that make a list."""


def plausible(passage: Passage, candidate: Candidate) -> Candidate:
    """A post without what stands where an owner does and cannot be one."""
    owner = candidate.ends.get("of")
    if owner is None or owner.entity:
        return candidate
    words = set(passage.words(owner).lower().split())
    party = owner.kind == ORGANIZATION and last_word(candidate) == "minister" and not words & _GOVERNING
    if not (words <= _NO_OWNERS or party):
        return candidate
    return replace(candidate, ends={name: end for name, end in candidate.ends.items() if name != "of"})


_GOVERNING = bag("government authority administration council cabinet entity state states union federation")
"""Words of bodies that have ministers."""


def of_part(passage: Passage, candidate: Candidate) -> Candidate:
    """A post of a part of a country: the governor of the U.S. state of Ohio is Ohio's, Peru's Cusco's mayor Cusco's."""
    owner = candidate.ends.get("of")
    if owner is None or owner.kind not in (COUNTRY, DEMONYM):
        return candidate
    words = [unit.low for unit in passage.units[owner.last : owner.last + 2]]
    lead = 2 if words[1:] == ["of"] and words[0] in _PARTS else 1
    local = words[:1] == ["'s"] and last_word(candidate) in LOCAL
    part = next(iter(passage.near(owner.last + lead, owner.last + lead + 1)), None)
    if part is None or part.kind in (NAME, TITLE) or not (lead == 2 or local):
        return candidate
    (start, end), (first, last) = candidate.span, passage.extent(part)
    return replace(candidate, ends={**candidate.ends, "of": part}, span=(min(start, first), max(end, last)))


_PARTS = bag("state city province region town county district territory prefecture municipality island village oblast")


def as_known(passage: Passage, candidate: Candidate) -> Candidate:
    """A leader's post, not of a country that only stands nearby where a table knows which one the leader's is."""
    owner, person = candidate.ends.get("of"), candidate.ends["person"]
    ids = lands(passage, person, candidate.qualifiers["title"])
    far = owner and min(abs(person.first - owner.last), abs(owner.first - person.last)) > _ADJACENT
    if not (owner and far and ids and owner.entity and owner.entity.id not in ids):
        return candidate
    ends = {name: end for name, end in candidate.ends.items() if name != "of"}
    right = known_land(passage, candidate)
    return replace(candidate, ends=ends | ({"of": right} if right else {}))


_ADJACENT = 4
"""Words between a name and the country of its title."""
