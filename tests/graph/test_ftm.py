"""FollowTheMoney: its own library finds every entity valid, what is no fact is none, and statements come back equal."""

import doctest
import io
import json

import pytest
from hypothesis import given, settings
from small import small
from statements import (
    CHINA,
    NATO,
    RUSSIA,
    SCO,
    TURKEY,
    UNITED_STATES,
    document,
    membership,
    person,
    role,
    sanction,
    statement_lists,
)

from graph import KnowledgeGraph, identity
from graph.errors import FormatError
from graph.export import export, import_graph
from graph.export._ftm_mark import to_mark
from graph.export.ftm import intake_ftm, read_ftm, write_ftm
from graph.importing import take_in
from graph.judgements import Judgement, canonical_ids
from graph.memory import to_networkx
from graph.model import Document, Entity, PartialDate
from graph.projection import project
from graph.resolution import country

pytestmark = pytest.mark.usefixtures("followthemoney")

FACTS = ("Membership", "Occupancy", "Sanction", "UnknownLink")


def written(graph):
    file = io.BytesIO()
    write_ftm(graph, file)
    return file.getvalue()


def entities(graph):
    return [json.loads(line) for line in written(graph).split(b"\n") if line]


def read(lines):
    intake = intake_ftm(io.BytesIO(lines))
    return [statement for stated in intake.stated for statement in stated.statements]


def marked(mark):
    return json.dumps({"id": "x", "schema": "Documentation", "properties": {}, "entente": mark}).encode()


def changed(**more):
    """The mark of a statement with something else in it; its quote has 17 characters."""
    mark = to_mark(role("Li", "mayor", quote="Li, the new mayor"))
    return marked({**mark, "statement": mark["statement"] | more})


def by_id(statements):
    return sorted(statements, key=lambda one: one.id)


def of(schema, graph):
    return [one["properties"] for one in entities(graph) if one["schema"] == schema]


def problems(found):
    """What FollowTheMoney's library has against entities: values it would clean, and parties of the wrong kind."""
    from followthemoney import model

    schemata = {one["id"]: model[one["schema"]] for one in found}
    for one in found:
        schema = model[one["schema"]]
        schema.validate(one)
        if model.get_proxy(one, cleaned=False).to_dict() != one:
            yield f"{one} is not clean"
        yield from (f"{one} lacks {name}" for name in schema.required if not one["properties"].get(name))
        for name, values in one["properties"].items():
            wanted = schema.properties[name].range
            yield from (f"{value} of {one}" for value in values if wanted and not schemata[value].is_a(wanted))


def test_every_entity_is_valid():
    assert list(problems(entities(project(small())))) == []


@settings(max_examples=30, deadline=None)
@given(statement_lists)
def test_whatever_is_stated_every_entity_is_valid_and_only_what_is_asserted_is_a_fact(statements):
    graph = project(statements)
    found = entities(graph)
    assert list(problems(found)) == []
    asserted = {one.key for one in graph.relationships.values() if one.properties.get("asserted")}
    asserted |= {
        id_ for id_, node in graph.nodes.items() if node.labels[0] == "Sanction" and node.properties["asserted"]
    }
    assert {one["entente"]["id"] for one in found if one["schema"] in FACTS} == asserted


@settings(max_examples=30, deadline=None)
@given(statement_lists)
def test_statements_come_back_equal(statements):
    graph = project(statements)
    assert project(read(written(graph))) == graph
    assert by_id(read(written(graph))) == by_id(
        {one.id: one for one in KnowledgeGraph().add(statements).statements()}.values()
    )


def test_what_the_library_hands_on_comes_back_equal():
    from followthemoney import model

    handed = [json.dumps(model.get_proxy(one).to_dict()) for one in entities(project(small()))]
    assert by_id(read("\n".join(reversed(handed)).encode())) == by_id(small())


def test_merges_come_back():
    same = [Judgement("person:ana-ilic", "person:dong-jun", "same", "me", "2024-01-01")]
    graph = project(small(), canonical_ids(same))
    assert "person:dong-jun" not in graph.nodes
    again = read_ftm(io.BytesIO(written(graph)))
    assert dict(again.nodes(data=True)) == dict(to_networkx(graph).nodes(data=True))


