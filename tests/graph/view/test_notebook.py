"""A graph in a notebook is the page in a frame of its own."""

import html
import sys

from small import small
from statements import CHINA, membership

from extractors import Extractor
from graph import Entity, KnowledgeGraph

NAME = """"></iframe><script>hurt()</script><img src=x onerror=hurt()>'&quot;"""


def test_a_notebook_shows_the_page_in_a_frame(browser):
    page = browser.new_page()
    graph = KnowledgeGraph().add([*small(), membership(CHINA, Entity("org:x", "Organization", NAME))])
    page.evaluate("html => document.body.innerHTML = html", graph._repr_html_())
    assert page.locator("body > *").count() == 1
    frame = page.frame_locator("iframe")
    frame.locator("html[data-ready=yes]").wait_for(state="attached")
    frame.get_by_role("button", name="United States → Li Shangfu, 2018: imposed").click()
    assert frame.locator("#evidence mark").all_inner_texts() == ["United States and Li Shangfu"]
    assert NAME in frame.locator("#memberships").inner_text()
    assert page.evaluate("typeof hurt") == "undefined"
    page.close()


def test_rows_of_a_query_are_a_table_of_text():
    graph = KnowledgeGraph().add([membership(CHINA, Entity("org:x", "Organization", NAME))])
    rows = graph.query("MATCH (c)-[m:MEMBER_OF]->(o) RETURN c, o.name AS name, [1, 2] AS list")
    assert rows == [dict(row) for row in rows]
    shown = rows._repr_html_()
    assert "<script" not in shown
    assert html.escape(NAME) in shown
    assert "China" in shown


def test_an_extraction_is_a_table_and_a_graph(monkeypatch):
    found = Extractor()("Norwegian Foreign Minister Anna Berg spoke. Finland joined NATO.")
    assert len(found) == 2
    shown = found._repr_html_()
    assert "Anna Berg, foreign minister of Norway" in shown
    assert shown.count("<iframe") == 1
    monkeypatch.setitem(sys.modules, "rustworkx", None)
    assert found._repr_html_().count("<table") == 1
    assert "<iframe" not in found._repr_html_()
    assert Extractor()("")._repr_html_() == "<p>no rows</p>"


def test_without_the_extra_a_notebook_shows_the_name(monkeypatch):
    monkeypatch.setitem(sys.modules, "rustworkx", None)
    assert KnowledgeGraph().add(small())._repr_html_() is None
