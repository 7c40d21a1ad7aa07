"""`resolve`, `review`, `merge`, `split`, `merges` and `undo` as a user runs them."""

import json
import subprocess

import pytest
from command import ENTENTE, assert_one_line, entente, environment
from statements import RUSSIA, TURKEY, UNITED_STATES, document, role

from graph import KnowledgeGraph

EVIL = "Ana\u202e\x1b[2J <script>Ilić"
SAID = [
    role("Sergei Shoigu", "defence minister", RUSSIA, where=document("a", "2022-03-01")),
    role("Sergey Choïgou", "defence minister", RUSSIA, where=document("b", "2022-05-01")),
    role("Joe Vale", "mayor", RUSSIA, where=document("a", "2022-03-01"), start=20),
    role("Joseph Vale", "governor", RUSSIA, where=document("b", "2022-05-01"), start=20),
    role(EVIL, "mayor", RUSSIA, where=document("a", "2022-03-01"), start=40),
    role(EVIL.replace("Ana", "Anna"), "judge", RUSSIA, where=document("b", "2022-05-01"), start=40),
    role("John Smith", "president", TURKEY, where=document("t", "2022-05")),
    role("John Smith", "defence minister", UNITED_STATES, where=document("u", "2022-06")),
]


@pytest.fixture
def folder(tmp_path):
    with KnowledgeGraph.open(tmp_path / "geo.db") as graph:
        graph.add(SAID)
    return tmp_path


def merges(folder):
    return json.loads(entente(folder, "merges", "--format", "json").out)


def resolved(folder, *arguments):
    ran = entente(folder, "resolve", "--format", "json", *arguments)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_resolve_merges_what_is_sure_and_lists_the_rest(folder):
    assert [one["number"] for one in resolved(folder, "--dry-run")] == [None] * 4
    assert merges(folder) == []
    found = resolved(folder)
    assert [(one["number"], one["action"]) for one in found] == [
        (None, "review: split?"), (1, "merge"), (None, "review: merge?"), (None, "review: merge?"),
    ]  # fmt: skip
    ((kept),) = merges(folder)
    assert (kept["by"], kept["left"], kept["right"]) == ("entente", "person:sergei-shoigu", "person:sergey-choigou")
    assert kept["score"] == found[1]["score"] >= 0.95
    assert "both defence minister of Russia in 2022" in kept["reason"]
    assert [one["number"] for one in resolved(folder)] == [None] * 3


def test_the_threshold_decides_what_is_sure(folder):
    assert [one["action"] for one in resolved(folder, "--dry-run", "--threshold", "0.999")].count("merge") == 0
    assert [one["action"] for one in resolved(folder, "--dry-run", "--threshold", "0.8")].count("merge") > 1


def test_tables_have_one_line_a_row_whatever_the_names_hold(folder):
    table = entente(folder, "resolve", "--dry-run").out
    assert len(table.splitlines()) == 6
    assert "\x1b" not in table
    assert "\u202e" not in table


def test_review_takes_answers_from_a_pipe(folder):
    resolved(folder)
    ran = entente(folder, "review", "--by", "ana", stdin="y\nmaybe\nn\ns\n")
    assert (ran.code, ran.err) == (0, "")
    assert "“John Smith and United States”" in ran.out
    assert "Report t, 2022-05" in ran.out
    assert "\x1b" not in ran.out
    assert [(one["number"], one["verdict"], one["by"]) for one in merges(folder)] == [
        (1, "same", "entente"), (2, "same", "ana"), (2, "different", "ana"), (4, "different", "ana"),
    ]  # fmt: skip
    assert len(resolved(folder)) == 1


@pytest.mark.parametrize("stdin", ["", "q\n", "n"])
def test_review_ends_with_the_answers(folder, stdin):
    ran = entente(folder, "review", stdin=stdin)
    assert (ran.code, ran.err) == (0, "")
    assert len(merges(folder)) == ("n" in stdin)


