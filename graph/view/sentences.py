"""The sentence around a quote, so that it can be read in its place."""

import re
from typing import NamedTuple

MOST = 240
"""How many characters are shown on either side of a quote."""

# A full stop ends a sentence unless it follows an initial, as in U.S., or a short title, as in Gen.
_END = re.compile(r"(?<!\b\w)(?<!\b(?:Mr|Ms|Dr|St))(?<!\b(?:Mrs|Gen|Col|Sen|Rep))[.!?…][”\"’')\]]*\s+|\s*\n\s*")


class Passage(NamedTuple):
    """A quote and what stands around it; joined, they are the text."""

    before: str
    quote: str
    after: str


def passage(text: str | None, quote: str, start: int) -> Passage:
    """The sentence, or sentences, in which a quote stands; the quote alone where the text is another one, or not kept.

    >>> passage("It rained. Gen. Li said no more. He left.", "said", 19)
    Passage(before='Gen. Li ', quote='said', after=' no more.')
    """
    end = start + len(quote)
    if text is None or text[start:end] != quote:
        return Passage("", quote, "")
    return Passage(_before(text[:start]), quote, _after(text[end:]))


def _before(text: str) -> str:
    near = text[-2 * MOST :]
    sentence = near[max((found.end() for found in _END.finditer(near)), default=0) :]
    return sentence if len(sentence) <= MOST else "…" + sentence[-MOST:]


def _after(text: str) -> str:
    near = text[: 2 * MOST]
    found = _END.search(near)
    sentence = near[: found.end()].rstrip() if found else near
    return sentence if len(sentence) <= MOST else sentence[:MOST] + "…"
