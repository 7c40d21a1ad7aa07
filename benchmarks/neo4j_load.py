"""Measures loading into Neo4j beside a bare `UNWIND … CREATE` of the same rows, made before the clock starts.

    python -m benchmarks.neo4j_load --statements 10000 --rounds 7

Both load into an empty database of the tests' server, in pairs whose order changes, after a first pair that does not
count: until then the server compiles its own code. What is told is the median over the pairs of how many times as long
ours takes: by the clock, and by the processor time of driver and server together, which is steadier where other work
runs on the machine.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import click

from benchmarks import plain
from benchmarks.generate import write
from benchmarks.measuring import Cost, cost
from graph import KnowledgeGraph

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))


MEASURES: Mapping[str, Callable[[Cost], float]] = {"clock": lambda one: one.wall, "processor": lambda one: one.cpu}


@dataclass(frozen=True, slots=True)
class Pair:
    """What it cost to load one graph by Entente, and by a bare `UNWIND`."""

    ours: Cost
    bare: Cost

    def times(self, measure: str) -> float:
        """How many times as much ours took, by one of `MEASURES`."""
        return MEASURES[measure](self.ours) / MEASURES[measure](self.bare)


@click.command()
@click.option("--statements", default=10_000, show_default=True)
@click.option("--rounds", default=7, show_default=True)
@click.option("--ledger", type=click.Path(dir_okay=False, path_type=Path), help="Keep the ledger there, or use it.")
def main(statements: int, rounds: int, ledger: Path | None) -> None:
    """Prints each pair as it is measured, then the medians."""
    found: list[Pair] = []
    with TemporaryDirectory() as folder:
        path = ledger or Path(folder) / "ledger.db"
        if not path.exists():
            write(path, statements)
        for pair in pairs(path, rounds):
            found.append(pair)
            told = (f"{name} {of(pair.ours):.2f} s and {of(pair.bare):.2f} s" for name, of in MEASURES.items())
            click.echo(f"Entente and bare UNWIND: {', '.join(told)}")
    for name in MEASURES:
        click.echo(f"{name}: {median(one.times(name) for one in found):.2f} times, median of {rounds} pairs")


def pairs(path: Path, rounds: int) -> Iterator[Pair]:
    """Loads the graph of a ledger, in as many pairs and one before."""
    from neo4j_server import connect, wipe

    from graph.neo4j_store import Neo4jStore

    with (
        KnowledgeGraph.open(path) as graph,
        running() as server,
        connect(server) as driver,
        Neo4jStore(server.uri, server.user, server.password) as store,
    ):
        rows = plain.rows(graph.projection)
        works = [partial(store.load, graph.projection), partial(plain.neo4j_graph, driver, rows)]
        for number in range(rounds + 1):
            costs = {}
            for place in (0, 1) if number % 2 else (1, 0):
                wipe(driver)
                costs[place] = cost(works[place], server.pid)
            if number:
                yield Pair(costs[0], costs[1])


@contextmanager
def running() -> Iterator[Any]:
    from neo4j_jars import server_jars
    from neo4j_server import LocalServer

    with TemporaryDirectory() as home:
        server = LocalServer(server_jars(), Path(home))
        server.start()
        try:
            yield server
        finally:
            server.stop(kill=True)


if __name__ == "__main__":
    main()
