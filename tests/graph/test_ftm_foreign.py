"""FollowTheMoney of others: relations become statements whose words are the entity's own line."""

import io
import json
import random
import tracemalloc
from collections import Counter

import pytest
from command import assert_one_line, entente

from graph import KnowledgeGraph
from graph.export.ftm import intake_ftm
from graph.importing import take_in
from graph.lookup import finding

pytestmark = pytest.mark.usefixtures("followthemoney")


def entity(id_, schema, /, _seen="2024-05-01T10:00:00", **properties):
    known = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return {"id": id_, "schema": schema, "properties": known, "datasets": ["made_up"], "last_seen": _seen}


PARTIES = [
    entity("NK-1", "Person", name=["B. Sørensen", "Bo Sørensen"], wikidataId="Q424242") | {"caption": "Bo Sørensen"},
    entity("NK-2", "Person", name="Chen Li"),
    entity("NK-3", "Person", name="Chen Li"),
    entity("NK-4", "Company", name="Nordwind Shipping"),
    entity("NK-5", "Vessel", name="Aurora Star"),
    entity("Q7184", "Organization", name="North Atlantic Treaty Organization"),
    entity("NK-6", "LegalEntity", name="Somebody"),
    entity("gov-no", "PublicBody", name="Norway", country="no"),
    entity("terr-de", "Territory", name="Deutschland", territoryCode="de", country="de"),
    entity("terr-x", "Territory", name="Somewhere in Germany", country="de"),
    entity("post-1", "Position", name="Minister of Foreign Affairs of Norway", country="no"),
    entity("post-2", "Position", name="Member of the board", organization="NK-4", country=["no", "dk"]),
    entity("addr-1", "Address", full="Main Street 1"),
]
RELATIONS = [
    (
        entity("o1", "Occupancy", holder="NK-1", post="post-1", startDate="2021-10-14", status="current"),
        ["Bo Sørensen, Minister of Foreign Affairs of Norway, from 2021-10-14 [current]"],
    ),
    (
        entity("o2", "Occupancy", holder="NK-1", post="post-2", startDate="2010", endDate="2012-03"),
        ["Bo Sørensen, Member of the board of Nordwind Shipping, from 2010, until 2012-03 [former]"],
    ),
    (
        entity("o3", "Occupancy", holder="NK-1", post="post-2", startDate="2020-01-01T10:00", endDate="2030"),
        ["Bo Sørensen, Member of the board of Nordwind Shipping, from 2020-01-01, until 2030 [current]"],
    ),
    (
        entity("o4", "Occupancy", holder="NK-1", post="post-1", startDate="2024-06", status="current"),
        ["Bo Sørensen, Minister of Foreign Affairs of Norway, from 2024-06 [incoming]"],
    ),
    (
        entity("o5", "Occupancy", holder="NK-2", post="post-1", status="acting"),
        ["Chen Li, Minister of Foreign Affairs of Norway [acting]"],
    ),
    (
        entity("d1", "Directorship", director="NK-1", organization="NK-4", role="Chair"),
        ["Bo Sørensen, Chair of Nordwind Shipping [current]"],
    ),
    (
        entity("e1", "Employment", employee=["NK-1", "NK-2"], employer="NK-4", status="Inactive"),
        ["Bo Sørensen, employee of Nordwind Shipping [former]", "Chen Li, employee of Nordwind Shipping [former]"],
    ),
    (
        entity("m1", "Membership", member="NK-1", organization="NK-4"),
        ["Bo Sørensen, member of Nordwind Shipping [current]"],
    ),
    (
        entity("m2", "Membership", member="gov-no", organization="Q7184", role="Founder", startDate="1949"),
        ["Norway → North Atlantic Treaty Organization: founder, from 1949 [current]"],
    ),
    (
        entity("m3", "Membership", member="terr-de", organization="Q7184", role="Non-member observer"),
        ["Germany → North Atlantic Treaty Organization: observer [current]"],
    ),
    (
        entity("s1", "Sanction", entity="NK-5", country="us", authority="Treasury", startDate="2019-02", reason="arms"),
        ["United States → sanctions on Aurora Star, 2019-02, over arms [imposed]"],
    ),
    (
        entity("s2", "Sanction", entity="NK-4", country="eu", status="expired", startDate="2019", endDate="2021"),
        ["European Union → sanctions on Nordwind Shipping, 2021 [lifted]"],
    ),
    (
        entity("s3", "Sanction", entity="NK-4", authority="Office of Foreign Assets Control", listingDate="2020"),
        ["United States → sanctions on Nordwind Shipping, 2020 [imposed]"],
    ),
]
NO_PLACE = "Sanction: one of its parties is not in the file, or of a kind that has no place"
SKIPPED = [
    (entity("x1", "Ownership", owner="NK-1", asset="NK-4"), "Ownership"),
    (entity("x2", "Occupancy", holder="NK-1", post="post-1", status="unknown"), "Occupancy: its status is 'unknown'"),
    (entity("x3", "Occupancy", holder="NK-1", post="post-9"), "Occupancy: its post is not in the file"),
    (
        entity("x4", "Membership", member="NK-4", organization="Q7184"),
        "Membership: one of its parties is a Organization",
    ),
    (entity("x5", "Sanction", entity="NK-6"), NO_PLACE),
    (entity("x8", "Sanction", authority="Treasury"), "Sanction: it names no party"),
    (entity("x9", "Sanction", entity="NK-4", startDate="2025"), "Sanction: it has not begun"),
    (entity("x10", "Sanction", entity="terr-x"), NO_PLACE),
    (entity("x6", "Sanctoin", entity="NK-6"), "Sanctoin"),
    (
        entity("x7", "Sanction", entity="NK-4", _seen="yesterday"),
        "Sanction: one of its values is none that a statement can have",
    ),
]


