"""Runs Cypher: the one small interface behind which the engines stand, so that each can be replaced."""

from collections.abc import Mapping
from typing import Any, Protocol

from graph.cypher_text import read, writes
from graph.kglite_engine import InMemoryCypher

__all__ = ["CypherEngine", "InMemoryCypher", "is_write"]


class CypherEngine(Protocol):
    """What can be asked in Cypher."""

    def run(self, query: str, parameters: Mapping[str, Any] | None = None) -> list[dict[str, Any]]:
        """The rows of the answer, each column by its name, as plain JSON-like values."""
        ...


def is_write(query: str) -> bool:
    """Whether the query would change the graph or its schema.

    Raises:
        QueryError: A string, a comment or a bracket is left open.

    >>> is_write("MATCH (n) RETURN n.name AS `create`"), is_write("MATCH (n) SET n.seen = true")
    (False, True)
    """
    return writes(read(query)) is not None
