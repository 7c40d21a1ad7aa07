"""Former states and those that followed them, as relationships of the graph: reference data, which no text states."""

from collections.abc import Container, Iterator

from graph.elements import JSON, Relationship, key_of, relationship
from graph.names import Succession, entities, successions
from graph.ontology import SUCCEEDED_BY


def successions_among(ids: Container[str]) -> Iterator[Relationship]:
    """What leads from former states to their successors, where a graph has both.

    Args:
        ids: The ids of its nodes.
    """
    for state, found in successions().items():
        if state in ids:
            yield from (_succeeded_by(one) for one in found if one.successor in ids)


def _succeeded_by(one: Succession) -> Relationship:
    type_, ends = SUCCEEDED_BY.type, (one.state, one.successor)
    known: dict[str, JSON] = {"since": one.since, "how": one.how, "act": one.source, "asserted": True}
    return relationship(key_of(type_, *ends), type_, *ends, known)


def succession_lines(id_: str) -> list[str]:
    """What followed a former state, one line a successor; none of any other entity."""
    return [
        f"{entities()[one.state].name} → {entities()[one.successor].name}: succeeded by, {one.since} [{one.how}]\n"
        f"    {one.source}"
        for one in successions().get(id_, ())
    ]
