"""Each command as a user runs it."""

import csv
import io
import json
import re
import signal
import subprocess
import time

import networkx as nx
import pytest
from command import ENTENTE, assert_one_line, entente, environment

REPORT = """Talks in Oslo

Date: 2023-03-21

Norwegian Prime Minister Jonas Gahr Støre received Finland's foreign minister, Pekka Haavisto. Finland joined NATO.
The United States imposed sanctions on Rosneft. If Georgia joins NATO, Moscow will answer, an official said.
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "oslo.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def built(folder):
    assert entente(folder, "build", "oslo.txt").code == 0
    return folder


def rows(folder, *arguments, **more):
    ran = entente(folder, "query", *arguments, "--format", "json", **more)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_build_prints_what_it_found_with_quotes(folder):
    ran = entente(folder, "build", "oslo.txt")
    assert (ran.code, ran.err) == (0, "")
    assert "Talks in Oslo (2023-03-21): " in ran.out
    assert "Pekka Haavisto, foreign minister of Finland [current]" in ran.out
    assert "“Finland joined NATO”" in ran.out


def test_building_twice_changes_nothing(built):
    before = entente(built, "export", "-").out
    again = entente(built, "build", "oslo.txt")
    assert "unchanged" in again.out
    assert entente(built, "export", "-").out == before


def test_a_changed_article_replaces_what_it_stated(built):
    (built / "oslo.txt").write_text(REPORT.replace("Finland joined NATO.", ""), encoding="utf-8")
    assert "replaced" in entente(built, "build", "oslo.txt").out
    assert rows(built, "members", "-p", "organization=NATO", "-p", "status=current") == []


def test_the_ledgers_folder_names_the_articles_wherever_one_stands(built):
    (built / "below").mkdir()
    assert "unchanged" in entente(built / "below", "build", "../oslo.txt", "--db", "../geo.db").out


def test_extract_keeps_nothing(folder):
    ran = entente(folder, "extract", "oslo.txt")
    assert "Jonas Gahr Støre, prime minister of Norway [current]" in ran.out
    assert [path.name for path in folder.iterdir()] == ["oslo.txt"]


def test_a_sentence_comes_on_standard_input(folder):
    ran = entente(folder, "extract", "-", "--format", "json", stdin="Finland joined NATO.")
    ((relation,),) = [one["relations"] for one in json.loads(ran.out)]
    wanted = {"type": "country_organization", "country": "Finland", "relation": "joined", "status": "current"}
    assert wanted.items() <= relation.items()
    assert (relation["quote"], relation["start"], relation["end"]) == ("Finland joined NATO", 0, 19)


def test_passages_give_a_line_each_in_order(folder):
    passages = [
        {"id": f"p{n}", "text": text} for n, text in enumerate(["Nothing here.", REPORT, "Finland joined NATO."])
    ]
    (folder / "p.jsonl").write_text("".join(json.dumps(one) + "\n" for one in passages), encoding="utf-8")
    found = [json.loads(line) for line in entente(folder, "extract", "p.jsonl", "--format", "jsonl").out.splitlines()]
    assert [one["id"] for one in found] == ["p0", "p1", "p2"]
    assert [bool(one["relations"]) for one in found] == [False, True, True]
    for passage, one in zip(passages, found, strict=True):
        for relation in one["relations"]:
            assert relation["quote"] == passage["text"][relation["start"] : relation["end"]]


def test_extract_streams(folder):
    """The first answer comes while the second passage has not been written yet."""
    arguments = [*ENTENTE, "extract", "-", "--input", "jsonl", "--format", "jsonl"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "env": environment()}
    with subprocess.Popen(arguments, cwd=folder, **pipes) as process:
        for name in ("a", "b"):
            process.stdin.write(json.dumps({"id": name, "text": "Finland joined NATO."}).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait(30) == 0


def test_the_kind_of_input_can_be_given(folder):
    ran = entente(folder, "extract", "-", "--input", "html", stdin="<p>Finland joined <b>NATO</b>.</p>")
    assert "“Finland joined NATO”" in ran.out


def test_a_query_as_table_json_and_csv(built):
    text = "MATCH (p:Person)-[h:HOLDS_ROLE]->(r) RETURN p.name AS who, r.title AS title, h.since AS since ORDER BY who"
    expected = [
        {"who": "Jonas Gahr Støre", "title": "prime minister", "since": None},
        {"who": "Pekka Haavisto", "title": "foreign minister", "since": None},
    ]
    assert rows(built, text) == expected
    table = entente(built, "query", text).out.splitlines()
    assert re.split(r"\s{2,}", table[2].strip()) == ["Jonas Gahr Støre", "prime minister"]
    read = list(csv.DictReader(io.StringIO(entente(built, "query", text, "--format", "csv").out)))
    assert read == [{**one, "since": ""} for one in expected]


def test_parameters_are_values_never_query_text(built):
    found = rows(built, "RETURN $a AS a, $b AS b", "-p", "a=2023", "-p", "b=x' OR true //")
    assert found == [{"a": 2023, "b": "x' OR true //"}]


def test_a_query_comes_on_standard_input(built):
    assert rows(built, "-", stdin="RETURN 1 AS one") == [{"one": 1}]


def test_what_is_conditional_is_no_member(built):
    found = rows(built, "members", "-p", "organization=NATO")
    assert {(one["country"], one["status"], one["asserted"]) for one in found} == {
        ("Finland", "current", True),
        ("Georgia", "conditional", False),
    }


def test_queries_tells_what_each_answers(folder):
    listed = entente(folder, "queries").out
    assert "office_holders country [category=any] [on=today]\n    Who holds office in a country" in listed
    described = json.loads(entente(folder, "queries", "members", "--format", "json").out)
    assert described[0]["parameters"][0]["name"] == "organization"
    assert "MATCH" in entente(folder, "queries", "members").out


def test_show_gives_each_line_with_quote_document_and_date(built):
    ran = entente(built, "show", "pekka haavisto")
    assert ran.out == (
        "Pekka Haavisto, foreign minister of Finland [current]\n"
        "    “Finland's foreign minister, Pekka Haavisto”\n"
        "    Talks in Oslo, 2023-03-21\n"
    )
    (found,) = json.loads(entente(built, "show", "person:pekka-haavisto", "--format", "json").out)
    assert (found["published"], found["relation_type"]) == ("2023-03-21", "person_role")


def test_as_of_shows_what_had_been_stated_by_then(built):
    assert entente(built, "show", "Finland", "--as-of", "2023-03").code == 0
    before = entente(built, "show", "Finland", "--as-of", "2023-02")
    assert (before.code, before.out) == (1, "")
    assert rows(built, "MATCH (n) RETURN count(n) AS n", "--as-of", "2022") == [{"n": 0}]


def test_between_shows_what_was_stated_in_that_stretch(built):
    assert entente(built, "show", "Finland", "--between", "2023-03", "2023-04").code == 0
    assert entente(built, "show", "Finland", "--between", "2023-04", "2024").code == 1
    assert rows(built, "MATCH (n) RETURN count(n) AS n", "--between", "2022", "2023", "--as-of", "2023-02") == [
        {"n": 0}
    ]
    assert json.loads(entente(built, "documents", "--between", "2023", "2023", "--format", "json").out)
    assert json.loads(entente(built, "documents", "--as-of", "2023-02", "--format", "json").out) == []
    assert (
        entente(built, "export", "-", "--between", "2023-03-21", "2023-03-21").out == entente(built, "export", "-").out
    )
    assert_one_line(entente(built, "documents", "--between", "2024", "2023"), "2023 is before 2024")


def test_contradictions_show_both_sides(built):
    passages = [
        {"id": "a", "date": "2024-05-06", "text": "France's prime minister, Ana Duval, went to Rome."},
        {"id": "b", "date": "2024-05-06", "text": "France's prime minister, Marc Lorin, went to Oslo."},
    ]
    (built / "p.jsonl").write_text("".join(json.dumps(one) + "\n" for one in passages), encoding="utf-8")
    assert entente(built, "contradictions").out == "no contradictions\n"
    entente(built, "build", "p.jsonl")
    ran = entente(built, "contradictions")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "prime minister of France: two holders"
    assert {lines[1], lines[4]} == {"  Ana Duval [current]", "  Marc Lorin [current]"}
    assert "“France's prime minister, Ana Duval”" in ran.out
    assert ran.out.count("2024-05-06") == 2
    (found,) = json.loads(entente(built, "contradictions", "--format", "json").out)
    assert (found["kind"], len(found["facts"])) == ("two_holders", 2)
    assert json.loads(entente(built, "contradictions", "--as-of", "2023", "--format", "json").out) == []


def test_time_is_asked_of_the_ledger_alone(built):
    ran = entente(built, "query", "RETURN 1 AS n", "--between", "2022", "2023", "--neo4j", "bolt://127.0.0.1:1")
    assert ran.code == 2
    assert "--as-of and --between ask the ledger, not Neo4j" in ran.err


def test_a_graph_comes_back_equal_through_graphml(built):
    assert entente(built, "export", "out.graphml").code == 0
    assert nx.read_graphml(built / "out.graphml").number_of_nodes() > 5
    assert entente(built, "import", "out.graphml", "--db", "other.db").code == 0
    assert entente(built, "export", "again.graphml", "--db", "other.db").code == 0
    assert (built / "again.graphml").read_bytes() == (built / "out.graphml").read_bytes()


def test_export_and_import_through_a_pipe(built):
    text = entente(built, "export", "-").out
    assert entente(built, "import", "-", "--db", "other.db", stdin=text).code == 0
    assert entente(built, "export", "-", "--db", "other.db").out == text


def test_forget_takes_a_documents_statements_out(built):
    (built / "b.txt").write_text("Sweden joined NATO.\n")
    entente(built, "build", "b.txt")
    assert json.loads(entente(built, "forget", "oslo.txt", "--format", "json").out)["title"] == "Talks in Oslo"
    assert [one["country"] for one in rows(built, "members", "-p", "organization=NATO")] == ["Sweden"]
    listed = json.loads(entente(built, "documents", "--format", "json").out)
    assert [one["from"] for one in listed] == ["b.txt"]


def test_every_command_has_help_and_an_example_or_a_sentence(folder):
    commands = re.findall(r"^  (\w+) ", entente(folder, "--help").out.partition("Commands:")[2], re.MULTILINE)
    assert set(commands) == {
        "build", "contradictions", "documents", "evaluate", "explain", "export", "extract", "forget", "import", "link",
        "load", "merge", "merges", "queries", "query", "report", "resolve", "review", "show", "split", "undo", "view",
    }  # fmt: skip
    for command in commands:
        assert len(entente(folder, command, "--help").out) > 150


def test_a_reader_that_goes_away_is_no_error(built):
    command = f"{' '.join(ENTENTE)} query 'UNWIND range(1, 200000) AS n RETURN n' | head -1"
    ran = subprocess.run(command, shell=True, cwd=built, env=environment(), capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_building_goes_on_when_nobody_reads_what_was_found(built):
    passages = "".join(json.dumps({"id": n, "text": REPORT}) + "\n" for n in range(300))
    (built / "many.jsonl").write_text(passages, encoding="utf-8")
    command = f"set -o pipefail; {' '.join(ENTENTE)} build many.jsonl | head -1"
    ran = subprocess.run(["bash", "-c", command], cwd=built, env=environment(), capture_output=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert len(json.loads(entente(built, "documents", "--format", "json").out)) == 301


def test_a_passage_keeps_its_id_even_zero(folder):
    ran = entente(
        folder, "extract", "-", "--input", "jsonl", "--format", "jsonl", stdin='{"id": 0, "text": "Hello."}\n'
    )
    assert json.loads(ran.out) == {"id": 0, "relations": []}


def test_nothing_found_is_nothing_in_csv(built):
    ran = entente(built, "query", "entities", "-p", "kind=Vessel", "--format", "csv")
    assert (ran.code, ran.out) == (0, "")


@pytest.mark.parametrize("name", ["NATO", "nato", "North Atlantic Treaty Organization", "Finland"])
def test_an_entity_is_found_by_its_abbreviation(built, name):
    assert "Finland → North Atlantic Treaty Organization" in entente(built, "show", name).out


def test_an_interrupt_at_the_start_is_one_line(built):
    for after in ("0.05", "0.1", "0.2", "0.4"):
        command = ["timeout", "-s", "INT", after, *ENTENTE, "build", "oslo.txt"]
        ran = subprocess.run(command, cwd=built, env=environment(), capture_output=True, text=True, check=False)
        started = "in main" in ran.stderr  # else Python itself was still starting
        ours = "Traceback" not in ran.stderr or started
        assert not ours or ran.stderr in ("", "entente: interrupted; what was kept before that stays\n"), ran.stderr


def test_ctrl_c_is_one_line_and_loses_nothing(built):
    passages = "".join(json.dumps({"id": n, "text": REPORT}) + "\n" for n in range(5000))
    (built / "many.jsonl").write_text(passages, encoding="utf-8")
    with subprocess.Popen(
        [*ENTENTE, "build", "many.jsonl", "--format", "jsonl"],
        cwd=built,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        for _ in range(20):
            process.stdout.readline()
        process.send_signal(signal.SIGINT)
        time.sleep(0.01)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert err == "entente: interrupted; what was kept before that stays\n"
    kept = json.loads(entente(built, "documents", "--format", "json").out)
    assert 20 <= len(kept) < 5001
    assert "oslo.txt" in {one["from"] for one in kept}


@pytest.mark.parametrize("query", ["", " ", "-"])
def test_an_empty_query_is_told(built, query):
    assert_one_line(entente(built, "query", query), "there is no query; give Cypher, or the name of a saved query")


def test_json_is_short_for_its_format(built):
    for command in (["show", "Finland"], ["documents"], ["query", "entities"], ["merges"], ["queries"]):
        assert entente(built, *command, "--json").out == entente(built, *command, "--format", "json").out


def test_the_list_of_commands_cuts_none_of_them_off(folder):
    listed = entente(folder, "--help").out.partition("Commands:")[2]
    assert "..." not in listed
    assert "keeps nothing." in listed


def test_a_terminal_of_plain_letters_gets_what_it_can_show(built):
    plain = {"LC_ALL": "C", "PYTHONIOENCODING": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    for command in (["show", "Finland"], ["--help"], ["show", "Norway"], ["queries"], ["documents"]):
        ran = entente(built, *command, env=plain)
        assert (ran.code, ran.err) == (0, "")
