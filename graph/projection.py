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
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from graph.copies import originals
from graph.elements import JSON, ORIGIN, Node, Projection, Relationship, key_of, node, relationship
from graph.judgements import scoped
from graph.model import Document, Entity, Statement, slug
from graph.names import properties as tabled
from graph.ontology import DATE_QUALIFIERS, Edge, Fixed, RelationType, relation_type
from graph.records import distinct
from graph.terms import stated, terms
from graph.views import Made, Relationships, uncollected

__all__ = ["JSON", "ORIGIN", "Node", "Projection", "Relationship", "project"]


@dataclass(frozen=True, slots=True)
class _Reading:
    """A statement with its ends as the judgements have them, the report it stands in, and the nodes that it implies."""

    statement: Statement
    report: str
    relation: RelationType
    nodes: Mapping[str, Entity]
    fixed: Mapping[str, Fixed]


@dataclass(frozen=True, slots=True)
class _Fact:
    """What statements say together, not yet put into a relationship."""

    edge: Edge
    start: str
    end: str
    marks: tuple[str, ...]
    readings: list[_Reading]


_Source = Node | Document | _Reading
"""What a node is made of when it is asked for. Entities are there at once: making one takes all that speaks of it."""


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
    with uncollected():
        reader = _Reader(same or {}, copies or {})
        readings = [reader.read(statement) for statement in distinct(statements)]
        return _projection(readings, list(reader.alike.values()), known or {})


def _projection(
    readings: list[_Reading], alike: list[list[_Reading]], known: Mapping[str, Mapping[str, JSON]]
) -> Projection:
    mentions, documents = _mentions(alike), _documents(readings)
    sources: dict[str, _Source] = {id_: _entity_node(id_, said, known.get(id_, {})) for id_, said in mentions.items()}
    sources |= documents | {reading.statement.id: reading for reading in readings}
    make = partial(_node, _copies(readings, documents))
    nodes = Made({id_: sources[id_] for id_ in sorted(sources)}, make, _shape)
    facts = Made(_facts(alike), _relationship, _fact_shape)
    count = len(readings) + sum(len(group) for groups in mentions.values() for group in groups)
    return Projection(nodes, Relationships(facts, readings, _source_relationships, _is_judged, count))


class _Reader:
    """Reads statements.

    Attributes:
        alike: Readings of the same ends and title: the first gives the others what follows from these.
    """

    def __init__(self, same: Mapping[str, str], copies: Mapping[str, str]) -> None:
        self._same = same
        self._copies = copies
        self.alike: dict[tuple[object, ...], list[_Reading]] = {}

    def read(self, statement: Statement) -> _Reading:
        relation, ends, document = relation_type(statement.kind), statement.ends, statement.evidence.document.id
        ids = [judged(end, document, self._same).id for end in ends.values()] if self._same else ()
        # The address of a mapping that a known reading holds is no other's.
        key = (relation.name, id(ends), *ids, *map(statement.qualifiers.get, relation.naming))
        group, report = self.alike.get(key), self._copies.get(document, document)
        if group is None:
            reading = _read(statement, report, relation, self._same)
            self.alike[key] = [reading]
        else:
            reading = _Reading(statement, report, relation, group[0].nodes, group[0].fixed)
            group.append(reading)
        return reading


def _read(statement: Statement, report: str, relation: RelationType, same: Mapping[str, str]) -> _Reading:
    document = statement.evidence.document.id
    ends = {name: judged(end, document, same) for name, end in statement.ends.items()}
    made = {derived.name: derived.make(ends, statement.qualifiers) for derived in relation.derived}
    fixed = {entity.id: properties for entity, properties in made.values()}
    nodes = ends | {name: entity for name, (entity, _) in made.items()}
    return _Reading(statement, report, relation, dict(sorted(nodes.items())), fixed)


def judged(entity: Entity, document_id: str, same: Mapping[str, str]) -> Entity:
    """The entity that a document speaks of: as judged for that document, else as judged everywhere, else as it is."""
    id_ = same.get(scoped(entity.id, document_id)) or same.get(entity.id, entity.id)
    return entity if id_ == entity.id else Entity(id_, entity.kind, entity.name, entity.qid)


def entities_of(statement: Statement, same: Mapping[str, str] | None = None) -> Mapping[str, Entity]:
    """The entities that a statement speaks of, as judged: its ends, and the nodes that follow from them."""
    return _read(statement, "", relation_type(statement.kind), same or {}).nodes


def _mentions(alike: Iterable[list[_Reading]]) -> dict[str, list[list[_Reading]]]:
    """Entity id → the readings that have it, in groups of those that are alike."""
    found: dict[str, list[list[_Reading]]] = defaultdict(list)
    for group in alike:
        for id_ in {entity.id for entity in group[0].nodes.values()}:
            found[id_].append(group)
    return found


def _documents(readings: Iterable[_Reading]) -> dict[str, Document]:
    found: dict[str, Document] = {}
    for reading in readings:
        said = reading.statement.evidence.document
        known = found.setdefault(said.id, said)
        if known is not said:
            found[said.id] = min(known, said, key=repr)
    return found


def _copies(readings: Iterable[_Reading], documents: Mapping[str, Document]) -> Mapping[str, str]:
    """Document id → the id of the one that it is a copy of, of the documents that are there."""
    reports: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        reports[reading.report].add(reading.statement.evidence.document.id)
    return originals(map(documents.__getitem__, ids) for ids in reports.values() if len(ids) > 1)


def _node(copies: Mapping[str, str], id_: str, source: _Source) -> Node:
    if isinstance(source, _Reading):
        return _statement_node(source)
    return _document_node(source, copies.get(id_)) if isinstance(source, Document) else source