def lines(*found):
    return b"".join(json.dumps(one, ensure_ascii=False).encode() + b"\n" for one in found)


def everything():
    return [*PARTIES, *(one for one, _ in RELATIONS), *(one for one, _ in SKIPPED)]


def shown(stated):
    found = [finding(one) for one in stated.statements]
    return [f"{one.text} [{one.status}]" for one in found]


@pytest.mark.parametrize("seed", range(3))
def test_relations_become_statements_in_any_order(seed):
    mixed = everything()
    random.Random(seed).shuffle(mixed)
    intake = intake_ftm(io.BytesIO(lines(*mixed)))
    found = {stated.document.id: shown(stated) for stated in intake.stated}
    assert found == {f"doc:ftm:{one['id']}": wanted for one, wanted in RELATIONS}
    assert intake.total == len(RELATIONS) + len([why for _, why in SKIPPED if ":" in why])
    assert intake.skipped == Counter(why for _, why in SKIPPED)


def test_the_document_is_the_line_and_the_quote_stands_in_it():
    source = {"note": '"properties": {', **RELATIONS[0][0], "more": {"properties": {"name": ["x"]}}}
    (stated,) = intake_ftm(io.BytesIO(lines(*PARTIES, source))).stated
    (statement,) = stated.statements
    where = statement.evidence
    assert json.loads(stated.text) == source
    assert stated.text[where.start : where.end] == where.quote
    assert json.loads(where.quote) == source["properties"]
    assert (statement.extractor, where.document.published) == ("ftm-import", "2024-05-01")


def test_the_source_is_the_documents_address():
    source = entity("o1", "Occupancy", holder="NK-1", post="post-1", sourceUrl="https://example.org/a")
    (stated,) = intake_ftm(io.BytesIO(lines(*PARTIES, source))).stated
    assert stated.document.url == "https://example.org/a"


def test_who_people_are():
    holders = entity("o1", "Occupancy", holder=["NK-1", "NK-2", "NK-3"], post="post-1")
    (stated,) = intake_ftm(io.BytesIO(lines(holders, *PARTIES))).stated
    people = [one.ends["person"] for one in stated.statements]
    assert [(one.id, one.qid) for one in people] == [
        ("person:bo-sorensen", "Q424242"),
        ("person:chen-li--nk-2", None),  # two of one name stay two
        ("person:chen-li--nk-3", None),
    ]


