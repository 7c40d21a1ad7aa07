"""The files of saved queries, and the values that they are given."""

from datetime import UTC, datetime

import pytest
from small import small

from graph import KnowledgeGraph
from graph.cypher_rewrite import portable
from graph.errors import FormatError, NotFound, ParameterError
from graph.ontology import KINDS
from graph.resources import folder
from graph.saved_queries import Parameter, bind, is_name, parse, saved_queries, saved_query

SOURCE = """// What it answers,
// in two lines.
//
// $country (country): The country.
// $on (date, default today): The date.
// $limit (integer, default 5): How many.
// $words (list, default any): Some words.
MATCH (n {id: $country}) RETURN n, $on, $limit, $words
"""


def test_a_file_tells_what_it_answers_and_its_parameters():
    query = parse("example", SOURCE)
    assert query.description == "What it answers, in two lines."
    assert query.parameters["country"] == Parameter("country", "country", "The country.")
    assert query.parameters["limit"] == Parameter("limit", "integer", "How many.", "5")
    assert query.text == "MATCH (n {id: $country}) RETURN n, $on, $limit, $words\n"
    assert query.to_row()["parameters"] == "country [on=today] [limit=5] [words=any]"
    assert query.to_dict()["parameters"][0]["name"] == "country"


def test_a_file_without_a_head_or_with_an_unknown_type_is_refused():
    with pytest.raises(FormatError, match="does not say what it answers"):
        parse("example", "MATCH (n) RETURN n")
    with pytest.raises(FormatError, match="names no type"):
        parse("example", "// It answers.\n// $x (float): A number.\nRETURN $x AS x")


def test_there_are_enough_and_each_is_named_by_its_file():
    assert len(saved_queries()) >= 24
    assert list(saved_queries()) == sorted(
        file.stem for file in folder("cypher").glob("*.cypher") if file.stem != "constraints"
    )


@pytest.mark.parametrize("name", saved_queries())
def test_a_saved_query_uses_what_it_declares_and_orders_its_rows(name):
    query = saved_query(name)
    given = dict.fromkeys(query.parameters, 1)
    script = portable(query.text, given, ()).script
    assert {token.name for token in script.tokens if token.kind == "parameter"} == set(query.parameters)
    assert any(token.upper == "ORDER" and token.parent == -1 for token in script.tokens)
    assert all(len(line) <= 120 for line in query.text.splitlines())
    assert all(one.description for one in query.parameters.values())


def test_constraints_cover_every_kind_of_entity():
    text = (folder("cypher") / "constraints.cypher").read_text(encoding="utf-8")
    assert [
        kind
        for kind in (*KINDS, "Entity", "Statement", "Document")
        if f"(n:`{kind}`) REQUIRE n.id IS UNIQUE" not in text
    ] == []


def test_names_that_are_not_there_get_the_nearest():
    with pytest.raises(NotFound, match=r"there is no saved query 'office_holder'; did you mean office_holders"):
        saved_query("office_holder")
    with pytest.raises(NotFound, match="`entente queries` lists them"):
        saved_query("zzzz")


@pytest.mark.parametrize(
    ("text", "expected"), [("members", True), (" members\n", True), ("RETURN 1", False), ("RETURN", False)]
)
def test_a_name_is_told_from_a_query(text, expected):
    assert is_name(text) is expected


def test_values_are_read_as_their_types():
    bound = bind(parse("example", SOURCE), {"country": "russia", "limit": "7", "on": "2020-03", "words": "a, b,"})
    assert bound == {"country": "country:RU", "limit": 7, "on": "2020-03", "words": ["a", "b"]}


def test_defaults_fill_what_is_not_given():
    bound = bind(parse("example", SOURCE), {"country": "RU"})
    assert bound == {"country": "country:RU", "on": datetime.now(UTC).date().isoformat(), "limit": 5, "words": None}


@pytest.mark.parametrize("name", ["Russia", "RU", "ru", "country:RU", "the Russian Federation", "russia"])
def test_a_country_goes_by_any_of_its_names(name):
    assert bind(parse("example", SOURCE), {"country": name})["country"] == "country:RU"


@pytest.mark.parametrize(
    "name", ["NATO", "nato", "North Atlantic Treaty Organization", "org:north-atlantic-treaty-organization"]
)
def test_an_organization_goes_by_any_of_its_names(name):
    bound = bind(saved_query("members"), {"organization": name})
    assert bound["organization"] == "org:north-atlantic-treaty-organization"


