"""Whose office it is, where the phrase itself does not say; and which of several forms of one post is the fullest."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.coreference import fullest
from extractors.relations.base import Candidate, within
from extractors.relations.leaders import lands, named
from extractors.relations.linked import held, owner_of
from extractors.relations.receivers import receivers
from extractors.syntax import (
    AGENCY,
    COUNTRY,
    DEMONYM,
    METONYM,
    NAME,
    ORGANIZATION,
    PLACE,
    REGION,
    TITLE,
    Found,
    Passage,
)
from extractors.tables import bag

_OF_ELSEWHERE = bag("ceo cfo coo cto director manager mayor spokesman spokeswoman spokesperson chairman "
    "chairwoman chair head chief "
                          "editor-in-chief editor representative coordinator commissioner "
                          "secretary-general")  # fmt: skip
"""Last words of titles that are as likely of an organization: the passage's country is no owner for them."""

_TOO_SHORT = bag("secretary minister candidate member deputy")
"""Titles that say nothing without an owner."""

_OCCUPATIONS = bag("director executive editor officer administrator manager official member diplomat strategist")
"""Last words of titles that are mere occupations without an owner: "a film director", "a senior executive"."""

_CABINET = ("secretary of state", "attorney general", "under secretary", "assistant secretary", "treasury secretary",
            "secretary of defense", "national security advisor", "press secretary", "deputy secretary", "secretary of",
            "national security adviser", "commerce secretary", "energy secretary")  # fmt: skip
"""Titles that are the United States' wherever the passage names it and nothing else owns them."""

LOCAL = bag("mayor governor councillor councilman councilwoman alderman")
"""Last words of titles that are of cities and regions."""

OF_STATES = bag("minister premier chancellor senator governor mayor mp lawmaker congressman congresswoman king queen")
"""Last words of titles that are of states and cities: a body after the name is where else its holder belongs."""

OF_BODIES = bag(
    "secretary-general director-general undersecretary-general under-secretary-general deputy-secretary-general"
)
"""Last words of titles that are of organizations, whatever country their holder is of."""

_NO_OWNERS = bag("republic kingdom state nation sunni shia shiite islamist liberal conservative un-recognized hrh hh")
"""What a model takes for a body and is none: "President of the Republic", "Liberal Prime Minister X"."""

_ACTORS = (COUNTRY, DEMONYM, METONYM, AGENCY, PLACE)

Owners = Mapping[Found, Found]
"""The owner of a post that each person holds."""


def with_owners(passage: Passage, found: Sequence[Candidate]) -> Iterable[Candidate]:
    """The candidates, each post once, with an owner where the passage tells one.

    First what the passage says of the same person elsewhere, then the country that the passage is about.
    """
    by_person: dict[Found, list[Candidate]] = {}
    headings = list(_headings(passage))
    found = [_under_heading(headings, _of_part(passage, _of_owner(passage, candidate))) for candidate in found]
    for candidate in found:
        by_person.setdefault(_person(passage, candidate), []).append(candidate)
    kept = [c for c in found if not _is_short_for(c, by_person[_person(passage, c)])]
    owned = [c for c in kept if "of" in c.ends]
    told = [c for c in owned if c.ends["of"].entity]
    known = {_person(passage, c): c.ends["of"] for c in told}
    for candidate in (_of_holder(passage, one, known) for one in kept):
        if not _says_nothing(candidate):
            yield _as_known(passage, _with_owner(passage, candidate, owned, known))


def _with_owner(passage: Passage, candidate: Candidate, owned: Sequence[Candidate], known: Owners) -> Candidate:
    """A post with the owner of one beside it, or one that is told elsewhere."""
    if "of" in candidate.ends:
        return candidate
    if leads := _known_land(passage, candidate):
        return _owned(candidate, leads)
    told = [other for other in owned if other.ends["of"].entity]
    beside = _beside(candidate, told) or _shared(candidate, owned) or _coordinated(passage, candidate, told)
    if beside and _may_own(beside, candidate):
        return replace(candidate, ends={**candidate.ends, "of": beside})
    return _owned(candidate, _elsewhere(passage, candidate, told, known))


def _as_known(passage: Passage, candidate: Candidate) -> Candidate:
    """A leader's post, not of a country that only stands nearby where a table knows which one the leader's is."""
    owner, person = candidate.ends.get("of"), candidate.ends["person"]
    ids = lands(passage, person, candidate.qualifiers["title"])
    far = owner and min(abs(person.first - owner.last), abs(owner.first - person.last)) > _ADJACENT
    if not (owner and far and ids and owner.entity and owner.entity.id not in ids):
        return candidate
    ends = {name: end for name, end in candidate.ends.items() if name != "of"}
    right = _known_land(passage, candidate)
    return replace(candidate, ends=ends | ({"of": right} if right else {}))


def _known_land(passage: Passage, candidate: Candidate) -> Found | None:
    """The country around a post that a table knows its holder to lead."""
    person = candidate.ends["person"]
    ids = lands(passage, person, candidate.qualifiers["title"])
    return named(passage.near(person.first - _WINDOW, person.first + _WINDOW), ids)


