"""Judgements of any kind in any order: what they must never do, and that a graph keeps what they did."""

from hypothesis import given, settings
from hypothesis import strategies as st
from statements import statement_lists

from graph.judgements import AUTOMATIC, Judgement, canonical_ids, newest, scoped
from graph.memory import to_networkx
from graph.projection import project
from graph.restore import judgements_of, statements_of

PEOPLE = ["person:ana-ilic", "person:bo-sorensen", "person:chen-li", "person:chen-li--cn", "person:aa", "person:zz"]
SCOPED = [scoped(id_, f"doc:{name}") for id_ in PEOPLE[:3] for name in "abc"]

judgement_lists = st.lists(
    st.builds(
        lambda pair, verdict, by, score: Judgement(*pair, verdict, by, "2024", score=score),
        st.one_of(
            st.lists(st.sampled_from(PEOPLE), min_size=2, max_size=2, unique=True),
            st.tuples(st.sampled_from(PEOPLE), st.sampled_from(SCOPED)),
        ),
        st.sampled_from(["same", "same", "same", "different", "undecided"]),
        st.sampled_from(["ana", AUTOMATIC]),
        st.sampled_from([None, 0.96, 0.99]),
    ),
    max_size=8,
)


@given(judgement_lists)
def test_two_judged_different_are_never_one(judgements):
    same = canonical_ids(judgements)
    for (left, right), one in newest(judgements).items():
        assert one.verdict != "different" or same.get(left, left) != same.get(right, right)


@given(judgement_lists)
def test_the_id_of_a_group_stands_for_itself(judgements):
    same = canonical_ids(judgements)
    assert not same.keys() & set(same.values())


@given(judgement_lists)
def test_nothing_is_joined_that_no_judgement_joins(judgements):
    same = [one.pair for one in newest(judgements).values() if one.verdict == "same"]
    assert canonical_ids(judgements).keys() <= {id_ for pair in same for id_ in pair}


@given(judgement_lists)
def test_all_taken_back_is_as_if_nothing_had_been_judged(judgements):
    undone = [Judgement(one.left, one.right, "undecided", "bo", "2025") for one in judgements]
    assert canonical_ids([*judgements, *undone]) == {}


@given(statement_lists, judgement_lists)
@settings(max_examples=300, deadline=None)
def test_a_graph_with_any_judgements_comes_back_equal(statements, judgements):
    graph = project(statements, canonical_ids(judgements))
    exported = to_networkx(graph)
    assert project(statements_of(exported), canonical_ids(judgements_of(exported))) == graph
