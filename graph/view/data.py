"""What a page shows, as plain JSON: nodes, relations, and statements in their sentences.

Nodes, statements and documents refer to each other by their place in the lists. Statements stand oldest first, so that
of two the one further down is the newer.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from graph.lookup import finding
from graph.model import Document, PartialDate, Statement
from graph.ontology import KINDS
from graph.projection import Node, Relationship
from graph.view.excerpt import Excerpt, entities_of
from graph.view.layout import positions
from graph.view.sentences import passage
from graph.view.web_address import is_web

Text = Callable[[str], str | None]
"""Document id → its text, where it was kept."""


def page_data(excerpt: Excerpt, text: Text) -> dict[str, Any]:
    """All that a page shows.

    Raises:
        MissingExtra: What lays out a network is not installed.
    """
    nodes = [node for node in excerpt.projection.nodes.values() if node.labels[0] in KINDS]
    facts = [one for one in excerpt.projection.relationships.values() if "statements" in one.properties]
    documents = {one.evidence.document.id: one.evidence.document for one in excerpt.statements}
    where = positions([one.id for one in nodes], ((one.start, one.end) for one in facts))
    at, said = _places(one.id for one in nodes), _places(one.id for one in excerpt.statements)
    return {
        "leftOut": excerpt.left_out,
        "nodes": [_node(one, where[one.id]) for one in nodes],
        "facts": [_fact(one, at, said) for one in facts],
        "statements": _statements(excerpt, text, at, _places(documents)),
        "documents": [_document(one) for one in documents.values()],
    }


def _places(ids: Iterable[str]) -> dict[str, int]:
    return {id_: place for place, id_ in enumerate(ids)}


def _node(node: Node, where: tuple[float, float]) -> dict[str, Any]:
    known = {name: node.properties[name] for name in ("name", "title", "aliases") if name in node.properties}
    return {"id": node.id, "kind": node.labels[0], **known, "x": round(where[0], 4), "y": round(where[1], 4)}


def _fact(fact: Relationship, nodes: Mapping[str, int], statements: Mapping[str, int]) -> dict[str, Any]:
    known = {name: fact.properties[name] for name in ("relation", "since", "until") if name in fact.properties}
    said = fact.properties["statements"]
    places = sorted(statements[id_] for id_ in said) if isinstance(said, list) else []
    return {"type": fact.type, "start": nodes[fact.start], "end": nodes[fact.end], "statements": places, **known}


def _statements(
    excerpt: Excerpt, text: Text, nodes: Mapping[str, int], documents: Mapping[str, int]
) -> list[dict[str, Any]]:
    about, texts = entities_of(excerpt.projection), {id_: text(id_) for id_ in documents}
    return [
        _statement(one, texts[one.evidence.document.id])
        | {"document": documents[one.evidence.document.id], "about": sorted(nodes[id_] for id_ in about[one.id])}
        for one in excerpt.statements
    ]


def _statement(said: Statement, text: str | None) -> dict[str, Any]:
    line, words = finding(said), passage(text, said.evidence.quote, said.evidence.start)
    dates = {name: said.qualifiers[name] for name in ("since", "until", "date") if name in said.qualifiers}
    return {
        "kind": said.kind,
        "text": line.text,
        "status": said.status,
        "asserted": line.asserted,
        **words._asdict(),
        **dates,
        "attribution": said.attribution,
        "confidence": said.confidence,
    }


def _document(document: Document) -> dict[str, Any]:
    published = document.published and PartialDate(document.published)
    return {
        "title": document.title or document.id,
        "url": document.url if is_web(document.url) else None,
        "published": published,
        "by": published and published.last_day,
    }
