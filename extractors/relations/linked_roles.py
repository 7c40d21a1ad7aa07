"""Offices that the language model links, where it has read the passage, beside those of the rules.

Where both read one pair, the rule's candidate stands, since it knows more of it (dates, a status by its cue): the model
names the owner that the rule has left open, and a role that it finds improbable is dropped.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.dates import term
from extractors.relations.base import Candidate
from extractors.relations.linked import FILLED, LEARNED, after, both_ends, owner_of, sure_links, told_in
from extractors.relations.offices import as_owner, ends_of
from extractors.relations.role_lists import HOLDERS, Role
from extractors.relations.role_rules import RULES, UNLINKED
from extractors.relations.role_status import beside, is_owner, stays
from extractors.syntax import ORGANIZATION, OTHER, Found, Link, Passage
from extractors.title_spelling import spelled

TOLD = 0.9
"""That of a role whose status the model tells better than a rule; chosen as the others."""

DOUBTED = 0.05
"""A role by a rule is dropped where the model finds it less probable than this."""


def roles(passage: Passage, by_rule: Sequence[Role]) -> list[Candidate]:
    """The roles of the rules, and those that the model reads of titles which no rule gives to anybody."""
    read = {both_ends(passage, link): link for link in (passage.links or {}).get("role", ())}
    unread = passage.links is None
    kept = [role for role in by_rule if unread or _is_kept(passage, role[0], read.get(role[1]))]
    given = {title for _, (_, title) in kept}
    sure = [(link, passage.found[link.second]) for link in sure_links(passage, "role")]
    free = [link for link, title in sure if title not in given and not _is_elsewhere(passage, title)]
    told = [_owned(passage, _held(passage, candidate, read.get(pair)), pair[1]) for candidate, pair in kept]
    return sorted([*told, *(_role(passage, link) for link in free)], key=lambda candidate: candidate.span)


def _is_kept(passage: Passage, candidate: Candidate, link: Link | None) -> bool:
    """Whether the model does not find a role improbable; one of which it cannot know must tell its owner."""
    if candidate.rule == HOLDERS or _is_entry(passage, candidate):
        return True
    if candidate.rule in UNLINKED:
        return "of" in candidate.ends
    return link is not None and link.probability >= DOUBTED


def _is_entry(passage: Passage, candidate: Candidate) -> bool:
    """Whether a role is all that a line of a list says: "Ann Lund, Minister of Culture"."""
    start, end = candidate.span
    return candidate.rule == "after" and passage.sentence_at(start).text.strip(" \n.,;*•-–") == passage.text[start:end]


def _is_elsewhere(passage: Passage, title: Found) -> bool:
    """Whether a title only tells whose somebody is, or opens a name: "the president's …", "the Senator Hotel"."""
    named = passage.near(title.last, title.last + 1)
    return is_owner(passage, title) or any(mention.kind in (ORGANIZATION, OTHER) for mention in named)


def _held(passage: Passage, candidate: Candidate, link: Link | None) -> Candidate:
    """A role by a rule that has found no word of status, with the one that the model reads where it is sure."""
    start, end = candidate.span
    firm = candidate.status != "current" or candidate.rule in _CUED or _NOW.search(passage.text[start:end])
    if link is None or link.probability < TOLD or firm or (link.answer == "former" and _stays(passage, link)):
        return candidate
    return replace(candidate, status=link.answer)


def _stays(passage: Passage, link: Link) -> bool:
    sentence, start, end = told_in(passage, link)
    return stays(sentence.code, start, end)


_NOW = re.compile(r"(?i)\b(?:current|sitting|incumbent|reigning)\b")
"""Words within a role by which it is held now, whatever else is told."""

_CUED = frozenset(rule for rule, pattern in RULES.items() if "cue:" in pattern)
"""Rules that read a verb: it tells the status."""


def _owned(passage: Passage, candidate: Candidate, title: Found) -> Candidate:
    """A role by a rule, with the owner that the model reads where the rule has found none.

    Its quote stays that of the rule, as for an owner that the passage tells elsewhere.
    """
    joined = passage.text.endswith(" and ", 0, candidate.span[0])  # the post before it tells whose both are
    place = passage.place_of(title)
    if joined or place is None or "of" in candidate.ends:
        return candidate
    owner = owner_of(passage, place, least=FILLED["owner"])
    if owner is None:
        return candidate
    return replace(candidate, ends={**candidate.ends, "of": as_owner(owner, candidate.qualifiers["title"])})


def _role(passage: Passage, link: Link) -> Candidate:
    person, title = both_ends(passage, link)
    owner = owner_of(passage, link.second)
    name = spelled(title, passage)
    ends = ends_of(person, owner, name)
    said = {"title": name} | term(*after(passage, max(link.first, link.second)))
    held = beside(passage, title) or link.answer
    return Candidate(ends, held, passage.extent(title, *ends.values()), LEARNED, said)
