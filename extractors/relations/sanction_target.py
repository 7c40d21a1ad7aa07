"""Who sanctions whom: "the EU imposed sanctions on Iran", "Washington blacklisted Huawei", "an arms embargo against Mali".

A trigger (a noun such as "sanctions", a verb such as "blacklists") is found first; targets follow it or stand before a
passive; the issuer stands right before the noun, after "by", or as the subject; the status is in the words around.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from extractors.dates import stated_date
from extractors.modality import sanction_status
from extractors.relations.base import Candidate, Example, RelationExtractor
from extractors.relations.targets import targets_after, targets_before
from extractors.syntax import NAMED, Found, Passage, Sentence

NAMED |= {
    "issuers": "<CDRMAO> ( 's|'? ( ,|and|or|, the? <CDRMAO> )* )? 's|'?",
    "kind_of": "economic|financial|new|further|additional|tougher|tough|targeted|fresh|more|stricter|harsher|existing|international|trade|"
    "diplomatic|arms|oil|unilateral|sweeping|limited|individual|secondary|military|strict|the|weapons|personal|current|harsh|"
    "severe|crippling|round_of|a_new_round_of|human_rights|nuclear|nuclear-related|certain|some|all|its|their|long-standing|first",
    "measure": "sanctions|sanction|embargo|embargoes|embargos|asset_freeze|asset_freezes|assets_freeze|travel_ban|travel_bans|visa_ban|"
    "visa_bans|entry_ban|entry_bans|visa_restrictions|travel_restrictions|export_ban|import_ban|arms_ban|trade_ban|blacklist|"
    "oil_ban|export_controls|export_restrictions|weapons_ban|sanctions_regime|ban_on_exports|trade_restrictions|oil_embargo",
}

_NOUN = "( issuer:( @issuers ) ( @kind_of ){0,3} )? noun:@measure"
_COMPOUND = "anti target:<CM> ( @kind_of )? noun:@measure"
_THREATEN = "threatens|threatened|threatening|threaten|hits|hit|slaps|slapped target:<CM> with ( @kind_of|_ ){0,4} noun:sanctions|embargo"
_SUBJECTED = "target:( <CNOM> ( ,|and the? <CNOM> )* ) ( _ ){0,3} ( face|faces|facing|risks|risk|under|subject_to|hit_with|hit_by|despite ) ( @kind_of|_ ){0,2} noun:@measure"
_VERB = "verb:sanctions|sanctioned|sanction|sanctioning|blacklists|blacklisted|blacklisting|blacklist !on|against|and|over|are|were|as"
_PASSIVE = "( was|were|is|are|been|being|be|who|has|have|had|currently|also|already|previously ){1,3} verb:sanctioned|blacklisted ( by the? by:( @issuers ) )?"
_LISTING = (
    "verb:designates|designated|designate|designating|designation_of|adds|added|adding|placed|places|puts|put|lists|listed|declares|"
    "declared|labels|classifies|blacklisting_of"
)
_LIST = r"terrorist|terror |black ?list|sanctions list|entity list|sanctions|list of (?:foreign )?terror|specially designated|military end"
_FREEZE = "verb:freezes|freeze|froze|frozen|freezing ( all|the|any )* assets ( of|belonging_to|held_by )"
_BAN = "verb:bans|banned|bars|barred|banning|barring"
_ENTRY = r"from (?:entering|entry|travel|visiting|setting foot)"


@dataclass(frozen=True)
class Trigger:
    """A measure in a sentence: its rule, the code that is the cue, targets, and an issuer right beside it."""

    rule: str
    start: int
    end: int
    targets: tuple[Found, ...]
    issuers: tuple[Found, ...]
    reach: int


def extract(passage: Passage) -> Iterable[Candidate]:
    """The sanctions that a passage tells of, in the order of the text."""
    for sentence in passage.sentences:
        seen: set[tuple[Found | None, Found]] = set()
        for trigger in _triggers(sentence):
            for candidate in _candidates(sentence, trigger):
                pair = (candidate.ends.get("issuer"), candidate.ends["target"])
                if pair not in seen:
                    seen.add(pair)
                    yield candidate


def _triggers(sentence: Sentence) -> Iterator[Trigger]:
    if not _QUICK.search(sentence.code):
        return
    yield from _nouns(sentence)
    yield from _verbs(sentence)
    yield from _listings(sentence)


_QUICK = re.compile(r"sanction|embargo|\bban|asset|blacklist|list |restrict|designat|terror|export|freez|froz")


def _nouns(sentence: Sentence) -> Iterator[Trigger]:
    """Nouns: "EU sanctions against Iran"; without a target after them, the other country of the sentence."""
    for match in sentence.matches(_NOUN):
        if _NO_MEASURE.match(sentence.code[match.end() :]):
            continue
        issuers = sentence.among(match["issuer"])
        targets, reach = _noun_targets(sentence, match)
        if not targets and len(issuers) == 1 and not _is_issuer(sentence, issuers[0]):
            # "Iran sanctions": the country before the noun is the target where another country acts
            targets, issuers = tuple(issuers), []
        by = _by(sentence, match.end()) or _by(sentence, reach)
        if targets:
            yield Trigger("noun", match.start(), match.end(), targets, tuple(issuers or by), reach)
        elif issuers and (lone := _lone_country(sentence, issuers)):
            yield Trigger("noun_alone", match.start(), match.end(), (lone,), tuple(issuers), match.end())


_NO_MEASURE = re.compile(
    r"(?:committee|act|relief|bill|law|list|<[NOTD]\d+>|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) ) ?"
)
"""After "sanctions": another noun, or the object of the verb."""


def _noun_targets(sentence: Sentence, match: re.Match[str]) -> tuple[tuple[Found, ...], int]:
    """What follows the preposition after a noun, which may stand some words on: "sanctions imposed by the UN on Iran"."""
    after = sentence.code[match.end() :]
    for preposition in re.finditer(
        r"(?<!\S)(?:on|against|upon|targeting|concerning|towards|toward|for|at|over) ", after
    ):
        between = after[: preposition.start()]
        if len(between.split()) > 9 or re.search(r"[.;¶] ", between):
            break
        place = match.end() + preposition.end()
        targets, reach = targets_after(sentence, place, direct=preposition.group() not in ("for ", "over ", "at "))
        if targets:
            return targets, reach
    return (), match.end()


def _by(sentence: Sentence, start: int) -> list[Found]:
    match = re.match(r"(?:[^<\s.;]+ ){0,5}?by (?:the )?((?:<[CDRMAO]\d+> (?:, |and |the )*)+)", sentence.code[start:])
    return sentence.among(match[1]) if match else []


def _is_issuer(sentence: Sentence, found: Found) -> bool:
    """Whether a mention before "sanctions" is their issuer: an organization, an adjective, or nothing else may be one."""
    others = [m for m in sentence.mentions if m.kind in "CDMAO" and m != found]
    return found.kind != "C" or not others or (found.entity is not None and found.entity.id in _USUAL_ISSUERS)


_USUAL_ISSUERS = frozenset(f"country:{code}" for code in ("US", "GB", "CA", "AU", "JP", "CH"))
"""Countries with sanctions programmes of their own: "U.S. sanctions" are theirs, "Iran sanctions" are on Iran."""


def _lone_country(sentence: Sentence, issuers: list[Found]) -> Found | None:
    """The one other country of the sentence."""
    known = {m.entity.id for m in issuers if m.entity}
    others = {m.entity.id: m for m in sentence.mentions if m.kind in "CD" and m.entity and m.entity.id not in known}
    return next(iter(others.values())) if len(others) == 1 else None


def _verbs(sentence: Sentence) -> Iterator[Trigger]:
    """Verbs: "the U.S. sanctions Nicolás Maduro", "Lukashenko was sanctioned by the EU"; "threatens Turkey with sanctions"."""
    for match in sentence.matches(_VERB):
        targets, reach = targets_after(sentence, match.end(), direct=True)
        if targets and (match["verb"] != "sanctions " or _subject(sentence, match.start())):
            yield Trigger("verb", match.start(), match.end(), targets, (), reach)
    for match in sentence.matches(_PASSIVE):
        if targets := targets_before(sentence, match.start()):
            yield Trigger(
                "passive", match.start(), match.end(), targets, tuple(sentence.among(match["by"])), match.end()
            )
    for pattern in (_THREATEN, _SUBJECTED, _COMPOUND):
        for match in sentence.matches(pattern):
            yield Trigger(
                "subjected", match.start(), match.end(), tuple(sentence.among(match["target"])), (), match.end()
            )


def _listings(sentence: Sentence) -> Iterator[Trigger]:
    """Verbs with a list or a class: "designates X a terrorist organization", "adds X to its blacklist", "bars X from entering"."""
    for pattern, needed in ((_LISTING, _LIST), (_FREEZE, ""), (_BAN, _ENTRY)):
        for match in sentence.matches(pattern):
            targets, reach = targets_after(sentence, match.end(), direct=True)
            after = re.search(needed, sentence.code[match.end() :])
            if targets and after:
                yield Trigger(
                    "listing",
                    match.start(),
                    match.end(),
                    targets,
                    (),
                    max(reach, match.end() + after.end() if needed else 0),
                )


def _candidates(sentence: Sentence, trigger: Trigger) -> Iterator[Candidate]:
    status = sanction_status(sentence.code, trigger.start, trigger.end)
    issuers = trigger.issuers or _subjects(sentence, trigger, status)
    if any(_same(target, issuers) for target in trigger.targets):
        issuers = ()
    targets = trigger.targets
    dated = {"date": date} if (date := stated_date(sentence, trigger.start, trigger.end, status)) else {}
    reason = _reason(sentence, trigger.reach)
    said = dated | ({"reason": reason} if reason else {})
    for target in targets:
        for issuer in issuers or (None,):
            ends = {"target": target} | ({"issuer": issuer} if issuer else {})
            yield Candidate(ends, status, _span(sentence, trigger, list(ends.values())), trigger.rule, said)


def _same(target: Found, issuers: Iterable[Found]) -> bool:
    return any(target.entity and issuer.entity and target.entity.id == issuer.entity.id for issuer in issuers)


def _span(sentence: Sentence, trigger: Trigger, ends: list[Found]) -> tuple[int, int]:
    """From the first of trigger and ends to the last."""
    units = sentence.passage.units
    start, end = sentence.span(trigger.start, trigger.end)
    return min(start, *(units[e.first].start for e in ends)), max(end, *(units[e.last - 1].end for e in ends))


def _subjects(sentence: Sentence, trigger: Trigger, status: str) -> tuple[Found, ...]:
    """The issuer as the subject; of what someone asks for, the one who is asked, if any."""
    before = sentence.code[: trigger.start]
    if _UNNAMED.search(before):
        return ()
    if status == "proposed" and (asking := _ASKING.search(before)):
        asked = _ASKED.search(before, asking.end())
        return tuple(sentence.among(asked[1])) if asked else ()
    return tuple(_subject(sentence, trigger.start))


_UNNAMED = re.compile(r"(?:western|international|global|these|those|possible|crippling) (?:[a-z-]+ )?$")
"""Words right before "sanctions" that say, or leave open, who is behind them."""

_ASKING = re.compile(
    r"\b(?:call\w*|urg\w+|ask\w*|demand\w*|appeal\w*|request\w*|push\w*|lobb\w+|recommend\w*|wants?|advocat\w+) "
)
_ASKED = re.compile(r"(?:the )?((?:<[CRMAO]\d+> (?:, |and |the )*)+)(?:to|consider|members to|should) ")

_SUBJECT = re.compile(
    r"(?<!\S)((?:<[CRMAO]\d+> (?:, |and |as well as |the )*)+(?!'s )|<[DC]\d+> (?:'s )?(?:[a-z]+ |<T\d+> |<O\d+> |<N\d+> ){1,4}?)(?=[^<\s,']+ )"
)
_NO_SUBJECT = re.compile(
    r"(?:\b(?:in|on|against|with|from|at|over|of|for|to|by|between|near|outside|about|towards|after) (?:the )?)$"
)


def _subject(sentence: Sentence, before: int) -> list[Found]:
    """The actors that open the clause before a trigger: a coordinated list, or a person of a country."""
    code = sentence.code[:before]
    for match in reversed(list(_SUBJECT.finditer(code))):
        if not _NO_SUBJECT.search(code[: match.start()]):
            actors = [m for m in sentence.among(match[1]) if m.entity and m.kind in "CDRMAO"]
            if actors:
                return actors
    return []


_REASON = re.compile(
    r"^[^.;¶]{0,60}?(?<!\S)(?:over|because of|in response to|due to|following|for|after|in retaliation for|citing|in connection with) "
    r"(?:alleged(?:ly) )?((?:[^\s.;,¶]+ ){1,14})"
)


def _reason(sentence: Sentence, start: int) -> str | None:
    match = _REASON.match(sentence.code[start:])
    if match is None or re.match(r"(?:the first time|another|a further|\d)", match[1]):
        return None
    first, last = sentence.span(start + match.start(1), start + match.end(1))
    return " ".join(sentence.passage.text[first:last].split())


POSITIVE: tuple[Example, ...] = (
    (
        "Canada imposed sanctions on Belarus.",
        [{"issuer": "Canada", "target": "Belarus", "status": "imposed"}],
    ),
)

NEGATIVE: tuple[str, ...] = ("The committee sanctioned the plan.",)

_CONFIDENCE: Mapping[str, float] = dict.fromkeys(("noun", "noun_alone", "verb", "passive", "subjected", "listing"), 0.6)

SANCTION_TARGET = RelationExtractor(
    name="sanction_target/1",
    type="sanction_target",
    extract=extract,
    confidence=_CONFIDENCE,
    positive=POSITIVE,
    negative=NEGATIVE,
)
