"""The graph's commands; `extractors.cli` adds those that read text, and is the console script."""

import json
import sys
from collections.abc import Mapping
from typing import Any

import click

from graph.cli_view import report, view
from graph.command_line import (
    FORMATS,
    Commands,
    as_of_option,
    finding_lines,
    format_option,
    ledger_option,
    neo4j_options,
    open_graph,
    open_neo4j,
    pair,
    print_rows,
    progress,
)
from graph.errors import QueryError


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="entente", prog_name="entente")
def cli() -> None:
    """Reads who holds which office, which country belongs to which organization and who sanctions whom."""


cli.add_command(view)
cli.add_command(report)


@cli.command()
@click.argument("query", metavar="QUERY|NAME|-")
@click.option("-p", "--parameter", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter; repeatable.")
@format_option(*FORMATS)
@ledger_option
@as_of_option
@neo4j_options
@click.option("--write", is_flag=True, help="Let the query change the Neo4j database.")
def query(
    query: str, parameters: tuple[str, ...], form: str, ledger: str, as_of: str | None, uri: str | None, **server: Any
) -> None:
    """Ask in Cypher, or by the NAME of a saved query; - reads the query from standard input.

    \b
    entente query "MATCH (p:Person)-[:HOLDS_ROLE]->(r:Role) RETURN p.name, r.name"
    entente query members -p organization=NATO --format csv

    In a Cypher query the value of -p is read as JSON where it is JSON (2023 is a number), else as text.
    """
    text, bound = _prepared(query, parameters)
    write = server.pop("write")
    if uri is None:
        _refuse_write(write)
        with open_graph(ledger, as_of) as graph:
            rows = graph.query(text, bound)
    else:
        _refuse_as_of(as_of)
        with open_neo4j(uri, **server) as store:
            rows = store.run(text, bound, write=write)
    print_rows(rows, form)


def _prepared(query: str, given: tuple[str, ...]) -> tuple[str, Mapping[str, Any]]:
    """The Cypher text and its parameters: as given, or those of the saved query of that name."""
    from graph.saved_queries import bind, is_name, saved_query

    text = _standard_input() if query == "-" else query
    if is_name(text):
        saved = saved_query(text.strip())
        return saved.text, bind(saved, dict(pair(one) for one in given))
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


def _refuse_as_of(as_of: str | None) -> None:
    if as_of:
        raise click.UsageError("--as-of asks the ledger, not Neo4j; leave --neo4j out")


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
@as_of_option
def show(name: str, form: str, ledger: str, as_of: str | None) -> None:
    """All that is stated of one entity, each line with its quote, document and date."""
    with open_graph(ledger, as_of) as graph:
        found = graph.about(name)
    if form == "json":
        click.echo(json.dumps([one.to_dict() for one in found], ensure_ascii=False, indent=2))
    for one in found if form == "text" else []:
        click.echo(finding_lines(one, with_document=True))


@cli.command()
@format_option(*FORMATS)
@ledger_option
def documents(form: str, ledger: str) -> None:
    """The documents that the ledger holds."""
    with open_graph(ledger) as graph:
        rows = [
            {"id": one.id, "published": one.published, "title": one.title, "url": one.url, "from": one.uri}
            for one in graph.ledger.documents()
        ]
    print_rows(rows, form)


@cli.command()
@ledger_option
@neo4j_options
@click.option("--replace", is_flag=True, help="Replace the graph of another ledger in this database.")
@format_option("text", "json")
def load(ledger: str, uri: str | None, username: str, database: str | None, replace: bool, form: str) -> None:
    """Make a Neo4j database hold the ledger's graph: adds, changes, and takes out what is no longer stated.

    What others put into the database is left as it is.
    """
    with open_graph(ledger) as graph, open_neo4j(uri or "", username, database) as store, progress("loading") as step:
        known = graph.ledger.known_documents()
        counts = store.load(graph.projection, known_documents=known, replace=replace, progress=step)
    click.echo(json.dumps(counts) if form == "json" else ", ".join(f"{n} {name}" for name, n in counts.items()))


@cli.command()
@click.argument("path", metavar="FILE|-")
@click.option("--to", "ending", default="graphml", show_default=True, help="The format on standard output.")
@ledger_option
@as_of_option
def export(path: str, ending: str, ledger: str, as_of: str | None) -> None:
    """Write the graph for Gephi, igraph, networkx or another Entente; FILE's ending tells the format."""
    from graph.export import export as write
    from graph.export import exporters

    with open_graph(ledger, as_of) as graph:
        if path == "-":
            _format(exporters(), ending)(graph.projection, sys.stdout.buffer)
        else:
            write(graph.projection, path)


@cli.command("import")
@click.argument("path", metavar="FILE|-")
@click.option("--from", "ending", default="graphml", show_default=True, help="The format on standard input.")
@ledger_option
@format_option("text", "json")
def import_(path: str, ending: str, ledger: str, form: str) -> None:
    """Read a graph that `entente export` wrote into a ledger, beside what it holds."""
    from graph.export import import_graph, importers
    from graph.knowledge_graph import KnowledgeGraph
    from graph.restore import judgements_of, statements_of

    found = _format(importers(), ending)(sys.stdin.buffer) if path == "-" else import_graph(path)
    statements = list(statements_of(found))
    with KnowledgeGraph.open(ledger) as graph:
        graph.add(statements)
        for judgement in judgements_of(found):
            graph.ledger.judge(judgement)
    counts = {"statements": len(statements), "documents": len({one.evidence.document.id for one in statements})}
    click.echo(json.dumps(counts) if form == "json" else f"{counts['statements']} statements read from {path}")


def _format(known: Mapping[str, Any], ending: str) -> Any:
    """The reader or writer of a format named by its ending, with or without the dot."""
    name = "." + ending.lstrip(".")
    if name not in known:
        raise click.BadParameter(f"{ending!r} is none of {', '.join(sorted(known))}", param_hint="--to/--from")
    return known[name]


@cli.command()
@click.argument("document")
@ledger_option
@format_option("text", "json")
def forget(document: str, ledger: str, form: str) -> None:
    """Take DOCUMENT (its id, url, title or file) and all that it states out of the ledger again."""
    with open_graph(ledger) as graph:
        gone = graph.forget(document)
    report = {"id": gone.id, "title": gone.title, "url": gone.url}
    click.echo(json.dumps(report, ensure_ascii=False) if form == "json" else f"forgotten: {gone.title or gone.id}")
