"""`entente evaluate` as a user runs it."""

import json

import pytest
from command import assert_one_line, entente

NORWAY = {
    "type": "person_role",
    "person": "Jonas Gahr Støre",
    "title": "prime minister",
    "of": "Norway",
    "status": "current",
}
FINLAND = {
    "type": "country_organization",
    "country": "Finland",
    "organization": "NATO",
    "relation": "joined",
    "status": "current",
}
GOLD = [
    {"id": "oslo", "text": "Norwegian Prime Minister Jonas Gahr Støre spoke.", "relations": [NORWAY]},
    {"id": 7, "text": "Finland joined NATO.", "date": "2023-04-04", "relations": [FINLAND]},
    {"id": "rain", "text": "It rained in Varna.", "relations": []},
]
PREDICTED = [
    {"id": "oslo", "relations": [NORWAY | {"status": "former", "confidence": 0.8}]},
    {"id": "rain", "relations": [FINLAND | {"confidence": 0.6}]},
]


def lines(rows):
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "gold.jsonl").write_text(lines(GOLD), encoding="utf-8")
    (tmp_path / "predicted.jsonl").write_text(lines(PREDICTED), encoding="utf-8")
    return tmp_path


def figures(folder, *arguments, **more):
    ran = entente(folder, "evaluate", *arguments, "--format", "json", **more)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_predictions_of_a_file_are_scored(folder):
    found = figures(folder, "gold.jsonl", "--predicted", "predicted.jsonl", "--errors", "9")
    everything = found["relations"]["all"]
    assert [everything["found"][name] for name in ("right", "missed", "wrong")] == [1, 1, 1]
    assert [everything["exact"][name] for name in ("right", "missed", "wrong")] == [0, 2, 2]
    assert found["without_relations"] == {"passages": 1, "clean": 0, "share": 0.0}
    assert [(one["verdict"], one["id"]) for one in found["errors"]] == [("missed", "7"), ("wrong", "rain")]
    assert found["calibration"]["expected_error"] == 0.7


def test_without_predictions_the_passages_are_read(folder):
    found = figures(folder, "gold.jsonl")
    assert found["relations"]["all"]["exact"]["f1"] == 1.0
    assert found["without_relations"]["clean"] == 1
    assert sum(one["count"] for one in found["calibration"]["bins"]) == 2


def test_the_gold_comes_on_standard_input(folder):
    assert figures(folder, "-", "--predicted", "predicted.jsonl", stdin=lines(GOLD))["passages"] == 3


def test_the_predictions_come_on_standard_input(folder):
    found = figures(folder, "gold.jsonl", "--predicted", "-", stdin=lines(PREDICTED))
    assert found["relations"]["all"]["predicted"] == 2


def test_text_shows_tables_and_the_first_mistakes(folder):
    arguments = ["gold.jsonl", "--predicted", "predicted.jsonl"]
    plain = entente(folder, "evaluate", *arguments)
    assert (plain.code, plain.err) == (0, "")
    assert "expected calibration error: 0.700" in plain.out
    assert "former" not in plain.out
    more = entente(folder, "evaluate", *arguments, "--by-status", "--errors", "1").out
    assert "former" in more
    assert "missed in 7: country_organization country=Finland, organization=NATO, relation=joined" in more
    assert "wrong in rain" not in more


@pytest.mark.parametrize(
    ("gold", "parts"),
    [
        (b"", ["gold.jsonl", "no passages"]),
        (b'{"id": 1, "relations": []}\n{"id": 2,\n', ["gold.jsonl line 2", "not JSON"]),
        (b"[]\n", ["gold.jsonl line 1", "object"]),
        (b'{"relations": []}\n', ["line 1", "'id'"]),
        (b'{"id": 1}\n', ["line 1", "'relations'"]),
        (b'{"id": 1, "relations": {}}\n', ["line 1", "'relations'"]),
        (b'{"id": 1, "relations": [7]}\n', ["line 1", "7"]),
        (b'{"id": 1, "relations": [{"type": "person_rol"}]}\n', ["line 1", "did you mean person_role"]),
        (b'{"id": 1, "relations": [{"type": "person_role", "person": "A"}]}\n', ["line 1", "'title'"]),
        (b'{"id": 1, "relations": [{"type": "person_role", "person": 7}]}\n', ["line 1", "'person'"]),
        (b'{"id": 1, "relations": []}\n{"id": "1", "relations": []}\n', ["line 2", "line 1"]),
        (b'{"id": 1, "relations": []}\n', ["line 1", "'text'", "--predicted"]),
        (b'{"id": 1, "text": 7, "relations": []}\n', ["line 1", "'text'"]),
        (b'{"id": 1, "text": "A", "date": "soon", "relations": []}\n', ["line 1", "soon"]),
        (b'{"id": "\\ud800", "relations": []}\n', ["line 1", "surrogate"]),
        (b"\xff\xfe\n", ["gold.jsonl line 1", "UTF-16"]),
        (b"%PDF-1.7\n", ["gold.jsonl", "PDF"]),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else "",
)
def test_gold_that_cannot_be_used(tmp_path, gold, parts):
    (tmp_path / "gold.jsonl").write_bytes(gold)
    assert_one_line(entente(tmp_path, "evaluate", "gold.jsonl"), *parts)


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        ({"id": "olso", "relations": []}, ["predicted.jsonl line 1", "olso", "did you mean oslo"]),
        ({"id": 99, "relations": []}, ["predicted.jsonl line 1", "99"]),
        ({"id": 7, "relations": [FINLAND | {"confidence": 1.5}]}, ["line 1", "confidence"]),
        ({"id": 7, "relations": [FINLAND | {"confidence": "high"}]}, ["line 1", "confidence"]),
    ],
)
def test_predictions_that_cannot_be_used(folder, row, parts):
    (folder / "predicted.jsonl").write_text(lines([row]))
    assert_one_line(entente(folder, "evaluate", "gold.jsonl", "--predicted", "predicted.jsonl"), *parts)


def test_files_that_are_not_there(folder):
    assert_one_line(entente(folder, "evaluate", "nowhere.jsonl"), "nowhere.jsonl")
    assert_one_line(entente(folder, "evaluate", "gold.jsonl", "--predicted", "nowhere.jsonl"), "nowhere.jsonl")
    assert_one_line(entente(folder, "evaluate", "-", "--predicted", "-"), "standard input")


def test_a_prediction_may_leave_ends_untold(folder):
    rows = [{"id": 7, "relations": [{"type": "country_organization", "country": None, "organization": "NATO"}]}]
    (folder / "predicted.jsonl").write_text(lines(rows))
    found = figures(folder, "gold.jsonl", "--predicted", "predicted.jsonl")
    assert found["relations"]["country_organization"]["found"]["wrong"] == 1
