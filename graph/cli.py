"""The graph's commands; `extractors.cli` adds those that read text, and is the console script."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from graph.cli_contradictions import contradictions
from graph.cli_identity import COMMANDS as IDENTITY
from graph.cli_link import link
from graph.cli_view import report, view
from graph.command_line import (
    FORMATS,
    Commands,
    FormatName,
    finding_lines,
    format_option,
    ledger_option,
    neo4j_options,
    open_graph,
    open_neo4j,
    pair,
    print_rows,
    progress,
    time_options,
)
from graph.errors import QueryError
from graph.rendering import json_text, one_line

if TYPE_CHECKING:
    from graph.model import Document


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="entente", prog_name="entente")
def cli() -> None:
    """Reads who holds which office, which country belongs to which organization and who sanctions whom."""


for command in (contradictions, link, report, view, *IDENTITY):
    cli.add_command(command)


@cli.command()
@click.argument("query", metavar="QUERY|NAME|-")
@click.option("-p", "--parameter", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter; repeatable.")
@format_option(*FORMATS)
@ledger_option
@time_options
@neo4j_options
@click.option("--write", is_flag=True, help="Let the query change the Neo4j database.")
def query(query: str, parameters: tuple[str, ...], form: str, ledger: str, uri: str | None, **options: Any) -> None:
    """Ask in Cypher, or by the NAME of a saved query; - reads the query from standard input.

    \b
    entente query "MATCH (p:Person)-[:HOLDS_ROLE]->(r:Role) RETURN p.name, r.name"
    entente query members -p organization=NATO --format csv

    In a Cypher query the value of -p is read as JSON where it is JSON (2023 is a number), else as text.
    """
    text = _standard_input() if query == "-" else query
    if not text.strip():
        raise QueryError("there is no query; give Cypher, or the name of a saved query (entente queries lists them)")
    write, time = options.pop("write"), {name: options.pop(name) for name in ("as_of", "between")}
    if uri is None:
        _refuse_write(write)
        with open_graph(ledger, **time) as graph:
            rows: list[dict[str, Any]] = graph.query(*_prepared(text, parameters, graph.find))
    else:
        _refuse_time(time)
        text, bound = _prepared(text, parameters)
        with open_neo4j(uri, **options) as store:
            rows = store.run(text, bound, write=write)
    print_rows(rows, form)


def _prepared(
    text: str, given: tuple[str, ...], find: Callable[[str], str] | None = None
) -> tuple[str, Mapping[str, Any]]:
    """The Cypher text and its parameters: as given, or those of the saved query of that name."""
    from graph.saved_queries import bind, is_name, saved_query

    if is_name(text):
        saved = saved_query(text.strip())
        return saved.text, bind(saved, dict(pair(one) for one in given), find)
    return text, {name: _json_or_text(value) for name, value in map(pair, given)}


def _standard_input() -> str:
    try:
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError as error:
        raise QueryError(f"the query on standard input is not UTF-8 (byte {error.start}); convert it first") from error


def _json_or_text(value: str) -> Any:
    try:
        return json.loads(value)
    except ValueError:
        return value


def _refuse_write(write: bool) -> None:
    if write:
        raise click.UsageError("--write goes with --neo4j only: the graph in memory is made from the ledger each time")


def _refuse_time(time: Mapping[str, Any]) -> None:
    if any(time.values()):
        raise click.UsageError("--as-of and --between ask the ledger, not Neo4j; leave --neo4j out")


@cli.command()
@click.argument("name", required=False)
@format_option("text", "json")
def queries(name: str | None, form: str) -> None:
    """The saved queries: what each answers, and its parameters. With NAME, that query's Cypher."""
    from graph.saved_queries import saved_queries, saved_query

    chosen = [saved_query(name)] if name else list(saved_queries().values())
    if form == "json":
        print_rows([one.to_dict() for one in chosen], "json")
    elif name:
        click.echo(chosen[0].text)
    else:
        for one in chosen:
            row = one.to_row()
            click.echo(f"{row['name']} {row['parameters']}".rstrip())
            click.echo(click.wrap_text(str(row["answers"]), 100, "    ", "    "))


@cli.command()
@click.argument("name", metavar="NAME|ID")
@format_option("text", "json")
@ledger_option
@time_options
def show(name: str, form: str, ledger: str, **time: Any) -> None:
    """All that is stated of one entity, each line with its quote, document and date; what followed a former state."""
    from graph.former_states import succession_lines

    with open_graph(ledger, **time) as graph:
        id_ = graph.find(name)
        found = graph.about(id_)
    if form == "json":
        click.echo(json_text([one.to_dict() for one in found], indent=2))
    for one in found if form == "text" else []:
        click.echo(finding_lines(one, with_document=True))
    for line in succession_lines(id_) if form == "text" else []:
        click.echo(line)


