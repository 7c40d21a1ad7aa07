"""Articles: texts, folders and standard input come in whole; what is no article is named in one line."""

import json
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

import pytest
from articles import PROSE, lines, one, page, refused, saved

from extractors import article_bytes
from extractors.article import Source, read
from extractors.article_text import date_of, heading
from graph.errors import InputError

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
        ("23\u00a0March 2023", "2023-03-23"),
        ("ſept 2023", "2023-09"),  # a long s is an s to a pattern without case
        ("20２３", None),
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


@pytest.mark.usefixtures("not_root")
def test_a_folder_that_may_not_be_read_is_named_and_the_others_are_read(open_folder: Path) -> None:
    refused: list[str] = []
    found = Source([open_folder]).read(on_error=lambda error: refused.append(str(error)))
    assert [article.text for article in found] == [PROSE]
    assert all(str(open_folder / name) in error for name, error in zip(("closed.txt", "closed"), refused, strict=True))


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anyone may look into, with a file and a folder that nobody may read."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        saved(folder, "closed/a.txt", PROSE).chmod(0o600)
        saved(folder, "closed.txt", PROSE).chmod(0)
        saved(folder, "open.txt", PROSE).chmod(0o644)
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
    with pytest.raises(
        InputError, match=r"'jsnl' is no kind of input; use text, html, jsonl, json; did you mean jsonl or json\?"
    ):
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
