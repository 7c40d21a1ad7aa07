"""Which entity of a reference is one of ours, and what says so.

A wrong link is worse than a missed one. So a name alone links nobody: a country, a sanction or an identifier must agree
as well, and nothing that both sides know may disagree. Only an international organization may be told by its name.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from math import prod
from typing import Final

from graph.model import slug
from graph.person_names import are_spellings, person_key
from graph.reference_file import Reference
from graph.scripts import latin
from graph.tables import fold

_WEIGHTS: Final[Mapping[str, float]] = {
    "identifier": 0.99, "name": 0.7, "one-word name": 0.6, "similar name": 0.6, "country": 0.7, "sanction": 0.6,
    "no country": 0.5, "office": 0.2,
}  # fmt: skip
_SUFFICIENT: Final = (
    {"identifier"},
    {"name", "country"},
    {"name", "sanction"},
    {"name", "no country"},
    {"one-word name", "sanction"},
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
        self._known: dict[str, Known] = {}
        self._exact: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._near: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for one in entities:
            self._add(one)

    def _add(self, known: Known) -> None:
        self._known[known.id] = known
        names = normal(known.kind, known.names)
        for text in names | known.qids | known.imos:
            self._exact[known.kind, text].append(known.id)
        for name in known.names if known.kind == "Person" else ():
            self._near[person_key(name)].append((known.id, name))

    def matches(self, reference: Reference) -> Iterator[Match]:
        """Our entities that the reference's may be."""
        found: dict[str, set[str]] = defaultdict(set)
        names = normal(reference.kind, reference.names)
        for id_, how in chain(self._identified(reference), self._named(reference.kind, names)):
            found[id_].add(how)
        for id_ in set(self._nearly_named(reference.names)) - found.keys() if reference.kind == "Person" else ():
            found[id_].add("similar name")
        for id_, alike in found.items():
            known = self._known[id_]
            if "identifier" in alike or not _disagree(known, reference):
                yield Match(known, reference, frozenset(alike | _agreeing(known, reference)))

    def _identified(self, reference: Reference) -> Iterator[tuple[str, str]]:
        for identifier in reference.qids | reference.imos:
            yield from ((id_, "identifier") for id_ in self._exact.get((reference.kind, identifier), ()))

    def _named(self, kind: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        for name in names:
            how = "name" if " " in name else "one-word name"
            yield from ((id_, how) for id_ in self._exact.get((kind, name), ()))

    def _nearly_named(self, names: Iterable[str]) -> Iterator[str]:
        for name in names:
            key = person_key(name)
            rivals = self._near.get(key, ()) if " " in key else ()  # a surname alone is nobody's name
            yield from (id_ for id_, own in rivals if are_spellings(own, name))


def normal(kind: str, names: Iterable[str]) -> frozenset[str]:
    """The names without case, accents and punctuation; those of a person with the words in one order.

    >>> sorted(normal("Person", ["LAVROV, Sergei", "Sergeï Lavrov", "Lavrov"]))
    ['lavrov sergei']
    """
    if kind == "Person":  # a surname alone is nobody's name
        words = (sorted(slug(name).split("-")) for name in names)
        return frozenset(" ".join(one) for one in words if len(one) > 1)
    return frozenset(slug(fold(latin(name))).replace("-", " ") for name in names if any(map(str.isalnum, name)))


def _agreeing(known: Known, reference: Reference) -> set[str]:
    found = {topic for topic in known.topics if any(one.startswith(_TOPICS[topic]) for one in reference.topics)}
    if known.countries & reference.countries:
        found.add("country")
    if known.kind == "Organization" and not reference.countries:
        found.add("no country")
    return found


_TOPICS: Final[Mapping[str, tuple[str, ...]]] = {"sanction": ("sanction",), "office": ("role.pep", "gov")}
"""What we know of an entity → how the topics of a reference that say so begin."""


def _disagree(known: Known, reference: Reference) -> bool:
    """Whether something that both know is not the same."""
    pairs = (
        (known.qids, reference.qids),
        (known.imos, reference.imos),
        (known.countries, reference.countries),
    )
    return any(ours and theirs and not ours & theirs for ours, theirs in pairs)
