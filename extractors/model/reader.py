"""Reads words with the exported network: onnxruntime for the network, tokenizers for its word pieces.

Both are imported when a reader is made. The same words give the same spans on each run: one thread has one order of
sums, and each window is read alone. A network of 8-bit weights scales what it multiplies by the largest number at hand,
so that windows read together would change each other's results; read alone they need no padding either.
"""

import json
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from extractors.model.decoding import Scores, best_spans
from extractors.model.labels import LAYERS, Span
from extractors.model.windows import SHAPES, Encode, Window, cut, windows
from graph.errors import InputError

NETWORK, TOKENIZER, ABOUT = "network.onnx", "tokenizer.json", "model.json"
FILES = (NETWORK, TOKENIZER, ABOUT)
"""What a model's folder holds for names."""

Ints = NDArray[np.int64]
Floats = NDArray[np.float32]


class Network:
    """An exported network, which gives numbers for each word of a text.

    Args:
        folder: Holds its file and the tokenizer.
        file: Its name.
        gives: The names of its results.
        limit: Word pieces of the longest window; 1 reads each sentence alone.

    Raises:
        InputError: A file is not there, or holds no network.
    """

    def __init__(self, folder: Path, file: str, gives: Sequence[str], *, limit: int) -> None:
        require(folder, (file, TOKENIZER))
        self.gives, self.limit = list(gives), limit
        self.session = session(folder / file)
        self.encode = encoder(folder / TOKENIZER)
        (self.first,), (self.last,) = self.encode(["[CLS]", "[SEP]"])

    def results(
        self, sentences: Sequence[Sequence[str]], documents: Sequence[str], wanted: Container[int] | None = None
    ) -> dict[str, list[Scores]]:
        """Each result for each sentence: `(words, numbers)`.

        Args:
            sentences: Each one's words; none is empty or white space alone.
            documents: The name of each one's document: neighbours in a document are read together.
            wanted: The sentences, by their places, that are asked for; by default all. A window without one of them is
                not read, and its words have no numbers: `(words, 0)`.
        """
        found: dict[str, list[Scores]] = {name: [_unread(words) for words in sentences] for name in self.gives}
        pieces = cut(sentences, self.encode, 126 if self.limit == 1 else self.limit)
        for window in windows(pieces, documents, lambda: self.limit):
            if wanted is None or any(piece.sentence in wanted for piece in window.pieces):
                for name, scores in self.read([window]).items():
                    spread([window], scores, found[name])
        return found

    def read(self, batch: Sequence[Window]) -> dict[str, Scores]:
        """Each result for a batch: `(windows, words, numbers)`."""
        found = self.session.run(self.gives, inputs(batch, self.first, self.last))
        return dict(zip(self.gives, found, strict=True))


class Reader(Network):
    """An exported network that finds spans in words.

    Args:
        folder: Holds `FILES`, as `extractors.training.export` writes them.
        limit: Word pieces of the longest window; 1 reads each sentence alone.

    Raises:
        InputError: A file is not there, or the model is of other labels.
    """

    def __init__(self, folder: Path, *, limit: int = 128) -> None:
        require(folder, FILES)
        about = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
        if about["layers"] != {name: list(labels) for name, labels in LAYERS.items()}:
            raise InputError(f"{folder / ABOUT}: is of other labels, {about['layers']}; export the model anew")
        super().__init__(folder, NETWORK, list(LAYERS), limit=limit)

    def spans(self, sentences: Sequence[Sequence[str]], documents: Sequence[str]) -> list[list[Span]]:
        """The spans of each sentence, layer by layer; the arguments are those of `results`."""
        found = self.results(sentences, documents)
        return [
            [span for name, labels in LAYERS.items() for span in best_spans(found[name][index], labels)]
            for index in range(len(sentences))
        ]


def require(folder: Path, files: Iterable[str]) -> None:
    """Raises an InputError for the first file that a folder lacks."""
    for name in files:
        if not (folder / name).is_file():
            raise InputError(f"{folder}: holds no {name}; name a folder that the export of a model wrote")


_SLOWER = ["SkipLayerNormFusion"]
"""What onnxruntime makes of a sum and its norm takes, on a processor, ten times as long as both by themselves."""


def session(path: Path) -> Any:
    """The network of a file, on one thread.

    Raises:
        InputError: onnxruntime is not installed, or the file holds no network.
    """
    try:
        import onnxruntime
    except ImportError as error:
        raise InputError("the language model needs onnxruntime and tokenizers; install both") from error
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    states = onnxruntime.capi.onnxruntime_pybind11_state
    try:
        return onnxruntime.InferenceSession(
            path, options, providers=["CPUExecutionProvider"], disabled_optimizers=_SLOWER
        )
    except (states.Fail, states.InvalidProtobuf, states.InvalidGraph, states.NoModel) as error:
        raise InputError(f"{path}: holds no network that onnxruntime reads; export the model anew") from error


def encoder(path: Path) -> Encode:
    """The function from words to the ids of each word's pieces; a word without pieces is the unknown one."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    unknown = tokenizer.encode("[UNK]", add_special_tokens=False).ids

    @lru_cache(maxsize=1 << 14)
    def ids(word: str) -> list[int]:
        found: list[int] = tokenizer.encode(word, add_special_tokens=False).ids
        return found or unknown

    return lambda words: [ids(word) for word in words]


def inputs(batch: Sequence[Window], first: int, last: int) -> dict[str, Ints]:
    """What the network reads of a batch.

    Args:
        batch: The windows.
        first: Id of the piece before each window.
        last: Id of the piece after it.

    Returns:
        `ids` and `shapes` of the pieces, `(windows, pieces)`; `starts`, where each word starts, `(windows, words)`.
        Past the end of a window all are 0.
    """
    return {
        "ids": padded([first, *window.ids(), last] for window in batch),
        "shapes": padded([SHAPES, *window.shapes(), SHAPES] for window in batch),
        "starts": padded(_starts(window) for window in batch),
    }


def _starts(window: Window) -> Iterator[int]:
    at = 1
    for piece in window.pieces:
        for word in piece.ids:
            yield at
            at += len(word)


def padded(rows: Iterable[Iterable[int]]) -> Ints:
    """Rows of one length, with 0 past the end of each."""
    listed = [list(row) for row in rows]
    table = np.zeros((len(listed), max(map(len, listed))), dtype=np.int64)
    for index, row in enumerate(listed):
        table[index, : len(row)] = row
    return table


def _unread(words: Sequence[str]) -> Scores:
    return np.zeros((len(words), 0), dtype=np.float32)


def spread(batch: Sequence[Window], scores: Scores, found: list[Scores]) -> None:
    """Puts a batch's rows, `(windows, words, width)`, where each sentence's words have theirs."""
    for window, rows in zip(batch, scores, strict=True):
        at = 0
        for piece in window.pieces:
            words, kept = len(piece.ids), found[piece.sentence]
            if not kept.shape[1]:
                kept = found[piece.sentence] = np.zeros((len(kept), rows.shape[-1]), dtype=np.float32)
            kept[piece.first : piece.first + words] = rows[at : at + words]
            at += words
