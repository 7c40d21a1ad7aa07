"""Entities that are one under several names, and two under one: judged, taken back, written and read again."""

import io

import pytest
from statements import CHINA, NATO, RUSSIA, SCO, TURKEY, UNITED_STATES, document, membership, person, role, sanction
from stored import plain, stored

from graph import KnowledgeGraph, identity
from graph.errors import NotFound, StatementError
from graph.export.graphml import read_graphml, write_graphml
from graph.judgements import AUTOMATIC, Judgement, canonical_ids, newest
from graph.neo4j_store import Neo4jStore
from graph.proposals import answer, keep_sure, proposals
from graph.restore import judgements_of, statements_of

IN_2022 = document("a", "2022-03-01")
SAID = [
    role("Sergei Shoigu", "defence minister", RUSSIA, where=IN_2022),
    role("Sergey Choïgou", "defence minister", RUSSIA, where=document("b", "2022-05-01")),
    role("Putin", "president", RUSSIA, where=document("b", "2022-05-01"), start=20),
    role("Vladimir Putin", "president", RUSSIA, where=IN_2022, start=40),
    role("Xi Jinping", "president", CHINA, where=IN_2022, start=60),
    membership(RUSSIA, SCO, where=IN_2022, start=80),
]


def smiths(count=1):
    """Two people called John Smith, each in so many documents."""
    for number in range(count):
        yield role("John Smith", "president", TURKEY, where=document(f"t{number}", "2022-05"))
        yield role("John Smith", "defence minister", UNITED_STATES, where=document(f"u{number}", "2022-06"))


def graph_of(*statements):
    return KnowledgeGraph().add(statements)


def graphml(graph):
    file = io.BytesIO()
    write_graphml(graph.projection, file)
    return file.getvalue()


def people(graph):
    return {id_: node.properties for id_, node in graph.projection.nodes.items() if node.labels[0] == "Person"}


def test_what_is_sure_is_merged_with_score_and_reason():
    graph = graph_of(*SAID)
    kept = keep_sure(graph.ledger, proposals(graph.ledger))
    assert {(one.left, one.right) for one, _ in kept} == {
        ("person:sergei-shoigu", "person:sergey-choigou"),
        ("person:putin", "person:vladimir-putin"),
    }
    assert all(
        one.by == AUTOMATIC and one.score >= 0.95 and "in 2022" in one.reason for one in graph.ledger.judgements()
    )
    assert set(people(graph)) == {"person:sergei-shoigu", "person:putin", "person:xi-jinping"}
    assert proposals(graph.ledger) == []


def test_merge_and_undo_gives_the_same_bytes():
    graph = graph_of(*SAID)
    before = graphml(graph)
    number = identity.merge(graph.ledger, "Sergei Shoigu", "person:sergey-choigou", "ana", "one man")
    assert people(graph)["person:sergei-shoigu"]["aliases"] == ["Sergey Choïgou"]
    assert graphml(graph) != before
    identity.undo(graph.ledger, number, "ana")
    assert graphml(graph) == before


def test_split_and_undo_gives_the_same_bytes():
    graph = graph_of(*SAID, *smiths())
    before = graphml(graph)
    number = identity.split_documents(graph.ledger, "John Smith", ["Report u0"], "ana")
    assert {"person:john-smith", "person:john-smith--us"} <= set(people(graph))
    identity.undo(graph.ledger, number, "ana")
    assert graphml(graph) == before


@pytest.mark.neo4j
def test_a_database_follows_merge_split_and_undo(neo4j_database, neo4j_driver):
    graph = graph_of(*SAID, *smiths())
    known = graph.ledger.known_documents()
    with Neo4jStore(neo4j_database.uri, neo4j_database.user, neo4j_database.password) as store:
        store.load(graph.projection, known_documents=known)
        before = stored(neo4j_driver)
        numbers = [
            identity.merge(graph.ledger, "Putin", "Vladimir Putin", "ana"),
            identity.split_documents(graph.ledger, "John Smith", ["doc:u0"], "ana"),
        ]
        store.load(graph.projection, known_documents=known)
        assert stored(neo4j_driver) == plain(graph.projection) != before
        for number in numbers:
            identity.undo(graph.ledger, number, "ana")
        store.load(graph.projection, known_documents=known)
        assert stored(neo4j_driver) == before


