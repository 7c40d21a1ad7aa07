"""What pages are made of and written to: the files of `graph/view/web`, their hashes, and files whole or not at all."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final

from graph.export._files import opened_to_write

_WEB: Final = Path(__file__).resolve().parent / "web"


@cache
def web_file(name: str) -> str:
    """A file of `graph/view/web`."""
    return (_WEB / name).read_text(encoding="utf-8")


def hash_of(text: str) -> str:
    """A script or style as a Content-Security-Policy names it."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def write_whole(text: str, target: str | Path | BinaryIO) -> None:
    """Writes a file whole or not at all.

    Raises:
        FormatError: It cannot be written; what was there before is as it was.
    """
    with opened_to_write(target) as file:
        file.write(text.encode("utf-8", "replace"))  # half a surrogate pair, which UTF-8 does not hold
