"""Statements as JSON records: how the ledger keeps them."""

import json
from collections.abc import Iterable
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


def distinct(statements: Iterable[Statement]) -> list[Statement]:
    """One statement for each id, by id.

    The id leaves out how sure an extractor was and how an entity is called; of two that differ in no more, the one
    whose record sorts first is taken, so that their order does not matter.
    """
    chosen: dict[str, tuple[str, Statement]] = {}
    for one in statements:
        record = to_record(one)
        if one.id not in chosen or record < chosen[one.id][0]:
            chosen[one.id] = (record, one)
    return [chosen[id_][1] for id_ in sorted(chosen)]


def from_record(record: str, document: Document) -> Statement:
    """The statement that `to_record` wrote.

    Raises:
        NotALedger: The record does not hold a statement.
    """
    try:
        return _statement(json.loads(record), document)
    except (ValueError, KeyError, TypeError) as error:
        raise NotALedger(f"a statement of {document.id} is damaged ({error!r}); build that document again") from error


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
