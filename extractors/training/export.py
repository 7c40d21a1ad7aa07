"""Writes a trained network as the files that `extractors.model.reader` runs: ONNX, its weights as 8-bit integers.

python -m extractors.training.export --model FOLDER --to FOLDER [--pairs]
"""

import json
import shutil
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from extractors.model.labels import LAYERS
from extractors.model.links import LINKS, PAIRS, VECTORS
from extractors.model.reader import ABOUT, NETWORK, TOKENIZER
from extractors.training.links import ModuleLike, link_weights
from extractors.training.network import encoder_folder, load, load_pairs, logits, settings_of, word_vectors

_INPUTS = {"ids": "pieces", "shapes": "pieces", "starts": "words"}
"""What a network reads, and what its second dimension counts; the first counts windows."""

Results = Callable[[ModuleLike, Tensor], tuple[Tensor, ...]]
"""From a network and the vectors of words, `(windows, words, width)`, to what it gives."""


class Exported(nn.Module):
    """A network as one function of three tensors.

    Args:
        network: For names or for pairs.
        results: What it gives of the vectors of words.
    """

    def __init__(self, network: ModuleLike, results: Results) -> None:
        super().__init__()
        self.network, self.results = network, results

    def forward(self, ids: Tensor, shapes: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        """The results, in the order of their names."""
        return self.results(self.network, word_vectors(self.network, ids, shapes, starts))


def tags(network: ModuleLike, words: Tensor) -> tuple[Tensor, ...]:
    """The scores of tags of each layer."""
    found = logits(network, words)
    return tuple(found[name] for name in LAYERS)


def vectors(_: ModuleLike, words: Tensor) -> tuple[Tensor, ...]:
    """The vectors themselves, which the heads of pairs read."""
    return (words,)


def export_names(model: Path, to: Path, *, full: bool = False) -> None:
    """Writes the files of a model's names; the pairs that the folder holds stay.

    Args:
        model: The folder that the training wrote.
        to: Where the files go.
        full: Keeps the weights in 32 bits, for comparing.
    """
    to.mkdir(parents=True, exist_ok=True)
    network = load(model)
    _write(Exported(network, tags), list(LAYERS), to / NETWORK, full=full)
    shutil.copyfile(encoder_folder() / TOKENIZER, to / TOKENIZER)
    about = {"layers": LAYERS, "weights": "float32" if full else "int8", "training": settings_of(model), **_pairs(to)}
    (to / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def _pairs(folder: Path) -> dict[str, Any]:
    """What an exported model says of its pairs, if it has some."""
    told = json.loads((folder / ABOUT).read_text(encoding="utf-8")) if (folder / ABOUT).is_file() else {}
    return {"pairs": told["pairs"]} if "pairs" in told else {}


def export_pairs(model: Path, to: Path, *, full: bool = False) -> None:
    """Writes the files of a model's pairs beside those of its names; the arguments are those of `export_names`."""
    network = load_pairs(model)
    _write(Exported(network, vectors), [VECTORS], to / PAIRS, full=full)
    weights = {name: weight.astype(np.float16) for name, weight in link_weights(network["links"]).items()}
    np.savez(to / LINKS, allow_pickle=False, **weights)
    about = json.loads((to / ABOUT).read_text(encoding="utf-8"))
    made = settings_of(model)
    about["pairs"] = {name: made[name] for name in ("links", "averaged", "passages") if name in made}
    (to / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def _write(exported: Exported, results: list[str], path: Path, *, full: bool) -> None:
    precise = path.with_suffix(".precise")
    _trace(exported, results, precise)
    if full:
        precise.replace(path)
    else:
        quantize_dynamic(precise, path, weight_type=QuantType.QInt8, per_channel=True)
        precise.unlink()


def _trace(exported: Exported, results: list[str], path: Path) -> None:
    # the exporter follows plain attention only
    exported.network["encoder"].config._attn_implementation = "eager"
    example = (torch.tensor([[101, 5, 102], [101, 102, 0]]), torch.zeros(2, 3).long(), torch.tensor([[1], [0]]))
    moving = {name: {0: "windows", 1: what} for name, what in _INPUTS.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it announces its successor, and traces what is constant here
        torch.onnx.export(
            exported.eval(),
            example,
            str(path),
            input_names=list(_INPUTS),
            output_names=results,
            dynamic_axes={**moving, **{name: {0: "windows", 1: "words"} for name in results}},
            opset_version=17,
            dynamo=False,
        )


@click.command()
@click.option("--model", type=click.Path(path_type=Path), required=True, help="A folder that the training wrote.")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The folder of the files to write.")
@click.option("--pairs", is_flag=True, help="It is a network for pairs; the names are in the folder already.")
@click.option("--full", is_flag=True, help="Keep the weights in 32 bits.")
def main(model: Path, to: Path, *, pairs: bool, full: bool) -> None:
    """Exports a trained network to ONNX."""
    (export_pairs if pairs else export_names)(model, to, full=full)


if __name__ == "__main__":
    main()
