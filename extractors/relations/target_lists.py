"""Targets in a list below a heading, "The following persons are designated:": a name a line, or between semicolons."""

import re
from collections.abc import Iterator
from itertools import takewhile

from extractors.relations.targets import targets_after
from extractors.syntax import Found, Passage, Sentence

_HEADING = re.compile(
    r"(?<!\S)(?:designat\w+|sanction\w*|blacklist\w*|delist\w*|list(?:ed|ing)?|add(?:ed|ing|s)?|remov\w+|"
    r"froz\w+|freez\w+|block\w*) "
    r"[^;¶:]*: "
)
"""What tells of a measure and ends with a colon."""

_MARK = re.compile(r"(?:[-•*·▪●o] |[\[(]? ?(?:\d+|[a-z]) [.)\]] )?(?:the )?")
"""What stands before the name that opens a line: a bullet, a number, an article."""

_LEADS = re.compile(r"(?:<[TD]\d+> )*<[NXO]\d+> ")


def listed(passage: Passage) -> Iterator[tuple[Sentence, tuple[Found, ...]]]:
    """Each heading with the names that open the lines below it, up to the first line that no name opens.

    Where the list stands in the sentence of its heading, with the names that open its items.
    """
    for index, heading in enumerate(passage.sentences):
        if head := _HEADING.search(heading.code):
            inside = head.end() < len(heading.code)
            lists = _items(heading, head.end()) if inside else _lines(passage, index + 1)
            names = [name for item in lists for name in item]
            if names:
                yield heading, tuple(names)


def _items(sentence: Sentence, start: int) -> Iterator[tuple[Found, ...]]:
    """The names that open the items between semicolons from a place of a sentence on; none where there is no other."""
    ends = [match.end() for match in re.finditer(r"; (?:and )?", sentence.code[start:])]
    for place in (start, *(start + end for end in ends)) if ends else ():
        yield _names(sentence, place)[:1]  # what follows tells of him: "Pedro Ruiz, of Cali"


def _lines(passage: Passage, first: int) -> Iterator[tuple[Found, ...]]:
    opening = (sentence for sentence in passage.sentences[first:] if _opens_line(sentence))
    return takewhile(bool, (_names(sentence) for sentence in opening))


def _opens_line(sentence: Sentence) -> bool:
    """Whether a sentence is the first of its line."""
    text, start = sentence.passage.text, sentence.span(0, 1)[0]
    behind = start
    while behind and text[behind - 1].isspace():
        behind -= 1
    return "\n" in text[behind:start]


def _names(sentence: Sentence, start: int = 0) -> tuple[Found, ...]:
    """The coordinated names that open a line, or an item that starts at a place of the encoded sentence."""
    mark = _MARK.match(sentence.code, start)
    place = mark.end() if mark else start
    return targets_after(sentence, place, direct=True)[0] if _LEADS.match(sentence.code, place) else ()
