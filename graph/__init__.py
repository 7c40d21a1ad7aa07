"""Entente's knowledge graph: statements with their sources, and the graphs that follow from them.

    from graph import KnowledgeGraph

Nothing here reads text; `extractors` does.
"""

from graph.errors import EntenteError
from graph.knowledge_graph import KnowledgeGraph
from graph.ledger import Ledger
from graph.model import Document, Entity, Evidence, Mention, PartialDate, Statement
from graph.ontology import End, RelationType, relation_types

__all__ = [
    "Document",
    "End",
    "EntenteError",
    "Entity",
    "Evidence",
    "KnowledgeGraph",
    "Ledger",
    "Mention",
    "PartialDate",
    "RelationType",
    "Statement",
    "relation_types",
]
