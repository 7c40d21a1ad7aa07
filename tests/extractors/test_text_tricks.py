"""Marks that cannot be seen, endless words and whole pages: quotes are of the text, also from HTML and the ledger."""

import html
import subprocess
import sys
from pathlib import Path
from time import process_time

import pytest
from articles import one
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import Extractor
from extractors.article_html import read_page
from extractors.doc_data import make_doc
from graph.ledger import Ledger
from graph.model import Document, PartialDate, Statement

EXTRACTOR = Extractor()
SENTENCES = (
    "Norwegian Prime Minister Erna Solberg spoke.",
    "Finland joined NATO in April 2023.",
    "The United States imposed sanctions on Russia’s defence minister.",
)
TRICKS = (
    "\u202e", "\u2066", "\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u0301", "e\u0301\u0323", "\r\n", "\r",
    "\u2028",
    "\u0410", "\u0435", "\U0001d400", "\U0001f1f9\U0001f1f7", "\u00a0", "\x1b[31m", "\x85", "\U0010ffff", "“", "…",
    "", " ",
)  # fmt: skip
PIECES = st.sampled_from([*SENTENCES, *(sentence[:25] for sentence in SENTENCES), *TRICKS])


def misquoted(text: str, at_least: int = 0) -> list[Statement]:
    """The statements of a text whose quote is not of it, before or after the ledger had them."""
    where = Document("doc:tricks", published=PartialDate("2023-04-05"))
    said = EXTRACTOR(text, document=where)
    with Ledger() as ledger:
        ledger.put(where, said, text=text)
        kept, whole = list(ledger.statements()), ledger.text(where.id)
    assert whole == text
    assert sorted(one.id for one in kept) == sorted(one.id for one in said)
    assert len(said) >= at_least
    return [one for one in (*said, *kept) if one.evidence.quote != text[one.evidence.start : one.evidence.end]]


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=10))
def test_quotes_are_of_the_text_and_of_the_page(pieces: list[str]) -> None:
    text = "".join(pieces)
    assert misquoted(text) == []
    assert misquoted(read_page(f"<article><p>{html.escape(text)}</p></article>".encode(), "the page").text) == []


@pytest.mark.parametrize("trick", TRICKS, ids=ascii)
def test_a_trick_between_sentences_hides_none(trick: str) -> None:
    assert misquoted(f"{SENTENCES[0]} {trick} {SENTENCES[1]}", 1) == []
    assert misquoted(f"{SENTENCES[1]}\r\n\r\n{trick}\r\n{SENTENCES[0]}", 1) == []


def test_a_page_keeps_its_quotes(tmp_path: Path) -> None:
    body = "".join(f"<p>{TRICKS[0]}{html.escape(sentence)}</p>\r\n" for sentence in SENTENCES)
    (tmp_path / "a.html").write_text(f"<title>A</title><main>{body}</main>", encoding="utf-8")
    assert misquoted(one(tmp_path / "a.html").text, 2) == []


@pytest.mark.parametrize("run", ["“", "(", "'", "a", "-", "a.", "\u0301", "\u200b", "李"])
def test_a_run_without_a_space_is_read_in_linear_time(run: str) -> None:
    text = run * (20_000 // len(run)) + " " + SENTENCES[1]
    started = process_time()
    doc = make_doc(EXTRACTOR.nlp, text)
    assert process_time() - started < 3
    assert doc.text == text


def test_words_of_ordinary_length_are_those_of_the_tokenizer() -> None:
    text = f"{SENTENCES[0]}  https://a.example/{'b' * 400}?c=d {SENTENCES[2]}"
    words = [word.text for word in make_doc(EXTRACTOR.nlp, text)]
    assert words == [word.text for word in EXTRACTOR.nlp.make_doc(text)]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak stands in /proc on Linux alone")
def test_a_word_of_a_megabyte_takes_less_than_a_gigabyte() -> None:
    code = (
        "from extractors import Extractor\n"
        "print(len(Extractor()('a' * 999_000 + ' Finland joined NATO.')))\n"
        # getrusage would begin with the memory of the process that started this one
        "print(next(int(line.split()[1]) // 1024 for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path.cwd())
    found, megabytes = map(int, ran.stdout.split())
    assert found == 1
    assert megabytes < 1000
