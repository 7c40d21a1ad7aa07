"""What the words around a measure say of it: that it is in force, prolonged, lifted, threatened, asked for, denied."""

import re
from collections.abc import Mapping

_ENDS = (
    r"lift\w*|eas(?:e|es|ed|ing)|remov\w+|drop(?:s|ped|ping)?|end(?:s|ed|ing)?|suspend\w*|suspension|waiv\w+|relax\w*|"
    r"revok\w+|revocation|"
    r"roll\w* back|terminat\w+|expir\w+|unfreez\w+|delist\w*|rescind\w*|repeal\w*|cancel\w*|loosen\w*|scrap\w*|halt\w*|"
    r"delet\w+|str(?:ikes?|uck)|unblock\w*|tear(?:s|ing)? up|tor[en] up"
)
"""Verbs that end a measure."""

NEGATION = (
    r"(?:not|never|neither|nor|cannot|\w+n't|without|(?:refus|declin)\w+ to|unwilling to|reluctant to|unable to|"
    r"fail\w* to|(?:stop\w*|fall\w*|fell) short of|refrain\w* from|abstain\w* from|shied away from|held off|"
    r"avoid\w*(?= impos| sanction))"
    r" (?!only |just |merely |simply )"
)
"""Words that say that what follows was not, or will not be, done."""

_SUBJECT_NONE = (
    r"(?:(?:no|none of|neither) (?!doubt |longer )(?:[^\s,]+ ){0,3}?"
    r"(?:country|countries|nation|state|states|government|members?|ally|"
    r"allies|one|body|power)|nobody) (?:\S+ ){0,2}?"
)
_ACTS = (
    r"(?:impos\w+|adopt\w*|introduc\w+|join\w*|plac\w+|put|slap\w*|enact\w*|announc\w+|fac\w+|agree\w* to|support\w*)"
)

_REACH = r"(?:[^\s;¶]+ )"
"""A word or mark of the same clause."""

_ASKS = (
    r"(?:call\w*|urg\w+|demand\w*|appeal\w*|ask\w*|want\w*|seek\w*|bid|attempt\w*|effort\w*|request\w*|propos\w+|"
    r"draft\w*|legislation|recommend\w*|push\w* (?:for|to)|vot\w+ (?:in favou?r of|on)|(?<!an )(?<!executive )order\w*)"
)
"""Words by which somebody asks for what follows."""

_MAY = (
    r"(?:threat\w*|warn\w*|consider\w*|contemplat\w+|may|might|could|would|possib\w+|plan(?:s|ned|ning)? (?:to|for|on)|"
    r"mull\w*|weigh\w*|whether to|if|unless|should|prepar\w+ to|ready to|expected to|intend\w*|intent(?:ion)?)"
)
"""Words that leave open whether what follows comes to be."""

_LENGTHENS = (
    r"(?:extend\w*|extension of|renew\w*|tighten\w*|prolong\w*|expand\w*|expansion of|strengthen\w*|broaden\w*|"
    r"toughen\w*|widen\w*|increas\w+|intensif\w+|step\w* up|ramp\w* up|maintain\w*)"
)

