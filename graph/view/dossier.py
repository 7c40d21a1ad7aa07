"""A dossier on one entity: all that is stated of it, ordered for reading, each line with its quotes.

It is plain data; `graph.view.dossier_html` and `graph.view.dossier_markdown` write it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from graph.knowledge_graph import KnowledgeGraph
from graph.lookup import Finding, find
from graph.model import Document, Statement
from graph.ontology import relation_types
from graph.projection import Node
from graph.view.excerpt import entities_of
from graph.view.sentences import Passage, passage
from graph.view.web_address import is_web

TITLES: Mapping[str, str] = {
    "person_role": "Offices",
    "country_organization": "Memberships",
    "sanction_target": "Sanctions",
}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words in their sentence, and the number of the source that they stand in."""

    passage: Passage
    source: int
    attribution: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Line:
    """Something stated, how it holds, and where it is said."""

    text: str
    status: str
    asserted: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """A document that is quoted."""

    title: str
    published: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is stated of one entity."""

    name: str
    kind: str
    aliases: tuple[str, ...]
    qid: str | None
    sections: tuple[Section, ...]
    sources: tuple[Source, ...]

    def to_dict(self) -> dict[str, Any]:
        """The dossier as plain JSON values."""
        return asdict(self)


def dossier(graph: KnowledgeGraph, name: str) -> Dossier:
    """The dossier on the entity with this name, alias or id.

    Raises:
        NotFound: The graph does not know the name, or more than one entity answers to it.
    """
    node, found = find(graph.projection, name), graph.about(name)
    documents = {one.statement.evidence.document.id: one.statement.evidence.document for one in found}
    writer = _Writer(graph, {id_: number for number, id_ in enumerate(documents, 1)})
    sections = [*_by_relation(found, writer), _neighbours(graph, node, found, writer)]
    sections += [_contradictions(graph, found, writer), Section("Chronology", writer.dated(found))]
    return Dossier(
        name=str(node.properties["name"]),
        kind=node.labels[0],
        aliases=_texts(node.properties.get("aliases")),
        qid=str(node.properties["qid"]) if "qid" in node.properties else None,
        sections=tuple(section for section in sections if section.lines),
        sources=tuple(_source(one) for one in documents.values()),
    )


class _Writer:
    """Makes lines of findings, and numbers their sources."""

    def __init__(self, graph: KnowledgeGraph, numbers: Mapping[str, int]) -> None:
        self.texts = {id_: graph.ledger.text(id_) for id_ in numbers}
        self.numbers = numbers

    def quote(self, said: Statement) -> Quote:
        where = said.evidence
        words = passage(self.texts[where.document.id], where.quote, where.start)
        return Quote(words, self.numbers[where.document.id], said.attribution, said.confidence)

    def line(self, findings: Sequence[Finding], text: str | None = None) -> Line:
        """One line for several findings; without a text of its own it is that of the first."""
        status = ", ".join(dict.fromkeys(one.status for one in findings))
        quotes = tuple(self.quote(one.statement) for one in findings)
        return Line(text or findings[0].text, status, any(one.asserted for one in findings), quotes)

    def lines(self, findings: Iterable[Finding]) -> tuple[Line, ...]:
        """A line for each thing that is said, however often it is."""
        same: dict[tuple[str, str], list[Finding]] = {}
        for one in findings:
            same.setdefault((one.text, one.status), []).append(one)
        return tuple(self.line(group) for group in same.values())

    def dated(self, findings: Iterable[Finding]) -> tuple[Line, ...]:
        """A line for each finding, in the order of what happened."""
        in_order = sorted(findings, key=lambda one: _when(one.statement) or "9999")
        return tuple(self.line([one], f"{_when(one.statement) or 'undated'}: {one.text}") for one in in_order)


def _when(said: Statement) -> str | None:
    """When it happened, or else when it was stated."""
    dates = [said.qualifiers.get(name) for name in ("date", "since", "until")]
    return next(filter(None, dates), said.evidence.document.published)


def _by_relation(found: Sequence[Finding], writer: _Writer) -> Iterable[Section]:
    for name in relation_types():
        title = TITLES.get(name, name.replace("_", " ").capitalize())
        yield Section(title, writer.lines(one for one in found if one.statement.kind == name))


def _neighbours(graph: KnowledgeGraph, node: Node, found: Sequence[Finding], writer: _Writer) -> Section:
    """Who and what it is spoken of with, the most often first."""
    about, nodes = entities_of(graph.projection), graph.projection.nodes
    shared: dict[str, list[Finding]] = {}
    for one in found:
        for id_ in about[one.statement.id] - {node.id}:
            if nodes[id_].labels[0] not in ("Role", "Sanction"):
                shared.setdefault(id_, []).append(one)
    in_order = sorted(shared.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    names = [f"{nodes[id_].properties['name']} ({nodes[id_].labels[0].lower()})" for id_, _ in in_order]
    lines = (writer.line(group, name) for name, (_, group) in zip(names, in_order, strict=True))
    return Section("Spoken of with", tuple(lines))


def _contradictions(graph: KnowledgeGraph, found: Sequence[Finding], writer: _Writer) -> Section:
    """What cannot both hold, with the quotes of it that are about the entity."""
    known = {one.statement.id: one for one in found}
    lines = []
    for one in graph.contradictions(limit=10**9):
        said = [known[cited.statement] for cited in (*one.says, *one.but) if cited.statement in known]
        if said:
            sides = f"{one.subject} [{one.status}], but {one.but_subject} [{one.but_status}]"
            lines.append(writer.line(said, f"{one.object}: {sides}"))
    return Section("Contradictions", tuple(dict.fromkeys(lines)))


def _source(document: Document) -> Source:
    return Source(document.title or document.id, document.published, document.url if is_web(document.url) else None)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else ()
