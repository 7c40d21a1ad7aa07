"""Cypher in memory: what it answers, what it refuses, and how it says so. Needs no server."""

import ast
import math
from datetime import date
from pathlib import Path

import kglite
import pytest
from generated import generated
from small import small

from graph import KnowledgeGraph
from graph.cypher import CypherEngine, InMemoryCypher, is_write
from graph.errors import ParameterError, QueryError, WriteRefused
from graph.projection import Node, Projection, Relationship, project

DOCS = Path(__file__).parents[2] / "docs" / "cypher.md"

REFUSED = {
    "procedures": ("CALL db.labels()", "procedures are not known in memory"),
    "graph algorithms": ("CALL pagerank() YIELD node RETURN node", "not known"),
    "FILTER": ("MATCH (n:Person) FILTER n.name = 'x' RETURN n", "'FILTER' is not known here"),
    "HAVING": ("MATCH (n) RETURN n.name AS a, count(*) AS c HAVING c > 1", "'HAVING' is not known here"),
    "INTERSECT": ("RETURN 1 AS a INTERSECT RETURN 1 AS a", "'INTERSECT' is not known here"),
    "EXCEPT": ("RETURN 1 AS a EXCEPT RETURN 1 AS a", "'EXCEPT' is not known here"),
    "windows": ("MATCH (n) RETURN row_number() OVER (ORDER BY n.id) AS a", "row_number() is not answered alike"),
    "NULLS FIRST": ("MATCH (n) RETURN n.id AS a ORDER BY a NULLS FIRST", "'NULLS' is not known here"),
    "FORMAT CSV": ("MATCH (n) RETURN n.id FORMAT CSV", "'FORMAT' is not known here"),
    "EXPLAIN": ("EXPLAIN MATCH (n) RETURN n", "a query in memory starts with"),
    "LIMIT before SKIP": ("MATCH (n) RETURN n.id LIMIT 3 SKIP 1", "write SKIP before LIMIT"),
    "two kinds of UNION": ("RETURN 1 AS a UNION RETURN 1 AS a UNION ALL RETURN 1 AS a", "do not mix"),
    "two queries": ("RETURN 1 AS a; RETURN 2 AS a", "one query at a time"),
    "!=": ("RETURN 1 != 2 AS a", "write <>"),
    "id()": ("MATCH (n) RETURN id(n)", "use n.id"),
    "elementId()": ("MATCH (n) RETURN elementId(n)", "use n.id"),
    "keys()": ("MATCH (n) RETURN keys(n)", "use properties(n)"),
    "all of a map": ("MATCH ()-[r]->() RETURN r {.*}", "use properties(n)"),
    "round()": ("RETURN round(2.5) AS a", "use floor(x * 100 + 0.5) / 100"),
    "stDev()": ("MATCH (n) RETURN stDev(n.documents)", "stDev() is not answered alike"),
    "other names of functions": ("RETURN ln(2) AS a", "ln() is not answered alike"),
    "dates": ("MATCH (n) WHERE n.since < date('2020-01-01') RETURN n", "write r.since < '2020-03'"),
    "durations": ("RETURN duration.between(date(), date()) AS a", "write r.since < '2020-03'"),
    "random numbers": ("RETURN rand() AS a", "another answer each time"),
    "a pattern as a value": ("MATCH (n:Person) RETURN (n)-->() AS a", "write EXISTS { … } or COUNT { … }"),
    "its size": ("MATCH (n:Person) WHERE size((n)-->()) > 1 RETURN n", "write EXISTS { … } or COUNT { … }"),
    "a filtered shortest path": (
        "MATCH p = shortestPath((a:Person)-[*]-(b:Country)) WHERE all(r IN relationships(p) WHERE r.asserted) RETURN p",
        "memory cannot filter the shortest path",
    ),
    "a shortest path as a value": ("MATCH (a:Person), (b) RETURN shortestPath((a)-[*]-(b))", "in a clause of its own"),
    "all shortest paths": ("MATCH p = allShortestPaths((a:Person)-[*]-(b:Country)) RETURN p", "256"),
    "the first label": ("MATCH (n) RETURN labels(n)[0]", "labels have no order"),
    "the head of labels": ("MATCH (n) RETURN head(labels(n))", "labels have no order"),
    "nodes in order": ("MATCH (n) RETURN n.name ORDER BY n", "has no order of its own"),
    "renamed nodes in order": ("MATCH (n) WITH n AS m RETURN m.name ORDER BY m", "has no order of its own"),
    "the greatest node": ("MATCH (n) RETURN max(n)", "has no order of its own"),
    "maps in order": ("MATCH (n) RETURN properties(n) AS p ORDER BY p", "has no order of its own"),
    "a column that hides a variable": ("MATCH (n) RETURN n.name AS n ORDER BY n.id", "n is a column here"),
    "properties by computed names": ("MATCH (n) RETURN n[$name] AS a", "write the property's name"),
    "computed keys of maps": ("MATCH (n:Role) WITH properties(n) AS m RETURN m[$name] AS a", "write the key itself"),
    "the star after a WITH": ("MATCH (a)-->(b) WITH a RETURN *", "name the columns"),
    "an aggregate beside what varies": ("MATCH (n:Statement) RETURN n.start + count(*) AS a", "in a WITH of their own"),
    "a computed pattern": ("RETURN 'a' =~ 'a' + '.*' AS a", "one text or one parameter"),
    "a class of letters": (r"RETURN 'a' =~ '\p{L}' AS a", r"uses \p"),
    "looking ahead": ("RETURN 'a' =~ 'a(?=b)' AS a", "uses (?=b)"),
    "a class in a class": ("RETURN 'a' =~ '[a-z&&[b]]' AS a", "a class within a class"),
    "other letters without case": ("RETURN 'É' =~ '(?i)é' AS a", "compare toLower(text)"),
    "a list that is a text": ("RETURN '[\"Oslo\"]' = 'Oslo' AS a", "equals its only item"),
    "types": ("RETURN 1 IS :: INTEGER AS a", "type predicates"),
    "no RETURN": ("MATCH (n)", "the query returns nothing"),
}
"""What only one engine answers, or both differently → a query, and a part of the message."""

