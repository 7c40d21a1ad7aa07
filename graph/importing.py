"""Takes what a file holds into a graph's ledger."""

from collections.abc import Callable
from dataclasses import dataclass, field

from graph.intake import Intake, Stated
from graph.knowledge_graph import KnowledgeGraph


@dataclass(slots=True)
class Counts:
    """What was taken in, and what was skipped, by what it is and why."""

    statements: int = 0
    documents: int = 0
    skipped: dict[str, int] = field(default_factory=dict)


def take_in(intake: Intake, graph: KnowledgeGraph, progress: Callable[[int, int], None] = lambda *_: None) -> Counts:
    """Keeps what a file holds beside what the ledger holds; doing so again changes nothing.

    Args:
        intake: What the file holds.
        graph: Whose ledger takes it.
        progress: Called after each document with how many have come and how many may.

    Raises:
        StatementError: A statement breaks the ontology.
        LedgerError: The ledger cannot be written; the documents before are kept.
    """
    counts = Counts()
    for number, stated in enumerate(intake.stated, 1):
        _keep(stated, graph)
        progress(number, intake.total)
        counts.documents += 1
        counts.statements += len(stated.statements)
    graph.ledger.tell_copies(intake.copies)
    graph.ledger.link(intake.links)
    graph.ledger.judge_each(intake.judgements)
    counts.skipped = dict(sorted(intake.skipped.items()))
    return counts


def _keep(stated: Stated, graph: KnowledgeGraph) -> None:
    if stated.text is None:
        graph.add(stated.statements)
    else:
        graph.ledger.put(stated.document, stated.statements, text=stated.text)
