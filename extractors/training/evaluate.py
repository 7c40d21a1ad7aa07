"""Scores a trained model on all that may only be measured on, and prints a table.

python -m extractors.training.evaluate --model FOLDER --corpora FOLDER
"""

import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import click

from extractors.model.labels import NAMES, TITLES, Span
from extractors.model.reader import NETWORK, Reader
from extractors.training.corpora.reading import measuring_sentences
from extractors.training.corpora.sentence import Sentence
from extractors.training.scoring import Score, micro, score

COLUMNS = (*NAMES, *TITLES)


def rows(name: str, sentences: Sequence[Sentence], predicted: Sequence[Sequence[Span]]) -> list[str]:
    """The three table rows of a corpus: F1, precision and recall of each label and of PERSON, ORG and LOC together."""
    scores = score(zip(sentences, predicted, strict=True))
    return [_row(name if measure == "f1" else "", measure, scores) for measure in ("f1", "precision", "recall")]


def _row(name: str, measure: str, scores: Mapping[str, Score]) -> str:
    cells = [_cell(scores[label], measure) if label in scores else "–" for label in COLUMNS]
    return f"| {' | '.join([name, measure, _cell(micro(scores), measure), *cells])} |"


def _cell(found: Score, measure: str) -> str:
    return f"{getattr(found, measure):.1f}"


def heading() -> list[str]:
    """The head of the table."""
    names = ["corpus", "", "PERSON+ORG+LOC", *COLUMNS]
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


def table(reader: Reader, corpora: Path) -> Iterator[str]:
    """The lines of the table, each as soon as it is known."""
    yield from heading()
    words, seconds = 0, 0.0
    for source, sentences in measuring_sentences(corpora):
        started = time.perf_counter()
        predicted = reader.spans([s.words for s in sentences], [s.document for s in sentences])
        seconds += time.perf_counter() - started
        words += sum(len(sentence.words) for sentence in sentences)
        yield from rows(source.name, sentences, predicted)
    yield f"\n{words} words in {seconds:.0f} s: {words / seconds:.0f} words/s on one thread"


@click.command()
@click.option("--model", type=click.Path(path_type=Path), required=True, help="A folder of the training or the export.")
@click.option("--corpora", type=click.Path(path_type=Path), required=True, help="The corpora folder.")
@click.option("--alone", is_flag=True, help="Read each sentence alone, without its neighbours.")
def main(model: Path, corpora: Path, *, alone: bool) -> None:
    """Prints F1, precision and recall of exact spans, per corpus and label."""
    for line in table(reader_of(model, alone=alone), corpora):
        click.echo(line)


if __name__ == "__main__":
    main()
