"""Entente's knowledge graph: statements with their sources, and the graphs that follow from them.

    from graph import KnowledgeGraph

Nothing here reads text; `extractors` does. Each name is imported when first asked for: a command that needs none of
them starts in half the time.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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

_HOMES = {
    "answers": "Change Citation Contradiction Holding Membership Neighbour Path PersonRole SanctionFact",
    "errors": "EntenteError",
    "knowledge_graph": "KnowledgeGraph",
    "ledger": "Ledger",
    "model": "Document Entity Evidence Mention PartialDate Statement",
    "ontology": "End RelationType relation_types",
    "results": "Results",
}
"""The modules of this package that its names are of."""

_HOME = {name: module for module, names in _HOMES.items() for name in names.split()}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(import_module(f"graph.{_HOME[name]}"), name)
    raise AttributeError(f"module 'graph' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
