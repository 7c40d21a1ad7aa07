"""Importing a graph: beside what is there, and the second time nothing."""

import pytest
from small import small
from statements import RUSSIA, role

from graph import KnowledgeGraph
from graph.importing import take_in
from graph.intake import from_graph
from graph.judgements import AUTOMATIC, Judgement


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


@pytest.mark.parametrize("verdict", ["different", "undecided"])
def test_what_was_judged_here_since_counts_before_an_old_file(verdict):
    graph = merged()
    graph.ledger.judge(Judgement("person:ana-ilic", "person:dong-jun", verdict, "me", "2024-02-02"))
    before = graph.projection
    counts = take_in(from_graph(merged().to_networkx()), graph)
    assert counts.skipped == {"who is who is judged otherwise in this ledger": 1}
    assert [one.verdict for one in graph.ledger.judgements()] == ["same", verdict]
    assert graph.projection == before


def test_a_split_here_stays_where_the_file_joins_the_two_through_a_third():
    """The file has all for one with the first id; here the last was taken out of what is one without anybody's word."""
    said = [role(name, "mayor", RUSSIA, start=start) for start, name in enumerate(("Ana", "Bea", "Cleo"))]
    file, graph = KnowledgeGraph().add(said), KnowledgeGraph().add(said)
    ana, bea, cleo = "person:ana", "person:bea", "person:cleo"
    for right in (bea, cleo):
        file.ledger.judge(Judgement(ana, right, "same", "me", "2024"))
    graph.ledger.judge(Judgement(ana, bea, "same", AUTOMATIC, "2025", score=0.99))
    graph.ledger.judge(Judgement(bea, cleo, "different", "me", "2025"))
    before = graph.projection
    take_in(from_graph(file.to_networkx()), graph)
    assert graph.projection == before


def test_a_merge_of_the_file_that_nobody_judged_here_is_taken_in():
    graph = KnowledgeGraph().add(small())
    graph.ledger.judge(Judgement("person:ana-ilic", "person:li-shangfu", "different", "me", "2024-02-02"))
    take_in(from_graph(merged().to_networkx()), graph)
    assert [one.verdict for one in graph.ledger.judgements()] == ["different", "same"]


def test_each_document_is_told_to_the_bar():
    told = []
    take_in(from_graph(merged().to_networkx()), KnowledgeGraph(), lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
