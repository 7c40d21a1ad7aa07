"""Turtle: readers that are not ours find the facts, statuses, quotes and dates of the graph in it, and no more."""

import doctest
import io
import re
import tracemalloc
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest
import rdflib
from generated import generated
from hypothesis import given, settings
from small import small
from statements import document, membership, role, statement_lists

from graph import KnowledgeGraph
from graph.errors import FormatError
from graph.export import _turtle_terms, export, importers
from graph.export.turtle import write_turtle
from graph.memory import to_networkx
from graph.model import Document, Entity, PartialDate
from graph.projection import project

PREFIXES = """
PREFIX ent: <urn:entente:> PREFIX id: <urn:entente:id:> PREFIX end: <urn:entente:end:>
PREFIX p: <urn:entente:p:> PREFIX pq: <urn:entente:pq:> PREFIX ps: <urn:entente:ps:> PREFIX t: <urn:entente:t:>
PREFIX wikibase: <http://wikiba.se/ontology#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX dcterms: <http://purl.org/dc/terms/> PREFIX owl: <http://www.w3.org/2002/07/owl#>
"""
MEMBERS = """SELECT ?country ?relation ?status ?asserted ?since ?until ?last_stated ?documents {
    ?c p:MEMBER_OF ?m ; rdfs:label ?country .
    ?m ps:MEMBER_OF id:org:shanghai-cooperation-organisation ;
        pq:relation ?relation ; pq:status ?status ; ent:asserted ?asserted ; ent:documents ?documents
    OPTIONAL { ?m pq:since ?since } OPTIONAL { ?m pq:until ?until } OPTIONAL { ?m ent:last_stated ?last_stated } }"""
WHO_SANCTIONS_WHOM = """SELECT ?issuer ?target ?status ?date ?reason (GROUP_CONCAT(?quote; separator="|") AS ?quotes) {
    ?sanction a ent:Sanction ; ent:asserted true ; pq:status ?status ; p:TARGETS/ps:TARGETS/rdfs:label ?target .
    ?said end:sanction ?sanction ; ent:asserted true .
    ?said oa:hasTarget/oa:hasSelector/oa:exact ?quote
    OPTIONAL { ?by_whom p:IMPOSED/ps:IMPOSED ?sanction ; rdfs:label ?issuer }
    OPTIONAL { ?sanction pq:date ?date } OPTIONAL { ?sanction pq:reason ?reason }
} GROUP BY ?sanction ?issuer ?target ?status ?date ?reason"""
UNCONFIRMED = """SELECT ?status ?kind ?quote ?attribution ?published ?document {
    ?said a ent:Statement ; ent:asserted false ; pq:status ?status ; ent:relation_type ?kind ;
        oa:hasTarget/oa:hasSelector/oa:exact ?quote ; prov:wasDerivedFrom ?where
    OPTIONAL { ?said prov:wasAttributedTo/rdfs:label ?attribution }
    OPTIONAL { ?where dcterms:issued ?published } OPTIONAL { ?where dcterms:title ?document } }"""
DIRECT = """SELECT ?start ?end { ?start ?direct ?end . FILTER STRSTARTS(STR(?direct), "urn:entente:t:") }"""


def turtle(graph):
    file = io.BytesIO()
    write_turtle(graph, file)
    return file.getvalue()


def in_rdflib(written):
    graph = rdflib.Graph().parse(data=written, format="turtle")
    return lambda query: [
        {str(name): str(value) for name, value in row.asdict().items()} for row in graph.query(PREFIXES + query)
    ]


def in_oxigraph(written):
    store = pyoxigraph.Store()
    store.load(written, format=pyoxigraph.RdfFormat.TURTLE)

    def run(query):
        found = store.query(PREFIXES + query)
        names = [one.value for one in found.variables]
        return [{name: row[name].value for name in names if row[name] is not None} for row in found]

    return run


ENGINES = [in_rdflib, in_oxigraph]


