"""The graph's commands; `extractors.cli` adds those that read text, and is the console script."""

import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from graph.errors import EntenteError, Neo4jError

if TYPE_CHECKING:
    from graph.knowledge_graph import KnowledgeGraph
    from graph.lookup import Finding
    from graph.neo4j_store import Neo4jStore

FORMATS = ["table", "json", "csv"]

ledger_option = click.option(
    "--db",
    "ledger",
    default="geo.db",
    envvar="ENTENTE_DB",
    show_default=True,
    show_envvar=True,
    help="The ledger file.",
)
as_of_option = click.option("--as-of", metavar="DATE", help="Only what had been stated by then (2023, 2023-03, …).")


def format_option(*formats: str) -> Callable[[Any], Any]:
    """`--format`, with the first of the formats as the default."""
    return click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print."
    )


def neo4j_options(command: Any) -> Any:
    """`--neo4j`, `--username` and `--database`; the password comes from NEO4J_PASSWORD or is asked for."""
    options = [
        click.option(
            "--neo4j",
            "uri",
            metavar="URI",
            is_flag=False,
            flag_value="",
            help="A Neo4j server, for instance bolt://localhost:7687; without URI, that of NEO4J_URI. "
            "The password is taken from NEO4J_PASSWORD, or asked for.",
        ),
        click.option("--username", envvar="NEO4J_USERNAME", default="neo4j", show_default=True, show_envvar=True),
        click.option("--database", envvar="NEO4J_DATABASE", show_envvar=True, help="Default: the server's own."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


def open_graph(ledger: str, as_of: str | None = None) -> "KnowledgeGraph":
    """The graph of a ledger that is there, as it is or was."""
    from graph.knowledge_graph import KnowledgeGraph

    graph = KnowledgeGraph.open(ledger, must_exist=True)
    return graph.as_of(as_of) if as_of else graph


def open_neo4j(uri: str, username: str, database: str | None) -> "Neo4jStore":
    """The store of a server named on the command line or in NEO4J_URI."""
    from graph.neo4j_store import Neo4jStore

    uri = uri or os.environ.get("NEO4J_URI", "")
    if not uri:
        raise Neo4jError("no Neo4j server is named; give --neo4j bolt://HOST:7687 or set NEO4J_URI")
    return Neo4jStore(uri, username, _password(uri), database=database)


def _password(uri: str) -> str:
    given = os.environ.get("NEO4J_PASSWORD")
    if given is None and sys.stdin.isatty():
        return str(click.prompt(f"Password for {uri}", hide_input=True, err=True))
    return given or ""


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="entente", prog_name="entente")
def cli() -> None:
    """Reads who holds which office, which country belongs to which organization and who sanctions whom."""


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
    from graph.rendering import RENDERERS

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
    click.echo(RENDERERS[form](rows))


def _prepared(query: str, given: tuple[str, ...]) -> tuple[str, Mapping[str, Any]]:
    """The Cypher text and its parameters: as given, or those of the saved query of that name."""
    from graph.saved_queries import bind, is_name, saved_query

    text = click.get_text_stream("stdin").read() if query == "-" else query
    if is_name(text):
        saved = saved_query(text.strip())
        return saved.text, bind(saved, dict(_pair(one) for one in given))
    return text, {name: _json_or_text(value) for name, value in map(_pair, given)}


def _pair(given: str) -> tuple[str, str]:
    name, equals, value = given.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"{given!r} is not NAME=VALUE", param_hint="-p")
    return name.removeprefix("$"), value


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
@format_option("table", "json")
def queries(name: str | None, form: str) -> None:
    """The saved queries: what each answers, and its parameters. With NAME, that query's Cypher."""
    from graph.rendering import RENDERERS
    from graph.saved_queries import saved_queries, saved_query

    if name and form == "table":
        click.echo(saved_query(name).text)
        return
    chosen = [saved_query(name)] if name else list(saved_queries().values())
    click.echo(RENDERERS[form]([one.to_dict() if form == "json" else one.to_row() for one in chosen]))


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


def finding_lines(finding: "Finding", *, with_document: bool = False) -> str:
    """A statement as two or three lines of text: what, the quote, and where it stands."""
    from graph.rendering import one_line

    where, said = finding.statement.evidence, finding.statement
    by = f"   ({said.attribution} says so)" if said.attribution else ""
    lines = [f"{one_line(finding.text)} [{finding.status}]{one_line(by)}", f"    “{one_line(where.quote)}”"]
    if with_document:
        known = [where.document.title or where.document.id, where.document.published, where.document.url]
        lines.append("    " + one_line(", ".join(str(part) for part in known if part)))
    return "\n".join(lines)


@cli.command()
@format_option(*FORMATS)
@ledger_option
def documents(form: str, ledger: str) -> None:
    """The documents that the ledger holds."""
    from graph.rendering import RENDERERS

    with open_graph(ledger) as graph:
        rows = [
            {"id": one.id, "published": one.published, "title": one.title, "url": one.url, "from": one.uri}
            for one in graph.ledger.documents()
        ]
    click.echo(RENDERERS[form](rows))


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


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing in a pipe; yields a function that takes (done, total)."""
    bar = click.progressbar(length=1, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())

    def step(done: int, total: int) -> None:
        bar.length = total
        bar.update(done - bar.pos)

    with bar:
        yield step


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
            _format(exporters(), ending)(graph.projection, click.get_binary_stream("stdout"))
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
    from graph.restore import statements_of

    standard_input = click.get_binary_stream("stdin")
    found = _format(importers(), ending)(standard_input) if path == "-" else import_graph(path)
    statements = list(statements_of(found))
    with KnowledgeGraph.open(ledger) as graph:
        graph.add(statements)
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


def run(command: click.Command) -> int:
    """Runs a command line; every error a user can cause becomes one line on standard error.

    Returns:
        The exit code: 0, 1 for an error, 2 for wrong usage.
    """
    try:
        command.main(standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return 2
    except click.ClickException as error:
        return _fail(error.format_message())
    except EntenteError as error:
        return _fail(str(error))
    except (KeyboardInterrupt, click.Abort):
        return _fail("interrupted; what was kept before that stays")
    except BrokenPipeError:
        # The reader of a pipe went away (`| head`): nothing is wrong, and nobody is there to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}; check the disk and the permissions")
    return 0


def _fail(message: str) -> int:
    click.echo("entente: " + " ".join(message.split()), err=True)
    return 1
