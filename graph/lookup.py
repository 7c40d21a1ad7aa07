"""Finds an entity by any of its names, and all that is known of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.errors import NotFound, suggestion
from graph.model import Statement, slug
from graph.ontology import relation_type
from graph.person_names import in_other_letters
from graph.projection import Node, Projection
from graph.resolution import country, in_any_case, organization
from graph.scripts import latin
from graph.terms import stated


@dataclass(frozen=True, slots=True)
class Finding:
    """One statement about an entity, as a line to show; `copy_of` is the document that its document is a copy of."""

    text: str
    status: str
    asserted: bool
    statement: Statement
    copy_of: str | None = None

    def to_dict(self) -> dict[str, object]:
        """The line as plain JSON values."""
        where, said = self.statement.evidence, self.statement
        return {
            "text": self.text,
            "status": self.status,
            "asserted": self.asserted,
            "quote": where.quote,
            "start": where.start,
            "end": where.end,
            "document": where.document.id,
            "title": where.document.title,
            "url": where.document.url,
            "published": where.document.published,
            "copy_of": self.copy_of,
            "attribution": said.attribution,
            "confidence": said.confidence,
            "relation_type": said.kind,
            "statement": said.id,
        }


def find(projection: Projection, name: str) -> Node:
    """The entity with this id, or with this name, alias or abbreviation (case, accents and hyphens apart).

    Raises:
        NotFound: There is none, or more than one.
    """
    # A document, a statement has no name: it is no entity, though it is a node.
    if name in projection.nodes and "name" in projection.nodes[name].properties:
        return projection.nodes[name]
    known_as = in_any_case(country, name) or in_any_case(organization, name)
    if known_as and known_as.id in projection.nodes:
        return projection.nodes[known_as.id]
    entities = [node for node in projection.nodes.values() if "name" in node.properties]
    wanted = slug(name)
    found = [node for node in entities if wanted in {slug(one) for one in _names(node)}]
    found = found or [node for node in entities if any(in_other_letters(one, name) for one in _names(node))]
    if len(found) == 1:
        return found[0]
    if found:
        raise NotFound(f"{len(found)} entities are called {name!r}; use an id: {', '.join(n.id for n in found[:8])}")
    known = (one for node in entities for one in _names(node))
    raise NotFound(
        f"the graph knows no {name!r}{suggestion(latin(name), known) or '; look at: entente query entities'}"
    )


def _names(node: Node) -> list[str]:
    aliases = node.properties.get("aliases", [])
    return [str(node.properties["name"]), *(aliases if isinstance(aliases, list) else [])]


def findings(statements: Iterable[Statement], copies: Mapping[str, str]) -> list[Finding]:
    """The statements as lines to show, oldest document first; `copies` as `graph.ledger.Ledger.copies` gives them."""
    return [finding(one, copies.get(one.evidence.document.id)) for one in sorted(statements, key=reading_order)]


def finding(statement: Statement, copy_of: str | None = None) -> Finding:
    """The statement as a line to show."""
    relation = relation_type(statement.kind)
    return Finding(relation.describe(statement), statement.status, relation.is_asserted(statement), statement, copy_of)


def reading_order(statement: Statement) -> tuple[str, str, int, str]:
    """Sorts statements by the date of their document, then by their place in it."""
    where = statement.evidence
    return (stated(statement), where.document.id, where.start, statement.id)
