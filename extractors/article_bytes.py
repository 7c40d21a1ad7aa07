"""From bytes to text, and what to say of bytes that are no article."""

from typing import BinaryIO, Final, NamedTuple

from graph.errors import InputError

MAX_CHARACTERS: Final = 1_000_000
"""The longest article, in characters; it is spaCy's own limit."""

MAX_BYTES: Final = 64 * 1024 * 1024
"""The most that is loaded at once: an HTML page, or a line of JSON."""

_NOT_TEXT: Final = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"{\\rtf": "an RTF document",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\x1f\x8b": "a gzip archive",
    b"SQLite format 3\x00": "an SQLite database",
}
_WIDE: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16"}


class Place(NamedTuple):
    """Where something was read, for messages (`name`) and for ids (`uri`, `stem`)."""

    name: str
    uri: str
    stem: str | None


def read_whole(file: BinaryIO, place: Place, limit: int = MAX_BYTES) -> bytes:
    """All bytes of an article, of which there are some and not more than `limit`.

    Raises:
        InputError: It is empty, too long or known to be no text.
    """
    head = file.read(min(limit, 8192))
    refuse_binary(head, place.name)
    data = head + file.read(limit + 1 - len(head))
    if not data:
        raise InputError(f"{place.name} is empty; give a file with text")
    if len(data) > limit:
        raise too_long(place.name)
    return data


def refuse_binary(head: bytes, name: str) -> None:
    """Checks the first bytes of a file.

    Raises:
        InputError: They are those of a file that is no text.
    """
    for magic, what in _NOT_TEXT.items():
        if head.startswith(magic):
            raise InputError(f"{name} is {what}, not text; convert it to text first")
    if b"\x00" in head and head[:2] not in _WIDE:
        raise InputError(f"{name} is a binary file (zero byte at position {head.index(0)}); convert it to text first")


def refuse_wide(head: bytes, name: str) -> None:
    """Checks the first bytes of a file.

    Raises:
        InputError: They say that it is UTF-16.
    """
    if wide := _WIDE.get(head[:2]):
        raise InputError(f"{name} is {wide}, not UTF-8; convert it with: iconv -f {wide} -t UTF-8")


def decoded(data: bytes, name: str) -> str:
    """UTF-8 as text, without a byte order mark; nothing else is changed.

    Raises:
        InputError: It is not UTF-8, and where.
    """
    refuse_wide(data, name)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = f"byte 0x{data[error.start]:02x} at position {error.start}"
        raise InputError(f"{name} is not UTF-8 ({byte}); convert it, for instance with iconv") from error
    return text.removeprefix("\ufeff")


def checked(text: str, name: str) -> str:
    """The text itself, if it can be an article.

    Raises:
        InputError: It is blank, too long, or holds what no text file can.
    """
    if not text.strip():
        raise InputError(f"{name} holds only white space; give a file with text")
    return sound(text, name)


def sound(text: str, name: str) -> str:
    """The text itself, if it can be a passage; a blank one states nothing.

    Raises:
        InputError: It is too long, or holds what no text file can.
    """
    if len(text) > MAX_CHARACTERS:
        raise too_long(name)
    if "\x00" in text:
        raise InputError(f"{name} holds a zero character at position {text.index(chr(0))}; take it out")
    return text


def too_long(name: str) -> InputError:
    """The error for an article that is longer than `MAX_CHARACTERS`."""
    return InputError(f"{name} is too long, over {MAX_CHARACTERS:,} characters; split it into articles")
