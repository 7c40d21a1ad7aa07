"""A real Chromium, and what a page did in it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, CDPSession, Page, Playwright

_NAMES = ("chromium", "chromium-browser", "google-chrome")


def chromium() -> str | None:
    """Where a Chromium is on this machine."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def launched(playwright: Playwright) -> Browser:
    return playwright.chromium.launch(executable_path=chromium())


@dataclass
class Noise:
    """What a page should not do, errors and requests for anything but itself, and how much it has worked."""

    counter: CDPSession
    errors: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def seconds_of_work(self) -> float:
        """Seconds of the page's own thread, whatever else the machine was doing."""
        metrics = self.counter.send("Performance.getMetrics")["metrics"]
        return next(float(one["value"]) for one in metrics if one["name"] == "TaskDuration")


@contextmanager
def opened(browser: Browser, path: Path, *, scheme: str = "light", script: bool = True) -> Iterator[tuple[Page, Noise]]:
    """The page of a file, ready, and the noise it made."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 1000}, color_scheme=scheme, java_script_enabled=script, locale="en-GB"
    )
    try:
        page = context.new_page()
        noise = Noise(context.new_cdp_session(page))
        noise.counter.send("Performance.enable", {"timeDomain": "threadTicks"})
        page.on("pageerror", lambda error: noise.errors.append(str(error)))
        page.on("console", lambda said: noise.errors.append(said.text) if said.type in ("error", "warning") else None)
        page.on("request", lambda one: noise.requests.append(one.url) if one.url != path.as_uri() else None)
        page.goto(path.as_uri())
        if script:
            page.wait_for_selector("html[data-ready=yes]", state="attached", timeout=60_000)
        yield page, noise
    finally:
        context.close()