WRITES = (
    "CREATE (n:X) RETURN n", "MATCH (n) SET n.x = 1", "MATCH (n) DELETE n", "MATCH (n) DETACH DELETE n RETURN 1 AS a",
    "MATCH (n) REMOVE n.x", "MERGE (n:X {id: '1'})", "FOREACH (x IN [1] | CREATE (:X))", "INSERT (:X)",
    "MATCH (n:Person) WITH n CREATE (m:X) RETURN m", "CREATE INDEX FOR (n:Person) ON (n.name)", "match (n) set n.x = 1",
    "DROP CONSTRAINT entente_person_id", "LOAD CSV FROM 'file:///x' AS row RETURN row", "MATCH (n)/**/SET/**/n.x=1",
)  # fmt: skip


@pytest.fixture(scope="module")
def engine() -> InMemoryCypher:
    return InMemoryCypher(project(small()))


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_answered_alike_is_refused_with_advice(engine, what):
    query, part = REFUSED[what]
    with pytest.raises(QueryError) as caught:
        engine.run(query, {"name": "title"})
    message = str(caught.value)
    assert part in message
    assert "\n" not in message


@pytest.mark.parametrize("query", WRITES)
def test_a_query_that_would_change_the_graph_is_refused(engine, query):
    before = engine.run("MATCH (n) RETURN count(n) AS n")
    with pytest.raises(WriteRefused, match="use --neo4j with --write"):
        engine.run(query)
    assert engine.run("MATCH (n) RETURN count(n) AS n") == before
    assert is_write(query)


def test_words_that_only_look_like_a_change_are_let_through(engine):
    query = "MATCH (n:Person {name: 'SET'}) WITH n.create AS `delete`, n AS m RETURN m.set, `delete` // DROP it"
    assert not is_write(query)
    assert engine.run(query) == []


def test_the_engine_itself_is_read_only_too(engine):
    with pytest.raises(kglite.ReadOnlyError):
        engine._graph.cypher("CREATE (:X {id: 1})")


def test_values_are_plain(engine):
    query = (
        "MATCH p = (a:Person {name: 'Dong Jun'})-[r:HOLDS_ROLE]->(b {title: 'president'}) RETURN a, r, p, [a] AS list"
    )
    (row,) = engine.run(query)
    node = {"id": "person:dong-jun", "labels": ["Entity", "Person"]}
    assert node.items() <= row["a"].items()
    assert row["a"]["properties"] == {"id": "person:dong-jun", "name": "Dong Jun", "origin": "entente"}
    assert (row["r"]["type"], row["r"]["start"], row["r"]["end"]) == (
        "HOLDS_ROLE",
        row["a"]["id"],
        "role:president--unknown",
    )
    assert row["r"]["properties"]["key"] == row["r"]["key"]
    assert row["p"] == {"nodes": [row["a"], row["p"]["nodes"][1]], "relationships": [row["r"]]}
    assert row["list"] == [row["a"]]


def test_a_result_does_not_lead_into_the_projection(engine):
    query = "MATCH (n:Person {name: 'Dong Jun'}) RETURN n"
    engine.run(query)[0]["n"]["properties"]["name"] = "somebody else"
    assert engine.run(query)[0]["n"]["properties"]["name"] == "Dong Jun"


