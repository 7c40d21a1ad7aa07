"""Resident memory while many documents are read into a ledger.

    python -m benchmarks.memory --documents 100000 --every 2500 --svg docs/memory.svg

Each document is a sentence or two of its own: invented names, so that whatever keeps words would grow. Prints a row for
every so many documents: how many are read, seconds, resident megabytes, megabytes of the ledger.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from time import perf_counter

import click

from benchmarks.measuring import resident
from extractors.article import Article
from extractors.language import Extractor
from graph.ledger import Ledger
from graph.model import Document, PartialDate

_SAYINGS = (
    "{land}'s foreign minister, {name}, spoke in {place} on {day}.",
    "The European Union imposed sanctions on {name}, who leads the {place} Company.",
    "{name}, a farmer of {place}, sold {number} sheep.",
    "{land} joined the {place} Organization in {year}.",
    "Rain fell in {place}; {name} counted {number} boats.",
)
_LANDS = ("Norway", "Ghana", "Japan", "Peru", "Iran", "Serbia")
_SYLLABLES = ("ba", "de", "ki", "lo", "mu", "ra", "sen", "tor", "vi", "zan", "ny", "gel")

Row = tuple[int, float, float, float]
"""Documents, seconds, resident megabytes, megabytes of the ledger."""


def documents(count: int) -> Iterator[Article]:
    """So many short documents, each with names of its own; the same each time."""
    chance = Random(7)  # noqa: S311
    for number in range(count):
        name, other, place = (_word(chance) for _ in range(3))
        said = {
            "land": chance.choice(_LANDS),
            "name": f"{name} {other}",
            "place": place,
            "day": f"{chance.randint(1, 28)} May",
            "year": chance.randint(1990, 2025),
            "number": chance.randint(1, 10**7),
        }
        text = " ".join(one.format(**said) for one in chance.sample(_SAYINGS, chance.randint(1, 2)))
        yield Article(Document(f"doc:{number}", published=PartialDate("2024-05-01")), text)


def _word(chance: Random) -> str:
    return "".join(chance.choice(_SYLLABLES) for _ in range(chance.randint(2, 4))).capitalize()


def measured(count: int, every: int, ledger: Path) -> Iterator[Row]:
    """A row for each so many documents that are read and kept."""
    started = perf_counter()
    with Ledger(ledger) as kept:
        for number, (one, statements) in enumerate(Extractor().pipe(documents(count)), 1):
            kept.put(one.document, statements, text=one.text)
            if number % every == 0:
                size = sum(file.stat().st_size for file in ledger.parent.glob(f"{ledger.name}*"))
                yield number, perf_counter() - started, resident() / 1e6, size / 1e6


def drawn(rows: list[Row], *, width: int = 640, height: int = 240) -> str:
    """The resident memory as a line in SVG; it starts at 0."""
    most, last = max(row[2] for row in rows) * 1.2, rows[-1][0]
    left, bottom = 60, height - 40
    points = " ".join(f"{left + n / last * (width - 80):.1f},{bottom * (1 - mb / most):.1f}" for n, _, mb, _ in rows)
    marks = "".join(
        f'<text x="{left - 6}" y="{bottom * (1 - share) + 4:.1f}" text-anchor="end">{most * share:,.0f}</text>'
        for share in (0, 0.5)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif">'
        f"<title>Resident megabytes while {last:,} documents are read</title>"
        f'<path d="M{left} 10V{bottom}H{width - 20}" fill="none" stroke="gray"/>'
        f'<polyline points="{points}" fill="none" stroke="#1f5fa8" stroke-width="2"/>{marks}'
        f'<text x="{left}" y="{height - 20}">0</text>'
        f'<text x="{width - 20}" y="{height - 20}" text-anchor="end">{last:,} documents</text>'
        f'<text x="{left + 6}" y="20">resident memory, MB</text></svg>\n'
    )


@click.command()
@click.option("--documents", "count", default=100_000, show_default=True)
@click.option("--every", default=2_500, show_default=True)
@click.option("--svg", type=click.Path(dir_okay=False, path_type=Path), help="Draw the memory there.")
def main(count: int, every: int, svg: Path | None) -> None:
    """Prints the memory as documents are read."""
    rows = []
    with TemporaryDirectory() as folder:
        for row in measured(count, every, Path(folder) / "memory.db"):
            rows.append(row)
            click.echo(f"{row[0]:>8} documents {row[1]:8.0f} s {row[2]:6.0f} MB resident {row[3]:6.1f} MB of ledger")
    if svg:
        svg.write_text(drawn(rows), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    main()
