"""Offices that lists share: several holders of one kind of office, and several offices of one holder.

"Presidents Ann Lund of Norway and Bo Berg of Sweden": a title of several, each name of the list with an owner of its
own. "She served as ambassador to Chad, deputy head of mission in Mali and consul in Lyon": a title that follows on one
whose holder is known is that holder's too.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.relations.base import Candidate
from extractors.relations.offices import ends_of
from extractors.relations.role_rules import HELD, SERIES
from extractors.relations.role_status import stands
from extractors.syntax import NAME, Found, Sentence, expression
from extractors.title_spelling import is_plural, spelled

Role = tuple[Candidate, tuple[Found, Found]]
"""A role with its person and title."""

HOLDERS = "holders"
"""The rule's name of what a title of several is read by."""

_OWNER = "( of|[ the? {}<CDMARO> ]? | [ ( _|- ){{1,4}} ] )?"
"""Behind each name of a list: "of Norway", "(Norway)", "(D-Ohio)"."""

_LIST = re.compile(
    r"(?<!\S)"
    + expression(
        "held:@held{0,2} ( shared:<CDMARO> 's? )? also:@held? title:<T> ( of|for the? beyond:<CDMARO> )? ( ,|:|- )? "
        f"names:( <N> {_OWNER.format('')} ( ( ,|and | , and ) <N> {_OWNER.format('')} )+ )"
    )
)
_EACH = re.compile(expression(f"person:<N> {_OWNER.format('of:')}"))

_GAP = r"(?:(?:of|for|to|at|in|on|with|from|and) (?:the )?(?:(?!<[NT])\S+ ){1,9}?)?"
"""What a title is of, and when it was held."""

_NEXT = re.compile(
    _GAP
    + r"(?:, and |, |; |and )(?:also |then |later )?(?:as )?(?:an? |its |their )?"
    + expression("held:@held{0,2}")
    + r"(?P<title><T\d+> )"
    + expression("( of|for|at the? of:<CDMARO> )?")
    + r"(?!<N|'s |(?:of|for|at) (?:the )?<[CDMARO])"
)
_HELD_BY_ONE = frozenset({"after", "after_second", "as", "copula", "pronoun", "pronoun_as", "pronoun_second"})
"""Rules after whose title those of the same person may follow."""


def holders(sentence: Sentence) -> Iterator[Role]:
    """The roles of names that stand in a list behind a title of several."""
    for match in _LIST.finditer(sentence.code):
        title = sentence.among(match["title"])[0]
        if is_plural(title, sentence.passage):
            for each in _EACH.finditer(match["names"]):
                yield _holder(sentence, match, each, title)


def _holder(sentence: Sentence, match: re.Match[str], each: re.Match[str], title: Found) -> Role:
    (person,) = (found for found in sentence.among(each[0]) if found.kind == NAME)
    owner = next(iter(sentence.among(each["of"])), None) or sentence.one(match, "beyond", "shared")
    name = spelled(title, sentence.passage)
    ends = ends_of(person, owner, name)
    span = sentence.span(match.start(), match.start("names") + each.end())
    return Candidate(ends, _status(name, match["held"]), span, HOLDERS, {"title": name}), (person, title)


def _status(title: str, held: str | None, else_: str = "current") -> str:
    """How a title is held, by itself or a word before it."""
    if stands(title):
        return "candidate"
    return next((HELD[word] for word in (held or "").split() if word in HELD), else_)


def series(sentence: Sentence, role: Role) -> Iterator[Role]:
    """The roles of the same person that follow on one, each after the one before it."""
    candidate, (person, title) = role
    place = sentence.code.find(f"<T{sentence.passage.place_of(title)}> ")
    while candidate.rule in _HELD_BY_ONE and place >= 0:
        match = _NEXT.match(sentence.code, sentence.code.index(" ", place) + 1)
        if match is None or is_plural(sentence.among(match["title"])[0], sentence.passage):
            return
        yield _following(sentence, match, candidate, person)
        place = match.start("title")


def _following(sentence: Sentence, match: re.Match[str], candidate: Candidate, person: Found) -> Role:
    title, owner = sentence.among(match["title"])[0], next(iter(sentence.among(match["of"])), None)
    name = spelled(title, sentence.passage)
    ends = ends_of(person, owner, name)
    status = _status(name, match["held"], candidate.status)
    start, end = candidate.span[0], sentence.span(match.start(), match.end())[1]
    return replace(candidate, ends=ends, status=status, span=(start, end), rule=SERIES, qualifiers={"title": name}), (
        person,
        title,
    )
