"""Lines of JSON: each is a passage, and a broken one is named by its number."""

import json
from pathlib import Path
from typing import Any

import pytest
from articles import lines, refused, saved

from extractors import article_jsonl
from extractors.article import read
from graph.errors import InputError


def test_each_line_is_a_passage_with_its_own_id(tmp_path: Path) -> None:
    rows = [
        {"id": "p-1", "text": "\tA.\r\n", "date": "2023-03", "title": "T", "extra": [1]},
        {"id": 7, "text": "B.", "url": "https://courier.example/b", "date": None},
        {"text": "C.", "url": "https://courier.example/w/see.html?x=1"},
        {"text": "D."},
    ]
    found = list(read([saved(tmp_path, "all.jsonl", "\ufeff" + lines(*rows[:2], "  ", *rows[2:]))], base=tmp_path))
    assert [article.text for article in found] == ["\tA.\r\n", "B.", "C.", "D."]
    assert [article.passage_id for article in found] == ["p-1", 7, None, None]
    documents = [article.document for article in found]
    assert [document.uri for document in documents] == ["all.jsonl#p-1", rows[1]["url"], rows[2]["url"], "all.jsonl#5"]
    assert [document.id[:-9] for document in documents] == ["doc:p-1", "doc:7", "doc:see", "doc:all-5"]
    assert (documents[0].title, documents[0].published, documents[1].published) == ("T", "2023-03", None)


def test_passages_of_one_page_stay_apart(tmp_path: Path) -> None:
    row = {"text": "A.", "url": "https://courier.example/a"}
    found = list(
        read([saved(tmp_path, "a.jsonl", lines(row, row, {"id": "x", "text": "A."}, {"id": "x", "text": "B."}))])
    )
    assert len({article.document.id for article in found}) == 4
    assert found[1].document.url == row["url"]


def test_standard_input_of_json_is_read_as_it_comes(stdin: Any) -> None:
    stdin(lines({"id": "a", "text": "A."}, {"text": "B."}))
    found = list(read(["-"], kind="jsonl"))
    assert [article.document.uri for article in found] == ["stdin#a", "stdin#2"]


BAD_LINES = [
    ('{"id": "x", "text": "a', "not JSON: Unterminated string starting at column"),
    ('["a"]', 'not an object like {"id": …, "text": …}; fix it or use --keep-going'),
    ('{"id": "x"}', "it has no 'text'"),
    ('{"text": 5}', "'text' is 5, which is no text"),
    ('{"text": "a", "id": true}', "'id' is true, which is no text"),
    ('{"text": "a", "date": 2023}', "'date' is 2023, which is no text"),
    ('{"text": "a", "date": "2023-02-30"}', "'2023-02-30' is not a date"),
    ('{"text": "a \\ud83d"}', "'text' has half of a character at position 2"),
    ('{"text": "a\\u0000"}', "zero character at position 1"),
    ('{"text": "a", "n": ' + "9" * 5000 + "}", "not JSON that can be read"),
    ("[" * 200_000, "not JSON that can be read"),
    (json.dumps({"text": "a" * 1_000_001}), "is too long, over 1,000,000 characters; split it"),
]


@pytest.mark.parametrize(("bad", "message"), BAD_LINES, ids=[message[:30] for _, message in BAD_LINES])
def test_a_broken_line_is_named_and_the_rest_goes_on_if_wanted(tmp_path: Path, bad: str, message: str) -> None:
    path = saved(tmp_path, "all.jsonl", lines({"text": "A."}, bad, {"text": "B."}))
    found = refused(path)
    assert message in found
    assert "all.jsonl line 2" in found
    errors: list[InputError] = []
    kept = list(read([path], keep_going=True, on_error=errors.append))
    assert [article.text for article in kept] == ["A.", "B."]
    assert [str(error) for error in errors] == [found]


def test_a_line_that_is_not_utf8_is_named_with_its_position(tmp_path: Path) -> None:
    path = saved(tmp_path, "all.jsonl", b'{"text": "A."}\n{"text": "\xe9"}\n')
    assert "all.jsonl line 2 is not UTF-8 (byte 0xe9 at position 10); convert" in refused(path)


