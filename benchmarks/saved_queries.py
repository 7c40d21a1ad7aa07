"""How long each saved query takes on a large made-up graph, in memory and on Neo4j.

    PYTHONPATH=.:tests/support python benchmarks/saved_queries.py [STATEMENTS]

It prints a row for each query: the rows found, and the seconds of the second of two runs (a query is planned in the
first). Neo4j is asked where NEO4J_URI, NEO4J_USERNAME and NEO4J_PASSWORD name a server with an empty database.
"""

import os
import sys
from time import perf_counter

import click
from generated import generated

from graph.cypher import CypherEngine, InMemoryCypher
from graph.neo4j_store import Neo4jStore
from graph.projection import Projection, project
from graph.rendering import as_table
from graph.saved_queries import SavedQuery, bind, saved_queries

FACTS = ("HOLDS_ROLE", "MEMBER_OF", "TARGETS")
CHOSEN = {
    "country": "Russia", "person": "Ada Brenk", "organization": "NATO", "target": "country:UA", "from": "country:RU",
    "to": "country:US", "entity": "country:RU", "after": "2022", "source": "official", "document": "doc:wire-3",
}  # fmt: skip
FURTHER = [("path", {"from": "Ada Brenk", "to": "Aurora Star"}), ("neighbours", {"entity": "Ada Brenk", "depth": 3})]


def timed(engine: CypherEngine, query: SavedQuery, given: dict[str, object]) -> tuple[int, str]:
    parameters = bind(query, given)
    rows = engine.run(query.text, parameters)
    start = perf_counter()
    engine.run(query.text, parameters)
    return len(rows), f"{perf_counter() - start:.2f}"


def asked(graph: Projection) -> list[tuple[str, dict[str, object]]]:
    """Each query with what it cannot do without, then some that look far."""
    facts = [one.key for one in graph.relationships.values() if one.type in FACTS][:100]
    chosen = CHOSEN | {"facts": facts}
    needed = {
        name: {one.name: chosen[one.name] for one in query.parameters.values() if one.default is None}
        for name, query in saved_queries().items()
    }
    return [*needed.items(), *FURTHER]


def measure(graph: Projection, engines: dict[str, CypherEngine]) -> list[dict[str, object]]:
    rows = []
    for name, given in asked(graph):
        found = {label: timed(engine, saved_queries()[name], given) for label, engine in engines.items()}
        counts = {count for count, _ in found.values()}
        if len(counts) > 1:
            raise click.ClickException(f"{name}: the engines differ")
        rows.append({"query": name, "rows": counts.pop(), **{label: seconds for label, (_, seconds) in found.items()}})
    return rows


def main() -> None:
    graph = project(generated(int(sys.argv[1]) if len(sys.argv) > 1 else 26_000))
    facts = sum(one.type in FACTS for one in graph.relationships.values())
    click.echo(f"{facts} facts, {len(graph.nodes)} nodes, {len(graph.relationships)} relationships")
    engines: dict[str, CypherEngine] = {"memory": InMemoryCypher(graph)}
    if "NEO4J_URI" not in os.environ:
        click.echo(as_table(measure(graph, engines)))
        return
    names = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD")
    with Neo4jStore(*(os.environ[name] for name in names)) as store:
        store.load(graph)
        click.echo(as_table(measure(graph, engines | {"Neo4j": store})))


if __name__ == "__main__":
    main()
