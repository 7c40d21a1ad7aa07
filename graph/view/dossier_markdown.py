"""A dossier as Markdown (CommonMark)."""

import re
from collections.abc import Iterable

from graph.rendering import one_line
from graph.view.dossier import Dossier, Line, Quote, Section, Source
from graph.view.web_address import written

# What Markdown obeys anywhere, and what it obeys where a line begins.
_ACTIVE = re.compile(r"([\\`*_\[\]<>|~&])")
_AT_START = re.compile(r"^(\d*)([-+#=.)])")


def markdown(dossier: Dossier) -> str:
    """The dossier as text in which no name or quote is markup."""
    return "\n".join(
        [*_head(dossier), *(line for one in dossier.sections for line in _section(one)), *_sources(dossier)]
    )


def _head(dossier: Dossier) -> Iterable[str]:
    also = f", also called {', '.join(map(plain, dossier.aliases))}" if dossier.aliases else ""
    known = f", Wikidata {plain(dossier.qid)}" if dossier.qid else ""
    return f"# {plain(dossier.name)}", "", f"{dossier.kind}{also}{known}", ""


def _section(section: Section) -> Iterable[str]:
    yield from (f"## {section.title}", "")
    for line in section.lines:
        yield from _line(line)
    yield ""


def _line(line: Line) -> Iterable[str]:
    yield f"- {plain(line.text)} *{plain(line.status)}*{'' if line.asserted else ' (no fact)'}"
    yield from (f"    - {_quote(one)}" for one in line.quotes)


def _quote(quote: Quote) -> str:
    before, words, after = quote.passage
    by = f"according to {plain(quote.attribution)}, " if quote.attribution else ""
    where = f"\\[{quote.source}\\] {by}confidence {quote.confidence:.2f}"
    return f"“{_spaced(before)}**{plain(words)}**{_spaced(after)}” {where}"


def _spaced(text: str) -> str:
    """Plain text with the space at its ends, where it has any."""
    return " " * text[:1].isspace() + plain(text) + " " * text[-1:].isspace()


def _sources(dossier: Dossier) -> Iterable[str]:
    yield from ("## Sources", "")
    yield from (f"{number}. {_source(one)}" for number, one in enumerate(dossier.sources, 1))
    yield ""


def _source(source: Source) -> str:
    title = plain(source.title)
    name = f"[{title}](<{written(source.url)}>)" if source.url else title
    return f"{name}, {source.published or 'undated'}"


def plain(text: str) -> str:
    """Text on one line in which every character that Markdown could obey is escaped.

    >>> plain("*Li*\\n# <b>")
    '\\\\*Li\\\\* # \\\\<b\\\\>'
    """
    return _AT_START.sub(r"\1\\\2", _ACTIVE.sub(r"\\\1", one_line(text)))
