"""The command `contradictions`: what cannot both hold, with what each side says."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from graph.command_line import format_option, ledger_option, open_graph, time_options
from graph.rendering import json_text, one_line

if TYPE_CHECKING:
    from graph.answers import Citation, Contradiction


@click.command()
@click.option("--limit", type=click.IntRange(min=1), default=100, show_default=True, help="How many to show at most.")
@format_option("text", "json")
@ledger_option
@time_options
def contradictions(limit: int, form: str, ledger: str, **time: Any) -> None:
    """Show which facts contradict each other, with what each side says, who says it, where and when.

    Two holders of an office that one person holds at a time, a member that is none, a measure that was imposed and
    lifted on one day, and what is denied and asserted. What came one after the other is a change and not shown.
    """
    with open_graph(ledger, **time) as graph:
        found = graph.contradictions(limit=limit)
    if form == "json":
        click.echo(json_text(found.to_dicts(), indent=2))
        return
    for one in found:
        click.echo("\n".join(_lines(one)))
    if not found:
        click.echo("no contradictions")


def _lines(one: "Contradiction") -> Iterator[str]:
    yield _line(f"{one.object}: {one.kind.replace('_', ' ')}")
    yield from _side(one.subject, one.status, one.says)
    yield from _side(one.but_subject, one.but_status, one.but)


def _side(subject: str, status: str, said: "tuple[Citation, ...]") -> Iterator[str]:
    yield _line(f"{subject} [{status}]", "  ")
    for one in said:
        by = f", according to {one.attribution}" if one.attribution else ""
        yield _line(f"“{one.quote}”", "    ")
        yield _line(", ".join(filter(None, (one.document, one.published, one.url))) + by, "    ")


def _line(text: str, indent: str = "") -> str:
    return indent + one_line(text)
