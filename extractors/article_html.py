"""A web page: its headline, address, date and the text of its article.

The page is parsed by selectolax (MIT; the Lexbor HTML5 parser; one wheel of 1.6 MB that needs no other package).
Compared on pages of a newspaper, a ministry and a brief note: trafilatura gave the cleanest body, but brings 15
packages and 62 MB, and fills a date like "2021-11" up to a day; readability-lxml ran headings, bylines and table
cells together and kept captions; jusText returned nothing for articles so short; resiliparse lost a list and kept a
footer; the standard library has no HTML5 parser, and pages leave tags open. There is one way for all and no better
one to install beside it: the offsets of quotes must not depend on what else is there. What is left in now and then: a
footer in a plain `<div>`.
"""

import codecs
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from extractors.article_text import date_of
from graph.errors import InputError
from graph.model import PartialDate

_NOT_BODY: Final = frozenset({
    "nav", "footer", "aside", "script", "style", "noscript", "template", "iframe", "object", "svg", "canvas", "video",
    "audio", "head", "button", "select", "textarea", "input", "dialog", "figcaption",
})  # fmt: skip
_NOT_BODY_ROLES: Final = frozenset({"navigation", "banner", "contentinfo", "complementary", "search", "dialog"})
_WRAPPERS: Final = frozenset({"form", "header"})
_CONTENT: Final = "article, main, h1"
_BLOCKS: Final = frozenset({
    "address", "article", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figure",
    "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section", "summary",
    "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
})  # fmt: skip
# Of nested ones the outermost: it has the text of all.
_BODIES: Final = tuple(
    f":is({one}):not(:is({one}) *)" for one in ("[itemprop=articleBody]", "article", "main, [role=main]")
)

_TEASERS: Final = 100
"""A page of more articles than this is a list of them; to read each would take for ever."""

_MANY: Final = 20_000
"""The parser looks through all open elements for each new one: for so many that are never closed it took 1.4 s, for
twice as many 10.5 s, and nothing in this process can stop it."""

_SECONDS: Final = 5
_CHARACTERS: Final = 500_000
"""A page of very many elements has five seconds of processor time, and another for each so many characters."""

