"""Builds a ledger of many documents of which one in a hundred is broken, in ten ways, and looks for each.

    python -m benchmarks.broken --documents 100000

`entente build --keep-going --report` must keep each good document with its text, and name each bad one once: nine ways
of being broken are lines of JSON, the tenth are files that end within a character. Documents that are odd and yet can
be read are kept and named. `--quick` leaves the language model out: in the place of its components stand two that do
nothing, in a spaCy pipeline given with `--model`; gazetteer and rules read as ever.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import Final

import click
import spacy

from benchmarks.commands import Command
from graph.ledger import Ledger

EVERY: Final = 100
LINES: Final = 5_000
"""Of each file."""

Made = dict[str, object]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to be broken.

    Attributes:
        line: From a document's number to its line, without the line's end.
        says: What the report says of it.
        kept: Whether it is read all the same.
    """

    line: Callable[[int], bytes]
    says: str
    kept: bool = False


def _json(number: int, **more: object) -> bytes:
    return json.dumps(good(number) | more, ensure_ascii=False).encode()


def good(number: int) -> Made:
    """A document that can be read."""
    said = f"Finland joined NATO in {1950 + number % 70}." if number % 10 == 0 else f"Rain fell on village {number}."
    return {"id": number, "text": said}


WAYS: Final = (
    Way(lambda n: _json(n)[:-2], "not JSON"),
    Way(lambda n: _json(n, text="Lukašenko spoke.").decode().encode("iso-8859-2"), "not UTF-8"),
    Way(lambda n: json.dumps({"id": n}).encode(), "it has no 'text'"),
    Way(lambda n: _json(n, date="2023-02-30"), "is not a date"),
    Way(lambda n: _json(n - 1, text=f"Snow fell on village {n}."), "given before with another text", kept=True),
    Way(lambda n: _json(n, text=""), "its text is empty", kept=True),
    Way(lambda n: _json(n, text="x" * 20_000), "a word of more than 10,000 characters", kept=True),
    Way(lambda n: _json(n).replace(b"fell", b"\x00"), "not JSON"),
    Way(lambda n: _json(n, text=["Rain"]), "which is no text"),
)
"""Of lines; a file that is cut is the tenth."""

CUT: Final = "Rain fell on Lukašenko’".encode()[:-1]


@dataclass(slots=True)
class Expected:
    """What is written, and so what must come back.

    Attributes:
        texts: Place of origin → text, of all that can be read.
        named: (file, line) → what the report says, and whether it was kept.
    """

    texts: dict[str, str]
    named: dict[tuple[str, int | None], tuple[str, bool]]


@click.command()
@click.option("--documents", default=100_000, show_default=True)
@click.option("--quick", is_flag=True, help="Without the language model.")
@click.option("--jobs", default=1, show_default=True)
def main(documents: int, quick: bool, jobs: int) -> None:
    """Does it, and prints one line."""
    began = monotonic()
    with TemporaryDirectory() as folder:
        expected = write(Path(folder), documents)
        options = ("--jobs", str(jobs), *(("--model", plain(Path(folder))) if quick else ()))
        check(Path(folder), expected, options, cold=jobs > 1)
    kept = len(expected.texts)
    how = "without the language model" if quick else "with the language model"
    click.echo(
        f"{documents} documents, {len(expected.named)} of them broken in {len(WAYS) + 1} ways, {how}: {kept} that can "
        f"be read are in, each broken one is named once; {monotonic() - began:.0f} s"
    )


def write(folder: Path, documents: int) -> Expected:
    """Writes the documents to `articles` in a folder: lines of JSON in files of 5,000, and the files that are cut."""
    expected = Expected({}, {})
    articles = folder / "articles"
    articles.mkdir()
    for first in range(0, documents, LINES):
        name = f"articles/{first:08}.jsonl"
        with (folder / name).open("wb") as file:
            line = 0
            for number in range(first, min(first + LINES, documents)):
                way = number // EVERY % (len(WAYS) + 1) if number % EVERY == EVERY - 1 else None
                if way == len(WAYS):
                    cut = f"articles/{number:08}.txt"
                    (folder / cut).write_bytes(CUT)
                    expected.named[cut, None] = ("not UTF-8", False)
                    continue
                line += 1
                _write_line(file.write, expected, (name, line, number), None if way is None else WAYS[way])
    return expected


def _write_line(
    write_bytes: Callable[[bytes], object], expected: Expected, at: tuple[str, int, int], way: Way | None
) -> None:
    name, line, number = at
    written = way.line(number) if way else _json(number)
    write_bytes(written + b"\n")
    if way:
        expected.named[name, line] = (way.says, way.kept)
    if way is None or way.kept:
        made = json.loads(written)
        uri = f"{name}#{made['id']}"
        expected.texts[uri if uri not in expected.texts else f"{uri}#line-{line}"] = made["text"]


def check(folder: Path, expected: Expected, options: tuple[str, ...] = (), *, cold: bool = False) -> None:
    """Builds the ledger, and compares what it holds and what the report names with what is expected.

    Args:
        folder: With the documents.
        expected: Of them.
        options: More of the command's.
        cold: Start Python anew, as `--jobs` needs: a process that is forked ends its own helpers too early.

    Raises:
        AssertionError: They are not the same.
    """
    arguments = ("build", "articles", "--db", "geo.db", "--keep-going", "--report", "report.jsonl", *options)
    with Command((*arguments, "--format", "jsonl"), folder, cold) as command:
        code = command.end()
    unread = sum(not kept for _, kept in expected.named.values())
    said = f"entente: {unread} of the inputs could not be read, as report.jsonl names them; the others were\n"
    _same((code, command.said), (1, said) if unread else (0, ""), "the end")
    _same(len(command.printed), len(expected.texts), "what was printed")
    with Ledger(folder / "geo.db") as ledger:
        _same({one.uri: ledger.text(one.id) for one in ledger.documents()}, expected.texts, "what the ledger holds")
    rows = [json.loads(line) for line in (folder / "report.jsonl").read_bytes().splitlines()]
    named = {(row["where"], row["line"]): row for row in rows}
    _same(len(rows), len(named), "what is named once")
    _same(named.keys(), expected.named.keys(), "what is named")
    for place, (says, kept) in expected.named.items():
        _same((says in named[place]["what"], named[place]["kept"]), (True, kept), f"what is said of {place}")


def _same(found: object, wanted: object, what: str) -> None:
    if found != wanted:
        raise AssertionError(f"{what} differs: {found!r:.500} is not {wanted!r:.500}")


def plain(folder: Path) -> str:
    """Saves a spaCy pipeline in which nothing stands in the place of Entente's two networks; its folder."""
    nlp = spacy.blank("en")
    for name in ("sentencizer", "entente_ner", "entente_links"):
        nlp.add_pipe("sentencizer", name=name)
    nlp.to_disk(folder / "plain")
    return str(folder / "plain")


if __name__ == "__main__":
    main()
