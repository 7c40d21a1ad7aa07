"""How a role is held: what the words within it and the verbs beside it say."""

import re

from extractors.relations.role_rules import CHOSEN, CUES, HELD, LEAVES, PENDING
from extractors.syntax import Sentence

_CUES = {status: pattern.replace("_", " ") for status, pattern in CUES.items()}
_WITHIN = {status: re.compile(rf"(?<!\S)(?:{pattern}) ") for status, pattern in _CUES.items()}
_BEFORE = {status: re.compile(rf"(?<!\S)(?:{pattern}) (?:of |the |for |that )*$") for status, pattern in _CUES.items()}
_PAST = re.compile(r"(?:was|served as|had been|was then|who was) $")
_NOT = re.compile(r"\b(?:not|never) |n't ")
_AHEAD = re.compile(r"\b(?:will|to|would|set) ")
_REACH = 60
"""How many characters of the encoded sentence before a role are asked."""


def status(sentence: Sentence, match: re.Match[str], rule: str, title: str) -> str:
    """The status of a role: of a candidate by the title, else by words within the role, by a verb, or current."""
    if title.rpartition(" ")[2] in ("candidate", "hopeful", "nominee"):
        return "candidate"
    if within := _within(match, rule):
        return within
    if "cue" in match.re.groupindex and (cue := _by_verb(sentence, match, rule)):
        return cue
    ends = (match.end("person"), match.end())
    return "former" if any(LEAVES.match(sentence.code, end) for end in ends) else "current"


def _within(match: re.Match[str], rule: str) -> str | None:
    """What a word within the role says: "former", "acting", "-elect"."""
    groups = [match[name] or "" for name in ("held", "also", "post") if name in match.re.groupindex]
    chosen = {} if rule.startswith("before") else CHOSEN
    known = [word for word in " ".join(groups).split() if word in HELD]
    return chosen.get(known[0], HELD[known[0]]) if known else None


def _by_verb(sentence: Sentence, match: re.Match[str], rule: str) -> str | None:
    """What the verb beside a role says; a condition or a negation goes first."""
    cue, before = match["cue"], sentence.code[max(0, match.start() - _REACH) : match.start()]
    if rule == "successor":
        return "incoming" if _AHEAD.search(cue) else "current"
    if re.search(r"\b(?:if|should) ", before) or re.search(r"\bif ", cue):
        return "conditional"
    if _NOT.search(cue):
        return "denied"
    return "former" if _PAST.match(cue) else _cued(cue, before)


def _cued(cue: str, before: str) -> str | None:
    """The status of the first cue word, in the verb itself, then right before the phrase."""
    for text, patterns in ((cue, _WITHIN), (before, _BEFORE)):
        if PENDING.search(text):
            return "current"
        for status_, pattern in patterns.items():
            if pattern.search(text):
                return status_
    return None
