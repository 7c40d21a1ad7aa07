"""The spaCy component `entente_ner`: names to `doc.ents`, titles of offices to `doc.spans["titles"]`.

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entente_ner")

The Doc's tokens stay as they are; each is read as a word. Where sentences are set, a window ends with one. A pipeline
that is saved takes its model along, so that it finds the same names with each later release.
"""

import shutil
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, Self
from weakref import finalize

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans, from_bytes, to_bytes

from extractors.model.labels import NAMES
from extractors.model.reader import FILES, Reader

FACTORY = "entente_ner"
"""The component's name in a pipeline."""

SHIPPED = Path(__file__).with_name("weights")
"""The folder of the model that comes with Entente."""

TITLES = "titles"
"""The key of `doc.spans` under which titles stand."""

Words = list[int]
"""Positions of the tokens of a sentence that are no white space."""


class ModelComponent:
    """A component that reads with an exported model; saved, it takes the model along.

    Args:
        model: The folder of the model. It is read when the first text comes, or by `from_disk`, which may name another.
        limit: Word pieces of the longest window.
    """

    files: tuple[str, ...]
    """Those of the folder that the component needs."""

    def __init__(self, model: Path = SHIPPED, *, limit: int) -> None:
        self.model, self.limit = model, limit
        self._forget: Callable[[], object] | None = None

    def open(self) -> None:
        """Reads the model, unless it is read.

        Raises:
            InputError: The folder holds no model.
        """
        raise NotImplementedError

    def close(self) -> None:
        """Lets go of what was read of the model."""
        raise NotImplementedError

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 — spaCy passes it
        """Copies the model to a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if not folder.samefile(self.model):
            for name in self.files:
                shutil.copyfile(self.model / name, folder / name)

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> Self:  # noqa: ARG002 — spaCy passes it
        """Takes the model of a folder that `to_disk` wrote."""
        if self._forget:
            self._forget()
        self.model, self._forget = Path(path), None
        self.close()
        self.open()
        return self

    def to_bytes(self, exclude: Iterable[str] = ()) -> bytes:
        """The model as bytes."""
        getters: dict[str, Callable[[], bytes]] = {name: (self.model / name).read_bytes for name in self.files}
        return to_bytes(getters, exclude)

    def from_bytes(self, packed: bytes, exclude: Iterable[str] = ()) -> Self:
        """Takes the model that `to_bytes` gave: unpacks it to a folder that goes when the component goes."""
        if self._forget:
            self._forget()
        self.model = folder = Path(mkdtemp(prefix="entente-model-"))
        self._forget = finalize(self, shutil.rmtree, folder)
        from_bytes(packed, {name: partial(_write, folder / name) for name in self.files}, exclude)
        self.close()
        return self

    def __getstate__(self) -> dict[str, Any]:
        """What another process needs: a running network does not travel, nor does a folder that goes with this one."""
        packed = self.to_bytes() if self._forget else None
        return {"model": self.model, "limit": self.limit, "packed": packed}

    def __setstate__(self, state: dict[str, Any]) -> None:
        type(self).__init__(self, state["model"], limit=state["limit"])
        if state["packed"]:
            self.from_bytes(state["packed"])


class NameFinder(ModelComponent):
    """Finds names and titles; the arguments are those of `ModelComponent`."""

    files = FILES

    def __init__(self, model: Path = SHIPPED, *, limit: int = 128) -> None:
        super().__init__(model, limit=limit)
        self._reader: Reader | None = None

    @property
    def reader(self) -> Reader:
        """The reader of the model, made when first used.

        Raises:
            InputError: The folder holds no model.
        """
        if self._reader is None:
            self._reader = Reader(self.model, limit=self.limit)
        return self._reader

    def open(self) -> None:
        """Makes the reader."""
        _ = self.reader

    def close(self) -> None:
        """Lets go of the reader."""
        self._reader = None

    def __call__(self, doc: Doc) -> Doc:
        """Sets a Doc's names and titles; names that are set before stay."""
        read = sentences(doc)
        found = self.reader.spans([texts(doc, words) for words in read], [""] * len(read))
        spans = [
            Span(doc, words[one.first], words[one.end - 1] + 1, label=one.label)
            for words, marked in zip(read, found, strict=True)
            for one in marked
        ]
        _set(doc, spans)
        return doc


def sentences(doc: Doc) -> list[Words]:
    """The sentences of a Doc, or all of it where none are set; without those of white space alone."""
    bounds = [(s.start, s.end) for s in doc.sents] if doc.has_annotation("SENT_START") else [(0, len(doc))]
    found = [[i for i in range(first, end) if not doc[i].is_space] for first, end in bounds]
    return [words for words in found if words]


def texts(doc: Doc, words: Words) -> list[str]:
    """Words as they are read."""
    return [doc[index].text for index in words]


def _write(path: Path, content: bytes) -> None:
    path.write_bytes(content)


def _set(doc: Doc, spans: list[Span]) -> None:
    names = [span for span in spans if span.label_ in NAMES]
    # filter_spans prefers the longer span, so those of others come alone first
    taken = {token.i for span in doc.ents for token in span}
    free = [span for span in names if not taken.intersection(range(span.start, span.end))]
    doc.set_ents(filter_spans([*doc.ents, *free]))
    doc.spans[TITLES] = [span for span in spans if span.label_ not in NAMES]


@Language.factory(
    FACTORY,
    default_config={"model": None, "limit": 128},
    assigns=["doc.ents", "doc.spans", "token.ent_iob", "token.ent_type"],
)
def make_names(nlp: Language, name: str, model: str | None, limit: int) -> NameFinder:  # noqa: ARG001 — spaCy names them
    """Makes the component that finds names and titles; without a folder of a model, with that of Entente."""
    return NameFinder(Path(model) if model else SHIPPED, limit=limit)
