"""Passages are chosen from what nobody has annotated, and kept without their text."""

import gzip
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from extractors import Extractor
from extractors.training.annotate import chosen, doubt, kept, places, source_of
from extractors.training.corpora.sources import Source
from extractors.training.corpora.standoff import passage, read_passages
from graph.errors import InputError

SURE = "Norwegian Prime Minister Erna Solberg spoke to the press in Oslo about the budget of the coming year. " * 2
UNSURE = (
    "The panel heard the minister, the envoy Ann Lund of Togo, and Bo Berg, who might once lead the council, while the "
    "union of exporters asked Canada, which had been part of the talks, to end what it called sanctions of sorts."
)


@pytest.fixture
def packed(corpora: Path, source: Callable[..., Source]) -> Source:
    rows = [{"id": "a", "date": "2020-01-02", "text": f"{SURE}\n{UNSURE}"}, {"id": 7, "date": None, "text": "No."}]
    with gzip.open(corpora / "file.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, rows)))
    return source(form="stand-off", path="file.jsonl.gz")


@pytest.fixture
def annotated(packed: Source, corpora: Path, tmp_path: Path) -> tuple[Path, list[dict[str, Any]]]:
    """The drafts of all three passages, and the file that they go to."""
    return tmp_path / "annotated.jsonl", chosen(packed, corpora, 3, seed=1)


def write(path: Path, rows: list[dict[str, Any]]) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def test_short_lines_are_joined_and_long_ones_stand_alone() -> None:
    text = "Head\n\n" + "a" * 300 + "\n" + "b" * 100 + "\n" + "c" * 1000
    assert [text[start:end][0] + text[start:end][-1] for start, end in places(text)] == ["Ha", "bb", "cc"]
    assert list(places("")) == []


def test_the_passages_come_with_drafts_that_quote_them(annotated: tuple[Path, list[dict[str, Any]]]) -> None:
    _, rows = annotated
    assert sorted(row["id"] for row in rows) == ["7@0", "a@0", f"a@{len(SURE) + 1}"]
    (first,) = (row for row in rows if row["id"] == "a@0")
    assert first["relations"][0]["person"] == "Erna Solberg"
    assert all(one["evidence"] in row["text"] for row in rows for one in row["relations"])


def test_confidence_of_one_half_is_the_most_doubtful() -> None:
    (statement, *_) = Extractor()("Canada imposed sanctions on Belarus.")
    doubts = [doubt([replace(statement, confidence=sure)]) for sure in (0.5, 0.75, 1.0)]
    assert doubts == [1.0, 0.5, 0.0]
    assert doubt([]) == 0


def test_what_is_kept_gives_the_passage_back_and_is_not_chosen_again(
    annotated: tuple[Path, list[dict[str, Any]]], packed: Source, corpora: Path, tmp_path: Path
) -> None:
    path, rows = annotated
    (row,) = (row for row in rows if row["id"] == "a@0")
    (made,) = kept(packed, corpora, write(path, [row]), tmp_path)
    assert "Solberg" not in json.dumps(made)
    back = passage(made, {"text": f"{SURE}\n{UNSURE}", "date": None})
    assert (back["text"], back["relations"][0]["person"]) == (row["text"], "Erna Solberg")

    write(tmp_path / "file.jsonl", [made])
    with pytest.raises(InputError, match="a@0 is no passage that `choose` gives"):
        kept(packed, corpora, str(path), tmp_path)


def test_an_item_with_a_number_for_an_id_is_found_again(
    annotated: tuple[Path, list[dict[str, Any]]], packed: Source, corpora: Path, tmp_path: Path
) -> None:
    path, rows = annotated
    made = kept(packed, corpora, write(path, [row for row in rows if row["id"] == "7@0"]), tmp_path)
    write(tmp_path / "file.jsonl", made)
    assert [row["text"] for row in read_passages(packed, corpora, tmp_path)] == ["No."]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"evidence": "Prime Minister Ann Lund"}, "is not in the passage; copy it exactly"),
        ({"status": "imposed"}, "'imposed' is no status of person_role; use current"),
    ],
)
def test_an_unsound_relation_is_refused(
    annotated: tuple[Path, list[dict[str, Any]]], packed: Source, corpora: Path, change: dict[str, str], message: str
) -> None:
    path, rows = annotated
    (row,) = (row for row in rows if row["id"] == "a@0")
    with pytest.raises(InputError, match=message):
        kept(packed, corpora, write(path, [{**row, "relations": [{**row["relations"][0], **change}]}]))


def test_a_file_that_may_not_be_trained_on_gives_no_passages() -> None:
    with pytest.raises(InputError, match=r"dwie/dev\.json: no passages are taken from this file"):
        source_of("dwie/dev.json")
