"""Small graphs made by hand, and what a Neo4j database holds, in the same form for comparison."""

from collections.abc import Iterable
from typing import Any

from neo4j import Driver

from graph.projection import JSON, ORIGIN, Node, Projection, Relationship


def node(id_: str, kind: str, **properties: JSON) -> Node:
    return Node(id_, (kind, "Entity"), {"id": id_, "origin": ORIGIN, **properties})


def relationship(type_: str, start: str, end: str, **properties: JSON) -> Relationship:
    key = f"fact:{type_}|{start}|{end}"
    return Relationship(key, type_, start, end, {"key": key, "origin": ORIGIN, **properties})


def projection(*elements: Node | Relationship) -> Projection:
    return Projection(
        {one.id: one for one in elements if isinstance(one, Node)},
        {one.key: one for one in elements if isinstance(one, Relationship)},
    )


def small(documents: Iterable[str] = ("doc:a", "doc:b")) -> Projection:
    """A person, a role and a country; each document states one membership of its own besides."""
    statements = ["statement:" + name.removeprefix("doc:") for name in documents]
    return projection(
        node("person:ada-vale", "Person", name="Ada Vale", aliases=["A. Vale", "Vale"], qid="Q1"),
        node("role:judge--xx", "Role", name="judge of Xanadu", title="judge", category="judge"),
        node("country:XX", "Country", name="Xanadu"),
        relationship("HOLDS_ROLE", "person:ada-vale", "role:judge--xx", status="current", statements=statements),
        relationship("ROLE_IN", "role:judge--xx", "country:XX", documents=len(statements), confidence=0.75),
        *(part for name in documents for part in _stated(name)),
    )


def _stated(document: str) -> list[Node | Relationship]:
    name = document.removeprefix("doc:")
    return [
        node(document, "Document", title=f"Report {name}"),
        node(f"statement:{name}", "Statement", quote="Judge Vale spoke.", asserted=True, start=0, end=17),
        node(f"org:{name}", "Organization", name=f"League {name}"),
        relationship("STATED_IN", f"statement:{name}", document),
        relationship("ABOUT", f"statement:{name}", f"org:{name}", ends=["organization"], name=f"League {name}"),
        relationship("MEMBER_OF", "country:XX", f"org:{name}", relation="member", status="current"),
    ]


Plain = tuple[dict[str, Any], dict[str, Any]]


def plain(graph: Projection) -> Plain:
    """Nodes by id and relationships by key."""
    return (
        {one.id: (set(one.labels), dict(one.properties)) for one in graph.nodes.values()},
        {one.key: (one.type, one.start, one.end, dict(one.properties)) for one in graph.relationships.values()},
    )


def stored(driver: Driver) -> Plain:
    """Everything in the database, whoever made it, in the form of `plain`."""
    nodes = driver.execute_query("MATCH (n) RETURN n.id, labels(n), properties(n)").records
    edges = driver.execute_query("MATCH (a)-[r]->(b) RETURN r.key, type(r), a.id, b.id, properties(r)").records
    by_id = {id_: (set(labels), properties) for id_, labels, properties in nodes}
    by_key = {key: (type_, start, end, properties) for key, type_, start, end, properties in edges}
    assert len(by_id) == len(nodes), "two nodes have one id"
    assert len(by_key) == len(edges), "two relationships have one key"
    return by_id, by_key
