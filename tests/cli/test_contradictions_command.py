"""`entente contradictions`: what it prints of a ledger, whatever texts hold."""

import json

import pytest
from command import assert_one_line, entente
from disputed import disputed
from statements import RUSSIA, document, role

from graph import KnowledgeGraph

NASTY = "Ana\n\x1b[31mIlić\u202e <script>"


@pytest.fixture
def folder(tmp_path):
    with KnowledgeGraph.open(tmp_path / "geo.db") as graph:
        graph.add(disputed())
    return tmp_path


def test_each_contradiction_has_its_two_sides(folder):
    ran = entente(folder, "contradictions")
    assert (ran.code, ran.err) == (0, "")
    heads = [line for line in ran.out.splitlines() if not line.startswith(" ")]
    assert [head.rpartition(": ")[2] for head in heads] == [
        *["denied"] * 3,
        "imposed and lifted",
        "member and not",
        "two holders",
    ]
    assert "    Report 07, 2024-05-07, according to the opposition\n" in ran.out
    sides = [line for line in ran.out.splitlines() if line.startswith("  ") and not line.startswith("   ")]
    assert len(sides) == 2 * len(heads)


def test_json_has_all_of_it(folder):
    found = json.loads(entente(folder, "contradictions", "--format", "json").out)
    assert [len(one["says"]) > 0 < len(one["but"]) for one in found] == [True] * 6
    (one,) = json.loads(entente(folder, "contradictions", "--format", "json", "--limit", "1").out)
    evidence = entente(folder, "query", "fact_evidence", "-p", f"facts={','.join(one['facts'])}", "--format", "json")
    assert {said["statement"] for said in json.loads(evidence.out)} >= {said["statement"] for said in one["says"]}


def test_names_keep_to_their_line(tmp_path):
    with KnowledgeGraph.open(tmp_path / "geo.db") as graph:
        where = document("a", "2024-05-07")
        graph.add(
            [role(NASTY, "president", RUSSIA, where=where), role("Bo", "president", RUSSIA, where=where, start=90)]
        )
    ran = entente(tmp_path, "contradictions")
    assert len(ran.out.splitlines()) == 7
    assert not {"\x1b", "\u202e"} & set(ran.out)


def test_what_is_wrong_is_one_line(folder):
    assert_one_line(entente(folder, "contradictions", "--between", "2024", "2023"), "give the earlier date first")
    assert_one_line(entente(folder, "contradictions", "--as-of", "spring"), "'spring' is not a date")
    assert_one_line(entente(folder, "contradictions", "--db", "none.db"), "there is no ledger none.db")
    assert entente(folder, "contradictions", "--limit", "0").code == 2