def as_text(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def the_same(found, expected):
    """The rows of SPARQL, in any order, and those of a saved query: texts, and what is absent left out."""
    wanted = [{name: as_text(value) for name, value in row.items() if value is not None} for row in expected]
    return sorted(map(sorted, map(dict.items, found))) == sorted(map(sorted, map(dict.items, wanted)))


def members(graph):
    """The rows of the saved query, without the columns that the SPARQL query does not ask for."""
    rows = graph.run("members", organization="SCO")
    return [{name: value for name, value in row.items() if name not in ("organization", "fact")} for row in rows]


@pytest.fixture(scope="module")
def graph():
    return KnowledgeGraph().add(small())


@pytest.mark.parametrize("engine", ENGINES)
def test_sparql_and_the_saved_queries_agree(graph, engine):
    ask = engine(turtle(graph.projection))
    assert the_same(ask(MEMBERS), members(graph))
    assert the_same(ask(UNCONFIRMED), graph.run("unconfirmed", limit=1000))
    rows = graph.run("who_sanctions_whom", limit=1000)
    assert len(rows) == 4
    found = [row | {"quotes": "|".join(sorted(row["quotes"].split("|")))} for row in ask(WHO_SANCTIONS_WHOM)]
    assert the_same(found, [row | {"quotes": "|".join(sorted(row["quotes"]))} for row in rows])


@settings(max_examples=30, deadline=None)
@given(statement_lists)
def test_whatever_is_stated_sparql_finds_the_facts_of_the_graph(statements):
    graph = KnowledgeGraph().add(statements)
    ask = in_oxigraph(turtle(graph.projection))
    facts = [one for one in graph.projection.relationships.values() if one.type not in ("ABOUT", "STATED_IN")]
    assert {row["fact"] for row in ask("SELECT ?fact { ?fact a wikibase:Statement }")} == {
        f"urn:entente:id:{one.key}" for one in facts
    }
    assert the_same(ask(MEMBERS), members(graph))
    assert the_same(ask(UNCONFIRMED), graph.run("unconfirmed", limit=1000))


@settings(max_examples=30, deadline=None)
@given(statement_lists)
def test_only_what_is_asserted_has_a_direct_triple(statements):
    graph = project(statements)
    asserted = {id_ for id_, node in graph.nodes.items() if node.properties.get("asserted")}
    facts = {
        (f"urn:entente:id:{one.start}", f"urn:entente:id:{one.end}")
        for one in graph.relationships.values()
        if one.properties.get("asserted", bool(asserted & set(one.properties.get("statements", []))))
        and one.type not in ("ABOUT", "STATED_IN")
    }
    found = {(row["start"], row["end"]) for row in in_oxigraph(turtle(graph))(DIRECT)}
    assert found == facts


def test_an_observer_is_directly_an_observer_and_no_member():
    place = Entity("country:KZ", "Country", "Kazakhstan")
    body = Entity("org:x", "Organization", "X")
    ask = in_oxigraph(turtle(project([membership(place, body, "observer")])))
    assert ask("SELECT ?o { id:country:KZ t:observer ?o }") == [{"o": "urn:entente:id:org:x"}]
    assert ask("SELECT ?o { id:country:KZ t:member|t:MEMBER_OF ?o }") == []


@pytest.mark.parametrize("engine", ENGINES)
def test_dates_keep_their_precision(engine):
    said = role("Li", "mayor", None, "former", since="2018", until="2018-03", where=document("a", "2018-03-21"))
    ask = engine(turtle(project([said])))
    (row,) = ask(
        "SELECT ?a (DATATYPE(?a) AS ?x) ?b (DATATYPE(?b) AS ?y) ?c (DATATYPE(?c) AS ?z) "
        "{ ?f a wikibase:Statement ; pq:since ?a ; pq:until ?b . ?d dcterms:issued ?c }"
    )
    assert [row[name] for name in "abc"] == ["2018", "2018-03", "2018-03-21"]
    assert [row[name].rpartition("#")[2] for name in "xyz"] == ["gYear", "gYearMonth", "date"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_quote_can_be_found_again_in_its_document(engine):
    text = "Talks. Li Shangfu, the mayor, spoke."
    where = Document("doc:a", "Talks", "https://example.org/a?b=1&c=é", PartialDate("2023"))
    said = role("Li Shangfu", "mayor", where=where, quote=text[7:28], start=7, attribution="a spokesman")
    ask = engine(turtle(project([said])))
    (row,) = ask(
        "SELECT ?exact ?start ?end ?url ?by { ?f prov:wasDerivedFrom ?s . ?s oa:hasTarget ?t ; "
        "prov:wasDerivedFrom ?d ; prov:wasAttributedTo/rdfs:label ?by . ?d <https://schema.org/url> ?url . "
        "?t oa:hasSource ?d ; oa:hasSelector [ oa:exact ?exact ] , [ oa:start ?start ; oa:end ?end ] }"
    )
    assert text[int(row["start"]) : int(row["end"])] == row["exact"] == "Li Shangfu, the mayor"
    assert (row["url"], row["by"]) == (where.url, "a spokesman")


def test_the_queries_of_the_documentation_find_something(graph):
    text = (Path(__file__).resolve().parents[2] / "docs" / "rdf.md").read_text(encoding="utf-8")
    queries = re.findall(r"^```sparql\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert len(queries) >= 2
    ask = in_oxigraph(turtle(graph.projection))
    assert all(ask(query) for query in queries)


def test_items_of_wikidata_are_the_same(graph):
    ask = in_oxigraph(turtle(graph.projection))
    assert ask("SELECT ?q { id:country:RU owl:sameAs ?q }") == [{"q": "http://www.wikidata.org/entity/Q159"}]


HOSTILE = [
    'a "quoted" \\ name', "two\nlines\r\n", "\x00\x07\x7f", '<script>alert("x")</script> . <a:b> <c:d> "e" .',
    "=cmd|' /C'", '"""', "\\", "tail\\", "\u202etxet\u202c", "\\u0041", "\u2028\x85",
]  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_data(engine, name):
    entity = Entity(f"org:{name}", "Organization", f"x{name}", f"Q1{name}")
    where = Document(f"doc:{name}", name, name)
    said = role("Li", f"mayor{name}", entity, where=where, quote=f"q{name}", attribution=f"by{name}")
    ask = engine(turtle(project([said])))
    assert ask("SELECT ?l { ?e a ent:Organization ; rdfs:label ?l }") == [{"l": f"x{name}"}]
    assert ask("SELECT ?q { ?s oa:exact ?q }") == [{"q": f"q{name}"}]
    assert ask("SELECT ?t ?u { ?d dcterms:title ?t ; <https://schema.org/url> ?u }") == [{"t": name, "u": name}]
    assert ask("SELECT ?n { ?s prov:wasAttributedTo/rdfs:label ?n }") == [{"n": f"by{name}"}]


def test_half_a_character_is_replaced():
    said = role("Li", "mayor", quote="a\ud800b")
    assert in_oxigraph(turtle(project([said])))("SELECT ?q { ?s oa:exact ?q }") == [{"q": "a?b"}]


def test_the_bytes_depend_on_the_graph_alone(graph):
    backwards = nx.MultiDiGraph()
    graph_of = to_networkx(graph.projection)
    backwards.add_nodes_from(reversed(list(graph_of.nodes(data=True))))
    backwards.add_edges_from(reversed(list(graph_of.edges(keys=True, data=True))))
    assert turtle(backwards) == turtle(graph.projection)


def test_both_readers_find_as_many_triples(graph):
    written = turtle(graph.projection)
    assert len(rdflib.Graph().parse(data=written)) == len(set(pyoxigraph.parse(written, pyoxigraph.RdfFormat.TURTLE)))


def test_a_large_graph_is_written_piece_by_piece(tmp_path):
    graph = to_networkx(project(generated(1000)))
    write_turtle(graph, tmp_path / "first.ttl")  # what is loaded once is not counted
    tracemalloc.start()
    write_turtle(graph, tmp_path / "large.ttl")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < (tmp_path / "large.ttl").stat().st_size / 2


def test_only_a_graph_of_ours_can_be_written(tmp_path):
    plain = nx.MultiDiGraph()
    plain.add_node("a")
    with pytest.raises(FormatError, match="the node 'a' has no kind"):
        export(plain, tmp_path / "x.ttl")
    plain = nx.MultiDiGraph()
    plain.add_edge("a", "b")
    nx.set_node_attributes(plain, "Person", "kind")
    with pytest.raises(FormatError, match="has no relationship"):
        export(plain, tmp_path / "x.ttl")
    plain.nodes["a"]["born"] = {"year": 1950}
    with pytest.raises(FormatError, match="Turtle cannot hold"):
        export(plain, tmp_path / "x.ttl")
    assert list(tmp_path.iterdir()) == []


def test_turtle_is_written_only():
    assert ".ttl" not in importers()


def test_the_examples_hold():
    tried = doctest.testmod(_turtle_terms)
    assert tried.failed == 0
    assert tried.attempted
