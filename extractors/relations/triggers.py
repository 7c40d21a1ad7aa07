"""Finds the measures in a sentence: nouns ("sanctions"), verbs ("blacklists") and listings, with their targets."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extractors.relations import sanction_rules as rules
from extractors.relations.issuers import USUAL, by_phrase, has_subject
from extractors.relations.targets import targets_after, targets_before
from extractors.syntax import Found, Sentence

MEASURES = re.compile(
    r"sanction|embargo|restrict|delist|unblock|asset|blacklist|\blist|designat|terror|export|freez|froz|"
    r"\bbar(?:s|red|ring)? |"
    r"block|visa|entry|ineligible"
)
"""What a sentence that tells of a measure has in it, and some others have."""

_BAN = re.compile(r"\b(?:ban|bans|banned|banning) ")
_OF_STATES = re.compile(
    r"\b(?:enter\w*|entry|travel\w*|visit\w*|import\w*|export\w*|trad\w+|fly\w*|flights?|airspace|arms|weapons?|invest\w*|"
    r"transactions?|dealing|doing business|purchas\w+|buying) "
)
"""What a ban is on where it is one of the measures of states: other bans are on parties, books, smoking."""

_NAMED = re.compile(
    r"\bSWIFT\b|\b(?:Entity|SDN|Sanctions|Terror) List\b|\bForeign Terrorist Organi[sz]ation|\bSpecially Designated\b"
)
"""What banks are cut off from, and lists: they may be names, or parts of one, so they are looked for in the text."""

_SPORT = re.compile(
    r"\b(?:football|fifa|uefa|ioc|olympics?|olympic|athletes?|doping|players?|coach|world cup|basketball|"
    r"tennis|athletics|"
    r"champions league)\b"
)
"""Words of sport: what its federations ban is no sanction here."""

_OTHER_NOUN = re.compile(
    r"(?:committee|act|relief|bill|law|list|<[NOTDC]\d+>|(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )"
)
"""After "sanctions": another noun, or the object of the verb."""

_ONTO = re.compile(r"(?<!\S)(?:on|against|upon|targeting|concerning|towards|toward|for|at|over|to) ")
_LOOSE = frozenset({"for ", "over ", "at ", "to "})


@dataclass(frozen=True)
class Trigger:
    """A measure in a sentence.

    Attributes:
        rule: Which rule found it.
        start: Where its cue starts in the encoded sentence.
        end: Where its cue ends.
        targets: Whom it is against.
        issuers: Who stands right beside it as its issuer; none if the subject must be asked.
        reach: Where its targets end.
    """

    rule: str
    start: int
    end: int
    targets: tuple[Found, ...]
    issuers: tuple[Found, ...]
    reach: int


_COURT = re.compile(
    r"\b(?:court|judge|tribunal|prosecutors?),? (?:\S+ ){0,3}?"
    r"(?:bans?|banned|freez\w+|froze|bars?|barred|orders?|ordered|blocks?|dissolv\w+|outlaw\w*) "
)
_HEALTH = re.compile(
    r"\b(?:coronavirus|covid\S*|pandemic|quarantined?|omicron|variant|sars|outbreak|virus|ebola|livestock|poultry|beef|"
    r"mad cow|bird flu|swine flu|consumer protection|food safety)\b"
)
"""Words of what courts and health offices ban: no sanction, where none is spoken of."""


def tells_measure(sentence: Sentence) -> bool:
    """Whether a sentence may tell of a measure of a state, not of what a federation or a court bans."""
    code, text = sentence.code, sentence.text
    banned = _BAN.search(code) and _OF_STATES.search(code)
    if not (MEASURES.search(code) or banned or _NAMED.search(text)):
        return False
    plain = text.lower()  # what may be a part of a name is not in the code
    if _SPORT.search(plain):
        return False
    return "sanction" in code or not (_COURT.search(plain) or _HEALTH.search(plain))


def triggers(sentence: Sentence) -> Iterator[Trigger]:
    """The measures of a sentence."""
    if not tells_measure(sentence):
        return
    for find in (_nouns, _verbs, _passives, _with_target, _listings, _listed, _removals, _ended, _on_lists):
        yield from find(sentence)


def _nouns(sentence: Sentence) -> Iterator[Trigger]:
    """Nouns: "EU sanctions against Iran"; without a target after them, the other country of the sentence."""
    for match in sentence.matches(rules.NOUN):
        if not _OTHER_NOUN.match(sentence.code[match.end() :]):
            issuers = tuple(sentence.among(match["issuer"]))
            targets, reach = _noun_targets(sentence, match)
            yield from _noun(sentence, match, (issuers, targets, reach))


def _noun(
    sentence: Sentence, match: re.Match[str], around: tuple[tuple[Found, ...], tuple[Found, ...], int]
) -> Iterator[Trigger]:
    issuers, targets, reach = around
    if len(issuers) == 1 and not _is_issuer(sentence, issuers[0]) and not (targets and issuers[0].kind == "C"):
        # "Iran sanctions": the country before the noun is the target where another acts
        issuers, targets = (), issuers
    by = by_phrase(sentence, match.end()) or by_phrase(sentence, reach)
    if targets:
        yield Trigger("noun", match.start(), match.end(), targets, issuers or by, reach)
    elif _EVADED.search(sentence.code[: match.start()]):
        return
    elif (issuers := issuers or by) and (lone := _lone_country(sentence, issuers)):
        yield Trigger("noun_alone", match.start(), match.end(), (lone,), issuers, match.end())


_EVADED = re.compile(r"(?<!\S)(?:evad\w+|circumvent\w*|skirt\w*|bypass\w*|flout\w*|dodg\w+|sidestep\w*) (?:the )?$")
"""Before sanctions: the subject gets round them, and need not be their target."""


def _noun_targets(sentence: Sentence, match: re.Match[str]) -> tuple[tuple[Found, ...], int]:
    """What follows the preposition, which may stand some words on: "sanctions imposed by the UN on Iran"."""
    after = sentence.code[match.end() :]
    for preposition in _ONTO.finditer(after):
        between = after[: preposition.start()]
        if len(between.split()) > 11 or re.search(r"[.;¶] |sanction|embargo", between):
            break
        place = match.end() + preposition.end()
        targets, reach = targets_after(sentence, place, direct=preposition.group() not in _LOOSE)
        if targets:
            return targets, reach
    return (), match.end()


def _is_issuer(sentence: Sentence, found: Found) -> bool:
    """Whether a country before "sanctions" issued them: not "Iran sanctions", nor "Russian sanctions" of the EU."""
    if found.kind not in "CD" or (found.entity and found.entity.id in USUAL):
        return True
    others = {m.entity.id for m in sentence.mentions if m.kind in "CDMAO" and m.entity and m.entity != found.entity}
    return not (others & USUAL) if found.kind == "D" else not others


def _lone_country(sentence: Sentence, issuers: tuple[Found, ...]) -> Found | None:
    """The one other country of the sentence."""
    known = {m.entity.id for m in issuers if m.entity}
    others = {m.entity.id: m for m in sentence.mentions if m.kind in "CD" and m.entity and m.entity.id not in known}
    return next(iter(others.values())) if len(others) == 1 else None


def _verbs(sentence: Sentence) -> Iterator[Trigger]:
    """Active verbs: "the U.S. sanctions Nicolás Maduro"."""
    for match in sentence.matches(rules.VERB):
        targets, reach = targets_after(sentence, match.end(), direct=True)
        if _POWERLESS.search(_ahead(sentence, match.start())):
            continue
        if targets and (match["verb"] != "sanctions " or has_subject(sentence, match.start())):
            yield Trigger("verb", match.start(), match.end(), targets, (), reach)


def _ahead(sentence: Sentence, place: int) -> str:
    """The words of the text right before a place of the encoded sentence, in lower case."""
    at = sentence.span(place, place + 1)[0]
    return sentence.passage.text[max(0, at - 60) : at].lower()


_POWERLESS = re.compile(
    r"\b(?:referee|umpire|judge|court|tribunal|senator|congressman|congresswoman|lawmaker|federation|league|club|coach|"
    r"bishop|church|panel|jury)s? (?:has |have |had |also |then )*$"
)
"""Subjects whose sanctions are no measures of a state: "the referee sanctioned", "a senator sanctioned"."""


def _passives(sentence: Sentence) -> Iterator[Trigger]:
    """Passive verbs: "Lukashenko was sanctioned by the EU"."""
    for match in sentence.matches(rules.PASSIVE):
        if targets := targets_before(sentence, match.start()):
            issuers = tuple(sentence.among(match["by"]))
            yield Trigger("passive", match.start(), match.end(), targets, issuers, match.end())


def _with_target(sentence: Sentence) -> Iterator[Trigger]:
    """Phrases that hold the target: "threatens Turkey with sanctions", "faces sanctions"."""
    for pattern in (rules.THREATEN, rules.SUBJECTED, rules.COMPOUND):
        for match in sentence.matches(pattern):
            yield Trigger(
                "with_target", match.start(), match.end(), tuple(sentence.among(match["target"])), (), match.end()
            )


def _listings(sentence: Sentence) -> Iterator[Trigger]:
    """Verbs with a list, a class or a bar: "designates X a terrorist organization", "bars X from entering"."""
    for pattern, needed in _NEEDS:
        for match in sentence.matches(pattern):
            targets, reach = targets_after(sentence, match.end(), direct=True)
            cue = _after(sentence, needed, match.end())
            if targets and cue is not None:
                yield Trigger("listing", match.start(), match.end(), targets, (), max(reach, cue))


_NEEDS = (
    (rules.LISTING, rules.LIST),
    (rules.DESIGNATING, rules.FOR_ACTS),
    (rules.FREEZE, ""),
    (rules.FREEZE_ON, ""),
    (rules.BAN, rules.ENTRY),
)
"""Verbs of listing, and what must stand after them."""


def _after(sentence: Sentence, needed: str, start: int) -> int | None:
    """Where the words that a verb needs after it end; a list may be a name ("the Entity List"), and hidden."""
    if not needed:
        return start
    if match := re.search(needed, sentence.code[start:]):
        return start + match.end()
    place = sentence.span(start, start + 1)[0] if start < len(sentence.code) else None
    hidden = place is not None and re.search(needed, sentence.passage.text[place : sentence.end].lower())
    return start if hidden else None


def _listed(sentence: Sentence) -> Iterator[Trigger]:
    """Who undergoes a listing: "X and Y are designated as global terrorists"."""
    for match in sentence.matches(rules.LISTED):
        needs_met = _after(sentence, rules.LIST, match.end("verb")) is not None
        if needs_met and (targets := targets_before(sentence, match.start())):
            issuers = tuple(sentence.among(match["by"])) or by_phrase(sentence, match.end())
            yield Trigger("passive", match.start(), match.end(), targets, issuers, match.end())


def _removals(sentence: Sentence) -> Iterator[Trigger]:
    """Who is taken off a list: "removes X from its blacklist", "X was removed from the list"."""
    exchange = re.search(rules.EXCHANGE, sentence.code)
    for pattern, needed in ((rules.REMOVING, rules.OFF_LIST), (rules.DELIST, ""), (rules.UNFREEZE, "")):
        for match in () if exchange else sentence.matches(pattern):
            targets, reach = targets_after(sentence, match.end(), direct=True)
            if targets and (re.match(needed, sentence.code[reach:]) or re.match(needed, sentence.code[match.end() :])):
                yield Trigger("delisting", match.start(), match.end(), targets, (), reach)
    for match in sentence.matches(rules.REMOVED):
        if targets := targets_before(sentence, match.start()):
            by = by_phrase(sentence, match.end())
            yield Trigger("delisting", match.start("verb"), match.end(), targets, by, match.end())


def _ended(sentence: Sentence) -> Iterator[Trigger]:
    """Whose listing is no more: "the designations of X and of Y have been revoked"."""
    for match in rules.ENDED.finditer(sentence.code):
        lists = (targets_after(sentence, of.end(), direct=True)[0] for of in _OF.finditer(sentence.code, *match.span()))
        if targets := tuple(dict.fromkeys(target for found in lists for target in found)):
            yield Trigger("noun", match.start(), match.end(), targets, (), match.end())


_OF = re.compile(r"(?<!\S)of ")


def _on_lists(sentence: Sentence) -> Iterator[Trigger]:
    """Who is said to be on a list: "Al-Annabi has been on the U.S. blacklist since 2015"."""
    for match in sentence.matches(rules.ON_LIST):
        named = [m for m in sentence.among(sentence.code[: match.start()]) if m.kind in "NO"]
        if named:
            issuers = tuple(sentence.among(match["issuer"]))
            yield Trigger("on_list", match.start(), match.end(), tuple(named[-1:]), issuers, match.end())
