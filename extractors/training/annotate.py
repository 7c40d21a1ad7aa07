"""Chooses passages of a corpus to annotate, with what is read in them as a draft; keeps them without their text.

python -m extractors.training.annotate choose CORPUS-FILE --corpora FOLDER --count 60 > drafts.jsonl
python -m extractors.training.annotate keep CORPUS-FILE drafts.jsonl --corpora FOLDER

Chosen are the passages of which the extractor is least sure: active learning by uncertainty sampling (Lewis and Gale
1994, https://arxiv.org/abs/cmp-lg/9407020), after a random choice of ten times as many.
"""

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

import click

from extractors import Extractor
from extractors.annotated import Annotated, read_annotated
from extractors.evaluate import to_gold
from extractors.training.corpora.sources import Source
from extractors.training.corpora.standoff import ANNOTATED, Row, items, record, records_name
from extractors.training.examples import told_sources
from graph.command_line import run
from graph.errors import InputError
from graph.model import Statement
from graph.ontology import relation_types

SHORT, LONG = 200, 900
"""Characters of a passage: paragraphs are joined up to the first, and joined no further than the second."""

_DRAWN = 10
"""As many passages are drawn at random as are asked for, times this."""

_LINE = re.compile(r"[^\n]+")

Place = tuple[str | int, int]
"""Item, as its corpus has it, and where in its text a passage starts."""


def source_of(path: str) -> Source:
    """The source of annotated passages that is in a corpus file and may be trained on.

    Raises:
        InputError: There is none.
    """
    known = {source.path: source for source in told_sources() if source.format == "stand-off"}
    if path not in known:
        raise InputError(f"{path}: no passages are taken from this file; use one of {', '.join(sorted(known))}")
    return known[path]


def places(text: str) -> Iterator[tuple[int, int]]:
    """Where the passages of a text start and end: lines, short ones joined to what follows."""
    first = last = None
    for line in _LINE.finditer(text):
        if first is not None and last is not None and (last - first >= SHORT or line.end() - first > LONG):
            yield first, last
            first = None
        first, last = line.start() if first is None else first, line.end()
    if first is not None and last is not None:
        yield first, last


def taken(path: str, records: Path = ANNOTATED) -> dict[str, list[tuple[int, int]]]:
    """The stretches of each item that are annotated already."""
    found: dict[str, list[tuple[int, int]]] = {}
    file = records / records_name(path)
    for line in file.read_text(encoding="utf-8").splitlines() if file.is_file() else ():
        one = json.loads(line)
        found.setdefault(str(one["item"]), []).append((one["start"], one["end"]))
    return found


def fresh(source: Source, corpora: Path, records: Path = ANNOTATED) -> Iterator[tuple[Place, Row]]:
    """The passages of a source that nobody has annotated: where they stand, and id, date and text."""
    done = taken(source.path, records)
    for item in items(source.file(corpora)):
        for start, end in places(item["text"]) if source.has(item["id"], corpora) else ():
            if not any(start < last and first < end for first, last in done.get(str(item["id"]), ())):
                row = {"id": f"{item['id']}@{start}", "date": item["date"], "text": item["text"][start:end]}
                yield (item["id"], start), row


def doubt(said: Iterable[Statement]) -> float:
    """How unsure the reading of a passage is: for each relation 1 at a confidence of one half, 0 at one of 0 or 1."""
    return sum(1 - abs(2 * one.confidence - 1) for one in said)


def chosen(source: Source, corpora: Path, count: int, seed: int) -> list[Row]:
    """The passages to annotate, the least sure first, each with its draft."""
    random = Random(seed)  # noqa: S311 - a choice of passages is no secret
    everything = [row for _, row in fresh(source, corpora)]
    drawn = random.sample(everything, min(len(everything), count * _DRAWN))
    extractor = Extractor()
    read = [(row, extractor(row["text"], row["date"] or None)) for row in drawn]
    unsure = sorted(read, key=lambda one: -doubt(one[1]))[:count]
    return [{**row, "relations": [draft(one) for one in said], "optional_relations": []} for row, said in unsure]


def draft(statement: Statement) -> Row:
    """A statement as an annotator corrects it, with its confidence."""
    flat = to_gold(statement)
    left_out = ("quote", "start", "end", "attribution")
    fields = {name: value for name, value in flat.items() if name not in left_out}
    return {**fields, "evidence": flat["quote"], "sentence_local": True}


def kept(source: Source, corpora: Path, path: str, records: Path = ANNOTATED) -> list[Row]:
    """The records of annotated passages.

    Raises:
        InputError: A passage is not in the corpus as it stands here, is annotated already, or a relation is not sound.
    """
    where = {row["id"]: (place, row["text"]) for place, row in fresh(source, corpora, records)}
    return [_record(row, where) for row in read_annotated(path)]


def _record(row: Annotated, where: dict[str, tuple[Place, str]]) -> Row:
    if row.id not in where:
        raise InputError(f"{row.where}: {row.id} is no passage that `choose` gives; leave the ids as they are")
    (item, start), text = where[row.id]
    lists = {"relations": row.relations, "optional_relations": row.optional}
    told = {name: [_sound(dict(one), text, row.where) for one in given] for name, given in lists.items()}
    return record({"text": text, **told}, item, start)


def _sound(relation: Row, text: str, where: str) -> Row:
    """A relation whose quote stands in the text and whose status is of its kind; without what only a draft has."""
    statuses = relation_types()[relation["type"]].statuses
    if not relation.get("evidence") or relation["evidence"] not in text:
        raise InputError(f"{where}: the quote {relation.get('evidence')!r} is not in the passage; copy it exactly")
    if relation["status"] not in statuses:
        raise InputError(
            f"{where}: {relation['status']!r} is no status of {relation['type']}; use {', '.join(statuses)}"
        )
    return {name: value for name, value in relation.items() if name != "confidence"}


@click.group()
def main() -> None:
    """Passages to annotate, and annotated ones to keep."""


_FILE = click.argument("corpus_file", metavar="CORPUS-FILE")
_CORPORA = click.option("--corpora", type=click.Path(path_type=Path), required=True, help="The corpora folder.")


@main.command()
@_FILE
@_CORPORA
@click.option("--count", default=60, show_default=True, help="Passages.")
@click.option("--seed", default=7, show_default=True, help="Of the random choice.")
def choose(corpus_file: str, corpora: Path, count: int, seed: int) -> None:
    """Prints passages with drafts of their relations, a JSON line each, the least sure first."""
    for row in chosen(source_of(corpus_file), corpora, count, seed):
        click.echo(json.dumps(row, ensure_ascii=False))


@main.command()
@_FILE
@click.argument("annotated", type=click.Path(dir_okay=False))
@_CORPORA
def keep(corpus_file: str, annotated: str, corpora: Path) -> None:
    """Adds annotated passages to the records; adds none where one is not sound."""
    found = kept(source_of(corpus_file), corpora, annotated)
    with (ANNOTATED / records_name(corpus_file)).open("a", encoding="utf-8") as records:
        records.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in found)
    click.echo(f"kept {len(found)} passages")


if __name__ == "__main__":
    sys.exit(run(main))
