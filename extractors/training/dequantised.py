"""Takes an exported network back, its 8-bit weights as numbers again: another training starts from it.

Pairs can be trained anew without training the names first, or be trained further on new passages. What rounding to
8 bits took stays away; training goes over it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import ModelProto, numpy_helper
from torch import Tensor

from extractors.model.links import HEADS, LINKS, PAIRS, PARTS
from extractors.model.reader import NETWORK
from extractors.training.links import ModuleLike
from extractors.training.network import untrained, untrained_pairs
from graph.errors import InputError

_TENSOR = "network."
"""What the exporter puts before the names of weights that it keeps as they are."""

_PRODUCT = "/MatMul_quant"
"""What the name of a node ends in whose weights the exporter has turned round and named anew."""

_NOT_LEARNT = "encoder.embeddings.word_embeddings.weight"
"""What training leaves as the pretrained encoder has it, unrounded."""

Floats = NDArray[np.float32]


def dequantised(folder: Path) -> ModuleLike:
    """The network for names of an exported model.

    Raises:
        InputError: The folder holds none, or one whose layout is another.
    """
    return _filled(untrained(), folder / NETWORK)


def dequantised_pairs(folder: Path) -> ModuleLike:
    """The network for pairs of an exported model, with its heads.

    Raises:
        InputError: The folder holds none, or one whose layout is another.
    """
    network = untrained_pairs(untrained())
    return _filled(network, folder / PAIRS, _heads(folder / LINKS))


def _filled(network: ModuleLike, path: Path, heads: Iterable[tuple[str, Tensor]] = ()) -> ModuleLike:
    """A network with the weights of an exported one, for reading."""
    _demand(path)
    wanted = network.state_dict()
    found = {**dict(_weights(onnx.load(path))), **dict(heads), _NOT_LEARNT: wanted[_NOT_LEARNT]}
    if shapes(found) != shapes(wanted):
        raise InputError(f"{path}: is laid out in another way; export it again, without --full")
    network.load_state_dict(found)
    network.eval()
    return network


def _demand(path: Path) -> None:
    if not path.is_file():
        raise InputError(f"{path.parent}: holds no {path.name}; name the folder of an exported model")


def _heads(path: Path) -> Iterator[tuple[str, Tensor]]:
    """The weights of the heads of pairs, by the names that `torch` has for them."""
    _demand(path)
    with np.load(path, allow_pickle=False) as kept:
        for head in HEADS:
            for part in PARTS:
                name = "out.bias" if part == "bias" else f"{part}.weight"
                yield f"links.{head}.{name}", torch.from_numpy(kept[f"{head}.{part}"].astype(np.float32))


def shapes(weights: dict[str, Tensor]) -> dict[str, tuple[int, ...]]:
    """The shape of each weight."""
    return {name: tuple(weight.shape) for name, weight in weights.items()}


def _weights(model: ModelProto) -> Iterator[tuple[str, Tensor]]:
    """The weights by the names that `torch` has for them."""
    known = {one.name: numpy_helper.to_array(one) for one in model.graph.initializer}
    for name, value in known.items():
        if name.startswith(_TENSOR) and not name.endswith(("_scale", "_zero_point")):
            plain = name.removesuffix("_quantized")
            yield (
                plain.removeprefix(_TENSOR),
                torch.from_numpy(_scaled(known, plain) if plain != name else value.copy()),
            )
    for node in model.graph.node:
        if node.name.endswith(_PRODUCT):
            turned = _scaled(known, node.input[1].removesuffix("_quantized"))
            yield f"{_module(node.name)}.weight", torch.from_numpy(turned.T.copy())


def _scaled(known: dict[str, NDArray[np.generic]], name: str) -> Floats:
    """Weights as they were before they were rounded; a scale for all, or one a column."""
    value, zero = (known[f"{name}_{part}"].astype(np.float32) for part in ("quantized", "zero_point"))
    scaled: Floats = (value - zero) * known[f"{name}_scale"].astype(np.float32)
    return scaled


def _module(node: str) -> str:
    """The module that a node multiplies for: `/names/MatMul_quant` is `heads.names`."""
    path = node.removesuffix(_PRODUCT).strip("/").split("/")
    return ".".join(path if len(path) > 1 else ["heads", *path])
