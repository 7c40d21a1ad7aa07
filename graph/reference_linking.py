"""Goes through a reference once and tells which of our entities to link to which of its."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from graph.projection import Node, Projection
from graph.reference_file import SCHEMAS, Reference
from graph.reference_links import ReferenceLink
from graph.reference_matching import Index, Known, Match, normal

_CLEAR: Final = 0.05
"""How much better than any other the best must fit; what an office adds to a name and a country is less."""

_IMO = re.compile(r"\bIMO\W{0,3}([0-9]{7})\b", re.IGNORECASE)

Pair = tuple[str, str]


@dataclass(slots=True)
class Findings:
    """What going through a reference gave; each of our entities is in one place at most."""

    linked: list[Match] = field(default_factory=list)
    ambiguous: list[list[Match]] = field(default_factory=list)
    unconfirmed: list[Match] = field(default_factory=list)
    unmatched: int = 0
    read: int = 0


def find_links(projection: Projection, references: Iterable[Reference], undone: Collection[Pair] = ()) -> Findings:
    """Matches the people, organizations and vessels of a graph with those of a reference.

    Args:
        projection: The graph.
        references: The reference, which is gone through once.
        undone: Pairs of our ids and theirs that somebody took back; they are not proposed again.
    """
    known = known_entities(projection)
    index, found = Index(known), Findings()
    matches: dict[str, list[Match]] = defaultdict(list)
    for reference in references:
        found.read += 1
        for match in index.matches(reference):
            if (match.known.id, reference.id) not in undone:
                matches[match.known.id].append(match)
    found.unmatched = len(known) - len(matches)
    for _, fitting in sorted(matches.items()):
        _sort_in(found, sorted(fitting, key=lambda match: (-match.score, match.reference.id)))
    _set_namesakes_apart(found)
    return found


def _sort_in(found: Findings, matches: list[Match]) -> None:
    """Puts the matches of one of our entities, the best first, where they belong."""
    sufficient = [match for match in matches if match.is_sufficient]
    rivals = [match for match in sufficient if sufficient[0].score - match.score < _CLEAR]
    if not sufficient:
        found.unconfirmed.append(matches[0])
    elif len({match.reference.id for match in rivals}) > 1:
        found.ambiguous.append(rivals)
    else:
        found.linked.append(rivals[0])


def _set_namesakes_apart(found: Findings) -> None:
    """Two of ours that have one name and are two in the graph cannot both be one of the reference."""
    namesakes: dict[Pair, list[Match]] = defaultdict(list)
    for match in found.linked:
        for name in normal(match.known.kind, match.known.names) if "identifier" not in match.evidence else ():
            namesakes[match.reference.id, name].append(match)
    doubtful = {tuple(one.known.id for one in matches): matches for matches in namesakes.values() if len(matches) > 1}
    apart = {id_ for ids in doubtful for id_ in ids}
    found.linked = [match for match in found.linked if match.known.id not in apart]
    found.ambiguous += doubtful.values()


def new_links(matches: Iterable[Match], there: Mapping[str, ReferenceLink], *, by: str, at: str) -> list[ReferenceLink]:
    """The matches as links, without those that are there already.

    Args:
        matches: What to link.
        there: Entity id → the link that counts now.
        by: Who links.
        at: When.
    """
    made = [_link(match, by, at) for match in matches]
    return [one for one in made if one.entity not in there or one.properties != there[one.entity].properties]


def _link(match: Match, by: str, at: str) -> ReferenceLink:
    to, reason = match.reference, ", ".join(sorted(match.evidence)) + " agree"
    return ReferenceLink(match.known.id, to.id, to.schema, to.datasets, match.score, "linked", by, at, reason)


def known_entities(projection: Projection) -> list[Known]:
    """The entities of a graph that a reference may have, with what the graph tells of who they are."""
    countries, topics = _countries(projection), _topics(projection)
    return [
        _known(node, countries.get(node.id, set()), topics.get(node.id, set()))
        for node in projection.nodes.values()
        if node.labels[0] in SCHEMAS.values()
    ]


def _known(node: Node, countries: set[str], topics: set[str]) -> Known:
    aliases, name = node.properties.get("aliases", []), str(node.properties["name"])
    names = frozenset([name, *(aliases if isinstance(aliases, list) else [])])
    qid = node.properties.get("qid")
    return Known(
        id=node.id,
        kind=node.labels[0],
        name=name,
        names=names,
        countries=frozenset(countries),
        topics=frozenset(topics),
        qids=frozenset([str(qid)] if qid else []),
        imos=frozenset(number for one in names for number in _IMO.findall(one)),
    )


def _countries(projection: Projection) -> Mapping[str, set[str]]:
    """Person → the countries in which they are said to have held, or to seek, an office."""
    places = {one.start: one.end for one in projection.relationships.values() if one.type == "ROLE_IN"}
    found: dict[str, set[str]] = defaultdict(set)
    for one in projection.relationships.values():
        kind, _, code = places.get(one.end, "").partition(":")
        if one.type == "HOLDS_ROLE" and one.properties["status"] != "denied" and kind in ("country", "region"):
            found[one.start].add(code.partition("-")[0])
    return found


def _topics(projection: Projection) -> Mapping[str, set[str]]:
    """Entity → whether it holds or held an office, and whether it is or was under sanctions."""
    found: dict[str, set[str]] = defaultdict(set)
    for one in projection.relationships.values():
        if one.type == "HOLDS_ROLE" and one.properties["asserted"]:
            found[one.start].add("office")
        elif one.type == "TARGETS" and projection.nodes[one.start].properties["asserted"]:
            found[one.end].add("sanction")
    return found
