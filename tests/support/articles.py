"""Files with articles, and what reading them gives; for the tests of the readers."""

import json
from pathlib import Path
from typing import Any

import pytest

from extractors.article import Article, read
from graph.errors import InputError

PROSE = "The foreign minister of Palau, Gustav Aitaro, met his colleague in Suva.\n"


def one(path: Path, **options: Any) -> Article:
    (article,) = read([path], base=path.parent, **options)
    return article


def saved(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refused(path: Path | str, **options: Any) -> str:
    with pytest.raises(InputError) as caught:
        list(read([path], **options))
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value), "it says what to do"
    return str(caught.value)


def page(head: str = "", body: str = f"<p>{PROSE}</p>") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def lines(*rows: Any) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)
