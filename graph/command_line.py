"""What the commands share: options, opening a graph or a server, printing, progress, and errors in one line."""

import getpass
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
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
between_option = click.option(
    "--between", nargs=2, metavar="START END", help="Only what was stated in that stretch, both dates included."
)


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a user that has no name
        return "user"


by_option = click.option(
    "--by", default=_user, envvar="ENTENTE_BY", show_default="the user", show_envvar=True, help="Who judges."
)


def time_options(command: Any) -> Any:
    """`--as-of` and `--between`: the graph as it stood, or what was stated in a stretch; both narrow it twice."""
    return as_of_option(between_option(command))


json_option = click.option("--json", "form", flag_value="json", help="The same as --format json.")


def format_option(*formats: str) -> Callable[[Any], Any]:
    """`--format`, with the first of the formats as the default, and `--json` for short."""
    choice = click.option(
        "--format", "form", type=click.Choice(formats), default=formats[0], show_default=True, help="How to print."
    )
    return lambda command: choice(json_option(command))


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


class FormatName(click.ParamType):  # type: ignore[type-arg,unused-ignore]
    """A file format by its ending, with or without the dot; its value is the writer or, for `reading`, the reader."""

    name = "format"

    def __init__(self, *, reading: bool = False) -> None:
        self._reading = reading

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click's
        """All there are, for the help."""
        return f"[{'|'.join(ending.lstrip('.') for ending in self._known())}]"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The writer or reader of that name."""
        known = self._known()
        ending = f".{str(value).lstrip('.').lower()}"
        if ending not in known:
            self.fail(f"{value!r} is none of {', '.join(known)}", param, ctx)
        return known[ending]

    def _known(self) -> Mapping[str, Any]:
        from graph.export import exporters, takers  # only now: networkx takes its time

        return dict(sorted((takers() if self._reading else exporters()).items()))


@contextmanager
def open_graph(
    ledger: str, as_of: str | None = None, between: tuple[str, str] | None = None
) -> "Iterator[KnowledgeGraph]":
    """The graph of a ledger that is there, as it is or was, or what was stated in a stretch."""
    from graph.knowledge_graph import KnowledgeGraph

    with KnowledgeGraph.open(ledger, must_exist=True) as graph:
        stretch = graph.between(*between) if between else graph
        yield stretch.as_of(as_of) if as_of else stretch


def open_neo4j(uri: str, username: str, database: str | None) -> "Neo4jStore":
    """The store of a server named on the command line or in NEO4J_URI."""
    from graph.neo4j_access import checked
    from graph.neo4j_store import Neo4jStore

    uri = uri or os.environ.get("NEO4J_URI", "")
    if not uri:
        raise Neo4jError("no Neo4j server is named; give --neo4j bolt://HOST:7687 or set NEO4J_URI")
    return Neo4jStore(uri, username, _password(checked(uri)), database=database)


def _password(uri: str) -> str:
    given = os.environ.get("NEO4J_PASSWORD")
    if given is not None:
        return given
    if sys.stdin.isatty():
        return str(click.prompt(f"Password for {uri}", hide_input=True, err=True))
    raise Neo4jError(f"no password for {uri} is given; set NEO4J_PASSWORD (to nothing where the server asks for none)")


def pair(given: str) -> tuple[str, str]:
    """The name and the value of `-p NAME=VALUE`."""
    name, equals, value = given.partition("=")
    if not equals or not name:
        raise click.BadParameter(f"{given!r} is not NAME=VALUE", param_hint="-p")
    return name.removeprefix("$"), value


def print_rows(rows: "Sequence[Mapping[str, Any]]", form: str) -> None:
    """Prints rows; a table is fitted to the terminal, and has one line a row in a pipe."""
    from graph.rendering import render, terminal_width

    text = render(rows, form, terminal_width())
    click.echo(text, nl=bool(text))


def finding_lines(finding: "Finding", *, with_document: bool = False) -> str:
    """A statement as two or three lines of text: what, the quote, and where it stands."""
    from graph.rendering import one_line

    where, said = finding.statement.evidence, finding.statement
    by = f", according to {one_line(said.attribution)}" if said.attribution else ""
    lines = [f"{one_line(finding.text)} [{finding.status}]{by}", f"    “{one_line(where.quote)}”"]
    if with_document:
        copy = f"copy of {finding.copy_of}" if finding.copy_of else None
        known = [where.document.title or where.document.id, where.document.published, where.document.url, copy]
        lines.append("    " + one_line(", ".join(str(part) for part in known if part)))
    return "\n".join(lines)


@contextmanager
def progress(label: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on a terminal, nothing in a pipe; yields a function that takes (done, total)."""
    bar = click.progressbar(length=1, label=label, file=sys.stderr, hidden=not sys.stderr.isatty())

    def step(done: int, total: int) -> None:
        bar.length = total
        bar.update(done - bar.pos)

    with bar:
        yield step


class Commands(click.Group):
    """A group whose commands end quietly when nobody reads what they print any more.

    Its help has the first sentence of each command in full, which click would cut off to fit one line.
    """

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes what each command does."""
        known = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, command.get_short_help_str(limit=200)) for name, command in known if command]
        with formatter.section("Commands"):
            formatter.write_dl(rows)

    def invoke(self, ctx: click.Context) -> Any:
        """Runs the command."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            # The reader of a pipe went away (`| head`): nothing is wrong, and nobody is there to be told.
            discard_output()
            return None


def discard_output() -> None:
    """Sends standard output nowhere from now on."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


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
    except click.Abort:
        return _fail("interrupted; what was kept before that stays")
    except OSError as error:
        return _fail(f"{error.filename or 'output'}: {error.strerror or error}; check the disk and the permissions")
    return 0


def _fail(message: str) -> int:
    from graph.rendering import one_line

    click.echo("entente: " + one_line(message), err=True)
    return 1
