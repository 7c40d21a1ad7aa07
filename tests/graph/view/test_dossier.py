"""A dossier: all that is stated of one entity, and nothing that documents say becomes markup in it."""

import json

import pytest
from browser import opened
from disputed import disputed
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from small import small
from statements import CHINA, role

from graph import Document, Entity, KnowledgeGraph
from graph.errors import NotFound
from graph.view.dossier import dossier
from graph.view.dossier_html import html
from graph.view.dossier_markdown import markdown, plain

NAME = """</style><script>hurt()</script> **Li** [a](javascript:hurt()) `x` <img src=x> "'& \u202e"""


@pytest.fixture
def graph():
    return KnowledgeGraph().add(small())


def section(made, title):
    return [line for one in made.sections if one.title == title for line in one.lines]


def test_every_statement_on_an_entity_is_a_line_of_the_chronology(graph):
    made = dossier(graph, "Li Shangfu")
    assert len(section(made, "Chronology")) == len(graph.about("Li Shangfu"))
    dates = [line.text.partition(":")[0] for line in section(made, "Chronology")]
    assert dates == sorted(dates) == ["2018-09", "2023-03", "2023-03", "2023-10"]


def test_its_lines_stand_under_what_they_tell(graph):
    made = dossier(graph, "China")
    assert "China → Shanghai Cooperation Organisation: founder" in [one.text for one in section(made, "Memberships")]
    assert [one.text for one in section(dossier(graph, "Li Shangfu"), "Sanctions")] == [
        "United States → sanctions on Li Shangfu, 2018-09, over arms sales"
    ]
    assert section(made, "Spoken of with")[0].text == "Li Shangfu (person)"


def test_both_sides_of_a_contradiction_are_named_with_the_quotes_on_the_entity():
    graph = KnowledgeGraph().add(disputed())
    for one in graph.contradictions():
        lines = section(dossier(graph, one.subject), "Contradictions")
        (line,) = [line for line in lines if line.text.startswith(f"{one.object}: {one.subject} [{one.status}]")][:1]
        assert one.but_subject in line.text
        assert line.quotes


def test_without_contradictions_there_is_no_such_section(graph):
    assert section(dossier(graph, "Ana Ilić"), "Contradictions") == []


def test_every_quote_names_a_source(graph):
    made = dossier(graph, "China")
    numbers = {quote.source for one in made.sections for line in one.lines for quote in line.quotes}
    assert numbers == set(range(1, len(made.sources) + 1))


def test_the_dossier_is_plain_json(graph):
    made = dossier(graph, "China").to_dict()
    assert json.loads(json.dumps(made))["name"] == "China"


def test_who_is_not_there_is_named(graph):
    with pytest.raises(NotFound, match=r"Li Shangfo.*did you mean"):
        dossier(graph, "Li Shangfo")


@pytest.fixture
def hostile():
    """A graph of one statement whose every text may hurt."""
    where = Document("doc:a", title=NAME, url="https://example.org/> \n<b>", published="2023-03-23")
    body = Entity("org:x", "Organization", NAME)
    graph = KnowledgeGraph()
    said = role(NAME, "minister", body, where=where, quote=NAME, start=3, attribution=NAME)
    graph.ledger.put(where, [said, role("Li", "minister", CHINA, where=where)], text=f"<i>{NAME}</i>")
    return graph


def test_its_page_runs_nothing_and_asks_for_nothing(browser, hostile, tmp_path):
    path = tmp_path / "report.html"
    path.write_text(html(dossier(hostile, "org:x")), encoding="utf-8")
    with opened(browser, path, script=False) as (page, noise):
        assert page.locator("script, img, b, i, iframe").count() == 0
        assert page.locator("mark").first.text_content() == NAME
        assert page.locator("bdi").count() >= 8
    assert (noise.errors, noise.requests) == ([], [])


def test_its_markdown_holds_no_markup_of_documents(hostile):
    shown = MarkdownIt("commonmark").render(markdown(dossier(hostile, "org:x")))
    for tag in ("<script", "<img", "<code", "<i>", 'javascript:hurt()"'):
        assert tag not in shown
    assert 'href="https://example.org/%3E%20%0A%3Cb%3E"' in shown
    assert "&lt;script&gt;hurt()&lt;/script&gt; **Li**" in shown


@given(st.text())
def test_no_text_is_markup(text):
    shown = MarkdownIt("commonmark").render(f"- {plain(text)} end")
    inside = shown.removeprefix("<ul>\n<li>").removesuffix("</li>\n</ul>\n")
    assert "<" not in inside
