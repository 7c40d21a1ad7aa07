"""A graph that Entente exported → its documents, statements, merges, copies and links again.

What the graph does not hold is lost on the way: the texts, where a document was read from, and judgements undone.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import networkx as nx

from graph.errors import FormatError
from graph.judgements import Judgement, representative, scoped
from graph.model import Document, Entity, Evidence, PartialDate, Statement
from graph.ontology import relation_type
from graph.reference_links import ReferenceLink


def statements_of(graph: "nx.MultiDiGraph[str]") -> Iterator[Statement]:
    """The statements that a graph of `graph.memory.to_networkx` was projected from.

    Args:
        graph: As `to_networkx` makes it or an importer reads it back.

    Raises:
        FormatError: The graph holds no statements, or one that is not whole.
    """
    found = False
    for id_, attributes in graph.nodes(data=True):
        if attributes.get("kind") == "Statement":
            found = True
            yield _statement(graph, id_, attributes)
    if not found and len(graph):
        raise FormatError("the graph holds no statements; only a graph that Entente exported can be taken in")


def judgements_of(graph: "nx.MultiDiGraph[str]") -> Iterator[Judgement]:
    """The judgements that joined or parted entities in a graph, as far as the ids that its statements use show them.

    An id that is one node in all documents was merged; where it is several, each document tells whom it speaks of.
    """
    at = datetime.now(UTC).isoformat(timespec="seconds")
    for id_, places in sorted(_spoken_of(graph).items()):
        nodes = {node for node, _ in places}
        # A merge makes the id that stands for both of them (`canonical_ids`); what made another was a split.
        if len(nodes) == 1 and representative({id_, *nodes}) != id_:
            yield Judgement(id_, min(nodes), "same", "import", at, "one entity in the graph read")
        elif nodes != {id_}:
            for node, document in sorted(places):
                if node != id_:
                    yield Judgement(scoped(id_, document), node, "same", "import", at, "so in the graph read")
            for node in sorted(nodes - {id_}) if id_ in graph else ():
                yield Judgement(id_, node, "different", "import", at, "two entities in the graph read")


def _spoken_of(graph: "nx.MultiDiGraph[str]") -> dict[str, set[tuple[str, str]]]:
    """Entity id as statements have it → the nodes that it is, each with the documents where it is so."""
    edges = list(graph.edges(data=True))
    documents = {said: document for said, document, edge in edges if edge["relationship"] == "STATED_IN"}
    found: dict[str, set[tuple[str, str]]] = {}
    for said, node, edge in edges:
        if edge["relationship"] == "ABOUT":
            for id_ in edge.get("entities") or [node]:
                found.setdefault(id_, set()).add((node, documents.get(said, "")))
    return found


def copies_of(graph: "nx.MultiDiGraph[str]") -> Mapping[str, str]:
    """Document id → the id of the document that it is a copy of."""
    documents = ((id_, known) for id_, known in graph.nodes(data=True) if known.get("kind") == "Document")
    return {id_: known["copy_of"] for id_, known in documents if known.get("copy_of") in graph}


def links_of(graph: "nx.MultiDiGraph[str]") -> Iterator[ReferenceLink]:
    """The links to a reference that its nodes show."""
    at = datetime.now(UTC).isoformat(timespec="seconds")
    for id_, known in graph.nodes(data=True):
        if "reference_id" in known:
            there = (
                known["reference_id"],
                known.get("reference_schema", ""),
                tuple(known.get("reference_datasets", ())),
            )
            score = known.get("reference_score", 0.0)
            yield ReferenceLink(id_, *there, score, "linked", "import", at, "in the graph read")


def _statement(graph: "nx.MultiDiGraph[str]", id_: str, said: Mapping[str, Any]) -> Statement:
    try:
        relation = relation_type(said["relation_type"])
        ends, documents = _ends(graph, id_)
        return Statement(
            kind=relation.name,
            ends={name: entity for name, entity in ends.items() if name in relation.ends},
            status=said["status"],
            evidence=Evidence(documents[0], said["quote"], said["start"], said["end"]),
            qualifiers={name: said[name] for name in relation.qualifiers if name in said},
            attribution=said.get("attribution"),
            confidence=said["confidence"],
            extractor=said["extractor"],
        )
    except (KeyError, IndexError) as error:
        raise FormatError(f"the statement {id_} is not whole: {error} is missing; export the graph again") from error


def _ends(graph: "nx.MultiDiGraph[str]", id_: str) -> tuple[Mapping[str, Entity], list[Document]]:
    ends: dict[str, Entity] = {}
    documents: list[Document] = []
    for _, other, edge in graph.out_edges(id_, data=True):
        if edge["relationship"] == "ABOUT":
            node = graph.nodes[other]
            ids = edge.get("entities") or [other] * len(edge["ends"])
            for name, id_as_said, called in zip(edge["ends"], ids, edge["names"], strict=True):
                ends[name] = Entity(id_as_said, node["kind"], called, node.get("qid"))
        elif edge["relationship"] == "STATED_IN":
            documents.append(_document(other, graph.nodes[other]))
    return ends, documents


def _document(id_: str, known: Mapping[str, Any]) -> Document:
    published = known.get("published")
    return Document(id_, known.get("title"), known.get("url"), PartialDate(published) if published else None)
