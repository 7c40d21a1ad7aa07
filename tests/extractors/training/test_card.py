"""The model card and the licence say what was trained and measured, and are what the code writes."""

import json
from typing import Any

import pytest

from extractors.model.component import SHIPPED
from extractors.training.card import FIGURES, LICENCE, README, card, corpora, notice

ABOUT: dict[str, Any] = {
    "layers": {"names": ["PERSON", "ORG"], "titles": ["TITLE"]},
    "weights": "int8",
    "training": {
        "settings": {"seed": 7, "start": ""},
        "runs": [{"seed": 7, "start": ""}, {"seed": 11, "start": "", "precision": "float32"}],
        "corpora": [
            {"file": "a/train", "sha256": "12ab", "origin": "somewhere", "licence": "CC BY"},
            {"file": "a/dev", "sha256": "34cd", "origin": "somewhere", "licence": "CC BY"},
        ],
        "encoder": "one, sha256 56ef",
    },
    "pairs": {
        "links": {"passes": 6},
        "averaged": [{"passes": 6, "size": 12}, {"passes": 6, "size": 8}],
        "passages": [
            {"file": "a/train", "sha256": "12ab", "origin": "somewhere", "licence": "CC BY"},
            {"file": "b/notes", "sha256": "78ab", "origin": "elsewhere", "licence": "public domain"},
        ],
    },
}
MEASURED: dict[str, Any] = {
    "words_per_second": 7000,
    "pairs_words_per_second": 6000,
    "start_seconds": 1.234,
    "peak_bytes": 200_400_000,
    "model_bytes": 23_450_000,
    "scores": {"a test": {"PERSON+ORG+LOC": {"f1": 80.0, "precision": 75.0, "recall": 85.7}}},
}


@pytest.mark.parametrize(
    "line",
    [
        "| **Sources** | somewhere; elsewhere |",
        "| b/notes | elsewhere | public domain | `78ab` |",
        "| `pairs: passes` | 6 |",
        "| `pairs: size` | 12, 8 |",
        "| `pairs: runs averaged` | 2 |",
        "| words a second of one core, pairs | 6,000 |",
        "| **`names`** | `PERSON`, `ORG` |",
        "| a test | 80.0 (75.0, 85.7) | – | – | – | – | – | – |",
        "| words a second of one core, names and titles | 7,000 |",
        "| from the start of Python to the relations of one sentence | 1.23 s |",
        "| memory at the peak of reading the sample articles | 200 MB |",
        "| a/dev | somewhere | CC BY | `34cd` |",
        "| `seed` | 7, 11 |",
        "| `precision` | float32 |",
        "| `runs averaged` | 2 |",
        "| `encoder` | one, sha256 56ef |",
    ],
)
def test_the_card_says(line: str) -> None:
    assert line in card(ABOUT, MEASURED).splitlines()


def test_an_empty_setting_is_left_out() -> None:
    assert "`start`" not in card(ABOUT, MEASURED)


def test_the_licence_names_each_origin_once() -> None:
    assert notice(corpora(ABOUT)).count("- somewhere: CC BY\n") == 1


def test_the_card_of_the_shipped_weights_is_what_the_code_writes() -> None:
    about, figures = (json.loads((SHIPPED / name).read_text(encoding="utf-8")) for name in ("model.json", FIGURES))
    assert README.read_text(encoding="utf-8") == card(about, figures)
    assert (SHIPPED / LICENCE).read_text(encoding="utf-8") == notice(corpora(about))
