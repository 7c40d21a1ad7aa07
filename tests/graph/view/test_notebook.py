"""A graph in a notebook is the page in a frame of its own."""

import sys

from small import small
from statements import CHINA, membership

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


def test_without_the_extra_a_notebook_shows_the_name(monkeypatch):
    monkeypatch.setitem(sys.modules, "rustworkx", None)
    assert KnowledgeGraph().add(small())._repr_html_() is None
