"""The same report carried by several outlets is one source."""

import doctest
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import CARRIED, INDEPENDENT
from statements import RUSSIA, document, role

from graph import copies, copy_index, reference_matching
from graph.copies import MINIMUM_WORDS, are_copies, bands, originals, shingles
from graph.knowledge_graph import KnowledgeGraph
from graph.ledger import Ledger

FIVE = set(CARRIED)


def ledger_of(texts, order=None):
    ledger = Ledger()
    for name in order or texts:
        ledger.put(document(name), [], text=texts[name])
    return ledger


def reports(ledger):
    """The groups of documents that carry one report, by their names."""
    copies = ledger.copies()
    groups = {original: {original} for original in copies.values()}
    for copy, original in copies.items():
        groups[original].add(copy)
    return sorted(sorted(id_.removeprefix("doc:") for id_ in group) for group in groups.values())


def test_five_outlets_that_carry_one_report_are_one_group_and_three_writers_stay_apart():
    assert reports(ledger_of(CARRIED | INDEPENDENT)) == [sorted(FIVE)]


@pytest.mark.parametrize(("one", "other"), list(combinations(INDEPENDENT, 2)))
def test_what_two_writers_say_of_one_event_is_no_copy(one, other):
    assert not are_copies(shingles(INDEPENDENT[one]), shingles(INDEPENDENT[other]))


def test_four_fifths_in_common_make_a_copy():
    whole = frozenset("abcdefghi")
    assert are_copies(whole, whole - {"a"})
    assert are_copies(frozenset("abcd"), frozenset("abcde"))
    assert not are_copies(frozenset("abc"), frozenset("abcd"))
    assert not are_copies(frozenset(), frozenset())


@pytest.mark.parametrize("text", [None, "", "  \n", "… — “!”", "word " * (MINIMUM_WORDS - 1)])
def test_a_text_that_is_too_short_is_not_judged(text):
    assert shingles(text) == frozenset()
    assert reports(ledger_of({"a": text, "b": text})) == []


def test_case_punctuation_and_line_ends_do_not_matter():
    text = CARRIED["tribune"]
    assert shingles(text) == shingles(text.upper().replace(" ", "\r\n").replace(",", " –"))


def test_what_the_ledgers_keep_does_not_change():
    """Other sketches would find no copy among what is kept: they take a new step of migration."""
    kept = bands(frozenset(f"run of {number}" for number in range(100)))
    assert (len(kept), min(kept), max(kept)) == (20, -9107355666684941140, 6528808442666990815)


def test_a_new_text_is_looked_up_and_not_held_against_all():
    ledger = ledger_of(CARRIED)
    plan = [row[3] for row in ledger._connection.execute(f"EXPLAIN QUERY PLAN {copy_index._NEIGHBOURS}", ("[1]",))]
    assert any("SEARCH bands USING PRIMARY KEY" in step for step in plan)
    assert [step for step in plan if "SCAN bands" in step or "SCAN fingerprints" in step] == []


def test_the_examples():
    for module in (copies, reference_matching):
        result = doctest.testmod(module)
        assert (result.failed, result.attempted > 0) == (0, True)


def test_the_original_is_the_earliest_published_then_the_smallest_id():
    undated, late, early = document("a", None), document("b", "2023-04"), document("d", "2023-03-02")
    assert originals([[undated, late, early, document("c", "2023-03-02")]]) == dict.fromkeys(
        ["doc:a", "doc:b", "doc:d"], "doc:c"
    )


def test_a_forgotten_document_leaves_its_group():
    ledger = ledger_of(CARRIED)
    ledger.forget("doc:courier")
    assert reports(ledger) == [sorted(FIVE - {"courier"})]
    for name in FIVE - {"courier", "daily"}:
        ledger.forget(f"doc:{name}")
    assert reports(ledger) == []


def test_a_new_version_of_an_article_is_judged_by_its_new_text():
    ledger = ledger_of(CARRIED)
    ledger.put(document("daily"), [], text=INDEPENDENT["observer"])
    assert reports(ledger) == [sorted(FIVE - {"daily"})]
    ledger.put(document("daily"), [], text=CARRIED["daily"])
    assert reports(ledger) == [sorted(FIVE)]
    ledger.put(document("daily"), [], text=None)
    assert reports(ledger) == [sorted(FIVE - {"daily"})]


def drifting(steps):
    """Versions of one text, each a copy of the one before it; the first and the last have little in common."""
    words = [f"word{number}" for number in range(120)]
    return {f"v{step}": " ".join(words[step * 8 : step * 8 + 90]) for step in range(steps)}


def test_what_one_version_held_together_falls_apart_without_it():
    texts = drifting(5)
    ledger = ledger_of(texts)
    assert reports(ledger) == [sorted(texts)]
    ledger.forget("doc:v2")
    assert reports(ledger) == [["v0", "v1"], ["v3", "v4"]]


_edits = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 60)), min_size=2, max_size=9)


def edited(edits):
    """Texts made of a few originals by putting other words at one place: more of them, the less alike."""
    base = [Random(number).choices(CARRIED["tribune"].split(), k=120) for number in range(2)]
    made = {}
    for number, (start, count) in enumerate(edits):
        words = list(base[number % 2])
        words[start : start + count] = [f"new{number}-{place}" for place in range(count)]
        made[f"d{number}"] = " ".join(words)
    return made