def _shape(source: _Source) -> Hashable:
    if not isinstance(source, _Reading):
        return id(source)
    said, where = source.statement, source.statement.evidence
    return said.kind, *said.qualifiers, bool(said.attribution), where.start.bit_length(), where.end.bit_length()


def _fact_shape(fact: _Fact) -> Hashable:
    statements = [reading.statement for reading in fact.readings]
    names = frozenset(chain.from_iterable(one.qualifiers for one in statements)) if fact.edge.carries else None
    return fact.edge.type, names, any(map(stated, statements))


def _is_judged(reading: _Reading) -> bool:
    """Whether an entity of it was judged another's: then it tells more of what it is about."""
    said = reading.statement.ends
    return any(end.id != said[name].id for name, end in reading.nodes.items() if name in said)


def _entity_node(id_: str, groups: list[list[_Reading]], known: Mapping[str, JSON]) -> Node:
    counts: Counter[Entity] = Counter()
    for group in groups:
        for entity in group[0].nodes.values():
            if entity.id == id_:
                counts[entity] += len(group)
    names: Counter[str] = Counter()
    for entity, count in counts.items():
        names[entity.name] += count
    first = min(counts, key=lambda entity: (entity.kind, entity.qid or "~"))
    name = _name(id_, names)
    properties: dict[str, JSON] = {**tabled().get(id_, {}), **known, "id": id_, "name": name, "origin": ORIGIN}
    if first.qid:
        properties["qid"] = first.qid
    if len(names) > 1:
        properties["aliases"] = sorted(names.keys() - {name})
    return node(first.kind, properties | _derived(first, groups))


def _derived(entity: Entity, groups: list[list[_Reading]]) -> dict[str, JSON]:
    """What an entity has that follows from statements and is named by none."""
    earliest = min((group[0] for group in groups), key=lambda reading: reading.statement.id)
    properties: dict[str, JSON] = {**earliest.fixed.get(entity.id, {})}
    for derived in earliest.relation.derived:
        if derived.kind == entity.kind and derived.carries:
            readings = list(chain.from_iterable(groups))
            properties |= _state(derived.carries, _preferred(readings)) | _provenance(readings)
    return properties


def _name(id_: str, names: Mapping[str, int]) -> str:
    """The usual name; an entity that took in others keeps the name that its id was made of."""
    own = id_.partition(":")[2]
    return min(names, key=lambda one: (slug(one) != own, -names[one], one)) if len(names) > 1 else next(iter(names))


def _preferred(readings: list[_Reading]) -> list[_Reading]:
    """What is asserted tells a node's state; what is only threatened or denied does so where nothing is asserted."""
    return [one for one in readings if one.relation.is_asserted(one.statement)] or readings


def _facts(alike: Iterable[list[_Reading]]) -> dict[str, _Fact]:
    groups: dict[Edge, dict[tuple[str, ...], list[_Reading]]] = defaultdict(lambda: defaultdict(list))
    for group in alike:
        relation, nodes = group[0].relation, group[0].nodes
        for edge in relation.edges:
            if edge.start in nodes and edge.end in nodes:
                _sort_in(groups[edge], edge, nodes[edge.start].id, nodes[edge.end].id, group)
    found = (
        fact
        for edge, facts in groups.items()
        for between, said in facts.items()
        for fact in _terms(edge, between, said)
    )
    return dict(sorted(((key_of(one.edge.type, one.start, one.end, *one.marks), one) for one in found), key=_place))


def _sort_in(
    facts: dict[tuple[str, ...], list[_Reading]], edge: Edge, start: str, end: str, group: list[_Reading]
) -> None:
    """Puts readings to those that say the same fact; an edge that carries something is split into tracks."""
    if not edge.carries:
        facts[start, end].extend(group)
        return
    for reading in group:
        facts[start, end, *reading.relation.track(reading.statement)].append(reading)


def _place(keyed: tuple[str, _Fact]) -> tuple[str, str, str]:
    key, fact = keyed
    return fact.start, fact.end, key


def _terms(edge: Edge, between: tuple[str, ...], readings: list[_Reading]) -> Iterable[_Fact]:
    start, end, *track = between
    if not edge.carries:
        return [_Fact(edge, start, end, (), readings)]
    if len(readings) == 1:
        return [_Fact(edge, start, end, (*track, ""), readings)]
    by_id = {reading.statement.id: reading for reading in readings}
    return [
        _Fact(edge, start, end, (*track, mark), [by_id[one.id] for one in members])
        for mark, members in terms([reading.statement for reading in readings])
    ]


def _relationship(key: str, fact: _Fact) -> Relationship:
    state = _state(fact.edge.carries, fact.readings) if fact.edge.carries else {}
    return relationship(key, fact.edge.type, fact.start, fact.end, state | _provenance(fact.readings))


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
    return node("Statement", properties | ({"attribution": said.attribution} if said.attribution else {}))


def _document_node(document: Document, copy_of: str | None) -> Node:
    given = {"title": document.title, "url": document.url, "published": document.published, "copy_of": copy_of}
    properties: dict[str, JSON] = {"id": document.id, "origin": ORIGIN}
    return node("Document", properties | {name: str(value) for name, value in given.items() if value})


def _source_relationships(reading: _Reading) -> list[Relationship]:
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


def _parts(reading: _Reading) -> dict[str, tuple[list[str], list[str], list[str]]]:
    """As which ends a statement speaks of each entity, by which names, and by which ids before any judgement."""
    said, parts = reading.statement.ends, dict[str, tuple[list[str], list[str], list[str]]]()
    for end, entity in reading.nodes.items():
        before = said.get(end, entity)
        for values, value in zip(parts.setdefault(entity.id, ([], [], [])), (end, before.name, before.id), strict=True):
            values.append(value)
    return parts
