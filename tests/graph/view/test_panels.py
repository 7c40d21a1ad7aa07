"""The page of the sample articles as an analyst uses it, in a real Chromium."""

from pathlib import Path

import pytest
from browser import opened
from playwright.sync_api import Browser, Locator, Page, expect


def quotes(page: Page) -> list[str]:
    return page.locator("#evidence mark").all_inner_texts()


def cell(page: Page, panel: str, label: str) -> Locator:
    return page.locator(f"#{panel}").get_by_role("button", name=label, exact=True)


def search(page: Page, text: str) -> None:
    page.get_by_label("Search").fill(text)
    page.get_by_label("Search").press("Enter")


def rows(page: Page, panel: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(f"#{panel} tbody tr").all_inner_texts()]


def point_of(page: Page, name: str) -> tuple[float, float]:
    """Where a node is drawn, on the screen, once all is drawn."""
    page.locator("#network").scroll_into_view_if_needed()
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    place = page.evaluate("name => nodes.findIndex(node => node.name === name)", name)
    frame, at = page.locator("#network").bounding_box(), page.evaluate("place => pixelOf(place)", place)
    assert frame is not None
    return frame["x"] + at["x"], frame["y"] + at["y"]


def test_a_search_leads_to_the_sentence_with_the_quote_in_it(page):
    search(page, "li shang")
    assert quotes(page) == ["Washington imposed sanctions on Li Shangfu", "Li, now China's defence minister"]
    first = page.locator("#evidence article").first
    assert (
        "Washington imposed sanctions on Li Shangfu in September 2018, when he bought fighter jets"
        in first.inner_text()
    )
    assert "Xi and Putin close two days of talks in Moscow, 2023-03-22" in first.inner_text()


def test_search_suggests_names(page):
    page.get_by_label("Search").press_sequentially("erdog")
    assert (
        page.locator("#suggestions option").evaluate_all("all => all.map(one => one.value)")[0]
        == "Recep Tayyip Erdoğan"
    )


def test_a_click_on_a_node_shows_what_is_stated_of_it(page):
    page.mouse.click(*point_of(page, "Li Shangfu"))
    expect(page.locator("#evidence mark")).to_have_count(2)
    assert page.locator("#evidence-title").inner_text() == "Li Shangfu"


def test_a_click_on_a_line_shows_what_it_rests_on(page):
    (x1, y1), (x2, y2) = point_of(page, "China"), point_of(page, "Shanghai Cooperation Organisation")
    page.mouse.click((2 * x1 + x2) / 3, (2 * y1 + y2) / 3)
    expect(page.locator("#evidence mark")).to_have_count(1)
    assert page.locator("#evidence-title").inner_text() == "China – member – Shanghai Cooperation Organisation"


def test_of_two_quick_clicks_the_second_counts_too(page):
    first, second = point_of(page, "Li Shangfu"), point_of(page, "Xi Jinping")
    page.mouse.click(*first)
    page.mouse.click(*second)
    expect(page.locator("#evidence-title")).to_have_text("Xi Jinping")


def test_a_bar_a_cell_and_a_row_show_their_quotes(page):
    cell(page, "offices", "Li Shangfu, defence minister of China: start not stated, end not stated, current").click()
    assert quotes(page) == ["Li, now China's defence minister"]
    cell(page, "memberships", "Turkey, Shanghai Cooperation Organisation: member, conditional").click()
    assert quotes(page) == ["If Turkey joins the Shanghai Cooperation Organisation"]
    cell(page, "sanctions", "United States → Li Shangfu, 2018: imposed").click()
    assert quotes(page) == ["Washington imposed sanctions on Li Shangfu"]
    page.locator("#list").get_by_role(
        "button", name="1 statement on Antony Blinken – holds – secretary of state of United States"
    ).click()
    assert quotes(page) == ["U.S. Secretary of State Antony Blinken"]


def test_all_panels_share_the_selection(page):
    cell(page, "sanctions", "United States → Li Shangfu, 2018: imposed").click()
    search(page, "Li Shangfu")
    for panel, label in [
        ("sanctions", "United States → Li Shangfu, 2018: imposed"),
        ("offices", "Li Shangfu, defence minister of China: start not stated, end not stated, current"),
    ]:
        assert cell(page, panel, label).get_attribute("aria-pressed") == "true"
    assert (
        cell(page, "memberships", "India, Shanghai Cooperation Organisation: member").get_attribute("aria-pressed")
        == "false"
    )
    page.keyboard.press("Escape")
    assert page.locator("#evidence-title").inner_text() == "Evidence"


