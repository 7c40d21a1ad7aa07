"""What the words around a target say of its measure: those of its sentence, or of the heading of a list."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

from extractors.modality import PENDING, removal_status, sanction_status
from extractors.relations import sanction_rules as rules
from extractors.relations.linked import after, code_of
from extractors.syntax import Passage, Sentence

_BACK = 25
"""How many sentences before a target may be the heading of the list that it stands in."""


def told_status(passage: Passage, target: int) -> str | None:
    """The status by the last words of a measure before a target, else by the first ones after it in its sentence."""
    if own := own_status(passage, target):
        return own
    sentence, end = after(passage, target)
    if cues := _cues(sentence):
        place = end - len(code_of(passage, target))
        last = cues[max(0, bisect_left(cues, (place,)) - 1)]
        listed = ": " in sentence.code[last[1] : place]  # what opens a sentence governs the list that ends it
        return _status(sentence, cues[0] if listed else last)
    if told := _PASSIVE.search(sentence.code):
        return sanction_status(sentence.code, told.start(1), told.end(1))
    return next((_status(*told) for told in _told_before(passage, target)), None)


def _told_before(passage: Passage, target: int) -> Iterator[tuple[Sentence, "Cue"]]:
    """The sentences before that of a target that tell of a measure, the nearest first, each with its last cue."""
    index = passage.sentence_of(passage.found[target])
    for before in reversed(passage.sentences[max(0, index - _BACK) : index]):
        if cues := _cues(before):
            yield before, cues[-1]


_PASSIVE = re.compile(
    r"(?<!\S)(?:was|were|is|are|been|stays?|remains?) (?:also |still |newly |then )?"
    r"(designated|blacklisted|sanctioned|listed|banned|barred|blocked|frozen) "
)
"""A verb of a measure by itself: what a sentence says of its own is not what the sentences before say of others."""


def own_status(passage: Passage, target: int) -> str | None:
    """What is said of a target right behind it, whatever is said of others: "…, X and Y stay blocked"."""
    sentence, end = after(passage, target)
    behind = next((status for status, said in _BEHIND.items() if said.match(sentence.code, end)), None)
    return behind or ("lifted" if _ended(passage, target) or was_listed(passage, target) else None)


def _ended(passage: Passage, target: int) -> bool:
    """Whether a sentence says that the listing of a target is no more."""
    code, item = after(passage, target)[0].code, code_of(passage, target)
    told = (match for match in rules.ENDED.finditer(code) if item in match.group())
    return any(not PENDING.search(code, 0, match.start()) for match in told)


def was_listed(passage: Passage, target: int) -> bool:
    """Whether a sentence only tells since when a target was on a list that, as the sentences before say, some leave."""
    sentence, end = after(passage, target)
    if not _ONCE.match(sentence.code, end):
        return False
    told = next((told for told in _told_before(passage, target) if not _ONCE.search(told[0].code)), None)
    return told is not None and bool(_SOME.search(told[0].code)) and _status(*told) == "lifted"


_ONCE = re.compile(
    r"(?:[^;¶]{0,80}? and )?(?:was|were) (?:first |originally )?(?:designated|listed|sanctioned|added|placed) "
    r"[^.;¶]*?\d{4} "
)
_SOME = re.compile(r"(?<!\S)(?:individuals|people|persons|entities|groups|organi[sz]ations|companies|men|officials) ")
"""Those who are taken off a list, without their names."""


_TAIL = (
    r"(?:(?:, )?(?:(?:and|or|as well as) )?(?:(?!<)[^\s,;]+ ){0,3}?<\w\d+> ){0,8}?(?:, )?"
    r"(?:(?:both|all|also|itself|themselves|however) )?"
)
_LISTED = r"(?:(?:\S+ ){0,6}?(?:lists?|sanctions|annex|blacklist|measures|register) )"
_BEHIND = {
    "imposed": re.compile(
        rf"{_TAIL}(?:remains?|remained|stays?|stayed|continues? to be|(?:is|are) still|still) (?:\S+ ){{0,2}}?"
        r"(?:blocked|frozen|sanctioned|designated|listed|blacklisted|barred|banned|subject|under (?:\S+ )?sanctions|"
        r"on (?:\S+ ){1,3}?(?:list|blacklist)) "
    ),
    "lifted": re.compile(
        rf"{_TAIL}(?:(?:was|were|is|are|has been|have been|had been|will be|being) (?:\S+ )?(?:delisted|unblocked|"
        rf"(?:removed|dropped|deleted|struck|taken) (?:off|from) {_LISTED})|"
        rf"(?:leaves?|left|comes? off|came off) {_LISTED}|(?:ceases?|ceased) to be (?:subject|listed)|"
        r"(?:is|are|was|were) no longer (?:\S+ ){0,2}?(?:subject|listed|designated|sanctioned|blocked|under)) "
    ),
}
"""Status → the words behind a target, and others that share them, which give it that."""

Cue = tuple[int, int]
"""Where the words of a measure are in the encoded sentence; where a verb takes off a list, its place alone."""


@lru_cache(maxsize=32)  # many targets of a list ask the same heading
def _cues(sentence: Sentence) -> list[Cue]:
    """In order; a participle after another cue only describes: "lifts sanctions on firms listed …"."""
    cues = sorted({*_nouns_and_verbs(sentence), *_lists(sentence)})
    return [cue for cue in cues if cue == cues[0] or not _describes(sentence.code, cue)]


_PARTICIPLE = re.compile(r"(?:designated|listed|added|placed|sanctioned|blacklisted) ")
_MAIN = re.compile(r"(?:<\w\d+>|,|and|but|also|has|have|while|it|they|then|newly) $")
"""Before a main verb."""


def _describes(code: str, cue: Cue) -> bool:
    return bool(_PARTICIPLE.match(code, cue[0])) and not _MAIN.search(code, 0, cue[0])


def _nouns_and_verbs(sentence: Sentence) -> Iterable[Cue]:
    for pattern in (rules.NOUN, rules.VERB, rules.FREEZE, _DESIGNATION):
        yield from (match.span() for match in sentence.matches(pattern))


_DESIGNATION = "designation|designations|listing|listings"


def _lists(sentence: Sentence) -> Iterable[Cue]:
    """Verbs with a list or a class after them; of removing, the verb itself is asked what it says."""
    for match in sentence.matches(rules.LISTING):
        if re.search(rules.LIST, sentence.code[match.end() :]):
            yield match.span()
    for match in sentence.matches(_RELEASE):
        yield match.start(), match.start()
    for match in sentence.matches(rules.REMOVING):
        if re.search(rules.OFF_LIST, sentence.code[match.end() :]) or _LIST_BEFORE.search(
            sentence.code, 0, match.start()
        ):
            yield match.start(), match.start()


_RELEASE = "unblock|unblocks|unblocked|unblocking|delist|delists|delisted|delisting|unfreeze|unfreezes|unfroze|unfrozen"
"""Verbs of removing that need no list beside them."""

_LIST_BEFORE = re.compile(r"(?<!\S)(?:(?:black)?list|lists|register) (?:of [^;]*)?, $")
"""Before a participle of removing: "revises its list of designated groups, removing …"."""


def _status(sentence: Sentence, cue: Cue) -> str:
    start, end = cue
    return sanction_status(sentence.code, start, end) if start < end else removal_status(sentence.code, start)
