"""What the language model says of pairs of mentions: the component `entente_links`, and the links of a passage.

It reads `doc.tensor`, where `entente_ner` has put the encoder's word vectors, and asks each head of
`extractors.model.links` about the mentions of the passage. Relations are made of the answers by `extractors.relations`.
"""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from extractors.doc_data import passage_of, set_links
from extractors.model.component import SHIPPED
from extractors.model.links import HEADS, LINKS, Floats, Ints, LinkScorer, Mention, candidates, pairs
from extractors.syntax import Link, Passage

FACTORY = "entente_links"
"""The component's name in a pipeline."""

LEAST = 0.05
"""A link less probable than this is not kept."""

_ASKED_OF = {"issuer": "target"}
"""Heads that are asked only about first mentions that another head says something of."""


class LinkFinder:
    """The component `entente_links`.

    Args:
        model: The folder of the model whose vectors it reads.
    """

    def __init__(self, model: Path) -> None:
        self.model = model
        self._packed = b""
        self._scorer: LinkScorer | None = None

    @property
    def scorer(self) -> LinkScorer:
        """The heads, read when first used."""
        if self._scorer is None:
            self._scorer = LinkScorer(BytesIO(self.to_bytes()))
        return self._scorer

    def __call__(self, doc: Doc) -> Doc:
        """Scores the pairs of a Doc's mentions; nothing where the encoder has set no word vectors."""
        passage = passage_of(doc)
        if any(not token.is_space for token in doc) and doc.tensor.shape == (len(doc), self.scorer.width):
            set_links(doc, links(passage, unit_vectors(doc, passage), self.scorer))
        return doc

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 — spaCy passes it
        """Copies the heads to a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if self._packed or not folder.samefile(self.model):
            (folder / LINKS).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> "LinkFinder":  # noqa: ARG002 — spaCy passes it
        """Takes the heads of a folder that `to_disk` wrote."""
        self.model, self._packed, self._scorer = Path(path), b"", None
        return self

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:  # noqa: ARG002 — spaCy passes it
        """The heads as bytes."""
        return self._packed or (self.model / LINKS).read_bytes()

    def from_bytes(self, packed: bytes, exclude: Iterable[str] = ()) -> "LinkFinder":  # noqa: ARG002 — spaCy passes it
        """Takes the heads that `to_bytes` gave."""
        self._packed, self._scorer = packed, None
        return self


@Language.factory(FACTORY, default_config={"model": None}, requires=["doc.tensor"])
def make_links(nlp: Language, name: str, model: str | None) -> LinkFinder:  # noqa: ARG001 — spaCy names them
    """Makes the component that scores pairs of mentions; without a folder of a model, with that of Entente."""
    return LinkFinder(Path(model) if model else SHIPPED)


def links(passage: Passage, vectors: Floats, scorer: LinkScorer) -> dict[str, list[Link]]:
    """The links of a passage for each head, the most probable class of each pair.

    Args:
        passage: With its mentions.
        vectors: Of its units: `(units, width)`.
        scorer: The heads.
    """
    mentions = [Mention(m.first, m.last, m.kind) for m in passage.found]
    found: dict[str, list[Link]] = {}
    for name in HEADS:
        asked = _asked(name, mentions, found)
        found[name] = list(_likely(name, asked, scorer.probabilities(name, vectors, pairs(mentions, asked))))
    return found


def _asked(name: str, mentions: Sequence[Mention], found: Mapping[str, Iterable[Link]]) -> list[tuple[int, int]]:
    asked = candidates(HEADS[name], mentions)
    if name not in _ASKED_OF:
        return asked
    told = {link.first for link in found[_ASKED_OF[name]]}
    return [pair for pair in asked if pair[0] in told]


def _likely(name: str, asked: Sequence[tuple[int, int]], probabilities: Floats) -> Iterable[Link]:
    for (first, second), row in zip(asked, probabilities, strict=True):
        best = 1 + int(row[1:].argmax())
        probability = 1 - float(row[0])
        if probability >= LEAST:
            yield Link(first, second, HEADS[name].classes[best], round(probability, 4))


def unit_vectors(doc: Doc, passage: Passage) -> Floats:
    """The vector of the token that each unit of the passage begins in: `(units, width)`."""
    rows = np.array([token.i for token in doc if not token.is_space])
    found: Floats = doc.tensor[rows[unit_words(doc, passage)]]
    return found


def unit_words(doc: Doc, passage: Passage) -> Ints:
    """For each unit of the passage, the token that it begins in, counted without white space: `(units,)`."""
    starts = np.array([token.idx for token in doc if not token.is_space])
    found: Ints = np.searchsorted(starts, np.array([unit.start for unit in passage.units]), side="right") - 1
    return np.maximum(0, found)
