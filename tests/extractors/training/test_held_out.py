"""The passages that pairs are measured on."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from extractors.training import held_out as module
from extractors.training.corpora.sources import MEASURE_PAIRS, Source
from extractors.training.examples import told_sources
from extractors.training.held_out import held_out, main


@pytest.fixture
def told(source: Callable[..., Source], corpora: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file of five passages of which every second is held out, and one for measuring alone."""
    for path, count in (("some", 5), ("measured", 2)):
        lines = [json.dumps({"id": f"{path}-{number}"}) for number in range(count)]
        (corpora / path).write_text("\n".join(lines), encoding="utf-8")
    table = (
        source("told", path="some", held_out=2),
        source("told", path="measured", use=MEASURE_PAIRS),
        source("bio", path="names"),
    )
    monkeypatch.setattr(module, "all_sources", lambda: table)
    monkeypatch.setattr("extractors.training.examples.all_sources", lambda: table)
    return corpora


def test_every_so_many_and_those_for_measuring(told: Path) -> None:
    assert [row["id"] for row in held_out(told)] == ["some-0", "some-2", "some-4", "measured-0", "measured-1"]
    assert list(held_out(told, "another")) == []


def test_what_is_for_measuring_teaches_nothing(told: Path) -> None:
    assert [source.path for source in told_sources()] == ["some"]


def test_a_json_line_each(told: Path) -> None:
    ran = CliRunner().invoke(main, ["--corpora", str(told), "--part", "small train"])
    assert [json.loads(line)["id"] for line in ran.output.splitlines()][-1] == "measured-1"
