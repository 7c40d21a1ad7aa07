"""Measures what it costs to find copies while documents are kept.

    python benchmarks/copies.py --documents 100000

Generated texts of some 400 words go into a ledger (in TMPDIR), each in a transaction of its own, one in ten a lightly
edited copy of an earlier one. For each tenth of them it prints how many were added a second, what one `put` cost, and
how much of that was the search for copies. The last line is what was found.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import click

from graph import copy_index
from graph.ledger import Ledger
from graph.model import Document

Texts = Iterator[tuple[str, str]]
WORDS = [f"{start}{end}" for start in ("ba", "de", "fo", "gi", "ku", "la", "me", "no") for end in range(2500)]


def texts(random: Random) -> Texts:
    """Document ids and texts without end."""
    recent: list[str] = []
    number = 0
    while True:
        number += 1
        copied = recent and number % 10 == 0
        text = edited(random, random.choice(recent)) if copied else " ".join(random.choices(WORDS, k=400))
        recent = [text, *recent[:999]]
        yield f"doc:{number}", text


def edited(random: Random, text: str) -> str:
    """The text under another headline, without its end, and with a paragraph put in."""
    words = text.split()
    place = random.randrange(len(words))
    return " ".join([*random.choices(WORDS, k=8), *words[:place], *random.choices(WORDS, k=15), *words[place:-20]])


class Stopwatch:
    """A function that counts the seconds spent in another."""

    def __init__(self, work: Callable[..., Any]) -> None:
        self.work, self.seconds = work, 0.0

    def __call__(self, *values: Any, **more: Any) -> Any:
        start = time.perf_counter()
        try:
            return self.work(*values, **more)
        finally:
            self.seconds += time.perf_counter() - start


def measured(ledger: Ledger, documents: list[tuple[str, str]]) -> str:
    """One line: documents a second, and milliseconds for each, whole and for the search alone."""
    original, put = copy_index.add, Stopwatch(ledger.put)
    copy_index.add = search = Stopwatch(original)
    for id_, text in documents:
        put(Document(id_), [], text=text)
    copy_index.add = original
    count = len(documents)
    each = (1000 * put.seconds / count, 1000 * search.seconds / count)
    return f"{count / put.seconds:6.0f} documents/s  {each[0]:6.2f} ms a put  {each[1]:6.2f} ms of it for copies"


@click.command()
@click.option("--documents", default=100_000, show_default=True)
def main(documents: int) -> None:
    """Prints a line for each tenth, and what was found."""
    made = texts(Random(7))  # noqa: S311 - the same each time is what is wanted
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "geo.db") as ledger:
        for tenth in range(1, 11):
            click.echo(f"{tenth * documents // 10:>8}  {measured(ledger, list(islice(made, documents // 10)))}")
        copies = Stopwatch(ledger.copies)
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        click.echo(f"{len(copies())} copies found, read in {copies.seconds:.2f} s; the ledger takes {size:.0f} MB")


if __name__ == "__main__":
    main()
