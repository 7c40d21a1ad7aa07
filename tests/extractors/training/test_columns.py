"""Words in lines, tags in columns."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.model.labels import Span
from extractors.training.corpora.columns import read_bio, read_bio_zip, read_uner
from extractors.training.corpora.sentence import Open, Sentence
from extractors.training.corpora.sources import Source
from graph.errors import FormatError

Made = Callable[..., Source]

TABBED = "Erna\tB-PER\nSolberg\tI-PER\nleft\tO\nOslo\tB-LOC\nBergen\tB-LOC\n.\tO\n\n\nDanish\tB-MISC\naid\tO\n"
IOB1 = "Erna I-PER\nSolberg I-PER\nleft O\nOslo I-LOC\nBergen B-LOC\n. O\n\nDanish I-MISC\naid O\n"
UNER = """# newdoc id = n1
# sent_id = n1-1
# text = Oslo's aid
1\tOslo\tB-LOC\t-\t-
2\t's\tO\t-\t-
3\taid\tO\t-\t-

# newdoc id = n2
# text = Stop.
1\tStop\tO\t-\t-
"""


def names(sentence: Sentence) -> list[tuple[str, str]]:
    return [(" ".join(sentence.words[s.first : s.end]), s.label) for s in sentence.spans]


@pytest.mark.parametrize("content", [TABBED, IOB1], ids=["IOB2 by tabs", "IOB1 by blanks"])
def test_spans_and_open_stretches(source: Made, corpora: Path, content: str) -> None:
    (corpora / "file").write_text(content, encoding="utf-8")
    first, second = read_bio(source(), corpora)
    assert names(first) == [("Erna Solberg", "PERSON"), ("Oslo", "LOC"), ("Bergen", "LOC")]
    assert first.annotated == {"PERSON", "ORG", "LOC"}
    assert (second.spans, second.open) == ((), (Open(0, 1, frozenset({"NORP", "O"})),))


@pytest.mark.parametrize(
    ("line", "message"), [("Oslo\tLOC", "'LOC' is no IOB tag"), ("Oslo", "a line without a tag"), ("a\tB-WAR", "'WAR'")]
)
def test_lines_of_another_format_are_refused(source: Made, corpora: Path, line: str, message: str) -> None:
    (corpora / "file").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(FormatError, match=message):
        list(read_bio(source(), corpora))


@pytest.fixture
def archive(corpora: Path) -> Path:
    with zipfile.ZipFile(corpora / "file", "w") as made:
        made.writestr("b.tsv", "Bonn\tB-LOC\tO\n")
        made.writestr("a.tsv", "Aarhus\tB-LOC\n\nAalborg\tB-LOC\n")
    (corpora / "held").write_text("b.tsv\n", encoding="utf-8")
    return corpora


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, ["Aarhus", "Aalborg", "Bonn"]),
        ({"only": "held"}, ["Bonn"]),
        ({"without": "held"}, ["Aarhus", "Aalborg"]),
    ],
)
def test_members_of_an_archive(source: Made, archive: Path, more: dict[str, str], expected: list[str]) -> None:
    found = list(read_bio_zip(source(**more), archive))
    assert [sentence.text for sentence in found] == expected
    assert [sentence.document for sentence in found][-1:] == ["small:a.tsv" if "without" in more else "small:b.tsv"]


def test_a_held_back_member_that_is_not_there_is_refused(source: Made, archive: Path) -> None:
    (archive / "held").write_text("b.txt\n", encoding="utf-8")
    with pytest.raises(FormatError, match=r"lists b\.txt, which the archive does not hold"):
        list(read_bio_zip(source(without="held"), archive))


def test_universal_ner(source: Made, corpora: Path) -> None:
    (corpora / "file").write_text(UNER, encoding="utf-8")
    first, second = read_uner(source(), corpora)
    assert (first.words, first.spans, first.document) == (("Oslo", "'s", "aid"), (Span(0, 1, "LOC"),), "small:n1")
    assert (second.text, second.spans, second.document) == ("Stop", (), "small:n2")
