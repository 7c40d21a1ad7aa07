"""Measures reading against corpora that annotate relations of their own kinds.

    python -m benchmarks.other_corpora --corpora FOLDER --reference FOLDER [--json FILE]

- DWIE: heads of state and of government, and ministers, each of a country, a document.
- Re-DocRED: heads of state (P35) and of government (P6), and what countries belong to (P463), a document. It also holds
  what its texts do not say, so recall is below what a reader could reach.
- PLOVER: who acts on whom in records coded SANCTION, which there are also expulsions and cancelled visits; told is how
  many name the two as issuer and target, and how many name them the wrong way round.
- State visits: each visitor with title and country, put into one sentence frame; recall alone.

A person is found where the words of an annotated name are among those of the name that was read, or the other way
round; a country and an organization by their ids. Precision is of what was read between two annotated entities of
the document.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import click

from extractors import Extractor
from extractors.figures import Tally, share
from graph.model import Statement
from graph.resolution import capital, country, demonym, metonym, organization, organization_or_new
from graph.tables import fold
from graph.titles import office

MINISTERS = frozenset({"minister", "foreign_minister", "defence_minister", "finance_minister"})
OFFICES = {
    "head_of_state": frozenset({"head_of_state", "monarch"}),
    "head_of_government": frozenset({"head_of_government"}),
    "minister": MINISTERS,
}
"""Categories of titles that answer each kind of office."""

_DWIE = {"head_of_state": "head_of_state", "head_of_gov": "head_of_government", "minister_of": "minister"}
_RE_DOCRED = {"P35": "head_of_state", "P6": "head_of_government", "P463": "member"}
_BEFORE = re.compile(r" (?=[.,;:!?)\]’']|n't\b)|(?<=[(\[]) ")
_FRAME = "{visitor} of {country} arrived for talks on Tuesday."

Names = frozenset[str]


@dataclass(frozen=True, slots=True)
class Told:
    """A relation of a corpus: its kind, names (a person) or ids (a country) of its first end, ids of its second."""

    kind: str
    first: Names
    second: Names


@dataclass(frozen=True, slots=True)
class Item:
    """A text, what is annotated in it, and the names and ids of all that is annotated there."""

    text: str
    told: Sequence[Told]
    known: Names


def figures(tally: Tally) -> dict[str, float]:
    """Recall and precision in per cent, beside the counts."""
    return {"told": tally.right + tally.missed, "found": tally.right, "recall": round(100 * tally.recall, 1),
            "beyond": tally.wrong, "precision": round(100 * tally.precision, 1)}  # fmt: skip


@cache
def place_ids(name: str) -> Names:
    """The ids of what a name or a demonym can mean as the second end of an office or a membership."""
    asked = (country, demonym, metonym, capital, organization)
    return frozenset(found.id for found in (ask(name) for ask in asked) if found is not None)


def same_person(names: Names, read: str) -> bool:
    """Whether one of some names is among the words of another, or holds it."""
    words = set(fold(read).split())
    return any(words <= (own := set(fold(name).split())) or own <= words for name in names)


def dwie(folder: Path) -> Iterator[Item]:
    """The articles of DWIE: relations from a person to a country or to its adjective."""
    for document in json.loads((folder / "dwie" / "dev.json").read_text(encoding="utf-8")):
        ends = _ends(document)
        told = {
            Told(_DWIE[kind], ends[one["h"]], _ids(ends[one["t"]]))
            for one in document["labels"]
            if (kind := one["r"].removesuffix("-x")) in _DWIE
        }
        yield _item(document, told)


def re_docred(folder: Path) -> Iterator[Item]:
    """The articles of Re-DocRED: heads of countries, and what countries are members of."""
    for document in json.loads((folder / "re-docred" / "dev.json").read_text(encoding="utf-8")):
        ends = _ends(document)
        found = (_re_docred(_RE_DOCRED[one["r"]], ends[one["h"]], ends[one["t"]])
                 for one in document["labels"] if one["r"] in _RE_DOCRED)  # fmt: skip
        yield _item(document, {one for one in found if one is not None})


def _re_docred(kind: str, head: Names, tail: Names) -> Told | None:
    states = frozenset(one for one in _ids(head) if one.startswith("country:"))
    if not states:
        return None  # a person's party, a town's mayor
    if kind == "member":
        return Told(kind, states, _ids(tail) | {organization_or_new(name).id for name in tail})
    return Told(kind, tail, states)


def _ends(document: Mapping[str, Any]) -> list[Names]:
    return [frozenset(mention["name"] for mention in entity) for entity in document["vertexSet"]]


def _ids(names: Names) -> Names:
    return frozenset().union(*(place_ids(name) for name in names))


def _item(document: Mapping[str, Any], told: Iterable[Told]) -> Item:
    words = [word for sentence in document["sents"] for word in sentence]
    text = _BEFORE.sub("", " ".join(words))
    names = frozenset().union(*_ends(document))
    unique: dict[tuple[str, Names], Told] = {}
    for one in sorted(told, key=lambda one: (one.kind, sorted(one.first))):
        before = unique.get((one.kind, one.first))
        unique[one.kind, one.first] = Told(one.kind, one.first, one.second | (before.second if before else frozenset()))
    return Item(text, list(unique.values()), names | _ids(names))


def readings(statement: Statement) -> Iterator[tuple[str, str, str]]:
    """Kind, first and second end of a statement, as `Told` has them; nothing where no corpus asks for it."""
    ends = statement.ends
    if statement.kind == "person_role" and "of" in ends:
        category = office(statement.qualifiers["title"]).category
        kinds = (kind for kind, categories in OFFICES.items() if category in categories)
        yield from ((kind, ends["person"].name, ends["of"].id) for kind in kinds)
    elif statement.kind == "country_organization" and statement.status not in ("denied", "prospective", "conditional"):
        yield "member", ends["country"].id, ends["organization"].id


def agrees(told: Told, read: tuple[str, str, str]) -> bool:
    """Whether what was read is what was told."""
    kind, first, second = read
    at_first = first in told.first if kind == "member" else same_person(told.first, first)
    return kind == told.kind and at_first and second in told.second


def documents(extractor: Extractor, items: Iterable[Item]) -> dict[str, Tally]:
    """The tallies of a corpus by kind; what is read and was not told is wrong."""
    judged: Counter[tuple[str, str]] = Counter()
    for item in items:
        read = {one for statement in extractor(item.text) for one in readings(statement)}
        for one in item.told:
            judged[one.kind, "right" if any(agrees(one, found) for found in read) else "missed"] += 1
        judged.update((found[0], "wrong") for found in read if _beyond(item, found))
    kinds = dict.fromkeys(kind for kind, verdict in judged if verdict != "wrong")
    return {kind: Tally(*(judged[kind, verdict] for verdict in ("right", "missed", "wrong"))) for kind in kinds}


def _beyond(item: Item, read: tuple[str, str, str]) -> bool:
    kind, first, second = read
    known = first in item.known if kind == "member" else same_person(item.known, first)
    return known and second in item.known and not any(agrees(one, read) for one in item.told)


def plover(extractor: Extractor, folder: Path) -> dict[str, int]:
    """How many of PLOVER's records of sanctions are read in their direction, and how many the other way round."""
    counted: Counter[str] = Counter(told=0, found=0, reversed=0)
    for record in json.loads((folder / "plover" / "PLOVER_GSR_CAMEO.txt").read_text(encoding="utf-8")):
        if record["event"] == "SANCTION":
            source, target = (_ids(frozenset(one["actorText"] for one in record[end])) for end in ("source", "target"))
            pairs = {(s.ends["issuer"].id, s.ends["target"].id) for s in extractor(record["text"])
                     if s.kind == "sanction_target" and "issuer" in s.ends}  # fmt: skip
            counted["told"] += 1
            counted["found"] += any(a in source and b in target for a, b in pairs)
            counted["reversed"] += any(b in source and a in target for a, b in pairs)
    return dict(counted)


