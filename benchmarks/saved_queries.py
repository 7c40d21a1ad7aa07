"""How long each saved query takes on a large graph, made up or of a ledger, in memory and on Neo4j.

    python -m benchmarks.saved_queries
    python -m benchmarks.saved_queries --ledger news.db --person "Vladimir Putin" --ship "Grace 1"

It prints a row for each query: the rows found, and the seconds of the second of two runs (a query is planned in the
first). With `--neo4j` the graph is loaded into an empty database of the tests' server, which is asked as well.
"""

from contextlib import ExitStack
from pathlib import Path
from time import perf_counter
from typing import Any

import click

from benchmarks.neo4j_load import running
from graph import KnowledgeGraph
from graph.cypher import CypherEngine, InMemoryCypher
from graph.projection import Projection, project
from graph.rendering import as_table
from graph.saved_queries import SavedQuery, bind, saved_queries

FACTS = ("HOLDS_ROLE", "MEMBER_OF", "TARGETS")
CHOSEN = {
    "country": "Russia", "organization": "NATO", "target": "country:UA", "from": "country:RU",
    "to": "country:US", "entity": "country:RU", "after": "2022", "source": "official", "document": "doc:wire-3",
}  # fmt: skip


def timed(engine: CypherEngine, query: SavedQuery, given: dict[str, object]) -> tuple[int, str]:
    parameters = bind(query, given)
    rows = engine.run(query.text, parameters)
    start = perf_counter()
    engine.run(query.text, parameters)
    return len(rows), f"{perf_counter() - start:.2f}"


def asked(graph: Projection, person: str, ship: str) -> list[tuple[str, dict[str, object]]]:
    """Each query with what it cannot do without, then some that look far."""
    facts = [one.key for one in graph.relationships.values() if one.type in FACTS][:100]
    chosen = CHOSEN | {"facts": facts, "person": person}
    needed = {
        name: {one.name: chosen[one.name] for one in query.parameters.values() if one.default is None}
        for name, query in saved_queries().items()
    }
    far: list[tuple[str, dict[str, object]]] = [
        ("path", {"from": person, "to": ship}),
        ("neighbours", {"entity": person, "depth": 3}),
    ]
    return [*needed.items(), *far]


def measure(
    questions: list[tuple[str, dict[str, object]]], engines: dict[str, CypherEngine]
) -> list[dict[str, object]]:
    rows = []
    for name, given in questions:
        found = {label: timed(engine, saved_queries()[name], given) for label, engine in engines.items()}
        counts = {count for count, _ in found.values()}
        if len(counts) > 1:
            raise click.ClickException(f"{name}: the engines differ")
        rows.append({"query": name, "rows": counts.pop(), **{label: seconds for label, (_, seconds) in found.items()}})
    return rows


def graph_of(ledger: Path | None, statements: int) -> Projection:
    """The graph of a ledger, or a made-up one."""
    if ledger is None:
        from generated import generated

        return project(generated(statements))
    with KnowledgeGraph.open(ledger) as graph:
        return graph.projection


def loaded(graph: Projection, stack: ExitStack) -> Any:
    """A Neo4j database that holds a graph, of a server that runs as long as a stack is open."""
    from graph.neo4j_store import Neo4jStore

    server = stack.enter_context(running())
    store = stack.enter_context(Neo4jStore(server.uri, server.user, server.password))
    start = perf_counter()
    store.load(graph)
    click.echo(f"loaded into Neo4j in {perf_counter() - start:.1f} s")
    return store


@click.command()
@click.option("--ledger", type=click.Path(dir_okay=False, exists=True, path_type=Path), help="Of a build.")
@click.option("--statements", default=26_000, show_default=True, help="Of the made-up graph.")
@click.option("--person", default="Ada Brenk", show_default=True, help="Who is asked about.")
@click.option("--ship", default="Aurora Star", show_default=True, help="To what a path is sought.")
@click.option("--neo4j", is_flag=True, help="Ask a Neo4j server as well.")
def main(ledger: Path | None, statements: int, person: str, ship: str, *, neo4j: bool) -> None:
    """Prints how long each saved query takes."""
    graph = graph_of(ledger, statements)
    facts = sum(one.type in FACTS for one in graph.relationships.values())
    click.echo(f"{facts} facts, {len(graph.nodes)} nodes, {len(graph.relationships)} relationships")
    start = perf_counter()
    engines: dict[str, CypherEngine] = {"memory": InMemoryCypher(graph)}
    click.echo(f"in memory in {perf_counter() - start:.1f} s")
    with ExitStack() as stack:
        if neo4j:
            engines["Neo4j"] = loaded(graph, stack)
        click.echo(as_table(measure(asked(graph, person, ship), engines)))


if __name__ == "__main__":
    main()
