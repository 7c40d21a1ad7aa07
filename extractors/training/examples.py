"""Annotated relations as answers about pairs of mentions, for the heads of `extractors.model.links`.

The annotation names the ends of a relation and quotes it. The mentions in the quote that bear these names are the pair;
where the names stand again elsewhere in the passage, or stand in a relation that the annotators leave open, nothing is
taught. Any other pair is none.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import Any

import spacy
from spacy.tokens import Doc

from extractors.doc_data import passage_of
from extractors.links import unit_words
from extractors.model.links import HEADS, NONE, Mention, candidates
from extractors.syntax import Passage
from extractors.title_spelling import spelled
from extractors.training.corpora.reading import excluded
from extractors.training.corpora.sentence import fingerprint
from extractors.training.corpora.sources import MEASURE_PAIRS, TOLD, Source, all_sources
from extractors.training.corpora.standoff import Row
from extractors.training.corpora.told import told_rows
from graph.resolution import country, in_any_case, organization, region
from graph.tables import fold

Relation = Mapping[str, Any]
Pair = tuple[int, int]
UNKNOWN = -1
"""The class of a pair of which nothing is taught."""


@dataclass(slots=True)
class Example:
    """One passage.

    Args:
        name: Of the passage.
        sentences: The words of each sentence.
        unit_words: For each unit of the passage, the word (counted through the sentences) that it begins in.
        mentions: In units.
        answers: For each head, the class of each pair that is asked about; UNKNOWN where nothing is taught.
    """

    name: str
    sentences: list[list[str]]
    unit_words: list[int]
    mentions: list[Mention]
    answers: dict[str, dict[Pair, int]] = field(default_factory=dict)

    def fingerprints(self) -> set[str]:
        """Those of the text and of each sentence, as `Sentence.fingerprint` has them."""
        sentences = ["".join(sentence) for sentence in self.sentences]
        return {fingerprint(text) for text in ("".join(sentences), *sentences)}


def told_sources() -> list[Source]:
    """The sources of annotated passages that may be trained on."""
    return [source for source in all_sources() if source.format in TOLD and source.use != MEASURE_PAIRS]


def told_examples(corpora: Path, names: Path) -> list[Example]:
    """The examples of the annotated passages that may be trained on, with names as an exported model finds them.

    Args:
        corpora: The corpora folder.
        names: The model's folder.
    """
    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entente_ner", config={"model": str(names)})
    held_back = excluded(corpora)
    rows = chain.from_iterable(_taught_by(source, corpora) for source in told_sources())
    found = (example(row, nlp(row["text"])) for row in rows)
    return [one for one in found if one.unit_words and not held_back & one.fingerprints()]


def _taught_by(source: Source, corpora: Path) -> Iterator[Row]:
    """The passages of a source that teach pairs."""
    return (row for number, row in enumerate(told_rows(source, corpora)) if source.teaches(number))


def example(row: Mapping[str, Any], doc: Doc) -> Example:
    """The example of a passage whose Doc has sentences and names."""
    passage = passage_of(doc)
    sentences = [[t.text for t in sentence if not t.is_space] for sentence in doc.sents]
    mentions = [Mention(m.first, m.last, m.kind) for m in passage.found]
    made = Example(row["id"], [s for s in sentences if s], unit_words(doc, passage).tolist(), mentions)
    for name, teach in _TEACHERS.items():
        made.answers[name] = _answers(name, mentions, teach(_Reading(passage, row)))
    return made


Taught = dict[Pair, str | None]
"""Pair → its class, or None where nothing is taught."""


def _answers(name: str, mentions: Sequence[Mention], taught: Taught) -> dict[Pair, int]:
    asked = candidates(HEADS[name], mentions)
    told = {first for first, _ in (taught if name in _GIVEN else asked)}
    return {pair: _class(name, taught.get(pair, NONE) if pair[0] in told else None) for pair in asked}


def _class(name: str, answer: str | None) -> int:
    classes = HEADS[name].classes
    return classes.index(answer) if answer in classes else UNKNOWN


_GIVEN = frozenset({"owner", "issuer"})
"""Heads that are asked only about a first mention that stands in a relation: of others nothing is taught."""


class _Reading:
    """A passage with its relations, and where their ends stand in it."""

    def __init__(self, passage: Passage, row: Mapping[str, Any]) -> None:
        self.passage = passage
        self.text: str = row["text"]
        self.relations: list[Relation] = row["relations"]
        self.open: list[Relation] = row.get("optional_relations", [])

    def of(self, kind: str) -> Iterator[tuple[Relation, bool]]:
        """The relations of a type; and whether they are sure."""
        yield from ((r, True) for r in self.relations if r["type"] == kind)
        yield from ((r, False) for r in self.open if r["type"] == kind)

    def named(self, name: str | None, kinds: str) -> list[int]:
        """The mentions of some kinds that bear a name."""
        found = self.passage.found
        return [i for i, m in enumerate(found) if name and m.kind in kinds and self._bears(i, name)]

    def titled(self, title: str) -> list[int]:
        """The mentions of a title."""
        found = self.passage.found
        return [i for i, m in enumerate(found) if m.kind == "T" and _same_title(spelled(m, self.passage), title)]

    def _bears(self, index: int, name: str) -> bool:
        mention = self.passage.found[index]
        known = [one(name) for one in _LOOKUPS]
        if mention.entity and any(entity and entity.id == mention.entity.id for entity in known):
            return True
        return _same_words(self.passage.words(mention), name)

    def inside(self, index: int, relation: Relation) -> bool:
        """Whether a mention stands in the quote of a relation."""
        first = self.text.find(relation["evidence"])
        units = self.passage.units
        mention = self.passage.found[index]
        return first <= units[mention.first].start < first + len(relation["evidence"])

    def apart(self, pair: Pair) -> int:
        """How many words two mentions are apart."""
        a, b = self.passage.found[pair[0]], self.passage.found[pair[1]]
        return max(b.first - a.last, a.first - b.last)

    def chosen(self, relation: Relation, found: Sequence[Pair]) -> Pair | None:
        """The pair that a relation is told of: the nearest in its quote."""
        quoted = [p for p in found if self.inside(p[0], relation) and self.inside(p[1], relation)]
        return min(quoted or found, key=self.apart, default=None)


_LOOKUPS = (country, region, lambda name: in_any_case(organization, name))


def _same_words(one: str, other: str) -> bool:
    a, b = (re.findall(r"\w+", fold(text)) for text in (one, other))
    short, long = sorted((a, b), key=len)
    return bool(short) and set(short) <= set(long) and short[-1] in long


def _same_title(one: str, other: str) -> bool:
    a, b = (set(re.findall(r"\w+", fold(text))) - _SMALL for text in (one, other))
    return bool(a and b) and 2 * len(a & b) / (len(a) + len(b)) >= 0.6


_SMALL = frozenset({"the", "of", "for", "and", "a", "an", "to", "in", "on"})


def _taught(reading: _Reading, found: Iterable[tuple[Relation, bool, list[Pair], str]]) -> Taught:
    """What relations teach: the chosen pair its class, the other pairs of the same names nothing."""
    taught: Taught = {}
    for relation, sure, named, answer in found:
        for pair in named:
            taught.setdefault(pair, None)
        chosen = reading.chosen(relation, named)
        if sure and chosen is not None:
            taught[chosen] = answer
    return taught


def _roles(reading: _Reading) -> Taught:
    return _taught(reading, ((r, sure, _role_pairs(reading, r), r["status"]) for r, sure in reading.of("person_role")))


def _role_pairs(reading: _Reading, relation: Relation) -> list[Pair]:
    people, titles = reading.named(relation["person"], "N"), reading.titled(relation["title"])
    return [(person, title) for person in people for title in titles]


def _owners(reading: _Reading) -> Taught:
    taught: Taught = {}
    for relation, sure in reading.of("person_role"):
        pair = reading.chosen(relation, _role_pairs(reading, relation))
        if pair is None or not sure:
            continue
        owners = [(pair[1], owner) for owner in reading.named(relation["of"], HEADS["owner"].second)]
        _leave(taught, owners, alone=(pair[1], pair[1]))
        if nearest := reading.chosen(relation, owners):
            taught[nearest] = "of"
    return taught


def _leave(taught: Taught, named: Iterable[Pair], *, alone: Pair) -> None:
    """Teaches nothing of the pairs that bear the name; the first mention alone stands for its being asked about."""
    taught.setdefault(alone, NONE)
    for pair in named:
        taught.setdefault(pair, None)


def _memberships(reading: _Reading) -> Taught:
    kinds = HEADS["membership"]
    return _taught(
        reading,
        (
            (r, sure, _between(reading, (r["country"], kinds.first), (r["organization"], kinds.second)), _membership(r))
            for r, sure in reading.of("country_organization")
        ),
    )


def _membership(relation: Relation) -> str:
    return f"{relation['relation']}/{relation['status']}"


def _between(reading: _Reading, first: tuple[str | None, str], second: tuple[str | None, str]) -> list[Pair]:
    return [(a, b) for a in reading.named(*first) for b in reading.named(*second) if a != b]


def _targets(reading: _Reading) -> Taught:
    kinds = HEADS["target"].first
    return _taught(
        reading,
        (
            (r, sure, [(i, i) for i in reading.named(r["target"], kinds)], r["status"])
            for r, sure in reading.of("sanction_target")
        ),
    )


def _issuers(reading: _Reading) -> Taught:
    taught: Taught = {}
    for relation, sure in reading.of("sanction_target"):
        alone = [(i, i) for i in reading.named(relation["target"], HEADS["target"].first)]
        target = reading.chosen(relation, alone)
        if target is None or not sure:
            continue
        issuers = [(target[0], issuer) for issuer in _issuing(reading, relation["issuer"]) if issuer != target[0]]
        _leave(taught, issuers, alone=target)
        if nearest := reading.chosen(relation, issuers):
            taught[nearest] = "by"
    return taught


def _issuing(reading: _Reading, name: str | None) -> list[int]:
    return reading.named(name, HEADS["issuer"].second)


_TEACHERS = {
    "role": _roles,
    "owner": _owners,
    "membership": _memberships,
    "target": _targets,
    "issuer": _issuers,
}
