"""The exported network; collected where the extra `train` is installed."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import spacy

from extractors.model.component import NameFinder
from extractors.model.decoding import size
from extractors.model.labels import LAYERS
from extractors.model.links import PAIRS, VECTORS
from extractors.model.reader import ABOUT, FILES, Network, Reader
from extractors.model.windows import cut, windows
from extractors.training.export import export_pairs
from extractors.training.network import load, logits, save, tensors, untrained, untrained_pairs, word_vectors
from extractors.training.network import tokenizer as trained_tokenizer
from graph.errors import InputError

SENTENCES = [
    ["Ann", "Lund", "left", "Oslo", "for", "a", "while", "."],
    ["It", "rained", "."],
    ["Bergen", "\u200b", "!"],
]
DOCUMENTS = ["one", "one", "two"]


def test_the_pairs_that_are_exported_compute_what_torch_does(exported: Path, tmp_path: Path) -> None:
    import torch

    torch.manual_seed(3)
    network = untrained_pairs(untrained()).eval()
    save(network, tmp_path, {"links": {}, "passages": []})
    shutil.copytree(exported, tmp_path / "full")
    export_pairs(tmp_path, tmp_path / "full", full=True)
    reader = Network(tmp_path / "full", PAIRS, [VECTORS], limit=128)
    made = windows(cut(SENTENCES, trained_tokenizer(), 128), DOCUMENTS, lambda: 128)
    with torch.inference_mode():
        first, second = word_vectors(network, *tensors(made, reader.first, reader.last)).numpy()
    by_export = reader.results(SENTENCES, DOCUMENTS)[VECTORS]
    assert np.allclose(np.concatenate(by_export[:2]), first, atol=1e-4)
    assert np.allclose(by_export[2], second[:3], atol=1e-4)
    assert json.loads((tmp_path / "full" / ABOUT).read_text("utf-8"))["pairs"] == {"links": {}, "passages": []}


def test_the_export_computes_what_torch_does(trained: Path, exported: Path) -> None:
    import torch

    reader = Reader(exported)
    made = windows(cut(SENTENCES, trained_tokenizer(), 128), DOCUMENTS, lambda: 128)
    with torch.inference_mode():
        network = load(trained)
        by_torch = logits(network, word_vectors(network, *tensors(made, reader.first, reader.last)))
    by_export = reader.results(SENTENCES, DOCUMENTS)
    for name in LAYERS:
        first, second = by_torch[name].numpy()
        assert np.allclose(np.concatenate(by_export[name][:2]), first, atol=1e-4)
        assert np.allclose(by_export[name][2], second[:3], atol=1e-4)


def test_eight_bits_are_near(exported: Path, quantised: Path) -> None:
    full, small = (Reader(folder).results(SENTENCES, DOCUMENTS) for folder in (exported, quantised))
    for name, labels in LAYERS.items():
        assert [row.shape for row in small[name]] == [(len(words), size(labels)) for words in SENTENCES]
        assert max(abs(a - b).max() for a, b in zip(full[name], small[name], strict=True)) < 0.5
    assert (quantised / "network.onnx").stat().st_size < (exported / "network.onnx").stat().st_size / 2


def test_two_readers_agree_to_the_bit(quantised: Path) -> None:
    once, again = (Reader(quantised).results(SENTENCES, DOCUMENTS)["names"] for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(once, again, strict=True))


def test_nothing_to_read(quantised: Path) -> None:
    assert Reader(quantised).spans([], []) == []


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_an_error(quantised: Path, tmp_path: Path, name: str) -> None:
    for one in set(FILES) - {name}:
        shutil.copyfile(quantised / one, tmp_path / one)
    with pytest.raises(InputError, match=f"holds no {name}"):
        Reader(tmp_path)


def test_a_damaged_network_is_an_error(quantised: Path, tmp_path: Path) -> None:
    for one in FILES:
        shutil.copyfile(quantised / one, tmp_path / one)
    (tmp_path / "network.onnx").write_bytes((quantised / "network.onnx").read_bytes()[:5000])
    with pytest.raises(InputError, match="holds no network that onnxruntime reads"):
        Reader(tmp_path)


def test_a_model_of_other_labels_is_an_error(quantised: Path, tmp_path: Path) -> None:
    for one in FILES:
        shutil.copyfile(quantised / one, tmp_path / one)
    (tmp_path / ABOUT).write_text(json.dumps({"layers": {"names": ["PLANET"]}}), encoding="utf-8")
    with pytest.raises(InputError, match=r"is of other labels, \{'names': \['PLANET'\]\}"):
        Reader(tmp_path)


def test_a_pipeline_keeps_its_model_on_disk(quantised: Path, tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entente_ner", config={"model": str(quantised)})
    text = "Ann Lund left Oslo for a while."
    before = [(ent.text, ent.label_) for ent in nlp(text).ents]
    nlp.to_disk(tmp_path / "pipeline")
    loaded = spacy.load(tmp_path / "pipeline")
    finder = loaded.get_pipe("entente_ner")
    assert isinstance(finder, NameFinder)
    assert finder.model == tmp_path / "pipeline" / "entente_ner"
    assert [(ent.text, ent.label_) for ent in loaded(text).ents] == before
