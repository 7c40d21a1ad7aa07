"""A renamed state is one country; a dissolved one stays its own, and leads to those that followed it."""

import json
import re
from io import BytesIO

import pytest
from command import entente
from statements import membership, role

from graph import KnowledgeGraph
from graph.export.graphml import FORMAT as GRAPHML
from graph.former_states import succession_lines
from graph.memory import to_networkx
from graph.model import PartialDate
from graph.names import entities, properties, successions
from graph.neo4j_rows import relationship_batches
from graph.projection import project
from graph.proposals import proposals
from graph.resolution import country, demonym
from graph.resources import folder
from graph.restore import statements_of

HOW = {"continuation", "dissolution", "secession", "restoration", "union"}


@pytest.mark.parametrize(
    ("older", "id_"),
    [
        ("Zaire", "country:CD"),
        ("Republic of Zaire", "country:CD"),
        ("Burma", "country:MM"),
        ("Swaziland", "country:SZ"),
        ("Macedonia", "country:MK"),
        ("Ceylon", "country:LK"),
        ("Czech Republic", "country:CZ"),
        ("West Germany", "country:DE"),
    ],
)
def test_a_renamed_state_is_one_country_with_older_names(older, id_):
    assert country(older).id == id_


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Soviet Union", "country:SUHH"),
        ("Yugoslavia", "country:YUCS"),
        ("Czechoslovakia", "country:CSHH"),
        ("East Germany", "country:DDDE"),
        ("South Vietnam", "country:RVVN"),
        ("South Yemen", "country:YDYE"),
    ],
)
def test_a_dissolved_state_is_its_own(name, id_):
    assert country(name).id == id_
    assert id_ in successions()
    assert properties()[id_]["qid"]


def test_the_people_of_a_former_state_are_its_own():
    assert demonym("South Vietnamese").id == "country:RVVN"
    assert demonym("Vietnamese").id == "country:VN"


def test_the_table_is_of_known_states_dates_and_manners():
    rows = [one for found in successions().values() for one in found]
    assert {one.state for one in rows} | {one.successor for one in rows} <= entities().keys()
    assert {one.how for one in rows} == HOW
    assert all(PartialDate(one.since).year > 1970 and one.source for one in rows)
    assert len({one[:2] for one in rows}) == len(rows)


def test_no_state_has_two_that_continue_it():
    continued = [one.state for found in successions().values() for one in found if one.how == "continuation"]
    assert len(continued) == len(set(continued))


def test_the_table_has_the_successors_of_the_states_of_rigour():
    rows = json.loads((folder("seeds") / "territories.json").read_text(encoding="utf-8"))
    theirs = {row["id"]: row["successors"] for row in rows if "successors" in row and row["kind"] == "Country"}
    ours = {state: [one.successor for one in found] for state, found in successions().items()}
    added = {"country:RVVN", "country:VDVN", "country:YAYE", "country:YDYE"}
    assert {state: found for state, found in ours.items() if state not in added} == theirs


SOVIET_UNION, RUSSIA, ESTONIA = (entities()[f"country:{code}"] for code in ("SUHH", "RU", "EE"))


def said(*states):
    return [role("Ana Ilić", f"envoy {number}", one, start=number) for number, one in enumerate(states)]


def succeeded_by(projection):
    return [one for one in projection.relationships.values() if one.type == "SUCCEEDED_BY"]


def test_a_former_state_leads_to_its_successor_where_texts_speak_of_both():
    (edge,) = succeeded_by(project(said(SOVIET_UNION, RUSSIA)))
    assert (edge.start, edge.end) == ("country:SUHH", "country:RU")
    assert {name: edge.properties[name] for name in ("since", "how", "asserted")} == {
        "since": "1991-12-26",
        "how": "continuation",
        "asserted": True,
    }
    assert "statements" not in edge.properties


@pytest.mark.parametrize("states", [[SOVIET_UNION], [RUSSIA], [RUSSIA, ESTONIA]])
def test_a_state_that_no_text_speaks_of_is_not_brought_in(states):
    projection = project(said(*states))
    assert succeeded_by(projection) == []
    assert {id_ for id_ in projection.nodes if id_.startswith("country:")} == {one.id for one in states}


def test_relationships_stay_in_order():
    projection = project(said(ESTONIA, SOVIET_UNION, RUSSIA))
    places = [(one.start, one.end, one.key) for one in projection.relationships.values()]
    assert places == sorted(places)
    assert len(succeeded_by(projection)) == 2


def test_what_a_former_state_was_a_member_of_is_not_handed_on():
    graph = KnowledgeGraph().add(
        [membership(SOVIET_UNION, entities()["org:united-nations"]), *said(SOVIET_UNION, RUSSIA)]
    )
    assert [one.country for one in graph.members("UN")] == ["Soviet Union"]


def test_states_are_never_proposed_to_be_one():
    graph = KnowledgeGraph().add(said(SOVIET_UNION, RUSSIA))
    assert not list(proposals(graph.ledger))


def test_it_is_asked_in_cypher():
    query = (
        "MATCH (a:Country)-[s:SUCCEEDED_BY]->(b:Country) RETURN a.name AS a, s.since AS since, b.name AS b ORDER BY b"
    )
    assert KnowledgeGraph().add(said(SOVIET_UNION, RUSSIA, ESTONIA)).query(query) == [
        {"a": "Soviet Union", "since": "1991-09-06", "b": "Estonia"},
        {"a": "Soviet Union", "since": "1991-12-26", "b": "Russia"},
    ]


def test_it_goes_to_neo4j_as_any_relationship():
    (batch,) = [one for one in relationship_batches(project(said(SOVIET_UNION, RUSSIA))) if one.name == "SUCCEEDED_BY"]
    (row,) = batch.rows
    values = dict(zip(batch.names, row[:-2], strict=True))
    assert (row[-2:], values["how"]) == (["country:SUHH", "country:RU"], "continuation")


def test_it_is_in_graphml_and_comes_back_without_becoming_a_statement():
    projection = project(said(SOVIET_UNION, RUSSIA))
    file = BytesIO()
    GRAPHML.write(projection, file)
    read = GRAPHML.read(BytesIO(file.getvalue()))
    edges = [edge for *_, edge in read.edges(data=True) if edge["relationship"] == "SUCCEEDED_BY"]
    assert [(edge["how"], edge["since"]) for edge in edges] == [("continuation", "1991-12-26")]
    assert {one.id for one in statements_of(to_networkx(projection))} == {one.id for one in said(SOVIET_UNION, RUSSIA)}


def test_turtle_holds_it_for_true():
    pytest.importorskip("rdflib", reason="Turtle needs the extra rdf")
    from graph.export.turtle import FORMAT as TURTLE

    file = BytesIO()
    TURTLE.write(project(said(SOVIET_UNION, RUSSIA)), file)
    assert re.search(r"t:SUCCEEDED_BY \S*country\S*RU", file.getvalue().decode())


def test_show_tells_what_followed(tmp_path):
    with KnowledgeGraph.open(tmp_path / "geo.db") as graph:
        graph.add(said(SOVIET_UNION))
    done = entente(tmp_path, "show", "Soviet Union")
    assert "Soviet Union → Russia: succeeded by, 1991-12-26 [continuation]\n" in done.out
    assert succession_lines("country:FR") == []
