"""One page that holds all it shows: data, scripts and style, and a policy that lets it fetch nothing.

What documents say is data: it goes in as JSON that no browser reads as markup, and the page's script writes it as text.
"""

import json
import re
from collections.abc import Mapping
from html import escape
from pathlib import Path
from string import Template
from typing import Any, BinaryIO, Final

from graph.view.figure import figure, script
from graph.view.web_files import hash_of, web_file, write_whole

_SCRIPTS: Final = (
    "dom", "model", "selection", "evidence", "network", "camera", "picking", "labels", "offices", "memberships",
    "sanctions", "list", "filters", "page",
)  # fmt: skip
"""The parts of the page's script, in the order in which they rest on each other."""

_MARKUP: Final = {one: f"\\u{ord(one):04x}" for one in "<>&\u2028\u2029"}


def write_page(data: Mapping[str, Any], target: str | Path | BinaryIO, *, title: str) -> None:
    """Writes the page of `graph.view.data.page_data` whole or not at all.

    Raises:
        FormatError: It cannot be written; what was there before is as it was.
        MissingExtra: What draws the network is not installed.
    """
    write_whole(page(data, title=title), target)


def page(data: Mapping[str, Any], *, title: str) -> str:
    """The page as HTML."""
    scripts = [_inside_script(one) for one in (script(), own_script())]
    return Template(web_file("page.html")).substitute(
        title=escape(title),
        policy=policy(scripts),
        style=web_file("page.css"),
        data=as_json(data),
        figure=as_json(figure()),
        scripts="\n".join(f"<script>{one}</script>" for one in scripts),
    )


def as_json(value: Any) -> str:
    """JSON in which no character can end a script element or be taken for markup.

    >>> as_json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = re.sub("[<>&\u2028\u2029]", lambda found: _MARKUP[found[0]], text)
    return text.encode("utf-8", "backslashreplace").decode()  # half a surrogate pair, which UTF-8 does not hold


def policy(scripts: list[str]) -> str:
    """The Content-Security-Policy: these scripts, style, and nothing from anywhere."""
    hashes = " ".join(map(hash_of, scripts))
    # Bokeh puts its style into the page as it draws.
    return f"default-src 'none'; script-src {hashes}; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def own_script() -> str:
    """The page's own script, its parts in one scope."""
    return "\n".join(['"use strict";', *(web_file(f"{name}.js") for name in _SCRIPTS)])


def _inside_script(text: str) -> str:
    """A script that does not end before its end."""
    return re.sub(r"</(script)", r"<\\/\1", text, flags=re.IGNORECASE)
