"""From names as texts write them to entities: countries, demonyms, regions, metonyms, organizations, people.

Everything is a lookup in the tables of `seeds/`, read when first asked. Case counts where folding it would do harm: an
abbreviation (US, WHO, CAN) is one only in capitals, and a name of one word only with a capital.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from graph.model import Entity, slug
from graph.resources import folder
from graph.tables import Row, american, british, cells, fold, plain, table, undotted

_HONORIFIC = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|madam|madame|hon|his|her|excellency|majesty|highness|"
    r"royal|the|rt|right|honou?rable|h\.e|h\.r\.h|h\.m)\.?\s+)+(?=\w)",
    re.IGNORECASE,
)


_METONYMS = ("seat", "agency", "capital")


@dataclass(frozen=True, slots=True)
class _Index:
    """Surfaces as they are written, and folded; what two entities share is in neither."""

    exact: Mapping[str, Entity]
    folded: Mapping[str, Entity]

    def get(self, name: str) -> Entity | None:
        text = plain(name)
        found = self.exact.get(undotted(text)) or self.exact.get(text)
        if found is None and (text[:1].isupper() or " " in text):
            found = self.folded.get(fold(text))
        return found


def country(name: str) -> Entity | None:
    """The country, former state or disputed territory of that name or abbreviation.

    >>> country("the U.S.").id, country("Côte d’Ivoire").name, country("us"), country("Russian")
    ('country:US', 'Ivory Coast', None, None)
    """
    return _territories("Country").get(name)


def region(name: str) -> Entity | None:
    """The part of a country of that name: a state, province, republic.

    >>> region("South Carolina").id
    'region:US-SC'
    """
    return _territories("Region").get(name)


def demonym(word: str) -> Entity | None:
    """The country or region that the word says something is of, or whose people it names.

    >>> demonym("Emirati").name, demonym("Spaniards").name, demonym("polish")
    ('United Arab Emirates', 'Spain', None)
    """
    return _demonyms().get(plain(word))


def metonym(name: str) -> Entity | None:
    """The government or organization that acts when the text names its city, its building or its agency.

    >>> metonym("the Kremlin").name, metonym("OFAC").name, metonym("Brussels").name
    ('Russia', 'United States', 'European Union')
    """
    return _metonyms(_METONYMS).get(name)


def capital(name: str) -> Entity | None:
    """The country (or organization) whose capital or seat of government the city is.

    >>> capital("Tehran").name, capital("White House")
    ('Iran', None)
    """
    return _metonyms(("capital",)).get(name)


def organization(name: str) -> Entity | None:
    """The organization of that name, acronym or variant.

    >>> organization("the SCO").id, organization("who"), organization("Nato").name
    ('org:shanghai-cooperation-organisation', None, 'North Atlantic Treaty Organization')
    """
    return _organizations().get(name)


def organization_or_new(name: str) -> Entity:
    """The known organization, or one made of the name as it is.

    >>> organization_or_new("the Wagner Group")
    Entity(id='org:wagner-group', kind='Organization', name='Wagner Group', qid=None)
    """
    return organization(name) or Entity(f"org:{slug(plain(name))}", "Organization", plain(name))


def person(name: str) -> Entity:
    """A person by the name, honorifics left out.

    >>> person("Mr. Li Shangfu")
    Entity(id='person:li-shangfu', kind='Person', name='Li Shangfu', qid=None)
    """
    bare = _HONORIFIC.sub("", plain(name), count=1) if _HONORIFIC.match(plain(name)) else plain(name)
    return Entity(f"person:{slug(bare)}", "Person", bare)


def is_ambiguous(surface: str) -> bool:
    """Whether the surface often means something else, so that a matcher wants context for it.

    >>> is_ambiguous("Chad"), is_ambiguous("Polish"), is_ambiguous("France")
    (True, True, False)
    """
    return plain(surface) in _ambiguous()


def surfaces() -> Iterator[tuple[str, Entity, str]]:
    """Every surface to look for in a text, each once: the surface, its entity and its class.

    Classes, in the order that decides who gets a surface which several share: `country`, `organization`, `demonym`,
    `seat`, `agency`, `capital`, `region`. `is_ambiguous` tells which of them want context.
    """
    taken: set[str] = set()
    for kind, found in _by_class():
        for surface, entity in found:
            if surface not in taken:
                taken.add(surface)
                yield surface, entity, kind


def _by_class() -> Iterator[tuple[str, Iterable[tuple[str, Entity]]]]:
    yield "country", _territory_surfaces("Country")
    yield "organization", _organization_surfaces()
    yield "demonym", _demonyms().items()
    for kind in _METONYMS:
        yield kind, _metonym_surfaces(kind)
    yield "region", _territory_surfaces("Region")


@cache
def entities() -> Mapping[str, Entity]:
    """Every entity of the tables by its id: countries, regions, organizations."""
    known = {entity.id: entity for entity, _ in _places()}
    return known | {entity.id: entity for entity in map(_organization, table("organizations"))}


@cache
def _places() -> tuple[tuple[Entity, Mapping[str, Any]], ...]:
    rows = json.loads((folder("seeds") / "territories.json").read_text(encoding="utf-8"))
    plain_names = {row["entity"]: row for row in table("country_names")}
    return tuple((_place(row, plain_names.get(row["id"], {})), row) for row in rows)


def _place(row: Mapping[str, Any], ours: Mapping[str, str]) -> Entity:
    return Entity(row["id"], row["kind"], ours.get("name") or row["name"], row.get("qid"))


def _territory_surfaces(kind: str) -> Iterator[tuple[str, Entity]]:
    """The English names; what rigour files as weak (other languages, typing errors) is for lookups only."""
    ours = {row["entity"]: cells(row["surfaces"]) for row in table("country_names")}
    for entity, row in _places():
        if entity.kind == kind:
            found = (entity.name, row["name"], *ours.get(entity.id, ()), *row.get("names", ()))
            yield from ((plain(surface), entity) for surface in found if fold(surface) not in _peoples())


@cache
def _territories(kind: str) -> _Index:
    strong = _index(_territory_surfaces(kind))
    weak = _index((name, entity) for entity, row in _places() if entity.kind == kind for name in _weak(row))
    others = {name: entity for name, entity in weak.folded.items() if name not in _peoples()}
    return _Index(strong.exact, others | dict(strong.folded))


def _weak(row: Mapping[str, Any]) -> list[str]:
    return [name for name in row.get("other_names", ()) if len(name) > 3]


def _index(found: Iterable[tuple[str, Entity]]) -> _Index:
    """The first to claim a surface as it is written has it; folded, only what one entity alone claims."""
    exact: dict[str, Entity] = {}
    folded: dict[str, set[Entity]] = {}
    for surface, entity in found:
        exact.setdefault(undotted(surface), entity)
        if not _is_acronym(surface):
            folded.setdefault(fold(surface), set()).add(entity)
    return _Index(exact, {name: next(iter(owners)) for name, owners in folded.items() if len(owners) == 1})


def _is_acronym(surface: str) -> bool:
    return surface.upper() == surface and " " not in surface


@cache
def _demonyms() -> Mapping[str, Entity]:
    known = {entity.id: entity for entity, _ in _places()}
    return {row["word"]: known[row["entity"]] for row in table("demonyms")}


@cache
def _peoples() -> frozenset[str]:
    """The demonyms folded: rigour files some of them among the names."""
    return frozenset(map(fold, _demonyms()))


def _metonym_surfaces(kind: str) -> Iterator[tuple[str, Entity]]:
    known = entities()
    return ((row["surface"], known[row["entity"]]) for row in table("metonyms") if row["class"] == kind)


@cache
def _metonyms(kinds: tuple[str, ...]) -> _Index:
    return _index(found for kind in kinds for found in _metonym_surfaces(kind))


def _organization_surfaces() -> Iterator[tuple[str, Entity]]:
    for row in table("organizations"):
        known = _organization(row)
        for acronym in cells(row["acronyms"]):
            yield from ((surface, known) for surface in dict.fromkeys((acronym, _dotted(acronym))))
        for name in (row["name"], *cells(row["variants"])):
            yield from ((surface, known) for surface in _spellings(name))


def _dotted(acronym: str) -> str:
    """U.N. for UN: full stops in the short ones, as American prose writes them."""
    return "".join(f"{letter}." for letter in acronym) if acronym.isalpha() and len(acronym) < 4 else acronym


def _spellings(name: str) -> Iterator[str]:
    """A name and what follows from it by rule: American and British spelling, the acronym before the name of a part."""
    for full, *short in (("United Nations ", "UN ", "U.N. "), ("European Union ", "EU ", "E.U. ")):
        if name.startswith(full):
            yield from (acronym + name.removeprefix(full) for acronym in short)
    yield from dict.fromkeys((name, american(name), british(name)))


@cache
def _organizations() -> _Index:
    return _index(_organization_surfaces())


def _organization(row: Row) -> Entity:
    return Entity(f"org:{row['id']}", "Organization", row["name"], row["qid"] or None)


@cache
def _ambiguous() -> frozenset[str]:
    words = (row["word"] for row in table("demonyms") if row["ambiguous"])
    return frozenset((*words, *(row["surface"] for row in table("ambiguous"))))