def test_known_bodies_are_who_they_are():
    source = entity("m2", "Membership", member="gov-no", organization="Q7184")
    (stated,) = intake_ftm(io.BytesIO(lines(source, *PARTIES))).stated
    ends = stated.statements[0].ends
    assert (ends["country"].id, ends["organization"].id) == ("country:NO", "org:north-atlantic-treaty-organization")


def imported(graph, *found):
    return take_in(intake_ftm(io.BytesIO(lines(*found))), graph)


def test_importing_twice_changes_nothing_and_the_texts_are_kept():
    graph = KnowledgeGraph()
    counts = imported(graph, *everything())
    before = graph.projection
    assert imported(graph, *reversed(everything())) == counts
    assert graph.projection == before
    assert graph.ledger.text("doc:ftm:o1") == lines(RELATIONS[0][0]).decode().strip()


def test_a_changed_entity_replaces_what_it_stated():
    graph = KnowledgeGraph()
    for word in ("active", "expired"):
        imported(graph, *PARTIES, entity("s1", "Sanction", entity="NK-5", country="us", status=word))
    assert [one.status for one in graph.sanctions(target="Aurora Star")] == ["lifted"]


def test_the_command_tells_what_it_took_and_what_not(tmp_path):
    ran = entente(tmp_path, "import", "-", "--from", "ftm.json", stdin=lines(*everything()))
    assert (ran.code, ran.err) == (0, "")
    first, *more = ran.out.splitlines()
    assert first == f"{sum(len(wanted) for _, wanted in RELATIONS)} statements read from -"
    assert more == [f"skipped {n}: {why}" for why, n in sorted(Counter(why for _, why in SKIPPED).items())]


def test_a_broken_line_is_named_and_nothing_is_kept(tmp_path):
    (tmp_path / "x.ftm.json").write_bytes(lines(*everything()) + b"{broken\n")
    ran = entente(tmp_path, "import", "x.ftm.json")
    assert_one_line(ran, f"x.ftm.json, line {len(everything()) + 1}: ", "JSON")
    assert not (tmp_path / "geo.db").exists()


@pytest.mark.parametrize(("place", "name"), [(0, "id"), (len(PARTIES) + 1, "id"), (0, "schema")])
def test_an_id_with_half_a_character_is_named_and_nothing_is_kept(tmp_path, place, name):
    found = everything()
    found[place] = found[place] | {name: "x\ud800"}
    written = b"".join(json.dumps(one).encode() + b"\n" for one in found)
    ran = entente(tmp_path, "import", "-", "--from", "ftm.json", stdin=written)
    assert_one_line(ran, f", line {place + 1}: ", "'\\ud800' is half a character", "export the file again")
    assert not (tmp_path / "geo.db").exists()


def test_half_a_character_in_a_value_is_taken_out():
    source = entity("o1", "Occupancy", holder="NK-9", post="post-1", description="\ud800", status="current")
    parties = [*PARTIES, entity("NK-9", "Person", name="Da\ud800na Vale")]
    intake = intake_ftm(io.BytesIO(b"".join(json.dumps(one).encode() + b"\n" for one in [source, *parties])))
    graph = KnowledgeGraph()
    assert take_in(intake, graph).statements == 1
    assert [one.person for one in graph.holders("Norway")] == ["Dana Vale"]


def test_a_large_file_is_not_held_in_memory(tmp_path):
    path = tmp_path / "large.ftm.json"
    people = (entity(f"p{n}", "Person", name=f"Person {n}", notes="x" * 4000) for n in range(400))
    posts = (entity(f"o{n}", "Occupancy", holder=f"p{n}", post="post-1", description="y" * 4000) for n in range(400))
    path.write_bytes(lines(*people, *posts, *PARTIES))
    intake_ftm(path)  # what is loaded once is not counted
    tracemalloc.start()
    assert sum(len(stated.statements) for stated in intake_ftm(path).stated) == 400
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < path.stat().st_size / 8
