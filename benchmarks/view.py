"""Measures the page of `entente view` at its largest, in a Chromium without a graphics card.

    python benchmarks/view.py

Prints the size of the file, how long it takes to open (by the clock, and the work of the page's own thread) and what a
picture costs while the network is moved, with its lines and without.
"""

import sys
import tempfile
from pathlib import Path

import click
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path += [str(ROOT), str(ROOT / "tests" / "support")]

FRAMES = 10
MOVE = f"""async () => {{
    const across = figure.root.x_range;
    for (let n = 0; n < {FRAMES}; n++) {{
        across.setv({{ start: across.start - 0.002 }});
        await new Promise(requestAnimationFrame);
    }}
}}"""
HIDE = "figure.root.renderers.find(one => one.data_source === figure.sources.facts).visible = false"


def main() -> None:
    """Makes the page, opens it and prints the figures."""
    from browser import launched, opened
    from large_pages import write_large

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        path = Path(folder) / "graph.html"
        counts = write_large(path)
        click.echo(f"{counts}, {path.stat().st_size / 2**20:.1f} MiB")
        with opened(launched(playwright), path) as (page, noise):
            clock = page.evaluate("performance.now()") / 1000
            click.echo(f"ready after {clock:.2f} s by the clock, {noise.seconds_of_work():.2f} s of its own work")
            for what in ("with lines", "without lines"):
                before = noise.seconds_of_work()
                page.evaluate(MOVE)
                click.echo(f"a picture {what}: {1000 * (noise.seconds_of_work() - before) / FRAMES:.0f} ms")
                page.evaluate(HIDE)


if __name__ == "__main__":
    main()
