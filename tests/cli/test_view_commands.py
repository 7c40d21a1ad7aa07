"""`entente view` and `entente report` as a user runs them; the pages themselves are tested in tests/graph/view."""

import json
import re

import pytest
from command import ROOT, assert_one_line, entente


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("built")
    assert entente(folder, "build", ROOT / "seeds" / "articles").code == 0
    return folder


def data_of(text):
    return json.loads(re.search(r'<script type="application/json" id="data">(.*?)</script>', text, re.DOTALL)[1])


def names(folder, *arguments):
    """The names on the page that these arguments make."""
    ran = entente(folder, "view", "-o", "-", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return {node["name"] for node in data_of(ran.out)["nodes"]}


def test_view_writes_one_page_and_says_what_is_on_it(built):
    ran = entente(built, "view", "-o", "out.html")
    assert (ran.code, ran.err) == (0, "")
    counts = {name: len(part) for name, part in data_of((built / "out.html").read_text()).items() if name != "leftOut"}
    told = "{nodes} nodes, {facts} relations, {statements} statements in {documents} documents"
    assert ran.out == f"wrote out.html: {told.format(**counts)}\n"
    as_json = json.loads(entente(built, "view", "-o", "out.html", "--format", "json").out)
    assert as_json == {"file": "out.html", **counts, "left_out": 0}


def test_the_same_ledger_gives_the_same_data(built):
    first, second = (data_of(entente(built, "view", "-o", "-").out) for _ in range(2))
    assert first == second


def test_a_page_asks_nothing_of_the_net(built):
    text = entente(built, "view", "-o", "-").out
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)[1]
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe-eval" not in policy
    assert not re.search(r"""<(?:script|link|img)[^>]+(?:src|href)=""", text)


def test_an_entity_and_how_far_around_it(built):
    near, far = names(built, "--entity", "Li Shangfu"), names(built, "--entity", "Li Shangfu", "--depth", "2")
    assert {"Li Shangfu", "China", "United States"} <= near < far
    assert "Finland" not in near


def test_a_saved_query_with_what_it_is_asked(built):
    found = names(built, "--saved", "members", "-p", "organization=NATO")
    assert "Finland" in found
    assert "China" not in found


def test_as_of_leaves_out_what_was_stated_later(built):
    assert "Finland" not in names(built, "--as-of", "2023-03")


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["view", "--entity", "Li Shangfo"], ["no 'Li Shangfo'", "did you mean"]),
        (["view", "--saved", "memberz"], ["memberz", "did you mean"]),
        (["view", "--saved", "members"], ["needs organization"]),
        (["view", "--as-of", "yesterday"], ["'yesterday' is not a date"]),
        (["view", "--db", "none.db"], ["there is no ledger none.db"]),
        (["view", "-o", "no/folder/graph.html"], ["no/folder/graph.html cannot be written"]),
        (["report", "Li Shangfo"], ["no 'Li Shangfo'", "did you mean"]),
        (["report", "China", "-o", "no/folder/report.html"], ["no/folder/report.html cannot be written"]),
    ],
)
def test_what_a_user_gets_wrong_is_one_line(built, arguments, parts):
    assert_one_line(entente(built, *arguments), *parts)


@pytest.mark.parametrize("label", ["Document", "Statement"])
@pytest.mark.parametrize("command", [["report"], ["view", "-o", "none.html", "--entity"]], ids=lambda one: one[0])
def test_what_has_no_name_is_no_entity(built, command, label):
    query = f"MATCH (n:{label}) RETURN n.id AS id LIMIT 1"
    (found,) = json.loads(entente(built, "query", query, "--format", "json").out)
    id_ = found["id"]
    assert_one_line(entente(built, *command, id_), f"the graph knows no {id_!r}")
    assert not (built / "none.html").exists()


@pytest.mark.parametrize(
    "arguments",
    [["--entity", "China", "--saved", "members"], ["-p", "a=b"], ["--depth", "0"], ["--saved", "members", "-p", "x"]],
)
def test_wrong_usage_is_told(built, arguments):
    ran = entente(built, "view", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Traceback" not in ran.err


def test_a_page_that_cannot_be_written_leaves_the_old_one(built):
    (built / "old.html").write_text("old")
    assert_one_line(entente(built, "view", "-o", "old.html", "--entity", "Nobody"))
    assert (built / "old.html").read_text() == "old"


@pytest.mark.parametrize(("name", "begin"), [("r.md", "# Li Shangfu"), ("r.html", "<!doctype html>"), ("r.json", "{")])
def test_report_writes_what_the_ending_tells(built, name, begin):
    ran = entente(built, "report", "Li Shangfu", "-o", name)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"wrote {name}: ")
    text = (built / name).read_text(encoding="utf-8")
    assert text.startswith(begin)
    assert "Washington imposed sanctions on Li Shangfu" in text


def test_report_prints_markdown_unless_told_otherwise(built):
    assert entente(built, "report", "li shangfu").out.startswith("# Li Shangfu\n\nPerson\n")
    assert json.loads(entente(built, "report", "Li Shangfu", "--format", "json").out)["kind"] == "Person"


def test_the_ledger_can_be_named_first(built):
    named = entente(built, "view", "geo.db", "-o", "-", env={"ENTENTE_DB": "another.db"})
    assert data_of(named.out) == data_of(entente(built, "view", "-o", "-").out)
    assert_one_line(entente(built, "view", "missing.db"), "there is no ledger missing.db")


def test_a_stretch_of_time_is_seen_alone(built):
    assert names(built, "--between", "2023-03", "2023-03") < names(built)
    assert names(built, "--between", "1999", "1999") == set()
    assert_one_line(entente(built, "report", "Li Shangfu", "--between", "1999", "1999"), "the graph knows no")
    within = json.loads(entente(built, "report", "Li Shangfu", "--between", "2023-03-22", "2023-03-22", "--json").out)
    assert {source["published"] for source in within["sources"]} == {"2023-03-22"}


def test_the_title_of_the_page_says_which_stretch(built):
    assert "from 2023 to 2024" in entente(built, "view", "-o", "-", "--between", "2023", "2024").out
