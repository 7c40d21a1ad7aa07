"""Sentences put together to windows that the encoder reads at once, and windows of like length to batches."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import repeat

SHAPES = 6
"""How many shapes `shape` tells apart."""


def shape(word: str) -> int:
    """The letter case of a word, which the encoder's lower-cased vocabulary cannot see.

    0 lower case, 1 a capital and lower case, 2 all capitals, 3 capitals within, 4 with digits, 5 no letter.

    >>> [shape(word) for word in ("aid", "Oslo", "NATO", "McCain", "G20", ",")]
    [0, 1, 2, 3, 4, 5]
    """
    if any(letter.isdigit() for letter in word):
        return 4
    if not any(letter.isalpha() for letter in word):
        return 5
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    return 1 if word[0].isupper() and not any(letter.isupper() for letter in word[1:]) else 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence, or the part of one that fits a window, as the encoder reads it.

    Args:
        sentence: Index of the sentence among those given.
        first: Its first word that is in this piece.
        ids: Word-piece ids, for each word.
        shapes: The shape of each word.
    """

    sentence: int
    first: int
    ids: tuple[tuple[int, ...], ...]
    shapes: tuple[int, ...]

    @property
    def length(self) -> int:
        """Word pieces."""
        return sum(map(len, self.ids))


@dataclass(slots=True)
class Window:
    """Pieces that follow each other in one document."""

    pieces: list[Piece] = field(default_factory=list)
    length: int = 0
    """Word pieces."""

    def add(self, piece: Piece) -> None:
        """Puts a piece after the others."""
        self.pieces.append(piece)
        self.length += piece.length

    def ids(self) -> Iterator[int]:
        """The id of each word piece."""
        return (one for piece in self.pieces for word in piece.ids for one in word)

    def shapes(self) -> Iterator[int]:
        """The shape of each word piece: that of its word."""
        for piece in self.pieces:
            for word, one in zip(piece.ids, piece.shapes, strict=True):
                yield from repeat(one, len(word))


Encode = Callable[[Sequence[str]], list[list[int]]]
"""Words → the ids of each word's pieces."""


def cut(sentences: Sequence[Sequence[str]], encode: Encode, limit: int) -> list[Piece]:
    """Sentences, given by their words, as pieces of at most `limit` word pieces; a longer one is cut between words."""
    found: list[Piece] = []
    for index, sentence in enumerate(sentences):
        ids = [tuple(one[:limit]) for one in encode(sentence)]
        shapes = [shape(word) for word in sentence]
        found += [Piece(index, a, tuple(ids[a:b]), tuple(shapes[a:b])) for a, b in _runs([len(i) for i in ids], limit)]
    return found


def _runs(lengths: Sequence[int], limit: int) -> Iterator[tuple[int, int]]:
    first, total = 0, 0
    for index, length in enumerate(lengths):
        if total + length > limit:
            yield first, index
            first, total = index, 0
        total += length
    if first < len(lengths):
        yield first, len(lengths)


def windows(pieces: Sequence[Piece], documents: Sequence[str], limits: Callable[[], int]) -> list[Window]:
    """Neighbouring pieces of one document joined while they fit.

    Args:
        pieces: In the order of their documents.
        documents: Name of each sentence's document.
        limits: Gives the most word pieces of the next window; 1 keeps a piece alone.
    """
    made: list[Window] = []
    document, limit = None, 0
    for piece in pieces:
        where = documents[piece.sentence]
        if not made or where != document or made[-1].length + piece.length > limit:
            made.append(Window())
            document, limit = where, limits()
        made[-1].add(piece)
    return made


def batches(made: Sequence[Window], budget: int, chance: random.Random | None = None) -> list[list[Window]]:
    """Windows of like length together, each batch of at most `budget` word pieces with its padding.

    Args:
        made: The windows.
        budget: The longest window's length times the number of windows stays below it, but for one window alone.
        chance: Mixes windows of nearly equal length, and the batches; without it the order is by length.
    """
    blur = chance.uniform if chance else (lambda low, _: low)
    ordered = sorted(made, key=lambda window: window.length * blur(1.0, 1.1))
    grouped: list[list[Window]] = []
    for window in ordered:
        longest = max((w.length for w in grouped[-1]), default=0) if grouped else 0
        if not grouped or max(longest, window.length) * (len(grouped[-1]) + 1) > budget:
            grouped.append([])
        grouped[-1].append(window)
    if chance:
        chance.shuffle(grouped)
    return grouped
