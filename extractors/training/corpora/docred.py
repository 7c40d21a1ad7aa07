"""Reader of DocRED's form: Re-DocRED, and DWIE whose articles are one "sentence" of words and line ends each."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from extractors.training.corpora.marking import Mark, sentence
from extractors.training.corpora.offices import names_an_office
from extractors.training.corpora.sentence import Sentence
from extractors.training.corpora.sources import Source

_STOPS = frozenset({".", "?", "!"})
_CLOSERS = frozenset({'"', "''", "”", "’", ")"})


def read_docred(source: Source, folder: Path) -> Iterator[Sentence]:
    """The sentences of a JSON list of documents `{title, sents, vertexSet}`."""
    for document in json.loads(source.file(folder).read_text(encoding="utf-8")):
        name = f"{source.corpus}:{document['title']}"
        for number, words in enumerate(document["sents"]):
            yield from _parts(source, words, _marks(document, number), name)


def _marks(document: dict[str, Any], number: int) -> list[Mark]:
    mentions = [m for entity in document["vertexSet"] for m in entity if m["sent_id"] == number]
    # an entity of two kinds stands twice; one span of each stretch and kind is enough
    found = {(m["pos"][0], m["pos"][1], m["type"].removeprefix("type::")) for m in mentions}
    return _outermost(sorted(found, key=lambda mark: (mark[0], -mark[1], mark[2])))


def _outermost(found: Sequence[Mark]) -> list[Mark]:
    """Without the marks that lie within, or run into, an earlier one of their layer; roles are a layer of their own."""
    kept: list[Mark] = []
    reached = {True: 0, False: 0}
    for mark in found:
        layer = mark[2] == "role"
        if mark[0] >= reached[layer]:
            kept.append(mark)
            reached[layer] = mark[1]
    return kept


def _parts(source: Source, words: Sequence[str], marked: list[Mark], document: str) -> Iterator[Sentence]:
    for first, end in _bounds(words, marked):
        kept = [index for index in range(first, end) if words[index].strip()]
        if kept:
            where = {index: position for position, index in enumerate(kept)}
            inside = [m for m in marked if first <= m[0] and m[1] <= end]
            moved = [(where[a], where[b - 1] + 1, _kind(words[a:b], label)) for a, b, label in inside]
            yield sentence(source, [words[index].strip() for index in kept], moved, document=document)


def _kind(words: Sequence[str], label: str) -> str:
    """DWIE's roles that are no office ("midfielder", "carmaker") are a kind of their own."""
    return "occupation" if label == "role" and not names_an_office(words) else label


def _bounds(words: Sequence[str], marked: Sequence[Mark]) -> Iterator[tuple[int, int]]:
    """Stretches of words that end at a line end or a full stop, never within a mark."""
    within = {index for first, end, _ in marked for index in range(first + 1, end)}
    first = 0
    for index, word in enumerate(words):
        after = index + 1
        closing = after < len(words) and words[after] in _CLOSERS
        ends = not word.strip() or (word in _STOPS and not closing) or (word in _CLOSERS and words[index - 1] in _STOPS)
        if ends and after not in within:
            yield first, after
            first = after
    if first < len(words):
        yield first, len(words)
