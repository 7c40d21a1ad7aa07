"""Statements → nodes and relationships: the one definition of the graph.

`project` is pure: the same statements and judgements, in any order, give the identical graph. Both stores apply it.

Statements about the same two ends are one fact, except that

- what is not asserted (denied, conditional, proposed, …) is a fact of its own, with `asserted: false`;
- two terms of one office, or two memberships, told apart by their dates, stay two (`graph.terms`).

A fact's status and qualifiers are those of its newest statement that gives them; `confidence` is the highest of its
statements'; `first_stated` and `last_stated` are the dates of the documents; `documents` counts the copies of one
report once.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from graph.copies import originals
from graph.judgements import scoped
from graph.model import Document, Entity, Statement, slug
from graph.names import properties as tabled
from graph.ontology import DATE_QUALIFIERS, Edge, Fixed, RelationType, relation_type
from graph.records import distinct
from graph.terms import stated, terms

JSON = str | int | float | bool | list[str]
"""What a property may hold. A property without a value is absent, never null."""

ORIGIN: Final = "entente"
"""The `origin` of every node and relationship that Entente makes, so that it never takes away anything else."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node: labels (its kind first, `Entity` last) and plain JSON properties, `id` among them."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, JSON]


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship between two nodes; `key` is stable and unique, and stands among its properties."""

    key: str
    type: str
    start: str
    end: str
    properties: Mapping[str, JSON]


@dataclass(frozen=True, slots=True)
class Projection:
    """A graph as plain data, nodes by id and relationships by key, each sorted."""

    nodes: Mapping[str, Node] = field(default_factory=dict)
    relationships: Mapping[str, Relationship] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A statement with its ends as the judgements have them, the report it stands in, and the nodes that it implies."""

    statement: Statement
    report: str
    relation: RelationType
    nodes: Mapping[str, Entity]
    fixed: Mapping[str, Fixed]


def project(
    statements: Iterable[Statement],
    same: Mapping[str, str] | None = None,
    *,
    copies: Mapping[str, str] | None = None,
    known: Mapping[str, Mapping[str, JSON]] | None = None,
) -> Projection:
    """The graph of the statements.

    Args:
        statements: In any order; repetitions count once.
        same: Entity id → the id it was judged to be the same as (`graph.judgements.canonical_ids`).
        copies: Document id → the id of the document that it is a copy of (`graph.ledger.Ledger.copies`).
        known: Entity id → what is known of it besides (`graph.reference_links`), as further properties of its node.

    Raises:
        NotFound: A statement's relation type is not in the ontology.
    """
    readings = [_read(statement, same or {}, copies or {}) for statement in distinct(statements)]
    nodes = [*_entity_nodes(readings, known or {}), *_source_nodes(readings)]
    relationships = [*_fact_relationships(readings), *_source_relationships(readings)]
    return Projection(
        {node.id: node for node in sorted(nodes, key=lambda node: node.id)},
        {one.key: one for one in sorted(relationships, key=lambda one: one.key)},
    )


def _read(statement: Statement, same: Mapping[str, str], copies: Mapping[str, str]) -> _Reading:
    relation = relation_type(statement.kind)
    document = statement.evidence.document.id
    ends = {name: judged(end, document, same) for name, end in statement.ends.items()}
    made = {derived.name: derived.make(ends, statement.qualifiers) for derived in relation.derived}
    fixed = {entity.id: properties for entity, properties in made.values()}
    report = copies.get(document, document)
    return _Reading(statement, report, relation, ends | {name: entity for name, (entity, _) in made.items()}, fixed)


def judged(entity: Entity, document_id: str, same: Mapping[str, str]) -> Entity:
    """The entity that a document speaks of: as judged for that document, else as judged everywhere, else as it is."""
    id_ = same.get(scoped(entity.id, document_id)) or same.get(entity.id, entity.id)
    return entity if id_ == entity.id else Entity(id_, entity.kind, entity.name, entity.qid)


def _entity_nodes(readings: Iterable[_Reading], known: Mapping[str, Mapping[str, JSON]]) -> Iterable[Node]:
    seen: dict[str, list[Entity]] = defaultdict(list)
    said: dict[str, list[_Reading]] = defaultdict(list)
    for reading in readings:
        for entity in reading.nodes.values():
            seen[entity.id].append(entity)
            said[entity.id].append(reading)
    return [_entity_node(entities, said[id_], known.get(id_, {})) for id_, entities in seen.items()]


def _entity_node(entities: list[Entity], readings: list[_Reading], known: Mapping[str, JSON]) -> Node:
    names = Counter(entity.name for entity in entities)
    first = min(entities, key=lambda entity: (entity.kind, entity.qid or "~"))
    # An entity that took in others keeps the name that its id was made of.
    name = min(names, key=lambda one: (slug(one) != first.id.partition(":")[2], -names[one], one))
    properties: dict[str, JSON] = {
        **tabled().get(first.id, {}),
        **known,
        "id": first.id,
        "name": name,
        "origin": ORIGIN,
    }
    if first.qid:
        properties["qid"] = first.qid
    if len(names) > 1:
        properties["aliases"] = sorted(names.keys() - {name})
    properties |= readings[0].fixed.get(first.id, {})
    for derived in readings[0].relation.derived:
        if derived.kind == first.kind and derived.carries:
            properties |= _state(derived.carries, _preferred(readings)) | _provenance(readings)
    return _node(first.kind, properties)