def test_two_people_of_one_name_come_back_as_two():
    """What parts them is kept beside what joins a document's John Smith with his new id, and reading it is no merge."""
    source, graph = KnowledgeGraph(), KnowledgeGraph()
    source.add(role("John Smith", "mayor", CHINA, where=document(name)) for name in "ab")
    identity.split_documents(source.ledger, "John Smith", ["doc:a"], "ana")
    take_in(intake_ftm(io.BytesIO(written(source.projection))), graph)
    assert graph.projection == source.projection
    assert sum(id_.startswith("person:") for id_ in graph.projection.nodes) == 2
    assert [one.verdict for one in graph.ledger.judgements()].count("different") == 1


def test_what_followed_a_former_state_is_no_fact_with_articles():
    said = [role(who, "envoy", country(state)) for who, state in (("Ana Ilić", "Soviet Union"), ("Bo Li", "Russia"))]
    graph = project(said)
    assert "SUCCEEDED_BY" in {one.type for one in graph.relationships.values()}
    assert {one["schema"] for one in entities(graph)} & set(FACTS) == {"Occupancy"}
    assert project(read(written(graph))) == graph


def test_a_term_of_office():
    march, may = document("a", "2023-03-23"), document("b", "2024-05-07")
    said = [
        role("Li Shangfu", "defence minister", CHINA, since="2023", where=march, quote="Li, the minister"),
        role("Li Shangfu", "defence minister", CHINA, "former", since="2023-03", until="2023-10", where=may),
    ]
    (occupancy,) = of("Occupancy", project(said))
    assert occupancy == {
        "holder": ["entente-person-li-shangfu"],
        "post": ["entente-role-defence-minister--cn"],
        "status": ["ended"],
        "startDate": ["2023-03"],
        "endDate": ["2023-10"],
        "proof": ["entente-doc-a", "entente-doc-b"],
        "description": [one.evidence.quote for one in by_id(said)],
    }
    (position,) = of("Position", project(said))
    assert position == {"name": ["defence minister of China"], "country": ["cn"]}
    assert of("Article", project(said))[0] == {
        "title": ["Report a"], "fileName": ["doc:a"], "publishedAt": ["2023-03-23"],
    }  # fmt: skip


def test_countries_are_public_bodies_with_their_codes_and_items():
    found = {one["name"][0]: one for one in of("PublicBody", project(small()))}
    assert found["Russia"] == {"name": ["Russia"], "wikidataId": ["Q159"], "jurisdiction": ["ru"]}


def test_a_measure_and_its_end():
    begun, ended = document("a", "2020-02-02"), document("b", "2023-03-03")
    said = [
        sanction(UNITED_STATES, person("Ana Ilić"), date="2020-01", reason="arms sales", where=begun),
        sanction(UNITED_STATES, person("Ana Ilić"), "lifted", date="2023", where=ended),
        sanction(
            UNITED_STATES, person("Ana Ilić"), "threatened", where=document("c", "2024-01-01"), quote="It may return."
        ),
    ]
    (measure,) = of("Sanction", project(said))
    assert (measure["entity"], measure["authority"], measure["country"]) == (
        ["entente-person-ana-ilic"], ["United States"], ["us"],
    )  # fmt: skip
    assert (measure["startDate"], measure["endDate"], measure["status"]) == (["2020-01"], ["2023"], ["Inactive"])
    assert measure["reason"] == ["arms sales"]
    assert measure["proof"] == ["entente-doc-a", "entente-doc-b"]
    assert [one["status"] for one in of("Documentation", project(said)) if one["status"] == ["threatened"]]


def test_an_observer_is_no_member():
    said = [
        membership(TURKEY, SCO, "observer"),
        membership(RUSSIA, SCO),
        membership(CHINA, NATO, "withdrew", since="2019"),
    ]
    assert [one["role"] for one in of("UnknownLink", project(said))] == [["observer"]]
    found = {one["role"][0]: one for one in of("Membership", project(said))}
    assert (found["withdrew"]["status"], found["withdrew"]["endDate"]) == (["ended"], ["2019"])
    assert (found["member"]["status"], found["member"]["member"]) == (["current"], ["entente-country-RU"])