_ADJACENT = 4
"""Words between a name and the country of its title."""


def _elsewhere(passage: Passage, candidate: Candidate, told: Sequence[Candidate], known: Owners) -> Found | None:
    """The owner that the rest of the passage tells: by what is known of the person, then as the model reads it."""
    read = _read(passage, candidate)
    if _last_word(candidate) in _OF_ELSEWHERE or _is_elses(passage, candidate):
        return read
    person = _person(passage, candidate)
    same = known.get(person)
    if same and _may_own(same, candidate):
        return same
    others = [c for c in told if _last_word(c) == _last_word(candidate) and _person(passage, c) != person]
    return _owner(passage, candidate, others, read)


def _read(passage: Passage, candidate: Candidate) -> Found | None:
    """The owner that the model links to a post."""
    title = candidate.qualifiers["title"]
    link = max(held(passage, candidate.ends["person"], title), key=lambda one: one.probability, default=None)
    owner = owner_of(passage, link.second) if link else None
    return as_owner(owner, title) if owner and _may_own(owner, candidate) else None


def _headings(passage: Passage) -> Iterator[Found]:
    """The countries that have a line of a list to themselves."""
    for mention in passage.found if "\n" in passage.text else ():
        start, end = passage.extent(mention)
        first, last = passage.text.rfind("\n", 0, start) + 1, passage.text.find("\n", end)
        line = passage.text[first : last if last >= 0 else None]
        if mention.kind == COUNTRY and line.strip(" \t\r:•*-–") == passage.words(mention):
            yield mention


def _under_heading(headings: Sequence[Found], candidate: Candidate) -> Candidate:
    """A post in a list of countries, each with its people below, is of the country above it."""
    place, owner = candidate.ends["person"].first, candidate.ends.get("of")
    above = [heading for heading in headings if heading.first < place]
    if len(headings) < _HEADED or not above or (owner and owner not in headings):
        return candidate
    return replace(candidate, ends={**candidate.ends, "of": above[-1]})


_HEADED = 2
"""Countries that make a list."""


def _of_owner(passage: Passage, candidate: Candidate) -> Candidate:
    """A post without what stands where an owner does and cannot be one."""
    owner = candidate.ends.get("of")
    if owner is None or owner.entity:
        return candidate
    words = set(passage.words(owner).lower().split())
    party = owner.kind == ORGANIZATION and _last_word(candidate) == "minister" and not words & _GOVERNING
    if not (words <= _NO_OWNERS or party):
        return candidate
    return replace(candidate, ends={name: end for name, end in candidate.ends.items() if name != "of"})


_GOVERNING = bag("government authority administration council cabinet entity state states union federation")
"""Words of bodies that have ministers."""


def _of_part(passage: Passage, candidate: Candidate) -> Candidate:
    """A post of a part of a country: the governor of the U.S. state of Ohio is Ohio's, Peru's Cusco's mayor Cusco's."""
    owner = candidate.ends.get("of")
    if owner is None or owner.kind not in (COUNTRY, DEMONYM):
        return candidate
    words = [unit.low for unit in passage.units[owner.last : owner.last + 2]]
    lead = 2 if words[1:] == ["of"] and words[0] in _PARTS else 1
    local = words[:1] == ["'s"] and _last_word(candidate) in LOCAL
    part = next(iter(passage.near(owner.last + lead, owner.last + lead + 1)), None)
    if part is None or part.kind in (NAME, TITLE) or not (lead == 2 or local):
        return candidate
    (start, end), (first, last) = candidate.span, passage.extent(part)
    return replace(candidate, ends={**candidate.ends, "of": part}, span=(min(start, first), max(end, last)))


_PARTS = bag("state city province region town county district territory prefecture municipality island village oblast")


def _may_own(owner: Found, candidate: Candidate) -> bool:
    """Whether the owner of another post can be that of this one: a bank has no prime minister."""
    last = _last_word(candidate)
    return last not in (OF_STATES if owner.kind == ORGANIZATION else OF_BODIES)


def _of_holder(passage: Passage, candidate: Candidate, known: Owners) -> Candidate:
    """A post under a person, as one of what that person heads: "President Putin's spokesman" is Russia's."""
    holder = candidate.ends.get("of")
    if passage.links is None or holder is None or holder.kind != NAME:
        return candidate  # without a model any capitalised word may be a name
    ends = {name: end for name, end in candidate.ends.items() if name != "of"}
    owner = known.get(fullest(passage, holder))
    return replace(candidate, ends=ends | ({"of": owner} if owner else {}))


def _says_nothing(candidate: Candidate) -> bool:
    """Whether a post without an owner is none: "the minister", "a film director"."""
    title = candidate.qualifiers["title"].lower()
    short = len(title.split()) < _FULL and not title.startswith("chief ")
    occupation = short and _last_word(candidate) in _OCCUPATIONS
    return (title in _TOO_SHORT or occupation) and "of" not in candidate.ends


