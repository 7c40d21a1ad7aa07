"""Which entity of a reference is one of ours, and what says so.

A wrong link is worse than a missed one. So a name alone links nobody: a country, a sanction or an identifier must agree
as well, and nothing that both sides know may disagree. Only an international organization may be told by its name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import prod
from typing import Final

from graph.model import slug
from graph.reference_file import Reference
from graph.tables import fold

SIMILAR: Final = 0.92
"""How alike the names of a person must be, their words in one order: one letter in thirteen may differ."""

_LONG: Final = 12  # letters; a letter more or less makes another name of a shorter one (Wang Yi, Wang Yin)
_WEIGHTS: Final[Mapping[str, float]] = {
    "identifier": 0.99, "name": 0.7, "similar name": 0.6, "country": 0.7, "sanction": 0.6, "no country": 0.5,
    "office": 0.2,
}  # fmt: skip
_SUFFICIENT: Final = (
    {"identifier"},
    {"name", "country"},
    {"name", "sanction"},
    {"name", "no country"},
    {"similar name", "country", "office"},
    {"similar name", "country", "sanction"},
)


@dataclass(frozen=True, slots=True)
class Known:
    """One of our entities, as far as it is known who it is."""

    id: str
    kind: str
    name: str
    names: frozenset[str]
    countries: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    qids: frozenset[str] = frozenset()
    imos: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Match:
    """One of our entities and one of the reference, and what agrees."""

    known: Known
    reference: Reference
    evidence: frozenset[str]

    @property
    def is_sufficient(self) -> bool:
        """Whether the two may be linked."""
        return any(needed <= self.evidence for needed in _SUFFICIENT)

    @property
    def score(self) -> float:
        """How well they fit, from 0 to 1: what is left to doubt falls with each thing that agrees."""
        return round(1 - prod(1 - _WEIGHTS[one] for one in self.evidence), 3)


class Index:
    """Our entities, so that those which an entity of a reference may be are found at once."""

    def __init__(self, entities: Iterable[Known]) -> None:
        self._by_key: dict[tuple[str, str], list[Known]] = defaultdict(list)
        self._names: dict[str, frozenset[str]] = {}
        for one in entities:
            self._names[one.id] = normal(one.kind, one.names)
            for key in _keys(one.kind, self._names[one.id], one.qids | one.imos):
                self._by_key[key].append(one)

    def matches(self, reference: Reference) -> Iterator[Match]:
        """Our entities that the reference's may be."""
        names = normal(reference.kind, reference.names)
        keys = _keys(reference.kind, names, reference.qids | reference.imos)
        found = {one.id: one for key in keys for one in self._by_key.get(key, ())}
        for known in found.values():
            evidence = frozenset(_evidence(known, self._names[known.id], reference, names))
            same = "identifier" in evidence
            if same or (evidence & {"name", "similar name"} and not _disagree(known, reference)):
                yield Match(known, reference, evidence)


def normal(kind: str, names: Iterable[str]) -> frozenset[str]:
    """The names without case, accents and punctuation; those of a person with the words in one order.

    >>> sorted(normal("Person", ["LAVROV, Sergei", "Sergeï Lavrov", "Lavrov"]))
    ['lavrov sergei']
    """
    words = (slug(fold(name)).split("-") for name in names)
    if kind == "Person":  # a surname alone is nobody's name
        return frozenset(" ".join(sorted(one)) for one in words if len(one) > 1)
    return frozenset(map(" ".join, words))


def _keys(kind: str, names: Iterable[str], identifiers: Iterable[str]) -> Iterator[tuple[str, str]]:
    """What two entities have in common if they can be one: an identifier, a name, or a long word of a person's name."""
    yield from ((kind, one) for one in identifiers)
    for name in names:
        yield kind, name
        if kind == "Person" and len(name) > _LONG:
            yield from ((kind, word) for word in name.split() if len(word) > 3)


def _evidence(known: Known, ours: frozenset[str], reference: Reference, theirs: frozenset[str]) -> Iterator[str]:
    if known.qids & reference.qids or known.imos & reference.imos:
        yield "identifier"
    shared = ours & theirs
    if shared:
        yield "name"
    elif known.kind == "Person" and _similar(ours, theirs):
        yield "similar name"
    if known.countries & reference.countries:
        yield "country"
    if known.kind == "Organization" and not reference.countries and any(" " in name for name in shared):
        yield "no country"
    yield from (topic for topic in known.topics if _has_topic(reference, topic))


def _similar(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    from rapidfuzz.fuzz import ratio

    pairs = ((one, other) for one in ours for other in theirs if min(len(one), len(other)) > _LONG)
    return any(ratio(one, other) >= 100 * SIMILAR for one, other in pairs)


_TOPICS: Final[Mapping[str, tuple[str, ...]]] = {"sanction": ("sanction",), "office": ("role.pep", "gov")}
"""What we know of an entity → how the topics of a reference that say so begin."""


def _has_topic(reference: Reference, topic: str) -> bool:
    return any(one.startswith(_TOPICS[topic]) for one in reference.topics)


def _disagree(known: Known, reference: Reference) -> bool:
    """Whether something that both know is not the same."""
    pairs = (
        (known.qids, reference.qids),
        (known.imos, reference.imos),
        (known.countries, reference.countries),
    )
    return any(ours and theirs and not ours & theirs for ours, theirs in pairs)
