"""A browser, and pages of the sample articles."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import Noise, chromium, launched, opened
from command import ROOT, entente
from playwright.sync_api import Browser, Page, sync_playwright


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium; skips where there is none. In CI, where it is installed, a skip is a failure.

    It lives no longer than a module: Playwright keeps an event loop running, and other tests may want their own.
    """
    if chromium() is None:
        pytest.skip("no Chromium is installed; on Debian: apt-get install chromium")
    with sync_playwright() as playwright:
        found = launched(playwright)
        yield found
        found.close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the ledger of the sample articles, and its page."""
    folder = tmp_path_factory.mktemp("demo")
    assert entente(folder, "build", ROOT / "seeds" / "articles").code == 0
    ran = entente(folder, "view")
    assert (ran.code, ran.err) == (0, "")
    return folder


@pytest.fixture(scope="module")
def demo_page(browser: Browser, demo: Path) -> Iterator[tuple[Page, Noise]]:
    """The page of the sample articles, opened once."""
    with opened(browser, demo / "graph.html") as page_and_noise:
        yield page_and_noise


@pytest.fixture
def page(demo_page: tuple[Page, Noise]) -> Iterator[Page]:
    """The page of the sample articles as it opens; it must make no errors and ask for nothing."""
    page, noise = demo_page
    page.evaluate("byId('filters').reset(), resetTime(), clearSelection(), lookAtAll(), document.activeElement.blur()")
    yield page
    assert (noise.errors, noise.requests) == ([], [])
