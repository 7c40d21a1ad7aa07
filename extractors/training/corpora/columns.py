"""Readers of words in lines and tags in columns: `worldwide` (an archive), CrossNER, wikigold, UNER."""

import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from extractors.training.corpora.marking import checked, marks, sentence
from extractors.training.corpora.sentence import Sentence
from extractors.training.corpora.sources import Source, listed
from graph.errors import FormatError

Row = tuple[str, str]
"""A word and its tag."""


def read_bio(source: Source, folder: Path) -> Iterator[Sentence]:
    """A file of `word tag` lines (blank or tab between them), with an empty line after each sentence."""
    path = source.file(folder)
    with path.open(encoding="utf-8") as lines:
        for number, rows in enumerate(_sentences(lines, str(path))):
            # wikigold's sentences follow each other in articles whose ends are not marked; CrossNER's stand alone
            yield _sentence(source, rows, document=f"{source.corpus}:{number}")


def read_bio_zip(source: Source, folder: Path) -> Iterator[Sentence]:
    """An archive with one such file for each article; a third column, nested names, is not read."""
    with zipfile.ZipFile(source.file(folder)) as archive:
        for name in _members(source, folder, archive.namelist()):
            lines = archive.read(name).decode("utf-8").splitlines()
            for rows in _sentences(lines, f"{source.path}:{name}"):
                yield _sentence(source, rows, document=f"{source.corpus}:{name}")


def read_uner(source: Source, folder: Path) -> Iterator[Sentence]:
    """Universal NER's files: comments, then `number word tag - -`."""
    path = source.file(folder)
    document = source.corpus
    rows: list[Row] = []
    with path.open(encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            if line.startswith("# newdoc id = "):
                document = f"{source.corpus}:{line.split(' = ', 1)[1].strip()}"
            elif line.strip() and not line.startswith("#"):
                rows.append(_row(line.split("\t")[1:3], str(path)))
            elif rows and not line.strip():
                yield _sentence(source, rows, document=document)
                rows = []


def _members(source: Source, folder: Path, names: Iterable[str]) -> list[str]:
    members = {name for name in names if not name.endswith("/")}
    for path in filter(None, (source.only, source.without)):
        # a held-back article that is not recognised would be trained on
        if unknown := listed(folder / path) - members:
            raise FormatError(f"{folder / path}: lists {min(unknown)}, which the archive does not hold")
    return sorted(name for name in members if source.has(name, folder))


def _sentences(lines: Iterable[str], where: str) -> Iterator[list[Row]]:
    rows: list[Row] = []
    for line in lines:
        if line.strip():
            rows.append(_row(line.split("\t") if "\t" in line else line.split(), where))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _row(fields: list[str], where: str) -> Row:
    if len(fields) < 2:
        raise FormatError(f"{where}: a line without a tag: {fields}; a line is a word and O, B-… or I-…")
    return fields[0].strip(), checked(fields[1].strip(), where)


def _sentence(source: Source, rows: list[Row], document: str) -> Sentence:
    words, tags = zip(*rows, strict=True)
    return sentence(source, words, marks(tags), document=document)
