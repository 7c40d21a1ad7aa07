"""The extraction as measured on the annotated article beside the checkout, where that is there."""

import importlib.util
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from extractors.annotated import joined, read_annotated
from extractors.evaluate import predictions
from extractors.report import report

SHARED = Path(__file__).resolve().parents[3] / "shared"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated passages are not beside this checkout"),
]


Counts = dict[str, int]
Rows = list[dict[str, Any]]
Measured = tuple[Rows, Rows]
VERDICTS = ("true", "missed", "wrong")


def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(rows: Rows, predicted: Rows) -> Counts:
    counts, _ = scorer().score(rows, predicted)
    found = [counter for (_, name), counter in counts.items() if name == "found"]
    return {verdict: sum(counter[verdict] for counter in found) for verdict in VERDICTS}


def rows_of(path: Path) -> Rows:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def train() -> Measured:
    """The passages, and what is read in them."""
    rows = rows_of(SHARED / "gold" / "train.jsonl")
    return rows, list(predictions(rows))


def test_the_expected_article() -> None:
    rows = rows_of(SHARED / "seeds" / "expected.jsonl")
    counts = scored(rows, list(predictions(rows)))
    assert counts["true"] >= 15
    assert counts["wrong"] <= 2


def test_general_precision_and_recall_hold(train: Measured) -> None:
    counts = scored(*train)
    assert counts["true"] / (counts["true"] + counts["wrong"]) >= 0.83
    assert counts["true"] / (counts["true"] + counts["missed"]) >= 0.67


def spoiled(rows: Rows) -> Iterator[dict[str, Any]]:
    """Predictions that no extraction is needed for: the annotation with all that can go wrong."""
    chance = random.Random(7)
    every = [relation for row in rows for relation in row["relations"]]
    for row in rows:
        told = [one for one in (*row["relations"], *row["optional_relations"]) if chance.random() < 0.8]
        told = [_spoiled(one, chance.choice(every), chance) for one in told]
        yield {"id": row["id"], "relations": told + chance.sample(told, chance.randrange(len(told) + 1))}


def _spoiled(relation: dict[str, Any], other: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    field = chance.choice(
        ["person", "title", "of", "country", "organization", "issuer", "target", "status", "relation"]
    )
    if field not in relation or field not in other:
        return relation
    value = relation[field] or other[field]
    return relation | {
        field: chance.choice([other[field], value and value.split()[-1], value and f"the {value}", None])
    }


def assert_alike(rows: Rows, predicted: Rows) -> None:
    """No count of a kind differs by more than a hundredth of its relations: each has its own table of names."""
    counts, _ = scorer().score(rows, predicted)
    told = {row["id"]: row["relations"] for row in predicted}
    ours = report(joined(read_annotated(str(SHARED / "gold" / "train.jsonl")), told))["relations"]
    for (kind, degree), theirs in counts.items():
        figures = ours[kind]
        pairs = [(figures[degree]["right"], theirs["true"]), *((figures[degree][v], theirs[v]) for v in VERDICTS[1:])]
        assert max(abs(one - other) for one, other in pairs) <= figures["gold"] / 100, (kind, degree, pairs)


def test_the_measure_of_the_command_is_that_of_the_annotation() -> None:
    rows = rows_of(SHARED / "gold" / "train.jsonl")
    assert_alike(rows, list(spoiled(rows)))


def test_the_figures_of_the_extraction_are_those_of_the_annotation(
    train: Measured,
) -> None:
    assert_alike(*train)