def test_an_answer_given_is_kept_when_the_review_is_killed(folder):
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "env": environment()}
    with subprocess.Popen([*ENTENTE, "review"], cwd=folder, **pipes) as process:
        process.stdin.write(b"n\n")
        process.stdin.flush()
        while b"2 of" not in process.stdout.readline():
            pass
        process.kill()
    assert len(merges(folder)) == 1


def test_merge_by_name_and_undo_by_number(folder):
    before = entente(folder, "export", "-").out
    ran = entente(folder, "merge", "joe vale", "person:joseph-vale", "--by", "ana", "--reason", "one mayor")
    assert (ran.code, ran.out) == (0, "1: person:joe-vale and person:joseph-vale are the same\n")
    assert "nothing to change" in entente(folder, "merge", "Joseph Vale", "Joe Vale").out
    assert (merges(folder)[0]["by"], merges(folder)[0]["reason"]) == ("ana", "one mayor")
    assert json.loads(entente(folder, "undo", "1", "--format", "json").out)[0]["verdict"] == "undecided"
    assert entente(folder, "export", "-").out == before


def test_split_keeps_two_apart(folder):
    assert entente(folder, "split", "Sergei Shoigu", "Sergey Choïgou").code == 0
    assert "merge" not in [one["action"] for one in resolved(folder)]


def test_split_takes_documents_of_a_namesake(folder):
    ran = entente(folder, "split", "John Smith", "--document", "Report u")
    assert "person:john-smith@doc:u and person:john-smith--us are the same" in ran.out
    assert "defence minister" in entente(folder, "show", "person:john-smith--us").out
    assert_one_line(entente(folder, "show", "John Smith"), "2 entities are called 'John Smith'", "use an id")
    assert_one_line(entente(folder, "merge", "John Smith", "Joe Vale"), "2 entities are called 'John Smith'")


def test_a_graph_imported_twice_has_its_judgements_once(folder):
    resolved(folder)
    entente(folder, "split", "John Smith", "--document", "Report u")
    assert entente(folder, "export", "g.graphml").code == 0
    for _ in range(2):
        assert entente(folder, "import", "g.graphml", "--db", "other.db").code == 0
    listed = json.loads(entente(folder, "merges", "--format", "json", "--db", "other.db").out)
    assert len(listed) == 3
    assert entente(folder, "export", "-", "--db", "other.db").out == (folder / "g.graphml").read_text()


@pytest.mark.parametrize(
    ("arguments", "parts"),
    [
        (["merge", "Nobody", "Joe Vale"], ["no 'Nobody'"]),
        (["merge", "Joe Vale", "Russia"], ["person:joe-vale", "country:RU", "not two ids of one kind"]),
        (["merge", "Joe Vale", "Joe Vale"], ["not two ids"]),
        (["split", "Joe Vale"], ["person:joe-vale is joined to nothing", "--document"]),
        (["split", "Joe Vale", "--document", "nowhere"], ["no document 'nowhere'"]),
        (["split", "Joe Vale", "--document", "Report u"], ["doc:u does not speak of person:joe-vale"]),
        (["merge", "doc:a", "doc:b"], ["doc:a cannot be judged", "person"]),
        (["merge", "role:defence-minister--ru", "role:mayor--ru"], ["role:defence-minister--ru cannot be judged"]),
        (["split", SAID[0].id, SAID[1].id], [f"{SAID[0].id} cannot be judged"]),
        (["split", "doc:t", "--document", "doc:t"], ["doc:t cannot be judged"]),
        (["split", "John Smith", "--document", "doc:u", "--reason", "caf\udce9"], ["geo.db", "UTF-8", "caf\\udce9"]),
        (["undo", "7"], ["no judgement 7", "entente merges"]),
        (["resolve", "--db", "none.db"], ["no ledger none.db", "entente build"]),
    ],
    ids=lambda value: ascii(" ".join(value)),
)
def test_errors_are_one_line(folder, arguments, parts):
    assert_one_line(entente(folder, *arguments), *parts)


def test_wrong_usage(folder):
    assert entente(folder, "split", "Joe Vale", "Joseph Vale", "--document", "Report a").code == 2
    assert entente(folder, "resolve", "--threshold", "2").code == 2
    assert entente(folder, "undo", "first").code == 2
