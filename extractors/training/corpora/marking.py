"""From a corpus's own marks to sentences of the common form: the part that all readers share."""

from collections.abc import Iterable, Iterator, Sequence

from extractors.model.labels import OUTSIDE, Span
from extractors.training.corpora.sentence import Open, Sentence, spaced
from extractors.training.corpora.sources import Source
from graph.errors import FormatError

Mark = tuple[int, int, str]
"""First word, the word after the last, and the corpus's own label."""


def marks(tags: Sequence[str]) -> Iterator[Mark]:
    """The spans of a column of IOB tags; of IOB1 (I- alone) and of IOB2 alike.

    >>> list(marks(["B-Person", "I-Person", "O", "I-Location", "B-Location"]))
    [(0, 2, 'Person'), (3, 4, 'Location'), (4, 5, 'Location')]
    """
    first, label = 0, ""
    for index, tag in enumerate((*tags, OUTSIDE)):
        kind = tag[2:]
        if label and (tag[0] != "I" or kind != label):
            yield first, index, label
            label = ""
        if kind and not label:
            first, label = index, kind


def sentence(
    source: Source, words: Sequence[str], marked: Iterable[Mark], *, document: str, glued: Iterable[int] = ()
) -> Sentence:
    """A sentence of a source.

    Args:
        source: Says what the labels mean and which are annotated.
        words: Its words.
        marked: Its spans, in the corpus's labels.
        document: Name of its document.
        glued: Positions of words that no space follows.

    Raises:
        FormatError: A label that `source` does not know.
    """
    text, starts = spaced(words, glued)
    spans, unsure = meanings(source, marked)
    return Sentence(text, tuple(words), starts, document, spans, source.annotates, unsure)


def meanings(source: Source, marked: Iterable[Mark]) -> tuple[tuple[Span, ...], tuple[Open, ...]]:
    """Marks in our labels: those that are one label, and those that may be one of several."""
    spans, unsure = [], []
    for first, end, theirs in marked:
        ours = source.meaning(theirs)
        if ours == {OUTSIDE}:
            continue
        if len(ours) == 1:
            spans.append(Span(first, end, next(iter(ours))))
        else:
            unsure.append(Open(first, end, ours))
    return tuple(sorted(spans)), tuple(unsure)


def checked(tag: str, where: str) -> str:
    """The tag, if it is one of an IOB column.

    Raises:
        FormatError: It is none.
    """
    if tag != OUTSIDE and tag[:2] not in ("B-", "I-"):
        raise FormatError(f"{where}: {tag!r} is no IOB tag; a line is a word and O, B-… or I-…")
    return tag
