"""What the names and offices of a ledger call for: merges and splits, sure ones and those that a human decides on."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from graph.identity import joining, judgement_of, parting, spoken_of
from graph.judgements import AUTOMATIC, Judgement, Verdict, canonical_ids, newest
from graph.ledger import Ledger
from graph.linkage import SURE, Link, decide, links
from graph.namesakes import Split, splits
from graph.profiles import profiles


class Proposal(NamedTuple):
    """That two ids are one's (`merge`), or that the `left` of some documents is another, the `right` (`split`)."""

    action: str
    sure: bool
    left: str
    right: str
    score: float
    reason: str
    documents: tuple[str, ...] = ()


def proposals(
    ledger: Ledger, threshold: float = SURE, progress: Callable[[int, int], None] | None = None
) -> list[Proposal]:
    """What the ledger's names and offices call for, and no judgement says: splits, sure merges, the others.

    Args:
        ledger: Where to look.
        threshold: The least score of what is sure.
        progress: Told how many of how many pairs are compared.
    """
    judgements = ledger.judgements()
    same = canonical_ids(judgements)
    known = profiles(ledger.statements(), same)
    doubted = judged_pairs(judgements, "undecided")  # taken back by a human, who is asked before it is done again
    namesakes = [one for one in splits(known) if same.get(one.namesake) != one.id]
    held = {one.id for one in namesakes}

    def may_follow(link: Link) -> bool:
        return link.score >= threshold and not {link.left, link.right} & held and link[:2] not in doubted

    decisions = decide(known, links(known, progress), may_follow, judged_pairs(judgements, "different"))
    return [
        *(_parted(one, one.score >= threshold and (one.id, one.namesake) not in doubted) for one in namesakes),
        *(Proposal("merge", True, *link) for link in decisions.sure),
        *(Proposal("merge", False, *link) for link in decisions.unsure),
    ]


def _parted(split: Split, sure: bool) -> Proposal:
    return Proposal("split", sure, split.id, split.namesake, split.score, split.reason, split.documents)


def judged_pairs(judgements: Sequence[Judgement], verdict: Verdict) -> frozenset[tuple[str, str]]:
    """The pairs of canonical ids, in order, of which members were judged so."""
    same = canonical_ids(judgements)
    pairs = (one.pair for one in newest(judgements).values() if one.verdict == verdict)
    ends = (sorted(same.get(id_, id_) for id_ in pair) for pair in pairs)
    return frozenset((left, right) for left, right in ends)


def keep_sure(ledger: Ledger, found: Iterable[Proposal]) -> list[tuple[Proposal, int | None]]:
    """Keeps what is sure among the proposals, each as an act of its own, and gives it with the number of the act."""
    sure = [one for one in found if one.sure]
    parted = [(one, answer(ledger, one, yes=True, by=AUTOMATIC)) for one in sure if one.action == "split"]
    merged = [one for one in sure if one.action == "merge"]
    told = (judgement_of(one.left, one.right, "same", AUTOMATIC, one.reason, one.score) for one in merged)
    return [*parted, *zip(merged, ledger.judge_each(told), strict=True)]


def answer(ledger: Ledger, proposal: Proposal, *, yes: bool, by: str) -> int | None:
    """Keeps the answer to a proposal.

    Raises:
        StatementError: What was judged different keeps the two apart.
    """
    left, right, why = proposal.left, proposal.right, (proposal.reason, proposal.score)
    if proposal.action == "split" and yes:
        return ledger.judge(*parting(left, right, spoken_of(ledger, left, proposal.documents), by, *why))
    same = yes == (proposal.action == "merge")
    verdict: Verdict = "same" if same else "different"
    judgement = judgement_of(left, right, verdict, by, *why)
    return joining(ledger, judgement) if same else ledger.judge(judgement)