BEFORE: Mapping[str, str] = {
    "presupposed": r"(?:violat\w+|breach\w*|evad\w+|evasion of|circumvent\w*|bypass\w*|flout\w*|defying|defied|despite|"
    r"because of|hit by|cooperation with|co-operation with|compl\w+ with|relief from) "
    r"(?:the |its |their |new |strict |tough |international |western |economic |<\w\d+> ){0,3}$",
    "adopted": r"(?:adopt\w*|pass(?:es|ed)|approv\w+) (?:\S+ ){0,3}?resolution "
    r"(?:calling for|demanding|requiring|with|on) "
    r"(?:\S+ ){0,3}$",
    "turned_down": rf"(?:reject\w*|vot\w+ down|votes? against|voted against|defeat\w*|turn\w* down) {_REACH}{{0,5}}?"
    rf"(?:bill|motion|resolution|draft|request|proposal|bid|attempt|amendment|legislation|plan) {_REACH}{{0,8}}$",
    "asked_to_lift": rf"(?:{_ASKS}|refus\w+|no plans?|no "
    rf"intention|should|must|not|n't|unless|until|if|condition\w*|could|would|may|"
    rf"oppos\w+|reject\w*|consider\w*|discuss\w*|possib\w+|fail\w*|rul\w+ out) {_REACH}{{0,6}}?(?:{_ENDS}) "
    rf"{_REACH}{{0,5}}?$",
    "lifted": rf"(?:{_ENDS}) {_REACH}{{0,5}}?$",
    "no_longer": rf"no longer {_REACH}{{0,5}}?$",
    "not_extended": rf"{NEGATION}(?:to )?(?:extend|renew|prolong)\w* {_REACH}{{0,5}}?$",
    "agreed_to_extend": rf"(?:approv\w+|adopt\w*|pass(?:es|ed)|agree(?:s|d)|decid\w+|"
    rf"unanimously) (?!.*(?:call\w*|urg\w+)) ?"
    rf"{_REACH}{{0,8}}?{_LENGTHENS} {_REACH}{{0,5}}?$",
    "asked_to_extend": rf"{_ASKS} {_REACH}{{0,6}}?{_LENGTHENS} {_REACH}{{0,5}}?$",
    "may_extend": rf"{_MAY} {_REACH}{{0,3}}?{_LENGTHENS} {_REACH}{{0,5}}?$",
    "extended": rf"{_LENGTHENS} {_REACH}{{0,5}}?$",
    "not_taken": rf"(?:{NEGATION}|{_SUBJECT_NONE})(?:yet |ever |even |also |formally |be |been |being ){{0,3}}"
    rf"(?:{_ACTS} )?(?:any |further |new |its |their |own |more |additional ){{0,3}}$|"
    r"(?:avoids|avoided) (?:\S+ ){0,2}?$|no $",
    "prevented": r"(?:block\w*|prevent\w*|stop\w*|protect\w*) (?:\S+ ){0,6}?from (?:imposing )?(?:any |new |"
    r"further |<\w\d+> )*$",
    "denied": r"(?:den(?:y|ies|ied)|rul\w+ out|no intention|no plans?) (?:\S+ "
    r"){0,5}?$|(?:not|n't|never|refus\w+ to|reject\w*|ruled out|rules out|ruling out|rule out|declin\w+ "
    r"to|against|oppos\w+|without|denies|denied) "
    r"(?:yet )?(?:imposing |impose |imposed |join |any |adopt |further |new |sanction |sanctioned |be )(?:\S+ ){0,4}?$",
    "proposed": r"(?:call\w* for|call\w* on|urg\w+|ask\w*|propos\w+|draft\w*|seek\w*|push\w* "
    r"for|recommend\w*|request\w*|discuss\w*|debat\w+|demand\w*|veto\w*|"
    r"advocat\w+|appeal\w*|bill(?! ,)|back\w*|favou?rs|in favou?r of|support\w*|wants?|consensus|resolution that would|"
    r"legislation that would|(?:fail\w*|unable|cannot|tr(?:y|ies|ied)|struggl\w+|n't) (?:to )?agree on|opposition to) "
    rf"{_REACH}{{0,8}}?$",
    "threatened": r"(?:threat\w*|warn\w*|consider\w*|contemplat\w+|may|might|could|possib\w+|potential\w*|"
    r"plan(?:s|ned|ning)? "
    r"(?:to|for|on)|vow\w*|prepar\w+|if|risk\w*|"
    r"fac(?:e|es|ing)|would|pledg\w+|promis\w+|ready to|expected to|mull\w*|weigh\w*|whether "
    r"to|unless|fears?|hint\w*|intend\w*|intent(?:ion)?|looming|propos\w+|likely|"
    rf"prospect of|about to) {_REACH}{{0,9}}?$",
    "tougher": r"(?:tougher|tighter|stricter|harsher) (?:\S+ ){0,2}$",
}
"""Case → what stands before the measure, in the order that decides."""

