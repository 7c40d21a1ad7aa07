"""The console script: the graph's commands, and those that read text."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from extractors.cli_evaluate import evaluate
from extractors.cli_explain import explain
from extractors.command_line import extractor_of, in_time, model_option, read_and_explained, read_in_time
from extractors.time_limit import TooSlow
from graph.cli import cli
from graph.command_line import discard_output, finding_lines, format_option, ledger_option
from graph.errors import InputError
from graph.rendering import json_text, one_line

if TYPE_CHECKING:
    from extractors.article import Article
    from extractors.explanation import Explanation
    from extractors.parallel import Read
    from graph.model import Statement

__all__ = ["cli"]

KINDS = ["text", "html", "jsonl", "json"]

input_option = click.option(
    "--input",
    "kind",
    type=click.Choice(KINDS),
    help="What the input is. Default: by its ending; .jsonl, .json (an array), .html, and anything else is text.",
)
keep_going_option = click.option(
    "--keep-going", is_flag=True, help="Name what cannot be read, and go on with the rest."
)
report_option = click.option(
    "--report",
    metavar="FILE",
    help="With --keep-going: write what cannot be read, and what is odd though it is read, to FILE, as lines of JSON.",
)
cli.add_command(evaluate)
cli.add_command(explain)


def where_options(command: Any) -> Any:
    """`--jobs` and `--scheduler`: who reads."""
    jobs = click.option(
        "--jobs", type=click.IntRange(1), default=1, show_default=True, help="Read with so many processes."
    )
    scheduler = click.option(
        "--scheduler", metavar="ADDRESS", help="Read on a Dask cluster, for instance tcp://HOST:8786."
    )
    return jobs(scheduler(command))


@cli.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE…")
@ledger_option
@input_option
@keep_going_option
@report_option
@model_option
@where_options
@format_option("text", "json", "jsonl")
def build(
    articles: tuple[str, ...],
    ledger: str,
    kind: str | None,
    model: str | None,
    keep_going: bool,
    report: str | None,
    form: str,
    **where: Any,
) -> None:
    """Read articles (files, folders, - for standard input), keep what they state, and print it.

    An article that was read before is read again, and what it stated then is replaced.
    """
    from extractors.article import Source
    from extractors.failures import failures
    from graph.ledger import Ledger

    source = Source(articles, kind=kind, base=Path(ledger).parent)
    if not keep_going:
        source.check()  # before anything is kept, so that a broken line leaves the ledger as it was
    with (
        failures(keep_going, report) as (failed, on_error),
        _reader(model, **where) as reader,
        Ledger(ledger) as kept,
        _printer(form) as show,
    ):
        articles_read = _counted(failed.looked_at(source.read(on_error)))
        for article, statements in _in_time(reader(articles_read), failed.note):
            outcome = kept.put(article.document, statements, text=article.text)
            try:
                show(article, statements, outcome)
            except BrokenPipeError:
                discard_output()  # nobody reads what was found any more; keeping it is the work


@cli.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE|-…")
@input_option
@keep_going_option
@report_option
@model_option
@where_options
@click.option("--view", metavar="FILE", help="Also write a page of the sentences with their relations as arrows.")
@format_option("text", "json", "jsonl")
def extract(
    files: tuple[str, ...],
    kind: str | None,
    model: str | None,
    keep_going: bool,
    report: str | None,
    view: str | None,
    form: str,
    **where: Any,
) -> None:
    """Print the relations that a sentence, an article or a file of passages states; keeps nothing.

    With --format jsonl each passage gives one line, {"id": …, "relations": […]}, in order and as soon as it is read.
    """
    from extractors.article import Source
    from extractors.failures import failures

    drawn: list[Explanation] = []
    source = Source(files, kind=kind)
    with (
        failures(keep_going, report) as (failed, on_error),
        _drawing(model, drawn, **where) if view else _reader(model, **where) as reader,
        _printer(form) as show,
    ):
        articles_read = _counted(failed.looked_at(source.read(on_error)))
        for article, statements in _in_time(reader(articles_read), failed.note):
            show(article, statements, None)
    if view:
        _write_arrows(drawn, view)


def _write_arrows(drawn: "Iterable[Explanation]", path: str) -> None:
    from extractors.arrows import page
    from graph.view.web_files import write_whole

    write_whole(page(drawn), path)


@contextmanager
def _drawing(model: str | None, drawn: "list[Explanation]", jobs: int, scheduler: str | None) -> "Iterator[Reader]":
    """Reads in this process, which is where the sentences are drawn, and keeps what is drawn."""
    if jobs > 1 or scheduler is not None:
        raise click.UsageError("--view draws what this process reads; leave --jobs and --scheduler out")
    extractor = extractor_of(model)

    def read(articles: "Iterable[Article]") -> "Iterator[Read]":
        for article in articles:
            text, document = article.text, article.document
            found = in_time(document, text, partial(read_and_explained, text, document, extractor))
            if isinstance(found, TooSlow):
                yield article, found
                continue
            statements, explanation = found
            drawn.extend([explanation] if statements else [])
            yield article, statements

    yield read


Reader = Callable[["Iterable[Article]"], "Iterator[Read]"]
"""From articles to each of them with what it states, in their order."""

Note = Callable[[InputError], None]
"""Names an input that cannot be read."""


@contextmanager
def _reader(model: str | None, jobs: int, scheduler: str | None) -> Iterator[Reader]:
    """Reads in this process, or has others read."""
    if jobs == 1 and scheduler is None:
        extractor = extractor_of(model)
        yield lambda articles: ((one, read_in_time(extractor, one.document, one.text)) for one in articles)
        return
    if jobs > 1 and scheduler is not None:
        raise click.UsageError("--jobs counts processes on this machine, --scheduler has a cluster read; give one")
    from extractors.parallel import Reading, in_order
    from extractors.pools import cluster, local_pool

    with cluster(scheduler) if scheduler else local_pool(jobs) as pool:
        yield lambda articles: in_order(articles, pool, Reading(model))


def _counted(articles: "Iterable[Article]") -> "Iterator[Article]":
    """The articles; a bar on a terminal counts them."""
    hidden = not (sys.stderr.isatty() and not sys.stdout.isatty())  # relations on the terminal are progress enough
    with click.progressbar(articles, label="reading", file=sys.stderr, show_pos=True, hidden=hidden) as shown:
        yield from shown


def _in_time(found: "Iterable[Read]", note: Note) -> "Iterator[tuple[Article, list[Statement]]]":
    """The articles that were read; one that takes too long is noted and left out, and the rest goes on."""
    for article, statements in found:
        if isinstance(statements, list):
            yield article, statements
        else:
            statements.where, statements.line = article.place, article.line
            note(statements)


Printer = Callable[["Article", "list[Statement]", str | None], None]


@contextmanager
def _printer(form: str) -> Iterator[Printer]:
    """A function that prints an article's statements; text and JSON lines at once, JSON as one array at the end."""
    if form == "text":
        yield _print_text
        return
    rows: list[dict[str, Any]] = []

    def take(article: "Article", statements: "list[Statement]", outcome: str | None) -> None:
        row = _row(article, statements, outcome)
        if form == "jsonl":
            click.echo(json_text(row))
        else:
            rows.append(row)

    yield take
    if form == "json":
        click.echo(json_text(rows, indent=2))


def _row(article: "Article", statements: "list[Statement]", outcome: str | None) -> dict[str, Any]:
    from extractors.evaluate import to_gold

    row: dict[str, Any] = {"id": article.document.id if article.passage_id is None else article.passage_id}
    if outcome:
        row |= {"document": article.document.id, "title": article.document.title, "outcome": outcome}
    return row | {"relations": [to_gold(statement) for statement in statements]}


def _print_text(article: "Article", statements: "list[Statement]", outcome: str | None) -> None:
    from graph.lookup import finding

    document = article.document
    name = document.title or document.id
    dated = f" ({document.published})" if document.published else ""
    head = f"{name}{dated}: " + ("nothing found" if not statements else f"{len(statements)} found")
    click.echo(one_line(head + (f", {outcome}" if outcome else "")))
    for statement in statements:
        click.echo("  " + finding_lines(finding(statement)).replace("\n", "\n  "))
