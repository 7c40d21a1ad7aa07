"""Annotated passages without their text: item of a corpus, character offsets, fields; the text is read from the corpus.

A record is one line of JSON: the item, where in its text the passage starts and ends, and the passage's relations as
`gold/GUIDE.md` has them. A field whose value stands in the passage is given as its two offsets in the item's text, in
the passage's own letter case; any other (a country's plain name, a status) as it is.
"""

import csv
import gzip
import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extractors.training.corpora.sources import Source
from graph.errors import FormatError

Row = dict[str, Any]
"""An annotated passage: `id`, `date`, `text`, `relations`, `optional_relations`."""

ANNOTATED = Path(__file__).parents[1] / "annotated"
"""The folder of the records: a file for each file of a corpus."""

_WORDED = ("person", "title", "of", "country", "organization", "issuer", "target", "reason")
"""Fields whose values are words of the passage, mostly; `evidence` always is."""

_LISTS = ("relations", "optional_relations")


def read_passages(source: Source, folder: Path, records: Path = ANNOTATED) -> Iterator[Row]:
    """The annotated passages of a corpus file.

    Raises:
        InputError: The corpus file is not there.
        FormatError: It lacks an item that a record names.
    """
    texts = {item["id"]: item for item in items(source.file(folder))}
    path = records / records_name(source.path)
    with path.open(encoding="utf-8") as lines:
        for number, record in enumerate(map(json.loads, lines), 1):
            if record["item"] not in texts:
                raise FormatError(f"{source.path}: has no item {record['item']}, which {path.name}:{number} names")
            if source.has(record["item"], folder):
                yield passage(record, texts[record["item"]])


def records_name(path: str) -> str:
    """The name of the file of records for a corpus file."""
    return f"{path.split('.')[0].replace('/', '-')}.jsonl"


def items(path: Path) -> Iterator[Row]:
    """Id, date and text of each item of a corpus file: see `_FORMS`.

    Where items have an address alone, the id is a part of the address's SHA-1: addresses hold headlines. Where a corpus
    keeps words, its text is the words with a space between each two, and an empty line ends a line.
    """
    for row in _FORMS[path.suffix](path):
        known = row["id"] if "id" in row else address_id(row["url"])
        yield {"id": known, "date": row.get("date"), "text": row["text"]}


def address_id(address: str) -> str:
    """The id of an item that has an address: sixteen hexadecimal digits."""
    return hashlib.sha1(address.encode(), usedforsecurity=False).hexdigest()[:16]


def _csv_rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def _json_rows(path: Path) -> Iterator[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _archive_rows(path: Path) -> Iterator[Row]:
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            blocks = re.split(r"\n[^\S\n]*\n", archive.read(name).decode("utf-8"))
            yield {"id": name, "text": "\n".join(filter(None, map(_first_column, blocks)))}


def _first_column(block: str) -> str:
    return " ".join(line.split("\t")[0] for line in block.splitlines() if line.strip())


def _document_rows(path: Path) -> Iterator[Row]:
    for number, document in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        yield {"id": number, "text": " ".join(word for sentence in document["sents"] for word in sentence)}


_FORMS = {".csv": _csv_rows, ".gz": _json_rows, ".json": _document_rows, ".zip": _archive_rows}
"""How a corpus file gives its items: a table with a header, packed JSON lines, an array of documents whose sentences
are words (DocRED), an archive of files of a word a line."""


def passage(record: Mapping[str, Any], item: Mapping[str, Any]) -> Row:
    """The passage of a record, with its text."""
    lists = {name: [_told(relation, item["text"]) for relation in record.get(name, ())] for name in _LISTS}
    text = item["text"][record["start"] : record["end"]]
    return {"id": f"{record['item']}@{record['start']}", "date": item["date"], "text": text, **lists}


def _told(relation: Mapping[str, Any], text: str) -> Row:
    return {key: text[slice(*value)] if isinstance(value, list) else value for key, value in relation.items()}


def record(row: Row, item: str | int, start: int) -> Row:
    """The record of an annotated passage; the opposite of `passage`.

    Args:
        row: With `text` and its relations.
        item: Id of the item of the corpus.
        start: Where the passage starts in the item's text.

    Raises:
        ValueError: A quote does not stand in the text.
    """
    lists = {name: [_offsets(relation, row["text"], start) for relation in row[name]] for name in _LISTS if row[name]}
    return {"item": item, "start": start, "end": start + len(row["text"]), **lists}


def _offsets(relation: Row, text: str, start: int) -> Row:
    quote = text.index(relation["evidence"])
    worded = {key: _place(value, text, quote, start) for key, value in relation.items() if key in _WORDED and value}
    return {**relation, **worded, "evidence": [start + quote, start + quote + len(relation["evidence"])]}


def _place(value: str, text: str, quote: int, start: int) -> list[int] | str:
    """Where a value stands as words of their own: in the quote or after it, else anywhere, else the value itself."""
    sought = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)", re.IGNORECASE)
    found = sought.search(text, quote) or sought.search(text)
    return [start + found.start(), start + found.end()] if found else value
