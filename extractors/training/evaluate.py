"""Scores a trained model on all that may only be measured on, and prints a table.

python -m extractors.training.evaluate --corpora FOLDER [--model FOLDER] [--json FILE]
"""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from extractors.model.component import SHIPPED
from extractors.model.labels import NAMES, TITLES, Span
from extractors.model.links import PAIRS, READ_TOGETHER, VECTORS
from extractors.model.reader import NETWORK, Network, Reader
from extractors.training.corpora.reading import measuring_sentences
from extractors.training.corpora.sentence import Sentence
from extractors.training.cost import cost, shown
from extractors.training.scoring import Score, micro, score

COLUMNS = (*NAMES, *TITLES)
MEASURES = ("f1", "precision", "recall")
TOGETHER = "PERSON+ORG+LOC"


def rows(name: str, scores: Mapping[str, Score]) -> list[str]:
    """The three table rows of a corpus: F1, precision and recall of each label and of PERSON, ORG and LOC together."""
    return [_row(name if measure == "f1" else "", measure, scores) for measure in MEASURES]


def _row(name: str, measure: str, scores: Mapping[str, Score]) -> str:
    cells = [_cell(scores[label], measure) if label in scores else "–" for label in COLUMNS]
    return f"| {' | '.join([name, measure, _cell(micro(scores), measure), *cells])} |"


def _cell(found: Score, measure: str) -> str:
    return f"{getattr(found, measure):.1f}"


def heading() -> list[str]:
    """The head of the table."""
    names = ["corpus", "", TOGETHER, *COLUMNS]
    return [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]


def reader_of(model: Path, *, alone: bool) -> Reader:
    """The reader of an exported model, or of one as the training wrote it (that needs torch)."""
    limit = 1 if alone else 128
    if (model / NETWORK).is_file():
        return Reader(model, limit=limit)
    import torch  # an exported model, and the layout of the table, do without it

    from extractors.training.predict import TorchReader

    torch.set_num_threads(1)
    return TorchReader(model, limit=limit)


def figures(scores: Mapping[str, Score], digits: int = 1) -> dict[str, dict[str, float]]:
    """F1, precision and recall of each label and of `MICRO` together, in per cent, rounded."""
    named = {TOGETHER: micro(scores), **{label: scores[label] for label in COLUMNS if label in scores}}
    return {
        label: {measure: round(getattr(one, measure), digits) for measure in MEASURES} for label, one in named.items()
    }


class Evaluation:
    """A reader's figures on all that is measured on."""

    def __init__(self, reader: Reader, corpora: Path) -> None:
        self.reader, self.corpora = reader, corpora
        self.scores: dict[str, dict[str, dict[str, float]]] = {}
        self.words, self.seconds = 0, 0.0

    @property
    def speed(self) -> float:
        """Words read in a second of one core's time."""
        return self.words / self.seconds

    def table(self) -> Iterator[str]:
        """The lines of the table, each as soon as it is known."""
        yield from heading()
        for source, sentences in measuring_sentences(self.corpora):
            scores = score(zip(sentences, self._read(sentences), strict=True))
            self.scores[source.name] = figures(scores)
            yield from rows(source.name, scores)
        yield f"\n{self.words} words: {self.speed:.0f} words a second of one core"

    def pairs_speed(self, model: Path) -> float:
        """Words that the network for pairs reads in a second of one core's time, on the first of the sources."""
        network = Network(model, PAIRS, [VECTORS], limit=READ_TOGETHER)
        _, sentences = next(measuring_sentences(self.corpora))
        started = time.process_time()
        network.results([s.words for s in sentences], [s.document for s in sentences])
        return sum(len(s.words) for s in sentences) / (time.process_time() - started)

    def _read(self, sentences: Sequence[Sentence]) -> list[list[Span]]:
        started = time.process_time()  # of this process alone, whatever else the machine does
        predicted = self.reader.spans([s.words for s in sentences], [s.document for s in sentences])
        self.seconds += time.process_time() - started
        self.words += sum(len(sentence.words) for sentence in sentences)
        return predicted


@click.command()
@click.option(
    "--model", default=SHIPPED, type=click.Path(path_type=Path), help="A folder of the training or the export."
)
@click.option("--corpora", type=click.Path(path_type=Path), required=True, help="The corpora folder.")
@click.option("--alone", is_flag=True, help="Read each sentence alone, without its neighbours.")
@click.option("--json", "to", type=click.Path(path_type=Path), help="Also write the figures to a file.")
def main(model: Path, corpora: Path, to: Path | None, *, alone: bool) -> None:
    """Prints F1, precision and recall of exact spans, per corpus and label; speed, start, memory and size."""
    found: dict[str, Any] = cost(model) if (model / NETWORK).is_file() else {}
    evaluation = Evaluation(reader_of(model, alone=alone), corpora)
    for line in evaluation.table():
        click.echo(line)
    if found:
        found["pairs_words_per_second"] = round(evaluation.pairs_speed(model))
        click.echo(f"pairs: {found['pairs_words_per_second']} words a second of one core")
        click.echo(shown(found))
    if to:
        found |= {"words_per_second": round(evaluation.speed), "scores": evaluation.scores}
        to.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
