"""Random well-typed queries get the same answer in memory and from a real Neo4j."""

import os
from collections.abc import Iterator
from random import Random

import pytest
from cypher_queries import QueryMaker
from engines import BothEngines, as_text, both_engines
from generated import generated
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st

from graph.projection import project

pytestmark = pytest.mark.neo4j

EXAMPLES = int(os.environ.get("ENTENTE_CYPHER_EXAMPLES", "250"))
"""How many queries to compare; some thousands before another release of an engine is let in."""


@pytest.fixture(scope="module")
def engines(neo4j_server, neo4j_driver) -> Iterator[BothEngines]:
    with both_engines(project(generated(120)), neo4j_server, neo4j_driver) as both:
        yield both


@pytest.fixture(scope="module")
def answered() -> Iterator[list[int]]:
    """How many rows each query gave; queries that find nothing prove little."""
    counts: list[int] = []
    yield counts
    assert len(counts) >= min(EXAMPLES, 200)
    assert sum(count > 0 for count in counts) >= len(counts) // 4


@settings(
    max_examples=EXAMPLES,
    derandomize="ENTENTE_CYPHER_EXAMPLES" not in os.environ,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32))
def test_random_queries_get_equal_rows(engines, answered, seed):
    query, parameters = QueryMaker(Random(seed)).query()
    note(query)
    memory, server = engines.run(query, parameters)
    ordered = "ORDER BY" in query.splitlines()[-1]
    assert as_text(memory, ordered=ordered) == as_text(server, ordered=ordered)
    assert [list(row) for row in memory] == [list(row) for row in server]
    answered.append(len(memory))
