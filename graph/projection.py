"""Statements → nodes and relationships: the one definition of the graph.

`project` is pure: the same statements and judgements, in any order, give the identical graph. Both stores apply it.

Statements about the same two ends are one fact, except that

- what is not asserted (denied, conditional, proposed, …) is a fact of its own, with `asserted: false`;
- two terms of one office, or two memberships, told apart by their dates, stay two (`graph.terms`).

Beside the facts, a former state is `SUCCEEDED_BY` those that followed it, where statements speak of both. No statement
is behind that, so it carries none (`graph.former_states`).

A fact's status and qualifiers are those of its newest statement that gives them; `confidence` is the highest of its
statements'; `first_stated` and `last_stated` are the dates of the documents; `documents` counts the copies of one
report once.
"""

from collections.abc import Hashable, Iterable, Mapping
from functools import partial

from graph.elements import JSON, ORIGIN, Node, Projection, Relationship
from graph.entity_nodes import entity_node, mentions_of
from graph.facts import fact_relationship, fact_shape, facts_of
from graph.former_states import successions_among
from graph.model import Document, Statement
from graph.readings import Reader, Reading
from graph.records import distinct
from graph.sources import copies_among, document_node, documents_of, is_judged, source_relationships, statement_node
from graph.views import Made, Relationships, uncollected

__all__ = ["JSON", "ORIGIN", "Node", "Projection", "Relationship", "project"]

_Source = Node | Document | Reading
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
        reader = Reader(same or {}, copies or {})
        readings = [reader.read(statement) for statement in distinct(statements)]
        return _projection(readings, reader, known or {})


def _projection(readings: list[Reading], reader: Reader, known: Mapping[str, Mapping[str, JSON]]) -> Projection:
    alike = list(reader.alike.values())
    mentions, documents = mentions_of(alike), documents_of(readings)
    sources: dict[str, _Source] = {
        id_: entity_node(id_, said, reader.fixed.get(id_, {}), known.get(id_, {})) for id_, said in mentions.items()
    }
    sources |= documents | {reading.statement.id: reading for reading in readings}
    make = partial(_node, copies_among(readings, documents))
    nodes = Made({id_: sources[id_] for id_ in sorted(sources)}, make, _shape)
    facts = Made(facts_of(alike, successions_among(mentions)), fact_relationship, fact_shape)
    count = len(readings) + sum(len(group) for groups in mentions.values() for group in groups)
    return Projection(nodes, Relationships(facts, readings, source_relationships, is_judged, count))


def _node(copies: Mapping[str, str], id_: str, source: _Source) -> Node:
    if isinstance(source, Reading):
        return statement_node(source)
    return document_node(source, copies.get(id_)) if isinstance(source, Document) else source


def _shape(source: _Source) -> Hashable:
    if not isinstance(source, Reading):
        return id(source)
    said, where = source.statement, source.statement.evidence
    return said.kind, *said.qualifiers, bool(said.attribution), where.start.bit_length(), where.end.bit_length()
