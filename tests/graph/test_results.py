"""Results: a sequence, a table in a terminal and in a notebook, rows, a data frame."""

import doctest
import subprocess
import sys
from html.parser import HTMLParser

import pandas as pd
import pytest

from graph import example, results
from graph.answers import Citation, Contradiction, Neighbour
from graph.results import SHOWN, Results

NASTY = "<script>alert(1)</script>\n=cmd|' /C calc'!A0\u202e\x1b[31m&\"'"


def near(*names: str) -> Results[Neighbour]:
    return Results(Neighbour(1, f"org:{number}", name, "Organization") for number, name in enumerate(names))


def test_they_are_a_sequence():
    found = near("a", "b", "c")
    assert (len(found), found[0].name, found[-1].name, [one.name for one in found]) == (3, "a", "c", ["a", "b", "c"])
    assert found[1:] == near("a", "b", "c")[1:] == list(found)[1:]
    assert isinstance(found[1:], Results)
    assert found[0] in found
    assert hash(found) == hash(near("a", "b", "c"))
    assert found != near("a", "b")
    assert found != "abc"


def test_answers_are_frozen():
    with pytest.raises(AttributeError):
        near("a")[0].name = "b"


def test_a_table_keeps_each_answer_on_its_line():
    lines = repr(near(NASTY, "b")).splitlines()
    assert len(lines) == 4
    assert lines[2].split()[:2] == ["1", "org:0"]
    assert not {"\u202e", "\x1b"} & set(repr(near(NASTY)))


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        self.text += data


@pytest.mark.parametrize("column", ["name", "id"])
def test_a_notebook_shows_text_as_text(column):
    given = {"steps": 1, "id": "org:a", "name": "a", "kind": "Organization"} | {column: NASTY}
    parser = Tags()
    parser.feed(Results([Neighbour(**given)])._repr_html_())
    assert set(parser.tags) == {"table", "thead", "tbody", "tr", "th", "td"}
    assert "<script>alert(1)</script>" in parser.text


def test_a_cited_statement_is_shown_by_its_words():
    said = Citation("it <b>is</b>", "current", None, "2024", "Report", None, 0.9, "statement:1")
    found = Results(
        [Contradiction("denied", "A", "B", "current", (said,), "A", "denied", (said,), ("fact:1", "fact:2"))]
    )
    assert "“it <b>is</b>”" in repr(found)
    assert "<b>" not in found._repr_html_()
    assert found.to_dicts()[0]["says"] == [said.to_dict()]


def test_nothing_is_said_to_be_nothing():
    assert (repr(Results()), Results()._repr_html_(), Results().to_dicts()) == ("no rows", "<p>no rows</p>", [])


def test_a_long_table_shows_its_beginning():
    found = near(*(f"n{number}" for number in range(SHOWN + 7)))
    assert repr(found).splitlines()[-1] == "… and 7 more"
    assert found._repr_html_().endswith("<p>… and 7 more</p>")
    assert len(found.to_dicts()) == SHOWN + 7


def test_a_data_frame_has_a_column_for_each_field():
    frame = example.example().members("SCO").to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert list(frame["country"]) == ["Belarus", "Turkey"]
    assert list(frame.columns)[:3] == ["country", "organization", "relation"]


def test_without_pandas_one_line_says_what_to_install():
    code = "import sys; sys.modules['pandas'] = None\nfrom graph import Results\nResults().to_pandas()"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    last = ran.stderr.splitlines()[-1]
    assert (
        last == "graph.errors.MissingExtra: a data frame needs pandas; install it with: pip install 'entente[pandas]'"
    )


@pytest.mark.parametrize("module", [results, example])
def test_the_examples(module):
    assert doctest.testmod(module).failed == 0
