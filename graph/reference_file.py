"""Reads a reference: FollowTheMoney entities, one JSON object a line, plain or in gzip, as OpenSanctions exports them.

A file may have gigabytes, so one line is held at a time. Schemas are texts here, and what is not needed to match is not
looked at.
"""

import gzip
import json
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader
from typing import Any, Final

from graph.errors import InputError

SCHEMAS: Final[Mapping[str, str]] = {
    "Person": "Person",
    "Organization": "Organization",
    "Company": "Organization",
    "LegalEntity": "Organization",
    "PublicBody": "Organization",
    "Vessel": "Vessel",
}
"""FollowTheMoney schema → our entity kind; entities of other schemas are passed over."""

_NAMES = ("name", "alias")  # not weakAlias: those are said to be too broad to match by
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction", "mainCountry", "flag")
_QID = re.compile(r"Q[1-9][0-9]*")
_IMO = re.compile(r"(?:IMO)?\s*([0-9]{7})", re.IGNORECASE)
_LONGEST_LINE = 64 << 20
_OFTEN = 2000  # lines
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Reference:
    """An entity of a reference, as far as it tells who it is."""

    id: str
    schema: str
    datasets: tuple[str, ...]
    names: tuple[str, ...]
    countries: frozenset[str]
    topics: frozenset[str]
    qids: frozenset[str]
    imos: frozenset[str]

    @property
    def kind(self) -> str:
        """Our kind of entity."""
        return SCHEMAS[self.schema]


def references(file: BufferedReader, name: str, read: Callable[[], None] = lambda: None) -> Iterator[Reference]:
    """The people, organizations and vessels of a reference, in its order.

    Args:
        file: Open to read bytes.
        name: What to call it in a message.
        read: Is called now and then, to show how far the reading has come.

    Raises:
        InputError: A line holds no FollowTheMoney entity, or the file is cut short.
    """
    for number, line in enumerate(_lines(file, name), start=1):
        try:
            entity = _entity(line)
        except (ValueError, RecursionError) as error:
            advice = "give one JSON object a line, as in OpenSanctions' entities.ftm.json"
            raise InputError(f"line {number} of {name} is no FollowTheMoney entity ({error}); {advice}") from error
        if number % _OFTEN == 0:
            read()
        if entity is not None:
            yield entity
    read()


def _lines(file: BufferedReader, name: str) -> Iterator[bytes]:
    lines = gzip.GzipFile(fileobj=file) if file.peek(2)[:2] == _GZIP else file
    try:
        while line := lines.readline(_LONGEST_LINE):
            yield line
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{name} is damaged ({error}); download it again") from error


def _entity(line: bytes) -> Reference | None:
    """The entity of a line, if it is of a kind that we have."""
    if not line.strip():
        return None
    if len(line) == _LONGEST_LINE:
        raise ValueError("it is longer than 64 MB")
    match entity := json.loads(line):
        case {"id": str(), "schema": str(schema), "properties": dict()}:
            return _reference(entity) if schema in SCHEMAS else None
        case _:
            raise ValueError("it lacks id, schema or properties")


def _reference(entity: Mapping[str, Any]) -> Reference:
    properties = entity["properties"]
    return Reference(
        id=_whole(entity["id"]),
        schema=entity["schema"],
        datasets=tuple(sorted(map(_whole, _values(entity, "datasets")))),
        names=tuple(_values(properties, *_NAMES)),
        countries=frozenset(_country(code) for code in _values(properties, *_COUNTRIES)),
        topics=frozenset(_values(properties, "topics")),
        qids=frozenset(filter(_QID.fullmatch, [entity["id"], *_values(properties, "wikidataId")])),
        imos=frozenset(found[1] for found in map(_IMO.fullmatch, _values(properties, "imoNumber")) if found),
    )


def _values(properties: Mapping[str, Any], *names: str) -> list[str]:
    found: list[str] = []
    for name in names:
        values = properties.get(name, [])
        if not (isinstance(values, list) and all(isinstance(value, str) for value in values)):
            raise ValueError(f"its {name} is no list of texts")
        found += values
    return found


def _whole(text: str) -> str:
    """The text, which a ledger can keep: it has no half characters, and is not empty."""
    if not text.encode():
        raise ValueError("an id or data set is empty")
    return text


def _country(code: str) -> str:
    """The ISO code of the country that a code of it, or of a part of it, begins with: `US` for `us-ca`."""
    return code.partition("-")[0].upper()