def test_a_human_is_asked_before_what_was_taken_back_is_done_again():
    graph = graph_of(*SAID[:2])
    ((_, number),) = keep_sure(graph.ledger, proposals(graph.ledger))
    identity.undo(graph.ledger, number, "ana")
    assert [one.sure for one in proposals(graph.ledger)] == [False]


def test_two_judged_different_are_never_joined_unasked():
    graph = graph_of(*SAID)
    identity.split(graph.ledger, "Sergei Shoigu", "Sergey Choïgou", "ana")
    assert not [one for one in proposals(graph.ledger) if "shoigu" in one.left]


def test_nor_by_a_chain():
    third = role("S. Shoygu", "defence minister", RUSSIA, where=document("c", "2022-04-01"))
    graph = graph_of(*SAID[:2], third)
    identity.split(graph.ledger, "Sergei Shoigu", "Sergey Choïgou", "ana")
    keep_sure(graph.ledger, proposals(graph.ledger))
    same = canonical_ids(graph.ledger.judgements())
    ends = ("person:sergei-shoigu", "person:sergey-choigou")
    assert len({same.get(id_, id_) for id_ in ends}) == 2


def judgement(left, right, verdict="same", by="ana", score=None):
    return Judgement(f"person:{left}", f"person:{right}", verdict, by, "2024", score=score)


def test_a_chain_that_would_join_two_judged_different_ends_before_its_weakest_link():
    chain = [judgement("a", "b", by=AUTOMATIC, score=0.96), judgement("b", "c", by=AUTOMATIC, score=0.99)]
    apart = judgement("a", "c", "different")
    for order in (chain, chain[::-1]):
        assert canonical_ids([*order, apart]) == {"person:c": "person:b"}
    human = judgement("a", "b")
    assert canonical_ids([*chain, apart, human]) == {"person:b": "person:a"}


def test_a_merge_that_cannot_be_followed_is_refused():
    graph = graph_of(*SAID)
    identity.merge(graph.ledger, "Putin", "Vladimir Putin", "ana")
    identity.split(graph.ledger, "Putin", "Xi Jinping", "ana")
    with pytest.raises(StatementError, match="person:vladimir-putin and person:xi-jinping stay two"):
        identity.merge(graph.ledger, "Xi Jinping", "Vladimir Putin", "ana")
    assert len(graph.ledger.judgements()) == 2


def test_one_is_split_off_and_the_others_stay_one():
    names = ("Ana Ilić", "A. Ilić", "Anna Ilich", "Ana I.")
    graph = graph_of(*(role(name, "mayor", RUSSIA, start=n) for n, name in enumerate(names)))
    for name in names[1:]:
        identity.merge(graph.ledger, names[0], name, "ana")
    number = identity.split_off(graph.ledger, names[0], "ana")
    assert len(people(graph)) == 2
    assert people(graph)["person:ana-ilic"]["name"] == "Ana Ilić"
    identity.undo(graph.ledger, number, "ana")
    assert len(people(graph)) == 1


def test_judging_twice_keeps_one():
    graph = graph_of(*SAID)
    assert identity.merge(graph.ledger, "Putin", "Vladimir Putin", "ana") == 1
    assert identity.merge(graph.ledger, "Vladimir Putin", "Putin", "bo") is None
    assert len(graph.ledger.judgements()) == 1


def test_what_a_split_had_replaced_counts_again_after_undo():
    graph = graph_of(*SAID)
    identity.merge(graph.ledger, "Putin", "Vladimir Putin", "ana")
    number = identity.split(graph.ledger, "Putin", "Vladimir Putin", "ana")
    assert len(people(graph)) == 5
    identity.undo(graph.ledger, number, "ana")
    assert len(people(graph)) == 4


def test_an_act_that_counts_no_more_cannot_be_undone():
    graph = graph_of(*SAID)
    number = identity.merge(graph.ledger, "Putin", "Vladimir Putin", "ana")
    identity.undo(graph.ledger, number, "ana")
    with pytest.raises(NotFound, match="no judgement 1 that counts"):
        identity.undo(graph.ledger, number, "ana")
    assert identity.standing(graph.ledger.acts()) == []


