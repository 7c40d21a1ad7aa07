"""What documents say is data: no name, title or sentence becomes markup, a script or a link that is none."""

from pathlib import Path

import pytest
from browser import opened
from playwright.sync_api import Browser
from statements import CHINA, NATO, membership, role, sanction

from graph import Document, Entity, KnowledgeGraph
from graph.view import excerpt, page_data, write_page
from graph.view.page import as_json

NAME = """</script><script>hurt()</script><img src=x onerror=hurt()>"'&\u2028\u202e"""
TITLE = "<!--<b>minister</b>"
WHERE = Document("doc:a", title=NAME, url="javascript:hurt()", published="2023-03-23")
TARGET = Entity("person:x", "Person", NAME)
BODY = Entity("org:x", "Organization", NAME)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The page of a graph in which all that can be named is named so that it may hurt."""
    said = [
        role(NAME, TITLE, BODY, where=WHERE, quote=NAME, attribution=NAME, start=3),
        membership(CHINA, BODY, where=WHERE, quote=NAME, start=3),
        membership(CHINA, NATO, where=Document("doc:b", url="https://example.org/?q=<b>")),
        sanction(BODY, TARGET, where=WHERE, quote=NAME, reason=NAME, start=3),
    ]
    graph = KnowledgeGraph()
    graph.ledger.put(WHERE, [one for one in said if one.evidence.document == WHERE], text=f"<i>{NAME}</i>")
    graph.add(said)
    write_page(page_data(excerpt(graph), graph.ledger.text), tmp_path / "graph.html", title=NAME)
    return tmp_path / "graph.html"


def test_nothing_that_is_named_is_run_or_linked(browser: Browser, hostile: Path):
    with opened(browser, hostile) as (page, noise):
        page.get_by_label("Search").press_sequentially("</script")
        page.get_by_label("Search").press("Enter")
        read, links = set(), set()
        for button in page.locator("main button.cell, main button.bar").all():
            button.click()
            read |= set(page.locator("#evidence blockquote").all_text_contents())
            links |= {one.get_attribute("href") for one in page.locator("a").all()}
        assert read == {f"<i>{NAME}</i>", "China and North Atlantic Treaty Organization"}
        assert links == {"#evidence", "https://example.org/?q=<b>"}
        assert page.locator("main img, main b, aside img, aside i, aside b, header img").count() == 0
        assert page.evaluate("typeof hurt") == "undefined"
    assert (noise.errors, noise.requests) == ([], [])


@pytest.mark.parametrize("panel", ["offices", "memberships", "sanctions", "list", "evidence"])
def test_names_keep_their_direction_to_themselves(browser: Browser, hostile: Path, panel: str):
    with opened(browser, hostile) as (page, _):
        page.get_by_label("Search").fill("person:x")
        page.get_by_label("Search").press("Enter")
        loose = """panel => {
            const texts = document.createTreeWalker(document.getElementById(panel), NodeFilter.SHOW_TEXT);
            const found = [];
            while (texts.nextNode()) found.push(texts.currentNode);
            const turning = found.filter((one) => one.data.includes("\\u202e"));
            return [turning.length, turning.filter((one) => !one.parentElement.closest("bdi")).length];
        }"""
        turning, outside = page.evaluate(loose, panel)
        assert turning > 0
        assert outside == 0


def test_web_addresses_are_links(browser: Browser, hostile: Path):
    with opened(browser, hostile) as (page, _):
        page.get_by_role("button", name="China, North Atlantic Treaty Organization: member", exact=True).click()
        link = page.locator("#evidence a")
        assert link.get_attribute("href") == "https://example.org/?q=<b>"
        assert link.get_attribute("rel") == "noreferrer noopener"


@pytest.mark.parametrize("text", [NAME, "\udc80 half a pair", "\x00\x1b[31m", "a\u2029b"])
def test_json_in_a_script_element_ends_with_it(text: str):
    import json

    written = as_json({"name": text})
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written.encode()) == {"name": text}
