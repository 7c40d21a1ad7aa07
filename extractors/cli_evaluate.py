"""The command `evaluate`: how well the relations of annotated passages are read."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click

from extractors.command_line import extractor_of, model_option
from graph.command_line import format_option
from graph.errors import InputError
from graph.rendering import json_text

if TYPE_CHECKING:
    from extractors.agreement import Relation
    from extractors.annotated import Annotated

Predicted = Mapping[str, "Sequence[Relation]"]
"""The relations read in each passage, by its id."""


@click.command()
@click.argument("gold", metavar="GOLD")
@click.option(
    "--predicted",
    metavar="FILE",
    help='Score these, {"id", "relations"} a line, and read nothing; a passage without a line has none.',
)
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="Show the first N missed or wrong.")
@click.option("--by-status", is_flag=True, help="Show each status, and each relation of countries to organizations.")
@model_option
@format_option("text", "json")
def evaluate(gold: str, predicted: str | None, errors: int, by_status: bool, model: str | None, form: str) -> None:
    """Read annotated passages (a file of JSON lines, or - for standard input), and score what is found in them.

    A line is {"id", "text", "date"?, "relations", "optional_relations"?}. A relation is found when its ends (and the
    title of an office) agree, and exact when its status does too; optional relations count neither for nor against.
    The last table tells, by confidence, how often a relation is exact.
    """
    from extractors.annotated import joined
    from extractors.report import as_text, report

    figures = report(joined(*_passages(gold, predicted, model)), errors)
    as_json = form == "json"
    click.echo(json_text(figures, indent=2) if as_json else as_text(figures, by_status=by_status))


def _passages(gold: str, predicted: str | None, model: str | None) -> "tuple[list[Annotated], Predicted]":
    from extractors.annotated import STDIN, check_known, read_annotated, read_predicted

    if gold == predicted == STDIN:
        raise InputError("GOLD and --predicted are both standard input; give a file for one of them")
    rows = read_annotated(gold)
    if predicted is None:
        return rows, _extracted(rows, model)
    told = read_predicted(predicted)
    check_known(told, rows)
    return rows, {row.id: row.relations for row in told}


def _extracted(rows: "Sequence[Annotated]", model: str | None) -> Predicted:
    """What is found in each passage; a bar on a terminal counts them."""
    from extractors.evaluate import to_gold

    texts = [(row, _text_of(row)) for row in rows]  # that all have one is known before the first is read
    extractor = extractor_of(model)
    hidden = not sys.stderr.isatty()
    with click.progressbar(texts, label="reading", file=sys.stderr, show_pos=True, hidden=hidden) as shown:
        return {row.id: [to_gold(one) for one in extractor(text, date=row.date)] for row, text in shown}


def _text_of(row: "Annotated") -> str:
    if row.text is None:
        raise InputError(f"{row.where}: it has no 'text' to read; add it, or give --predicted FILE")
    return row.text
