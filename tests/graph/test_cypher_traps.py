"""Where the in-memory engine, left alone, would answer otherwise than Neo4j: each trap is closed, or documented."""

import math
from collections.abc import Iterator

import pytest
from engines import BothEngines, as_text, both_engines
from small import small

from graph.errors import EntenteError, ParameterError, QueryError
from graph.projection import project

pytestmark = pytest.mark.neo4j

CLOSED = {
    "no invented title": "MATCH (n:Person) RETURN n.id AS id, n.title AS title ORDER BY id",
    "a title is no name": "MATCH (n:Document) RETURN n.id AS id, n.name AS name, n.title AS title ORDER BY id",
    "titles are found": "MATCH (n {title: 'defence minister'}) RETURN n.id, n['title']",
    "a node has no type": "MATCH (n) RETURN n.type, n.label, n.node_type, n['type'], count(*)",
    "nor is it found by one": "MATCH (n {type: 'Person'}) RETURN n.id",
    "nor filtered by one": "MATCH (n) WHERE n.label IS NOT NULL OR n.type = 'Person' RETURN n.id",
    "a relationship has no id": "MATCH ()-[r]->() RETURN r.id, r.type, r.connection_type, r.start, r.end, count(*)",
    "nor one in a list": "MATCH ()-[r:HOLDS_ROLE]->() WITH collect(r) AS rs UNWIND rs AS one RETURN one.id, one.key",
    "nor one in a map": "MATCH (a)-[r:HOLDS_ROLE]->() WITH {r: r, a: a} AS m RETURN m.r.id, m.r.key, m.a.id",
    "nor is it found by one's id": "MATCH ()-[r {id: 1}]->() RETURN r.key",
    "positions of a quote": "MATCH (s:Statement) RETURN s.start, s.end, s.id",
    "properties as stored": "MATCH (n) RETURN n.id AS id, properties(n) AS p ORDER BY id",
    "those of relationships": "MATCH ()-[r]->() RETURN r.key AS key, properties(r) AS p ORDER BY key",
    "maps keep their keys": "WITH {type: 'a', id: 1, title: 'b'} AS m RETURN m.type, m.id, m['title'], m",
    "maps in parameters too": "UNWIND $rows AS row RETURN row.id, row.type, row",
    "parts of a node": "MATCH (n:Role) RETURN n {.title, .type, .id, has: n.category} AS part",
    "an unaliased part": "MATCH (n:Role) RETURN n {.title}",
    "parts of a relationship": "MATCH ()-[r:MEMBER_OF]->() RETURN r {.key, .type, .id, .since, n: 1} AS part",
    "parts of nothing": "MATCH (c:Country) OPTIONAL MATCH (c)-[r:NO]->(x) RETURN c.id, r {.key} AS r, x {.id, c} AS x",
    "variables as parts": "MATCH (r:Role) WITH r, r.title AS t, 1 AS id RETURN r {.id, t, n: r.name} AS part, r {id}",
    "collected parts": "MATCH (r:Role) WITH r ORDER BY r.id RETURN collect(r {.id, .title}) AS parts",
    "a column named like its variable": "MATCH (d:Document) RETURN d.id AS d, 1 AS one ORDER BY d",
    "keys of parameters": "RETURN $rows[0].type AS a, $rows[$zero]['type'] AS b, $rows[0].id AS c",
    "whole nodes": "MATCH (n:Document) RETURN n",
    "whole relationships": "MATCH ()-[r:MEMBER_OF]->() RETURN r",
    "whole paths": "MATCH p = (:Person)-[:HOLDS_ROLE]->()-[:ROLE_IN]->() RETURN p",
    "columns as written": "MATCH (n:Country) RETURN n.name  ,  count( * ), toUpper( n.name )+'x'",
    "columns of the star": "MATCH (z:Country)-[a:MEMBER_OF]->(m) RETURN *, z.name AS name",
    "names in backticks": "MATCH (`a b`:Country) RETURN `a b`.`name`, `a b`.name AS `n ``m`",
    "comments": "MATCH (n:Country) // all of them\n/* but not\nDELETE n */ RETURN n.name",
    "words in texts": "RETURN 'CREATE (n) SET n.x = 1 // no' AS a, \"it's `so`\" AS b",
    "escapes": r"RETURN 'a\'b\\c\d\u00e9\n' AS a",
    "nulls last": "UNWIND [2, null, 1] AS x RETURN x ORDER BY x",
    "nulls first when descending": "UNWIND [2, null, 1] AS x RETURN x ORDER BY x DESC",
    "mixed kinds in order": "UNWIND [1, 'a', true, null, 1.5, [1]] AS x RETURN x ORDER BY x",
    "texts by letters": "UNWIND ['b', 'B', 'é', 'z', '10', '9'] AS x RETURN x ORDER BY x",
    "letters beyond the basic plane": "UNWIND ['😀', '￼', 'a'] AS x RETURN x ORDER BY x",
    "whole and other numbers": "RETURN 7 / 2 AS a, 7 / 2.0 AS b, -7 % 3 AS c, 2 ^ 2 AS d, 1 + 1.0 AS e, 3 = 3.0 AS f",
    "null is unknown": "RETURN null = null AS a, 1 IN [null] AS b, null IN [] AS c, NOT null AS d, 'a' < 1 AS e",
    "lists": "RETURN [1, 2, 3][-2..] AS a, tail([1]) AS b, [1] + 2 AS c, range(3, 1, -1) AS d, head([]) AS e",
    "a comprehension after IN": "RETURN 2 IN [x IN range(0, 3) WHERE x > 1 | x] AS a",
    "a relationship once in a pattern": "MATCH (a)-[x:MEMBER_OF]-(b)-[y:MEMBER_OF]-(c) RETURN a.id, b.id, c.id",
    "but twice in two": "MATCH (a)-[x:MEMBER_OF]-(b) MATCH (b)-[y:MEMBER_OF]-(c) RETURN a.id, b.id, c.id",
    "distinct ends of some relationships": (
        "MATCH (n:Country) MATCH (n)-[r:MEMBER_OF|ROLE_IN]-(x) WHERE coalesce(r.asserted, true) "
        "RETURN count(DISTINCT x.id) AS n"
    ),
    "counted paths of two": "MATCH (a)-[*2]-(b) RETURN count(*)",
    "counted chains": "MATCH (a:Sanction)-[r]-(b)-[s]-(c) RETURN count(*)",
    "counted chains after WITH": "MATCH (a)<-[:ABOUT]-(s:Statement)-[:STATED_IN]-(d) WITH a, s, d RETURN count(*)",
    "no match, optional": "MATCH (c:Country) OPTIONAL MATCH (c)-[m:NO]->(o) RETURN c.id, m, o, type(m), labels(o), o.x",
    "aggregates of nothing": "MATCH (n:Nothing) RETURN count(n), collect(n), sum(n.x), avg(n.x), max(n.x)",
    "an unknown label": "MATCH (n:Nothing) RETURN n",
    "an unknown property in a pattern": "MATCH (n:Person {nothing: 1, never: 2}) RETURN n",
    "another kind's property in a pattern": "MATCH (n:Person {quote: 'x'}) RETURN n",
    "an unknown type": "MATCH ()-[r:NOTHING]->() RETURN r",
    "patterns as conditions": "MATCH (p:Person) WHERE NOT (p)-[:HOLDS_ROLE {status: 'denied'}]->() RETURN p.id",
    "EXISTS and COUNT": "MATCH (p:Person) RETURN p.id, EXISTS { (p)<-[:TARGETS]-() } AS e, COUNT { (p)--() } AS c",
    "shortest path": "MATCH p = shortestPath((a {id: 'country:CN'})-[*]-(b {id: 'country:US'})) RETURN length(p)",
    "regular expressions": r"UNWIND ['ab', 'é', '7', 'a b', 'a\nb'] AS x RETURN x, x =~ '\w+', x =~ '\d', x =~ 'a.b'",
    "patterns match the whole": "RETURN 'inactive' =~ 'active' AS a, 'ACTIVE' =~ '(?i)active' AS b",
    "a pattern as parameter": "UNWIND ['é', 'ab'] AS x RETURN x =~ $pattern AS a",
    "subqueries": "MATCH (c:Country) CALL { WITH c MATCH (c)--(x) RETURN count(x) AS n } RETURN c.id, n",
    "unions": "MATCH (n:Country) RETURN n.name AS name UNION MATCH (n:Organization) RETURN n.name AS name",
    "labels are tested": "MATCH (n) WHERE n:Person OR 'Country' IN labels(n) RETURN n.id, size(labels(n)) AS labels",
}
"""Trap → a query that would show it."""

