"""Whether a clause is told as a fact at all: not asked, not imagined, not what is said to be untrue."""

import re

from extractors.syntax import Sentence

_ASKED = re.compile(
    r'(?:" |- |but |and |so )?(?:did|do|does|should|will|would|could|can|may|might|has|have|is|are|was|were) '
)
_QUESTION = re.compile(r'\? (?:" )?$')
_IMAGINED = re.compile(r"(?:[^;]* )?, (?:[^;]* )?(?:would|could|might) ")
"""How a sentence that opens with "had" goes on where it is contrary to fact."""

_REPORT = r"(?:rumou?rs?|claims?|reports?|allegations?|suggestions?|speculation|stories|story|assertions?)"
_FALSE = (
    r"(?:false|untrue|fake|baseless|unfounded|fabricated|incorrect|wrong|denied|refuted|debunked|a hoax|a myth|a lie)"
)
_UNTOLD_BEFORE = re.compile(
    r"(?<!\S)(?:"
    # nobody believes it
    r"(?:nobody|no one|few|hardly anyone) (?:\S+ ){0,2}?"
    r"(?:believes?|thinks?|accepts?|claims?|says?|expects?) (?:that )?"
    # it is only rumoured, or said to be untrue
    rf"|rumou?rs? (?:that|of|about) |{_FALSE} (?:{_REPORT} )?(?:that|of|about) "
    rf"|(?:den(?:y|ies|ied)|dismiss\w*|reject\w*) (?:\S+ ){{0,2}}?{_REPORT} (?:that|of) "
    # it is said to be untrue
    rf"|it is (?:not true|{_FALSE}) (?:that )?"
    # it is imagined
    r"|as if |as though |imagine (?:that )?|suppose (?:that )?|pretend\w* (?:that )?"
    # not even this one
    r"|not even )(?:the )?$"
)
_REPORTED = re.compile(rf"(?<!\S){_REPORT} (?:that|of|about) (?:the )?$")
_SAID_FALSE = re.compile(
    rf"(?:[^;]* )?(?:is|are|was|were|being|been|as|proved|prove|proven) (?:not true|(?:\S+ )?{_FALSE}) "
)


_SUBJECT = re.compile(r"(?:[^\s,;]+ ){1,5}")
"""What may stand between the "that" of a clause and its verb."""

_FEIGNED = re.compile(r"(?<!\S)(?:pos(?:ed|es|ing)|masquerad\w+) as |(?<!\S)(?:impersonat|pretend\w* to be )")
"""What somebody only pretends to be."""


def is_told(sentence: Sentence, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` of the encoded sentence are told as a fact, a wish or a plan.

    False for yes-or-no questions, for what is contrary to fact ("had it joined, …"), and for what is rumoured,
    disbelieved or called untrue.
    """
    code = sentence.code
    if _FEIGNED.search(code, start, end):
        return False
    if _ASKED.match(code) and _QUESTION.search(code):
        return False
    if code.startswith("had ") and _IMAGINED.match(code):
        return False
    # a capital at the opening may have made a name of "Rumours"
    first = sentence.passage.units[sentence.first].low
    before = re.sub(r"^<[NX]\d+> ", f"{first} ", code[:start])
    for ahead in (before, _before_subject(before)):  # of a verb, what is before its subject is asked too
        if _UNTOLD_BEFORE.search(ahead) or (_REPORTED.search(ahead) and _SAID_FALSE.match(code, end)):
            return False
    return True


def _before_subject(code: str) -> str:
    """The words up to the "that" of the clause that they end in; all of them where they end in none."""
    head, that, subject = code.rpartition("that ")
    opens = that and (not head or head.endswith(" "))
    return head + that if opens and _SUBJECT.fullmatch(subject) else code
