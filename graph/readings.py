"""Statements as the judgements have them: their ends, what follows from these, and the report they stand in."""

from collections.abc import Mapping
from dataclasses import dataclass

from graph.judgements import scoped
from graph.model import Entity, Statement
from graph.ontology import Fixed, RelationType, relation_type


@dataclass(frozen=True, slots=True)
class Reading:
    """A statement with its ends as the judgements have them, the report it stands in, and the nodes that it implies."""

    statement: Statement
    report: str
    relation: RelationType
    nodes: Mapping[str, Entity]


class Reader:
    """Reads statements, in the order of their ids.

    Attributes:
        alike: Readings of the same ends and title: the first gives the others what follows from these.
        fixed: Id of a node that follows → the properties that follow with it, as the first statement has them.
    """

    def __init__(self, same: Mapping[str, str], copies: Mapping[str, str]) -> None:
        self._same = same
        self._copies = copies
        self.alike: dict[tuple[object, ...], list[Reading]] = {}
        self.fixed: dict[str, Fixed] = {}

    def read(self, statement: Statement) -> Reading:
        """The reading of a statement, which is kept among those that are alike."""
        relation, ends, document = relation_type(statement.kind), statement.ends, statement.evidence.document.id
        ids = [judged(end, document, self._same).id for end in ends.values()] if self._same else ()
        # The address of a mapping that a known reading holds is no other's.
        key = (relation.name, id(ends), *ids, *map(statement.qualifiers.get, relation.naming))
        group, report = self.alike.get(key), self._copies.get(document, document)
        if group is None:
            nodes, fixed = _read(statement, relation, self._same)
            for id_, properties in fixed:
                self.fixed.setdefault(id_, properties)
            reading = Reading(statement, report, relation, nodes)
            self.alike[key] = [reading]
        else:
            reading = Reading(statement, report, relation, group[0].nodes)
            group.append(reading)
        return reading


def _read(
    statement: Statement, relation: RelationType, same: Mapping[str, str]
) -> tuple[Mapping[str, Entity], list[tuple[str, Fixed]]]:
    """The nodes that a statement implies, by its ends and what follows, and the properties of the latter by id."""
    document = statement.evidence.document.id
    ends = {name: judged(end, document, same) for name, end in statement.ends.items()}
    made = {derived.name: derived.make(ends, statement.qualifiers) for derived in relation.derived}
    nodes = ends | {name: entity for name, (entity, _) in made.items()}
    return dict(sorted(nodes.items())), [(entity.id, properties) for entity, properties in made.values()]


def judged(entity: Entity, document_id: str, same: Mapping[str, str]) -> Entity:
    """The entity that a document speaks of: as judged for that document, else as judged everywhere, else as it is."""
    id_ = same.get(scoped(entity.id, document_id)) or same.get(entity.id, entity.id)
    return entity if id_ == entity.id else Entity(id_, entity.kind, entity.name, entity.qid)


def entities_of(statement: Statement, same: Mapping[str, str] | None = None) -> Mapping[str, Entity]:
    """The entities that a statement speaks of, as judged: its ends, and the nodes that follow from them."""
    return _read(statement, relation_type(statement.kind), same or {})[0]
