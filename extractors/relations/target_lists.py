"""Targets that stand in the lines below a heading: "The following persons are designated:", then a name a line."""

import re
from collections.abc import Iterator
from itertools import takewhile

from extractors.relations.targets import targets_after
from extractors.syntax import Found, Passage, Sentence

_HEADING = re.compile(
    r"(?<!\S)(?:designat\w+|sanction\w*|blacklist\w*|delist\w*|list(?:ed|ing)?|add(?:ed|ing|s)?|remov\w+|"
    r"froz\w+|freez\w+|block\w*) "
    r"[^;¶]*: $"
)
"""A sentence that tells of a measure and ends with a colon."""

_MARK = re.compile(r"(?:[-•*·▪●o] |[\[(]? ?(?:\d+|[a-z]) [.)\]] )?(?:the )?")
"""What stands before the name that opens a line: a bullet, a number, an article."""

_LEADS = re.compile(r"(?:<[TD]\d+> )*<[NXO]\d+> ")


def listed(passage: Passage) -> Iterator[tuple[Sentence, tuple[Found, ...]]]:
    """Each heading with the names that open the lines below it, up to the first line that no name opens."""
    for index, heading in enumerate(passage.sentences[:-1]):
        if _HEADING.search(heading.code):
            names = [name for line in _lines(passage, index + 1) for name in line]
            if names:
                yield heading, tuple(names)


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


def _names(sentence: Sentence) -> tuple[Found, ...]:
    """The coordinated names that open a line."""
    start = _MARK.match(sentence.code)
    place = start.end() if start else 0
    return targets_after(sentence, place, direct=True)[0] if _LEADS.match(sentence.code, place) else ()
