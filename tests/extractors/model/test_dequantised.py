"""An exported network is taken back; collected where the extra `train` is installed."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from click.testing import CliRunner

from extractors.model.component import SHIPPED
from extractors.model.labels import LAYERS
from extractors.model.reader import ABOUT, NETWORK, Reader
from extractors.model.windows import cut, windows
from extractors.training.average import main as average
from extractors.training.dequantised import dequantised, dequantised_pairs
from extractors.training.network import SETTINGS, load, load_pairs, logits, tensors, tokenizer, word_vectors
from graph.errors import InputError

SENTENCES = [["Ann", "Lund", "left", "Oslo", "."], ["It", "rained", "."]]


def test_the_weights_are_near_those_that_were_exported(trained: Path, quantised: Path) -> None:
    before, back = load(trained).state_dict(), dequantised(quantised).state_dict()
    for name, weight in before.items():
        assert torch.allclose(weight, back[name], atol=float(weight.abs().max()) / 100), name
    assert torch.equal(before["encoder.embeddings.word_embeddings.weight"],
                       back["encoder.embeddings.word_embeddings.weight"])  # fmt: skip


def test_it_reads_as_the_exported_one_does(quantised: Path) -> None:
    network, reader = dequantised(quantised), Reader(quantised)
    made = windows(cut(SENTENCES, tokenizer(), 128), ["one", "one"], lambda: 128)
    with torch.inference_mode():
        by_torch = logits(network, word_vectors(network, *tensors(made, reader.first, reader.last)))
    by_export = reader.results(SENTENCES, ["one", "one"])
    for name in LAYERS:
        assert np.abs(np.concatenate(by_export[name]) - by_torch[name][0].numpy()).max() < 0.5


def test_a_folder_without_a_network_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no network\.onnx; name the folder of an exported model"):
        dequantised(tmp_path)


def test_a_network_of_another_layout_is_an_error(exported: Path, tmp_path: Path) -> None:
    shutil.copyfile(exported / NETWORK, tmp_path / NETWORK)
    with pytest.raises(InputError, match="is laid out in another way; export it again, without --full"):
        dequantised(tmp_path)


def test_the_pairs_that_are_shipped_are_taken_back_and_averaged(tmp_path: Path) -> None:
    network = dequantised_pairs(SHIPPED)
    ran = CliRunner().invoke(average, ["--to", str(tmp_path), str(SHIPPED), str(SHIPPED)], catch_exceptions=False)
    assert ran.exit_code == 0
    mean = load_pairs(tmp_path).state_dict()
    assert all(torch.allclose(weight, mean[name], atol=1e-6) for name, weight in network.state_dict().items())
    told = json.loads((tmp_path / SETTINGS).read_text("utf-8"))
    assert len(told["averaged"]) == 2 * len(json.loads((SHIPPED / ABOUT).read_text("utf-8"))["pairs"]["averaged"])


def test_a_folder_without_pairs_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no pairs\.onnx; name the folder of an exported model|holds no links"):
        dequantised_pairs(tmp_path)
