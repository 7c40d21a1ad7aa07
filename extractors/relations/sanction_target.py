"""Who sanctions whom: "the EU imposed sanctions on Iran", "Washington blacklisted Huawei", "an embargo against Mali".

A measure is found with its targets (`triggers`); the issuer stands right beside it or is the subject (`issuers`); the
status is in the words around (`extractors.modality`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.dates import stated_date
from extractors.factuality import is_told
from extractors.modality import removal_status, sanction_status
from extractors.relations.base import Candidate, RelationExtractor
from extractors.relations.confidence import BELIEF, confidence
from extractors.relations.issuers import by_phrase, is_ours, speaking, subjects
from extractors.relations.linked import LEARNED
from extractors.relations.linked_sanctions import issued, sanctions
from extractors.relations.list_issuers import with_lists
from extractors.relations.measure_status import own_status, told_status
from extractors.relations.sanction_examples import NEGATIVE, POSITIVE
from extractors.relations.target_lists import listed
from extractors.relations.triggers import Trigger, triggers
from extractors.syntax import Found, Passage, Sentence

_REASON = re.compile(
    r"[^.;¶]{0,60}?(?<!\S)(?:over|because of|in response to|due to|following|for|after|in retaliation "
    r"for|citing|in connection with) "
    r"((?:[^\s.;,¶]+ ){1,14})"
)
_NO_REASON = re.compile(r"(?:the first time|another|a further|an additional|\d)")


def extract(passage: Passage) -> Iterable[Candidate]:
    """The sanctions that a passage tells of: by the rules in the order of the text, then by the model."""
    by_rule = [candidate for sentence in passage.sentences for candidate in _by_rule(sentence)]
    by_rule += _in_lists(passage, by_rule)
    found = [*(issued(passage, candidate) for candidate in by_rule), *sanctions(passage, by_rule)]
    return with_lists(passage, list(_by_the_speaker(passage, found)))


def _by_the_speaker(passage: Passage, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """The sanctions, with the one government that speaks where they are "ours": "We are also designating …".

    The quote stays, as for an owner that the passage tells elsewhere.
    """
    named = [candidate.ends["issuer"] for candidate in found if "issuer" in candidate.ends]
    speaker = speaking(passage, named)
    for candidate in found:
        target = candidate.ends["target"]
        open_ = speaker and "issuer" not in candidate.ends and not _same(target, [speaker])
        ours = open_ and (candidate.rule == _LIST or is_ours(passage.sentence_at(candidate.span[0])))
        yield replace(candidate, ends={**candidate.ends, "issuer": speaker}) if ours and speaker else candidate


_LIST = "list"
"""The rule of names in the lines below a heading."""


def _by_rule(sentence: Sentence) -> Iterator[Candidate]:
    seen: set[tuple[Found | None, Found]] = set()
    for trigger in (t for t in triggers(sentence) if is_told(sentence, t.start, t.end)):
        for candidate in _candidates(sentence, trigger):
            pair = (candidate.ends.get("issuer"), candidate.ends["target"])
            if pair not in seen:
                seen.add(pair)
                yield candidate


def _in_lists(passage: Passage, by_rule: Sequence[Candidate]) -> Iterator[Candidate]:
    """The names in the lines below a heading, with what the heading says of them."""
    read = {candidate.ends["target"] for candidate in by_rule}
    for heading, names in listed(passage):
        end = len(heading.code)
        issuers = by_phrase(heading, heading.code.rfind(" by ") + 1) or subjects(heading, end)
        for target in (name for name in names if name not in read):
            place = passage.place_of(target)  # a sector is no mention of its own
            status = (told_status(passage, place) if place is not None else None) or "imposed"
            day = stated_date(heading, 0, end, status)
            for issuer in issuers or (None,):
                ends = {"target": target} | ({"issuer": issuer} if issuer else {})
                yield Candidate(ends, status, passage.extent(*ends.values()), _LIST, {"date": day} if day else {})


def _candidates(sentence: Sentence, trigger: Trigger) -> Iterator[Candidate]:
    status = _status(sentence.code, trigger)
    issuers = trigger.issuers or subjects(sentence, trigger.start)
    if any(_same(target, issuers) for target in trigger.targets):
        issuers = ()
    said = _said(sentence, trigger, status)
    for target in trigger.targets:
        place = sentence.passage.place_of(target)
        own = None if place is None else own_status(sentence.passage, place)
        for issuer in issuers or (None,):
            ends = {"target": target} | ({"issuer": issuer} if issuer else {})
            told = said if own in (None, status) else {name: said[name] for name in said if name != "date"}
            yield Candidate(ends, own or status, _span(sentence, trigger, list(ends.values())), trigger.rule, told)


def _status(code: str, trigger: Trigger) -> str:
    if trigger.rule == "delisting":
        return removal_status(code, trigger.start)
    # in "threatens Turkey with sanctions" the verb is a part of the cue
    start = trigger.end if trigger.rule == "with_target" else trigger.start
    return sanction_status(code, start, trigger.end, trigger.reach)


def _said(sentence: Sentence, trigger: Trigger, status: str) -> Mapping[str, str]:
    day = stated_date(sentence, trigger.start, trigger.end, status)
    found = {"date": day, "reason": _reason(sentence, trigger.reach)}
    return {name: value for name, value in found.items() if value}


def _same(target: Found, issuers: Iterable[Found]) -> bool:
    return any(target.entity and issuer.entity and target.entity.id == issuer.entity.id for issuer in issuers)


def _span(sentence: Sentence, trigger: Trigger, ends: list[Found]) -> tuple[int, int]:
    """From the first of trigger and ends to the last."""
    start, end = sentence.span(trigger.start, trigger.end)
    first, last = sentence.passage.extent(*ends)
    return min(start, first), max(end, last)


def _reason(sentence: Sentence, start: int) -> str | None:
    """The phrase after "over", "because of" and their like, up to the next mark."""
    match = _REASON.match(sentence.code[start:])
    if match is None or _NO_REASON.match(match[1]):
        return None
    first, last = sentence.span(start + match.start(1), start + match.end(1))
    return " ".join(sentence.passage.text[first:last].split())


_RULES = ("noun", "noun_alone", "verb", "passive", "with_target", "listing", "delisting", "on_list", _LIST, LEARNED)

SANCTION_TARGET = RelationExtractor(
    name="sanction_target/1",
    type="sanction_target",
    extract=extract,
    confidence=confidence("sanction_target", _RULES),
    belief=BELIEF["sanction_target"],
    positive=POSITIVE,
    negative=NEGATIVE,
)
