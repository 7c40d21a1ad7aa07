"""Of what a title can be an office: of a state, of a place in it, of a body; by the last word of the title."""

from dataclasses import replace

from extractors.relations.base import Candidate
from extractors.syntax import ORGANIZATION, Found
from extractors.tables import bag

LOCAL = bag("mayor governor councillor councilman councilwoman alderman")
"""Last words of titles that are of cities and regions."""

OF_STATES = bag("minister premier chancellor senator governor mayor mp lawmaker congressman congresswoman king queen")
"""Last words of titles that are of states and cities: a body after the name is where else its holder belongs."""

OF_BODIES = bag(
    "secretary-general director-general undersecretary-general under-secretary-general deputy-secretary-general"
)
"""Last words of titles that are of organizations, whatever country their holder is of."""


def may_own(owner: Found, candidate: Candidate) -> bool:
    """Whether the owner of another post can be that of this one: a bank has no prime minister."""
    last = last_word(candidate)
    return last not in (OF_STATES if owner.kind == ORGANIZATION else OF_BODIES)


def last_word(candidate: Candidate) -> str:
    return candidate.qualifiers["title"].split()[-1]


def ends_of(person: Found, owner: Found | None, title: str) -> dict[str, Found]:
    """The ends of an office: its holder, and whose it is where that is told."""
    return {"person": person} | ({"of": as_owner(owner, title)} if owner else {})


def as_owner(owner: Found, title: str) -> Found:
    """The owner of an office as it is meant: a mayor's city is the city, not the country whose capital it is."""
    local = owner.kind in "ML" and title.split()[-1] in LOCAL
    return replace(owner, kind="R", entity=None) if local else owner
