"""The names that users import are kept: taking one away is a deliberate act."""

import extractors
import graph

GRAPH = {
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
}
METHODS = {
    "about",
    "add",
    "as_of",
    "between",
    "changes",
    "close",
    "contradictions",
    "documents",
    "evidence",
    "export",
    "find",
    "forget",
    "holders",
    "ledger",
    "members",
    "neighbours",
    "open",
    "organizations_of",
    "path",
    "projection",
    "query",
    "roles_of",
    "run",
    "sanctions",
    "statements",
    "to_graphml",
    "to_networkx",
}


def test_the_graphs_public_names():
    assert set(graph.__all__) == GRAPH
    assert all(hasattr(graph, name) for name in GRAPH)


def test_the_knowledge_graphs_methods():
    assert {name for name in dir(graph.KnowledgeGraph()) if not name.startswith("_")} == METHODS


def test_the_extractors_public_names():
    assert extractors.__all__ == ["Extractor"]
    assert extractors.Extractor.__module__ == "extractors.language"
