"""A graph that Entente exported → its documents, statements, merges, copies and links again.

What the graph does not hold is lost on the way: the texts, where a document was read from, judgements undone, and that
two which never were one are different.
A graph of others may hold anything under our names, so each value is looked at before it is used.
"""

from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from math import isfinite
from typing import Any

import networkx as nx

from graph.errors import FormatError
from graph.judgements import Judgement, now, representative, scoped
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
            with _explained(f"the statement {id_!r}"):
                statement = _statement(graph, id_, attributes)
            yield statement
    if not found and len(graph):
        raise FormatError("the graph holds no statements; only a graph that Entente exported can be taken in")


def judgements_of(graph: "nx.MultiDiGraph[str]") -> Iterator[Judgement]:
    """The judgements that joined or parted entities in a graph, as far as the ids that its statements use show them.

    An id that is one node in all documents was merged; where it is several, each document tells whom it speaks of.

    Raises:
        FormatError: An edge that says so is not as Entente writes it.
    """
    at = now()
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
    documents = {said: document for said, document, edge in edges if edge.get("relationship") == "STATED_IN"}
    found: dict[str, set[tuple[str, str]]] = {}
    for said, node, edge in edges:
        if edge.get("relationship") == "ABOUT":
            with _explained(f"what the statement {said!r} is about"):
                for id_ in _texts(edge, "entities") if "entities" in edge else [_whole(node)]:
                    found.setdefault(id_, set()).add((_whole(node), _whole(documents.get(said, ""))))
    return found


def copies_of(graph: "nx.MultiDiGraph[str]", stating: Container[str]) -> Mapping[str, str]:
    """Document id → the id of the document that it is a copy of.

    Args:
        graph: As for `statements_of`.
        stating: The documents of its statements. Others are not taken in, and no copies.
    """
    told = ((id_, known.get("copy_of")) for id_, known in graph.nodes(data=True) if id_ in stating)
    return {id_: other for id_, other in told if isinstance(other, str) and other in stating}


def links_of(graph: "nx.MultiDiGraph[str]") -> Iterator[ReferenceLink]:
    """The links to a reference that its nodes show.

    Raises:
        FormatError: A node that shows one is not as Entente writes it.
    """
    at = now()
    for id_, known in graph.nodes(data=True):
        if "reference_id" in known:
            with _explained(f"what {id_!r} is linked to"):
                yield _link(id_, known, at)


def _link(id_: str, known: Mapping[str, Any], at: str) -> ReferenceLink:
    schema = _text_or_none(known, "reference_schema") or ""
    datasets = tuple(_texts(known, "reference_datasets")) if "reference_datasets" in known else ()
    score = _number(known.get("reference_score", 0.0))
    reference = _text(known, "reference_id")
    return ReferenceLink(_whole(id_), reference, schema, datasets, score, "linked", "import", at, "in the graph read")


@contextmanager
def _explained(what: str) -> Iterator[None]:
    try:
        yield
    except (KeyError, IndexError) as error:
        raise FormatError(f"{what} is not whole: {error} is missing; export the graph again") from error
    except (TypeError, ValueError, OverflowError) as error:
        raise FormatError(f"{what} cannot be taken in: {error}; export the graph again") from error


def _statement(graph: "nx.MultiDiGraph[str]", id_: str, said: Mapping[str, Any]) -> Statement:
    relation = relation_type(_text(said, "relation_type"))
    ends, documents = _ends(graph, id_)
    return Statement(
        kind=relation.name,
        ends={name: entity for name, entity in ends.items() if name in relation.ends},
        status=_text(said, "status"),
        evidence=Evidence(documents[0], _text(said, "quote"), _offset(said["start"]), _offset(said["end"])),
        qualifiers={name: _text(said, name) for name in relation.qualifiers if name in said},
        attribution=_text_or_none(said, "attribution"),
        confidence=said["confidence"],
        extractor=_text(said, "extractor"),
    )


def _ends(graph: "nx.MultiDiGraph[str]", id_: str) -> tuple[Mapping[str, Entity], list[Document]]:
    ends: dict[str, Entity] = {}
    documents: list[Document] = []
    for _, other, edge in graph.out_edges(id_, data=True):
        if edge.get("relationship") == "ABOUT":
            ends |= _entities(_whole(other), graph.nodes[other], edge)
        elif edge.get("relationship") == "STATED_IN":
            documents.append(_document(_whole(other), graph.nodes[other]))
    return ends, documents


def _entities(id_: str, node: Mapping[str, Any], edge: Mapping[str, Any]) -> dict[str, Entity]:
    names = _texts(edge, "ends")
    ids = _texts(edge, "entities") if "entities" in edge else [id_] * len(names)
    kind, qid = _text(node, "kind"), _text_or_none(node, "qid")
    return {
        name: Entity(id_as_said, kind, called, qid)
        for name, id_as_said, called in zip(names, ids, _texts(edge, "names"), strict=True)
    }


def _document(id_: str, known: Mapping[str, Any]) -> Document:
    title, url, published = (_text_or_none(known, name) for name in ("title", "url", "published"))
    return Document(id_, title, url, PartialDate(published) if published else None)


def _text(known: Mapping[str, Any], name: str) -> str:
    return _whole(known[name])


def _text_or_none(known: Mapping[str, Any], name: str) -> str | None:
    return None if known.get(name) is None else _text(known, name)


def _texts(known: Mapping[str, Any], name: str) -> list[str]:
    if not isinstance(known[name], list):
        raise TypeError(f"{known[name]!r} is no list")
    return [_whole(part) for part in known[name]]


def _offset(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no whole number")
    return value


def _number(value: Any) -> float:
    number = float(value)
    if not isfinite(number):
        raise ValueError(f"{number} is no number")
    return number


def _whole(value: object) -> str:
    """The value, if it is text that a ledger can keep: half a character has no place in it."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    value.encode("utf-8")
    return value
