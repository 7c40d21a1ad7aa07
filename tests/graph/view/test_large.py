"""A page of 5,000 nodes and 20,000 statements opens in time, stays small, and says what it leaves out."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Noise, opened
from large_pages import write_large
from playwright.sync_api import Browser, Page, expect

from graph.view.excerpt import MOST_NODES, MOST_STATEMENTS

SECONDS = 12.0
"""Of the page's own work, on a slow and busy machine; `benchmarks/view.py` tells what a usual one takes."""

MEBIBYTES = 15


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of more than it can hold."""
    path = tmp_path_factory.mktemp("large") / "graph.html"
    counts = write_large(path)
    assert MOST_NODES * 0.9 < counts["nodes"] <= MOST_NODES
    assert MOST_STATEMENTS * 0.9 < counts["statements"] <= MOST_STATEMENTS
    return path


def test_the_file_stays_small(large: Path):
    assert large.stat().st_size < MEBIBYTES * 2**20


@pytest.fixture(scope="module")
def opened_page(browser: Browser, large: Path) -> Iterator[tuple[Page, Noise]]:
    """The page, opened once."""
    with opened(browser, large) as (page, noise):
        yield page, noise
    assert (noise.errors, noise.requests) == ([], [])


@pytest.fixture
def page(opened_page: tuple[Page, Noise]) -> Page:
    return opened_page[0]


def test_it_is_ready_in_time(opened_page: tuple[Page, Noise]):
    assert opened_page[1].seconds_of_work() < SECONDS


def test_it_says_what_is_left_out(page: Page):
    left = page.locator("#left-out").inner_text()
    assert left.startswith("Only the most connected part is shown: ")
    assert page.evaluate("leftOut") > 0


def test_a_question_is_answered_at_once(opened_page: tuple[Page, Noise]):
    page, noise = opened_page
    before = noise.seconds_of_work()
    page.get_by_label("Search").fill("Person 7")
    page.get_by_label("Search").press("Enter")
    expect(page.locator("#evidence mark").first).to_contain_text("Person 7")
    page.get_by_label("Status").select_option("denied")
    page.get_by_label("Stated by").press("PageDown")
    assert noise.seconds_of_work() - before < SECONDS


def test_lines_wait_while_the_picture_moves(page: Page):
    visible = "figure.root.renderers.find(one => one.data_source === figure.sources.facts).visible"
    page.get_by_role("button", name="Clear filters").click()
    page.locator("#network").scroll_into_view_if_needed()
    frame = page.locator("#network").bounding_box()
    page.mouse.move(frame["x"] + 300, frame["y"] + 300)
    page.mouse.down()
    page.mouse.move(frame["x"] + 340, frame["y"] + 320, steps=4)
    assert page.evaluate(visible) is False
    page.mouse.up()
    page.wait_for_timeout(1500)
    assert page.evaluate(visible) is True
