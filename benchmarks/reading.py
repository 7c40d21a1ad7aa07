"""Measures how fast text is read, component by component, and what starting costs.

    python -m benchmarks.reading --corpora ../shared/corpora --json figures.json

The texts are the sample articles of `seeds/`, again and again; with --corpora also a sample of its US releases (long)
and of its news items (a sentence or two). A word is what stands between white space. Rates are of one core's time,
after the start; starts, and builds with one process and with two, are by the clock and in new processes. Beside it
stand what spaCy's tokenizer does alone, and `en_core_web_sm` where it is installed.
"""

import gzip
import json
import platform
import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import wraps
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

import click
import spacy
from spacy.util import is_package
from tabulate import tabulate

from benchmarks.measuring import alone, cheapest, of_command
from extractors.article import Article, Source, read
from extractors.doc_data import set_document, statements_of
from extractors.language import Extractor
from graph.ledger import Ledger
from graph.resources import folder

SENTENCE = "Norwegian Prime Minister Erna Solberg spoke."
_ENTENTE = str(Path(sys.executable).with_name("entente"))
_CORPORA = {"US releases": "us-releases/*.jsonl.gz", "news items": "current-events/*.jsonl.gz"}
_OTHER = "en_core_web_sm"

LONGER = 5
"""How many times as many words a build reads: less would measure the starts of its processes."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure."""

    texts: str
    work: str
    value: float
    unit: str


@click.command()
@click.option("--words", default=20_000, show_default=True, help="Of each kind of text, about.")
@click.option("--corpora", type=click.Path(file_okay=False, path_type=Path), help="The corpora folder.")
@click.option("--json", "to", type=click.Path(dir_okay=False, path_type=Path), help="Write the figures there too.")
def main(words: int, corpora: Path | None, to: Path | None) -> None:
    """Prints a table of figures."""
    with TemporaryDirectory() as work:
        files = [_repeated(words, Path(work)), *_sampled(words, corpora, Path(work))]
        lines = [line for file in files for line in _lines(file)]
        lines += [*_starts(Path(work) / "started.db"), *_builds(_repeated(LONGER * words, Path(work)))]
    rows = [[one.texts, one.work, f"{one.value:,.0f}" if one.value >= 100 else f"{one.value:.3g}", one.unit]
            for one in lines]  # fmt: skip
    click.echo(tabulate(rows, headers=["texts", "work", "figure", "unit"], disable_numparse=True))
    if to:
        machine = {"python": platform.python_version(), "system": platform.platform(), "words": words}
        to.write_text(json.dumps({**machine, "lines": [asdict(one) for one in lines]}, indent=2), encoding="utf-8")


def count(articles: Sequence[Article]) -> int:
    """The words of some articles."""
    return sum(len(one.text.split()) for one in articles)


