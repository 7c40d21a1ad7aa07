"""Articles out of files, folders, web pages, lines of JSON and standard input.

Text is kept as it stands in the file (only a byte order mark goes), so that offsets are those of the file. The text
of a page is what `article_html` makes of it. What cannot be read is an `InputError` of one line; either it ends the
reading, or it is handed over and the rest goes on.
"""

import logging
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO, Final
from weakref import finalize

from extractors.article_bytes import MAX_CHARACTERS, Place, checked, decoded, read_whole
from extractors.article_files import cannot_open, document_id, files_of, kind_of, opened, place_of, shown
from extractors.article_html import read_page
from extractors.article_jsonl import Row, read_array, read_rows
from extractors.article_text import heading
from graph.errors import InputError, suggestion
from graph.model import Document, PartialDate

KINDS: Final = ("text", "html", "jsonl", "json")
"""What an input may be."""

LONGEST_WORD: Final = 10_000
"""Characters of the longest word that nobody wonders about."""
OnError = Callable[[InputError], object]
_LOG: Final = logging.getLogger(__name__)
_STDIN: Final = Path("-")


@dataclass(frozen=True, slots=True)
class Article:
    """A text and where it is from.

    Attributes:
        document: Its id, title, address and date.
        text: All of it; the offsets of evidence count its characters.
        passage_id: The `id` of its line of JSON, as given.
        place: The file that it was read from, for messages.
        line: Its line of JSON there.
        doubt: What is odd about it, though it is read.
    """

    document: Document
    text: str
    passage_id: str | int | None = None
    place: str | None = field(default=None, compare=False)
    line: int | None = field(default=None, compare=False)
    doubt: str | None = field(default=None, compare=False)


def read(
    paths: Iterable[str | Path],
    *,
    kind: str | None = None,
    base: Path | None = None,
    keep_going: bool = False,
    on_error: OnError | None = None,
) -> Iterator[Article]:
    """The articles of files and folders, one at a time and in order.

    Args:
        paths: Files, folders, and `-` for standard input.
        kind: `text`, `html`, `jsonl` or `json` (an array of the objects that `jsonl` has one a line); by default the
            ending of each file tells, and anything unknown is text.
        base: The folder that addresses of files are relative to; by default the working folder.
        keep_going: Hand what cannot be read to `on_error` (by default to the log) and go on.
        on_error: Called with each error, if `keep_going`.

    Raises:
        InputError: Something cannot be read, unless `keep_going`.
    """
    yield from Source(paths, kind=kind, base=base).read((on_error or _LOG.warning) if keep_going else None)


class Source:
    """Articles that can be looked through before they are used, even those of standard input.

    Raises:
        InputError: There is no such kind of input.
    """

    def __init__(self, paths: Iterable[str | Path], *, kind: str | None = None, base: Path | None = None) -> None:
        if kind is not None and kind not in KINDS:
            raise InputError(f"{kind!r} is no kind of input; use {', '.join(KINDS)}{suggestion(kind, KINDS)}")
        # Path("./-") is Path("-"), and yet a file.
        self._paths = [Path(path).absolute() if str(path) == "./-" else Path(path) for path in paths]
        self._kind = kind
        self._base = base or Path()
        self._kept: dict[Path, BinaryIO] = {}

    def check(self) -> None:
        """Reads everything once and keeps nothing but what cannot be read twice (standard input, a pipe).

        Raises:
            InputError: Something cannot be read.
        """
        for path in self._paths:
            if _only_once(path):
                self._keep(path)
        for _ in self.read():
            pass

    def read(self, on_error: OnError | None = None) -> Iterator[Article]:
        """The articles, one at a time and in order.

        Args:
            on_error: Called with what cannot be read, and the rest goes on.

        Raises:
            InputError: Something cannot be read, and there is no `on_error`.
        """
        for found in self._found():
            if isinstance(found, Article):
                yield found
            elif on_error is None:
                raise found
            else:
                on_error(found)

    def _found(self) -> Iterator[Article | InputError]:
        for path in self._paths:
            try:
                for file in files_of(path):
                    yield from [_placed(file, shown(path))] if isinstance(file, InputError) else self._of_file(file)
            except InputError as error:
                yield _placed(error, shown(path))
            except OSError as error:
                yield _placed(cannot_open(path, error), shown(path))

    def _of_file(self, path: Path) -> Iterator[Article | InputError]:
        kind = self._kind or kind_of(path)
        place = Place("standard input", "stdin", None) if path == _STDIN else place_of(path, self._base)
        try:
            for found in self._of_open_file(path, kind, place):
                yield _placed(found, place.name) if isinstance(found, InputError) else found
        except InputError as error:
            yield _placed(error, place.name)
        except OSError as error:
            yield _placed(cannot_open(path, error), place.name)

    def _of_open_file(self, path: Path, kind: str, place: Place) -> Iterator[Article | InputError]:
        if path in self._kept or path == _STDIN:
            file = self._kept.get(path, sys.stdin.buffer)
            if path in self._kept:
                file.seek(0)
            yield from READERS[kind](file, place)
            return
        with opened(path) as file:
            yield from READERS[kind](file, place)

    def _keep(self, path: Path) -> None:
        if path in self._kept:
            return
        kept = self._kept[path] = TemporaryFile()  # noqa: SIM115  # it goes with the source
        finalize(self, kept.close)
        if path == _STDIN:
            shutil.copyfileobj(sys.stdin.buffer, kept)
            return
        with opened(path) as file:
            shutil.copyfileobj(file, kept)


