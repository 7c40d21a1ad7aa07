"""Reads the targets of a measure: the coordinated noun phrases after a preposition or verb, or before a passive."""

import re

from extractors.syntax import SECTOR, Found, Passage, Sentence
from extractors.tables import bag, words

_SKIPPED = words("target_words") | frozenset({"[", "]", "-", ":", '"'})
"""What may stand between a preposition and the name of a target: "on several senior officials, including …"."""

_GOVERNMENT = bag("government regime leadership junta authorities nuclear administration state")
_MORE = frozenset({",", "and", "or", "nor", "plus", "including"})
_SECTOR = re.compile(r"(?:'s )?(?:[a-z][a-z-]* ){0,4}?(?:exports|imports|sectors?|industry|industries) ")


def targets_after(sentence: Sentence, start: int, *, direct: bool) -> tuple[tuple[Found, ...], int]:
    """The targets from a place of the encoded sentence on, and where they end.

    Args:
        direct: Whether the preposition introduces targets only ("on"); after others ("for", "over") a possessive
            country counts and a list does not.
    """
    found: list[Found] = []
    reach, place, skipped = start, start, 0
    for item in sentence.code[start:].split():
        width = len(item) + 1
        following = sentence.code[place + width :]
        mention = sentence.among(item)[0] if item.startswith("<") else None
        if mention is None and (_KIN_OF.match(f"{item} {following}") or not _skips(item, found, skipped)):
            break
        skipped = skipped + 1 if mention is None else 0
        place += width
        if mention and (sector := _sector(mention, following)):
            return (*found, sector), place + sector.last - mention.last
        if mention and (target := _target(mention, following)) and not names_nobody(sentence.passage, mention):
            found.append(target)
            reach = place
            if not direct or not _goes_on(following):
                break
        elif mention and mention.kind == "D" and not _leads(following):
            break
    if not found and (listed := _LISTED.match(sentence.code[start:])):
        return targets_after(sentence, start + listed.end(), direct=direct)
    return tuple(found), reach


_LISTED = re.compile(r"[^.;:¶]{0,110}?(?<!\S)(?:including|such as|among them|notably|namely) ")


_KIN = "wife|husband|daughter|son|sister|brother|mother|father|widow|nephew|niece|cousin|aide|lawyer|associate|ally"
_NEAR = (
    rf"(?:(?:{_KIN}|supporter|member|official|executive|employee|commander|relative|backer|follower|critic|"
    r"leader|financier|facilitator|operative)s?|allies|families|family|cronies) (?:of|from|at|in)"
    r"|(?:linked|tied|close|loyal|connected|related) to|affiliated with|associated with|supporting|"
    r"support (?:of|for|to)|on behalf of|"
    r"owned by|controlled by|"
    r"run by|who support"
)
"""Words between those who are meant and the one who is named and is not meant."""
_KIN_OF = re.compile(
    rf"(?:{_NEAR}) (?!<[DC]\d+> <T)(?:the )?(?:<[TD]\d+> )*(?:[a-z-]+ (?:group|organi[sz]ation|network) )?<[NOX]"
)
_KIN_WORDS = frozenset(_KIN.split("|"))
NEAR_TO = re.compile(rf"(?<!\S)(?:{_NEAR}) (?:the )?(?:<[TD]\d+> )*(?:[a-z-]+ (?:group|organi[sz]ation|network) )?$")
"""Before a name: it tells only whom those who are meant are near to."""


def _skips(item: str, found: list[Found], skipped: int) -> bool:
    return skipped < 6 and (
        item in _SKIPPED or item in _KIN_WORDS or (bool(found) and item in _MORE) or item.isdigit() or (item == "'s")
    )


def _sector(mention: Found, following: str) -> Found | None:
    """A branch of a country's economy, as written: "Iran's oil exports"."""
    owner = mention.kind == "D" or (mention.kind == "C" and following.startswith("'s "))
    match = _SECTOR.match(following) if owner else None
    return Found(SECTOR, mention.first, mention.last + len(match[0].split())) if match else None


def _target(mention: Found, following: str) -> Found | None:
    """The mention as a target, if it is the head of its phrase."""
    word = following.split(" ", 1)[0]
    if mention.kind in "NOX" and following.startswith("'s "):
        return None  # "Putin's daughter" is not Putin
    if mention.kind in "XOL" and _BEFORE_PERSON.match(following):
        return None  # "Socialist Party leader Ana Cruz" is not the party
    if mention.kind == "O" and OF_PEOPLE.match(following):
        return None  # "two Hezbollah financiers" are not Hezbollah
    if (
        mention.kind in "NX"
        or (mention.kind == "L" and not mention.entity)
        or (mention.kind == "O" and not re.match(r"<T\d+> ", following))
    ):
        return mention
    if mention.kind in "CRM" and (_is_attribute(following) or BASED.match(following)):
        return None
    if mention.kind in "CRM":
        # "Russia's president" is not Russia, "Iran's regime" and "Iran's nuclear programme" are Iran
        return mention if word != "'s" or (following.split()[1:2] and following.split()[1] in _GOVERNMENT) else None
    if (
        mention.kind == "D"
        and not _OFFICERS.match(following)
        and (word in _GOVERNMENT or re.match(r"[^<\s]+ (?:government|regime|programs?|programmes?) ", following))
    ):
        return mention
    return None


