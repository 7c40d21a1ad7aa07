"""Takes what a file holds into a graph's ledger."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import filterfalse

from graph.intake import Intake, Stated
from graph.judgements import Judgement, canonical_ids, newest
from graph.knowledge_graph import KnowledgeGraph
from graph.ledger import Ledger


@dataclass(slots=True)
class Counts:
    """What was taken in, and what was skipped, by what it is and why."""

    statements: int = 0
    documents: int = 0
    skipped: dict[str, int] = field(default_factory=dict)


def take_in(intake: Intake, graph: KnowledgeGraph, progress: Callable[[int, int], None] = lambda *_: None) -> Counts:
    """Keeps what a file holds beside what the ledger holds; doing so again changes nothing.

    What was judged in the ledger counts: a file from before a split does not undo it, and it is told as skipped.

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
    contradicted = Counter({"who is who is judged otherwise in this ledger": _judge(intake.judgements, graph.ledger)})
    counts.skipped = dict(sorted((intake.skipped + contradicted).items()))
    return counts


def _judge(imported: list[Judgement], ledger: Ledger) -> int:
    """Keeps what the ledger does not contradict, and tells how many it does."""
    known = newest(ledger.judgements())
    same = canonical_ids(known.values())
    apart = {_groups(one, same) for one in known.values() if one.verdict == "different"}

    def is_contradicted(one: Judgement) -> bool:
        if one.pair in known:
            return known[one.pair].verdict != one.verdict
        return one.verdict == "same" and _groups(one, same) in apart

    contradicted, new = (list(part(is_contradicted, imported)) for part in (filter, filterfalse))
    ledger.judge_each(new)
    return len(contradicted)


def _groups(judgement: Judgement, same: Mapping[str, str]) -> frozenset[str]:
    return frozenset(same.get(id_, id_) for id_ in judgement.pair)


def _keep(stated: Stated, graph: KnowledgeGraph) -> None:
    if stated.text is None:
        graph.add(stated.statements)
    else:
        graph.ledger.put(stated.document, stated.statements, text=stated.text)
