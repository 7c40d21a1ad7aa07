"""Reading tables, and when two spellings are one."""

from pathlib import Path

import pytest

from graph import tables
from graph.tables import american, british, cells, fold, plain, table, undotted


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Côte d’Ivoire", "cote d'ivoire"),
        ("the Bahamas", "The Bahamas"),
        ("St. Lucia", "Saint Lucia"),
        ("Trinidad & Tobago", "Trinidad and Tobago"),
        ("World Trade Organisation", "World Trade Organization"),
        ("Co-operation  Council", "Cooperation Council"),
        ("BRITISH–IRISH COUNCIL", "British-Irish Council"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Niger", "Nigeria"), ("Iran", "Iraq"), ("Stockholm", "Saint ockholm")])
def test_other_names(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [("U.S.", "US"), ("U.S", "US"), ("U.S.S.R.", "USSR"), ("St. Lucia", "St. Lucia"), ("etc.", "etc."), ("", "")],
)
def test_undotted(text: str, wanted: str) -> None:
    assert undotted(text) == wanted


def test_spellings_go_both_ways() -> None:
    assert british(american("Defence Organisation Programme")) == "Defence Organisation Programme"


def test_cells_and_plain() -> None:
    assert cells(" a |b||") == ["a", "b"]
    assert plain(" The  Hague’s ") == "Hague's"


def test_a_row_that_is_too_short_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "broken.tsv").write_text("# What it is\na\tb\n1\n", encoding="utf-8")
    monkeypatch.setattr(tables, "folder", lambda _: tmp_path)
    with pytest.raises(ValueError, match="zip"):
        table.__wrapped__("broken")
