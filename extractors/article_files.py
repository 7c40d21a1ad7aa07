"""Which files are articles, what each is called, and where it is said to be from."""

import os
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final, Literal
from urllib.parse import unquote, urlsplit

from extractors.article_bytes import Place
from graph.errors import InputError
from graph.model import slug

Kind = Literal["text", "html", "jsonl", "json"]

ENDINGS: Final[dict[str, Kind]] = {".txt": "text", ".md": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl"}
"""What is an article in a folder, and what kind it is; a file that is named itself may end in anything."""


def kind_of(path: Path) -> Kind:
    """What kind of input a file is by its ending; an array of JSON has to be named, as folders hold others."""
    ending = path.suffix.lower()
    return "json" if ending == ".json" else ENDINGS.get(ending, "text")


_LONGEST: Final = 60
"""The readable part of a document's id has so many characters at most."""


def files_of(path: Path) -> Iterator[Path | InputError]:
    """The file itself, or all articles below a folder, sorted, then what folders may not be read; nothing hidden.

    Raises:
        InputError: It is a folder without articles.
    """
    if not path.is_dir():
        yield path
        return
    closed: list[OSError] = []
    found = sorted(_below(path, closed.append))
    if not found and not closed:
        raise InputError(f"{shown(path)} holds no articles; give a folder with {', '.join(ENDINGS)} files")
    yield from found
    yield from (cannot_open(Path(os.fsdecode(error.filename)), error) for error in closed)


def _below(folder: Path, on_error: Callable[[OSError], None]) -> Iterator[Path]:
    for inner, folders, names in os.walk(folder, onerror=on_error):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (
            Path(inner, name) for name in names if not name.startswith(".") and Path(name).suffix.lower() in ENDINGS
        )


def opened(path: Path) -> BinaryIO:
    """The file, to be read.

    Raises:
        InputError: It is not there, or may not be read.
    """
    try:
        return path.open("rb")
    except OSError as error:
        raise cannot_open(path, error) from error


def cannot_open(path: Path, error: OSError) -> InputError:
    """What to say when the system refuses a file."""
    return InputError(f"{shown(path)} cannot be read: {error.strerror or error}; check the name and its rights")


def place_of(path: Path, base: Path) -> Place:
    """The file as messages and ids have it; the address is relative to `base`, with slashes."""
    try:
        uri = os.path.relpath(path, base)
    except ValueError:  # another drive of a Windows machine
        uri = str(path.absolute())
    return Place(shown(path), shown(uri).replace(os.sep, "/"), shown(path.stem))


def document_id(uri: str, stem: str | None) -> str:
    """An id that stays with the address: its readable end, and a hash that tells equal ends apart.

    >>> document_id("https://courier.example/world/varna-talks.html", None)
    'doc:varna-talks-cc08b54c'
    """
    readable = slug(stem or _end_of(uri))[:_LONGEST].strip("-")
    return f"doc:{readable}-{sha256(uri.encode('utf-8')).hexdigest()[:8]}"


def _end_of(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:  # such as an unclosed bracket in the host
        return url
    return Path(unquote(parts.path).rstrip("/")).stem or parts.netloc


def shown(path: str | Path) -> str:
    """A path as text; bytes of a name that are not UTF-8 stand as `\\xNN`."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")