@pytest.mark.parametrize(("count", "sure"), [(1, False), (3, True)])
def test_namesakes_are_told_by_offices_of_two_countries(count, sure):
    graph = graph_of(*smiths(count))
    (found,) = proposals(graph.ledger)
    assert (found.action, found.sure, found.left) == ("split", sure, "person:john-smith")
    assert "president of Turkey and defence minister of United States in 2022" in found.reason
    answer(graph.ledger, found, yes=True, by="ana")
    assert set(people(graph)) == {"person:john-smith", "person:john-smith--us"}
    assert proposals(graph.ledger) == []


def test_a_namesake_that_is_none_is_not_proposed_again():
    graph = graph_of(*smiths())
    (found,) = proposals(graph.ledger)
    answer(graph.ledger, found, yes=False, by="ana")
    assert proposals(graph.ledger) == []
    assert set(people(graph)) == {"person:john-smith"}


@pytest.mark.parametrize(
    "more",
    [
        [role("John Smith", "finance minister", TURKEY, where=document("u0", "2022-06"), start=9)],
        [role("John Smith", "secretary general", NATO, where=document(d, "2022-06"), start=9) for d in ("t0", "u0")],
    ],
    ids=["a document names both offices", "an office is shared"],
)
def test_what_connects_keeps_one_person_one(more):
    assert proposals(graph_of(*smiths(), *more).ledger) == []


def test_offices_after_each_other_are_one_persons():
    first = role("John Smith", "president", TURKEY, where=document("a", "2001"))
    later = role("John Smith", "defence minister", UNITED_STATES, where=document("b", "2022"))
    assert proposals(graph_of(first, later).ledger) == []


def test_a_new_document_of_the_namesake_goes_to_him():
    graph = graph_of(*smiths())
    identity.split_documents(graph.ledger, "John Smith", ["doc:u0"], "ana")
    graph.add([role("John Smith", "defence minister", UNITED_STATES, where=document("new", "2022-07"))])
    (found,) = proposals(graph.ledger)
    assert (found.right, found.documents) == ("person:john-smith--us", ("doc:new",))


def test_the_name_of_two_is_ambiguous():
    graph = graph_of(*smiths())
    identity.split_documents(graph.ledger, "John Smith", ["doc:u0"], "ana")
    with pytest.raises(NotFound, match="2 entities are called 'John Smith'"):
        identity.merge(graph.ledger, "John Smith", "John Smith", "ana")
    identity.merge(graph.ledger, "person:john-smith", "person:john-smith--us", "ana")
    assert set(people(graph)) == {"person:john-smith"}


def test_a_document_that_does_not_speak_of_him_is_refused():
    graph = graph_of(*SAID, *smiths())
    with pytest.raises(NotFound, match="doc:a does not speak of person:john-smith"):
        identity.split_documents(graph.ledger, "John Smith", ["doc:a"], "ana")
    assert graph.ledger.judgements() == []


@pytest.mark.parametrize("offset", [0, 1])
def test_a_graph_with_splits_and_merges_comes_back(offset):
    moved = "ut"[offset]
    graph = graph_of(*SAID, *smiths(2), sanction(UNITED_STATES, person("John Smith"), where=document("s", "2022")))
    identity.split_documents(graph.ledger, "John Smith", [f"doc:{moved}0", f"doc:{moved}1"], "ana")
    identity.merge(graph.ledger, "Putin", "Vladimir Putin", "ana")
    bytes_ = graphml(graph)
    found = read_graphml(io.BytesIO(bytes_))
    again = graph_of(*statements_of(found))
    for _ in range(2):
        again.ledger.judge(*judgements_of(found))
    assert graphml(again) == bytes_
    assert len(again.ledger.acts()) == 1
    assert not [one for one in proposals(again.ledger) if one.action == "split"]


def test_all_of_a_name_may_be_split_off():
    graph = graph_of(*smiths())
    identity.split_documents(graph.ledger, "John Smith", ["doc:u0", "doc:t0"], "ana")
    bytes_ = graphml(graph)
    found = read_graphml(io.BytesIO(bytes_))
    again = graph_of(*statements_of(found))
    again.ledger.judge(*judgements_of(found))
    assert graphml(again) == bytes_


def test_the_newest_judgement_counts():
    first, second = judgement("a", "b"), judgement("b", "a", "different")
    assert newest([first, second]) == {("person:a", "person:b"): second}
