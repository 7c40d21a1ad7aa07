"""To whom else an ambassador is sent: "ambassador to Poland, Latvia and Chad" is three posts, and none is of Chad."""

import re

from extractors.syntax import TITLE, Found, Passage
from extractors.tables import bag

_SENT = bag("ambassador envoy representative consul coordinator negotiator delegate observer")
"""Heads of titles that take in to whom their holder is sent."""

_LED = re.compile(r"(?P<head>[\w-]+) (?P<to>to|for|in|at) (?:the )?(?P<first>\S.*)")
_MORE = re.compile(r"(?:, and |, |and )(?:to )?(?:the )?(?P<next><[CR]\d+> )(?!'s |<[NT])")


def receivers(passage: Passage, title: Found) -> list[Found]:
    """The countries behind a title, joined to the one in it."""
    if title.kind != TITLE or _led(passage.words(title)) is None:
        return []
    sentence = passage.sentences[passage.sentence_of(title)]
    item = f"<{TITLE}{passage.place_of(title)}> "
    place, found = sentence.code.find(item) + len(item), list[Found]()
    while match := _MORE.match(sentence.code, place):
        found += sentence.among(match["next"])
        place = match.end()
    return found


def sent_to(title: str, passage: Passage, receiver: Found) -> str:
    """A title with another receiver: "ambassador to Poland" as "ambassador to Chad"."""
    led = _led(title)
    return f"{title[: led.start('first')]}{passage.words(receiver)}" if led else title


def _led(title: str) -> re.Match[str] | None:
    led = _LED.search(title)
    return led if led and led["head"].lower() in _SENT else None
