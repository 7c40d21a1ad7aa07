"""FollowTheMoney entities → documents with what they state.

What Entente wrote comes back as it was: the marks (`_ftm_mark`) hold the statements, and the entities that repeat them
are passed over. Of others' files each relation is a document of its own, whose text is its line.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any, Final

from followthemoney import model

from graph.errors import EntenteError, FormatError, StatementError
from graph.export._files import name_of, opened_to_read
from graph.export._format import Target
from graph.export._ftm_index import Index
from graph.export._ftm_mark import OURS, check_whole, from_mark
from graph.export._ftm_parties import Proxy, record
from graph.export._ftm_relations import RELATIONS, Inexpressible, said
from graph.intake import Intake, Stated
from graph.judgements import Judgement, Verdict, now
from graph.model import Document, Evidence, PartialDate, Statement
from graph.ontology import check

EXTRACTOR: Final = "ftm-import"
_PROPERTIES: Final = re.compile(r'"properties"\s*:\s*(?=\{)')
_VERDICTS: Final[Mapping[Verdict, str]] = {
    "same": "one entity in the file read",
    "different": "two entities in the file read",
}
_SEEN: Final = ("last_seen", "last_change", "first_seen")


def intake_of(source: Target) -> Intake:
    """What a file of FollowTheMoney entities states. All of it is read, and checked, before the first document comes.

    Raises:
        FormatError: A line is no entity, or a mark of Entente in it is damaged.
    """
    reading = _Reading()
    with opened_to_read(source) as file, reading.index.filling():
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    reading.take(number, line)
                except (EntenteError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
                    raise FormatError(f"{name_of(source)}, line {number}: {_problem(error)}") from error
    return Intake(reading.stated(), reading.index.documents(), reading.judgements, skipped=reading.skipped)


def _problem(error: Exception) -> str:
    if isinstance(error, UnicodeDecodeError):
        return "it is not UTF-8; convert the file first"
    if isinstance(error, json.JSONDecodeError):
        return f"it is not JSON ({error.msg} at column {error.colno}); give one FollowTheMoney entity a line"
    missing = " is missing" if isinstance(error, KeyError) else ""
    return f"{error}{missing}; export the file again"


class _Reading:
    """A file that is being read: first every line, then every document."""

    def __init__(self) -> None:
        self.index = Index()
        self.judgements: list[Judgement] = []
        self.skipped: Counter[str] = Counter()
        self._at = now()

    def take(self, number: int, line: bytes) -> None:
        """Files a line."""
        text = line.decode().rstrip("\r\n")
        data = json.loads(text)
        if not _is_entity(data):
            raise ValueError("it is no FollowTheMoney entity, which has an id, a schema and properties")
        # Of others' values the library takes half a character out; of what it does not clean, nothing may go.
        check_whole(data["id"], data["schema"], data.get(OURS))
        schema = model.get(data["schema"])
        if isinstance(data.get(OURS), dict):
            self._take_mark(data[OURS])
        elif schema is None or (schema.is_a("Interval") and schema.name not in RELATIONS):
            self.skipped[data["schema"]] += 1
        elif schema.name in RELATIONS:
            self.index.add_relation(number, text)
        elif found := record(_proxy(data)):
            self.index.add_party(data["id"], found)

    def _take_mark(self, mark: dict[str, Any]) -> None:
        if "statement" in mark:
            statement = from_mark(mark)
            self.index.add_statement(statement.id, statement.evidence.document.id, mark)
        for verdict, why in _VERDICTS.items():
            for other in mark.get(verdict, ()):
                self.judgements.append(Judgement(other, mark["id"], verdict, "import", self._at, why))

    def stated(self) -> Iterator[Stated]:
        """The documents: those of Entente's statements, then one for each relation."""
        statements = map(from_mark, self.index.statements())
        for document, group in groupby(statements, key=lambda one: one.evidence.document):
            yield Stated(document, list(group))
        for _, line in self.index.relations():
            yield from self._relation(line)

    def _relation(self, line: str) -> Iterator[Stated]:
        data = json.loads(line)
        proxy = _proxy(data)
        try:
            where = _document(data, proxy)
            start, end = _place(line, data["properties"])
            evidence = Evidence(where, line[start:end], start, end)
            found = [_statement(evidence, *one) for one in said(proxy, self.index, where.published or "")]
        except Inexpressible as reason:
            self.skipped[f"{proxy.schema.name}: {reason}"] += 1
        except StatementError:
            self.skipped[f"{proxy.schema.name}: one of its values is none that a statement can have"] += 1
        else:
            yield Stated(where, found, line)


def _statement(evidence: Evidence, kind: str, ends: Any, status: str, qualifiers: dict[str, str]) -> Statement:
    return check(Statement(kind, ends, status, evidence, qualifiers, extractor=EXTRACTOR))


def _is_entity(data: Any) -> bool:
    texts = ("id", "schema")
    return (
        isinstance(data, dict)
        and all(isinstance(data.get(name), str) and data[name] for name in texts)
        and isinstance(data.get("properties"), dict)
    )


def _proxy(data: dict[str, Any]) -> Proxy:
    """The entity with its values cleaned, as is due to what others wrote."""
    return model.get_proxy(data, cleaned=False)


def _document(data: dict[str, Any], proxy: Proxy) -> Document:
    seen = [data[name] for name in _SEEN if isinstance(data.get(name), str)]
    dates = [*seen, *proxy.get("retrievedAt"), *proxy.get("modifiedAt")]
    url = proxy.first("sourceUrl")
    published = PartialDate(dates[0][:10]) if dates else None
    return Document(f"doc:ftm:{data['id']}", f"{proxy.schema.label} {data['id']}", url, published)


def _place(line: str, properties: dict[str, Any]) -> tuple[int, int]:
    """Where the properties stand in the line: within a JSON text no other place can look like it."""
    decoder = json.JSONDecoder()
    for found in _PROPERTIES.finditer(line):
        value, end = decoder.raw_decode(line, found.end())
        if value == properties:
            return found.end(), end
    return 0, len(line)
