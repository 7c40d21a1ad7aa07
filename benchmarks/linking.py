"""Measures how fast a reference is gone through.

    python benchmarks/linking.py --megabytes 200 --people 5000

A generated reference in FollowTheMoney's form goes past a graph of that many people. It prints megabytes and entities a
second of processor time, and the most memory that the process held.
"""

import json
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import click

from graph.model import Document, Entity, Evidence, Statement, slug
from graph.projection import project
from graph.reference_file import references
from graph.reference_linking import find_links

FIRST = [
    f"{start}{end}" for start in ("Al", "Bo", "Da", "Gre", "Ka", "Mi", "Ser", "Wla") for end in ("bert", "ris", "gei")
]
LAST = [
    f"{start}{middle}{end}" for start in FIRST for middle in ("ba", "ko", "lu", "ne") for end in ("ov", "son", "ski")
]
SCHEMAS = ("Person", "Person", "Company", "Organization", "Vessel", "Address", "Ownership", "Sanction")
CODES = ("ru", "cn", "us", "gb", "de", "ir", "by", "ua")


def name(random: Random) -> str:
    """One of some seven thousand."""
    return f"{random.choice(FIRST)} {random.choice(LAST)}"


def lines(random: Random) -> Iterator[bytes]:
    """Entities without end, of some 900 bytes as OpenSanctions has them."""
    number = 0
    while True:
        number += 1
        properties = {
            "name": [name(random) for _ in range(3)],
            "alias": [f"{name(random)} {random.choice(LAST)}" for _ in range(4)],
            "country": [random.choice(CODES)],
            "topics": [random.choice(("role.pep", "sanction"))],
            "notes": ["x" * 300],
        }
        head = {"id": f"NK-{number}", "schema": random.choice(SCHEMAS), "datasets": ["list_a", "list_b"]}
        yield json.dumps({**head, "properties": properties}).encode() + b"\n"


def people(random: Random, count: int) -> list[Statement]:
    """An office for each."""
    country = Entity("country:RU", "Country", "Russia")
    names = {f"{name(random)} {random.choice(LAST)}" for _ in range(count)}
    return [
        Statement(
            "person_role",
            {"person": Entity(f"person:{slug(one)}", "Person", one), "of": country},
            "current",
            Evidence(Document("doc:a"), one, 0, len(one)),
            {"title": "minister"},
        )
        for one in sorted(names)
    ]


@click.command()
@click.option("--megabytes", default=200, show_default=True)
@click.option("--people", "count", default=5_000, show_default=True)
def main(megabytes: int, count: int) -> None:
    """Prints one line."""
    random = Random(7)  # noqa: S311 - the same each time is what is wanted
    graph = project(people(random, count))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "entities.ftm.json"
        with path.open("wb") as file:
            made = lines(random)
            while file.tell() < megabytes * 1e6:
                file.write(next(made))
        start = time.process_time()
        with path.open("rb") as file:
            found = find_links(graph, references(file, path.name))
        seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    click.echo(
        f"{megabytes / seconds:.0f} MB/s, {found.read / seconds:.0f} people, organizations and vessels a second; "
        f"{len(found.linked)} linked, {len(found.ambiguous)} ambiguous; {peak:.0f} MB of memory"
    )


if __name__ == "__main__":
    main()
