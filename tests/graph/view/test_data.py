"""What a page is given: the graph and its sentences as plain JSON."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import small
from statements import CHINA, role, statement_lists

from graph import Document, KnowledgeGraph
from graph.view.data import page_data
from graph.view.excerpt import excerpt
from graph.view.sentences import passage


def data_of(graph):
    return page_data(excerpt(graph), graph.ledger.text)


@given(statement_lists)
def test_every_fact_rests_on_statements_and_joins_nodes(statements):
    data = data_of(KnowledgeGraph().add(statements))
    assert json.loads(json.dumps(data)) == data
    for fact in data["facts"]:
        assert fact["statements"] != []
        ends = {fact["start"], fact["end"]}
        assert all(ends & set(data["statements"][place]["about"]) for place in fact["statements"])
    assert all(0 <= said["document"] < len(data["documents"]) for said in data["statements"])


def test_the_same_graph_gives_the_same_data():
    assert data_of(KnowledgeGraph().add(small())) == data_of(KnowledgeGraph().add(reversed(small())))


def test_an_empty_graph_gives_empty_data():
    assert data_of(KnowledgeGraph()) == {"leftOut": 0, "nodes": [], "facts": [], "statements": [], "documents": []}


def test_a_statement_stands_in_its_sentence():
    where = Document("doc:a", published="2023")
    graph = KnowledgeGraph()
    text = "It rained 🌧. Li, now China's minister, said no. He left."
    graph.ledger.put(
        where,
        [role("Li", "minister", CHINA, where=where, quote="China's minister", start=text.index("China"))],
        text=text,
    )
    ((said,), (document,)) = (data_of(graph)[name] for name in ("statements", "documents"))
    assert (said["before"], said["quote"], said["after"]) == ("Li, now ", "China's minister", ", said no.")
    assert (document["published"], document["by"]) == ("2023", "2023-12-31")


@given(st.text(max_size=600), st.data())
def test_a_passage_is_a_part_of_the_text(text, draw):
    start = draw.draw(st.integers(0, len(text)))
    end = draw.draw(st.integers(start, len(text)))
    found = passage(text, text[start:end], start)
    whole = (
        found.before.removeprefix("…" * (found.before[:1] == "…" and not text[:start].endswith(found.before)))
        + found.quote
    )
    assert text[:end].endswith(whole)
    assert text[end:].startswith(found.after) or text[end:].startswith(found.after.removesuffix("…"))


@pytest.mark.parametrize("text", [None, "another text"])
def test_a_quote_stands_alone_where_the_text_is_not_there(text):
    assert passage(text, "China", 5) == ("", "China", "")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("First. Gen. Li QUOTE Mr. Wang. Last.", "Gen. Li QUOTE Mr. Wang."),
        ("First! The U.S. state QUOTE here? Last.", "The U.S. state QUOTE here?"),
        ("A headline\n\nThe QUOTE ends\nNext line", "The QUOTE ends"),
        ("He said: “Enough.” QUOTE it is.”  Then", "QUOTE it is.”"),
        ("QUOTE", "QUOTE"),
    ],
)
def test_a_sentence_ends_where_it_ends(text, sentence):
    assert "".join(passage(text, "QUOTE", text.index("QUOTE"))) == sentence


def test_a_very_long_sentence_is_cut():
    text = "word " * 500 + "QUOTE" + " word" * 500
    found = passage(text, "QUOTE", text.index("QUOTE"))
    assert (found.before[0], found.after[-1]) == ("…", "…")
    assert len("".join(found)) < 500