def _preferred(readings: list[_Reading]) -> list[_Reading]:
    """What is asserted tells a node's state; what is only threatened or denied does so where nothing is asserted."""
    return [one for one in readings if one.relation.is_asserted(one.statement)] or readings


def _fact_relationships(readings: Iterable[_Reading]) -> Iterable[Relationship]:
    groups: dict[tuple[Edge, str, str, tuple[str, ...]], list[_Reading]] = defaultdict(list)
    for reading in readings:
        for edge in reading.relation.edges:
            if edge.start in reading.nodes and edge.end in reading.nodes:
                track = reading.relation.track(reading.statement) if edge.carries else ()
                groups[edge, reading.nodes[edge.start].id, reading.nodes[edge.end].id, track].append(reading)
    return [
        one for (edge, start, end, track), group in groups.items() for one in _facts(edge, start, end, track, group)
    ]


def _facts(
    edge: Edge, start: str, end: str, track: tuple[str, ...], readings: list[_Reading]
) -> Iterable[Relationship]:
    if not edge.carries:
        yield _relationship(edge.type, start, end, properties=_provenance(readings))
        return
    by_id = {reading.statement.id: reading for reading in readings}
    for mark, members in terms([reading.statement for reading in readings]):
        term = [by_id[statement.id] for statement in members]
        properties = _state(edge.carries, term) | _provenance(term)
        yield _relationship(edge.type, start, end, *track, mark, properties=properties)


def _state(carries: Iterable[str], readings: list[_Reading]) -> dict[str, JSON]:
    """Each property as the newest statement that gives it has it."""
    newest_last = sorted(readings, key=lambda reading: _age(reading.statement))
    state: dict[str, JSON] = {"asserted": newest_last[-1].relation.is_asserted(newest_last[-1].statement)}
    for reading in newest_last:
        said = {"status": reading.statement.status, **reading.statement.qualifiers}
        state |= {name: said[name] for name in carries if name in said and not _vaguer(name, said, state)}
    return state


def _vaguer(name: str, said: Mapping[str, str], state: Mapping[str, JSON]) -> bool:
    """Whether it gives a date that is known more precisely."""
    return name in DATE_QUALIFIERS and str(state.get(name, "")).startswith(said[name])


def _age(statement: Statement) -> tuple[str, str, int, str]:
    return (stated(statement), statement.evidence.document.id, statement.evidence.start, statement.id)


def _provenance(readings: list[_Reading]) -> dict[str, JSON]:
    statements = [reading.statement for reading in readings]
    dates = sorted(filter(None, (stated(statement) for statement in statements)))
    properties: dict[str, JSON] = {
        "statements": sorted(statement.id for statement in statements),
        "documents": len({reading.report for reading in readings}),
        "confidence": max(statement.confidence for statement in statements),
    }
    return properties | ({"first_stated": dates[0], "last_stated": dates[-1]} if dates else {})


def _source_nodes(readings: Iterable[_Reading]) -> Iterable[Node]:
    reports: dict[str, dict[str, Document]] = defaultdict(dict)
    for reading in readings:
        yield _statement_node(reading)
        documents, said = reports[reading.report], reading.statement.evidence.document
        documents[said.id] = min(documents.get(said.id, said), said, key=repr)
    copy_of = originals(documents.values() for documents in reports.values())
    for documents in reports.values():
        yield from (_document_node(document, copy_of.get(document.id)) for document in documents.values())


def _statement_node(reading: _Reading) -> Node:
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
    return _node("Statement", properties | ({"attribution": said.attribution} if said.attribution else {}))


def _document_node(document: Document, copy_of: str | None) -> Node:
    given = {"title": document.title, "url": document.url, "published": document.published, "copy_of": copy_of}
    properties: dict[str, JSON] = {"id": document.id, "origin": ORIGIN}
    return _node("Document", properties | {name: str(value) for name, value in given.items() if value})


def _source_relationships(readings: Iterable[_Reading]) -> Iterable[Relationship]:
    for reading in readings:
        said = reading.statement
        yield _relationship("STATED_IN", said.id, said.evidence.document.id)
        for id_ in sorted({entity.id for entity in reading.nodes.values()}):
            yield _relationship("ABOUT", said.id, id_, properties=_part(reading, id_))


def _part(reading: _Reading, id_: str) -> dict[str, JSON]:
    """As which ends a statement speaks of an entity and by which names; by which ids, where it was judged another's."""
    ends = sorted(name for name, entity in reading.nodes.items() if entity.id == id_)
    said = [reading.statement.ends.get(name, reading.nodes[name]) for name in ends]
    part: dict[str, JSON] = {"ends": ends, "names": [entity.name for entity in said]}
    return part | ({"entities": [entity.id for entity in said]} if any(entity.id != id_ for entity in said) else {})


def _node(kind: str, properties: Mapping[str, JSON]) -> Node:
    return Node(str(properties["id"]), (kind, "Entity"), dict(sorted(properties.items())))


def _relationship(
    type_: str, start: str, end: str, *marks: str, properties: Mapping[str, JSON] | None = None
) -> Relationship:
    key = "fact:" + sha256("\n".join((type_, start, end, *marks)).encode("utf-8", "surrogatepass")).hexdigest()[:20]
    known = {"key": key, "origin": ORIGIN, **(properties or {})}
    return Relationship(key, type_, start, end, dict(sorted(known.items())))
