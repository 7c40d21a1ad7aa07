"""The common form of annotated text: a sentence of words, its spans, and what its annotators did not mark.

What a corpus does not annotate is *missing*, not outside: its words may or may not be a name of that label. Three
fields say so: `Sentence.annotated` (labels that the corpus marks everywhere), `Sentence.spans` (what it marked), and
`Sentence.open` (stretches of which only a set of possible labels is known).
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from extractors.model.labels import LABELS, Span


@dataclass(frozen=True, slots=True)
class Open:
    """Words `first` up to, not including, `end`, each in a span of one of `labels`, or in none if OUTSIDE is one."""

    first: int
    end: int
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or what its corpus gives as one.

    Args:
        text: The words as they stand, with the white space between them.
        words: Its words; `text[starts[i]:][:len(words[i])] == words[i]`.
        starts: Where each word starts in `text`, in characters.
        document: What it is from; sentences that follow each other in a document stand in order.
        spans: What is marked, in order; spans of one layer do not overlap.
        annotated: The labels that are marked wherever they hold.
        open: Where less is known than `annotated` says.
    """

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    document: str
    spans: tuple[Span, ...] = ()
    annotated: frozenset[str] = LABELS
    open: tuple[Open, ...] = ()

    def __post_init__(self) -> None:
        ends = [start + len(word) for word, start in zip(self.words, self.starts, strict=True)]
        if any(self.text[a:b] != word for word, a, b in zip(self.words, self.starts, ends, strict=True)):
            raise ValueError(f"the words of {self.document} do not stand where they are said to: {self.text[:60]!r}")
        for first, end in [(s.first, s.end) for s in self.spans] + [(s.first, s.end) for s in self.open]:
            if not 0 <= first < end <= len(self.words):
                raise ValueError(
                    f"the stretch {first} to {end} is not within the {len(self.words)} words of {self.text[:60]!r}"
                )

    def fingerprint(self) -> str:
        """That of its text."""
        return fingerprint(self.text)

    def part(self, first: int, end: int) -> "Sentence":
        """The words `first` up to, not including, `end`, with what of them is marked or open as a whole there."""
        start, stop = self.starts[first], self.starts[end - 1] + len(self.words[end - 1])
        return replace(
            self,
            text=self.text[start:stop],
            words=self.words[first:end],
            starts=tuple(one - start for one in self.starts[first:end]),
            spans=_within(self.spans, first, end),
            open=_within(self.open, first, end),
        )


Stretch = TypeVar("Stretch", Span, Open)


def _within(stretches: Iterable[Stretch], first: int, end: int) -> tuple[Stretch, ...]:
    """The stretches that lie between two words, counted from the first."""
    inside = (one for one in stretches if first <= one.first and one.end <= end)
    return tuple(replace(one, first=one.first - first, end=one.end - first) for one in inside)


def fingerprint(text: str) -> str:
    """The SHA-1, in hexadecimal, of the lower-cased letters and digits: the same whatever the spacing."""
    kept = "".join(letter for letter in text.lower() if letter.isalnum())
    return hashlib.sha1(kept.encode(), usedforsecurity=False).hexdigest()


def spaced(words: Sequence[str], glued: Iterable[int] = ()) -> tuple[str, tuple[int, ...]]:
    """The text of words with a space between each two, and where each word starts.

    Args:
        words: The words.
        glued: Positions of words that no space follows.

    >>> spaced(["it", "'s", "so"], glued=[0])
    ("it's so", (0, 2, 5))
    """
    without, text, starts = frozenset(glued), "", []
    for index, word in enumerate(words):
        starts.append(len(text))
        text += word if index in without or index == len(words) - 1 else word + " "
    return text, tuple(starts)
