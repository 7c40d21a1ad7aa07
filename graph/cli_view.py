"""The commands that make pages to look at: `view` and `report`."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from graph.command_line import format_option, json_option, ledger_option, open_graph, pair, progress, time_options
from graph.rendering import json_text, one_line

if TYPE_CHECKING:
    from graph.knowledge_graph import KnowledgeGraph
    from graph.view.dossier import Dossier
    from graph.view.excerpt import Choice


@click.command()
@click.argument("place", metavar="[LEDGER]", required=False)
@click.option("-o", "--output", metavar="FILE|-", default="graph.html", show_default=True, help="The page.")
@click.option("--entity", metavar="NAME|ID", help="Only what is stated around this entity.")
@click.option("--depth", type=click.IntRange(1), default=1, show_default=True, help="How many steps around it.")
@click.option("--saved", metavar="NAME", help="Only what a saved query finds.")
@click.option("-p", "--parameter", "parameters", multiple=True, metavar="NAME=VALUE", help="A parameter of that query.")
@ledger_option
@time_options
@format_option("text", "json")
def view(
    place: str | None,
    output: str,
    entity: str | None,
    depth: int,
    saved: str | None,
    parameters: tuple[str, ...],
    ledger: str,
    as_of: str | None,
    between: tuple[str, str] | None,
    form: str,
) -> None:
    """Write the graph as one page for a browser: network, offices, memberships, sanctions, and the quotes behind each.

    \b
    entente view -o graph.html
    entente view archive.db --as-of 2023
    entente view --entity "Li Shangfu" --depth 2
    entente view --saved members -p organization=NATO

    The page needs nothing else and asks nothing of the net. Making it needs: pip install 'entente[view]'.
    """
    from graph.view.data import page_data
    from graph.view.excerpt import excerpt
    from graph.view.page import write_page

    ledger = place or ledger
    with open_graph(ledger, as_of, between) as graph, progress("making the page") as step:
        part = excerpt(graph, _choice(graph, entity, depth, saved, parameters))
        step(1, 3)
        data = page_data(part, graph.ledger.text)
        step(2, 3)
        write_page(data, _target(output), title=_title(ledger, entity, saved, as_of, between))
        step(3, 3)
    counts = {name: len(data[name]) for name in ("nodes", "facts", "statements", "documents")}
    _tell(output, counts | {"left_out": data["leftOut"]}, form)


def _title(
    ledger: str, entity: str | None, saved: str | None, as_of: str | None, between: tuple[str, str] | None
) -> str:
    stretch = between and f"from {between[0]} to {between[1]}"
    told = [entity and f"around {entity}", saved, stretch, as_of and f"as of {as_of}"]
    return ", ".join(filter(None, [f"Entente: {Path(ledger).name}", *told]))


def _choice(
    graph: "KnowledgeGraph", entity: str | None, depth: int, saved: str | None, parameters: Sequence[str]
) -> "Choice | None":
    """What of the graph the options choose; None for all."""
    from graph.view.excerpt import around, named

    if entity and saved:
        raise click.UsageError("--entity and --saved choose two different parts; give one")
    if parameters and not saved:
        raise click.UsageError("-p goes with --saved")
    if entity:
        return around(entity, depth)
    return named(_asked(graph, saved, parameters)) if saved else None


def _asked(graph: "KnowledgeGraph", saved: str, parameters: Sequence[str]) -> list[object]:
    """The rows of a saved query, and what it was asked for."""
    from graph.saved_queries import bind, saved_query

    query = saved_query(saved)
    bound = bind(query, dict(pair(one) for one in parameters))
    return [*graph.query(query.text, bound), bound]


def _target(output: str) -> str | BinaryIO:
    return sys.stdout.buffer if output == "-" else output


def _tell(output: str, counts: dict[str, int], form: str) -> None:
    """Says what was written, unless the page itself is what is printed."""
    if output == "-":
        return
    if form == "json":
        click.echo(json_text({"file": output, **counts}))
    else:
        left = f"; {counts['left_out']} statements found no room" if counts["left_out"] else ""
        click.echo(
            one_line(f"wrote {output}") + f": {counts['nodes']} nodes, {counts['facts']} relations, "
            f"{counts['statements']} statements in {counts['documents']} documents{left}"
        )


@click.command()
@click.argument("name", metavar="NAME|ID")
@click.option("-o", "--output", metavar="FILE|-", default="-", show_default=True, help="Its ending tells the format.")
@click.option("--format", "form", type=click.Choice(["md", "html", "json"]), help="Default: by the ending, else md.")
@json_option
@ledger_option
@time_options
def report(name: str, output: str, form: str | None, ledger: str, **time: Any) -> None:
    """Write a dossier on one entity: offices, memberships, sanctions, contradictions, chronology, each with its quotes.

    \b
    entente report "Li Shangfu"
    entente report "Li Shangfu" -o report.html
    """
    from graph.view.dossier import dossier
    from graph.view.web_files import write_whole

    with open_graph(ledger, **time) as graph:
        made = dossier(graph, name)
    write_whole(_rendered(made, form or _format_of(output)), _target(output))
    if output != "-":
        click.echo(one_line(f"wrote {output}: {sum(len(one.lines) for one in made.sections)} lines with their quotes"))


def _format_of(output: str) -> str:
    endings = {".html": "html", ".htm": "html", ".json": "json"}
    return endings.get(Path(output).suffix.lower(), "md")


def _rendered(made: "Dossier", form: str) -> str:
    from graph.view.dossier_html import html
    from graph.view.dossier_markdown import markdown

    if form == "json":
        return json_text(made.to_dict(), indent=2) + "\n"
    return {"html": html, "md": markdown}[form](made)
