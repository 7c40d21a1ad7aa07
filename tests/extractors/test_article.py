"""Articles: text, pages and lines of JSON come in whole; what is none is named in one line."""

import io
import json
import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import pytest

from extractors import article_bytes, article_jsonl
from extractors.article import Article, Source, read
from extractors.article_text import date_of, heading
from graph.errors import InputError

PROSE = "The foreign minister of Palau, Gustav Aitaro, met his colleague in Suva.\n"


def one(path: Path, **options: Any) -> Article:
    (article,) = read([path], base=path.parent, **options)
    return article


def saved(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def refused(path: Path | str, **options: Any) -> str:
    with pytest.raises(InputError) as caught:
        list(read([path], **options))
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value), "it says what to do"
    return str(caught.value)


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Any:
    def given(content: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))

    return given


# Text


def test_a_text_is_kept_as_it_stands(tmp_path: Path) -> None:
    content = f"  Talks in Suva\r\n\r\n23 March 2023\r\n{PROSE}\u2028 x\t\n"
    article = one(saved(tmp_path, "suva.txt", b"\xef\xbb\xbf" + content.encode()))
    assert article.text == content
    assert article.document.title == "Talks in Suva"
    assert article.document.published == "2023-03-23"
    assert article.document.uri == "suva.txt"
    assert article.document.id == f"doc:suva-{sha256(b'suva.txt').hexdigest()[:8]}"
    assert article.document.url is None
    assert article.passage_id is None


@pytest.mark.parametrize(
    ("text", "title", "published"),
    [
        (f"Talks in Suva\n\n{PROSE}", "Talks in Suva", None),
        (f"\n\nTalks in Suva\n\n{PROSE}", "Talks in Suva", None),
        (f"Talks in Suva\nDate: 2023-03\n{PROSE}", "Talks in Suva", "2023-03"),
        (f"Talks end with the U.S.\nThursday, March 23, 2023\n{PROSE}", "Talks end with the U.S.", "2023-03-23"),
        (f"Talks in Suva\n\nBy A. Writer\n\nThu 23 Mar. 2023, 10:15 GMT\n\n{PROSE}", "Talks in Suva", "2023-03-23"),
        (f"2023-03-23\n\nTalks in Suva\n\n{PROSE}", "Talks in Suva", "2023-03-23"),
        (f"Talks in Suva\n{PROSE}", None, None),
        (f"{PROSE}\n{PROSE}", None, None),
        (PROSE, None, None),
        ("Talks in Suva\n\n", None, None),
        (f"{'Long ' * 50}\n\n{PROSE}", None, None),
        (f"Talks in Suva\n\n2023\n\n{PROSE}", "Talks in Suva", None),
        (f"Talks in Suva\n\n{PROSE}{PROSE}{PROSE}1 May 2020\n", "Talks in Suva", None),
    ],
)
def test_headline_and_date_stand_at_the_top(text: str, title: str | None, published: str | None) -> None:
    assert heading(text) == (title, published)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2023-03-23", "2023-03-23"),
        ("20230323", "2023-03-23"),
        ("2023-03-23T10:00:00+02:00", "2023-03-23"),
        ("Published: 3rd of May 2020", None),
        ("Published: 3rd May 2020", "2020-05-03"),
        ("Posted on Sept. 1, 2021", "2021-09-01"),
        ("May 2020", "2020-05"),
        ("Thu, 23 Mar 2023 10:00:00 GMT", "2023-03-23"),
        ("30 February 2023", None),
        ("May 2020 was warm", None),
        ("2023-13-01", None),
    ],
)
def test_a_date_is_all_of_its_line(line: str, date: str | None) -> None:
    assert date_of(line) == date


def test_a_text_without_headline_is_called_after_its_file(tmp_path: Path) -> None:
    assert one(saved(tmp_path, "suva talks.txt", PROSE)).document.title == "suva talks"


