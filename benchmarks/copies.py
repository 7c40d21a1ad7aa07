"""Measures what it costs to find copies while documents are kept.

    python benchmarks/copies.py --documents 100000

Generated texts of some 400 words go into a ledger on disk, one in ten a lightly edited copy of an earlier one. After
each tenth of them it prints how many were added a second, what one more `put` costs at that size, and how much of that
is the search for copies. The last line is what the groups say.
"""

import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random

import click

from graph import copy_index
from graph.ledger import Ledger
from graph.model import Document

Texts = Iterator[tuple[str, str]]
WORDS = [f"{start}{end}" for start in "ba de fo gi ku la me no pa ru".split() for end in map(str, range(2000))]


def texts(seed: int = 7) -> Texts:
    """Document ids and texts without end, the same for the same seed."""
    random = Random(seed)
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


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def put(ledger: Ledger, made: Texts, count: int) -> None:
    """Keeps the next texts, each in a transaction of its own."""
    for id_, text in islice(made, count):
        ledger.put(Document(id_), [], text=text)


def measure(ledger: Ledger, made: Texts, count: int) -> str:
    """One line: the rate over `count` documents, then what one costs now, with and without the search for copies."""
    rate = count / seconds(lambda: put(ledger, made, count))
    one = seconds(lambda: put(ledger, made, 200)) / 200
    search = copy_index.add
    copy_index.add = lambda *_: None
    bare = seconds(lambda: put(ledger, made, 200)) / 200
    copy_index.add = search
    return f"{rate:8.0f} documents/s  {1000 * one:6.2f} ms a put  {1000 * bare:6.2f} ms without"


@click.command()
@click.option("--documents", default=100_000, show_default=True)
def main(documents: int) -> None:
    """Prints a line for each tenth, and what was found."""
    with tempfile.TemporaryDirectory() as folder, Ledger(Path(folder) / "geo.db") as ledger:
        made = texts()
        for tenth in range(1, 11):
            line = measure(ledger, made, documents // 10 - 400)
            click.echo(f"{tenth * documents // 10:>9}  {line}")
        read = seconds(ledger.copies)
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        click.echo(f"{len(ledger.copies())} copies found, read in {read:.2f} s; the ledger takes {size:.0f} MB")


if __name__ == "__main__":
    main()
