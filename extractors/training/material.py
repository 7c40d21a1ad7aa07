"""What decides the weights: the settings of a training, and the sentences made ready for it."""

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from torch import Tensor

from extractors.model.labels import LAYERS
from extractors.model.windows import Piece, Window, batches, cut, windows
from extractors.training.corpora.sentence import Sentence
from extractors.training.network import tokenizer
from extractors.training.tags import Allowed, allowed

PRECISIONS = ("bfloat16", "float32")
"""Floating types of torch; the second is quicker on processors that only imitate the first."""


def warmed(peak: float, warm: float, progress: float) -> float:
    """What rises to its peak over the share `warm` of the way, then falls in a cosine, at `progress` (0 to 1) of it."""
    if progress < warm:
        return peak * progress / warm
    return peak * (1 + math.cos(math.pi * (progress - warm) / (1 - warm))) / 2


@dataclass(frozen=True, slots=True)
class Settings:
    """All that decides the weights, with the corpora.

    Args:
        seed: Of the first weights, the order of batches and the dropout.
        passes: Over the sentences.
        peak: Highest learning rate; it rises from nothing over `warm` of the way and falls to nothing in a cosine.
        warm: Share of the way.
        budget: Word pieces of a batch, padding counted.
        limit: Word pieces of the longest window.
        alone: Share of the windows that hold one sentence, as texts of one sentence do.
        decay: Of weights.
        clip: Largest norm of a gradient.
        precision: Of the products, one of PRECISIONS.
        start: SHA-256 of the weights that were trained before, if the run starts from some.
    """

    seed: int = 7
    passes: int = 3
    peak: float = 1.5e-4
    warm: float = 0.1
    budget: int = 1536
    limit: int = 128
    alone: float = 0.3
    decay: float = 0.01
    clip: float = 1.0
    precision: str = PRECISIONS[0]
    start: str = ""

    def rate(self, progress: float) -> float:
        """The learning rate when `progress` (0 to 1) of the way is done."""
        return warmed(self.peak, self.warm, progress)


@dataclass(frozen=True, slots=True)
class Material:
    """The sentences cut to pieces, and what is known of each one's tags."""

    pieces: list[Piece]
    documents: list[str]
    tables: dict[str, list[Allowed]]

    @classmethod
    def of(cls, sentences: Sequence[Sentence], limit: int) -> "Material":
        """Cuts sentences for windows of `limit` word pieces."""
        tables = {name: [allowed(s, labels) for s in sentences] for name, labels in LAYERS.items()}
        return cls(
            cut([s.words for s in sentences], tokenizer(), limit),
            [s.document for s in sentences],
            tables,
        )

    def batches(self, settings: Settings, number: int) -> list[list[Window]]:
        """The batches of a pass: the same for the same seed and number."""
        chance = random.Random(f"{settings.seed}-{number}")  # noqa: S311 — an order of batches is no secret
        made = windows(self.pieces, self.documents, partial(_limit, settings, chance))
        return batches(made, settings.budget, chance)

    def targets(self, batch: Sequence[Window], layer: str) -> Tensor:
        """The tags that each word may have: `(windows, words, tags)`; all of them where a word is padding."""
        rows = [np.concatenate([self._table(piece, layer) for piece in window.pieces]) for window in batch]
        table = np.ones((len(rows), max(map(len, rows)), rows[0].shape[1]), dtype=np.bool_)
        for index, row in enumerate(rows):
            table[index, : len(row)] = row
        return torch.from_numpy(table)

    def _table(self, piece: Piece, layer: str) -> Allowed:
        return self.tables[layer][piece.sentence][piece.first : piece.first + len(piece.ids)]


def _limit(settings: Settings, chance: random.Random) -> int:
    return 1 if chance.random() < settings.alone else chance.randint(settings.limit // 2, settings.limit)
