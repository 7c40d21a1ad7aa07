"""Writes a trained network as the files that `extractors.model.reader` runs: ONNX, its weights as 8-bit integers.

python -m extractors.training.export --model FOLDER --to FOLDER
"""

import json
import shutil
import warnings
from pathlib import Path
from typing import Any

import click
import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from extractors.model.labels import LAYERS
from extractors.model.links import LINKS
from extractors.model.reader import ABOUT, NETWORK, OUTPUTS, TOKENIZER
from extractors.training.links import ModuleLike, link_weights
from extractors.training.network import SETTINGS, encoder_folder, load, logits, word_vectors

_INPUTS = {"ids": "pieces", "shapes": "pieces", "starts": "words"}
"""What the network reads, and what its second dimension counts; the first counts windows."""


class Exported(nn.Module):
    """The network as one function of three tensors, with a result for each layer, and the words' vectors."""

    def __init__(self, network: ModuleLike) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, shapes: Tensor, starts: Tensor) -> tuple[Tensor, ...]:
        """The scores of tags of each layer, and the vectors of the words for pairs."""
        words, vectors = word_vectors(self.network, ids, shapes, starts)
        found = logits(self.network, words)
        return (*(found[name] for name in LAYERS), vectors)


def export(model: Path, to: Path, *, full: bool = False) -> None:
    """Writes the files of a model.

    Args:
        model: The folder that the training wrote.
        to: Where the files go.
        full: Keeps the weights in 32 bits, for comparing.
    """
    to.mkdir(parents=True, exist_ok=True)
    precise = to / "precise.onnx"
    network = load(model)
    _write(network, precise)
    if full:
        precise.replace(to / NETWORK)
    else:
        quantize_dynamic(precise, to / NETWORK, weight_type=QuantType.QInt8, per_channel=True)
        precise.unlink()
    weights = {name: weight.astype(np.float16) for name, weight in link_weights(network["links"]).items()}
    np.savez(to / LINKS, allow_pickle=False, **weights)
    shutil.copyfile(encoder_folder() / TOKENIZER, to / TOKENIZER)
    settings: dict[str, Any] = json.loads((model / SETTINGS).read_text(encoding="utf-8"))
    width = network["encoder"].config.hidden_size
    about = {"layers": LAYERS, "width": width, "weights": "float32" if full else "int8", "training": settings}
    (to / ABOUT).write_text(json.dumps(about, indent=1) + "\n", encoding="utf-8")


def _write(network: ModuleLike, path: Path) -> None:
    # the exporter follows plain attention only
    network["encoder"].config._attn_implementation = "eager"
    example = (torch.tensor([[101, 5, 102], [101, 102, 0]]), torch.zeros(2, 3).long(), torch.tensor([[1], [0]]))
    moving = {name: {0: "windows", 1: what} for name, what in _INPUTS.items()}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it announces its successor, and traces what is constant here
        torch.onnx.export(
            Exported(network).eval(),
            example,
            str(path),
            input_names=list(_INPUTS),
            output_names=OUTPUTS,
            dynamic_axes={**moving, **{name: {0: "windows", 1: "words"} for name in OUTPUTS}},
            opset_version=17,
            dynamo=False,
        )


@click.command()
@click.option("--model", type=click.Path(path_type=Path), required=True, help="A folder that the training wrote.")
@click.option("--to", type=click.Path(path_type=Path), required=True, help="The folder of the files to write.")
@click.option("--full", is_flag=True, help="Keep the weights in 32 bits.")
def main(model: Path, to: Path, *, full: bool) -> None:
    """Exports a trained model to ONNX."""
    export(model, to, full=full)


if __name__ == "__main__":
    main()
