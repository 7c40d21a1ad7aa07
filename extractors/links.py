"""What the language model says of pairs of mentions: the component `entente_links`, and the links of a passage.

It reads a text with an encoder of its own, and asks each head of `extractors.model.links` about the text's mentions.
Relations are made of the answers by `extractors.relations`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from spacy.language import Language
from spacy.tokens import Doc

from extractors.doc_data import passage_of, set_links
from extractors.model.component import SHIPPED, ModelComponent, sentences, texts
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
from extractors.relations.triggers import tells_measure
from extractors.syntax import Link, Passage

FACTORY = "entente_links"
"""The component's name in a pipeline."""

LEAST = 0.05
"""A link less probable than this is not kept."""

Pair = tuple[int, int]
"""Two mentions, by their places in the passage."""

_ASKED_OF = {"owner": ("role", 1), "issuer": ("target", 0)}
"""Heads that are asked only about first mentions which another head has linked, and at which end of its pairs."""


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

    def open(self) -> None:
        """Reads the network and the heads."""
        _ = self.reader

    def close(self) -> None:
        """Lets go of the network and the heads."""
        self._read = None

    def __call__(self, doc: Doc) -> Doc:
        """Scores the pairs of a Doc's mentions; a Doc in which nothing is asked is not read."""
        passage = passage_of(doc)
        set_links(doc, None)
        if passage.found:
            asked = list(_all_asked(passage))
            set_links(doc, self._links(doc, passage, asked) if asked else {name: [] for name in HEADS})
        return doc

    def _links(self, doc: Doc, passage: Passage, asked: Iterable[Pair]) -> dict[str, list[Link]]:
        network, scorer = self.reader
        read, at = sentences(doc), unit_words(doc, passage)
        sentence_at = np.repeat(np.arange(len(read)), [len(words) for words in read])
        wanted = set(sentence_at[at[_spanned(passage, asked)]].tolist())
        found = network.results([texts(doc, words) for words in read], [""] * len(read), wanted)[VECTORS]
        rows = [rows if rows.shape[1] else np.zeros((len(rows), scorer.width), np.float32) for rows in found]
        return links(passage, np.concatenate(rows)[at], scorer)


@Language.factory(FACTORY, default_config={"model": None, "limit": READ_TOGETHER})
def make_links(nlp: Language, name: str, model: str | None, limit: int) -> LinkFinder:  # noqa: ARG001 — spaCy names them
    """Makes the component that scores pairs of mentions; without a folder of a model, with that of Entente."""
    return LinkFinder(Path(model) if model else SHIPPED, limit=limit)


def _all_asked(passage: Passage) -> Iterator[Pair]:
    """The pairs that any head may ask about, whatever another head says."""
    mentions, mays = _mentions(passage), dict[str, list[Pair]]()
    for name in HEADS:
        mays[name] = _asked(name, passage, mentions, mays)
        yield from mays[name]


def _spanned(passage: Passage, asked: Iterable[Pair]) -> NDArray[np.bool_]:
    """For each unit of the passage, whether it is in one of these pairs or between its mentions: `(units,)`."""
    steps = np.zeros(len(passage.units) + 1, np.int64)
    for pair in asked:
        steps[min(passage.found[index].first for index in pair)] += 1
        steps[max(passage.found[index].last for index in pair)] -= 1
    return np.cumsum(steps[:-1]) > 0


def _mentions(passage: Passage) -> list[Mention]:
    return [Mention(m.first, m.last, m.kind) for m in passage.found]


def links(passage: Passage, vectors: Floats, scorer: LinkScorer) -> dict[str, list[Link]]:
    """The links of a passage for each head, the most probable class of each pair.

    Args:
        passage: With its mentions.
        vectors: Of its units: `(units, width)`.
        scorer: The heads.
    """
    mentions, found, linked = _mentions(passage), dict[str, list[Link]](), dict[str, list[Pair]]()
    for name in HEADS:
        asked = _asked(name, passage, mentions, linked)
        scores = scorer.probabilities(name, vectors, pairs(mentions, asked)) if asked else ()
        found[name] = list(_likely(name, asked, scores))
        linked[name] = [(link.first, link.second) for link in found[name]]
    return found


def _asked(
    name: str, passage: Passage, mentions: Sequence[Mention], linked: Mapping[str, Iterable[Pair]]
) -> list[Pair]:
    """The pairs that a head asks about: whose an office is, once somebody holds it; who sanctions, once there is whom.

    Args:
        name: Of the head.
        passage: The passage.
        mentions: Its mentions, as the heads see them.
        linked: The pairs that the heads before it link, or may link.
    """
    if name == "target":
        told = [tells_measure(sentence) for sentence in passage.sentences]
        among = {place for place, mention in enumerate(passage.found) if told[passage.sentence_of(mention)]}
        return candidates(HEADS[name], mentions, among)
    if name not in _ASKED_OF:
        return candidates(HEADS[name], mentions)
    before, end = _ASKED_OF[name]
    return candidates(HEADS[name], mentions, {pair[end] for pair in linked[before]})


def _likely(name: str, asked: Sequence[Pair], probabilities: Iterable[Floats]) -> Iterable[Link]:
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