def visits(extractor: Extractor, folder: Path) -> dict[str, float]:
    """Of the visitors from a country that is known by the name given: how many are read in a sentence frame."""
    with (folder / "state-visits.tsv").open(encoding="utf-8", newline="") as lines:
        rows = {(row["visitor"], row["country"].split(",")[0]) for row in csv.DictReader(lines, delimiter="\t")}
    asked = [(visitor, found.id, name) for visitor, name in sorted(rows) if (found := country(name)) is not None]
    found = sum(_visit(extractor, visitor, place, name) for visitor, place, name in asked)
    return {"told": len(asked), "found": found, "recall": round(100 * share(found, len(asked)), 1)}


def _visit(extractor: Extractor, visitor: str, place: str, name: str) -> bool:
    said = extractor(_FRAME.format(visitor=visitor, country=name))
    roles = (one for one in said if one.kind == "person_role" and "of" in one.ends)
    return any(one.ends["of"].id == place and visitor.endswith(one.ends["person"].name) for one in roles)


@click.command()
@click.option("--corpora", type=click.Path(path_type=Path), required=True, help="The corpora folder.")
@click.option("--reference", type=click.Path(path_type=Path), required=True, help="The folder of state-visits.tsv.")
@click.option("--json", "to", type=click.Path(path_type=Path), help="Also write the figures to a file.")
def main(corpora: Path, reference: Path, to: Path | None) -> None:
    """Prints recall and precision by corpus and kind."""
    extractor = Extractor()
    table: dict[str, Any] = {}
    for name, read in (("DWIE", dwie), ("Re-DocRED", re_docred)):
        table |= {f"{name} {kind}": figures(one) for kind, one in documents(extractor, read(corpora)).items()}
    table |= {"PLOVER sanctions": plover(extractor, corpora), "state visits": visits(extractor, reference)}
    for name, row in table.items():
        click.echo(f"{name}: {', '.join(f'{key} {value}' for key, value in row.items())}")
    if to:
        to.write_text(json.dumps(table, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