def test_the_address_is_relative_to_the_folder_of_the_ledger(tmp_path: Path) -> None:
    path = saved(tmp_path, "in/deep/a.txt", PROSE)
    (article,) = read([path], base=tmp_path / "db")
    assert article.document.uri == "../in/deep/a.txt"
    (same,) = read([os.path.relpath(path)], base=tmp_path / "db")
    assert same == article


def test_standard_input_is_named_by_what_it_says(stdin: Any) -> None:
    stdin(PROSE)
    (article,) = read(["-"])
    assert article.text == PROSE
    assert article.document.uri == f"stdin:{sha256(PROSE.encode()).hexdigest()[:16]}"
    assert article.document.id.startswith("doc:stdin-")


# Folders


def test_a_folder_is_walked_in_order_and_hidden_files_are_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/y.TXT", ".hidden.txt", ".git/x.txt", "c.csv", "d.jsonl"):
        saved(tmp_path, name, json.dumps({"text": PROSE}) if name == "d.jsonl" else PROSE)
    found = [article.document.uri for article in read([tmp_path], base=tmp_path)]
    assert found == ["a/y.TXT", "a/z.md", "b.txt", "d.jsonl#1"]


def test_a_folder_without_articles_is_refused(tmp_path: Path) -> None:
    saved(tmp_path, "data.csv", "a,b")
    assert "holds no articles; give a folder with .txt, .md" in refused(tmp_path)


# Pages

NEWS = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Port talks | The Courier</title>
<meta property="og:title" content="Port talks end &amp; ships sail"><link rel="canonical" href="https://courier.example/w/port-talks.html">
<meta property="article:published_time" content="2022-05-04T09:30:00+03:00"><style>p{}</style></head><body>
<header><a href="/">The Courier</a></header><nav><ul><li>World</li></ul></nav>
<main><article><header><h1>Port talks end</h1></header>
<figure><img alt="x"><figcaption>Minister Ivan Kolev waves.</figcaption></figure>
<p>The minister, Ivan&nbsp;Kolev, met <a href="/r">Romania</a>&#8217;s
   envoy in <b>Var</b>na.<br>Nothing was signed.</p><script>var a = "<p>no</p>";</script>