def test_an_empty_graph_answers(capfd):
    engine: CypherEngine = InMemoryCypher(Projection())
    assert engine.run("MATCH (n:Person)-[r:HOLDS_ROLE]->(m {title: 'x'}) RETURN n.name, r, m") == []
    assert engine.run("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
    assert capfd.readouterr() == ("", "")


def test_every_kind_of_property_comes_back_as_it_was():
    properties = {
        "id": "x:1",
        "text": "a\n\x01“é😀",
        "number": 2**53 + 1,
        "real": 1.0,
        "truth": False,
        "list": ["a", ""],
    }
    engine = InMemoryCypher(Projection({"x:1": Node("x:1", ("X", "Entity"), properties)}))
    (row,) = engine.run("MATCH (n) RETURN n, n.text, n.number, n.real, n.truth, n.list, properties(n) AS p")
    assert row["n"]["properties"] == row["p"] == properties
    values = [row[f"n.{name}"] for name in ("text", "number", "real", "truth", "list")]
    assert repr(values) == repr([properties[name] for name in ("text", "number", "real", "truth", "list")])


def test_a_relationship_without_its_end_is_refused_when_the_graph_is_built():
    lost = Relationship("k", "R", "x:1", "x:2", {"key": "k"})
    engine = InMemoryCypher(Projection({"x:1": Node("x:1", ("X", "Entity"), {"id": "x:1"})}, {"k": lost}))
    with pytest.raises(KeyError):
        engine.run("MATCH (n) RETURN n")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("MATCH (n RETURN n", "line 1, column 1: "),
        ("MATCH (n)\nRETURN n.name,\n  'open", 'line 3, column 3: "\'open" is never closed'),
        ("MATCH (n) RETURN n.name /* open", "line 1, column 25: "),
        ("MATCH (n:Person]) RETURN n", "line 1, column 16: ']' closes nothing"),
        ("MATCH (n)\nWHERE n.type = 'x' AND\nRETURN n", "line 3, column 1: "),
        ("MATCH (n)\nRETURN elementId(n)", "line 2, column 8: elementId()"),
        ("MATCH (n) RETURN m.name", "m"),
        ("RETURN 1 + AS a", "line 1, column 12: "),
    ],
)
def test_a_syntax_error_is_one_line_with_the_place_in_the_query_as_asked(engine, query, message):
    with pytest.raises(QueryError) as caught:
        engine.run(query)
    assert message.replace("column 1: ", "column ") in str(caught.value)
    assert "\n" not in str(caught.value)
    assert "entente_" not in str(caught.value)


def test_a_parameter_that_is_missing_is_named_with_those_that_are_near(engine):
    with pytest.raises(ParameterError, match=r"the query needs the parameter \$name; did you mean names\?"):
        engine.run("MATCH (n:Nothing) WHERE n.name = $name RETURN n", {"names": "x"})


@pytest.mark.parametrize(
    "value", [date(2020, 1, 1), object(), math.nan, math.inf, 2**63, b"x", {"a": [date(2020, 1, 1)]}]
)
def test_only_plain_values_are_parameters(engine, value):
    with pytest.raises(ParameterError, match=r"\$x"):
        engine.run("RETURN $x AS x", {"x": value})


def test_a_text_that_memory_takes_for_its_only_item_is_no_parameter(engine):
    with pytest.raises(QueryError, match="equals its only item"):
        engine.run("MATCH (n) WHERE n.name = $x RETURN n", {"x": '["Oslo"]'})


def test_values_of_parameters_are_never_read_as_cypher(engine):
    hostile = "x' OR true //` }) DETACH DELETE n"
    assert engine.run("MATCH (n:Person {name: $x}) RETURN n", {"x": hostile}) == []
    assert engine.run("RETURN $x AS x", {"x": hostile}) == [{"x": hostile}]


def test_a_query_that_takes_too_long_is_stopped():
    engine = InMemoryCypher(project(generated(400)), timeout=0.2)
    with pytest.raises(QueryError, match=r"took longer than 0\.2 seconds"):
        engine.run("MATCH (a)--(b)--(c)--(d)--(e)--(f)--(g) WHERE a.id < g.id RETURN count(DISTINCT [a, c, e, g]) AS n")


def test_the_graph_is_built_once_and_anew_when_it_changes():
    graph = KnowledgeGraph().add(small()[:3])
    counted = "MATCH (s:Statement) RETURN count(s) AS n"
    assert graph.query(counted) == [{"n": 3}]
    engine = graph._engine
    assert graph.query(counted) == [{"n": 3}]
    assert graph._engine is engine
    assert graph.add(small()).query(counted) == [{"n": len(small())}]


def test_the_documentation_lists_what_differs_and_what_is_refused():
    text = DOCS.read_text(encoding="utf-8")
    traps = ast.parse((Path(__file__).parent / "test_cypher_traps.py").read_text(encoding="utf-8"))
    tables = {node.targets[0].id: node.value for node in traps.body if isinstance(node, ast.Assign)}
    shown = [ast.literal_eval(value.elts[0]) for value in tables["DOCUMENTED"].values]
    assert [query for query in shown if query.removesuffix(" AS x") not in text] == []
