"""Readings → the nodes of entities, each of all that speaks of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import chain

from graph.elements import JSON, ORIGIN, Node, node
from graph.facts import provenance_of, state_of
from graph.model import Entity, slug
from graph.names import properties as tabled
from graph.ontology import Fixed
from graph.readings import Reading


def mentions_of(alike: Iterable[list[Reading]]) -> dict[str, list[list[Reading]]]:
    """Entity id → the readings that have it, in groups of those that are alike."""
    found: dict[str, list[list[Reading]]] = defaultdict(list)
    for group in alike:
        for id_ in {entity.id for entity in group[0].nodes.values()}:
            found[id_].append(group)
    return found


def entity_node(id_: str, groups: list[list[Reading]], fixed: Fixed, known: Mapping[str, JSON]) -> Node:
    """The node of an entity.

    Args:
        id_: Its id.
        groups: The readings that have it, in groups of those that are alike.
        fixed: What follows from their ends and titles.
        known: What is known of it besides.
    """
    counts: Counter[Entity] = Counter()
    for group in groups:
        for entity in group[0].nodes.values():
            if entity.id == id_:
                counts[entity] += len(group)
    names: Counter[str] = Counter()
    for entity, count in counts.items():
        names[entity.name] += count
    first = min(counts, key=lambda entity: (entity.kind, entity.qid or "~"))
    name = usual_name(id_, names)
    properties: dict[str, JSON] = {**tabled().get(id_, {}), **known, "id": id_, "name": name, "origin": ORIGIN}
    if first.qid:
        properties["qid"] = first.qid
    if len(names) > 1:
        properties["aliases"] = sorted(names.keys() - {name})
    return node(first.kind, properties | {**fixed} | _carried(first, groups))


def _carried(entity: Entity, groups: list[list[Reading]]) -> dict[str, JSON]:
    """What an entity that no text names has of its statements."""
    earliest = min((group[0] for group in groups), key=lambda reading: reading.statement.id)
    properties: dict[str, JSON] = {}
    for derived in earliest.relation.derived:
        if derived.kind == entity.kind and derived.carries:
            readings = list(chain.from_iterable(groups))
            properties |= state_of(derived.carries, _preferred(readings)) | provenance_of(readings)
    return properties


def usual_name(id_: str, names: Mapping[str, int]) -> str:
    """The usual name; an entity that took in others keeps the name that its id was made of."""
    own = id_.partition(":")[2]
    return min(names, key=lambda one: (slug(one) != own, -names[one], one)) if len(names) > 1 else next(iter(names))


def _preferred(readings: list[Reading]) -> list[Reading]:
    """What is asserted tells a node's state; what is only threatened or denied does so where nothing is asserted."""
    return [one for one in readings if one.relation.is_asserted(one.statement)] or readings
