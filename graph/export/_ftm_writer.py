"""A graph as FollowTheMoney entities, one after the other. The library cleans each value and knows the schemata."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha1
from typing import Any, Final

import networkx as nx
from followthemoney import model

from graph.export._ftm_mark import OURS, to_mark
from graph.model import Statement
from graph.ontology import DATE_QUALIFIERS, relation_type
from graph.restore import judgements_of, statements_of

THINGS: Final = {
    "Country": "PublicBody",
    "Group": "LegalEntity",
    "Organization": "Organization",
    "Person": "Person",
    "Region": "PublicBody",
    "Vessel": "Vessel",
}
"""Entity kinds that are parties: what FollowTheMoney calls them. It has nothing for a sector of an economy."""

_ENDS: Final = {
    "Membership": ("member", "organization"),
    "Occupancy": ("holder", "post"),
    "UnknownLink": ("subject", "object"),
}
_MEMBERS: Final = frozenset({"founder", "joined", "member", "suspended", "withdrew"})
_STATUSES: Final = {
    "extended": "Active",
    "former": "ended",
    "imposed": "Active",
    "lifted": "Inactive",
    "withdrew": "ended",
}
_DATES: Final = {"since": "startDate", "until": "endDate", "date": "startDate"}
_DATES_OF: Final = {
    ("since", "withdrew"): "endDate",
    ("since", "suspended"): "date",
    ("date", "extended"): "date",
    ("date", "lifted"): "endDate",
}
_PLAIN_ID: Final = re.compile(r"[A-Za-z0-9]+:[A-Za-z0-9](?:[A-Za-z0-9-]{0,200}[A-Za-z0-9])?")

Entity = dict[str, Any]
Attributes = Mapping[str, Any]


def ftm_id(id_: str) -> str:
    """An id that FollowTheMoney takes: letters, digits and hyphens of ASCII; a hash where ours has more than those.

    >>> ftm_id("person:li-shangfu")
    'entente-person-li-shangfu'
    """
    plain = id_.replace(":", "-") if _PLAIN_ID.fullmatch(id_) else ""
    return "entente-" + (plain or sha1(id_.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest())


class Entities:
    """The entities of a graph, in the order of our ids: nodes first, then facts."""

    def __init__(self, graph: "nx.MultiDiGraph[Any]") -> None:
        self._graph = graph
        ids = [id_ for id_, kind in graph.nodes(data="kind") if kind == "Statement"]
        self._said = dict(zip(ids, statements_of(graph), strict=True))
        self._judged: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for judgement in judgements_of(graph):
            self._judged[judgement.right][judgement.verdict].append(judgement.left)

    def __iter__(self) -> Iterator[Entity]:
        for id_, known in sorted(self._graph.nodes(data=True)):
            yield from self._node(id_, known)
        for start, end, key, known in sorted(self._graph.edges(keys=True, data=True), key=lambda edge: edge[2]):
            # A former state's succession is asserted by no statement: there is no article to prove it with.
            if known.get("asserted") and "statements" in known:
                yield from self._fact(start, end, key, known)

    def _node(self, id_: str, known: Attributes) -> Iterator[Entity]:
        kind = known["kind"]
        if kind in THINGS:
            yield self._thing(id_, known)
        elif kind == "Role":
            yield self._position(id_, known)
        elif kind == "Sanction" and known["asserted"]:
            yield from self._sanction(id_, known)
        elif kind == "Statement":
            yield self._documentation(self._said[id_])
        elif kind == "Document":
            yield _article(id_, known)

    def _thing(self, id_: str, known: Attributes) -> Entity:
        properties = {"name": known["name"], "alias": known.get("aliases"), "wikidataId": known.get("qid")}
        made = _made(THINGS[known["kind"]], id_, **properties, jurisdiction=_code(id_))
        return _marked(made, id_, **self._judged.get(id_, {}))

    def _position(self, id_: str, known: Attributes) -> Entity:
        places = self._others(id_, "ROLE_IN")
        areas = [self._graph.nodes[place]["name"] for place in places if place.startswith("region:")]
        bodies = self._ids(place for place in places if not _code(place))
        own = {"country": [_code(place) for place in places], "subnationalArea": areas, "organization": bodies}
        return _made("Position", id_, name=known["name"], **own)

    def _sanction(self, id_: str, known: Attributes) -> Iterator[Entity]:
        issuers = [
            start for start, _, edge in self._graph.in_edges(id_, data=True) if edge["relationship"] == "IMPOSED"
        ]
        targets = self._ids(self._others(id_, "TARGETS"))
        names = [self._graph.nodes[issuer]["name"] for issuer in issuers]
        codes = [_code(issuer) for issuer in issuers]
        own = {"authority": names, "country": codes, "reason": known.get("reason"), **self._proof(known)}
        if targets:
            yield _made("Sanction", id_, entity=targets, status=_status(known), **own)

    def _fact(self, start: str, end: str, key: str, known: Attributes) -> Iterator[Entity]:
        schema = _schema(known)
        ends = dict(zip(_ENDS[schema], (self._ids([start]), self._ids([end])), strict=True))
        if schema != "Occupancy":
            ends["role"] = [str(known.get("relation") or known["relationship"].lower().replace("_", " "))]
        if all(ends.values()):
            yield _made(schema, key, **ends, status=_status(known), **self._proof(known))

    def _documentation(self, said: Statement) -> Entity:
        """A statement, asserted or not: what the document says of its ends."""
        made = _made(
            "Documentation",
            said.id,
            document=ftm_id(said.evidence.document.id),
            entity=self._ids(self._others(said.id, "ABOUT")),
            role=said.kind,
            status=said.status,
            summary=f"{relation_type(said.kind).describe(said)} [{said.status}]",
            description=said.evidence.quote,
            publisher=said.attribution,
            date=said.evidence.document.published,
            sourceUrl=said.evidence.document.url,
        )
        return _marked(made, said.id, **to_mark(said))

    def _proof(self, known: Attributes) -> dict[str, Any]:
        """What a fact rests on: its articles, their words and the dates that those give."""
        all_said = (self._said[id_] for id_ in known["statements"])
        said = [one for one in all_said if relation_type(one.kind).is_asserted(one)]
        documents = {one.evidence.document.id: one.evidence.document for one in said}
        dates: dict[str, list[str]] = defaultdict(list)
        for name, value in (pair for one in said for pair in _dates(one)):
            dates[name].append(value)
        return {
            "proof": [ftm_id(id_) for id_ in sorted(documents)],
            "sourceUrl": [documents[id_].url for id_ in sorted(documents)],
            "description": [one.evidence.quote for one in said],
            **{name: _precise(values) for name, values in sorted(dates.items())},
        }

    def _ids(self, ids: Iterable[str]) -> list[str]:
        """The entities that stand for nodes, without those that have none (sectors, and sanctions: no Things)."""
        return [ftm_id(id_) for id_ in ids if self._graph.nodes[id_]["kind"] in (*THINGS, "Role")]

    def _others(self, id_: str, relationship: str) -> list[str]:
        found = self._graph.out_edges(id_, data=True)
        return sorted(end for _, end, edge in found if edge["relationship"] == relationship)


def _article(id_: str, known: Attributes) -> Entity:
    published, url = known.get("published"), known.get("url")
    return _made("Article", id_, title=known.get("title"), fileName=id_, publishedAt=published, sourceUrl=url)


def _made(schema: str, id_: str, **properties: Any) -> Entity:
    entity = model.make_entity(schema)
    entity.id = ftm_id(id_)
    for name, given in properties.items():
        for value in filter(None, given if isinstance(given, list) else [given]):
            entity.add(name, value[: entity.schema.properties[name].type.max_length])
    if "name" in entity.schema.required and not entity.has("name"):
        entity.add("name", entity.id)  # a name of control characters alone, which the library takes out
    return _marked(entity.to_dict(), id_)


def _marked(entity: Entity, id_: str, **more: Any) -> Entity:
    return {**entity, OURS: {"id": id_, **more}}


def _code(id_: str) -> str | None:
    """The code of a country, or of the one a region belongs to; the library makes them what it calls them."""
    kind, _, code = id_.partition(":")
    return code.lower() if kind in ("country", "region") else None


def _schema(known: Attributes) -> str:
    """What a fact is. An observer, a partner, a candidate is no member."""
    if known["relationship"] == "HOLDS_ROLE":
        return "Occupancy"
    return "Membership" if known["relationship"] == "MEMBER_OF" and known["relation"] in _MEMBERS else "UnknownLink"


def _status(known: Attributes) -> str | None:
    """The status in the words that FollowTheMoney's own examples have."""
    words = (known.get("relation"), known.get("status"))
    return next((_STATUSES[word] for word in words if word in _STATUSES), known.get("status"))


def _dates(said: Statement) -> Iterator[tuple[str, str]]:
    words = (said.status, said.qualifiers.get("relation", ""))
    for name in sorted(DATE_QUALIFIERS & said.qualifiers.keys()):
        place = next((_DATES_OF[name, word] for word in words if (name, word) in _DATES_OF), _DATES[name])
        yield place, said.qualifiers[name]


def _precise(dates: list[str]) -> list[str]:
    """The dates without those that another one gives more precisely."""
    return sorted({one for one in dates if not any(other != one and other.startswith(one) for other in dates)})
