"""The console script: the graph's commands, and those that read text."""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.cli import cli, finding_lines, format_option, ledger_option, run
from graph.errors import InputError

if TYPE_CHECKING:
    from extractors.article import Article
    from graph.model import Statement

KINDS = ["text", "html", "jsonl"]

input_option = click.option(
    "--input",
    "kind",
    type=click.Choice(KINDS),
    help="What the input is. Default: by its ending; .jsonl, .html, and anything else is text.",
)
keep_going_option = click.option("--keep-going", is_flag=True, help="Name what cannot be read, and go on with the rest.")


@cli.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@ledger_option
@input_option
@keep_going_option
@format_option("text", "json", "jsonl")
def build(articles: tuple[str, ...], ledger: str, kind: str | None, keep_going: bool, form: str) -> None:
    """Read articles (files, folders, - for standard input), keep what they state, and print it.

    An article that was read before is read again; what it stated then is replaced.
    """
    from extractors.article import Source
    from graph.ledger import Ledger

    source = Source(articles, kind=kind, base=Path(ledger).parent)
    failures: list[InputError] = []
    if not keep_going:
        source.check()  # before anything is kept, so that a broken line leaves the ledger as it was
    with Ledger(ledger) as kept, _printer(form) as printing:
        for article, statements in _extracted(source.read(_on_error(keep_going, failures))):
            outcome = kept.put(article.document, statements, text=article.text)
            printing(article, statements, outcome)
    _report(failures)


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|-…")
@input_option
@keep_going_option
@format_option("text", "json", "jsonl")
def extract(files: tuple[str, ...], kind: str | None, keep_going: bool, form: str) -> None:
    """Print the relations that a sentence, an article or a file of passages states; keeps nothing.

    With --format jsonl each passage gives one line, {"id": …, "relations": […]}, in order and as soon as it is read.
    """
    from extractors.article import Source

    source = Source(files, kind=kind)
    failures: list[InputError] = []
    with _printer(form) as printing:
        for article, statements in _extracted(source.read(_on_error(keep_going, failures))):
            printing(article, statements, None)
    _report(failures)
