"""The country around a post, or the part of one, that is its owner where nothing nearer tells one."""

import re
from collections.abc import Iterable, Sequence

from extractors.relations.base import Candidate
from extractors.relations.leaders import lands, named
from extractors.relations.offices import last_word
from extractors.relations.receivers import receivers
from extractors.syntax import AGENCY, COUNTRY, DEMONYM, METONYM, PLACE, REGION, TITLE, Found, Passage

_CABINET = ("secretary of state", "attorney general", "under secretary", "assistant secretary", "treasury secretary",
            "secretary of defense", "national security advisor", "press secretary", "deputy secretary", "secretary of",
            "national security adviser", "commerce secretary", "energy secretary")  # fmt: skip
"""Titles that are the United States' wherever the passage names it and nothing else owns them."""

_ACTORS = (COUNTRY, DEMONYM, METONYM, AGENCY, PLACE)

WINDOW = 400
"""How many words around a person may tell the country of the office."""


def known_land(passage: Passage, candidate: Candidate) -> Found | None:
    """The country around a post that a table knows its holder to lead."""
    person = candidate.ends["person"]
    ids = lands(passage, person, candidate.qualifiers["title"])
    return named(passage.near(person.first - WINDOW, person.first + WINDOW), ids)


def owner_around(
    passage: Passage, candidate: Candidate, others: Iterable[Candidate], read: Found | None
) -> Found | None:
    """The country that a post without an owner is of; not one whose like post another person holds."""
    held = {_owner_id(c) for c in others if c.status == candidate.status != "former"}
    place = candidate.ends["person"].first
    around = passage.near(place - WINDOW, place + WINDOW)
    if lands(passage, candidate.ends["person"], candidate.qualifiers["title"]):
        return None  # were the leader's country named here, it would be the owner already
    if read:
        return read
    sent = [one for title in around if title.kind == TITLE for one in receivers(passage, title)]
    actors = [m for m in around if m.kind in _ACTORS and m.entity and m.entity.id not in held and m not in sent]
    if candidate.qualifiers["title"].startswith(_CABINET):
        return next((m for m in actors if m.entity and m.entity.id == "country:US"), None)
    if last_word(candidate) == "governor":
        return next((m for m in around if m.kind == REGION), None)
    return _only(passage, candidate, actors)


def _owner_id(candidate: Candidate) -> str:
    owner = candidate.ends["of"].entity
    return owner.id if owner else ""


def _only(passage: Passage, candidate: Candidate, there: Sequence[Found]) -> Found | None:
    """The one country that acts around a post; a mere place only where it alone stands before it."""
    if _OTHERS_POST.match(passage.text, candidate.span[1]):
        return None
    place = candidate.ends["person"].first
    first, _ = passage.bounds[passage.sentence_of(candidate.ends["person"])]
    actors = [m for m in there if not _is_place(passage, m)]
    same = [m for m in there if first <= m.first < place]
    ahead = [m for m in actors if first <= m.first < place]
    later = there if all(m.first > place for m in there) else []
    for group in (ahead, same, actors, later):
        if len({m.entity.id for m in group if m.entity}) == 1:
            return group[0]
    return None


_OTHERS_POST = re.compile(r" (?:of|at|for|in) (?:her|his|its|their|our|my|a|an|another|some) \w+")
"""After a title: it is of something that the passage does not name ("president of her company")."""

_PLACED = frozenset({"in", "to", "from", "at", "near", "into", "across", ",", "of", "with", "on", "for", "against",
                     "between"})  # fmt: skip
"""Words before a country that is only a place or an object."""


def _is_place(passage: Passage, mention: Found) -> bool:
    """Whether a mention tells where or to whom something happens, not who acts: "in Paris, France"."""
    if mention.kind != COUNTRY:
        return mention.kind == PLACE
    units = passage.units
    before = next((u.low for u in reversed(units[max(0, mention.first - 2) : mention.first]) if u.low != "the"), "")
    after = units[mention.last].low if mention.last < len(units) else ""
    return after != "'s" and before in _PLACED
