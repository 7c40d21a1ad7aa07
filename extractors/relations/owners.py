"""Whose office it is, where the phrase itself does not say; and which of several forms of one post is the fullest."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from extractors.coreference import fullest
from extractors.relations.base import Candidate, within
from extractors.relations.linked import held, owner_of
from extractors.relations.offices import as_owner, last_word, may_own
from extractors.relations.owner_around import known_land, owner_around
from extractors.relations.owner_corrections import as_known, headings_of, of_part, plausible, under_heading
from extractors.syntax import NAME, Found, Passage
from extractors.tables import bag

_OF_ELSEWHERE = bag("ceo cfo coo cto director manager mayor spokesman spokeswoman spokesperson chairman "
    "chairwoman chair head chief "
                          "editor-in-chief editor representative coordinator commissioner "
                          "secretary-general")  # fmt: skip
"""Last words of titles that are as likely of an organization: the passage's country is no owner for them."""

_TOO_SHORT = bag("secretary minister candidate member deputy")
"""Titles that say nothing without an owner."""

_NO_OFFICES = frozenset({"diplomat", "official", "politician"})
"""Titles that are occupations whoever employs their holder."""

_OCCUPATIONS = bag("director executive editor officer administrator manager official member diplomat strategist")
"""Last words of titles that are mere occupations without an owner: "a film director", "a senior executive"."""

Owners = Mapping[Found, Found]
"""The owner of a post that each person holds."""


def with_owners(passage: Passage, found: Sequence[Candidate]) -> Iterable[Candidate]:
    """The candidates, each post once, with an owner where the passage tells one.

    First what the passage says of the same person elsewhere, then the country that the passage is about.
    """
    by_person: dict[Found, list[Candidate]] = {}
    headings = list(headings_of(passage))
    found = [under_heading(passage, headings, of_part(passage, plausible(passage, candidate))) for candidate in found]
    for candidate in found:
        by_person.setdefault(_person(passage, candidate), []).append(candidate)
    kept = [c for c in found if not _is_short_for(c, by_person[_person(passage, c)])]
    owned = [c for c in kept if "of" in c.ends]
    told = [c for c in owned if c.ends["of"].entity]
    known = {_person(passage, c): c.ends["of"] for c in told}
    for candidate in (_of_holder(passage, one, known) for one in kept):
        if not _says_nothing(candidate):
            yield as_known(passage, _with_owner(passage, candidate, _Told(owned, told, known)))


@dataclass(frozen=True, slots=True)
class _Told:
    """What a passage tells of owners: posts that have one, those of them whose owner is known, and each person's."""

    owned: Sequence[Candidate]
    told: Sequence[Candidate]
    known: Owners


def _with_owner(passage: Passage, candidate: Candidate, all_: _Told) -> Candidate:
    """A post with the owner of one beside it, or one that is told elsewhere."""
    if "of" in candidate.ends:
        return candidate
    if leads := known_land(passage, candidate):
        return _owned(candidate, leads)
    near = (_beside(candidate, all_.told), _shared(candidate, all_.owned), _coordinated(passage, candidate, all_.told))
    beside = next(filter(None, near), None)
    if beside and may_own(beside, candidate):
        return replace(candidate, ends={**candidate.ends, "of": beside})
    return _owned(candidate, _elsewhere(passage, candidate, all_))


def _elsewhere(passage: Passage, candidate: Candidate, all_: _Told) -> Found | None:
    """The owner that the rest of the passage tells: by what is known of the person, then as the model reads it."""
    if last_word(candidate) in _OF_ELSEWHERE or _is_elses(passage, candidate):
        return _read(passage, candidate)
    person = _person(passage, candidate)
    same = all_.known.get(person)
    if same and may_own(same, candidate):
        return same
    others = [c for c in all_.told if last_word(c) == last_word(candidate) and _person(passage, c) != person]
    return owner_around(passage, candidate, others, _read(passage, candidate))


def _read(passage: Passage, candidate: Candidate) -> Found | None:
    """The owner that the model links to a post."""
    title = candidate.qualifiers["title"]
    link = max(held(passage, candidate.ends["person"], title), key=lambda one: one.probability, default=None)
    owner = owner_of(passage, link.second) if link else None
    return as_owner(owner, title) if owner and may_own(owner, candidate) else None


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
    if title in _NO_OFFICES:
        return True
    short = len(title.split()) < _FULL and not title.startswith("chief ")
    occupation = short and last_word(candidate) in _OCCUPATIONS
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
    other = [c for c in joined if last_word(c) != last_word(candidate)]
    owner = other[-1].ends["of"] if other and last_word(candidate) not in _OF_ELSEWHERE else None
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