@given(_edits, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_groups_do_not_depend_on_the_order_of_adding_or_on_what_was_forgotten(edits, chance):
    texts = edited(edits)
    names = list(texts)
    chance.shuffle(names)
    ledger = ledger_of(texts, names)
    assert reports(ledger) == reports(ledger_of(texts))
    gone = chance.sample(names, len(names) // 3)
    for name in gone:
        ledger.forget(f"doc:{name}")
    assert reports(ledger) == reports(ledger_of({name: texts[name] for name in texts if name not in gone}))


@pytest.fixture
def graph():
    """The mayor of Narva, in five copies of one report and in one report of its own; another mayor, in copies alone."""
    graph = KnowledgeGraph()
    for day, (name, text) in enumerate((CARRIED | {"gazette": INDEPENDENT["gazette"]}).items(), start=1):
        where = document(name, f"2024-11-{day:02}")
        said = [role("Pavel Orlov", "mayor", RUSSIA, where=where)]
        said += [role("Ana Ilić", "governor", RUSSIA, where=where)] if name in CARRIED else []
        graph.ledger.put(where, said, text=text)
    return graph


def counted(graph):
    rows = graph.query("MATCH (p:Person)-[h:HOLDS_ROLE]->() RETURN p.name AS who, h.documents AS n ORDER BY who")
    return [(row["who"], row["n"]) for row in rows]


def test_a_fact_counts_the_copies_of_one_report_once(graph):
    assert counted(graph) == [("Ana Ilić", 1), ("Pavel Orlov", 2)]
    assert [row["subject"] for row in graph.run("single_source_facts")] == ["Ana Ilić"]
    assert len(graph.about("Pavel Orlov")) == 6


def test_each_copy_stays_in_the_graph_and_names_its_original(graph):
    rows = graph.query("MATCH (d:Document) RETURN d.id AS id, d.copy_of AS copy_of")
    copies = {f"doc:{name}" for name in FIVE - {"tribune"}}
    assert {row["id"]: row["copy_of"] for row in rows} == dict.fromkeys(copies, "doc:tribune") | {
        "doc:tribune": None,
        "doc:gazette": None,
    }


def test_an_original_that_states_nothing_is_no_original_in_the_graph(graph):
    graph.ledger.put(document("earliest", "2024-10-31"), [], text=CARRIED["tribune"])
    assert graph.ledger.copies()["doc:tribune"] == "doc:earliest"
    assert graph.projection.nodes["doc:courier"].properties["copy_of"] == "doc:tribune"
    assert counted(graph) == [("Ana Ilić", 1), ("Pavel Orlov", 2)]


def test_co_mentions_count_the_copies_of_one_report_once(graph):
    rows = graph.run("co_mentioned", entity="Ana Ilić")
    assert [(row["name"], row["documents"]) for row in rows] == [("Russia", 1), ("Pavel Orlov", 1)]


def test_the_graph_of_a_past_day_has_the_copies_of_that_day(graph):
    past = graph.as_of("2024-11-02")
    assert counted(past) == [("Ana Ilić", 1), ("Pavel Orlov", 1)]
    assert past.projection.nodes["doc:courier"].properties["copy_of"] == "doc:tribune"


def test_what_is_told_of_texts_that_are_not_kept_is_kept():
    ledger = ledger_of(dict.fromkeys("abcd"))
    ledger.tell_copies({"doc:b": "doc:a", "doc:c": "doc:a"})
    ledger.tell_copies({"doc:b": "doc:a"})
    assert reports(ledger) == [["a", "b", "c"]]
    ledger.forget("doc:a")
    assert reports(ledger) == [["b", "c"]]


@pytest.mark.parametrize("text", [None, "Too short.", INDEPENDENT["gazette"]], ids=["none", "short", "long"])
@pytest.mark.parametrize("name", "abc")
def test_what_is_told_of_a_document_outlives_a_statement_added_to_it(name, text):
    with KnowledgeGraph(ledger_of(dict.fromkeys("abcd") | {name: text})) as graph:
        graph.ledger.tell_copies({"doc:b": "doc:a", "doc:c": "doc:a"})
        told = reports(graph.ledger)
        graph.add([role("Bo Li", "governor", RUSSIA, where=document(name))])
        assert reports(graph.ledger) == told != []
        graph.ledger.forget(f"doc:{name}")
        assert reports(graph.ledger) == [[each for each in "abc" if each != name]]


def test_what_is_told_of_a_document_counts_until_its_text_is_kept():
    ledger = ledger_of({"gazette": None, "observer": INDEPENDENT["observer"]})
    ledger.tell_copies({"doc:gazette": "doc:observer"})
    ledger.put(document("gazette"), [role("Ana Ilić", "mayor", RUSSIA, where=document("gazette"))], text="Too short.")
    assert reports(ledger) == [["gazette", "observer"]]
    ledger.put(document("gazette"), [], text=INDEPENDENT["gazette"])
    assert reports(ledger) == []
    ledger.put(document("gazette"), [])
    assert reports(ledger) == []


def test_texts_count_more_than_what_is_told():
    ledger = ledger_of(INDEPENDENT)
    ledger.tell_copies({"doc:gazette": "doc:observer"})
    assert reports(ledger) == []
