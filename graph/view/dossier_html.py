"""A dossier as one HTML page without any script, for the screen and for paper."""

import re
from xml.etree.ElementTree import Element, SubElement, tostring

from graph.view.dossier import Dossier, Line, Quote, Section, Source
from graph.view.web_address import written
from graph.view.web_files import hash_of, web_file


def html(dossier: Dossier) -> str:
    """The dossier as a page; it is built as a tree, so that all that documents say is text."""
    root = Element("html", lang="en")
    root.append(_head(dossier))
    main = SubElement(SubElement(root, "body"), "main", {"class": "dossier"})
    main.extend([_told("h1", dossier.name), _told("p", _known(dossier), {"class": "hint"})])
    main.extend([_section(one) for one in dossier.sections])
    main.append(_sources(dossier))
    return "<!doctype html>\n" + tostring(root, encoding="unicode", method="html") + "\n"


def _head(dossier: Dossier) -> Element:
    head, style = Element("head"), web_file("page.css")
    policy = f"default-src 'none'; style-src {hash_of(style)}; base-uri 'none'; form-action 'none'"
    SubElement(head, "meta", charset="utf-8")
    SubElement(head, "meta", {"http-equiv": "Content-Security-Policy", "content": policy})
    SubElement(head, "meta", name="viewport", content="width=device-width, initial-scale=1")
    SubElement(head, "title").text = _sound(f"Entente: {dossier.name}")
    SubElement(head, "style").text = style
    return head


def _known(dossier: Dossier) -> str:
    also = f", also called {', '.join(dossier.aliases)}" if dossier.aliases else ""
    return f"{dossier.kind}{also}" + (f", Wikidata {dossier.qid}" if dossier.qid else "")


def _section(section: Section) -> Element:
    made = Element("section")
    SubElement(made, "h2").text = section.title
    made.extend([_line(one) for one in section.lines])
    return made


def _line(line: Line) -> Element:
    made = Element("article")
    title = _told("h3", line.text)
    made.append(title)
    title[-1].tail = " "
    SubElement(title, "span", {"class": "status" if line.asserted else "status no-fact"}).text = line.status
    made.extend([part for one in line.quotes for part in (_words(one), _where(one))])
    return made


def _words(quote: Quote) -> Element:
    made = Element("blockquote", dir="auto")
    words = SubElement(made, "bdi")
    words.text = _sound(quote.passage.before)
    mark = SubElement(words, "mark")
    mark.text, mark.tail = _sound(quote.passage.quote), _sound(quote.passage.after)
    return made


def _where(quote: Quote) -> Element:
    made = Element("p", {"class": "hint"})
    made.text = "Source "
    link = SubElement(made, "a", href=f"#source-{quote.source}")
    link.text, link.tail = str(quote.source), ", according to " if quote.attribution else ""
    if quote.attribution:
        SubElement(made, "bdi").text = _sound(quote.attribution)
    made[-1].tail = f"{made[-1].tail or ''}, confidence {quote.confidence:.2f}"
    return made


def _sources(dossier: Dossier) -> Element:
    made = Element("section")
    SubElement(made, "h2").text = "Sources"
    listed = SubElement(made, "ol")
    listed.extend([_source(one, number) for number, one in enumerate(dossier.sources, 1)])
    return made


def _source(source: Source, number: int) -> Element:
    made = Element("li", id=f"source-{number}")
    name = SubElement(made, "a", href=written(source.url), rel="noreferrer noopener") if source.url else made
    SubElement(name, "bdi").text = _sound(source.title)
    made[-1].tail = f", {source.published or 'undated'}"
    return made


def _told(tag: str, text: str, attributes: dict[str, str] | None = None) -> Element:
    """An element with a text from documents, which keeps its direction to itself."""
    made = Element(tag, attributes or {})
    SubElement(made, "bdi").text = _sound(text)
    return made


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


def _sound(text: str) -> str:
    """The text without characters that no page may hold."""
    return _CONTROL.sub("\ufffd", text)
