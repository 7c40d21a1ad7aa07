"""Reads with a trained network in torch: for measuring; what is shipped reads with onnxruntime."""

from collections.abc import Sequence
from pathlib import Path

import torch

from extractors.model.decoding import Scores
from extractors.model.labels import LAYERS
from extractors.model.reader import Reader
from extractors.model.windows import Window
from extractors.training.network import load, logits, tensors, tokenizer, word_vectors


class TorchReader(Reader):
    """A trained network that finds spans in words, as `Reader` does.

    Args:
        folder: What `train` wrote.
        limit: Word pieces of the longest window; 1 reads each sentence alone.

    Raises:
        InputError: It holds no weights.
    """

    def __init__(self, folder: Path, *, limit: int = 128) -> None:
        self.network = load(folder)
        self.encode = tokenizer()
        self.gives, self.limit = list(LAYERS), limit
        (self.first,), (self.last,) = self.encode(["[CLS]", "[SEP]"])

    def read(self, batch: Sequence[Window]) -> dict[str, Scores]:
        """Each layer's scores of a batch: `(windows, words, tags)`."""
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            words = word_vectors(self.network, *tensors(batch, self.first, self.last))
            found = logits(self.network, words)
        return {name: scores.numpy() for name, scores in found.items()}
