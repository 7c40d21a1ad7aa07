"""Which tags a word may have while little is known; `extractors.model.decoding` numbers the tags."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from extractors.model.decoding import size
from extractors.model.labels import OUTSIDE, Span
from extractors.training.corpora.sentence import Sentence

Allowed = NDArray[np.bool_]


def allowed(sentence: Sentence, labels: Sequence[str]) -> Allowed:
    """Which tags each word may have: `(words, tags)`.

    One where a span is marked, or where none is and every label is annotated; all of them where nothing is known.
    """
    missing = [label for label in labels if label not in sentence.annotated]
    table = np.zeros((len(sentence.words), size(labels)), dtype=np.bool_)
    table[:] = _tags({OUTSIDE, *missing}, labels)
    for stretch in sentence.open:
        if stretch.labels & set(labels):
            table[stretch.first : stretch.end] = _tags(stretch.labels, labels)
    for span in sentence.spans:
        if span.label in labels:
            _mark(table, span, labels.index(span.label))
    return table


def _tags(possible: set[str] | frozenset[str], labels: Sequence[str]) -> Allowed:
    row = np.zeros(size(labels), dtype=np.bool_)
    row[0] = OUTSIDE in possible
    for index, label in enumerate(labels):
        row[2 * index + 1 : 2 * index + 3] = label in possible
    return row


def _mark(table: Allowed, span: Span, index: int) -> None:
    table[span.first : span.end] = False
    table[span.first, 2 * index + 1] = True
    table[span.first + 1 : span.end, 2 * index + 2] = True
