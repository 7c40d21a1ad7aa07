"""What the words around a target say of its measure: those of its sentence, or of the heading of a list."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from extractors.modality import removal_status, sanction_status
from extractors.relations import sanction_rules as rules
from extractors.syntax import Passage, Sentence

_BACK = 25
"""How many sentences before a target may be the heading of the list that it stands in."""


def told_status(passage: Passage, target: int) -> str | None:
    """The status by the last words of a measure before a target, else by the first ones after it in its sentence."""
    mention = passage.found[target]
    index = passage.sentence_of(mention)
    sentence = passage.sentences[index]
    if cues := _cues(sentence):
        place = sentence.code.find(f"<{mention.kind}{target}> ")
        last = cues[max(0, bisect_left(cues, (place,)) - 1)]
        listed = ": " in sentence.code[last[1] : place]  # what opens a sentence governs the list that ends it
        return _status(sentence, cues[0] if listed else last)
    ahead = (passage.sentences[one] for one in range(index - 1, max(-1, index - 1 - _BACK), -1))
    return next((_status(one, cues[-1]) for one in ahead if (cues := _cues(one))), None)


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
    for match in sentence.matches(rules.REMOVING):
        if re.search(rules.OFF_LIST, sentence.code[match.end() :]) or _LIST_BEFORE.search(
            sentence.code, 0, match.start()
        ):
            yield match.start(), match.start()


_LIST_BEFORE = re.compile(r"(?<!\S)(?:(?:black)?list|lists|register) (?:of [^;]*)?, $")
"""Before a participle of removing: "revises its list of designated groups, removing …"."""


def _status(sentence: Sentence, cue: Cue) -> str:
    start, end = cue
    return sanction_status(sentence.code, start, end) if start < end else removal_status(sentence.code, start)
