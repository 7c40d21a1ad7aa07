"""What a file gives to a ledger: documents with what they state, whichever format it is in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from graph.judgements import Judgement
from graph.model import Document, Statement
from graph.reference_links import ReferenceLink
from graph.restore import copies_of, judgements_of, links_of, statements_of

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Stated:
    """What a document states.

    Attributes:
        document: The document.
        statements: What it states.
        text: Its text, where the file holds it. It is then all that the document states, and not a part of it.
    """

    document: Document
    statements: list[Statement]
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Intake:
    """What a file holds.

    Attributes:
        stated: Each document once; read from the file as it is asked for.
        total: How many may come, for a progress bar.
        judgements: Which entities the file has for the same.
        copies: Which documents carry the report of which.
        links: Which entities it links to those of a reference.
        skipped: What could not be expressed, by what it is and why; complete when `stated` has been read to its end.
    """

    stated: Iterable[Stated]
    total: int
    judgements: list[Judgement] = field(default_factory=list)
    copies: Mapping[str, str] = field(default_factory=dict)
    links: list[ReferenceLink] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)


def from_graph(graph: "nx.MultiDiGraph[str]") -> Intake:
    """What a graph of `graph.memory.to_networkx` was projected from.

    Raises:
        FormatError: The graph holds no statements, or one that is not whole.
    """
    groups: dict[Document, list[Statement]] = defaultdict(list)
    for one in statements_of(graph):
        groups[one.evidence.document].append(one)
    stated = [Stated(document, said) for document, said in groups.items()]
    copies = copies_of(graph, {document.id for document in groups})
    return Intake(stated, len(stated), list(judgements_of(graph)), copies, list(links_of(graph)))