def test_a_line_of_50_mb_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    path = tmp_path / "all.jsonl"
    with path.open("w") as file:
        file.write('{"text": "' + "word " * 10_000_000 + '"}\n{"text": "B."}\n')
    errors: list[InputError] = []
    assert [article.text for article in read([path], keep_going=True, on_error=errors.append)] == ["B."]
    assert str(errors[0]).endswith("all.jsonl line 1 is too long, over 1,000,000 characters; split it into articles")


@pytest.mark.parametrize("length", [100, 101, 250, 303])
def test_no_more_of_a_line_than_the_limit_is_held(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    monkeypatch.setattr(article_jsonl, "MAX_BYTES", 100)
    held: list[int] = []
    monkeypatch.setattr(article_jsonl, "refuse_binary", lambda head, _: held.append(len(head)))
    path = saved(tmp_path, "all.jsonl", lines("x" * length, {"text": "B."}, "y" * length))
    errors: list[InputError] = []
    assert [article.text for article in read([path], keep_going=True, on_error=errors.append)] == ["B."]
    assert [str(error).partition("jsonl ")[2][:6] for error in errors] == ["line 1", "line 3"]
    assert max(held) <= 101


def test_lines_are_read_one_at_a_time(tmp_path: Path) -> None:
    found = read([saved(tmp_path, "all.jsonl", lines({"text": "A."}, "broken"))])
    assert next(found).text == "A."
    with pytest.raises(InputError, match="line 2: not JSON"):
        next(found)


def test_a_file_without_passages_is_refused(tmp_path: Path) -> None:
    assert "holds no passages; give one JSON object a line" in refused(saved(tmp_path, "all.jsonl", "\n \n"))


def test_an_empty_passage_states_nothing_and_stops_nothing(tmp_path: Path) -> None:
    found = list(read([saved(tmp_path, "all.jsonl", lines({"text": ""}, {"text": " \n"}, {"text": "A."}))]))
    assert [article.text for article in found] == ["", " \n", "A."]


@pytest.mark.parametrize("date", ["2023-04-04T10:00:00Z", "2023-04-04 10:00", "2023-04-04T23:59:59.5+05:30"])
def test_a_date_may_have_a_time_of_day(tmp_path: Path, date: str) -> None:
    (article,) = read([saved(tmp_path, "all.jsonl", lines({"text": "A.", "date": date}))])
    assert article.document.published == "2023-04-04"


def test_an_array_is_as_good_as_lines(tmp_path: Path) -> None:
    rows = [{"id": "p-1", "text": "A.", "date": "2023-03-21T08:00:00Z", "title": "T"}, {"text": "B."}]
    found = list(read([saved(tmp_path, "all.json", json.dumps(rows, indent=2))], base=tmp_path))
    assert [article.text for article in found] == ["A.", "B."]
    assert [article.passage_id for article in found] == ["p-1", None]
    assert [article.document.uri for article in found] == ["all.json#p-1", "all.json#2"]
    assert (found[0].document.title, found[0].document.published) == ("T", "2023-03-21")


def test_one_object_is_one_passage(tmp_path: Path) -> None:
    (found,) = read([saved(tmp_path, "one.json", '{"text": "A."}')])
    assert found.text == "A."


def test_an_array_comes_on_standard_input(stdin: Any) -> None:
    stdin('[{"id": 1, "text": "A."}]')
    assert [article.passage_id for article in read(["-"], kind="json")] == [1]


def test_json_of_a_folder_is_not_taken_for_articles(tmp_path: Path) -> None:
    saved(tmp_path, "settings.json", "{}")
    saved(tmp_path, "a.txt", "A.")
    assert [article.text for article in read([tmp_path])] == ["A."]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[]", "holds no passages; give an array of objects"),
        ('[{"text": "a"},\n 5,\n', "not JSON: Expecting value at line 3, column 1"),
        ("5", "not an object like"),
        ('[{"id": 1}]', "item 1: it has no 'text'"),
        ('[{"text": "a"}, 5]', "item 2: not an object like"),
    ],
)
def test_an_array_that_cannot_be_read_is_one_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(InputError) as caught:
        list(read([saved(tmp_path, "all.json", text)]))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_broken_item_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    errors: list[InputError] = []
    path = saved(tmp_path, "all.json", '[{"text": "A."}, {"text": 5}, {"text": "C."}]')
    assert [one.text for one in read([path], keep_going=True, on_error=errors.append)] == ["A.", "C."]
    assert "item 2: 'text' is 5" in str(errors[0])
