"""The network; collected where the extra `train` is installed."""

from pathlib import Path

import pytest
import torch

from extractors.model.decoding import size
from extractors.model.labels import LAYERS
from extractors.training.network import load
from extractors.training.predict import TorchReader
from graph.errors import InputError

SENTENCES = [["Ann", "Lund", "left", "Oslo", "for", "a", "while"], ["It", "rained", "."], ["Bergen", "\u200b", "!"]]
DOCUMENTS = ["doc", "doc", "doc"]


def test_each_word_has_a_score_for_each_tag(trained: Path) -> None:
    scores = TorchReader(trained).results(SENTENCES, DOCUMENTS)
    for name, labels in LAYERS.items():
        assert [row.shape for row in scores[name]] == [(len(words), size(labels)) for words in SENTENCES]
        assert all(abs(row).sum(axis=1).all() for row in scores[name])


def test_a_sentence_reads_the_same_whatever_it_is_batched_with(trained: Path) -> None:
    alone = TorchReader(trained, limit=1, budget=1).results(SENTENCES, DOCUMENTS)["names"]
    together = TorchReader(trained, limit=1, budget=999).results(SENTENCES, DOCUMENTS)["names"]
    for one, other in zip(alone, together, strict=True):
        assert abs(one - other).max() < 0.05  # bfloat16 rounds the sums


def test_a_saved_network_is_read_back(trained: Path) -> None:
    first, second = load(trained), load(trained)
    for name, values in first.state_dict().items():
        assert torch.equal(values, second.state_dict()[name])


def test_a_folder_without_weights_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no network\.pt; train a model there"):
        load(tmp_path)
