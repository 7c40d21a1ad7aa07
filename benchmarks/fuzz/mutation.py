"""Odd input out of good input: a few edits, each drawn from a `Random`, so that a seed gives the same cases."""

import re
from collections.abc import Callable, Sequence
from random import Random
from typing import Final

LONGEST: Final = 20_000
"""Characters of a case."""

MARKS: Final = (
    "\u202e", "\u200b", "\u200f", "\u2066", "\ufeff", "\u0301" * 40, "\u00ad", "\u00a0", "\u2028", "\r\n", "\r",
    "\x00", "\x1b[31m", "\x85", "\udcff", "\ud800", "\U0010ffff", "\ufffe", "\u0131", "\u017f", "\u212a", "\u0410",
    "\u0435", "２０２３", "٣", "²", "𝟙", "9" * 4400, "-1", "0", "1e999", "NaN", "null", "true", "[" * 1100, "{", "}",
    "]", '"', "'", "\\", "\\ud83d", "&#0;", "&#xd800;", "<", ">", "<!--", "]]>", "</", "<![CDATA[",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>", "%s", "{}", "$x", "=1+1", "`", ";", "//", "/*", "../../", "\t", "\n\n", " ",
    ".", ",", "'s", "“" * 60, "of the ", "président", "李尚福", "🇹🇷", "a" * 700,
)  # fmt: skip
"""What is put into any input, beside the words of its own."""

Edit = Callable[[Random, str, Sequence[str]], str]


def mutated(random: Random, seeds: Sequence[str], words: Sequence[str] = ()) -> str:
    """One of the seeds after one to eight edits; half characters in it stand for bytes that are no UTF-8.

    Args:
        random: What all choices are drawn from.
        seeds: Good input.
        words: What such input is made of.
    """
    text = random.choice(seeds)
    for _ in range(random.choice((1, 1, 1, 2, 3, 5, 8))):
        text = random.choice(EDITS)(random, text, random.choice((MARKS, MARKS, words or MARKS, words or MARKS, seeds)))[
            :LONGEST
        ]
    return text


def _place(random: Random, text: str) -> int:
    return int(random.random() * (len(text) + 1))


def _piece(random: Random, text: str) -> tuple[int, int]:
    start = _place(random, text)
    return start, min(len(text), start + random.choice((1, 1, 4, 30, 400)))


def _put(random: Random, text: str, words: Sequence[str]) -> str:
    place = _place(random, text)
    return text[:place] + random.choice(words) + text[place:]


def _replace(random: Random, text: str, words: Sequence[str]) -> str:
    start, end = _piece(random, text)
    return text[:start] + random.choice(words) + text[end:]


def _drop(random: Random, text: str, _: Sequence[str]) -> str:
    start, end = _piece(random, text)
    return text[:start] + text[end:]


def _repeat(random: Random, text: str, _: Sequence[str]) -> str:
    start, end = _piece(random, text)
    return text[:start] + text[start:end] * random.choice((2, 3, 50)) + text[end:]


def _move(random: Random, text: str, _: Sequence[str]) -> str:
    start, end = _piece(random, text)
    return _put(random, text[:start] + text[end:], (text[start:end],))


def _cut(random: Random, text: str, _: Sequence[str]) -> str:
    return text[: _place(random, text)]


def _swap(random: Random, text: str, _: Sequence[str]) -> str:
    """Puts a word, a number or a quoted text in the place of another, so that what is around them stays whole."""
    found = [one.span() for one in _TOKEN.finditer(text)]
    if not found:
        return text
    (start, end), (first, last) = random.choice(found), random.choice(found)
    return text[:start] + text[first:last] + text[end:]


_TOKEN: Final = re.compile(r'"[^"\n]*"|[^\W_]+')

EDITS: Final[tuple[Edit, ...]] = (_put, _put, _replace, _drop, _repeat, _move, _cut, *[_swap] * 7)