PARAMETERS = {"rows": [{"id": "a", "type": "b", "title": None}, {"id": "c"}], "pattern": r"\w+", "zero": 0}

DOCUMENTED = {
    "division by zero": ("RETURN 1.0 / 0 AS x", None, math.inf),
    "blanks before a number": ("RETURN toFloat(' 1.5') AS x", None, 1.5),
    "no-break spaces": (r"RETURN size(trim('\u00a0')) AS x", 0, 1),
    "no real number": ("RETURN log(0) AS x", None, -math.inf),
    "null in a list": ("RETURN [1] + null AS x", [1, None], None),
    "numbers as text": ("RETURN toString(12345678.5) AS x", "12345678.5", "1.23456785E7"),
    "equal numbers": ("UNWIND [1, 1.0] AS n WITH DISTINCT n RETURN count(n) AS x", 2, 1),
    "COUNT compared with a fraction": (
        "MATCH (n:Document {id: 'doc:a'}) RETURN 0.5 <= COUNT { (n)-[:ABOUT]-() } AS x",
        False,
        True,
    ),
}
"""What differs → a query, its value in memory, its value on Neo4j."""

LENIENT = {
    "conditions": "RETURN CASE WHEN 1 THEN 'a' END AS x",
    "text and truth": "RETURN 'a' + true AS x",
    "functions of texts": "RETURN toUpper(1) AS x",
    "sums": "MATCH (n:Person) RETURN sum(n.name) AS x",
    "sizes": "RETURN size({a: 1}) AS x",
    "length": "RETURN length('abc') AS x",
    "fields of a number": "WITH 1 AS n RETURN n.x AS x",
}
"""Kinds of values that Neo4j refuses and memory takes."""


