"""Relations as arrows in their sentences."""

import re

import pytest
from command import assert_one_line, entente

TEXT = "Washington imposed sanctions on Li Shangfu in 2018. It rained. Finland & Sweden joined NATO.\n"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "note.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def drawn(folder, *arguments):
    """The text of each figure."""
    plain = entente(folder, "extract", *arguments)
    ran = entente(folder, "extract", *arguments, "--view", "page.html")
    assert (ran.code, ran.err, ran.out) == (0, "", plain.out)
    page = (folder / "page.html").read_text(encoding="utf-8")
    return page, [re.sub(r"<[^>]+>|\s+", " ", one) for one in re.findall(r"<figure>.*?</figure>", page, re.DOTALL)]


def test_each_sentence_that_states_something_is_drawn_with_its_arrows(folder):
    _, (sanctions, membership) = drawn(folder, "note.txt")
    assert "sanction target, imposed" in sanctions
    assert "Washington" in sanctions
    assert "2018." in sanctions
    assert "joined, current" in membership
    assert "rained" not in sanctions + membership


def test_words_are_no_markup(folder):
    (folder / "b.txt").write_text("Finland joined NATO <script>hurt()</script> & left.\n", encoding="utf-8")
    page, (figure,) = drawn(folder, "b.txt")
    assert "<script" not in page
    assert "&lt;script&gt;hurt()&lt;/script&gt;" in figure
    assert "default-src 'none'" in page


def test_a_text_that_states_nothing_gives_a_page_that_says_so(folder):
    (folder / "b.txt").write_text("It rained.\n", encoding="utf-8")
    page, figures = drawn(folder, "b.txt")
    assert figures == []
    assert "No sentence states a relation." in page


def test_a_page_that_cannot_be_written_is_named(folder):
    ran = entente(folder, "extract", "note.txt", "--format", "json", "--view", "no/page.html")
    assert_one_line(ran, "no/page.html cannot be written")
