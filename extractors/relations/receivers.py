"""To whom else an ambassador is sent: "ambassador to Poland, Latvia and Chad" is three posts, and none is of Chad."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from extractors.relations.base import Candidate
from extractors.syntax import TITLE, Found, Passage
from extractors.tables import bag
from extractors.title_spelling import spelled

SENT = "sent"
"""The rule's name of these posts."""

_HEADS = bag("ambassador envoy representative consul coordinator negotiator delegate observer mediator rapporteur")
"""Heads of titles that take in to whom their holder is sent."""

_LED = re.compile(r"(?<![\w-])(?P<head>[\w-]+) (?:to|for|in|at) (?:the )?(?P<first>\S.*)")
_ONE = r"(?:to )?(?:the )?<[CR]\d+> "
_MORE = re.compile(
    rf"(?P<list>(?:, {_ONE})+(?:, )?and {_ONE}|and {_ONE})"
    r"(?=[,.;:¶\]] |(?:from|in|until|between|since|who|during) |$)"
)
"""A list to its end: without one, what stands after "and" may be the subject of what comes next."""


def receivers(passage: Passage, title: Found) -> list[Found]:
    """The countries behind a title, joined to the one in it."""
    if title.kind != TITLE or _led(spelled(title, passage)) is None:
        return []
    sentence = passage.sentences[passage.sentence_of(title)]
    item = f"<{TITLE}{passage.place_of(title)}> "
    match = _MORE.match(sentence.code, sentence.code.find(item) + len(item))
    return sentence.among(match["list"]) if match else []


def posts(passage: Passage, candidate: Candidate) -> Iterator[Candidate]:
    """The posts of an ambassador who is sent to more than the one whom the title names."""
    title = candidate.qualifiers["title"]
    led = _led(title)
    for mention in _within(passage, *candidate.span) if led else ():
        if mention.kind == TITLE and spelled(mention, passage) == title:
            for receiver in receivers(passage, mention):
                span = (candidate.span[0], max(candidate.span[1], passage.extent(receiver)[1]))
                said = {**candidate.qualifiers, "title": _sent_to(title, passage, receiver)}
                yield replace(candidate, span=span, rule=SENT, qualifiers=said)


def _within(passage: Passage, start: int, end: int) -> list[Found]:
    """The mentions that start in a stretch of characters."""
    first, last = (bisect_left(passage.found, at, key=lambda m: passage.units[m.first].start) for at in (start, end))
    return passage.found[first:last]


def _sent_to(title: str, passage: Passage, receiver: Found) -> str:
    """A title with another receiver: "ambassador to Poland" as "ambassador to Chad"."""
    led, name = _led(title), " ".join(passage.words(receiver).split())
    return f"{title[: led.start('first')]}{name}" if led else title


def _led(title: str) -> re.Match[str] | None:
    led = _LED.search(title)
    return led if led and led["head"].lower() in _HEADS else None
