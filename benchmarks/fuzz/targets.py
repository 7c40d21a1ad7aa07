"""What is fuzzed: each target reads any text and may raise the project's own errors, and nothing else."""

import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, Final

from extractors import Extractor
from extractors.article import READERS
from extractors.article_bytes import Place
from extractors.article_text import date_of, heading
from extractors.dates import dated
from extractors.language import EXTRACTORS
from graph import KnowledgeGraph
from graph.errors import EntenteError
from graph.example import example
from graph.export import exporters, takers
from graph.importing import take_in
from graph.ledger import Ledger
from graph.model import Document, PartialDate, slug
from graph.organization_names import compare_organizations
from graph.person_names import compare_names
from graph.reference_file import references
from graph.resolution import country, in_any_case, organization
from graph.saved_queries import bind, saved_queries
from graph.stretch import Stretch
from graph.titles import office


@dataclass(frozen=True, slots=True)
class Target:
    """Something that reads what others wrote.

    Attributes:
        share: Its part of all cases, in thousandths.
        read: Reads one case.
        seeds: Gives good input.
        words: What such input is made of.
    """

    share: int
    read: Callable[[str], object]
    seeds: Callable[[], list[str]]
    words: tuple[str, ...] = ()


PROSE: Final = (
    (
        "Talks in Suva\n\n23 March 2023\n\nNorwegian Prime Minister Erna Solberg met Li Shangfu, whom the United "
        "States sanctioned five years ago. Finland joined NATO in April 2023, its president said on Monday.\n"
    ),
    "The EU lifted sanctions on Belarus’s defence minister.\r\n\r\nMexico's former foreign secretary is no member.",
)
PAGE: Final = (
    '<html><head><title>Talks</title><meta charset="utf-8"><link rel="canonical" href="https://a.example/b">'
    '<script type="application/ld+json">{"datePublished": "2023-03-23"}</script></head><body><nav><ul><li><a>x</a>'
    "</ul></nav><article><header><h1>Talks</h1></header><p>Finland joined <b>NATO</b>.<br>It did.<table><tr><td>1"
    "</table></article><time datetime='2023-03-23T10:00'>March</time></body></html>"
)
ROWS: Final = (
    '{"id": 1, "text": "Finland joined NATO.", "date": "2023-04-04", "title": "A", "url": "https://a.example"}\n',
    '{"id": "x", "text": "Sweden joined NATO."}\n{"text": "Hello", "date": "2023-03-23T10:00:00Z"}\n',
)
DATES: Final = (
    "2023-03-23", "2023-03", "2023", "Thursday, 23 March 2023", "Date: March 23, 2023, 10:15 GMT", "20230323",
    "five years ago ",
    "on 4 april 2023 ", "last december ", "from 2004 to 2014 ", "monday ", "today ", "23rd sept. 2021", "3 days ago ",
)  # fmt: skip
NAMES: Final = (
    "President Abdel Fattah el-Sisi", "Li Shangfu", "Ferdinand Marcos Jr.", "Kim Jong-un", "U. Thant", "Владимир Путин",
    "Shanghai Cooperation Organisation", "NATO", "St. Kitts & Nevis", "Rosoboronexport JSC",
    "Ministry of Defence of Russia",
    "deputy prime minister for foreign affairs", "the Côte d’Ivoire", "Bank of Moscow LLC",
)  # fmt: skip
CYPHER: Final = (
    "MATCH (p:Person)-[r:HOLDS_ROLE]->(x:Role) WHERE p.name = $x RETURN p.name, count(*) AS n ORDER BY n DESC LIMIT 5",
    "MATCH (a:Entity {name: 'NATO'})<-[m:MEMBER_OF]-(c) RETURN c {.name, .id}, collect(m.status)[0] // all",
    "UNWIND [1, 2, 3] AS n WITH n WHERE n > 1 AND NOT n IN $list RETURN n, toString(n) AS `a b`",
    "MATCH (s:Statement) WHERE s.quote =~ '.*SCO.*' RETURN s.quote, CASE WHEN s.start > 0 THEN 1 ELSE 2 END AS c",
)


def _of_kind(kind: str) -> Callable[[str], object]:
    place = Place("the input", "input", "input")

    def read(text: str) -> object:
        return list(READERS[kind](io.BytesIO(_bytes(text)), place))

    return read


def _bytes(text: str) -> bytes:
    """The text in UTF-8; half characters are bytes that are no UTF-8, or stand in it as no encoder writes them."""
    try:
        return text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _file(ending: str) -> Callable[[str], object]:
    def read(text: str) -> object:
        graph = KnowledgeGraph()
        take_in(takers()[ending](io.BytesIO(_bytes(text))), graph)
        return graph.projection

    return read


def _exported(ending: str) -> Callable[[], list[str]]:
    def seeds() -> list[str]:
        one, all_of_it = KnowledgeGraph().add(list(example().statements())[:1]), example()
        found = []
        for graph in (one, one, one, all_of_it):
            file = io.BytesIO()
            exporters()[ending](graph.projection, file)
            found.append(file.getvalue().decode())
        return found

    return seeds