_LIFTED_AFTER = (
    r"(?:[^\s;¶]+ ){0,7}?(?:are|were|is|was|been|being|be|will be) (?!not |never )(?:\S+ )?(?:lifted|eased|"
    r"removed|dropped|ended|suspended|waived|relaxed|revoked|terminated|rescinded|cancelled) "
)

AFTER: Mapping[str, str] = {
    "asked_to_lift": rf"{_REACH}{{0,9}}?(?:to be|should be|must be|could be|be|not been|not be) (?:{_ENDS}) ",
    "lifted": rf"{_LIFTED_AFTER}|(?:\S+ ){{0,3}}(?:expires?|expired|ended|lapsed|ceased) ",
    "extended": r"(?:\S+ ){0,7}?(?:are|were|is|was|been|being|will be) (?:\S+ "
    r")?(?:extended|renewed|tightened|prolonged|expanded|strengthened) ",
    "considered": r"(?:are|is|were|was) (?:being |also |still )*(?:considered|mulled|weighed|planned|prepared) ",
    "discussed": r"(?:are|is|were|was) (?:being |also |still )*(?:discussed|debated|proposed) ",
    "threatened": r"(?:\S+ ){0,6}?(?:if|unless|in case|should) ",
}
"""Case → what stands after it."""


PENDING = re.compile(rf"(?<!\S)(?:until|unless|if|when|once|before|{_ASKS}) {_REACH}{{0,8}}$")
"""Before a measure whose end stands after it: the end is yet to come ("until sanctions are lifted")."""

_REMAIN = re.compile(r"(?:[^\s.;¶]+ ){0,7}?(?:remains?|remained|stays?|stayed|still) (?:in place|in force|in effect) ")
"""After a measure: it goes on, whatever is said of others."""

_RELIEF = re.compile(r"relief ")

_MEANT = {
    **dict.fromkeys(("presupposed", "adopted", "asked_to_lift"), "imposed"),
    **dict.fromkeys(("prevented", "turned_down", "not_extended", "not_taken"), "denied"),
    **dict.fromkeys(("asked_to_extend", "discussed"), "proposed"),
    **dict.fromkeys(("may_extend", "considered"), "threatened"),
    "agreed_to_extend": "extended",
    "no_longer": "lifted",
    "tougher": "extended",
}
"""What the finer cases come to."""


_BEFORE = {case: re.compile(rf"(?<!\S)(?:{pattern})") for case, pattern in BEFORE.items()}


def sanction_status(code: str, start: int, end: int, reach: int = 0) -> str:
    """The status of a measure whose cue stands at `start` to `end` of an encoded sentence, its targets up to `reach`.

    >>> sanction_status("<C0> lifts sanctions on <C1> ", 11, 21)
    'lifted'
    """
    before, places = code[max(0, start - 160) : start], {end, max(end, reach)}
    after = [code[place : place + 160] for place in sorted(places)]
    if any(_REMAIN.match(words) for words in after):
        return "imposed"
    if _RELIEF.match(code, end):
        return "lifted"
    if any(re.match(_LIFTED_AFTER, words) for words in after) and PENDING.search(before):
        return "imposed"
    ahead = next((case for case, pattern in _BEFORE.items() if pattern.search(before)), None)
    case = ahead or next(
        (case for case, pattern in AFTER.items() if any(re.match(pattern, words) for words in after)), "imposed"
    )
    return _MEANT.get(case, case)


def removal_status(code: str, start: int) -> str:
    """The status of a measure that the verb at `start` of an encoded sentence takes somebody off.

    >>> removal_status("<C0> strikes <N1> from the list ", 5)
    'lifted'
    """
    ahead = f"{code[:start]}removes "
    return sanction_status(ahead, len(ahead), len(ahead))