<aside><p>Read also: Ferry strike</p></aside><form><p>Sign up for letters</p></form>
<ul><li>Coal<li>Steel</ul></article></main><footer><p>All rights reserved</p></footer></body></html>"""


def test_a_page_gives_its_article_and_nothing_around_it(tmp_path: Path) -> None:
    article = one(saved(tmp_path, "saved.html", NEWS))
    assert article.text == (
        "Port talks end\n\nThe minister, Ivan Kolev, met Romania’s envoy in Varna.\n"
        "Nothing was signed.\n\nCoal\n\nSteel"
    )
    assert article.document.title == "Port talks end & ships sail"
    assert article.document.url == article.document.uri == "https://courier.example/w/port-talks.html"
    assert article.document.published == "2022-05-04"
    assert article.document.id.startswith("doc:port-talks-")


def test_a_page_has_one_id_under_whatever_name_it_is_saved(tmp_path: Path) -> None:
    first, second = (one(saved(tmp_path, name, NEWS)) for name in ("a.html", "b/c.htm"))
    assert first.document == second.document


JSON_LD = '<script type="application/ld+json">'


def page(head: str = "", body: str = f"<p>{PROSE}</p>") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (f'{JSON_LD}{{"@graph": [{{"datePublished": "2021-06-01T08:00Z"}}]}}</script>', "", "2021-06-01"),
        (f'{JSON_LD}{{broken</script><meta name="DC.date" content="2021-11">', "", "2021-11"),
        ("", '<time datetime="2020-02-03 10:00">yesterday</time>', "2020-02-03"),
        ('<meta name="date" content="March 3, 2019">', "", "2019-03-03"),
        ('<meta name="date" content="soon">', "", None),
    ],
)  # fmt: skip
def test_a_page_gives_its_date_at_its_precision(tmp_path: Path, head: str, body: str, published: str | None) -> None:
    article = one(saved(tmp_path, "p.html", page(head, f"{body}<p>{PROSE}")))
    assert article.document.published == published


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<meta charset="windows-1252">', "windows-1252"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">', "windows-1252"),
        ("<meta charset=koi8-r>", "koi8-r"),
        ("", "utf-8-sig"),
        ("", "utf-16"),
        ('<meta charset="utf-8">', "utf-8"),
    ],
)
def test_a_page_is_decoded_as_it_says(tmp_path: Path, head: str, encoding: str) -> None:
    name = "Юрий" if encoding == "koi8-r" else "José’s"
    path = saved(tmp_path, "p.html", page(head, f"<p>{name} envoy").encode(encoding.replace("-sig", "-sig")))
    assert one(path).text == f"{name} envoy"


def test_a_menu_in_a_plain_page_and_hidden_parts_are_left_out(tmp_path: Path) -> None:
    menu = "<div><ul><li><a>Home</a></li> <li><a>About</a></li></ul></div><p hidden>secret</p><div role=banner>Ad</div>"
    table = "<table><tr><th>Name</th><td>Ana</td></tr></table><ul><li>Ships, see <a>list</a></li></ul>"
    article = one(saved(tmp_path, "p.htm", page(body=menu + f"<p>{PROSE}" + table)))
    assert article.text == f"{PROSE.strip()}\n\nName\n\nAna\n\nShips, see list"


def test_a_page_inside_one_form_and_a_short_teaser_do_not_hide_the_text(tmp_path: Path) -> None:
    body = f"<form><article>Teaser</article><h1>Notice</h1>{f'<p>{PROSE}</p>' * 3}</form>"
    assert one(saved(tmp_path, "p.html", page(body=body))).text.count("Gustav Aitaro") == 3


def test_a_page_nested_without_end_is_read(tmp_path: Path) -> None:
    assert one(saved(tmp_path, "p.html", "<div>" * 20_000 + PROSE)).text == PROSE.strip()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (page(body="<nav>Home</nav><script>x</script>"), "is a page without text; save the article"),
        (page('<meta charset="klingon">'), "names the encoding 'klingon', which is not known"),
        (page('<meta charset="base64">'), "names the encoding 'base64', which is not known"),
        (page().encode() + b"<p>\xe9", "is not utf-8 (position 122); convert it"),
    ],
)
def test_a_page_that_cannot_be_read_is_refused(tmp_path: Path, content: str | bytes, message: str) -> None:
    assert message in refused(saved(tmp_path, "p.html", content))


# Lines of JSON


def lines(*rows: Any) -> str:
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


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
    ('{"text": " \\n"}', "holds only white space"),
    ('{"text": ""}', "holds only white space"),
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


# Bad files


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", b"", "a.txt is empty; give a file with text"),
        ("a.html", b"", "a.html is empty; give a file with text"),
        ("a.txt", b" \r\n\t\xc2\xa0", "a.txt holds only white space"),
        ("a.txt", b"Jos\xe9 went", "a.txt is not UTF-8 (byte 0xe9 at position 3); convert it"),
        ("a.txt", "Jos".encode("utf-16"), "a.txt is UTF-16, not UTF-8; convert it with: iconv -f UTF-16"),
        ("a.txt", b"%PDF-1.7\n", "a.txt is a PDF, not text; convert it to text first"),
        ("a.html", b"PK\x03\x04abc", "a.html is a ZIP archive or an office document, not text"),
        ("a.jsonl", b"\x89PNG\r\n\x1a\n\x00", "a.jsonl is a PNG image, not text"),
        ("a.txt", b"\xff\xd8\xff\xe0", "a.txt is a JPEG image, not text"),
        ("a.txt", b"ab\x00cd", "a.txt is a binary file (zero byte at position 2)"),
        ("a.txt", b"a" * 9000 + b"\x00", "a.txt holds a zero character at position 9000"),
        ("a.txt", b"a" * 1_000_001, "a.txt is too long, over 1,000,000 characters; split it into articles"),
        ("a.txt", b"a" * 4_000_004, "a.txt is too long, over 1,000,000 characters; split it into articles"),
    ],
)
def test_a_file_that_is_no_article_is_refused(tmp_path: Path, name: str, content: bytes, message: str) -> None:
    assert message in refused(saved(tmp_path, name, content))


def test_the_longest_text_is_read(tmp_path: Path) -> None:
    assert len(one(saved(tmp_path, "a.txt", "\ufeff" + "𝒜" * article_bytes.MAX_CHARACTERS)).text) == 1_000_000


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "no.txt cannot be read: No such file or directory; check the name" in refused(tmp_path / "no.txt")


def test_a_name_that_the_system_refuses_is_refused(tmp_path: Path) -> None:
    assert "File name too long" in refused(tmp_path / ("x" * 300 + ".txt"))


@pytest.fixture
def not_root(open_folder: Path) -> Iterator[None]:
    """Root may read everything, so the test is somebody else for a while."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield
    if root:
        os.seteuid(0)


