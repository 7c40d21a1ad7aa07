"""Exact spans and labels: precision, recall and F1 of predicted spans against marked ones."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.model.labels import LABELS, Span
from extractors.training.corpora.sentence import Sentence

MICRO = ("PERSON", "ORG", "LOC")
"""The labels that every corpus marks; their common figure is the micro average."""


@dataclass(frozen=True, slots=True)
class Score:
    """How many spans were found, missed and wrongly found."""

    found: int = 0
    missed: int = 0
    wrong: int = 0

    @property
    def precision(self) -> float:
        """Of the predicted spans, the share that is marked, in per cent; 0 where none is predicted."""
        return _share(self.found, self.found + self.wrong)

    @property
    def recall(self) -> float:
        """Of the marked spans, the share that is predicted, in per cent; 0 where none is marked."""
        return _share(self.found, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, in per cent."""
        return _share(2 * self.found, 2 * self.found + self.missed + self.wrong)

    def __add__(self, other: "Score") -> "Score":
        return Score(self.found + other.found, self.missed + other.missed, self.wrong + other.wrong)


def _share(part: int, whole: int) -> float:
    return 100 * part / whole if whole else 0.0


def score(pairs: Iterable[tuple[Sentence, Sequence[Span]]]) -> dict[str, Score]:
    """Each label's score; only labels that the sentence's corpus annotates.

    A predicted span that touches a stretch where its label is one of several possibilities is neither right nor wrong.

    Args:
        pairs: A marked sentence and the spans predicted for it.
    """
    found: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    labels: set[str] = set()
    for sentence, predicted in pairs:
        labels |= sentence.annotated & LABELS
        marked, told = set(_told(sentence.spans, sentence)), set(_told(predicted, sentence))
        found.update(span.label for span in marked & told)
        missed.update(span.label for span in marked - told)
        wrong.update(span.label for span in told - marked if not _may_be(span, sentence))
    return {label: Score(found[label], missed[label], wrong[label]) for label in labels}


def _told(spans: Iterable[Span], sentence: Sentence) -> Iterator[Span]:
    return (span for span in spans if span.label in sentence.annotated)


def _may_be(span: Span, sentence: Sentence) -> bool:
    return any(
        span.label in stretch.labels and span.first < stretch.end and stretch.first < span.end
        for stretch in sentence.open
    )


def micro(scores: Mapping[str, Score], labels: Iterable[str] = MICRO) -> Score:
    """The score of some labels together."""
    return sum((scores[label] for label in labels if label in scores), Score())
