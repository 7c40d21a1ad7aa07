"""Which texts are copies of one report: carried by several outlets, with another headline, a cut tail, a line added.

Two texts are copies when four fifths of the three-word runs (shingles) that either has are in both. That is counted
exactly; MinHash with locality-sensitive hashing only tells which texts are worth comparing, so that one new text need
not be held against a million kept ones.

The sketch is a few lines of numpy: of the libraries for it, datasketch would bring scipy, and rensa cannot be loaded
beside kglite (together they want more thread-local storage than Linux gives).
"""

import re
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Final
from zlib import crc32

from graph.model import Document

MINIMUM_WORDS: Final = 50
"""Shorter texts are not judged: two sentences have some forty words, and those two writers may well put alike."""

_RUN = 3
_BANDS, _ROWS = 20, 6  # of a pair that shares four fifths, 998 in 1000 meet in a band; of one that shares a third, 26
_SEED = 1
_WORD = re.compile(r"\w+")

Shingles = frozenset[str]


def shingles(text: str | None) -> Shingles:
    """The runs of three words in a text, case and punctuation apart; none where it is too short to be judged.

    >>> shingles("Too short."), len(shingles("one two three four five " * 20))
    (frozenset(), 5)
    """
    words = _WORD.findall((text or "").casefold())
    if len(words) < MINIMUM_WORDS:
        return frozenset()
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(_RUN)), strict=False)))


def are_copies(one: Shingles, other: Shingles) -> bool:
    """Whether the Jaccard similarity of two texts is 0.8 or more."""
    shared = len(one & other)
    return shared > 0 and 5 * shared >= 4 * (len(one) + len(other) - shared)


def bands(text: Shingles) -> frozenset[int]:
    """Numbers of which copies have at least one in common, and other texts hardly ever: what an index looks up.

    They are kept in ledgers, so they must not change without a new version of the ledger.
    """
    import numpy as np

    hashes = np.fromiter((crc32(run.encode()) for run in text), np.uint64, len(text))
    factors, offsets = np.random.PCG64(_SEED).random_raw(2 * _BANDS * _ROWS).reshape(2, -1, 1)
    lowest = (hashes * factors + offsets >> np.uint64(32)).min(axis=1).astype("<u4")
    return frozenset(_number(band, rows.tobytes()) for band, rows in enumerate(lowest.reshape(_BANDS, _ROWS)))


def _number(band: int, rows: bytes) -> int:
    """A signed integer of 64 bits, as SQLite keeps them."""
    return int.from_bytes(blake2b(bytes([band]) + rows, digest_size=8).digest(), signed=True)


def originals(reports: Iterable[Iterable[Document]]) -> Mapping[str, str]:
    """Document id → the id of the one that it is a copy of, for the documents of each report.

    The original is the earliest published, undated ones last, and of those the one with the smallest id.
    """
    found: dict[str, str] = {}
    for documents in map(list, reports):
        first = min(documents, key=lambda one: (one.published is None, one.published or "", one.id))
        found |= {one.id: first.id for one in documents if one.id != first.id}
    return found
