"""The spaCy component `entente_ner`: names to `doc.ents`, titles of offices to `doc.spans["titles"]`.

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("entente_ner", config={"model": "folder of an exported model"})

The Doc's tokens stay as they are; each is read as a word. Where sentences are set, a window ends with one.
"""

import shutil
from collections.abc import Iterable, Iterator
from itertools import islice, repeat
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractors.model.labels import NAMES
from extractors.model.reader import FILES, Reader
from graph.errors import InputError

TITLES = "titles"
"""The key of `doc.spans` under which titles stand."""

Words = list[int]
"""Positions of the tokens of a sentence that are no white space."""


class NameFinder:
    """Finds names and titles.

    Args:
        model: Folder of an exported model; None where `from_disk` brings it.
        limit: Word pieces of the longest window.
    """

    def __init__(self, model: Path | None, *, limit: int = 128) -> None:
        self.model, self.limit = model, limit
        self._reader: Reader | None = None

    @property
    def reader(self) -> Reader:
        """The reader of the model, made when first used.

        Raises:
            InputError: No model is named.
        """
        if self._reader is None:
            if self.model is None:
                raise InputError("entente_ner has no model; set its `model` to the folder of one, or load it from disk")
            self._reader = Reader(self.model, limit=self.limit)
        return self._reader

    def __call__(self, doc: Doc) -> Doc:
        """Sets a Doc's names and titles; names that are set before stay."""
        return next(self.pipe([doc]))

    def pipe(self, stream: Iterable[Doc], batch_size: int = 64) -> Iterator[Doc]:
        """Sets those of many Docs; sentences of like length of `batch_size` Docs are read together."""
        docs_left = iter(stream)
        while docs := list(islice(docs_left, batch_size)):
            read = [(doc, words) for doc in docs for words in _sentences(doc)]
            names = [name for index, doc in enumerate(docs) for name in repeat(str(index), len(_sentences(doc)))]
            found = self.reader.spans([[doc[i].text for i in words] for doc, words in read], names)
            spans: dict[int, list[Span]] = {id(doc): [] for doc in docs}
            for (doc, words), marked in zip(read, found, strict=True):
                spans[id(doc)] += [Span(doc, words[s.first], words[s.end - 1] + 1, label=s.label) for s in marked]
            for doc in docs:
                _set(doc, spans[id(doc)])
                yield doc

    def to_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> None:  # noqa: ARG002 — spaCy passes it
        """Copies the model to a folder."""
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        if self.model is not None and self.model != folder:
            for name in FILES:
                shutil.copyfile(self.model / name, folder / name)

    def from_disk(self, path: str | Path, exclude: Iterable[str] = ()) -> "NameFinder":  # noqa: ARG002 — spaCy passes it
        """Takes the model of a folder that `to_disk` wrote."""
        folder = Path(path)
        if all((folder / name).is_file() for name in FILES):
            self.model, self._reader = folder, None
        return self


def _sentences(doc: Doc) -> list[Words]:
    bounds = [(s.start, s.end) for s in doc.sents] if doc.has_annotation("SENT_START") else [(0, len(doc))]
    found = [[i for i in range(first, end) if not doc[i].is_space] for first, end in bounds]
    return [words for words in found if words]


def _set(doc: Doc, spans: list[Span]) -> None:
    names = [span for span in spans if span.label_ in NAMES]
    # filter_spans prefers the longer span, so those of others come alone first
    taken = {token.i for span in doc.ents for token in span}
    free = [span for span in names if not taken.intersection(range(span.start, span.end))]
    doc.set_ents(filter_spans([*doc.ents, *free]))
    doc.spans[TITLES] = [span for span in spans if span.label_ not in NAMES]


@Language.factory(
    "entente_ner",
    default_config={"model": None, "limit": 128},
    assigns=["doc.ents", "doc.spans", "token.ent_iob", "token.ent_type"],
)
def make_names(nlp: Language, name: str, model: str | None, limit: int) -> NameFinder:  # noqa: ARG001 — spaCy names them
    """Makes the component that finds names and titles."""
    return NameFinder(Path(model) if model else None, limit=limit)
