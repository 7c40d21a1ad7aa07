"""Measures the graph on a large made-up ledger, beside what the same work costs with plain libraries.

    python -m benchmarks.large_ledgers --statements 1000000 --json figures.json

A ledger of that many statements is written first (`benchmarks.generate`), or found where `--ledger` says. The plain
libraries, and Neo4j (the server of the tests; left out with --no-neo4j), get a ledger of 100,000 statements at most:
theirs is the cost a statement, and a million would not fit into the memory of a small machine. Processor time is what
counts; the clock is shared with whatever else runs.
"""

import json
import platform
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from io import RawIOBase
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import click
from tabulate import tabulate

from benchmarks import plain
from benchmarks.generate import write
from benchmarks.measuring import Cost, alone, cheapest, cost, of_command
from benchmarks.neo4j_load import pairs
from graph import KnowledgeGraph

MOST_FOR_PLAIN = 100_000
MOST_FOR_NEO4J = 10_000  # the tests' server has little memory
NEO4J_ROUNDS = 5
_ENTENTE = str(Path(sys.executable).with_name("entente"))


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: what was done, its figure, that of the plain way, and the goal."""

    work: str
    unit: str
    ours: float
    plain: float | None = None
    beside: str = ""
    goal: str = ""


class Nowhere(RawIOBase):
    """A file that takes everything and keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, given: Any) -> int:
        return len(given)


@click.command()
@click.option("--statements", default=100_000, show_default=True)
@click.option("--ledger", type=click.Path(dir_okay=False, path_type=Path), help="Keep the ledger there, or use it.")
@click.option("--json", "to", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures there too.")
@click.option("--neo4j/--no-neo4j", default=True, show_default=True)
def main(statements: int, ledger: Path | None, to: Path | None, neo4j: bool) -> None:
    """Prints a table of figures."""
    with TemporaryDirectory() as folder:
        path = ledger or Path(folder) / "large.db"
        if not path.exists():
            write(path, statements)
        plain_path, neo4j_path = (
            _at_most(most, path, statements, Path(folder)) for most in (MOST_FOR_PLAIN, MOST_FOR_NEO4J)
        )
        lines = [*_lines(path, plain_path, statements), *(_neo4j_lines(neo4j_path) if neo4j else [])]
    rows = [[one.work, one.unit, _shown(one.ours), _shown(one.plain), one.beside, one.goal] for one in lines]
    click.echo(tabulate(rows, headers=["work", "unit", "Entente", "plain", "by", "goal"], disable_numparse=True))
    if to:
        machine = {"python": platform.python_version(), "system": platform.platform(), "statements": statements}
        to.write_text(json.dumps({**machine, "lines": [asdict(one) for one in lines]}, indent=2), encoding="utf-8")


def _shown(value: float | None) -> str:
    return "" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.3g}"


def _lines(large: Path, small: Path, count: int) -> Iterator[Line]:
    few = min(count, MOST_FOR_PLAIN)
    theirs = alone(plain_costs, small)
    rate = "statements/s"
    ours = cheapest([alone(projecting, large) for _ in range(2)])
    yield Line("projection of the ledger", rate, count / ours.cpu, few / theirs["build"].cpu, "networkx", "50,000")
    memory = theirs["build"].memory / few
    yield Line("memory of the projection", "bytes a statement", ours.memory / count, memory, "networkx", "1,500")
    writing = alone(exporting, large)
    yield Line("GraphML", rate, count / writing.cpu, few / theirs["graphml"].cpu, "networkx", "50,000")
    asking = alone(first_query, small)
    yield Line("first query", rate, few / asking.cpu, few / theirs["kglite"].cpu, "kglite")
    someone, most = people(large)
    found = alone(looking_up, large, someone)
    yield Line("statements of a person, by id", "ms", found["id"].cpu * 1000, goal="50")
    yield Line("… by name", "ms", found["name"].cpu * 1000, goal="50")
    yield Line("… by name, the first of a process", "ms", found["first name"].cpu * 1000, goal="50")
    nothing = cheapest([of_command(_ENTENTE, "--help") for _ in range(5)])
    for who, id_ in (("a person", someone[0][0]), ("the person most named", most)):
        show = cheapest([of_command(_ENTENTE, "show", id_, "--db", str(large)) for _ in range(3)])
        yield Line(f"entente show, {who}", "ms", show.cpu * 1000, nothing.cpu * 1000, "entente --help")


