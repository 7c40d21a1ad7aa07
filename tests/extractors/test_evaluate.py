"""The flat form of statements, and predictions over passages."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from extractors import Extractor
from extractors.evaluate import predictions, to_gold
from extractors.relations.confidence import DEFAULT, confidence


def test_fields_of_a_role() -> None:
    (statement,) = Extractor()("Moscow says that Norwegian Prime Minister Erna Solberg lied.")
    assert to_gold(statement) == {
        "type": "person_role",
        "person": "Erna Solberg",
        "title": "prime minister",
        "of": "Norway",
        "status": "current",
        "quote": "Norwegian Prime Minister Erna Solberg",
        "start": 17,
        "end": 54,
        "confidence": statement.confidence,
        "attribution": "Moscow",
    }


def test_what_is_not_told_is_none() -> None:
    (statement,) = Extractor()("Opposition leaders called for sanctions against Togo.")
    flat = to_gold(statement)
    assert flat["issuer"] is None
    assert flat["year"] is None
    assert flat["reason"] is None


def test_year_and_reason() -> None:
    (statement,) = Extractor()("Canada imposed sanctions on Belarus over the arrest of protesters.", date="2020-09-29")
    flat = to_gold(statement)
    assert (flat["year"], flat["reason"]) == (2020, "the arrest of protesters")


def test_predictions_keep_order_and_empty_passages() -> None:
    rows = [{"id": "b", "text": "Nothing happened."}, {"id": "a", "text": "Montenegro joined NATO."}]
    found = list(predictions(rows))
    assert [row["id"] for row in found] == ["b", "a"]
    assert found[0]["relations"] == []


def test_runs_over_a_file(tmp_path: Path) -> None:
    file = tmp_path / "passages.jsonl"
    file.write_text(json.dumps({"id": 1, "text": "Montenegro joined NATO."}) + "\n\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "extractors.evaluate", str(file)], capture_output=True, text=True, check=True
    )
    (row,) = map(json.loads, run.stdout.splitlines())
    assert row["relations"][0]["country"] == "Montenegro"


def test_a_relation_of_another_package_gives_its_ends_and_qualifiers() -> None:
    (known,) = Extractor()("Canada imposed sanctions on Belarus.")
    flat = to_gold(replace(known, kind="visit", qualifiers={"since": "2020"}))
    assert {name: flat[name] for name in ("type", "issuer", "target", "status", "since")} == {
        "type": "visit",
        "issuer": "Canada",
        "target": "Belarus",
        "status": "imposed",
        "since": "2020",
    }


def test_rules_of_a_relation_that_was_not_measured_have_the_default() -> None:
    assert confidence("visit", ["verb"]) == {"verb": DEFAULT}
