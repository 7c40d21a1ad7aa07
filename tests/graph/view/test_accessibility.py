"""What axe-core finds in the page: nothing serious, in light and in dark, whatever is selected."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from browser import opened
from playwright.sync_api import Browser, Page

SERIOUS = {"serious", "critical"}


def serious(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in SERIOUS]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_has_no_serious_finding(browser: Browser, demo: Path, scheme: str):
    with opened(browser, demo / "graph.html", scheme=scheme) as (page, _):
        assert serious(page) == []
        page.locator("#memberships").get_by_role("button", name="joined").first.click()
        assert page.locator("#evidence mark").count() == 1
        assert serious(page) == []


def test_a_page_for_paper_shows_all_and_no_controls(browser: Browser, demo: Path):
    with opened(browser, demo / "graph.html") as (page, _):
        page.emulate_media(media="print")
        assert not page.locator("#filters").is_visible()
        assert page.locator("#list").evaluate("one => one.scrollHeight <= one.clientHeight + 1")


def test_a_narrow_window_needs_no_sideways_scrolling(browser: Browser, demo: Path):
    with opened(browser, demo / "graph.html") as (page, _):
        page.set_viewport_size({"width": 380, "height": 700})
        page.reload()
        page.wait_for_selector("html[data-ready=yes]", state="attached")
        assert page.evaluate("document.documentElement.scrollWidth") <= 380