_REFERENCE: Final = json.dumps({
    "id": "Q1", "schema": "Person", "datasets": ["a"],
    "properties": {"name": ["Li Shangfu"], "country": ["cn"], "topics": ["sanction"], "wikidataId": ["Q1"]},
})  # fmt: skip


def _reference(text: str) -> object:
    return list(references(io.BufferedReader(io.BytesIO(_bytes(text))), "the input"))


def _dates(text: str) -> None:
    published = PartialDate("2023-03-23")
    for read in (date_of, heading, PartialDate, Stretch.until, lambda text: dated(text.lower(), published)):
        _ours_alone(read, text)


def _names(text: str) -> None:
    left, _, right = text.partition("\n")
    for compare in (compare_names, compare_organizations):
        _ours_alone(compare, left, right or "Li Shangfu")
    for read in (slug, office, lambda name: in_any_case(country, name) or in_any_case(organization, name)):
        _ours_alone(read, left)


def _ours_alone(read: Callable[..., object], *arguments: str) -> None:
    with suppress(EntenteError):
        read(*arguments)


@cache
def _graph() -> KnowledgeGraph:
    return example()


def _cypher(text: str) -> object:
    return _graph().query(text, {"x": text, "list": [1, text]})


def _parameters(text: str) -> None:
    """One of the saved queries, by the length of the text, with the text for each of its parameters in turn."""
    queries = list(saved_queries().values())
    query = queries[len(text) % len(queries)]
    good = {"country": "Russia", "organization": "NATO", "entity": "China", "person": "Li Shangfu"}
    for name in query.parameters:
        given: dict[str, Any] = {
            one.name: good.get(one.name, "x") for one in query.parameters.values() if one.default is None
        }
        _ours_alone(lambda given: _graph().query(query.text, bind(query, given)), given | {name: text})  # type: ignore[arg-type]


@cache
def _extractor() -> Extractor:
    return Extractor()


def _reading(text: str) -> None:
    """Every quote is of the text, and comes out of the ledger as it went in."""
    where = Document("doc:case", published=PartialDate("2023-03-23"))
    said = list(_extractor()(text, document=where))
    with Ledger() as ledger:
        ledger.put(where, said, text=text)
        kept, whole = list(ledger.statements()), ledger.text(where.id)
    if whole != text or {one.id for one in kept} != {one.id for one in said}:
        raise ValueError("the ledger gives back something else")
    for one in (*said, *kept):
        if one.evidence.quote != text[one.evidence.start : one.evidence.end]:
            raise ValueError(f"the quote of {one} is not of the text")


def _sentences() -> list[str]:
    return [text for extractor in EXTRACTORS for text, _ in extractor.positive] + list(PROSE)


TARGETS: Final[dict[str, Target]] = {
    "text": Target(160, _of_kind("text"), lambda: list(PROSE), DATES),
    "html": Target(
        50, _of_kind("html"), lambda: [PAGE], ("<div>", "</p>", "<article>", "<ul><li>", "<script>", "<svg/>")
    ),
    "jsonl": Target(190, _of_kind("jsonl"), lambda: list(ROWS), ('"text":', '"date":', '"id":', "\n", "{", "[]")),
    "graphml": Target(
        5, _file(".graphml"), _exported(".graphml"), ("<node id='a'>", "<data key='d0'>", "<graph>", "</node>")
    ),
    "json": Target(6, _file(".json"), _exported(".json"), ('"kind"', '"Statement"', "[]", "{}", '"ends"', "1e400")),
    "ftm": Target(
        5, _file(".ftm.json"), _exported(".ftm.json"), ('"schema"', '"Sanction"', '"properties"', "[]", "{}")
    ),
    "reference": Target(
        200, _reference, lambda: [_REFERENCE, _REFERENCE + "\n" + _REFERENCE], ('"Company"', "[]", "\n")
    ),
    "dates": Target(316, _dates, lambda: list(DATES), ("2023", "march", " ago", "-", "29 february")),
    "names": Target(50, _names, lambda: ["\n".join(pair) for pair in pairwise(NAMES)], NAMES),
    "cypher": Target(
        15, _cypher, lambda: list(CYPHER), ("MATCH", "RETURN", "WHERE", "(n)", "-->", "[*1..3]", "$x", "DELETE")
    ),
    "parameters": Target(
        2, _parameters, lambda: list(NAMES + DATES + CYPHER), ("country:RU", "person:", "current", "5")
    ),
    "reading": Target(
        1, _reading, _sentences, ("president of ", "sanctions on ", "joined ", "Russia", ", who ", "minister")
    ),
}
"""By name; the shares are parts of a thousand."""


def cases_of(total: int) -> Iterator[tuple[str, int]]:
    """How many of so many cases each target has."""
    return ((name, total * target.share // 1000) for name, target in TARGETS.items())
