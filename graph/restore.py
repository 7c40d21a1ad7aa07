"""A graph that Entente exported → its documents and statements again."""

from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx

from graph.errors import FormatError
from graph.model import Document, Entity, Evidence, PartialDate, Statement
from graph.ontology import relation_type


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
            entity = Entity(other, node["kind"], edge["name"], node.get("qid"))
            ends |= dict.fromkeys(edge["ends"], entity)
        elif edge["relationship"] == "STATED_IN":
            documents.append(_document(other, graph.nodes[other]))
    return ends, documents


def _document(id_: str, known: Mapping[str, Any]) -> Document:
    published = known.get("published")
    return Document(id_, known.get("title"), known.get("url"), PartialDate(published) if published else None)