@pytest.fixture(scope="module")
def engines(neo4j_server, neo4j_driver) -> Iterator[BothEngines]:
    with both_engines(project(small()), neo4j_server, neo4j_driver) as both:
        yield both


@pytest.mark.parametrize("trap", CLOSED)
def test_a_closed_trap_gives_equal_rows(engines, trap):
    memory, server = engines.run(CLOSED[trap], PARAMETERS)
    ordered = "ORDER BY" in CLOSED[trap]
    assert as_text(memory, ordered=ordered) == as_text(server, ordered=ordered)
    assert [list(row) for row in memory] == [list(row) for row in server]


def test_the_order_of_labels_is_that_of_a_database_that_a_load_began(engines):
    (row,) = engines.memory.run("MATCH (n {id: 'country:CN'}) RETURN labels(n) AS labels")
    assert row == {"labels": ["Entity", "Country"]}


@pytest.mark.parametrize("difference", DOCUMENTED)
def test_a_documented_difference_is_as_documented(engines, difference):
    query, in_memory, on_server = DOCUMENTED[difference]
    memory, server = engines.run(query)
    assert (memory, server) == ([{"x": in_memory}], [{"x": on_server}])


@pytest.mark.parametrize("what", LENIENT)
def test_memory_takes_kinds_that_neo4j_refuses(engines, what):
    assert engines.memory.run(LENIENT[what])
    with pytest.raises(QueryError):
        engines.store.run(LENIENT[what])


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("MATCH (n) RETURN n.id = $missing", ParameterError),
        ("MATCH (n RETURN n", QueryError),
        ("MATCH (n) RETURN m", QueryError),
        ("MATCH (n) RETURN n.name, n.name", QueryError),
        ("MATCH (n) RETURN n.name AS a, n.id AS a", QueryError),
        ("MATCH (n) WITH n.name AS a RETURN n", QueryError),
        ("RETURN 1 AS a; RETURN 2 AS a", QueryError),
        ("MATCH (n) WHERE count(n) > 1 RETURN n", EntenteError),
    ],
)
def test_what_is_wrong_is_an_error_on_both(engines, query, expected):
    for engine in (engines.memory, engines.store):
        with pytest.raises(expected):
            engine.run(query)