@cli.command()
@format_option(*FORMATS)
@ledger_option
@time_options
def documents(form: str, ledger: str, **time: Any) -> None:
    """The documents that the ledger holds, or those of a time."""
    with open_graph(ledger, **time) as graph:
        rows = _document_rows(graph.documents(), graph.ledger.copies())
    print_rows(rows, form)


def _document_rows(documents: "Iterable[Document]", copy_of: Mapping[str, str]) -> list[dict[str, Any]]:
    """A row a document; those that carry the same report are counted and named."""
    reports: dict[str, set[str]] = {original: {original} for original in copy_of.values()}
    for copy, original in copy_of.items():
        reports[original].add(copy)
    return [_document_row(one, reports.get(copy_of.get(one.id, one.id), set()) - {one.id}) for one in documents]


def _document_row(document: "Document", copies: set[str]) -> dict[str, Any]:
    known = {"id": document.id, "published": document.published, "title": document.title, "url": document.url}
    return known | {"from": document.uri, "copies": len(copies) or None, "same_report": sorted(copies) or None}


@cli.command()
@ledger_option
@time_options
@neo4j_options
@click.option("--replace", is_flag=True, help="Replace the graph of another ledger in this database.")
@format_option("text", "json")
def load(ledger: str, uri: str | None, replace: bool, form: str, **options: Any) -> None:
    """Make a Neo4j database hold the ledger's graph: adds, changes, and takes out what is no longer stated.

    What others put into the database is left as it is. With --as-of or --between the database holds the graph of that
    time and nothing else, until the next load.
    """
    time = {name: options.pop(name) for name in ("as_of", "between")}
    with open_graph(ledger, **time) as graph, open_neo4j(uri or "", **options) as store, progress("loading") as step:
        known = graph.ledger.known_documents()
        counts = store.load(graph.projection, known_documents=known, replace=replace, progress=step)
    click.echo(json.dumps(counts) if form == "json" else ", ".join(f"{n} {name}" for name, n in counts.items()))


@cli.command()
@click.argument("path", metavar="FILE|-")
@click.option(
    "--to",
    "writer",
    type=FormatName(),
    default="graphml",
    show_default=True,
    help="The format on standard output.",
)
@ledger_option
@time_options
def export(path: str, writer: Callable[..., None], ledger: str, **time: Any) -> None:
    """Write the graph for Gephi, networkx, Neo4j's import, …; the ending of FILE tells the format.

    \b
    entente export graph.gexf
    entente export - --to json | jq .nodes
    """
    from graph.export import export as write

    with open_graph(ledger, **time) as graph:
        if path == "-":
            writer(graph.projection, sys.stdout.buffer)
        else:
            write(graph.projection, path)


@cli.command("import")
@click.argument("path", metavar="FILE|-")
@click.option(
    "--from",
    "reader",
    type=FormatName(reading=True),
    default="graphml",
    show_default=True,
    help="The format on standard input.",
)
@ledger_option
@format_option("text", "json")
def import_(path: str, reader: Callable[..., Any], ledger: str, form: str) -> None:
    """Read what `entente export` wrote, or FollowTheMoney of others, into a ledger, beside what it holds."""
    from graph.export import intake
    from graph.importing import take_in
    from graph.knowledge_graph import KnowledgeGraph

    found = reader(sys.stdin.buffer) if path == "-" else intake(path)
    with KnowledgeGraph.open(ledger) as graph, progress("importing") as step:
        counts = take_in(found, graph, step)
    if form == "json":
        click.echo(json_text(asdict(counts)))
        return
    click.echo(one_line(f"{counts.statements} statements read from {path}"))
    for what, number in counts.skipped.items():
        click.echo(f"skipped {number}: {one_line(what)}")


@cli.command()
@click.argument("document")
@ledger_option
@format_option("text", "json")
def forget(document: str, ledger: str, form: str) -> None:
    """Take DOCUMENT (its id, url, title or file) and all that it states out of the ledger again."""
    with open_graph(ledger) as graph:
        gone = graph.forget(document)
    report = {"id": gone.id, "title": gone.title, "url": gone.url}
    click.echo(json_text(report) if form == "json" else one_line(f"forgotten: {gone.title or gone.id}"))
