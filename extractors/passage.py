"""Makes a passage of a text: units, sentences, mentions."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from extractors.mentions import mentions
from extractors.syntax import Found, Passage, Unit, units
from graph.model import PartialDate

_LINE = 70
"""Least width of a text that is broken into lines to fit a page; lines of a narrower one stand alone."""


def build(
    text: str,
    bounds: Iterable[tuple[int, int]],
    *,
    named: Sequence[tuple[int, int, str]] | None = None,
    published: PartialDate | None = None,
) -> Passage:
    """The passage of a text.

    Args:
        text: As it is; nothing in it is changed.
        bounds: Start and end of its sentences, in characters.
        named: Names that a model found: start, end (in characters), kind; None where none has read the text.
        published: The date that relative dates are read against.
    """
    words, lines = units(text), sorted(_line_starts(text))
    cuts = sorted({*lines, *(start for start, _ in bounds)})
    sentences = [part for sentence in _sentences(words, cuts) for part in _parts(sentence)]
    entities = None if named is None else _located(words, list(_in_lines(lines, named)))
    return Passage(text, words, sentences, mentions(words, sentences, entities), published)


_MOST = 400
"""The most units that one sentence is read with; a list or a table without full stops is cut into such parts."""


def _parts(sentence: tuple[int, int]) -> Iterator[tuple[int, int]]:
    first, last = sentence
    for start in range(first, last, _MOST):
        yield start, min(start + _MOST, last)


def _in_lines(starts: Sequence[int], named: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Names that a model found, without what stands on another line of a list."""
    for start, end, kind in named:
        cuts = starts[bisect_right(starts, start) : bisect_left(starts, end)]
        for first, last in pairwise((start, *cuts, end)):
            yield first, last, kind


def _located(words: Sequence[Unit], named: Sequence[tuple[int, int, str]]) -> list[Found]:
    starts = [word.start for word in words]
    found = [Found(kind, bisect_right(starts, start) - 1, bisect_left(starts, end)) for start, end, kind in named]
    return [mention for mention in found if 0 <= mention.first < mention.last]


def _sentences(words: Sequence[Unit], cuts: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Ranges of units: spaCy's sentences, parted further where a line ends a heading or a paragraph."""
    first = place = 0
    for index, word in enumerate(words):
        while place < len(cuts) and cuts[place] <= word.start:
            place += 1
            if index > first and not _abbreviated(words, index):
                yield first, index
                first = index
    if first < len(words):
        yield first, len(words)


def _abbreviated(words: Sequence[Unit], index: int) -> bool:
    """Whether a cut stands inside a name: after "Gen." or an initial."""
    return words[index - 1].text[-1:] == "." and len(words[index - 1].text) > 1


def _line_starts(text: str) -> set[int]:
    """Where lines begin that do not go on from the line before.

    A line goes on in the next where it was broken because the next word would not have fitted on it.
    """
    found, start = set(), 0
    width = _width(text, 0)
    for match in _LINE_END.finditer(text):
        line = text[start : match.start()]
        full = len(line) + len(match["word"]) >= width
        if match["blank"] or not full or line.rstrip()[-1:] in '.!?:”"':
            found.add(match.end())
        start = match.end()
        width = _width(text, start) if match["blank"] else width
    return found


def _width(text: str, start: int) -> int:
    """The width of the block of lines that starts at a character; an address without blanks says nothing of it."""
    block = _BLOCK_END.search(text, start)
    lines = text[start : block.start() if block else None].split("\n")
    return max(_LINE, *(len(line) for line in lines if " " in line.strip()), 0)


_BLOCK_END = re.compile(r"\n[ \t]*\n")


_LINE_END = re.compile(r"\n[ \t]*(?P<blank>\n\s*)?(?=(?P<word>\S*))")
