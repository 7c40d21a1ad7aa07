"""Measures loading into Neo4j beside a bare `UNWIND … CREATE` of the same rows, made before the clock starts.

    python -m benchmarks.neo4j_load --statements 10000 --rounds 7

Both load into an empty database of the tests' server, in pairs whose order changes, after a first pair that does not
count: until then the server compiles its own code. What is told is the median over the pairs of how many times as long
ours takes: by the clock, and by the processor time of driver and server together, which is steadier where other work
runs on the machine.
"""

import sys
from collections.abc import Callable, Iterator
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


@dataclass(frozen=True, slots=True)
class Pairs:
    """The costs of loading one graph several times: ours, and those of the bare `UNWIND` beside each."""

    statements: int
    ours: list[Cost]
    bare: list[Cost]

    def ratios(self, measure: Callable[[Cost], float]) -> list[float]:
        """How many times as much ours took, pair by pair."""
        return [measure(one) / measure(other) for one, other in zip(self.ours, self.bare, strict=True)]


@click.command()
@click.option("--statements", default=10_000, show_default=True)
@click.option("--rounds", default=7, show_default=True)
@click.option("--ledger", type=click.Path(dir_okay=False, path_type=Path), help="Keep the ledger there, or use it.")
def main(statements: int, rounds: int, ledger: Path | None) -> None:
    """Prints each pair, and the medians."""
    with TemporaryDirectory() as folder:
        path = ledger or Path(folder) / "ledger.db"
        if not path.exists():
            write(path, statements)
        pairs = measured(path, rounds)
    measures: dict[str, Callable[[Cost], float]] = {"clock": lambda one: one.wall, "processor": lambda one: one.cpu}
    for name, measure in measures.items():
        ratios = pairs.ratios(measure)
        for ours, bare, ratio in zip(pairs.ours, pairs.bare, ratios, strict=True):
            click.echo(f"{name}: Entente {measure(ours):.2f} s, bare UNWIND {measure(bare):.2f} s, {ratio:.2f} times")
        click.echo(f"{name}, {pairs.statements} statements: {median(ratios):.2f} times, median of {rounds} pairs")


def measured(path: Path, rounds: int) -> Pairs:
    """Loads the graph of a ledger, in as many pairs."""
    with _server() as server, KnowledgeGraph.open(path) as graph:
        return _pairs(graph, server, rounds)


def _pairs(graph: KnowledgeGraph, server: Any, rounds: int) -> Pairs:
    from neo4j_server import connect, wipe

    from graph.neo4j_store import Neo4jStore

    pairs = Pairs(sum(1 for _ in graph.statements()), [], [])
    rows = plain.rows(graph.projection)
    with connect(server) as driver, Neo4jStore(server.uri, server.user, server.password) as store:
        works = [
            (pairs.ours, partial(store.load, graph.projection)),
            (pairs.bare, partial(plain.neo4j_graph, driver, rows)),
        ]
        for number in range(rounds + 1):
            for costs, work in works[:: 1 if number % 2 else -1]:
                wipe(driver)
                costs.append(cost(work, server.pid))
    del pairs.ours[0], pairs.bare[0]
    return pairs


@contextmanager
def _server() -> Iterator[Any]:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "support"))
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
