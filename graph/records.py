"""Statements as JSON records: how the ledger keeps them."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from hashlib import sha256
from types import MappingProxyType
from typing import Any

from graph.errors import NotALedger
from graph.model import Document, Entity, Evidence, Statement


def to_record(statement: Statement) -> str:
    """The statement as one line of JSON, without its document."""
    where = statement.evidence
    record = {
        "kind": statement.kind,
        "ends": {name: _entity(entity) for name, entity in statement.ends.items()},
        "status": statement.status,
        "quote": where.quote,
        "start": where.start,
        "end": where.end,
        "qualifiers": dict(statement.qualifiers),
        "attribution": statement.attribution,
        "confidence": statement.confidence,
        "extractor": statement.extractor,
    }
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _entity(entity: Entity) -> dict[str, str]:
    known = {"id": entity.id, "kind": entity.kind, "name": entity.name, "qid": entity.qid}
    return {name: value for name, value in known.items() if value}


def digest(document: Document, text: str | None, records: Iterable[str]) -> str:
    """What tells a changed document, or one read by a changed extractor, from the same again."""
    parts = [document.title, document.url, document.published, document.uri, text, *sorted(records)]
    return sha256("\0".join(str(part) for part in parts).encode("utf-8", "surrogatepass")).hexdigest()


def distinct(statements: Iterable[Statement]) -> list[Statement]:
    """One statement for each id, by id.

    The id leaves out how sure an extractor was and how an entity is called; of two that differ in no more, the one
    whose record sorts first is taken, so that their order does not matter.
    """
    chosen: dict[str, Statement] = {}
    for one in statements:
        known = chosen.setdefault(one.id, one)
        if known is not one:
            chosen[one.id] = min(known, one, key=to_record)
    return [chosen[id_] for id_ in sorted(chosen)]


def from_record(record: str, document: Document) -> Statement:
    """The statement that `to_record` wrote.

    Raises:
        NotALedger: The record does not hold a statement.
    """
    try:
        return _statement(json.loads(record), document)
    except (ValueError, KeyError, TypeError) as error:
        raise _damaged(document, error) from error


def _statement(known: dict[str, Any], document: Document) -> Statement:
    return Statement(
        kind=known["kind"],
        ends={name: Entity(**entity) for name, entity in known["ends"].items()},
        status=known["status"],
        evidence=Evidence(document, known["quote"], known["start"], known["end"]),
        qualifiers=known["qualifiers"],
        attribution=known["attribution"],
        confidence=known["confidence"],
        extractor=known["extractor"],
    )


class Records:
    """Makes statements of a ledger's own records. They were checked when they were kept, and are not again.

    What many statements have (entities, ends, qualifiers) is made once, and they share it.
    """

    def __init__(self) -> None:
        self._entities: dict[tuple[str, ...], Entity] = {}
        self._ends: dict[tuple[object, ...], Mapping[str, Entity]] = {}
        self._qualifiers: dict[tuple[object, ...], Mapping[str, str]] = {}
        self._shared: Callable[[Any, Any], Any] = dict[Any, Any]().setdefault
        self._place: Callable[[int, int], int] = dict[int, int]().setdefault  # 1 and a confidence of 1.0 are equal keys
        self._decoded = json.JSONDecoder().raw_decode  # our own records have no blanks around, which `loads` looks for

    def statement(self, id_: str, record: str, document: Document) -> Statement:
        """The statement with that id.

        Raises:
            NotALedger: The record does not hold a statement.
        """
        try:
            known, end = self._decoded(record)
            if end < len(record):
                raise ValueError(f"more follows after {end} characters")  # noqa: TRY301
            return self._statement(id_, known, document)
        except (ValueError, KeyError, TypeError) as error:
            raise _damaged(document, error) from error

    def _statement(self, id_: str, known: dict[str, Any], document: Document) -> Statement:
        one = object.__new__(Statement)
        give, shared = partial(object.__setattr__, one), self._shared
        give("id", id_)
        give("kind", shared(known["kind"], known["kind"]))
        give("ends", self._ends_of(known["ends"]))
        give("status", shared(known["status"], known["status"]))
        give("evidence", self._evidence_of(document, known))
        give("qualifiers", self._qualifiers_of(known["qualifiers"]))
        give("attribution", shared(known["attribution"], known["attribution"]))
        give("confidence", shared(known["confidence"], known["confidence"]))
        give("extractor", shared(known["extractor"], known["extractor"]))
        return one

    def _evidence_of(self, document: Document, known: Mapping[str, Any]) -> Evidence:
        one = object.__new__(Evidence)
        give, place = partial(object.__setattr__, one), self._place
        give("document", document)
        give("quote", known["quote"])
        give("start", place(known["start"], known["start"]))
        give("end", place(known["end"], known["end"]))
        return one

    def _ends_of(self, known: Mapping[str, Mapping[str, str]]) -> Mapping[str, Entity]:
        ends = {name: self._entity_of(entity) for name, entity in known.items()}
        # Entities are one object each here, so that their addresses tell them apart.
        return self._ends.setdefault((*ends, *map(id, ends.values())), MappingProxyType(ends))

    def _entity_of(self, known: Mapping[str, str]) -> Entity:
        key = tuple(known.values())
        if key not in self._entities:
            self._entities[key] = Entity(**known)
        return self._entities[key]

    def _qualifiers_of(self, known: dict[str, str]) -> Mapping[str, str]:
        return self._qualifiers.setdefault(tuple(known.items()), MappingProxyType(known))


def _damaged(document: Document, error: Exception) -> NotALedger:
    return NotALedger(f"a statement of {document.id} is damaged ({error!r}); build that document again")
