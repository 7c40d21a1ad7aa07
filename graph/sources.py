"""Readings → where facts were stated: statements and documents, and what leads from these to the entities."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from graph.copies import originals
from graph.elements import JSON, ORIGIN, Node, Relationship, key_of, node
from graph.model import Document
from graph.readings import Reading


def documents_of(readings: Iterable[Reading]) -> dict[str, Document]:
    """The documents by id, each as one of its statements describes it, always the same one."""
    found: dict[str, Document] = {}
    for reading in readings:
        said = reading.statement.evidence.document
        known = found.setdefault(said.id, said)
        if known is not said:
            found[said.id] = min(known, said, key=repr)
    return found


def copies_among(readings: Iterable[Reading], documents: Mapping[str, Document]) -> Mapping[str, str]:
    """Document id → the id of the one that it is a copy of, of the documents that are there."""
    reports: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        reports[reading.report].add(reading.statement.evidence.document.id)
    return originals(map(documents.__getitem__, ids) for ids in reports.values() if len(ids) > 1)


def statement_node(reading: Reading) -> Node:
    """The node of a statement."""
    said, where = reading.statement, reading.statement.evidence
    properties: dict[str, JSON] = {
        "id": said.id,
        "relation_type": said.kind,
        "status": said.status,
        "asserted": reading.relation.is_asserted(said),
        "quote": where.quote,
        "start": where.start,
        "end": where.end,
        "confidence": said.confidence,
        "extractor": said.extractor,
        "origin": ORIGIN,
        **said.qualifiers,
    }
    return node("Statement", properties | ({"attribution": said.attribution} if said.attribution else {}))


def document_node(document: Document, copy_of: str | None) -> Node:
    """The node of a document, and of what it is a copy."""
    given = {"title": document.title, "url": document.url, "published": document.published, "copy_of": copy_of}
    properties: dict[str, JSON] = {"id": document.id, "origin": ORIGIN}
    return node("Document", properties | {name: str(value) for name, value in given.items() if value})


def source_relationships(reading: Reading) -> list[Relationship]:
    """Where a statement stands, and what it is about, by the ids of the ends."""
    said, document, parts = reading.statement.id, reading.statement.evidence.document.id, _parts(reading)
    return [
        _stated_in(said, document) if id_ == document else _about(said, id_, *parts[id_])
        for id_ in sorted((*parts, document))
    ]


def _stated_in(said: str, document: str) -> Relationship:
    key = key_of("STATED_IN", said, document)
    return Relationship(key, "STATED_IN", said, document, {"key": key, "origin": ORIGIN})


def _about(said: str, id_: str, ends: list[str], names: list[str], ids: list[str]) -> Relationship:
    key = key_of("ABOUT", said, id_)
    judged: dict[str, JSON] = {"entities": ids} if ids.count(id_) < len(ids) else {}
    return Relationship(key, "ABOUT", said, id_, {"ends": ends, **judged, "key": key, "names": names, "origin": ORIGIN})


def _parts(reading: Reading) -> dict[str, tuple[list[str], list[str], list[str]]]:
    """As which ends a statement speaks of each entity, by which names, and by which ids before any judgement."""
    said, parts = reading.statement.ends, dict[str, tuple[list[str], list[str], list[str]]]()
    for end, entity in reading.nodes.items():
        before = said.get(end, entity)
        known = parts.get(entity.id)
        if known is None:
            parts[entity.id] = ([end], [before.name], [before.id])
        else:
            for values, value in zip(known, (end, before.name, before.id), strict=True):
                values.append(value)
    return parts


def is_judged(reading: Reading) -> bool:
    """Whether an entity of it was judged another's: then it tells more of what it is about."""
    said = reading.statement.ends
    return any(end.id != said[name].id for name, end in reading.nodes.items() if name in said)
