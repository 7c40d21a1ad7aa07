"""From names as texts write them to entities: countries, demonyms, regions, metonyms, organizations, people.

Everything is a lookup in the tables of `seeds/`, read when first asked. Case counts where folding it would do harm: an
abbreviation (US, WHO, CAN) is one only in capitals, and a name of one word only with a capital.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from graph.model import Entity, slug
from graph.names import (
    Named,
    demonyms,
    metonym_surfaces,
    organization_surfaces,
    peoples,
    territory_surfaces,
    weak_surfaces,
    written,
)
from graph.scripts import latin
from graph.tables import fold, plain, table, undotted

_HONORIFIC = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|dr|prof|professor|sir|dame|lord|lady|madam|madame|hon|his|her|excellency|majesty|highness|"
    r"royal|the|rt|right|honou?rable|h\.e|h\.r\.h|h\.m)\.?\s+)+(?=\w)",
    re.IGNORECASE,
)
_METONYMS = ("seat", "agency", "capital")


@dataclass(frozen=True, slots=True)
class _Index:
    """Surfaces as they are written, and folded; a folded one that two entities share is left out."""

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


def in_any_case(lookup: Callable[[str], Entity | None], name: str) -> Entity | None:
    """What the lookup finds by a name typed without its capitals, or in another script.

    >>> in_any_case(organization, "nato").name, in_any_case(country, "russia").name
    ('North Atlantic Treaty Organization', 'Russia')
    >>> in_any_case(organization, "НАТО").name, in_any_case(country, "Россия").name
    ('North Atlantic Treaty Organization', 'Russia')
    """
    read = latin(name)
    return lookup(name) or lookup(read) or lookup(read.title()) or lookup(read.upper())


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
    return demonyms().get(plain(word))


def metonym(name: str) -> Entity | None:
    """The government or organization that acts when the text names its city, its building or its agency.

    >>> metonym("the Kremlin").name, metonym("OFAC").name, metonym("Brussels").name
    ('Russia', 'United States', 'European Union')
    >>> metonym("the Assad government").name
    'Syria'
    """
    return _metonyms(_METONYMS).get(name)


def sanction_lists() -> Iterator[Named]:
    """The names of lists of sanctions and of laws that they rest on, each with the one who issues what rests on it.

    >>> {name: entity.name for name, entity in sanction_lists()}["Entity List"]
    'United States'
    """
    yield from metonym_surfaces("list")


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


def is_intergovernmental(entity: Entity) -> bool:
    """Whether an organization is one of states, as far as the table of them knows.

    >>> [is_intergovernmental(organization(name)) for name in ("NATO", "Boko Haram")]
    [True, False]
    """
    return entity.id in _intergovernmental()


@cache
def _intergovernmental() -> frozenset[str]:
    return frozenset(entity.id for _, entity in organization_surfaces("organizations"))


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
    `seat`, `agency`, `capital`, the other organizations, `region`. `is_ambiguous` tells which of them want context.
    """
    taken: set[str] = set()
    for kind, found in _by_class():
        for surface, entity in found:
            if surface not in taken:
                taken.add(surface)
                yield surface, entity, kind


def _by_class() -> Iterator[tuple[str, Iterable[Named]]]:
    yield "country", written("Country")
    yield "organization", organization_surfaces("organizations")
    yield "demonym", demonyms().items()
    for kind in _METONYMS:
        yield kind, metonym_surfaces(kind)
    yield "organization", organization_surfaces("bodies")
    yield "region", written("Region")


@cache
def _territories(kind: str) -> _Index:
    strong = _index(territory_surfaces(kind))
    weak = _index(weak_surfaces(kind))
    others = {name: entity for name, entity in weak.folded.items() if name not in peoples()}
    return _Index(strong.exact, others | dict(strong.folded))


def _index(found: Iterable[Named]) -> _Index:
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
def _metonyms(kinds: tuple[str, ...]) -> _Index:
    return _index(found for kind in kinds for found in metonym_surfaces(kind))


@cache
def _organizations() -> _Index:
    return _index(found for name in ("organizations", "bodies") for found in organization_surfaces(name))


@cache
def _ambiguous() -> frozenset[str]:
    words = (row["word"] for row in table("demonyms") if row["ambiguous"])
    return frozenset((*words, *(row["surface"] for row in table("ambiguous"))))
