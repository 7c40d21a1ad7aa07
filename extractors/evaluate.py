"""Statements in the flat form that annotated passages have, and a run over a file of passages.

python -m extractors.evaluate GOLD.jsonl > PREDICTED.jsonl
"""

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from graph.model import Statement
from graph.rendering import json_text

Flat = dict[str, str | int | float | None]


def to_gold(statement: Statement) -> Flat:
    """A statement in the annotation guide's fields, with its quote; what is not told is None.

    >>> from extractors import Extractor
    >>> flat = to_gold(Extractor()("Canada imposed sanctions on Belarus.")[0])
    >>> flat["issuer"], flat["target"], flat["status"], flat["year"]
    ('Canada', 'Belarus', 'imposed', None)
    """
    where = statement.evidence
    return {
        "type": statement.kind,
        **_FIELDS.get(statement.kind, _any)(statement),
        "quote": where.quote,
        "start": where.start,
        "end": where.end,
        "confidence": statement.confidence,
        "attribution": statement.attribution,
    }


def _end(statement: Statement, name: str) -> str | None:
    entity = statement.ends.get(name)
    return entity.name if entity else None


def _person_role(statement: Statement) -> Flat:
    return {
        "person": _end(statement, "person"),
        "title": statement.qualifiers["title"],
        "of": _end(statement, "of"),
        "status": statement.status,
    }


def _country_organization(statement: Statement) -> Flat:
    return {
        "country": _end(statement, "country"),
        "organization": _end(statement, "organization"),
        "relation": statement.qualifiers["relation"],
        "status": statement.status,
    }


def _sanction_target(statement: Statement) -> Flat:
    year = statement.qualifiers.get("date")
    return {
        "issuer": _end(statement, "issuer"),
        "target": _end(statement, "target"),
        "status": statement.status,
        "year": int(year[:4]) if year else None,
        "reason": statement.qualifiers.get("reason"),
    }


def _any(statement: Statement) -> Flat:
    """The fields of a relation type that another package adds."""
    ends = {name: entity.name for name, entity in statement.ends.items()}
    return {**ends, **statement.qualifiers, "status": statement.status}


_FIELDS = {
    "person_role": _person_role,
    "country_organization": _country_organization,
    "sanction_target": _sanction_target,
}


def predictions(rows: Iterable[Mapping[str, str]]) -> Iterator[dict[str, object]]:
    """For each passage (`id`, `text`, perhaps `date`), its id and relations."""
    from extractors import Extractor

    extractor = Extractor()
    for row in rows:
        found = extractor(row["text"], date=row.get("date"))
        yield {"id": row["id"], "relations": [to_gold(statement) for statement in found]}


def main() -> None:
    """Reads the passages of the file named on the command line and writes a line for each."""
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        for row in predictions(json.loads(line) for line in lines if line.strip()):
            sys.stdout.write(json_text(row) + "\n")


if __name__ == "__main__":
    main()