_FULL = 4
"""Words of a title that says enough alone: "principal deputy cyber director"."""

_NO_STATES = re.compile(
    r"\b(?:regional|provincial|county|district|municipal|city|local|town|village|indigenous|party|rebel|militia|militant|coup|gang|cartel|separatist|guerrilla|insurgent|union|staff)\b"
)
"""Words of titles that no country owns."""


def _is_elses(passage: Passage, candidate: Candidate) -> bool:
    """Whether a post is no country's, or is said to be of something that the rules cannot read."""
    title, (start, end) = candidate.qualifiers["title"].lower(), candidate.span
    unread = re.search(rf"{re.escape(title)} (?:of|for|at) ", passage.text[start:end].lower())
    return bool(unread or _NO_STATES.search(title))


def _beside(candidate: Candidate, told: Iterable[Candidate]) -> Found | None:
    """The owner of the coordinated post of the same person: "the CEO and president of Nintendo"."""
    person = candidate.ends["person"]
    same = [c for c in told if c.ends["person"] == person and abs(c.span[1] - candidate.span[1]) < _NEAR]
    return same[0].ends["of"] if same else None


def _shared(candidate: Candidate, owned: Iterable[Candidate]) -> Found | None:
    """The owner of the post that stands before it with the same name behind both: "Acme chairman and CEO X"."""
    before = [c for c in owned if c.span[0] < candidate.span[0] and c.span[1] == candidate.span[1]]
    return before[-1].ends["of"] if before else None


def _coordinated(passage: Passage, candidate: Candidate, told: Iterable[Candidate]) -> Found | None:
    """The owner of the post joined to it by "and": "Irish President X and Prime Minister Y"."""
    start = candidate.span[0]
    joined = [c for c in told if c.span[1] < start and _JOINED.fullmatch(passage.text, c.span[1], start)]
    other = [c for c in joined if _last_word(c) != _last_word(candidate)]
    owner = other[-1].ends["of"] if other and _last_word(candidate) not in _OF_ELSEWHERE else None
    return owner if owner and owner.entity and owner.entity.kind == "Country" else None


_JOINED = re.compile(r",? (?:and|along with|together with|with) (?:his |her |the )?")
_NEAR = 60
"""How many characters apart two coordinated posts may end."""


def _owned(candidate: Candidate, owner: Found | None) -> Candidate:
    if owner is None:
        return candidate
    return replace(candidate, ends={**candidate.ends, "of": owner}, rule="owner_of_passage")


def _person(passage: Passage, candidate: Candidate) -> Found:
    return fullest(passage, candidate.ends["person"])


def _last_word(candidate: Candidate) -> str:
    return candidate.qualifiers["title"].split()[-1]


def _is_short_for(candidate: Candidate, same_person: Iterable[Candidate]) -> bool:
    """Whether the passage has the post in full: "Secretary Blinken" after "Secretary of State Antony Blinken"."""
    words, term = _weight(candidate), _term(candidate)
    like = (c for c in same_person if c is not candidate and c.status == candidate.status)
    others = (_weight(c) for c in like if within(term, c.qualifiers))
    return any(words[0] < fuller[0] or (words[0] == fuller[0] and words[1:] < fuller[1:]) for fuller in others)


def _term(candidate: Candidate) -> dict[str, str]:
    """Its dates: a second term is no repetition of the first."""
    return {name: value for name, value in candidate.qualifiers.items() if name in ("since", "until")}


def _weight(candidate: Candidate) -> tuple[frozenset[str], bool, int]:
    """The words of a title, whether it has an owner; of two equal ones the earlier weighs more."""
    return frozenset(candidate.qualifiers["title"].lower().split()), "of" in candidate.ends, -candidate.span[0]


_WINDOW = 400
"""How many words around a person may tell the country of the office."""


def _owner(passage: Passage, candidate: Candidate, others: Iterable[Candidate], read: Found | None) -> Found | None:
    """The country that a post without an owner is of; not one whose like post another person holds."""
    held = {_owner_id(c) for c in others if c.status == candidate.status != "former"}
    place = candidate.ends["person"].first
    around = passage.near(place - _WINDOW, place + _WINDOW)
    if known := lands(passage, candidate.ends["person"], candidate.qualifiers["title"]):
        return named(around, known)
    if read:
        return read
    sent = [one for title in around if title.kind == TITLE for one in receivers(passage, title)]
    actors = [m for m in around if m.kind in _ACTORS and m.entity and m.entity.id not in held and m not in sent]
    if candidate.qualifiers["title"].startswith(_CABINET):
        return next((m for m in actors if m.entity and m.entity.id == "country:US"), None)
    if _last_word(candidate) == "governor":
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


def as_owner(owner: Found, title: str) -> Found:
    """The owner of an office as it is meant: a mayor's city is the city, not the country whose capital it is."""
    local = owner.kind in "ML" and title.split()[-1] in LOCAL
    return replace(owner, kind="R", entity=None) if local else owner
