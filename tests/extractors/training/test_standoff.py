"""Annotated passages kept apart from their text."""

import gzip
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors.training.corpora.sources import Source, all_sources
from extractors.training.corpora.standoff import (
    ANNOTATED,
    address_id,
    items,
    passage,
    read_passages,
    record,
    records_name,
)
from graph.errors import FormatError

TEXT = "Lead.\nTogo’s Foreign Minister Ann Lund left. Ann Lund met no one."
QUOTE = "Togo’s Foreign Minister Ann Lund"
ROLE = {"type": "person_role", "person": "Ann Lund", "title": "foreign minister", "of": "Togo", "status": "current",
        "evidence": QUOTE, "sentence_local": True}  # fmt: skip
ROW: dict[str, Any] = {"text": TEXT[6:], "relations": [ROLE], "optional_relations": []}


def test_a_record_holds_no_word_of_the_text() -> None:
    made = record(ROW, "item", 6)
    assert made["relations"] == [
        {**ROLE, "person": [30, 38], "title": [13, 29], "of": [6, 10], "evidence": [6, 38]},
    ]
    assert (made["item"], made["start"], made["end"]) == ("item", 6, len(TEXT))


def test_a_record_gives_the_passage_back_in_its_own_letter_case() -> None:
    back = passage(record(ROW, "item", 6), {"text": TEXT, "date": "2020-01-02"})
    assert back["text"] == ROW["text"]
    assert back["relations"] == [{**ROLE, "title": "Foreign Minister"}]
    assert (back["id"], back["date"], back["optional_relations"]) == ("item@6", "2020-01-02", [])


def test_a_value_that_the_passage_does_not_spell_stays_as_it_is() -> None:
    made = record({**ROW, "relations": [{**ROLE, "of": "Republic of Togo", "title": None}]}, "item", 6)
    assert [made["relations"][0][key] for key in ("of", "title", "status")] == ["Republic of Togo", None, "current"]


def test_a_value_inside_a_word_is_not_it_and_a_foreign_quote_is_an_error() -> None:
    row = {"text": "He studied under her; the UN paid.", "relations": [], "optional_relations": []}
    told = {"type": "person_role", "of": "UN", "evidence": "the UN paid"}
    assert record({**row, "relations": [told]}, "item", 0)["relations"][0]["of"] == [26, 28]
    with pytest.raises(ValueError, match="substring"):
        record({**row, "relations": [{**told, "evidence": "the EU paid"}]}, "item", 0)


@pytest.fixture
def packed(corpora: Path, source: Callable[..., Source]) -> Source:
    rows = [{"url": "u/1", "date": "2020-01-02", "text": TEXT}, {"url": "u/2", "date": "2020-01-03", "text": "No."}]
    with gzip.open(corpora / "file.jsonl.gz", "wt", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, rows)))
    return source(path="file.jsonl.gz")


def test_items_of_packed_json_lines_and_of_csv(packed: Source, corpora: Path) -> None:
    assert [item["id"] for item in items(packed.file(corpora))] == [address_id("u/1"), address_id("u/2")]
    (corpora / "file.csv").write_text('url,date,title,text\nu/3,2020-01-02,T,"one\ntwo"\n', encoding="utf-8")
    assert list(items(corpora / "file.csv")) == [{"id": address_id("u/3"), "date": "2020-01-02", "text": "one\ntwo"}]


def test_items_of_an_archive_and_of_documents_of_words(corpora: Path) -> None:
    with zipfile.ZipFile(corpora / "file.zip", "w") as archive:
        archive.writestr("a.tsv", "Ann\tB-Person\nLund\tI-Person\n \n\nleft\tO\n.\tO\n")
    assert list(items(corpora / "file.zip")) == [{"id": "a.tsv", "date": None, "text": "Ann Lund\nleft ."}]
    (corpora / "file.json").write_text(json.dumps([{"sents": [["Ann", "left"], ["."]]}]), encoding="utf-8")
    assert list(items(corpora / "file.json")) == [{"id": 0, "date": None, "text": "Ann left ."}]


def test_passages_are_read_from_the_corpus(packed: Source, corpora: Path, tmp_path: Path) -> None:
    (tmp_path / "file.jsonl").write_text(json.dumps(record(ROW, address_id("u/1"), 6)), encoding="utf-8")
    (found,) = read_passages(packed, corpora, tmp_path)
    assert found["text"] == TEXT[6:]


def test_a_corpus_without_the_item_is_an_error(packed: Source, corpora: Path, tmp_path: Path) -> None:
    (tmp_path / "file.jsonl").write_text(json.dumps(record(ROW, "u/9", 6)), encoding="utf-8")
    with pytest.raises(FormatError, match=r"file\.jsonl\.gz: has no item u/9, which file\.jsonl:1 names"):
        list(read_passages(packed, corpora, tmp_path))


def test_each_file_of_records_belongs_to_a_source_and_says_what_the_guide_knows() -> None:
    named = {records_name(source.path) for source in all_sources() if source.format == "stand-off"}
    own = {Path(source.path).name for source in all_sources() if source.ours}
    assert named | own == {path.name for path in ANNOTATED.glob("*.jsonl")}
    lines = [json.loads(line) for name in named for line in (ANNOTATED / name).read_text("utf-8").splitlines()]
    assert len(lines) > 700
    assert len({(line["item"], line["start"]) for line in lines}) == len(lines)
    kinds = {relation["type"] for line in lines for relation in line.get("relations", ())}
    assert kinds == {"person_role", "country_organization", "sanction_target"}