def people(path: Path) -> tuple[list[tuple[str, str]], str]:
    """Ids and names of people as most are, in a few statements; and the id of the one that is named most."""
    with KnowledgeGraph.open(path) as graph:
        graph.ledger.names_near("")  # the index is there from now on
    query = (
        "SELECT entity, names.name, count(*) AS n FROM names JOIN mentions ON mentions.name = number "
        "WHERE entity LIKE 'person:%' GROUP BY number ORDER BY n DESC, entity"
    )
    with closing(sqlite3.connect(path)) as ledger:
        found = [(id_, name) for id_, name, _ in ledger.execute(query)]
    middle = len(found) // 2
    return found[middle : middle + 2], found[0][0]


def projecting(path: Path) -> Cost:
    """Makes the projection of a ledger."""
    with KnowledgeGraph.open(path) as graph:
        return cost(lambda: graph.projection)


def exporting(path: Path) -> Cost:
    """Writes a projection as GraphML."""
    from graph.export.graphml import write_graphml

    with KnowledgeGraph.open(path) as graph:
        projection = graph.projection
        return cheapest([cost(partial(write_graphml, projection, Nowhere())) for _ in range(2)])


def first_query(path: Path) -> Cost:
    """Asks a projection for the first time."""
    with KnowledgeGraph.open(path) as graph:
        _ = graph.projection
        return cost(lambda: graph.query("MATCH (n) RETURN count(n)"))


def looking_up(path: Path, people: list[tuple[str, str]]) -> dict[str, Cost]:
    """Finds what is stated of people."""
    (id_, _), (_, name) = people
    with KnowledgeGraph.open(path) as graph:
        by_id = [cost(lambda: graph.about(id_)) for _ in range(5)]
        first = cost(lambda: graph.about(name))
        by_name = [cost(lambda: graph.about(name)) for _ in range(5)]
    return {"id": cheapest(by_id), "first name": first, "name": cheapest(by_name)}


def plain_costs(path: Path) -> dict[str, Cost]:
    """What plain libraries need for the same graph."""
    with KnowledgeGraph.open(path) as graph:
        rows = plain.rows(graph.projection)
    held: list[Any] = []
    build = cost(lambda: held.append(plain.networkx_graph(rows)))
    graphml = cost(lambda: plain.networkx_graphml(held[0]))
    return {"build": build, "graphml": graphml, "kglite": cost(lambda: plain.kglite_graph(rows))}


def _at_most(most: int, path: Path, statements: int, folder: Path) -> Path:
    """The ledger itself, or one of `most` statements where it has more."""
    if statements <= most:
        return path
    smaller = folder / f"{most}.db"
    write(smaller, most)
    return smaller


def _neo4j_lines(path: Path) -> Iterator[Line]:
    with KnowledgeGraph.open(path) as graph:
        count = sum(1 for _ in graph.statements())
    found, beside = list(pairs(path, NEO4J_ROUNDS)), "bare UNWIND"
    ours, theirs = cheapest([one.ours for one in found]), cheapest([one.bare for one in found])
    yield Line("load into an empty Neo4j (clock)", "statements/s", count / ours.wall, count / theirs.wall, beside)
    yield Line(
        "… times the bare UNWIND, by the clock", "", median(one.times("clock") for one in found), 1, beside, "1.3"
    )
    yield Line("… by the processor, the server's too", "", median(one.times("processor") for one in found), 1, beside)


if __name__ == "__main__":
    main()
