"""Rows as CSV: exact for programs, and no formula for a spreadsheet."""

import csv
import io

import pytest

from graph.rendering import as_csv


def cells(*values: object) -> list[str]:
    text = as_csv([{f"c{number}": value for number, value in enumerate(values)}])
    return list(csv.reader(io.StringIO(text, newline="")))[1]


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "=", "-"])
def test_what_a_spreadsheet_would_run_is_text(text: str) -> None:
    assert cells(text, "safe") == [f"'{text}", "safe"]


def test_numbers_lists_and_other_text_are_as_they_are() -> None:
    assert cells(-1, -0.5, True, None, ["=1"], "a=b", "'=1", "") == [
        "-1", "-0.5", "true", "", '["=1"]', "a=b", "'=1", ""
    ]  # fmt: skip


def test_a_column_named_by_a_formula_is_text() -> None:
    assert as_csv([{"=1": "x"}]).splitlines()[0] == "'=1"
