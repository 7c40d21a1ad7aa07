"""Readers of annotated relations: their titles and ends are spans; of all else in the passage little is known."""

import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token

from extractors.model.labels import OUTSIDE, TITLES, Span
from extractors.training.corpora.marking import Mark, meanings
from extractors.training.corpora.offices import names_an_office
from extractors.training.corpora.sentence import Open, Sentence
from extractors.training.corpora.sources import Source
from extractors.training.corpora.standoff import Row, read_passages

_PERHAPS_TITLE = frozenset({*TITLES, OUTSIDE})
_ENDS = {"person": "person", "organization": "organization"}
"""Fields of a relation whose text is a name that the passage spells so, and what they are."""


def told_rows(source: Source, folder: Path) -> Iterator[Row]:
    """The annotated passages of a source."""
    if source.format == "stand-off":
        yield from read_passages(source, folder)
    else:
        with source.file(folder).open(encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def read_told(source: Source, folder: Path) -> Iterator[Sentence]:
    """The sentences of each annotated passage.

    A word of offices that stands in a title of the passage, but not where that title's quote is, is open: it may be the
    same post again, or a reading that the annotators leave open. Every other word is in no title: a title is one that
    the passage gives to somebody.
    """
    for row in told_rows(source, folder):
        yield from _told_sentences(source, row)


@cache
def _tokenizer() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return nlp


def _told_sentences(source: Source, row: Row) -> Iterator[Sentence]:
    doc = _tokenizer()(row["text"])
    kept = [token for token in doc if not token.is_space]
    spans, _ = meanings(source, _without_overlaps(_marks(doc, [t.i for t in kept], row["relations"])))
    again = _words_of_titles([*row["relations"], *row.get("optional_relations", ())])
    unsure = [Open(i, i + 1, labels) for i, token in enumerate(kept) for labels in _open(token.lower_, i, spans, again)]
    text, starts = row["text"], tuple(token.idx for token in kept)
    annotated = source.annotates | set(TITLES)
    whole = Sentence(text, tuple(t.text for t in kept), starts, row["id"], spans, annotated, tuple(unsure))
    for first, end in pairwise([0, *_ends(kept, spans)]):
        yield whole.part(first, end)


def _ends(kept: Sequence[Token], spans: Sequence[Span]) -> Iterator[int]:
    """Where sentences end, in words; none ends within a name, whatever its full stops."""
    for end in range(1, len(kept)):
        if kept[end].sent != kept[end - 1].sent and not any(span.first < end < span.end for span in spans):
            yield end
    yield len(kept)


def _marks(doc: Doc, kept: list[int], relations: list[Row]) -> Iterator[Mark]:
    where = {index: position for position, index in enumerate(kept)}
    for label, text, within in _texts(relations):
        for start, end in _occurrences(doc.text, text, within):
            span = doc.char_span(start, end)
            if span is not None:
                yield where[span.start], where[span.end - 1] + 1, label


def _texts(relations: list[Row]) -> Iterator[tuple[str, str, str | None]]:
    """Label, its text, and the quote within which alone it is meant."""
    for relation in relations:
        for field, label in _ENDS.items():
            if relation.get(field):
                yield label, relation[field], None
        if relation.get("title"):
            yield "title", relation["title"], relation["evidence"]


def _occurrences(text: str, part: str, within: str | None) -> Iterator[tuple[int, int]]:
    first, last = 0, len(text)
    if within is not None:
        first = text.find(within)
        last = first + len(within)
    case = re.IGNORECASE if within is not None else 0  # titles are written down in lower case
    for match in re.finditer(rf"\b{re.escape(part)}(?!\w)", text[first:last], case):
        yield first + match.start(), first + match.end()


def _without_overlaps(found: Iterator[Mark]) -> list[Mark]:
    """The longest of the marks that overlap within a layer; titles are a layer of their own."""
    kept: list[Mark] = []
    for mark in sorted(set(found), key=lambda m: (m[0] - m[1], m)):
        rivals = [other for other in kept if (other[2] == "title") == (mark[2] == "title")]
        if all(mark[1] <= other[0] or other[1] <= mark[0] for other in rivals):
            kept.append(mark)
    return kept


def _words_of_titles(relations: list[Row]) -> frozenset[str]:
    return frozenset(word for relation in relations for word in (relation.get("title") or "").lower().split())


def _open(word: str, index: int, spans: tuple[Span, ...], again: frozenset[str]) -> Iterator[frozenset[str]]:
    covering = {span.label for span in spans if span.first <= index < span.end}
    if word in again and not covering & set(TITLES) and names_an_office([word]):
        yield _PERHAPS_TITLE
