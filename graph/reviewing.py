"""A proposal as a human reads it: the two sides beside each other, with their names, offices and quotes."""

from collections.abc import Iterable
from shutil import get_terminal_size

from tabulate import tabulate

from graph.judgements import canonical_ids
from graph.ledger import Ledger
from graph.lookup import finding
from graph.model import Statement
from graph.proposals import Proposal, judged_pairs
from graph.readings import judged
from graph.rendering import one_line

_QUOTES = 3


class Sides:
    """What the ledger states of the entities of some proposals, read once.

    Args:
        ledger: Where the quotes are.
        proposals: What will be asked.
    """

    def __init__(self, ledger: Ledger, proposals: Iterable[Proposal]) -> None:
        self._same = canonical_ids(ledger.judgements())
        wanted = {id_ for one in proposals for id_ in (one.left, one.right)}
        self._said: dict[str, list[Statement]] = {id_: [] for id_ in wanted}
        for statement in ledger.statements():
            document = statement.evidence.document.id
            for id_ in {judged(end, document, self._same).id for end in statement.ends.values()} & wanted:
                self._said[id_].append(statement)

    def show(self, proposal: Proposal) -> str:
        """Why, and the two sides."""
        left = self._said[proposal.left]
        right = self._said[proposal.right]
        if proposal.action == "split":
            moved = set(proposal.documents)
            right = [said for said in left if said.evidence.document.id in moved]
            left = [said for said in left if said.evidence.document.id not in moved]
        cells = [self._side(proposal.left, left), self._side(proposal.right, right)]
        width = max(20, min(get_terminal_size().columns, 160) // 2 - 4)
        table = tabulate(
            [cells], headers=[one_line(proposal.left), one_line(proposal.right)], tablefmt="presto", maxcolwidths=width
        )
        return f"{one_line(proposal.reason)} (score {proposal.score:.2f})\n{table}"

    def _side(self, id_: str, said: list[Statement]) -> str:
        names = {
            end.name
            for one in said
            for end in one.ends.values()
            if id_ in (end.id, judged(end, one.evidence.document.id, self._same).id)
        }
        lines = [one_line(", ".join(sorted(names)))] if names else []
        return "\n".join([*lines, *(line for one in said[:_QUOTES] for line in _lines(one))])


def _lines(statement: Statement) -> list[str]:
    found, where = finding(statement), statement.evidence
    source = ", ".join(filter(None, (where.document.title or where.document.id, where.document.published)))
    return ["", f"{one_line(found.text)} [{found.status}]", f"“{one_line(where.quote)}”", one_line(source)]


def is_open(ledger: Ledger, proposal: Proposal) -> bool:
    """Whether the answers given since have left it undecided."""
    judgements = ledger.judgements()
    same = canonical_ids(judgements)
    left, right = sorted(same.get(id_, id_) for id_ in (proposal.left, proposal.right))
    return left != right and (left, right) not in judged_pairs(judgements, "different")