@pytest.mark.usefixtures("not_root")
def test_a_file_that_may_not_be_read_is_named(open_folder: Path) -> None:
    for path in (open_folder / "closed.txt", open_folder / "closed" / "a.txt", open_folder / "closed"):
        assert f"{path} cannot be read: Permission denied; check the name and its rights" in refused(path)
    with pytest.raises(InputError, match="Permission denied"):
        Source([open_folder / "closed" / "a.txt"]).check()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anyone may look into, with a file and a folder that nobody may read."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        saved(folder, "closed/a.txt", PROSE).chmod(0o600)
        saved(folder, "closed.txt", PROSE).chmod(0)
        folder.joinpath("closed").chmod(0)
        folder.chmod(0o755)
        yield folder
        folder.joinpath("closed").chmod(0o700)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="this system has no file that fails when read")
def test_a_file_that_fails_when_read_is_named() -> None:
    assert "/proc/self/mem cannot be read: Input/output error" in refused("/proc/self/mem")


def test_a_pipe_that_was_looked_through_can_still_be_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    writer = Thread(target=lambda: (tmp_path / "pipe").write_text(PROSE))
    writer.start()
    source = Source([tmp_path / "pipe"])
    source.check()
    writer.join()
    assert [article.text for article in source.read()] == [PROSE]


def test_an_unknown_kind_is_answered_with_the_known_ones() -> None:
    with pytest.raises(InputError, match=r"'jsnl' is no kind of input; use text, html, jsonl; did you mean jsonl\?"):
        Source(["-"], kind="jsnl")


def test_a_kind_that_is_given_goes_before_the_ending(tmp_path: Path) -> None:
    path = saved(tmp_path, "page.txt", page())
    assert one(path, kind="html").text == PROSE.strip()
    assert one(path).text == page()


def test_other_files_are_read_when_one_cannot_be(tmp_path: Path) -> None:
    for name, content in (("a.txt", ""), ("b.txt", PROSE), ("c.txt", "%PDF"), ("d.txt", PROSE)):
        saved(tmp_path, name, content)
    errors: list[InputError] = []
    paths = [tmp_path / "no.txt", tmp_path]
    found = list(read(paths, keep_going=True, on_error=errors.append))
    assert [article.document.title for article in found] == ["b", "d"]
    assert [str(error).split()[0].rpartition("/")[2] for error in errors] == ["no.txt", "a.txt", "c.txt"]


def test_errors_that_nobody_takes_go_to_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert list(read([saved(tmp_path, "a.txt", "")], keep_going=True)) == []
    assert "a.txt is empty" in caplog.text


# Looking through before use


def test_what_was_looked_through_can_still_be_read(tmp_path: Path, stdin: Any) -> None:
    stdin(lines({"text": "A."}, {"text": "B."}))
    source = Source(["-", saved(tmp_path, "c.jsonl", lines({"text": "C."}))], kind="jsonl")
    source.check()
    source.check()
    assert [article.text for article in source.read()] == ["A.", "B.", "C."]


def test_looking_through_finds_the_broken_line_before_anything_is_used(stdin: Any) -> None:
    stdin(lines({"text": "A."}, "broken"))
    with pytest.raises(InputError, match="standard input line 2: not JSON"):
        Source(["-"], kind="jsonl").check()
