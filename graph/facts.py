"""Readings → facts: the relationships between entities, each of all that states it."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from graph.elements import JSON, Relationship, key_of, relationship
from graph.model import Statement
from graph.ontology import DATE_QUALIFIERS, Edge
from graph.readings import Reading
from graph.terms import stated, terms


@dataclass(frozen=True, slots=True)
class Fact:
    """What statements say together, not yet put into a relationship."""

    edge: Edge
    start: str
    end: str
    marks: tuple[str, ...]
    readings: Sequence[Reading]


def facts_of(alike: Iterable[list[Reading]], others: Iterable[Relationship] = ()) -> dict[str, Fact | Relationship]:
    """The facts by the keys of their relationships, in the order of their starts, ends and keys.

    Args:
        alike: The readings, in groups of the same ends and title.
        others: Relationships that are no facts and stand among them.
    """
    groups: dict[Edge, dict[tuple[str, ...], list[Reading]]] = defaultdict(lambda: defaultdict(list))
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
    keyed: dict[str, Fact | Relationship] = {one.key: one for one in others}
    keyed |= {key_of(one.edge.type, one.start, one.end, *one.marks): one for one in found}
    return dict(sorted(keyed.items(), key=_place))


def _sort_in(
    facts: dict[tuple[str, ...], list[Reading]], edge: Edge, start: str, end: str, group: list[Reading]
) -> None:
    """Puts readings to those that say the same fact; an edge that carries something is split into tracks."""
    if not edge.carries:
        facts[start, end].extend(group)
        return
    for reading in group:
        facts[start, end, *reading.relation.track(reading.statement)].append(reading)


def _place(keyed: tuple[str, Fact | Relationship]) -> tuple[str, str, str]:
    key, fact = keyed
    return fact.start, fact.end, key


def _terms(edge: Edge, between: tuple[str, ...], readings: list[Reading]) -> Iterable[Fact]:
    start, end, *track = between
    if not edge.carries:
        return [Fact(edge, start, end, (), tuple(readings))]
    if len(readings) == 1:
        return [Fact(edge, start, end, (*track, ""), tuple(readings))]
    by_id = {reading.statement.id: reading for reading in readings}
    return [
        Fact(edge, start, end, (*track, mark), tuple(by_id[one.id] for one in members))
        for mark, members in terms([reading.statement for reading in readings])
    ]


def fact_relationship(key: str, fact: Fact | Relationship) -> Relationship:
    """The relationship of that key that a fact is put into; what is one already stays as it is."""
    if isinstance(fact, Relationship):
        return fact
    state = state_of(fact.edge.carries, fact.readings) if fact.edge.carries else {}
    return relationship(key, fact.edge.type, fact.start, fact.end, state | provenance_of(fact.readings))


def fact_shape(fact: Fact | Relationship) -> Hashable:
    """What tells facts apart whose relationships may have other properties (`graph.views`)."""
    if isinstance(fact, Relationship):
        return fact.type
    statements = [reading.statement for reading in fact.readings]
    names = frozenset(chain.from_iterable(one.qualifiers for one in statements)) if fact.edge.carries else None
    return fact.edge.type, names, any(map(stated, statements))


def state_of(carries: Iterable[str], readings: Sequence[Reading]) -> dict[str, JSON]:
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


def provenance_of(readings: Sequence[Reading]) -> dict[str, JSON]:
    """By what statements it is known, in how many reports, how surely, and when it was stated."""
    statements = [reading.statement for reading in readings]
    dates = sorted(filter(None, (stated(statement) for statement in statements)))
    properties: dict[str, JSON] = {
        "statements": sorted(statement.id for statement in statements),
        "documents": len({reading.report for reading in readings}),
        "confidence": max(statement.confidence for statement in statements),
    }
    return properties | ({"first_stated": dates[0], "last_stated": dates[-1]} if dates else {})
