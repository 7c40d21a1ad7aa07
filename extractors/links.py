"""What the language model says of pairs of mentions: the component `entente_links`, and the links of a passage.

It reads a text with an encoder of its own, and asks each head of `extractors.model.links` about the text's mentions.
Relations are made of the answers by `extractors.relations`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extractors.doc_data import passage_of, set_links
from extractors.model.component import SHIPPED, ModelComponent, placed
from extractors.model.links import (
    HEADS,
    LINKS,
    PAIRS,
    READ_TOGETHER,
    VECTORS,
    Floats,
    Ints,
    LinkScorer,
    Mention,
    candidates,
    pairs,
)
from extractors.model.reader import TOKENIZER, Network, require
from extractors.syntax import Link, Passage

FACTORY = "entente_links"
"""The component's name in a pipeline."""

LEAST = 0.05
"""A link less probable than this is not kept."""

_ASKED_OF = {"issuer": "target"}
"""Heads that are asked only about first mentions that another head says something of."""


class LinkFinder(ModelComponent):
    """The component `entente_links`; the arguments are those of `ModelComponent`."""

    files = (PAIRS, LINKS, TOKENIZER)

    def __init__(self, model: Path = SHIPPED, *, limit: int = READ_TOGETHER) -> None:
        super().__init__(model, limit=limit)
        self._read: tuple[Network, LinkScorer] | None = None

    @property
    def reader(self) -> tuple[Network, LinkScorer]:
        """The network that reads words, and the heads; both are made when first used.

        Raises:
            InputError: The folder holds no model.
        """
        if self._read is None:
            require(self.model, self.files)
            with (self.model / LINKS).open("rb") as file:
                scorer = LinkScorer(file)
            self._read = Network(self.model, PAIRS, [VECTORS], limit=self.limit), scorer
        return self._read

    def close(self) -> None:
        """Lets go of the network and the heads."""
        self._read = None

    def __call__(self, doc: Doc) -> Doc:
        """Scores the pairs of a Doc's mentions."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Scores those of many Docs; windows of like length of `batch_size` Docs are read together.

        A Doc without a mention that is asked about is not read.
        """
        docs_left = iter(stream)
        while docs := list(islice(docs_left, batch_size)):
            passages = [passage_of(doc) for doc in docs]
            asked = [(doc, passage) for doc, passage in zip(docs, passages, strict=True) if passage.found]
            for doc in docs:
                set_links(doc, None)
            for part in _parts(asked):
                self._link(part)
            yield from docs

    def _link(self, asked: Sequence[tuple[Doc, Passage]]) -> None:
        network, scorer = self.reader
        read = placed([doc for doc, _ in asked])
        found = network.results([one.texts for one in read], [one.document for one in read])[VECTORS]
        rows: dict[str, list[Floats]] = {}
        for one, vectors in zip(read, found, strict=True):
            rows.setdefault(one.document, []).append(vectors)
        for index, (doc, passage) in enumerate(asked):
            units = np.concatenate(rows[str(index)])[unit_words(doc, passage)]
            set_links(doc, links(passage, units, scorer))


@Language.factory(FACTORY, default_config={"model": None, "limit": READ_TOGETHER})
def make_links(nlp: Language, name: str, model: str | None, limit: int) -> LinkFinder:  # noqa: ARG001 — spaCy names them
    """Makes the component that scores pairs of mentions; without a folder of a model, with that of Entente."""
    return LinkFinder(Path(model) if model else SHIPPED, limit=limit)


_TOGETHER = 20_000
"""Words of the Docs that are read together: their vectors are in memory at once, 1.5 kB a word."""


def _parts(asked: Iterable[tuple[Doc, Passage]]) -> Iterator[list[tuple[Doc, Passage]]]:
    part: list[tuple[Doc, Passage]] = []
    for doc, passage in asked:
        if part and sum(len(one) for one, _ in part) + len(doc) > _TOGETHER:
            yield part
            part = []
        part.append((doc, passage))
    if part:
        yield part


def _mentions(passage: Passage) -> list[Mention]:
    return [Mention(m.first, m.last, m.kind) for m in passage.found]


def links(passage: Passage, vectors: Floats, scorer: LinkScorer) -> dict[str, list[Link]]:
    """The links of a passage for each head, the most probable class of each pair.

    Args:
        passage: With its mentions.
        vectors: Of its units: `(units, width)`.
        scorer: The heads.
    """
    mentions = _mentions(passage)
    found: dict[str, list[Link]] = {}
    for name in HEADS:
        asked = _asked(name, mentions, found)
        found[name] = list(_likely(name, asked, scorer.probabilities(name, vectors, pairs(mentions, asked))))
    return found


def _asked(name: str, mentions: Sequence[Mention], found: Mapping[str, Iterable[Link]]) -> list[tuple[int, int]]:
    told = {link.first for link in found[_ASKED_OF[name]]} if name in _ASKED_OF else None
    return candidates(HEADS[name], mentions, told)


def _likely(name: str, asked: Sequence[tuple[int, int]], probabilities: Floats) -> Iterable[Link]:
    for (first, second), row in zip(asked, probabilities, strict=True):
        best = 1 + int(row[1:].argmax())
        probability = 1 - float(row[0])
        if probability >= LEAST:
            yield Link(first, second, HEADS[name].classes[best], round(probability, 4))


def unit_words(doc: Doc, passage: Passage) -> Ints:
    """For each unit of the passage, the token that it begins in, counted without white space: `(units,)`."""
    starts = np.array([token.idx for token in doc if not token.is_space])
    found: Ints = np.searchsorted(starts, np.array([unit.start for unit in passage.units]), side="right") - 1
    return np.maximum(0, found)
