"""The commands on who is who: `resolve`, `review`, `merge`, `split`, `merges`, `undo`."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from graph.command_line import FORMATS, by_option, format_option, ledger_option, print_rows, progress
from graph.rendering import json_text, one_line

if TYPE_CHECKING:
    from graph.judgements import Act
    from graph.ledger import Ledger
    from graph.proposals import Proposal


reason_option = click.option("--reason", default="", help="Why, for whoever reads the judgement.")


def _ledger(path: str) -> "Ledger":
    from graph.ledger import Ledger

    return Ledger(path, must_exist=True)


@click.command()
@click.option("--dry-run", is_flag=True, help="Keep nothing; show what would be merged or split.")
@click.option(
    "--threshold",
    type=click.FloatRange(0, 1),
    default=0.95,
    show_default=True,
    help="How sure what is kept unasked must be.",
)
@format_option(*FORMATS)
@ledger_option
def resolve(dry_run: bool, threshold: float, form: str, ledger: str) -> None:
    """Find entities that are one under several names, or two under one, and keep what is sure.

    What is less sure is left for: entente review. Each judgement can be taken back: entente undo NUMBER.
    """
    from graph.proposals import keep_sure, proposals

    with _ledger(ledger) as kept:
        with progress("comparing") as step:
            found = proposals(kept, threshold, step)
        numbers = {} if dry_run else {one: number for one, number in keep_sure(kept, found) if number}
    print_rows([_proposed(one, numbers.get(one)) for one in found], form)


def _proposed(proposal: "Proposal", number: int | None) -> dict[str, Any]:
    return {
        "number": number,
        "action": proposal.action if proposal.sure else f"review: {proposal.action}?",
        "score": proposal.score,
        "left": proposal.left,
        "right": proposal.right,
        "reason": proposal.reason,
    }


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@by_option
@reason_option
@format_option("text", "json")
@ledger_option
def merge(one: str, other: str, by: str, reason: str, form: str, ledger: str) -> None:
    """Judge A and B (ids or names) to be the same: one node in the graph, with the names of both."""
    from graph import identity

    _keep(ledger, lambda kept: identity.merge(kept, one, other, by, reason), form)


@click.command()
@click.argument("one", metavar="A")
@click.argument("other", metavar="[B]", required=False)
@click.option("--document", "documents", multiple=True, metavar="DOC", help="A document of A's namesake; repeatable.")
@by_option
@reason_option
@format_option("text", "json")
@ledger_option
def split(
    one: str, other: str | None, documents: tuple[str, ...], by: str, reason: str, form: str, ledger: str
) -> None:
    """Judge A and B (ids or names) to be different; A alone, from all that it was merged with.

    With --document, what these documents call A is a namesake, who gets an id of his own.
    """
    from graph import identity

    if other and documents:
        raise click.UsageError("give B, or the --document of a namesake, not both")
    if documents:
        _keep(ledger, lambda kept: identity.split_documents(kept, one, documents, by, reason), form)
    elif other:
        _keep(ledger, lambda kept: identity.split(kept, one, other, by, reason), form)
    else:
        _keep(ledger, lambda kept: identity.split_off(kept, one, by, reason), form)


@click.command()
@click.argument("number", type=int)
@by_option
@format_option("text", "json")
@ledger_option
def undo(number: int, by: str, form: str, ledger: str) -> None:
    """Take the judgement with this NUMBER back (`entente merges` lists them)."""
    from graph import identity

    _keep(ledger, lambda kept: identity.undo(kept, number, by), form)


def _keep(path: str, judge: "Callable[[Ledger], int | None]", form: str) -> None:
    """Judges, and prints what was kept."""
    with _ledger(path) as ledger:
        number = judge(ledger)
        rows = [row for act in ledger.acts() if act.number == number for row in _rows(act)]
    if form == "json":
        click.echo(json_text(rows, indent=2))
    else:
        click.echo("\n".join(_line(row) for row in rows) or "nothing to change: it was judged so before")


def _line(row: dict[str, Any]) -> str:
    return one_line(f"{row['number']}: {row['left']} and {row['right']} are {_VERDICTS[row['verdict']]}")


_VERDICTS = {"same": "the same", "different": "different", "undecided": "undecided again"}


@click.command()
@format_option(*FORMATS)
@ledger_option
def merges(form: str, ledger: str) -> None:
    """The judgements that count: who judged what, when, why and how sure, and the number to undo."""
    from graph.identity import standing

    with _ledger(ledger) as kept:
        rows = [row for act in standing(kept.acts()) for row in _rows(act)]
    print_rows(rows, form)


def _rows(act: "Act") -> list[dict[str, Any]]:
    return [
        {
            "number": act.number,
            "left": one.left,
            "right": one.right,
            "verdict": one.verdict,
            "score": one.score,
            "by": one.by,
            "at": one.at,
            "reason": one.reason,
        }
        for one in act.judgements
    ]


@click.command()
@click.option("--threshold", type=click.FloatRange(0, 1), default=0.95, show_default=True, help="As for resolve.")
@by_option
@ledger_option
def review(threshold: float, by: str, ledger: str) -> None:
    """Walk through what is unsure, side by side with quotes: yes, no, skip or quit.

    Each answer is kept at once. Answers may come through a pipe, one a line.
    """
    from graph.errors import StatementError
    from graph.proposals import answer, proposals
    from graph.reviewing import Sides, is_open

    with _ledger(ledger) as kept:
        with progress("comparing") as step:
            unsure = [one for one in proposals(kept, threshold, step) if not one.sure]
        sides = Sides(kept, unsure)
        for place, proposal in enumerate(unsure, 1):
            if not is_open(kept, proposal):
                continue
            click.echo(f"\n{place} of {len(unsure)}: {sides.show(proposal)}")
            said = _asked(proposal)
            if said == "q":
                break
            if said in "yn":
                try:
                    answer(kept, proposal, yes=said == "y", by=by)
                except StatementError as error:
                    click.echo(one_line(f"entente: {error}"), err=True)


def _asked(proposal: "Proposal") -> str:
    question = "Two people?" if proposal.action == "split" else "The same?"
    try:
        return str(click.prompt(question, type=click.Choice(["y", "n", "s", "q"], case_sensitive=False)))
    except click.Abort:  # the answers in the pipe are at an end, or Ctrl-C: what was answered is kept
        return "q"


COMMANDS = (resolve, review, merge, split, merges, undo)
