"""Importing a graph: beside what is there, and the second time nothing."""

from small import small
from statements import role

from graph import KnowledgeGraph
from graph.importing import take_in
from graph.intake import from_graph
from graph.judgements import Judgement


def merged():
    graph = KnowledgeGraph().add(small())
    graph.ledger.judge(Judgement("person:ana-ilic", "person:dong-jun", "same", "me", "2024-01-01"))
    return graph


def test_a_graph_comes_with_its_merges_and_the_second_time_changes_nothing():
    source, graph = merged(), KnowledgeGraph()
    for _ in range(2):
        counts = take_in(from_graph(source.to_networkx()), graph)
        assert (counts.statements, counts.documents, counts.skipped) == (22, 4, {})
    assert graph.projection == source.projection
    assert len(graph.ledger.judgements()) == 1


def test_what_a_document_stated_before_stays():
    graph = KnowledgeGraph().add([role("Ana Ilić", "mayor", start=999)])
    take_in(from_graph(merged().to_networkx()), graph)
    assert len(list(graph.statements())) == 23


def test_a_merge_that_was_undone_here_is_judged_anew():
    graph = merged()
    graph.ledger.judge(Judgement("person:ana-ilic", "person:dong-jun", "different", "me", "2024-02-02"))
    take_in(from_graph(merged().to_networkx()), graph)
    assert [one.verdict for one in graph.ledger.judgements()] == ["same", "different", "same"]


def test_each_document_is_told_to_the_bar():
    told = []
    take_in(from_graph(merged().to_networkx()), KnowledgeGraph(), lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
