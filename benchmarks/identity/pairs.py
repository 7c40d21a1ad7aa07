"""Measures automatic merges on labelled pairs of names.

    python benchmarks/identity/pairs.py              # the held-out half
    python benchmarks/identity/pairs.py --half tuning --errors

`pairs.tsv` holds real officials as documents spell them, each with the offices that the documents give, and real or
made-up namesakes and relatives. Weights and tables were chosen by the half `tuning` alone; how other scripts are read,
by `scripts_tuning`, and `scripts` are names in other scripts that were held out.
"""

import csv
from collections.abc import Iterator
from pathlib import Path

import click

from graph.comparison import Comparison, compare
from graph.linkage import REVIEW, SURE
from graph.model import Document, Entity, Evidence, PartialDate, Statement, slug
from graph.profiles import Profile, profiles

PAIRS = Path(__file__).parent / "pairs.tsv"
_KINDS = {"country": "Country", "region": "Region", "org": "Organization"}
HALVES = ("held_out", "tuning", "scripts", "scripts_tuning")
Row = dict[str, str]


def rows(half: str) -> list[Row]:
    """The pairs of one half."""
    lines = [line for line in PAIRS.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [row for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if row["half"] == half]


def compared(row: Row) -> Comparison | None:
    """The two sides of a row, compared as the ledger's entities are."""
    return compare(profile(row, "left"), profile(row, "right"))


def profile(row: Row, side: str) -> Profile:
    """What the documents of one side tell."""
    prefix = "person" if row["kind"] == "Person" else "org"
    entity = Entity(f"{prefix}:{slug(row[side])}", row["kind"], row[side])
    (found,) = (one for one in profiles(_statements(entity, row[side + "_held"], side)) if one.id == entity.id)
    return found


def _statements(entity: Entity, held: str, side: str) -> Iterator[Statement]:
    if not held:
        yield Statement("sanction_target", {"target": entity}, "imposed", _evidence(side, None))
    for number, office in enumerate(filter(None, held.split(";"))):
        (title, rest) = office.split("@")
        of, _, year = rest.rpartition(":")
        id_ = of if ":" in of else f"country:{of}"
        ends = {"person": entity, "of": Entity(id_, _KINDS[id_.partition(":")[0]], id_.partition(":")[2])}
        yield Statement("person_role", ends, "current", _evidence(f"{side}-{number}", year), {"title": title})


def _evidence(name: str, year: str | None) -> Evidence:
    return Evidence(Document(f"doc:{name}", published=PartialDate(year) if year else None), "said", 0, 4)


def figures(half: str, threshold: float = SURE) -> dict[str, float]:
    """How many pairs there are, merged automatically or left for review; precision and recall of the automatic ones."""
    scored = [(row["same"] == "yes", found.score if (found := compared(row)) else 0.0) for row in rows(half)]
    same = [score for is_same, score in scored if is_same]
    merged = [is_same for is_same, score in scored if score >= threshold]
    return {
        "pairs": len(scored),
        "same": len(same),
        "merged": len(merged),
        "wrongly merged": merged.count(False),
        "precision": round(merged.count(True) / len(merged), 3),
        "recall": round(merged.count(True) / len(same), 3),
        "same, left for review": sum(REVIEW <= score < threshold for score in same),
        "different, left for review": sum(REVIEW <= score < threshold for is_same, score in scored if not is_same),
    }


@click.command()
@click.option("--half", type=click.Choice(HALVES), default="held_out", show_default=True)
@click.option("--threshold", default=SURE, show_default=True)
@click.option("--errors", is_flag=True, help="Each pair that is merged wrongly, or not merged though the same.")
def main(half: str, threshold: float, errors: bool) -> None:
    """Print the figures of one half."""
    for name, value in figures(half, threshold).items():
        click.echo(f"{name:28} {value}")
    for row in rows(half) if errors else []:
        found = compared(row)
        if (row["same"] == "yes") != (found is not None and found.score >= threshold):
            click.echo(f"{row['same']:3} {row['left']} | {row['right']} | {found and (found.score, found.reason)}")


if __name__ == "__main__":
    main()
