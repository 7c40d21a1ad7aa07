"""What a country is to an organization: "Sweden joined NATO", "ASEAN members such as Laos", "the G7 summit in Canada".

The rules are patterns over one sentence; a list of countries gives one relation each. "The alliance" and "the bloc" are
the organization named last.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.dates import term
from extractors.factuality import is_told
from extractors.relations.base import Candidate, RelationExtractor
from extractors.relations.confidence import BELIEF, confidence
from extractors.relations.linked import LEARNED
from extractors.relations.linked_memberships import memberships
from extractors.relations.membership_examples import NEGATIVE, POSITIVE
from extractors.relations.membership_rules import RULES, Rule
from extractors.syntax import Found, Passage, Sentence
from extractors.tables import bag
from graph.model import Entity
from graph.resolution import country, is_intergovernmental, organization

_NEGATED = re.compile(
    r"\b(?:not|never|\w*n't|without|refus\w+|reject\w+|fails?|failed|lost|ruled out|rules out|blocks?) "
)
_DECLINED = re.compile(
    r"(?<!\S)(?:not|never|\w+n't|declin\w+|refus\w+|reject\w+|spurn\w*|turn\w* down|rul\w+ out) (?!only |just |yet )"
)
"""Between a country and membership: it does not want it."""

_CONDITIONAL = re.compile(r"\b(?:if|should|unless|were) ")
_WANTED = re.compile(
    r"\b(?:wants?|seek\w*|hopes?|appl\w+|bid|aspir\w+|consider\w*|could|may|might|wishes|allow|path|efforts?|support\w*|oppos\w+|"
    r"interest\w*|decision|possib\w+|plans?|intend\w*|intention|membership|would|propos\w+|demand\w*|vot\w+|referendum|to|will|"
    r"agree\w*|set|threat\w*|after|until|before|since) "
)
_AGREED = re.compile(r"\b(?:will|agrees? to|agreed to|set to|due to) ")
_AHEAD = re.compile(r"\b(?:will|upcoming|next|plans?|to host|ahead of|travel to|to be|invit\w+) ")
_DONE = bag(
    "joins joined rejoins rejoined enters entered became admits elects admitted elected readmits readmitted reinstated"
)
_LEFT = bag("left withdrew quit exited pulled withdrawn")
_LEAVING = bag("leaves withdraws quits exits pulls")


_BEFORE = 50
"""How much of the encoded sentence before a match is asked for a condition or a wish."""


def extract(passage: Passage) -> Iterable[Candidate]:
    """What countries are said to be to organizations: by the rules in the order of the text, then by the model."""
    by_rule = [candidate for sentence in passage.sentences for candidate in _by_rule(sentence)]
    return [*by_rule, *memberships(passage, by_rule)]


def _by_rule(sentence: Sentence) -> Iterable[Candidate]:
    if "<O" in sentence.code and re.search("<[CDRLM]", sentence.code):
        yield from _first_of_pairs(_in_sentence(sentence))


def _first_of_pairs(found: Iterable[Candidate]) -> Iterator[Candidate]:
    """In one sentence the first rule that reads a pair decides, but for hosting, which goes beside belonging."""
    done: set[tuple[str, ...]] = set()
    for candidate in found:
        key = (*_pair(candidate), "host" if candidate.qualifiers["relation"] == "host" else "")
        if key not in done:
            done.add(key)
            yield candidate


def _pair(candidate: Candidate) -> tuple[str, ...]:
    return tuple(end.entity.id for end in candidate.ends.values() if end.entity)


def _in_sentence(sentence: Sentence) -> Iterator[Candidate]:
    for name, rule in RULES.items():
        for match in sentence.matches(rule.pattern):
            if is_told(sentence, match.start(), match.end()) and not _stays(match, rule):
                yield from _candidates(sentence, match, (name, rule))


def _stays(match: re.Match[str], rule: Rule) -> bool:
    """Whether a country is said not to leave: that states no departure."""
    return rule.relation == "withdrew" and bool(_DECLINED.search(match.group()))


def _candidates(sentence: Sentence, match: re.Match[str], named: tuple[str, Rule]) -> Iterator[Candidate]:
    name, rule = named
    partner = rule.relation in ("member", "joined", "candidate") and "associate member" in match.group()
    relation, status = ("partner", "current") if partner else _told(sentence, match, rule)
    span = sentence.span(_start(sentence, match, status), match.end())
    said = {"relation": relation} | term(sentence, match.end(), at=_BARE.get((relation, status)))
    for land in _countries(sentence, match):
        for body in _bodies(sentence, match):
            yield Candidate({"country": land, "organization": body}, status, _around(sentence, span, land), name, said)


def _start(sentence: Sentence, match: re.Match[str], status: str) -> int:
    """Where the quote begins: a condition before the match belongs to it."""
    first = max(0, match.start() - _BEFORE)
    condition = _CONDITIONAL.search(sentence.code, first, match.end()) if status == "conditional" else None
    return min(condition.start(), match.start()) if condition else match.start()


def _around(sentence: Sentence, span: tuple[int, int], land: Found) -> tuple[int, int]:
    """The quote, widened to a country that stands outside the match."""
    first, last = sentence.passage.extent(land)
    return min(span[0], first), max(span[1], last)


def _countries(sentence: Sentence, match: re.Match[str]) -> list[Found]:
    groups = [name for name in ("countries", "country", "country2") if name in match.re.groupindex]
    if not groups:
        # "its", "the country's": the one country that the sentence names before
        before = [m for m in sentence.among(sentence.code[: match.start()]) if m.kind in "CD" and m.entity]
        return before[:1] if len({m.entity.id for m in before if m.entity}) == 1 else []
    found = [mention for name in groups for mention in sentence.among(match[name])]
    return [land for land in map(_as_country, found) if land]


def _as_country(mention: Found) -> Found | None:
    """The mention as a country: a seat of the European Union is Belgium as a place."""
    if mention.entity and mention.entity.id == "org:european-union" and mention.kind in "LM":
        return replace(mention, entity=country("Belgium"))
    return mention if mention.entity and mention.entity.kind in ("Country", "Region") else None


def _bodies(sentence: Sentence, match: re.Match[str]) -> list[Found]:
    groups = [name for name in ("organization", "list") if name in match.re.groupindex]
    return [
        found
        for name in groups
        for found in sentence.among(match[name])
        if found.entity and not _has_no_states(found.entity)
    ]


def _has_no_states(body: Entity) -> bool:
    """Whether a body is known not to be one of states, as an armed group is."""
    return organization(body.name) is not None and not is_intergovernmental(body)


def _told(sentence: Sentence, match: re.Match[str], rule: Rule) -> tuple[str, str]:
    """Relation and status, as the words before and within the match change them."""
    within = sentence.code[max(0, match.start() - _BEFORE) : match.end()]
    if rule.relation in ("member", "joined"):
        if _CONDITIONAL.search(within):
            return "member", "conditional"
        if _NEGATED.search(match.group()):
            return "member", "denied"
    if rule.relation == "candidate" and _BELONGS.search(match.group()):
        return "member", "current"
    if rule.relation == "candidate" and _DECLINED.search(match.group()):
        return "member", "denied"
    if rule.relation == "joined":
        return _joining(within, _cue(match))
    if rule.relation == "withdrew":
        return "withdrew", _leaving(within, _cue(match))
    return rule.relation, "prospective" if rule.relation == "host" and _AHEAD.search(within) else rule.status


_BELONGS = re.compile(r"(?<!\S)(?:continued|continuing|ongoing|current|present) (?:<O\d+> )?membership ")
"""Membership that there is: it is not sought."""

_BARE = {("joined", "current"): "since", ("founder", "current"): "since", ("withdrew", "former"): "until"}
"""What a date right after the relation is."""


def _cue(match: re.Match[str]) -> str:
    cue = match["cue"] if "cue" in match.re.groupindex else None
    return cue.split()[0] if cue else ""


def _joining(within: str, cue: str) -> tuple[str, str]:
    """Joining that has happened, is agreed, or is only wanted."""
    if cue in _DONE or not cue:
        return "joined", "current"
    if _AGREED.search(within):
        return "joined", "prospective"
    if cue in ("join", "enter") and _SEVERAL.search(within) and not _GOVERNS.search(within):
        return "joined", "current"
    wanted = _WANTED.search(within) or cue in ("join", "joining", "become", "becoming", "entering")
    return ("candidate", "prospective") if wanted else ("joined", "current")


_SEVERAL = re.compile(
    r"<C\d+> (?:, )?and (?:the )?<C\d+> (?:formally |officially |both |all )?(?:join|enter) (?:the )?<O\d+> $"
)
"""A verb without an ending whose subject is several countries: it is no infinitive …"""

_GOVERNS = re.compile(
    r"(?<!\S)(?:help\w*|lets?|sees?|saw|watch\w*|ma[dk]es?|having|when|once|until|before|could|may|would) "
)
"""… unless another verb governs it: "help Poland and Spain join"."""


def _leaving(within: str, cue: str) -> str:
    """Whether a country has left, or is yet to."""
    return "former" if cue in _LEFT or (cue in _LEAVING and not _WANTED.search(within)) else "prospective"


COUNTRY_ORGANIZATION = RelationExtractor(
    name="country_organization/1",
    type="country_organization",
    extract=extract,
    confidence=confidence("country_organization", [*RULES, LEARNED]),
    belief=BELIEF["country_organization"],
    positive=POSITIVE,
    negative=NEGATIVE,
)
