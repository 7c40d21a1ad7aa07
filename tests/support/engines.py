"""One graph in both engines, and how to compare what they answer."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from neo4j import Driver
from neo4j_server import ExternalServer, LocalServer, wipe

from graph.cypher import InMemoryCypher
from graph.neo4j_store import Neo4jStore
from graph.projection import Projection

Rows = list[dict[str, Any]]


class BothEngines:
    """Asks the graph in memory and on Neo4j."""

    def __init__(self, projection: Projection, store: Neo4jStore) -> None:
        self.memory = InMemoryCypher(projection, timeout=30)
        self.store = store

    def run(self, query: str, parameters: Mapping[str, Any] | None = None) -> tuple[Rows, Rows]:
        """The rows in memory and those of Neo4j."""
        return self.memory.run(query, parameters), self.store.run(query, parameters)


def as_text(rows: Rows, *, ordered: bool) -> list[str]:
    """The rows as JSON, `1` and `1.0` apart; lists called `bag…` have no order, nor have rows unless `ordered`."""
    texts = [json.dumps(_settled(row), sort_keys=True, ensure_ascii=False) for row in rows]
    return texts if ordered else sorted(texts)


def _settled(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: sorted(value, key=json.dumps) if name.startswith("bag") and isinstance(value, list) else value
        for name, value in row.items()
    }


@contextmanager
def both_engines(projection: Projection, server: LocalServer | ExternalServer, driver: Driver) -> Iterator[BothEngines]:
    """The projection in memory, and alone in the database of the server."""
    wipe(driver)
    with Neo4jStore(server.uri, server.user, server.password) as store:
        store.load(projection)
        yield BothEngines(projection, store)
    wipe(driver)
