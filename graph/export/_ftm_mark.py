"""What Entente adds to its FollowTheMoney entities, beside `properties`: the library hands such keys on as they are."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from graph.errors import FormatError
from graph.model import Document, PartialDate, Statement
from graph.ontology import check
from graph.records import from_record, to_record

OURS: Final = "entente"
"""The key. It holds our id, the ids that were judged `same` or `different`, and for a statement all of it."""


def check_whole(*values: Any) -> None:
    """Sees to it that a ledger can keep the values of a JSON file.

    Raises:
        FormatError: A text in them holds half a character.
    """
    try:
        json.dumps(values, ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise FormatError(f"{error.object[error.start : error.end]!r} is half a character") from error


def to_mark(said: Statement) -> dict[str, Any]:
    """A statement and its document, as a mark holds them."""
    where = said.evidence.document
    known = {"id": where.id, "title": where.title, "url": where.url, "published": where.published}
    return {
        "document": {name: value for name, value in known.items() if value},
        "statement": json.loads(to_record(said)),
    }


def from_mark(mark: Mapping[str, Any]) -> Statement:
    """The statement of a mark.

    Raises:
        FormatError: The mark is damaged.
        StatementError: The statement breaks the ontology.
    """
    known = mark.get("document")
    if not isinstance(known, dict) or not isinstance(known.get("id"), str):
        raise FormatError("its statement has no document")
    published = known.get("published")
    where = Document(known["id"], known.get("title"), known.get("url"), PartialDate(published) if published else None)
    said = check(from_record(json.dumps(mark["statement"]), where))
    places = (said.evidence.start, said.evidence.end)
    if not (all(isinstance(text, str) for text in _texts(said)) and all(isinstance(place, int) for place in places)):
        raise FormatError("its statement has something else where a text or a whole number belongs")
    return said


def _texts(said: Statement) -> Iterator[object]:
    """What is kept as it comes, and is text unless the mark was written by another."""
    where = said.evidence
    optional = (said.attribution, where.document.title, where.document.url, *(end.qid for end in said.ends.values()))
    yield from (where.quote, said.extractor, *said.qualifiers.values())
    yield from (text for text in optional if text is not None)