def names_nobody(passage: Passage, mention: Found) -> bool:
    """Whether a name is made of the words of headings: "Russian Elites and Their Family Members"."""
    return mention.kind in "NXO" and words("no_targets").issuperset(passage.spelled(mention))


BASED = re.compile(r"(?:based|led|backed|linked|affiliated|aligned|controlled|owned|born) ")
"""After a country: an attribute of another."""

OF_PEOPLE = re.compile(
    r"(?:'s )?(?:[a-z-]+ ){0,2}?(?:financiers?|facilitators?|executives?|members?|leaders?|officials|"
    r"commanders?|operatives?|"
    r"supporters?|fighters?|figures?|officers?|associates?|agents?|affiliates?|cells?|directors?|employees|"
    r"relatives?|networks?) "
)
"""After an organization: its people are meant."""

_OFFICERS = re.compile(
    r"(?:[a-z-]+ ){0,2}?(?:officials?|officers?|ministers?|agenc(?:y|ies)|employees|members?|leaders?|bod(?:y|ies)) "
)

_BEFORE_PERSON = re.compile(r"(?:<D\d+> )?(?:[a-z-]+ ){0,2}<T\d+> <N\d+> ")


def _is_attribute(following: str) -> bool:
    """Whether a country's name stands before a title or a name: "U.S. Senator Bob Menendez"."""
    return bool(_HEAD_FOLLOWS.match(following)) and not _FUNCTION.match(following)


_HEAD_FOLLOWS = re.compile(r"(?:[a-z-]+ ){0,3}?<[TNOX]\d+> ")
_FUNCTION = re.compile(
    r"(?:over|for|and|or|in|by|to|as|after|if|on|at|with|from|until|while|because|amid|says?|is|are|was|were|has|via) "
)


_MEASURED = re.compile(
    r"(?:[a-z-]+ ){0,2}?(?:sanctions?|embargo\w*|blacklist|government|regime|leadership|junta|authorities|military|"
    r"army|"
    r"programs?|programmes?) "
)


def stands_for_country(following: str) -> bool:
    """Whether an adjective before these words means its country: "Russian sanctions", not "Russian banks"."""
    return bool(_MEASURED.match(following))


def _leads(following: str) -> bool:
    """Whether a name follows an adjective within its phrase: "Iranian general Qasem Soleimani"."""
    return bool(re.match(r"(?:[^<\s,.;]+ |<T\d+> ){0,4}<[NOTX]\d+>", following))


def _goes_on(following: str) -> bool:
    """Whether a list goes on: a comma or "and" and, soon, another mention that is not the speaker of the sentence."""
    return bool(_MORE_TARGETS.match(following)) and not _SPEAKER.match(following)


_MORE_TARGETS = re.compile(
    r"(?:[^<\s]+ )?(?:, and|,|and|nor|as well as|plus|or|including|\[|-) "
    r"(?:[^<\s,.;]+ |<[DT]\d+> ){0,5}<[CNORMDTX]\d+> "
)
_SPEAKER = re.compile(
    r", (?:the )?(?:<\w\d+> ){1,3}(?:says?|said|told|warns?|warned|adds?|added|reports?|reported|announced) "
)


def targets_before(sentence: Sentence, end: int) -> tuple[Found, ...]:
    """The coordinated subject that stands before a passive verb."""
    match = _FIRST_TO_BE.search(sentence.code[:end]) or re.search(
        r"((?:<[CNOM]\d+> (?!'s )(?:, |and |the )*)+)(?:, (?:[^<\s]+ |<T\d+> |<[CDO]\d+> ){0,8}, |(?:[^<\s,]+ ){0,4})$",
        sentence.code[:end],
    )
    return tuple(sentence.among(match[1])) if match else ()


_FIRST_TO_BE = re.compile(
    r"(<[NOX]\d+> )(?:is|was|became|becomes) (?:among |one of )?(?:the |those )?(?:[^<\s.;]+ |<[DT]\d+> ){0,6}(?:to )?$"
)
"""The subject of "was the first general to be sanctioned"."""
