"""Which files are read, what each may be used for, and how their labels read in ours: the table `sources.toml`."""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extractors.model.labels import LABELS, OUTSIDE
from graph.errors import FormatError, InputError

TABLE = Path(__file__).with_name("sources.toml")
PACKAGE = Path(__file__).parents[1]
TRAIN, MEASURE, PAIRS, MEASURE_PAIRS = USES = "train", "measure", "pairs", "measure-pairs"
TOLD = ("told", "stand-off")
"""The formats of passages with annotated relations."""

Mapped = Mapping[str, frozenset[str]]
"""A corpus's label → what it may be in ours; OUTSIDE alone where it is none of ours."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file of a corpus.

    Args:
        corpus: Name of the corpus, as in `[labels]`.
        part: `train`, `dev` or `test`.
        path: Under the corpora folder.
        format: Key of `reading.READERS`.
        use: One of USES; what the licence and the split allow.
        annotates: The labels of ours that the corpus marks wherever they hold.
        labels: How its labels read in ours.
        origin: The public repository, with its commit where one is known.
        licence: Of annotations and text.
        only: Path of a list of members; the others of the archive are no part of it.
        without: Path of a list of members that are no part of it.
        ours: Its path is under this package, not under the corpora folder.
        held_out: The first of its passages, and then one in so many, teaches nothing of pairs: what is learnt is
            measured there.
    """

    corpus: str
    part: str
    path: str
    format: str
    use: str
    annotates: frozenset[str]
    labels: Mapped
    origin: str
    licence: str
    only: str | None = None
    without: str | None = None
    ours: bool = False
    held_out: int | None = None

    @property
    def name(self) -> str:
        """Corpus and part, as tables show it."""
        return f"{self.corpus} {self.part}"

    def meaning(self, label: str) -> frozenset[str]:
        """What a label of the corpus may be in ours.

        Raises:
            FormatError: The table does not know the label.
        """
        try:
            return self.labels[label]
        except KeyError:
            known = ", ".join(sorted(self.labels))
            raise FormatError(
                f"{self.path}: no meaning for label {label!r} in {TABLE.name}; it knows {known}"
            ) from None

    def has(self, member: str, folder: Path) -> bool:
        """Whether a member of the file belongs to the source, by its `only` or `without`."""
        if self.only is not None:
            return member in listed(folder / self.only)
        return self.without is None or member not in listed(folder / self.without)

    def holds_out(self, number: int) -> bool:
        """Whether pairs learn nothing of the passage of that number, counted from 0."""
        return self.held_out is not None and number % self.held_out == 0

    def teaches(self, number: int) -> bool:
        """Whether pairs learn from the annotated passage of that number; what does not teach them measures them."""
        return self.use != MEASURE_PAIRS and not self.holds_out(number)

    def file(self, folder: Path) -> Path:
        """Where the file is.

        Raises:
            InputError: It is not there.
        """
        path = (PACKAGE if self.ours else folder) / self.path
        if not path.is_file():
            raise InputError(f"{path}: no such corpus file; point --corpora at the folder that holds {self.path}")
        return path


@cache
def listed(path: Path) -> frozenset[str]:
    """The members that a list names, one a line."""
    return frozenset(line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip())


@cache
def all_sources() -> tuple[Source, ...]:
    """Every source of the table, in its order."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return tuple(
        _source({**row, **table["corpus"][row["corpus"]]}, table["labels"].get(_labels_of(row), {}))
        for row in table["source"]
    )


def sources(use: str, corpora: Iterable[str] | None = None) -> list[Source]:
    """The sources of one of USES; of the named corpora only, where some are named."""
    wanted = None if corpora is None else set(corpora)
    return [s for s in all_sources() if s.use == use and (wanted is None or s.corpus in wanted)]


def _labels_of(row: Mapping[str, Any]) -> str:
    """The table that says what its labels mean: annotated passages have one, whatever their corpus."""
    name: str = "told" if row["format"] in TOLD else row["corpus"]
    return name


def _source(row: dict[str, Any], labels: Mapping[str, str]) -> Source:
    fields = {**row, "annotates": _known(row["annotates"], row["path"])}
    mapped = {theirs: _known((ours or OUTSIDE).split("|"), theirs) for theirs, ours in labels.items()}
    if fields["use"] not in USES:
        raise FormatError(f"{TABLE.name}: {row['path']} has use {row['use']!r}; it is one of {', '.join(USES)}")
    return Source(**fields, labels=mapped)


def _known(labels: Iterable[str], where: str) -> frozenset[str]:
    found = frozenset(labels)
    if not found <= LABELS | {OUTSIDE}:
        unknown = sorted(found - LABELS - {OUTSIDE})
        raise FormatError(f"{TABLE.name}: {where} names {unknown}; labels are {sorted(LABELS)}")
    return found


def described(source: Source, folder: Path) -> dict[str, str]:
    """File, SHA-256, origin and licence of a source, for the model card."""
    return {
        "file": source.path,
        "sha256": digest(source.file(folder)),
        "origin": source.origin,
        "licence": source.licence,
    }


def digest(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal, for the model card."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
