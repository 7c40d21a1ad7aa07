"""A graph as Turtle, piece by piece: nothing but the piece in hand is in memory besides the graph."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, Final

import networkx as nx

from graph.errors import FormatError
from graph.export._turtle_terms import DATES, PREFIXES, date, iri, literal, named
from graph.ontology import SUCCEEDED_BY, relation_types

_WIKIDATA: Final = "http://www.wikidata.org/entity/"
_SOURCES: Final = frozenset({"ABOUT", "STATED_IN"})
_ELSEWHERE: Final = frozenset({"attribution", "end", "kind", "origin", "quote", "relationship", "start"})
_KNOWN_TERMS: Final = {
    "aliases": "skos:altLabel",
    "name": "rdfs:label",
    "qid": "owl:sameAs",
    "statements": "prov:wasDerivedFrom",
}
_OF_DOCUMENTS: Final = {"title": "dcterms:title", "published": "dcterms:issued", "url": "schema:url"}

Attributes = Mapping[str, Any]
Pairs = Iterable[tuple[str, str]]


def pieces(graph: "nx.MultiDiGraph[Any]") -> Iterator[str]:
    """The document: prefixes, the properties, then each node and each fact, in the order of their ids."""
    yield "".join(f"@prefix {name}: <{base}> .\n" for name, base in PREFIXES.items())
    yield from _vocabulary()
    for id_, attributes in sorted(graph.nodes(data=True), key=lambda node: str(node[0])):
        yield _piece(iri(id_), _node(graph, id_, attributes))
    for fact in sorted(_facts(graph), key=lambda one: str(one[2])):
        yield from _fact(graph, *fact)


def _vocabulary() -> Iterator[str]:
    """What ties the predicates of one property together, as in Wikidata's own dumps."""
    edges = [*(edge for relation in relation_types().values() for edge in relation.edges), SUCCEEDED_BY]
    for edge in {edge.type: edge for edge in edges}.values():
        direct = [value for name in edge.carries for value in sorted(_closed().get(name, ()))] or [edge.type]
        claims = {"claim": ["p", edge.type], "statementProperty": ["ps", edge.type]}
        terms = [(f"wikibase:{name}", named(*term)) for name, term in claims.items()]
        terms += [("wikibase:directClaim", named("t", value)) for value in direct]
        yield _property(edge.type, terms)
    for name in sorted(_qualifiers()):
        yield _property(name, [("wikibase:qualifier", named("pq", name))])


def _property(name: str, terms: Pairs) -> str:
    label = literal(name.lower().replace("_", " "))
    return _piece(iri(name, PREFIXES["ent"] + "property:"), [("a", "wikibase:Property"), ("rdfs:label", label), *terms])


def _node(graph: "nx.MultiDiGraph[Any]", id_: Any, known: Attributes) -> Pairs:
    kind = known.get("kind")
    if not isinstance(kind, str):
        raise FormatError(f"the node {id_!r} has no kind; only a graph of Entente can be written as Turtle")
    yield "a", named("ent", kind)
    if kind == "Statement":
        yield from _statement(graph, id_, known)
    elif kind == "Document":
        yield from (("a", "prov:Entity"), ("a", "schema:CreativeWork"))
        yield from _described(known, _OF_DOCUMENTS)
    else:
        yield from _described(known)


def _statement(graph: "nx.MultiDiGraph[Any]", id_: Any, known: Attributes) -> Pairs:
    """What one passage says: an annotation of its document. Facts are derived from it."""
    yield "a", "oa:Annotation"
    yield from (("a", "prov:Entity"), ("wikibase:rank", _rank(known.get("asserted"))))
    yield from _described(known)
    if known.get("attribution"):
        yield "prov:wasAttributedTo", f"[ a prov:Agent ; rdfs:label {literal(known['attribution'])} ]"
    for _, other, edge in sorted(graph.out_edges(id_, data=True), key=lambda one: str(one[1])):
        if edge.get("relationship") == "STATED_IN":
            yield "prov:wasDerivedFrom", iri(other)
            yield "oa:hasTarget", _target(iri(other), known)
        else:
            yield from ((named("end", end), iri(other)) for end in edge.get("ends", ()))


def _target(document: str, known: Attributes) -> str:
    quote = f"[ a oa:TextQuoteSelector ; oa:exact {literal(known.get('quote', ''))} ]"
    start, end = (f'"{known.get(name, 0):d}"^^xsd:nonNegativeInteger' for name in ("start", "end"))
    place = f"[ a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} ]"
    return f"[ oa:hasSource {document} ; oa:hasSelector {quote} , {place} ]"


def _facts(graph: "nx.MultiDiGraph[Any]") -> Iterator[tuple[Any, Any, Any, Attributes]]:
    for start, end, key, known in graph.edges(keys=True, data=True):
        if "relationship" not in known:
            raise FormatError(f"the edge {key!r} has no relationship; only a graph of Entente can be written as Turtle")
        if known["relationship"] not in _SOURCES:
            yield start, end, key, known


def _fact(graph: "nx.MultiDiGraph[Any]", start: Any, end: Any, key: Any, known: Attributes) -> Iterator[str]:
    """A fact: a statement node in Wikidata's sense, and the direct triple where it is asserted."""
    type_, asserted = known["relationship"], _asserted(graph, known)
    direct = [(named("t", _direct(known)), iri(end))] if asserted else []
    yield _piece(iri(start), [(named("p", type_), iri(key)), *direct])
    about = [("a", "wikibase:Statement"), ("wikibase:rank", _rank(asserted)), (named("ps", type_), iri(end))]
    yield _piece(iri(key), [*about, *_described({**known, "asserted": asserted})])


def _asserted(graph: "nx.MultiDiGraph[Any]", known: Attributes) -> bool:
    """What carries no status of its own (a role's country, a sanction's target) is as good as its best statement."""
    if "asserted" in known:
        return bool(known["asserted"])
    return any(graph.nodes[id_].get("asserted") for id_ in known.get("statements", ()) if id_ in graph)


def _direct(known: Attributes) -> str:
    """An observer is no member: where a fact says what kind it is, its direct triple says no less."""
    kinds = [str(known[name]) for name, words in _closed().items() if known.get(name) in words]
    return kinds[0] if kinds else str(known["relationship"])


def _rank(asserted: object) -> str:
    return "wikibase:NormalRank" if asserted else "wikibase:DeprecatedRank"


def _described(known: Attributes, terms: Mapping[str, str] = _KNOWN_TERMS) -> Pairs:
    """The attributes that stand for themselves."""
    for name in sorted(known.keys() - _ELSEWHERE):
        term = terms.get(name) or named("pq" if name in _qualifiers() else "ent", name)
        values = known[name] if isinstance(known[name], list) else [known[name]]
        yield from ((term, _object(name, value)) for value in values if value is not None)


def _object(name: str, value: Any) -> str:
    if name == "statements":
        return iri(value)
    if name == "qid":
        return iri(value, _WIKIDATA)
    if name == "url":
        return f"{literal(value)}^^xsd:anyURI"
    return date(value) if name in DATES else literal(value)


def _piece(subject: str, pairs: Pairs) -> str:
    lines = " ;\n    ".join(f"{predicate} {value}" for predicate, value in pairs)
    return f"\n{subject} {lines} .\n"


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset({"status", *(name for relation in relation_types().values() for name in relation.qualifiers)})


@cache
def _closed() -> Mapping[str, frozenset[str]]:
    """The qualifiers that say of what kind a relation is, with the words for it."""
    types = relation_types().values()
    return {name: words for relation in types for name, words in relation.qualifiers.items() if words is not None}
