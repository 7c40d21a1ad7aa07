"""The extraction as measured on the annotated article beside the checkout, where that is there."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from extractors.evaluate import predictions

SHARED = Path(__file__).resolve().parents[3] / "shared"

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the annotated passages are not beside this checkout"),
]


def scored(rows: list[dict[str, Any]]) -> dict[str, int]:
    spec = importlib.util.spec_from_file_location("score", SHARED / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    counts, _ = module.score(rows, list(predictions(rows)))
    found = [counter for (_, name), counter in counts.items() if name == "found"]
    return {verdict: sum(counter[verdict] for counter in found) for verdict in ("true", "missed", "wrong")}


def rows_of(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def test_the_expected_article() -> None:
    counts = scored(rows_of(SHARED / "seeds" / "expected.jsonl"))
    assert counts["true"] >= 15
    assert counts["wrong"] <= 2


def test_general_precision_and_recall_hold() -> None:
    counts = scored(rows_of(SHARED / "gold" / "train.jsonl"))
    assert counts["true"] / (counts["true"] + counts["wrong"]) >= 0.83
    assert counts["true"] / (counts["true"] + counts["missed"]) >= 0.67