_CHARSET: Final = re.compile(
    rb"""<(?:meta|\?xml)\b[^>]*?(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE
)
_MARKS: Final = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# As browsers have it: what calls itself Latin-1 or GB2312 is written in the larger set.
_LARGER: Final = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "latin-1": "windows-1252",
                  "ascii": "windows-1252", "us-ascii": "windows-1252", "gb2312": "gb18030", "gbk": "gb18030",
                  "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8"}  # fmt: skip

_DATE_NAMES: Final = ("date", "dc.date", "dc.date.issued", "dcterms.date", "dcterms.issued", "dcterms.created",
                      "pubdate", "publish-date", "parsely-pub-date")  # fmt: skip
_DATES: Final = (
    "meta[property='article:published_time']",
    "script[type='application/ld+json']",
    "time[datetime]",
    ", ".join(f"meta[name='{name}' i]" for name in _DATE_NAMES) + ", meta[itemprop='datePublished']",
)


class Page(NamedTuple):
    """What a page tells; `text` may be empty."""

    text: str
    title: str | None
    url: str | None
    published: PartialDate | None


def read_page(data: bytes, name: str) -> Page:
    """The article of an HTML page.

    Args:
        data: The page as it came.
        name: What to call it in a message.

    Raises:
        InputError: Its encoding is not known, or is not the one that it names.
    """
    text = _decoded(data, name)
    return _page(text) if text.count("<") <= _MANY else _page_elsewhere(text, name)


def _page(text: str) -> Page:
    tree = LexborHTMLParser(text)
    return Page(_body(tree), _title(tree), _url(tree), _published(tree))


def _page_elsewhere(text: str, name: str) -> Page:
    """The page as another process reads it, which its system ends if it takes too long, even within the parser."""
    seconds = _SECONDS + len(text) // _CHARACTERS
    # The modules of that process are those of this one, wherever each was found, and none of the folder it runs in.
    known = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-P", "-m", "extractors.article_html", str(seconds)]
    ran = subprocess.run(command, input=text.encode("utf-8", "surrogatepass"), env=known, capture_output=True)  # noqa: S603
    if ran.returncode:
        raise InputError(f"{name} is a page that cannot be read within {seconds} s; save the text of the article alone")
    body, title, url, published = json.loads(ran.stdout)
    return Page(body, title, url, PartialDate(published) if published else None)


def _read_here() -> None:
    """What the other process does: from standard input to standard output."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_VIRTUAL, int(sys.argv[1]))
    page = _page(sys.stdin.buffer.read().decode("utf-8", "surrogatepass"))
    sys.stdout.write(json.dumps(page))


def _decoded(data: bytes, name: str) -> str:
    encoding = _encoding(data)
    try:
        return data.decode(encoding)
    except LookupError as error:
        raise InputError(f"{name} names the encoding {encoding!r}, which is not known; convert it to UTF-8") from error
    except UnicodeError as error:
        where = f" (position {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise InputError(f"{name} is not {encoding}{where}; convert it to UTF-8, or name its charset in it") from error


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    named = _CHARSET.search(data[:4096])
    declared = named[1].decode("ascii", "replace").lower() if named else "utf-8"
    return _LARGER.get(declared, declared)


# Headline, address, date


def _title(tree: LexborHTMLParser) -> str | None:
    named = (tree.css_first("meta[property='og:title']"), tree.css_first("title"), tree.css_first("h1"))
    found = (_squeezed(_attribute(node, "content") or node.text()) for node in named if node)
    return next((title for title in found if title), None)


def _url(tree: LexborHTMLParser) -> str | None:
    link, meta = tree.css_first("link[rel~='canonical'][href]"), tree.css_first("meta[property='og:url']")
    found = (_attribute(link, "href"), _attribute(meta, "content"))
    return next((url for url in map(str.strip, found) if re.match(r"https?://\S+$", url)), None)


def _published(tree: LexborHTMLParser) -> PartialDate | None:
    found = (date for selector in _DATES for node in tree.css(selector) for date in _dates_of(node))
    return next((date for date in map(_date, found) if date), None)


def _dates_of(node: LexborNode) -> Iterator[str]:
    if node.tag == "script":
        yield from _in_json(node.text())
    else:
        yield _attribute(node, "content") or _attribute(node, "datetime")


def _in_json(text: str) -> Iterator[str]:
    try:
        waiting: list[Any] = [json.loads(text)]
    except (ValueError, RecursionError):  # a site's broken metadata does not make its article unreadable
        return
    for thing in waiting:  # grows as it goes: outer things come before those within them
        if isinstance(thing, dict):
            date = thing.get("datePublished")
            if isinstance(date, str):
                yield date
            waiting.extend(thing.values())
        elif isinstance(thing, list):
            waiting.extend(thing)


def _date(text: str) -> PartialDate | None:
    return date_of(re.sub(r"(?<=^\d{4}-\d\d-\d\d)T.*", "", text.strip(), flags=re.DOTALL))


# Text


def _body(tree: LexborHTMLParser) -> str:
    """Paragraphs, with a blank line between them."""
    page = _text(tree.body) if tree.body else ""
    for selector in _BODIES:
        found = max((_text(node) for node in tree.css(selector)[:_TEASERS]), key=len, default="")
        # Less than a third of the page is a teaser among others, not the article.
        if found and 3 * len(found) >= len(page):
            return found
    return page


def _text(root: LexborNode) -> str:
    menus = root.tag == "body"  # within an article a list of links may be its matter
    whole = "".join(_pieces(root, menus=menus))
    paragraphs = ("\n".join(filter(None, map(_squeezed, part.split("\u2028")))) for part in whole.split("\u2029"))
    return "\n\n".join(filter(None, paragraphs))


def _pieces(root: LexborNode, *, menus: bool) -> Iterator[str]:
    """The text in order; U+2029 stands around each block and U+2028 for `<br>`."""
    waiting: list[LexborNode | str] = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif node.tag == "-text":
            yield node.text_content or ""
        elif node.tag == "br":
            yield "\u2028"
        elif not _left_out(node, menus=menus):
            edge = ["\u2029"] if node.tag in _BLOCKS else []
            waiting += [*edge, *reversed(list(node.iter(include_text=True))), *edge]


def _left_out(node: LexborNode, *, menus: bool) -> bool:
    tag = node.tag or ""
    if tag in _NOT_BODY or tag.startswith(("-", "!")):
        return True
    if tag in _WRAPPERS:
        # Some sites wrap the whole page in one form; an article's own header has its headline and lead.
        return node.css_first(_CONTENT) is None
    marks = node.attributes
    hidden = "hidden" in marks or marks.get("aria-hidden") == "true" or marks.get("role") in _NOT_BODY_ROLES
    return hidden or (menus and tag in ("ul", "ol") and _is_menu(node))


def _is_menu(node: LexborNode) -> bool:
    links = node.css("a")
    return len(links) >= 2 and len(_squeezed(node.text())) <= 1.2 * sum(len(_squeezed(link.text())) for link in links)


def _attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "") if node else ""


def _squeezed(text: str) -> str:
    return " ".join(text.replace("\u00ad", "").split())


if __name__ == "__main__":
    _read_here()
