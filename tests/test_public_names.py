"""The names that users import are kept: taking one away is a deliberate act."""

import extractors
import graph

GRAPH = {
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
}
METHODS = {
    "about",
    "add",
    "as_of",
    "close",
    "export",
    "forget",
    "holders",
    "ledger",
    "members",
    "open",
    "path",
    "projection",
    "query",
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
