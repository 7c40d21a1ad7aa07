"""spaCy's CNN trained on the same sentences, so that the model's figures stand beside it.

python -m extractors.training.baseline --corpora FOLDER --to FOLDER

It learns PERSON, ORG and LOC alone. spaCy's recognizer knows words whose tag is missing, but no missing labels, so a
corpus without NORP would teach it that nothing there is one; these three every corpus marks, and the annotated
relations, which mark but their ends, are left out. No vectors: it knows no word that the sentences do not hold.
"""

import json
import logging
import random
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as Name
from spacy.training import Example
from spacy.training.batchers import minibatch_by_words
from thinc.api import compounding, fix_random_seed

from extractors.model.labels import Span
from extractors.training.corpora.reading import measuring_sentences, training_sentences
from extractors.training.corpora.sentence import Sentence
from extractors.training.corpora.sources import Source, digest
from extractors.training.evaluate import figures, heading, rows
from extractors.training.scoring import MICRO, score

LABELS = frozenset(MICRO)
ENCODER = {"width": 96, "depth": 4, "embed_size": 5000}
"""The rest is as spaCy has it. Rows are those for words; prefixes, suffixes and shapes have half as many."""


@dataclass(frozen=True, slots=True)
class Settings:
    """All that decides the weights, with the corpora; the learning rate falls from `peak` to nothing in a line.

    `batch` is the words of the first batch, of the largest one, and the factor from one to the next.
    """

    seed: int = 7
    passes: int = 6
    peak: float = 1e-3
    dropout: float = 0.1
    batch: tuple[float, float, float] = (100, 1000, 1.001)


def teaching(read: Iterable[tuple[Source, list[Sentence]]]) -> list[tuple[Source, list[Sentence]]]:
    """The sources that mark all three labels wherever they hold."""
    return [(source, found) for source, found in read if source.annotates >= LABELS]


def unmarked(nlp: Language, sentence: Sentence) -> Doc:
    """A sentence's words, with its white space."""
    ends = [start + len(word) for start, word in zip(sentence.starts, sentence.words, strict=True)]
    spaces = [end < start for end, start in zip(ends, (*sentence.starts[1:], 0), strict=True)]
    return Doc(nlp.vocab, words=list(sentence.words), spaces=spaces)


def example(nlp: Language, sentence: Sentence) -> Example:
    """A sentence with its names; missing is what may be a name of the three labels and may be none."""
    marked = unmarked(nlp, sentence)
    names = [Name(marked, s.first, s.end, s.label) for s in sentence.spans if s.label in LABELS]
    missing = [marked[stretch.first : stretch.end] for stretch in sentence.open if stretch.labels & LABELS]
    marked.set_ents(names, missing=missing, default="outside")
    return Example(unmarked(nlp, sentence), marked)


def train(sentences: Sequence[Sentence], settings: Settings) -> Language:
    """A pipeline of one recognizer, trained; the same for the same sentences and settings."""
    fix_random_seed(settings.seed)
    nlp = spacy.blank("en")
    nlp.add_pipe("ner", config={"model": {"tok2vec": ENCODER}})
    examples = [example(nlp, sentence) for sentence in sentences]
    optimizer = nlp.initialize(lambda: examples)
    for batch, progress in _batches(examples, settings):
        optimizer.learn_rate = settings.peak * (1 - progress)
        nlp.update(batch, drop=settings.dropout, sgd=optimizer)
    return nlp


def _batches(examples: list[Example], settings: Settings) -> Iterator[tuple[list[Example], float]]:
    """Each batch with the share of the way (0 to 1) that lies behind it."""
    chance, seen = random.Random(settings.seed), 0  # noqa: S311 — an order of sentences is no secret
    sizes: Any = compounding(*settings.batch)  # spaCy takes an iterator, and says that it takes a sequence
    for number in range(settings.passes):
        order = chance.sample(examples, len(examples))
        for batch in minibatch_by_words(order, sizes):
            yield batch, seen / (settings.passes * len(examples))
            seen += len(batch)
        logging.getLogger(__name__).info("pass %d of %d", number + 1, settings.passes)


def predict(nlp: Language, sentences: Sequence[Sentence]) -> list[list[Span]]:
    """The names of each sentence, read alone."""
    read = nlp.pipe(unmarked(nlp, sentence) for sentence in sentences)
    return [[Span(name.start, name.end, name.label_) for name in doc.ents] for doc in read]


def table(nlp: Language, corpora: Path, found: dict[str, Any]) -> Iterator[str]:
    """The lines of the table of `evaluate`; `found` gets each corpus's `{label: {"f1": …, "precision": …}}`."""
    yield from heading()
    words, seconds = 0, 0.0
    for source, read in measuring_sentences(corpora):
        sentences, started = [replace(s, annotated=s.annotated & LABELS) for s in read], time.perf_counter()
        predicted = predict(nlp, sentences)
        seconds += time.perf_counter() - started
        words += sum(len(sentence.words) for sentence in sentences)
        scores = score(zip(sentences, predicted, strict=True))
        found[source.name] = figures(scores, digits=2)
        yield from rows(source.name, scores)
    found["words/s"] = round(words / seconds)
    yield f"\n{words} words in {seconds:.0f} s: {words / seconds:.0f} words/s on one thread"


@click.command()
@click.option("--corpora", type=click.Path(path_type=Path), required=True, help="The corpora folder.")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="Where the pipeline is written.")
@click.option("--json", "file", type=click.Path(path_type=Path), help="A file for the figures.")
@click.option("--passes", default=Settings().passes, show_default=True, help="Passes over the sentences.")
@click.option("--seed", default=Settings().seed, show_default=True, help="Of all that is random.")
def main(corpora: Path, to: Path, file: Path | None, **chosen: Any) -> None:
    """Trains spaCy's CNN on PERSON, ORG and LOC, and prints its F1, precision and recall of exact spans."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    settings, read = Settings(**chosen), teaching(training_sentences(corpora))
    nlp = train([sentence for _, found in read for sentence in found], settings)
    to.mkdir(parents=True, exist_ok=True)
    nlp.to_disk(to)
    hashes = {source.path: digest(source.file(corpora)) for source, _ in read}
    found: dict[str, Any] = {"settings": asdict(settings), "spacy": version("spacy"), "sha256": hashes}
    for line in table(nlp, corpora, found):
        click.echo(line)
    if file is not None:
        file.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
