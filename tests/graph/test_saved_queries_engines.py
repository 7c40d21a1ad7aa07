"""Every saved query gets the same rows, in the same order, in memory and from a real Neo4j."""

from collections.abc import Iterator

import pytest
from engines import BothEngines, as_text, both_engines
from generated import generated
from small import small

from extractors import Extractor
from extractors.article import read
from graph.model import Statement
from graph.neo4j_cypher import constraints
from graph.projection import project
from graph.resources import folder
from graph.saved_queries import bind, saved_queries, saved_query

pytestmark = pytest.mark.neo4j


def samples() -> list[Statement]:
    """What `make demo` reads."""
    articles = read([str(folder("seeds") / "articles")])
    return [statement for _, statements in Extractor().pipe(articles) for statement in statements]


CHOSEN = {
    "small": {
        "country": "China", "person": "li shangfu", "organization": "sco", "target": "Li Shangfu", "from": "Li Shangfu",
        "to": "Dong Jun", "entity": "China", "after": "2023-06", "source": "ministry", "document": "Report a",
    },
    "generated": {
        "country": "Russia", "person": "Ada Brenk", "organization": "NATO", "target": "country:UA", "from": "Ada Brenk",
        "to": "US", "entity": "country:RU", "after": "2022", "source": "official", "document": "doc:wire-3",
    },
    "demo": {
        "country": "Russia", "person": "Li Shangfu", "organization": "NATO", "target": "Iran", "from": "Russia",
        "to": "China", "entity": "Iran", "after": "2022-12", "source": "Baerbock",
        "document": "Finland becomes the thirty-first ally",
    },
}  # fmt: skip
"""Graph → what is asked of it, for the parameters that a query cannot do without."""


MAKE = {"small": small, "generated": lambda: generated(2_000), "demo": samples}

# The samples are three articles: nothing in them was lifted, or contradicts another.
EMPTY = {
    "small": {"contradictions"},
    "generated": set(),
    "demo": {
        "contradictions", "departures", "mutual_sanctions", "recently_lifted", "successions", "bridging_organizations",
        "shared_memberships", "multiple_offices",
    },
}  # fmt: skip


@pytest.fixture(scope="module", params=CHOSEN)
def asked(request, neo4j_server, neo4j_driver) -> Iterator[tuple[str, BothEngines]]:
    with both_engines(project(MAKE[request.param]()), neo4j_server, neo4j_driver) as engines:
        yield request.param, engines


def facts(engines: BothEngines) -> list[str]:
    """The keys of all facts of the graph."""
    kept = engines.memory.projection.relationships.values()
    return [one.key for one in kept if one.type in ("HOLDS_ROLE", "MEMBER_OF", "TARGETS")]


@pytest.mark.parametrize("name", saved_queries())
def test_a_saved_query_gets_equal_rows_in_the_same_order(asked, name):
    graph, engines = asked
    query = saved_query(name)
    chosen = CHOSEN[graph] | {"facts": facts(engines)}
    required = {one.name: chosen[one.name] for one in query.parameters.values() if one.default is None}
    memory, server = engines.run(query.text, bind(query, required))
    assert as_text(memory, ordered=True) == as_text(server, ordered=True)
    assert [list(row) for row in memory] == [list(row) for row in server]
    if name not in EMPTY[graph]:
        assert memory, f"{name} finds nothing, so nothing is compared"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("members", {"organization": "sco", "status": "current", "relation": "member"}),
        ("memberships_of", {"country": "cn", "status": "denied"}),
        ("successions", {"country": "China", "title": "Defence"}),
        ("sanctioned_office_holders", {"country": "China"}),
        ("who_sanctions_whom", {"issuer": "united states", "limit": "2"}),
        ("shared_memberships", {"country": "Russia", "at_least": "1"}),
        ("departures", {"organization": "NATO"}),
        ("recently_lifted", {"since": "2023"}),
        ("sanction_reasons", {"containing": "ARMS"}),
        ("unconfirmed", {"status": "denied", "limit": "1"}),
        ("entities", {"kind": "Person", "limit": "2"}),
        ("office_holders", {"country": "China", "on": "2023-06"}),
        ("changes", {"after": "2023-03", "until": "2023-11"}),
        ("office_holders", {"country": "China", "category": "defence_minister"}),
        ("sanctions", {"issuer": "US", "target": "li shangfu", "since": "2018-09-15"}),
        ("neighbours", {"entity": "China", "depth": "2"}),
        ("neighbours", {"entity": "Russia", "depth": "3"}),
        ("path", {"from": "China", "to": "United States", "limit": "50"}),
    ],
)
def test_optional_parameters_mean_the_same(asked, name, given):
    _, engines = asked
    query = saved_query(name)
    memory, server = engines.run(query.text, bind(query, given))
    assert as_text(memory, ordered=True) == as_text(server, ordered=True)


def test_the_constraints_are_those_that_a_load_makes(asked):
    text = (folder("cypher") / "constraints.cypher").read_text(encoding="utf-8")
    statements = [one.strip() for one in "".join(text.splitlines(keepends=True)[1:]).split(";") if one.strip()]
    assert statements == list(constraints().values())
    for statement in statements:
        asked[1].store.run(statement, write=True)
