"""Which links are followed unasked, and how often that is right."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from statements import CHINA, NATO, RUSSIA, UNITED_STATES, document, person, role, sanction

from benchmarks.identity import pairs, people
from graph.comparison import compare
from graph.linkage import REVIEW, SURE, decide, links
from graph.namesakes import splits
from graph.profiles import profiles


def held(name, title, of, year, **more):
    return role(name, title, of, where=document(f"{name}-{year}", str(year)), **more)


def decided(*statements, **more):
    known = profiles(statements)
    found = decide(known, links(known), **more)
    return [link[:2] for link in found.sure], [link[:2] for link in found.unsure]


def score(*statements):
    left, right = profiles(statements)
    found = compare(left, right)
    return found.score if found else 0.0


def test_the_labelled_pairs_are_merged_right():
    """Those are measured that chose no weight; a wrong merge is far worse than a missed one."""
    figures = pairs.figures("held_out")
    assert figures["pairs"] >= 75
    assert figures["precision"] >= 0.98
    assert figures["recall"] >= 0.75


def test_second_spellings_are_found_among_many():
    known = profiles(people.statements(2000, seed=3))
    found = decide(known, links(known))
    assert len(found.sure) >= 0.9 * (len(known) - 2000) > 0


@pytest.mark.parametrize(
    ("year", "least", "most"), [(2003, SURE, 1), (2010, REVIEW, SURE), (1980, REVIEW, SURE)], ids=str
)
def test_a_surname_alone_needs_the_office_at_the_time(year, least, most):
    assert (
        least
        <= score(held("Putin", "president", RUSSIA, year), held("Vladimir Putin", "president", RUSSIA, 2003))
        < most
    )


def test_offices_of_two_countries_at_one_time_are_two_peoples():
    both = held("Sergei Ivanov", "defence minister", RUSSIA, 2005), held("Sergey Ivanov", "mayor", UNITED_STATES, 2005)
    assert score(*both) < REVIEW


def test_one_document_that_names_both_speaks_against():
    where = document("a", "2020")
    apart = held("Ali Akbari", "mayor", CHINA, 2020), held("Aly Akbary", "mayor", CHINA, 2020)
    together = [role(name, "mayor", CHINA, where=where, start=n) for n, name in enumerate(("Ali Akbari", "Aly Akbary"))]
    assert score(*together) < score(*apart)


def days(name, title, of, count=2000):
    """An office that so many articles name, one a day."""
    for number in range(count):
        on = str(date(2018, 1, 1) + timedelta(days=number))
        yield role(name, title, of, where=document(f"{name}-{title}-{number}", on))


@pytest.mark.parametrize(
    ("country", "reason"),
    [(RUSSIA, "both president of Russia in 2023"), (CHINA, "president of China, president of Russia")],
    ids=["one", "apart"],
)
def test_a_head_of_state_of_thousands_of_articles_is_compared_in_no_time(country, reason):
    left, right = profiles([*days("Vladimir Putin", "president", RUSSIA), *days("Putin", "president", country)])
    begun = process_time()
    assert compare(left, right).reason.endswith(reason)
    assert process_time() - begun < 1


def test_thousands_of_articles_are_split_between_namesakes_in_no_time():
    both = [*days("John Smith", "president", RUSSIA), *days("John Smith", "mayor", UNITED_STATES)]
    known = profiles(both)
    begun = process_time()
    assert [len(split.documents) for split in splits(known)] == [2000]
    assert process_time() - begun < 1


_OFFICES = st.builds(
    role,
    st.sampled_from(["Ana Ilić", "Ilić"]),
    st.sampled_from(["president", "foreign minister", "envoy"]),
    st.sampled_from([None, RUSSIA, CHINA, NATO]),
    st.sampled_from(["current", "former", "candidate"]),
    where=st.builds(document, st.sampled_from("abcdef"), st.sampled_from([None, "2012", "2018-03-21", "2018-04"])),
    since=st.sampled_from([None, "2012", "2018-03-02"]),
)


@given(st.lists(_OFFICES, max_size=20))
def test_two_compare_as_those_of_their_offices_do_that_say_most(said):
    both = [role(name, "envoy", where=document(name)) for name in ("Ana Ilić", "Ilić")]
    known = [one for one in profiles([*said, *both]) if one.kind == "Person"]
    pairs = product(*([replace(one, holdings=(held,)) for held in one.holdings] for one in known))
    told = [one for pair in pairs for one in compare(*pair).evidence if " of " in one.words]
    decisive = max(told) if any(one.weight > 0 for one in told) else min(told, default=None)
    assert [one for one in compare(*known).evidence if " of " in one.words] == [decisive] * bool(told)


def test_wikidata_decides():
    ana, anna = (sanction(None, person(name), where=document(name)) for name in ("Ana Li", "Anna Lee"))
    known = profiles([ana, anna])
    with_items = [type(one)(one.id, one.kind, one.names, qid) for one, qid in zip(known, ("Q1", "Q1"), strict=True)]
    assert compare(*with_items).score == 1.0
    assert [link.score for link in links(with_items)] == [1.0]
    other = type(known[1])(known[1].id, "Person", known[0].names, "Q2")
    assert compare(with_items[0], other) is None


def test_a_surname_that_may_be_either_is_left_to_a_human():
    either = (
        held("Bush", "president", UNITED_STATES, 1992),
        held("Bush", "president", UNITED_STATES, 2002),
        held("Ada Bush", "president", UNITED_STATES, 1992),
        held("Bea Bush", "president", UNITED_STATES, 2002),
    )
    sure, unsure = decided(*either)
    assert sure == []
    assert unsure == [("person:ada-bush", "person:bush"), ("person:bea-bush", "person:bush")]


def test_two_judged_apart_are_not_linked():
    both = held("Sergei Shoigu", "mayor", RUSSIA, 2020), held("Sergey Shoygu", "mayor", RUSSIA, 2020)
    assert decided(*both) == ([("person:sergei-shoigu", "person:sergey-shoygu")], [])
    assert decided(*both, apart={("person:sergei-shoigu", "person:sergey-shoygu")}) == ([], [])


def test_names_with_anything_in_them_are_linked():
    odd = [
        "<script>alert(1)</script> Ilić",
        "=cmd|' /C calc'!A0",
        "Ana\nIlić\x00\u202e",
        "'; DROP TABLE judgements; --",
    ]
    assert decided(*(held(name, "mayor", RUSSIA, 2020) for name in odd)) == ([], [])
