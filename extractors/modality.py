"""What the words around a measure say of it: that it is in force, prolonged, lifted, threatened, asked for, denied."""

import re
from collections.abc import Mapping

_ENDS = (
    r"lift\w*|eas(?:e|es|ed|ing)|remov\w+|drop(?:s|ped|ping)?|end(?:s|ed|ing)?|suspend\w*|waiv\w+|relax\w*|revok\w+|"
    r"roll\w* back|terminat\w+|expir\w+|unfreez\w+|delist\w*|rescind\w*|repeal\w*|cancel\w*|loosen\w*|scrap\w*"
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

BEFORE: Mapping[str, str] = {
    "asked_to_lift": rf"(?:call\w*|urg\w+|demand\w*|refus\w+|no plans?|no "
    rf"intention|appeal\w*|want\w*|ask\w*|should|must|not|n't|unless|until|if|condition\w*|could|would|may|"
    rf"oppos\w+|reject\w*|consider\w*|discuss\w*|possib\w+|seek\w*|fail\w*) (?:\S+ ){{0,6}}?(?:{_ENDS}) (?:\S+ "
    rf"){{0,5}}?$",
    "lifted": rf"(?:{_ENDS}) (?:\S+ ){{0,5}}?$",
    "not_extended": rf"{NEGATION}(?:to )?(?:extend|renew|prolong)\w* (?:\S+ ){{0,5}}?$",
    "extended": r"(?:extend\w*|renew\w*|tighten\w*|prolong\w*|expand\w*|strengthen\w*|broaden\w*|toughen\w*|"
    r"widen\w*|increas\w+|intensif\w+|step\w* up|"
    r"ramp\w* up|maintain\w*) (?:\S+ ){0,5}?$",
    "not_taken": rf"(?:{NEGATION}|{_SUBJECT_NONE})(?:yet |ever |even |also |formally |be |been |being ){{0,3}}"
    rf"(?:{_ACTS} )?(?:any |further |new |its |their |own |more |additional ){{0,3}}$|"
    r"(?:avoids|avoided) (?:\S+ ){0,2}?$|no $",
    "denied": r"(?:den(?:y|ies|ied)|rul\w+ out|no intention|no plans?) (?:\S+ "
    r"){0,5}?$|(?:not|n't|never|refus\w+ to|reject\w*|ruled out|rules out|ruling out|rule out|declin\w+ "
    r"to|veto\w*|against|oppos\w+|without|denies|denied) "
    r"(?:yet )?(?:imposing |impose |imposed |join |any |adopt |further |new |sanction |sanctioned |be )(?:\S+ ){0,4}?$",
    "proposed": r"(?:call\w* for|call\w* on|urg\w+|ask\w*|propos\w+|draft\w*|seek\w*|push\w* "
    r"for|recommend\w*|request\w*|discuss\w*|debat\w+|demand\w*|"
    r"advocat\w+|appeal\w*|bill|back\w*|favou?r\w*|support\w*|wants?|consensus|resolution that would|agree on) "
    r"(?:\S+ ){0,8}?$",
    "threatened": r"(?:threat\w*|warn\w*|consider\w*|may|might|could|possib\w+|potential\w*|plan(?:s|ned|ning)? "
    r"(?:to|for|on)|vow\w*|prepar\w+|if|risk\w*|"
    r"fac(?:e|es|ing)|would|pledg\w+|promis\w+|ready to|mull\w*|weigh\w*|whether "
    r"to|unless|fears?|hint\w*|intend\w*|intention|looming|propos\w+|likely|"
    r"prospect of|about to) (?:\S+ ){0,9}?$",
}
"""Status → what stands before the measure, in the order that decides."""

AFTER: Mapping[str, str] = {
    "asked_to_lift": rf"(?:\S+ ){{0,9}}?(?:to be|should be|must be|could be|be|not been|not be) (?:{_ENDS}) ",
    "lifted": r"(?:\S+ ){0,7}?(?:are|were|is|was|been|being|will be) (?:\S+ "
    r")?(?:lifted|eased|removed|dropped|ended|suspended|waived|relaxed|revoked|"
    r"terminated|rescinded|cancelled)|(?:\S+ ){0,3}(?:expires?|expired|ended|lapsed|ceased) ",
    "extended": r"(?:\S+ ){0,7}?(?:are|were|is|was|been|being|will be) (?:\S+ "
    r")?(?:extended|renewed|tightened|prolonged|expanded|strengthened) ",
    "threatened": r"(?:\S+ ){0,6}?(?:if|unless|in case|should) ",
}
"""Status → what stands after it."""


_MEANT = {"asked_to_lift": "imposed", "not_extended": "denied", "not_taken": "denied"}
"""What the finer cases come to."""


def sanction_status(code: str, start: int, end: int) -> str:
    """The status of a measure whose cue stands at `start` to `end` of an encoded sentence.

    >>> sanction_status("<C0> lifts sanctions on <C1> ", 11, 21)
    'lifted'
    """
    before, after = code[max(0, start - 160) : start], code[end : end + 160]
    for status, pattern in BEFORE.items():
        if re.search(rf"(?<!\S)(?:{pattern})", before):
            return _MEANT.get(status, status)
    for status, pattern in AFTER.items():
        if re.match(pattern, after):
            return _MEANT.get(status, status)
    return "imposed"
