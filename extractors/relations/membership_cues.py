"""What a sentence must say for a country to be something to an organization: a link without such a word is no relation.

The language model links what stands together ("German troops of the U.N. mission in Mali"); membership has its words.
"""

import re
from collections.abc import Mapping

CUES: Mapping[str, re.Pattern[str]] = {
    relation: re.compile(rf"(?<!\S)(?:{words})")
    for relation, words in {
        "member": r"(?:is|are|not|still) in |members?|membership|non-member|"
        r"ally |allies |states? |nations? |countr|join|belong|"
        r"part of |includ|compris|consist|"
        r"[\[:(] |leaders? |<T|chair|presiden|seat|group|other |fellow |partner|participa|terms? |bloc |"
        r"alliance |remain|leav|"
        r"withdr|exit|quit|brexit|led |drop|out of ",
        "joined": r"join|re-?join|member|admit|admission|re-?admi|access|acced|becom|became|elect|enter|"
        r"seat|terms? |vot|part of |"
        r"accept|welcom|reinstat|led |adopt|return",
        "candidate": r"<T|join|re-?join|member|access|acced|bid |bids |candidat|appl|seek|sought|talks |"
        r"invit|enlarg|expan|aspir|"
        r"admi|path|integrat|enter|entry|negotiat|accept|part of |race |seat|run |runs |contest",
        "host": r"summit|meet|met |conferen|session|forum|talks |host|gather|assembl|headquart|based |seat|"
        r"conven|ministerial|<T|"
        r"leaders |ministers |court |ahead of ",
        "withdrew": r"leav|left |exit|withdr|quit|pull|depart|sece|out of |brexit|referend|stay|remain|in the ",
        "suspended": r"suspen|expel|expul|exclu|re-?admi|reinstat|lift|restor|bar|ban|kick",
        "observer": r"observ",
        "partner": r"partner|associat|dialogue|cooperat|co-operat",
        "founder": r"found|co-found|creat|establish|form|launch|sign|set up ",
    }.items()
}
"""Relation → the words, one of which stands in the encoded sentences of the two."""

_AHEAD = re.compile(
    r"(?<!\S)(?:will|would|to|shall|(?:set|due|about|expected|likely) to) (?:be (?:the )?|formally |"
    r"officially |soon |also )*"
    r"(?:join|enter|becom|accede|admitted|re-?join|sign)"
)
"""Before an organization: the joining is yet to come."""

_INSTEAD = re.compile(r"(?<!\S)(?:replac\w+|succeed\w*|in place of|instead of) (?:[^<\s]+ |<C\d+> (?:, |and )*)*$")
"""Right before a country, or the list that it is in: others come in its place."""


_HOSTED = re.compile(r"(?<!\S)hosted (?:[^<\s]+ ){0,4}?(?:summit|meeting|session|conference) of (?:the )?(?:<O\d+> )?$")
_BELONGS = re.compile(r"(?<!\S)but (?:still |both |do |does )?(?:belongs?|belonged) to (?:the )?(?:<O\d+> )?$")
"""Right before an organization: what is said of it, whatever was said of another before it."""


def is_said(relation: str, code: str, text: str = "") -> bool:
    """Whether the words of a relation stand in a piece of encoded text, or in a name in it ("the East Asia Summit").

    >>> is_said("member", "<C0> troops of the <O1> mission "), is_said("member", "<C0> , an <O1> member , ")
    (False, True)
    >>> is_said("host", "the <O0> in <C1> ", "the East Asia Summit in Thailand")
    True
    """
    hidden = relation != "member" and CUES[relation].search(f"{text.lower()} ")
    return bool(hidden or CUES[relation].search(code))


_OF_OTHERS = re.compile(
    r"(?<!\S)(?:to|with|from|by|against|for|among|in) (?:the |some |all |most |several )*"
    r"(?:members?|member states|states|countries|nations) (?:of )?(?:the )?$"
)
"""Between a country and an organization: its members are others."""


def is_of_others(between: str) -> bool:
    """Whether the members that stand between a country and an organization are others.

    >>> is_of_others("<C0> exported copper to members of the ")
    True
    """
    return bool(_OF_OTHERS.search(between))


def is_replaced(ahead: str) -> bool:
    """Whether a country is one in whose place others come, by the encoded words before it.

    >>> is_replaced("<C0> joins the <O1> , replacing <C2> and ")
    True
    """
    return bool(_INSTEAD.search(ahead))


def belongs(between: str) -> bool:
    """Whether the words right before an organization say that a country belongs to it, after a "but".

    >>> belongs("<C0> is not in the <O1> but belongs to <O2> ")
    True
    """
    return bool(_BELONGS.search(between))


def as_told(relation: str, status: str, between: str) -> tuple[str, str]:
    """Relation and status of a link, as the encoded words between its ends change them.

    >>> as_told("joined", "current", "<C0> will become the 14th member of the ")
    ('joined', 'prospective')
    >>> as_told("withdrew", "former", "<C0> should rejoin the ")
    ('candidate', 'prospective')
    >>> as_told("candidate", "prospective", "<C0> , a candidate for <O1> membership , hosted the summit of the <O2> ")
    ('host', 'current')
    >>> as_told("member", "denied", "<C0> is not in the <O1> but belongs to <O2> ")
    ('member', 'current')
    """
    if relation == "withdrew" and re.search(r"(?<!\S)(?:re-?join|return to|re-?enter)", between):
        return "candidate", "prospective"
    if _HOSTED.search(between):
        return "host", "current" if status == "prospective" else status
    if belongs(between):
        return "member", "current"
    if (relation, status) == ("joined", "current") and _AHEAD.search(between):
        return "joined", "prospective"
    return relation, status
