"""Entente's knowledge graph: statements with their sources, and the graphs that follow from them.

    from graph import KnowledgeGraph

Nothing here reads text; `extractors` does.
"""

from graph.answers import (
    Change,
    Citation,
    Contradiction,
    Holding,
    Membership,
    Neighbour,
    Path,
    PersonRole,
    SanctionFact,
)
from graph.errors import EntenteError
from graph.knowledge_graph import KnowledgeGraph
from graph.ledger import Ledger
from graph.model import Document, Entity, Evidence, Mention, PartialDate, Statement
from graph.ontology import End, RelationType, relation_types
from graph.results import Results

__all__ = [
    "Change",
    "Citation",
    "Contradiction",
    "Document",
    "End",
    "EntenteError",
    "Entity",
    "Evidence",
    "Holding",
    "KnowledgeGraph",
    "Ledger",
    "Membership",
    "Mention",
    "Neighbour",
    "PartialDate",
    "Path",
    "PersonRole",
    "RelationType",
    "Results",
    "SanctionFact",
    "Statement",
    "relation_types",
]