def test_each_statement_is_documented_with_its_words_and_status():
    where = Document("doc:a", "Talks", "https://example.org/a", PartialDate("2023-03"))
    said = role("Li", "mayor", None, "denied", where=where, quote="Li is not mayor", attribution="a spokesman")
    assert of("Documentation", project([said])) == [
        {
            "document": ["entente-doc-a"],
            "entity": ["entente-person-li", "entente-role-mayor--unknown"],
            "role": ["person_role"],
            "status": ["denied"],
            "summary": ["Li, mayor [denied]"],
            "description": ["Li is not mayor"],
            "publisher": ["a spokesman"],
            "date": ["2023-03"],
            "sourceUrl": ["https://example.org/a"],
        }
    ]


HOSTILE = [
    'a "b" \\ c',
    "two\nlines\r\n",
    "\x07\x7f",
    "<script>alert(1)</script>",
    "=cmd|' /C'",
    "\u202etxet",
    "\u2028\x85",
]


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_data(name):
    entity = Entity(f"org:{name}", "Organization", name + "x", "Q7")
    where = Document(f"doc:{name}", name, name)
    said = role("Li", f"mayor{name}", entity, where=where, quote=f"q{name}", attribution=f"by{name}")
    graph = project([said])
    assert list(problems(entities(graph))) == []
    assert read(written(graph)) == [said]


def test_half_a_character_is_written_and_refused_by_the_reader_as_by_a_ledger():
    said = role("Li", "mayor", quote="a\ud800b")
    with pytest.raises(FormatError, match="surrogates not allowed"):
        read(written(project([said])))


def test_a_name_of_control_characters_is_replaced_by_the_id():
    said = role("Li", "mayor", Entity("org:x", "Organization", "\x07"))
    assert of("Organization", project([said])) == [{"name": ["entente-org-x"]}]


def test_the_bytes_depend_on_the_graph_alone():
    assert written(project(reversed(small()))) == written(project(small()))
    assert written(read_ftm(io.BytesIO(written(project(small()))))) == written(project(small()))


def test_files_are_known_by_their_ending(tmp_path):
    export(project(small()), tmp_path / "x.ftm.json")
    assert dict(import_graph(tmp_path / "x.ftm.json").nodes) == dict(to_networkx(project(small())).nodes)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (b"{not JSON", "it is not JSON .* at column 2"),
        (b"[1]", "no FollowTheMoney entity"),
        (b'{"id": "x", "schema": "Person"}', "no FollowTheMoney entity"),
        (b'{"id": 7, "schema": "Person", "properties": {}}', "no FollowTheMoney entity"),
        (b"\xff\xfe", "not UTF-8"),
        (b"[" * 100_000, "line 2"),
        (marked({"statement": {}}), "no document"),
        (marked({"same": ["person:a"]}), "'id' is missing"),
        (marked({"statement": {}, "document": {"id": "doc:a"}}), "damaged"),
        (marked({"same": ["a"], "id": "b"}), "two ids of one kind"),
        (marked({"same": [5], "id": 6}), "'int' object"),
        (marked({"different": ["person:\ud800"], "id": "person:a"}), "'.ud800' is half a character"),
        (changed(quote="half \ud800 quote"), "'.ud800' is half a character"),
        (changed(extractor=["a"]), "something else where a text"),
        (changed(attribution=5), "something else where a text"),
        (changed(start=0.0, end=17.0), "something else where a text or a whole number"),
        (changed(ends=[]), "'list' object"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path, line, problem):
    path = tmp_path / "x.ftm.json"
    path.write_bytes(b'{"id": "a", "schema": "Person", "properties": {"name": ["A"]}}\n' + line + b"\n")
    with pytest.raises(FormatError, match=problem) as raised:
        intake_ftm(path)
    assert str(raised.value).startswith(f"{path}, line 2: ")
    assert "\n" not in str(raised.value)


def test_the_examples_hold():
    from graph.export import _ftm_parties, _ftm_writer

    tried = [doctest.testmod(module) for module in (_ftm_parties, _ftm_writer)]
    assert [one.failed for one in tried] == [0, 0]
    assert all(one.attempted for one in tried)
