"""What a text says, as values: documents, evidence, entities, statements and partial dates.

All are frozen and validated when made, so that whatever holds one may rely on it. A `Statement` is what one passage of
one document says; it is never edited. Its id is a hash of its content: saying the same twice makes one statement.
"""

import hashlib
import json
import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import Any
from unicodedata import combining, normalize

from graph.errors import StatementError

_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")  # \d would take the digits of other scripts
_SLUG_SEPARATOR = re.compile(r"[^\w]+", re.UNICODE)


class PartialDate(str):
    """An ISO 8601 date at its true precision: `2018`, `2018-03` or `2018-03-21`.

    It is a string, so it sorts by time and goes into JSON as it is; a less precise date sorts before the days in it.

    Raises:
        StatementError: The text is no such date.

    >>> PartialDate("2018-03").agrees_with("2018-03-21")
    True
    """

    __slots__ = ()

    def __new__(cls, text: str) -> "PartialDate":
        if not _DATE.fullmatch(text):
            raise StatementError(f"{text!r} is not a date; write 2018, 2018-03 or 2018-03-21")
        year, month, day = (*(int(part) for part in text.split("-")), 1, 1)[:3]
        try:
            date(year, month, day)
        except ValueError as error:
            raise StatementError(f"{text!r} is not a date: {error}") from error
        return super().__new__(cls, text)

    @property
    def year(self) -> int:
        """The year, for instance 2018."""
        return int(self[:4])

    @property
    def first_day(self) -> str:
        """The first day that lies within it: `2018-02-01` for `2018-02`."""
        return f"{self}-01-01"[:10]

    @property
    def last_day(self) -> str:
        """The last day that lies within it: `2018-02-28` for `2018-02`."""
        if len(self) == 10:
            return str(self)
        month = int(self[5:7]) if len(self) == 7 else 12
        return f"{self[:4]}-{month:02d}-{monthrange(self.year, month)[1]}"

    def agrees_with(self, other: str) -> bool:
        """Whether both may be the same day, one perhaps less precise."""
        return other.startswith(self) or self.startswith(other)


def slug(text: str) -> str:
    """A readable identifier: letters without marks where they have a plain form, lower case, hyphens.

    >>> slug("Shanghai Cooperation Organisation")
    'shanghai-cooperation-organisation'
    """
    plain = text.replace("’", "'").replace("'", "")
    if not plain.isascii():
        plain = "".join(c for c in normalize("NFKD", plain) if not combining(c))
    plain = plain.casefold().translate(_UNDECOMPOSED)
    return _SLUG_SEPARATOR.sub("-", plain).strip("-_") or "unnamed"


# Latin letters that Unicode does not decompose; casefold has already made ß into ss.
_UNDECOMPOSED = str.maketrans({"ı": "i", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})


@dataclass(frozen=True, slots=True)
class Document:
    """Where a statement stands: one article, release or passage.

    Attributes:
        id: `doc:` and a readable part; stable for one place of origin.
        title: Its headline, or the name of its file.
        url: Where it can be read again, if known.
        published: The date of publication, against which relative dates are read.
        uri: Where it was taken from: a web address, a path relative to the ledger, or `stdin`.
    """

    id: str
    title: str | None = None
    url: str | None = None
    published: PartialDate | None = None
    uri: str | None = None

    def __post_init__(self) -> None:
        if not self.id.startswith("doc:") or len(self.id) <= 4:
            raise StatementError(f"{self.id!r} is no document id; it starts with doc:")
        if self.published is not None and not isinstance(self.published, PartialDate):
            object.__setattr__(self, "published", PartialDate(self.published))


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that say it: `quote` is exactly `text[start:end]` of the document's text (characters, not bytes)."""

    document: Document
    quote: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise StatementError(f"a quote from {self.start} to {self.end} is empty")
        if len(self.quote) != self.end - self.start:
            raise StatementError(f"the quote {self.quote[:40]!r} is not as long as its span")


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, country, organization or other thing that relations hold between.

    Attributes:
        id: `country:RU`, `org:shanghai-cooperation-organisation`, `person:li-shangfu`.
        kind: One of the ontology's entity kinds, for instance `Person`.
        name: The name to show.
        qid: Its Wikidata identifier, where known.
    """

    id: str
    kind: str
    name: str
    qid: str | None = None

    def __post_init__(self) -> None:
        if ":" not in self.id or self.id.endswith(":"):
            raise StatementError(f"{self.id!r} is no entity id; it looks like person:li-shangfu")
        if not self.name.strip():
            raise StatementError(f"the entity {self.id} has no name")


@dataclass(frozen=True, slots=True)
class Mention:
    """An entity as the text names it: `surface` is `text[start:end]`."""

    entity: Entity
    surface: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What one passage says: a relation between entities, with its words, status and source.

    Attributes:
        kind: The relation type's name in the ontology, for instance `person_role`.
        ends: The entities it relates, by the name of the end; an end that the text does not tell is absent.
        status: How it holds, from the relation type's vocabulary (`current`, `denied`, …).
        evidence: The document and the exact words.
        qualifiers: What else is said: `title`, `relation`, `since`, `until`, `date`, `reason`; none is null.
        attribution: Who says so, when that is not the document itself.
        confidence: From 0 to 1.
        extractor: The component that read it.
        id: A hash of the content, so that the same statement made twice is one.

    Raises:
        StatementError: A value is out of its range.
    """

    kind: str
    ends: Mapping[str, Entity]
    status: str
    evidence: Evidence
    qualifiers: Mapping[str, str] = field(default_factory=dict)
    attribution: str | None = None
    confidence: float = 1.0
    extractor: str = "manual"
    id: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise StatementError(f"confidence {self.confidence} is not between 0 and 1")
        object.__setattr__(self, "confidence", float(self.confidence))
        known = {name: value for name, value in self.qualifiers.items() if value is not None}
        object.__setattr__(self, "ends", MappingProxyType(dict(sorted(self.ends.items()))))
        object.__setattr__(self, "qualifiers", MappingProxyType(dict(sorted(known.items()))))
        object.__setattr__(self, "id", self._content_id())

    def __hash__(self) -> int:
        return hash(self.id)

    def __reduce__(self) -> tuple[Any, ...]:
        # Read-only mappings do not pickle; extraction in other processes needs statements that do.
        values = (self.evidence, dict(self.qualifiers), self.attribution, self.confidence, self.extractor)
        return Statement, (self.kind, dict(self.ends), self.status, *values)

    def _content_id(self) -> str:
        where = self.evidence
        content = [
            self.kind,
            {name: entity.id for name, entity in self.ends.items()},
            self.status,
            [where.document.id, where.start, where.end, where.quote],
            dict(self.qualifiers),
            self.attribution,
            self.extractor,
        ]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return "statement:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:20]
