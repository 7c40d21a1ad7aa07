"""What training and measuring read. All training data passes `training_sentences`, which alone holds sentences back."""

import logging
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from extractors.training.corpora.columns import read_bio, read_bio_zip, read_uner
from extractors.training.corpora.conllu import read_gum
from extractors.training.corpora.docred import read_docred
from extractors.training.corpora.sentence import Sentence
from extractors.training.corpora.sources import MEASURE, TRAIN, Source, sources
from extractors.training.corpora.told import read_told
from graph.errors import InputError

READERS: dict[str, Callable[[Source, Path], Iterator[Sentence]]] = {
    "bio": read_bio,
    "bio-zip": read_bio_zip,
    "docred": read_docred,
    "gum": read_gum,
    "stand-off": read_told,
    "told": read_told,
    "uner": read_uner,
}
EXCLUDED = Path("..", "gold", "exclude-sentence-sha1.txt")
"""Under the corpora folder: fingerprints of sentences that are never trained on, one a line."""

_LOG = logging.getLogger(__name__)


def read(source: Source, folder: Path) -> list[Sentence]:
    """All sentences of a source, in its order.

    Raises:
        InputError: The file is not there.
        FormatError: It is not in the source's format, or has labels that `sources.toml` does not know.
    """
    return list(READERS[source.format](source, folder))


def measuring_sentences(folder: Path, corpora: Iterable[str] | None = None) -> Iterator[tuple[Source, list[Sentence]]]:
    """Each source that is measured on, with its sentences."""
    for source in sources(MEASURE, corpora):
        yield source, read(source, folder)


def training_sentences(folder: Path, corpora: Iterable[str] | None = None) -> list[tuple[Source, list[Sentence]]]:
    """Each source that is trained on, with the sentences that may be trained on.

    Held back are the sentences whose fingerprint the list of exclusions names, and those that are measured on.

    Raises:
        InputError: A file, or the list of exclusions, is not there: without it nothing is trained on.
    """
    held_back = excluded(folder) | {s.fingerprint() for _, found in measuring_sentences(folder) for s in found}
    chosen = []
    for source in sources(TRAIN, corpora):
        found = read(source, folder)
        kept = [sentence for sentence in found if sentence.fingerprint() not in held_back]
        _LOG.info("%s: %d sentences, %d held back", source.name, len(kept), len(found) - len(kept))
        chosen.append((source, kept))
    return chosen


def excluded(folder: Path) -> frozenset[str]:
    """The fingerprints that the list of exclusions names.

    Raises:
        InputError: It is not there.
    """
    path = folder / EXCLUDED
    if not path.is_file():
        raise InputError(
            f"{path}: the list of sentences that must not be trained on is not there; put it beside the corpora"
        )
    return frozenset(path.read_text(encoding="utf-8").split())
