"""How a role is held: what the words within it and the verbs beside it say."""

import re

from extractors.relations.role_rules import CHOSEN, CUES, DEMANDED, HELD, LEAVES, PENDING
from extractors.syntax import Found, Passage, Sentence

_CUES = {status: pattern.replace("_", " ") for status, pattern in CUES.items()}
_WITHIN = {status: re.compile(rf"(?<!\S)(?:{pattern}) ") for status, pattern in _CUES.items()}
_BEFORE = {status: re.compile(rf"(?<!\S)(?:{pattern}) (?:of |the |for |that )*$") for status, pattern in _CUES.items()}
_OF_CHANGE = {"replaced": "former", "replacement": "current"}
"""Rules that say themselves how the role is held."""

_PAST = re.compile(r"(?:was|served as|had been|was then|who was) $")
_NOT = re.compile(r"\b(?:not|never) |n't ")
_AHEAD = re.compile(r"\b(?:will|to|would|set) ")
_REACH = 60
"""How many characters of the encoded sentence before a role are asked."""


_ASPIRED = re.compile(
    r"(?<!\S)(?:hop(?:e|es|ed|ing)|want\w*|tr(?:y|ies|ied|ying)|seek\w*|sought|aim\w*|aspir\w+|wish\w*|plan\w*|vie[sd]?|"
    r"vying|dream\w*) (?:\S+ ){0,2}?(?:to (?:be|become)|of becoming) "
)
_FAILED = re.compile(r"(?<!\S)fail\w* to (?:be|become) ")
_ENDED = re.compile(
    r"(?<!\S)(?:not|never|\w+n't) (?:been |be )?(?:fired|sacked|dismissed|removed|ousted|replaced|resign\w*) "
)
_OBLIQUE = re.compile(r"(?<!\S)(?:to|of|for|by|with|from) (?:the )?$")
_UNHELD = re.compile(r"(?<!\S)(?:claim\w* to be|pos(?:es|ed|ing) as|impersonat\w+|pretend\w*|masquerad\w+) ")


_STANDS = re.compile(r"(?:^| )(?:candidate|hopeful|nominee)(?: for | to |$)")


def stands(title: str) -> bool:
    """Whether a title is that of one who stands for another: "presidential candidate"."""
    return bool(_STANDS.search(title))


def stays(code: str, start: int, end: int) -> bool:
    """Whether the holder whose role stands at `start` to `end` of an encoded sentence is only asked to leave it."""
    before, after = DEMANDED
    joined = code[:start].endswith(("and ", ", "))
    return bool(before.search(code, max(0, start - _REACH), start)) or bool(after.match(code, end) and not joined)


def is_held(sentence: Sentence, match: re.Match[str]) -> bool:
    """Whether a person is said to hold a post at all, and does not only claim to."""
    return not _UNHELD.search(sentence.code[match.end("person") : match.start("title")])


def is_owner(passage: Passage, title: Found) -> bool:
    """Whether a title only tells whose somebody is: "the president | 's spokesman"."""
    return passage.low(title.last) == "'s"


def beside(passage: Passage, title: Found) -> str | None:
    """What the word right before or after a title says of how it is held: "former", "-elect"."""
    before, after = passage.low(title.first - 1), passage.low(title.last)
    if after in _POSTPOSED:
        return HELD[after]
    return HELD[before] if before in HELD and before not in CHOSEN else None


_POSTPOSED = frozenset({"elect", "designate"})


def status(sentence: Sentence, match: re.Match[str], rule: str, title: str) -> str:
    """The status of a role: of a candidate by the title, else by words within the role, by a verb, or current."""
    if stands(title):
        return "candidate"
    if within := _within(match, rule):
        return within
    if "cue" in match.re.groupindex and (cue := _by_verb(sentence, match, rule)):
        return cue
    if "past" in match.re.groupindex and match["past"]:
        return "former"
    if "yet" in match.re.groupindex and match["yet"]:
        return "incoming"
    if rule.startswith("before") and _OBLIQUE.search(sentence.code[: match.start()]):
        return "current"  # "an adviser to the president, resigned" is not of the president
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
    if rule in _OF_CHANGE:
        return _OF_CHANGE[rule]
    if rule == "successor":
        return "incoming" if _AHEAD.search(cue) else "current"
    if re.search(r"\b(?:if|should) ", before) or re.search(r"\bif ", cue):
        return "conditional"
    whole = sentence.code[match.start("cue") : match.start("title")]
    if _FAILED.search(whole):
        return "denied"
    if _ASPIRED.search(whole):
        return "candidate"
    if _ENDED.search(cue):
        return "current"
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