def test_what_is_no_fact_is_dashed(page):
    drawn = page.evaluate("figure.sources.facts.data.dash.map((dash, place) => [dash, drawn.facts[place].asserted])")
    assert {tuple(one) for one in drawn} == {("solid", True), ("dashed", False)}
    assert "no-fact" in cell(
        page, "memberships", "Sweden, North Atlantic Treaty Organization: member, denied"
    ).get_attribute("class")


def test_kinds_are_told_apart_by_shape_and_colour(page):
    data = page.evaluate("figure.sources.nodes.data")
    kinds = set(data["kind"])
    assert kinds == {"Person", "Role", "Country", "Organization", "Sanction"}
    for look in ("marker", "color"):
        assert len(set(zip(data["kind"], data[look], strict=True))) == len(set(data[look])) == len(kinds)


def test_the_time_slider_hides_what_was_not_yet_stated(page):
    assert any("Pekka Haavisto" in row for row in rows(page, "offices"))
    page.get_by_label("Stated by").press("ArrowLeft")
    page.get_by_label("Stated by").press("ArrowLeft")
    assert page.locator("#until-text").inner_text() == "2023-03-22"
    assert not any("Pekka Haavisto" in row for row in rows(page, "offices"))
    search(page, "Finland")
    assert "outside the filters" in page.locator("#evidence-body").inner_text()


def test_the_status_filter_leaves_what_has_it(page):
    page.get_by_label("Status").select_option("not asserted")
    assert rows(page, "offices") != []
    assert page.evaluate("seen.facts.every(fact => !fact.asserted)")
    page.get_by_role("button", name="Clear filters").click()
    expect(page.locator("#offices .status:not(.no-fact)").first).to_be_visible()


def test_the_organization_filter_leaves_it_and_its_members(page):
    page.get_by_label("Organization and its members").select_option(label="Shanghai Cooperation Organisation")
    countries = {row.split()[0] for row in rows(page, "memberships")}
    assert {"China", "India", "Kazakhstan", "Pakistan", "Russia", "Iran", "Turkey"} == countries
    assert any("Xi Jinping" in row for row in rows(page, "offices"))
    assert not any("Sauli" in row for row in rows(page, "offices"))


def test_the_date_filter_leaves_what_held_then(page):
    page.get_by_label("In force on").fill("2017-01-01")
    assert not any("Li Shangfu" in row for row in rows(page, "sanctions"))
    page.get_by_label("In force on").fill("2018-09-15")
    assert any("Li Shangfu" in row for row in rows(page, "sanctions"))


def test_a_kind_can_be_left_out(page):
    page.get_by_label("Sanction", exact=True).uncheck()
    assert "Sanction" not in page.evaluate("figure.sources.nodes.data.kind")
    assert page.locator("#sanctions").inner_text() == "No sanction is stated here."


def test_everything_is_reached_by_keyboard(browser: Browser, demo: Path):
    with opened(browser, demo / "graph.html") as (page, _):
        reached = []
        for _ in range(32):
            page.keyboard.press("Tab")
            reached.append(page.evaluate("document.activeElement.id || document.activeElement.className"))
        assert reached[:2] == ["skip", "search"]
        assert {"status", "organization", "on", "clear", "until", "closer", "farther", "fit", "offices"} <= set(reached)
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        assert quotes(page) != []


def test_the_view_moves_closer_and_shows_all_again(page):
    width = "figure.root.x_range.end - figure.root.x_range.start"
    before = page.evaluate(width)
    page.get_by_role("button", name="Closer").click()
    assert page.evaluate(width) == pytest.approx(before * 2 / 3)
    page.get_by_role("button", name="Show all").click()
    assert page.evaluate(width) == pytest.approx(before)


def test_without_script_the_page_says_so(browser: Browser, demo: Path):
    with opened(browser, demo / "graph.html", script=False) as (page, _):
        assert "own script" in page.locator("noscript").inner_text()