def test_an_entity_that_no_table_knows_stays_as_it_was_written():
    query = saved_query("timeline")
    assert bind(query, {"entity": "Li Shangfu"}) == {"entity": "Li Shangfu"}
    assert bind(query, {"entity": "person:li-shangfu"}) == {"entity": "person:li-shangfu"}
    assert bind(query, {"entity": "china"}) == {"entity": "country:CN"}


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({}, ParameterError, "example needs country; give -p country="),
        ({"country": "RU", "limits": "1"}, ParameterError, r"no parameter 'limits'; did you mean limit\?"),
        ({"country": "RU", "zzz": "1"}, ParameterError, "it has country, on, limit, words"),
        ({"country": "RU", "limit": "many"}, ParameterError, "limit is a whole number"),
        ({"country": "RU", "limit": True}, ParameterError, "limit is a whole number"),
        ({"country": "RU", "on": "March"}, ParameterError, "on: 'March' is not a date"),
        ({"country": "RU", "words": [1]}, ParameterError, "words is a list of texts"),
        ({"country": 7}, ParameterError, "country is a text"),
        ({"country": "Germny"}, NotFound, r"no country 'Germny' is known; did you mean .*Germany"),
        ({"country": "Zzyzx"}, NotFound, "its ISO code"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(given, error, message):
    with pytest.raises(error, match=message) as caught:
        bind(parse("example", SOURCE), given)
    assert "\n" not in str(caught.value)


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return KnowledgeGraph().add(small())


def test_office_holders_hold_on_the_date(graph):
    def holders(on: str) -> list[str]:
        rows = graph.run("office_holders", country="China", on=on)
        return [row["person"] for row in rows if row["role"].startswith("defence minister")]

    assert holders("2022") == []
    assert holders("2023-06") == ["Li Shangfu"]
    assert holders("2023-12") == ["Dong Jun"]


def test_successions_name_who_came_after_whom(graph):
    pairs = [
        (row["predecessor"], row["successor"]) for row in graph.run("successions", country="China", title="defence")
    ]
    assert pairs == [("Li Shangfu", "Dong Jun"), ("Dong Jun", "Ana Ilić")]


def test_what_is_denied_is_no_fact(graph):
    assert "NATO" not in str(graph.run("shared_memberships", at_least=1, country="Turkey"))
    denied = [row for row in graph.run("members", organization="NATO") if row["country"] == "China"]
    assert {(row["relation"], row["status"], row["asserted"]) for row in denied} == {
        ("member", "denied", False),
        ("partner", "current", True),
    }
    assert {row["status"] for row in graph.run("unconfirmed")} == {"denied", "candidate", "prospective", "threatened"}


def test_sanctioned_people_in_office_leave_out_lifted_measures(graph):
    assert {row["person"] for row in graph.run("sanctioned_office_holders")} == {"Li Shangfu"}


def test_a_way_between_two_entities_goes_over_facts(graph):
    rows = graph.run("path", **{"from": "Li Shangfu", "to": "Dong Jun"})
    assert rows[0]["steps"] == 2
    assert rows[0]["relations"] == ["HOLDS_ROLE", "HOLDS_ROLE"]
    assert all(len(row["facts"]) == row["steps"] == 2 for row in rows)


def test_longer_ways_are_looked_for_where_there_are_no_shorter_ones(graph):
    steps = {
        end: {row["steps"] for row in graph.run("path", **{"from": "Li Shangfu", "to": end, "limit": 50})}
        for end in ("China", "Ana Ilić", "SCO", "NATO", "Turkey")
    }
    assert steps == {"China": {2}, "Ana Ilić": {2}, "SCO": {3}, "NATO": {3}, "Turkey": {4}}


def test_neighbours_are_as_far_as_the_nearest_way(graph):
    def near(depth: int) -> dict[str, int]:
        return {row["name"]: row["steps"] for row in graph.run("neighbours", entity="Li Shangfu", depth=depth)}

    assert set(near(1)) == {
        "defence minister of China",
        "state councillor of China",
        "Sanctions on Li Shangfu by United States",
    }
    assert near(0) == {}
    assert {name: steps for name, steps in near(3).items() if name in ("China", "Dong Jun")} == {
        "China": 2, "Dong Jun": 2,
    }  # fmt: skip
    assert near(3).keys() >= near(2).keys() >= near(1).keys()


def test_a_fact_has_its_statements_for_evidence(graph):
    (fact,) = {row["fact"] for row in graph.run("roles_of", person="Li Shangfu") if row["title"] == "defence minister"}
    said = graph.run("fact_evidence", facts=[fact])
    assert [(one["published"], one["status"]) for one in said] == [("2023-03-23", "current"), ("2023-10-24", "former")]


def test_a_category_narrows_the_holders(graph):
    rows = graph.run("office_holders", country="China", category="defence_minister", on="2024-06")
    assert {row["person"] for row in rows} == {"Dong Jun", "Ana Ilić"}
    with pytest.raises(ParameterError, match="'defense_minister' is no category; did you mean defence_minister"):
        graph.run("office_holders", country="China", category="defense_minister")


@pytest.mark.parametrize(("since", "dates"), [("2018-09-15", {"2018-09", "2022-02", "2020"}), ("2021", {"2022-02"})])
def test_sanctions_since_a_date_count_a_year_or_month_whole(graph, since, dates):
    assert {row["date"] for row in graph.run("sanctions", issuer="US", since=since)} == dates
