"""The command that links our entities to those of a reference of the user's."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from graph.command_line import by_option, format_option, ledger_option, open_graph, progress
from graph.errors import NotFound
from graph.rendering import json_text, one_line

if TYPE_CHECKING:
    from io import BufferedReader

    from graph.knowledge_graph import KnowledgeGraph
    from graph.reference_linking import Findings
    from graph.reference_links import ReferenceLink
    from graph.reference_matching import Match

Report = dict[str, Any]


@click.command()
@click.option("--against", "path", metavar="FILE|-", help="FollowTheMoney entities, one JSON a line; plain or gzip.")
@click.option("--undo", "entity", metavar="NAME|ID", help="Take back what one of our entities is linked to.")
@click.option("--dry-run", is_flag=True, help="Keep nothing, only tell.")
@by_option
@format_option("text", "json")
@ledger_option
def link(path: str | None, entity: str | None, dry_run: bool, by: str, form: str, ledger: str) -> None:
    """Link people, organizations and vessels to those of a reference, such as OpenSanctions' entities.ftm.json.

    \b
    entente link --against entities.ftm.json --dry-run
    entente link --undo "Sergei Lavrov"

    A name alone links nobody: a country, a sanction or an identifier must agree too. What fits two of the reference
    alike is told and not linked. An undone link is not made again.
    """
    from graph.judgements import now

    if (path is None) == (entity is None):
        raise click.UsageError("give either --against FILE or --undo NAME")
    at = now()
    with open_graph(ledger) as graph:
        if path is not None:
            report, links = _against(graph, path, by, at)
        else:
            report, links = _undo(graph, entity or "", by, at)
        if links and not dry_run:
            graph.ledger.link(links)
    click.echo(json_text(report, indent=2) if form == "json" else _text(report, dry_run))


def _against(graph: "KnowledgeGraph", path: str, by: str, at: str) -> "tuple[Report, list[ReferenceLink]]":
    from graph.judgements import canonical_ids
    from graph.reference_file import references
    from graph.reference_linking import find_links, new_links
    from graph.reference_links import current, undone

    kept, same = graph.ledger.links(), canonical_ids(graph.ledger.judgements())
    with _opened(path) as (file, read):
        found = find_links(graph.projection, references(file, path, read), undone(kept, same))
    links = new_links(found.linked, current(kept, same), by=by, at=at)
    return _report(found, len(links)), links


def _undo(graph: "KnowledgeGraph", name: str, by: str, at: str) -> "tuple[Report, list[ReferenceLink]]":
    from graph.about import About
    from graph.judgements import canonical_ids
    from graph.reference_links import taken_back

    same = canonical_ids(graph.ledger.judgements())
    about = About(graph.ledger, same)
    id_ = about.find(name)
    links = taken_back(graph.ledger.links(), same, id_, by=by, at=at)
    if not links:
        raise NotFound(f"{id_} is linked to nothing; entente link --against FILE makes links")
    undone = [{"entity": one.entity, "name": about.name_of(id_), "reference": one.reference} for one in links]
    return {"undone": undone, "counts": {"undone": len(undone)}}, links


@contextmanager
def _opened(path: str) -> "Iterator[tuple[BufferedReader, Callable[[], None]]]":
    """The reference, and what to call to show how much of it has been read."""
    from graph.export._files import opened_to_read

    with opened_to_read(sys.stdin.buffer if path == "-" else path) as file, progress("linking") as step:
        size = 0 if path == "-" else Path(path).stat().st_size
        yield cast("BufferedReader", file), lambda: step(file.tell(), size) if size else None


def _report(found: "Findings", new: int) -> Report:
    counts = {
        "linked": len(found.linked),
        "new": new,
        "ambiguous": len(found.ambiguous),
        "unconfirmed": len(found.unconfirmed),
        "unmatched": found.unmatched,
        "read": found.read,
    }
    return {
        "linked": _rows(found.linked),
        "ambiguous": _rows(match for rivals in found.ambiguous for match in rivals),
        "unconfirmed": _rows(found.unconfirmed),
        "counts": counts,
    }


def _rows(matches: "Iterable[Match]") -> list[Report]:
    return [
        {
            "entity": one.known.id,
            "name": one.known.name,
            "reference": one.reference.id,
            "schema": one.reference.schema,
            "datasets": one.reference.datasets,
            "score": one.score,
            "agree": sorted(one.evidence),
        }
        for one in matches
    ]


_SIGNS = {"linked": "→", "ambiguous": "?", "undone": "≠"}


def _text(report: Report, dry_run: bool) -> str:
    lines = [_line(sign, row) for heading, sign in _SIGNS.items() for row in report.get(heading, [])]
    counts = ", ".join(f"{count} {name}" for name, count in report["counts"].items())
    return "\n".join([*map(one_line, lines), ("nothing kept: " if dry_run else "") + counts])


def _line(sign: str, row: Report) -> str:
    why = f" ({row['schema']}, {row['score']}): {', '.join(row['agree'])}" if "agree" in row else ""
    return f"{row['name']} {sign} {row['reference']}{why}"
