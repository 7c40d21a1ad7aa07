"""Statements as JSON records: how the ledger keeps them."""

import json
from typing import Any

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


def from_record(record: str, document: Document) -> Statement:
    """The statement that `to_record` wrote.

    Raises:
        StatementError: The record does not hold a statement.
    """
    known: dict[str, Any] = json.loads(record)
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