def _placed(error: InputError, where: str) -> InputError:
    error.where = where
    return error


def _only_once(path: Path) -> bool:
    try:
        return path == _STDIN or path.is_fifo()
    except OSError:  # reading it will say why
        return False


def _text(file: BinaryIO, place: Place) -> Iterator[Article]:
    # A character has at most four bytes in UTF-8, and a byte order mark three.
    data = read_whole(file, place, 4 * MAX_CHARACTERS + 3)
    text = checked(decoded(data, place.name), place.name)
    top = heading(text)
    yield _article(text, place, title=top.title, url=None, published=top.published)


def _html(file: BinaryIO, place: Place) -> Iterator[Article]:
    page = read_page(read_whole(file, place), place.name)
    if not page.text:
        raise InputError(f"{place.name} is a page without text; save the article itself, or give its text")
    yield _article(checked(page.text, place.name), place, title=page.title, url=page.url, published=page.published)


def _article(text: str, place: Place, *, title: str | None, url: str | None, published: PartialDate | None) -> Article:
    uri = url or (place.uri if place.stem else f"{place.uri}:{sha256(text.encode('utf-8')).hexdigest()[:16]}")
    stem = None if url else place.stem or place.uri
    document = Document(document_id(uri, stem), title or place.stem, url, published, uri)
    return Article(document, text, place=place.name, doubt=_doubt(text))


def _jsonl(file: BinaryIO, place: Place) -> Iterator[Article | InputError]:
    return _passages(read_rows(file, place.name), place)


def _json(file: BinaryIO, place: Place) -> Iterator[Article | InputError]:
    return _passages(read_array(read_whole(file, place), place.name), place)


def _passages(rows: Iterable[Row | InputError], place: Place) -> Iterator[Article | InputError]:
    seen: dict[str, int] = {}
    for row in rows:
        yield row if isinstance(row, InputError) else _passage(row, place, seen)


def _passage(row: Row, place: Place, seen: dict[str, int]) -> Article:
    """The article of a row. Rows of one address (the passages of one page) stay apart: one would replace the other.

    Args:
        row: Of the file.
        place: The file.
        seen: Document id → the hash of its text, for the rows before; this one is added.
    """
    uri = row.url or f"{place.uri}#{row.number if row.id is None else row.id}"
    stem = _stem_of(row, place)
    doubt, before = _doubt(row.text), seen.get(document_id(uri, stem))
    if before is not None:
        uri = f"{uri}#line-{row.number}"
        if row.id is not None and before != hash(row.text):
            doubt = f"its id {row.id!r} was given before with another text; both are kept, apart"
    document = Document(document_id(uri, stem), row.title, row.url, row.published, uri)
    seen[document.id] = hash(row.text)
    return Article(document, row.text, row.id, place.name, row.number, doubt)


def _doubt(text: str) -> str | None:
    if not text.strip():
        return "its text is empty; it states nothing"
    if len(text) > LONGEST_WORD and any(len(word) > LONGEST_WORD for word in text.split()):
        return f"it has a word of more than {LONGEST_WORD:,} characters; see whether it is prose"
    return None


def _stem_of(row: Row, place: Place) -> str | None:
    if row.id is not None:
        return str(row.id)
    return None if row.url else f"{place.stem or place.uri}-{row.number}"


READERS: Final[dict[str, Callable[[BinaryIO, Place], Iterator[Article | InputError]]]] = {
    "text": _text,
    "html": _html,
    "jsonl": _jsonl,
    "json": _json,
}
"""What reads an open file of each kind; in place of what cannot be read may stand the error that says why."""