def _repeated(words: int, to: Path) -> Path:
    """The sample articles, until they have so many words."""
    samples = list(read([folder("seeds") / "articles"]))
    times = -(-words // count(samples))
    rows = [{"id": f"{time}-{one.document.id}", "text": one.text, "date": one.document.published}
            for time in range(times) for one in samples]  # fmt: skip
    return _written(rows, to / "sample articles.jsonl")


def _sampled(words: int, corpora: Path | None, to: Path) -> Iterator[Path]:
    """Texts of the corpora, chosen by chance, the same each time."""
    for name, pattern in _CORPORA.items():
        files = sorted(corpora.glob(pattern)) if corpora else []
        rows = [json.loads(line) for file in files for line in gzip.decompress(file.read_bytes()).splitlines()]
        random.Random(7).shuffle(rows)  # noqa: S311 - a sample
        chosen, left = [], words
        while rows and left > 0:
            chosen.append(rows.pop())
            left -= len(chosen[-1]["text"].split())
        if chosen:
            yield _written(chosen, to / f"{name}.jsonl")


def _written(rows: list[dict[str, Any]], to: Path) -> Path:
    to.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return to


def _lines(file: Path) -> Iterator[Line]:
    taken, words = alone(by_component, file)
    plain = alone(by_pipeline, file, None)
    for work, seconds in taken.items():
        yield Line(file.stem, work, words / seconds, "words/s")
    yield Line(file.stem, "spaCy's tokenizer alone", words / plain, "words/s")
    if is_package(_OTHER):
        yield Line(file.stem, f"{_OTHER} alone", words / alone(by_pipeline, file, _OTHER), "words/s")


def by_pipeline(file: Path, name: str | None) -> float:
    """Seconds that another spaCy pipeline takes for the texts: a blank one without a name."""
    nlp, articles = spacy.load(name) if name else spacy.blank("en"), list(Source([file]).read())
    started = process_time()
    for one in articles:
        nlp(one.text)
    return process_time() - started


def by_component(file: Path) -> tuple[dict[str, float], int]:
    """Seconds for the whole and for each component, its network apart; and how many words were read."""
    extractor, articles = Extractor(), list(Source([file]).read())
    extractor(SENTENCE)
    started = process_time()
    for _ in extractor.pipe(articles):
        pass
    whole = {"all": process_time() - started}
    return whole | dict(_parts(extractor.nlp, articles, file.with_suffix(".db"))), count(articles)


def _parts(nlp: Any, articles: Sequence[Article], ledger: Path) -> Counter[str]:
    taken: Counter[str] = Counter()
    names, (pairs, _) = nlp.get_pipe("entente_ner").reader, nlp.get_pipe("entente_links").reader
    names.read = _timed(names.read, "entente_ner: network", taken)
    pairs.read = _timed(pairs.read, "entente_links: network", taken)
    steps = [(name, _timed(step, name, taken)) for name, step in nlp.pipeline]
    make, told = _timed(nlp.make_doc, "tokenizer", taken), _timed(statements_of, "statements", taken)
    with Ledger(ledger) as kept:
        put = _timed(kept.put, "ledger", taken)
        for one in articles:
            with nlp.memory_zone():
                doc = make(one.text)
                set_document(doc, one.document)
                for _, step in steps:
                    doc = step(doc)
                put(one.document, told(doc, one.document), text=one.text)
                del doc
    return taken


def _timed(work: Callable[..., Any], name: str, taken: Counter[str]) -> Callable[..., Any]:
    taken[name] = 0

    @wraps(work)
    def measured(*arguments: Any, **more: Any) -> Any:
        started = process_time()
        try:
            return work(*arguments, **more)
        finally:
            taken[name] += process_time() - started

    return measured


def _starts(ledger: Path) -> Iterator[Line]:
    """What a user waits for: help, a query of a small ledger, the relations of one sentence."""
    articles = str(folder("seeds") / "articles")
    of_command(_ENTENTE, "build", articles, "--db", str(ledger))
    sentence = ledger.with_suffix(".txt")
    sentence.write_text(SENTENCE, encoding="utf-8")
    for arguments in (
        ["--help"],
        ["query", "office_holders", "-p", "country=Russia", "--db", str(ledger)],
        ["extract", str(sentence)],
    ):
        best = cheapest([of_command(_ENTENTE, *arguments) for _ in range(3)])
        yield Line("", f"entente {arguments[0]}, by the clock", best.wall, "s")
        yield Line("", f"entente {arguments[0]}, of the processors", best.cpu, "s")


def _builds(file: Path) -> Iterator[Line]:
    """A whole build, with the start, by one process and by two."""
    taken = {}
    for jobs in ("1", "2"):
        ledger = str(file.with_suffix(f".{jobs}.db"))
        taken[jobs] = of_command(_ENTENTE, "build", str(file), "--db", ledger, "--jobs", jobs).wall
        yield Line(file.stem, f"entente build --jobs {jobs}, by the clock", taken[jobs], "s")
    yield Line(file.stem, "… two processes", taken["1"] / taken["2"], "times as fast")


if __name__ == "__main__":
    main()
