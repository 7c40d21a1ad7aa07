"""A page of 5,000 nodes and 20,000 statements opens in time, stays small, and says what it leaves out."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from browser import Noise, opened
from generated import COUNTRIES, ORGANIZATIONS
from playwright.sync_api import Browser, Page, expect
from statements import document, membership, person, role, sanction

from graph import KnowledgeGraph, Statement
from graph.view import excerpt, page_data, write_page
from graph.view.excerpt import MOST_NODES, MOST_STATEMENTS

SECONDS = 3.0
MEBIBYTES = 15
LEAD = "Officials who spoke after a day of talks in the capital on Tuesday said that "
REST = ", and that a further round of meetings would be held before the end of the month. "
PER_DOCUMENT = 60


def articles(count: int) -> Iterator[tuple[list[Statement], str]]:
    """Invented articles: their statements, and their text."""
    random = Random(7)
    for number in range(count // PER_DOCUMENT + 1):
        where = document(f"wire-{number}", f"{random.randint(2015, 2024)}-{random.randint(1, 12):02}-11")
        said, text = [], ""
        for _ in range(PER_DOCUMENT):
            text += LEAD
            said.append(statement(random, where=where, start=len(text)))
            text += said[-1].evidence.quote + REST
        yield said, text


def statement(random: Random, **more: object) -> Statement:
    who, country = f"Person {random.randint(1, 2700)}", random.choice(COUNTRIES)
    what = random.randint(1, 10)
    if what <= 6:
        title = random.choice(
            ("president", "prime minister", "foreign minister", "ambassador to the UN", "deputy mayor")
        )
        return role(who, title, country, random.choice(("current", "former", "denied")), **more)
    if what <= 7:
        return membership(country, random.choice(ORGANIZATIONS), **more)
    return sanction(country, person(f"Person {random.randint(1, 110)}"), date=str(random.randint(2010, 2024)), **more)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of more than it can hold."""
    graph = KnowledgeGraph()
    for said, text in articles(MOST_STATEMENTS + 1000):
        graph.ledger.put(said[0].evidence.document, said, text=text)
    data = page_data(excerpt(graph), graph.ledger.text)
    assert MOST_NODES * 0.9 < len(data["nodes"]) <= MOST_NODES
    assert MOST_STATEMENTS * 0.9 < len(data["statements"]) <= MOST_STATEMENTS
    path = tmp_path_factory.mktemp("large") / "graph.html"
    write_page(data, path, title="Large")
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
