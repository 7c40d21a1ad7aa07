"""Finds who issues a measure: named by "by", as the subject of the clause, or as the one who is asked to act."""

import re
from collections.abc import Iterable

from extractors.syntax import AGENCY, Found, Passage, Sentence

USUAL = frozenset(
    ("org:european-union", "org:united-nations", *(f"country:{code}" for code in ("US", "GB", "CA", "AU", "JP", "CH")))
)
"""Who has sanctions programmes: "U.S. sanctions" are theirs, "Iran sanctions" are on Iran."""

_BY = re.compile(r"(?:[^<\s.;]+ ){0,5}?by (?:the )?((?:<[CDRMAO]\d+> (?:, |and |the )*)+)")
_ACTOR = re.compile(
    # a coordinated list of actors, not a possessive …
    r"(?<!\S)((?:<[CRMAO]\d+> (?:, |and |as well as |the )*)+(?!'s )"
    # … or a person or body of a country: "Russian President Vladimir Putin", "the Saudi Arabian government"
    r"|<[DC]\d+> (?:'s )?(?:[a-z]+ |<T\d+> |<O\d+> |<N\d+> ){1,4}?"
    # … or of an organization: "the Security Council's sanctions committee"
    r"|<[AO]\d+> 's (?:[a-z]+ ){0,2}?(?:committee|commission|council|board|parliament|assembly) )(?=[^<\s']+ )"
)
_OBLIQUE = re.compile(
    r"\b(?:in|on|against|with|from|at|over|of|for|to|by|between|near|outside|about|towards|after) (?:the )?$"
)
_OF_OFFICE = re.compile(r"(?:<T\d+>|government|administration|parliament|cabinet|regime) of (?:the )?$")
"""A country after "of" that acts all the same: "the President of the United States", "the government of Japan"."""

_COMMENTS = re.compile(
    r"(?:<T\d+> |<N\d+> |(?:has|have|had|also|again|strongly|warmly|government|the) )*"
    r"(?:welcom\w+|commend\w*|applaud\w*|prais\w+|hail\w*|condemn\w*|criti\w+|denounc\w+|protest\w*|decr(?:y|ies|ied)|"
    r"object\w*|deplor\w+|regret\w*|slam\w*|blast\w*|evad\w+|circumvent\w*|violat\w+|brok(?:e|en)|"
    r"defie[sd]|defy\w*|fac(?:e|es|ed|ing)|suffer\w*) "
)
"""After an actor: it speaks of a measure, or undergoes it, and did not take it."""

_UNNAMED = re.compile(r"(?:western|international|global|these|those|possible|crippling) (?:[a-z-]+ )?$")
"""Words right before "sanctions" that say, or leave open, who is behind them."""

_ASKING = re.compile(
    r"\b(?:call\w*|urg\w+|ask\w*|demand\w*|appeal\w*|request\w*|push\w*|lobb\w+|recommend\w*|wants?|advocat\w+) "
)
_ASKED = re.compile(
    r"(?:the )?((?:<[CRMAO]\d+> (?:, |and |the )*)+)"
    r"(?:to|consider|members to|should|lift|ease|impose|end|drop|extend|remove) "
)
_REACH = 110
"""How many characters of the encoded sentence before a measure may hold the request for it."""


def by_phrase(sentence: Sentence, start: int) -> tuple[Found, ...]:
    """The agents in "by …" soon after a place: "imposed by the United States"."""
    match = _BY.match(sentence.code[start:])
    return tuple(sentence.among(match[1])) if match else ()


def subjects(sentence: Sentence, before: int) -> tuple[Found, ...]:
    """The issuers of a measure at `before`, as far as the clause tells: who acts, or who is asked to act."""
    ahead = sentence.code[:before]
    if _UNNAMED.search(ahead):
        return ()
    if asking := _ASKING.search(ahead, max(0, before - _REACH)):
        asked = _ASKED.search(ahead, asking.end())
        return tuple(sentence.among(asked[1])) if asked else ()
    return _acting(sentence, before)


def has_subject(sentence: Sentence, before: int) -> bool:
    """Whether an actor stands as the subject before a verb."""
    return bool(_acting(sentence, before))


def _acting(sentence: Sentence, before: int) -> tuple[Found, ...]:
    # the word after an actor must not be a mention, so the trigger's first word is looked at too
    code = sentence.code[: sentence.code.find(" ", before) + 1]
    for match in reversed(list(_ACTOR.finditer(code))):
        ahead = code[: match.start()]
        direct = not _OBLIQUE.search(ahead) or _OF_OFFICE.search(ahead)
        actors = tuple(m for m in sentence.among(match[1]) if m.entity and m.kind in "CDRMAO")
        if direct and actors and match.end() <= before:
            return () if _COMMENTS.match(code, match.end()) else actors
    return ()


_OURS = re.compile(
    r"(?<!\S)(?:we|i|our|my|the (?:department|secretary|administration|president)|"
    r"(?:pursuant to|under|in) (?:<\w\d+> )?(?:section|executive order|e\.?o\.?)) "
)
"""In a sentence: the one who speaks takes the measure, or it rests on the speaker's law."""


def is_ours(sentence: Sentence) -> bool:
    """Whether a sentence tells of what its speaker does: "We are designating …", "… pursuant to Section 3"."""
    return bool(_OURS.search(sentence.code))


def speaking(passage: Passage, issuers: Iterable[Found]) -> Found | None:
    """The one government whose agencies a passage names, or else the one issuer that it names: who "we" are there."""
    agencies = {m.entity.id: m for m in passage.found if m.kind == AGENCY and m.entity}
    named = agencies or {m.entity.id: m for m in issuers if m.entity}
    return next(iter(named.values())) if len(named) == 1 else None
