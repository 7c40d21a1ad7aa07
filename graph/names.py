"""Which surfaces each entity of the reference tables has: the pairs that `graph.resolution` looks names up in."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from graph.model import Entity
from graph.resources import folder
from graph.tables import Row, american, british, cells, fold, plain, table

Named = tuple[str, Entity]
"""A surface and what it names."""


@cache
def entities() -> Mapping[str, Entity]:
    """Every entity of the tables by its id: countries, regions, organizations."""
    known = {entity.id: entity for entity, _ in _places()}
    rows = (*table("organizations"), *table("bodies"))
    return known | {entity.id: entity for entity in map(_organization, rows)}


@cache
def properties() -> Mapping[str, Mapping[str, str | list[str]]]:
    """Entity id → what the tables say of it besides its names: `qid`, `country_code`, `successors` of a former state.

    The code is that of ISO 3166-1 with two letters, reserved ones and Kosovo's XK among them.
    """
    successors = {entity.id: row["successors"] for entity, row in _places() if "successors" in row}
    successors |= {state: [one.successor for one in found] for state, found in successions().items()}
    return {entity.id: _properties(entity, successors.get(entity.id)) for entity in entities().values()}


def _properties(entity: Entity, successors: list[str] | None) -> Mapping[str, str | list[str]]:
    code = entity.id.removeprefix("country:")
    known = {"qid": entity.qid, "country_code": code if len(code) == 2 else None, "successors": successors}
    return {name: value for name, value in known.items() if value}


class Succession(NamedTuple):
    """A state of today that followed a former one: since when, how (`seeds/successions.tsv`), and by what act."""

    state: str
    successor: str
    since: str
    how: str
    source: str


@cache
def successions() -> Mapping[str, tuple[Succession, ...]]:
    """Former state, by id → what followed it.

    >>> [one.successor for one in successions()["country:SUHH"] if one.how == "continuation"]
    ['country:RU']
    """
    rows = [Succession(**row) for row in table("successions")]
    return {
        state: tuple(one for one in rows if one.state == state) for state in dict.fromkeys(one.state for one in rows)
    }


@cache
def _places() -> tuple[tuple[Entity, Mapping[str, Any]], ...]:
    rows = json.loads((folder("seeds") / "territories.json").read_text(encoding="utf-8"))
    rows += [{**row, "kind": "Country", "names": cells(row["surfaces"])} for row in table("former_states")]
    plain_names = {row["entity"]: row for row in table("country_names")}
    return tuple((_place(row, plain_names.get(row["id"], {})), row) for row in rows)


def _place(row: Mapping[str, Any], ours: Mapping[str, str]) -> Entity:
    return Entity(row["id"], row["kind"], ours.get("name") or row["name"], row.get("qid"))


def written(kind: str) -> Iterator[Named]:
    """The surfaces to look for in English text: none of the single words of other languages (Island, Iceland)."""
    ours = {(row["entity"], plain(name)) for row in table("country_names") for name in cells(row["surfaces"])}
    for surface, entity in territory_surfaces(kind):
        if " " in surface or fold(surface) == fold(entity.name) or (entity.id, surface) in ours:
            yield surface, entity


def territory_surfaces(kind: str) -> Iterator[Named]:
    """What rigour files as strong, and ours; the weak (other languages, typing errors) is for other lookups."""
    ours = {row["entity"]: cells(row["surfaces"]) for row in table("country_names")}
    for entity, row in _places():
        if entity.kind == kind:
            found = (entity.name, row["name"], *ours.get(entity.id, ()), *row.get("names", ()))
            yield from ((plain(surface), entity) for surface in found if fold(surface) not in peoples())


def weak_surfaces(kind: str) -> Iterator[Named]:
    """What rigour files as weak, from four letters on."""
    for entity, row in _places():
        if entity.kind == kind:
            yield from ((name, entity) for name in row.get("other_names", ()) if len(name) > 3)


@cache
def demonyms() -> Mapping[str, Entity]:
    """Adjectives and names of peoples, as written, and the country or region they belong to."""
    known = {entity.id: entity for entity, _ in _places()}
    return {row["word"]: known[row["entity"]] for row in table("demonyms")}


@cache
def peoples() -> frozenset[str]:
    """The demonyms folded: rigour files some of them among the names."""
    return frozenset(map(fold, demonyms()))


def metonym_surfaces(kind: str) -> Iterator[Named]:
    """The `capital`, `seat` or `agency` surfaces, each with the country or organization that acts through it."""
    known = entities()
    yield from ((row["surface"], known[row["entity"]]) for row in table("metonyms") if row["class"] == kind)
    if kind == "agency":
        yield from ((surface, known[id_]) for surface, id_ in _governments())


def _governments() -> Iterator[tuple[str, str]]:
    """Governments called by who leads them, where no table has them: the Assad government."""
    listed = {row["surface"] for row in table("metonyms")}
    for row in table("governments"):
        surfaces = (f"{row['leader']} {word}" for word in ("government", "regime", "administration"))
        yield from ((surface, row["entity"]) for surface in surfaces if surface not in listed)


def organization_surfaces(name: str) -> Iterator[Named]:
    """Acronyms, names and variants of the table `organizations` or `bodies`, with what follows from them by rule."""
    for row in table(name):
        known = _organization(row)
        for acronym in cells(row["acronyms"]):
            yield from ((surface, known) for surface in dict.fromkeys((acronym, _dotted(acronym))))
        for full in (row["name"], *cells(row["variants"])):
            yield from ((surface, known) for surface in _spellings(full))


def _dotted(acronym: str) -> str:
    """U.N. for UN: full stops in the short ones, as American prose writes them."""
    return "".join(f"{letter}." for letter in acronym) if acronym.isalpha() and len(acronym) < 4 else acronym


def _spellings(name: str) -> Iterator[str]:
    """A name and what follows from it by rule: American and British spelling, the acronym before the name of a part."""
    for form in (name, *_shortened(name)):
        yield from dict.fromkeys((form, american(form), british(form)))


def _shortened(name: str) -> list[str]:
    for full, *short in (("United Nations ", "UN ", "U.N. "), ("European Union ", "EU ", "E.U. ")):
        if name.startswith(full):
            return [acronym + name.removeprefix(full) for acronym in short]
    return []


def _organization(row: Row) -> Entity:
    return Entity(f"org:{row['id']}", "Organization", row["name"], row.get("qid") or None)
