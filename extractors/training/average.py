"""Averages the weights of several trainings that started alike: one network that reads better than most of them.

python -m extractors.training.average [--names] --to FOLDER FOLDER FOLDER…

Runs that start from the same weights end in one basin, and the middle of it errs less on texts of other sources
("model soups", https://proceedings.mlr.press/v162/wortsman22a.html). A folder may be of an exported model, from which
the others were trained further.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click
import torch
from torch import Tensor

from extractors.model.links import PAIRS
from extractors.model.reader import NETWORK
from extractors.training.dequantised import dequantised, dequantised_pairs
from extractors.training.links import ModuleLike
from extractors.training.network import SETTINGS, WEIGHTS, settings_of, write_whole
from graph.errors import InputError

Weights = dict[str, Tensor]


def averaged(parts: Sequence[Weights]) -> Weights:
    """The mean of each weight.

    Raises:
        InputError: The networks are not of one layout.
    """
    shapes = [{name: weight.shape for name, weight in part.items()} for part in parts]
    if any(one != shapes[0] for one in shapes):
        raise InputError("the networks have different layouts; average trainings of one version alone")
    return {name: torch.stack([part[name] for part in parts]).mean(0).to(first.dtype) if first.is_floating_point()
            else first for name, first in parts[0].items()}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Network:
    """One of the two networks of a model.

    Args:
        file: Of an exported model.
        exported: Takes it back.
        settings: The key of how it was trained.
        runs: The key of how each was of which it is the mean.
        read: The key of the files that it was trained on.
    """

    file: str
    exported: Callable[[Path], ModuleLike]
    settings: str
    runs: str
    read: str


OF_NAMES = Network(NETWORK, dequantised, "settings", "runs", "corpora")
OF_PAIRS = Network(PAIRS, dequantised_pairs, "links", "averaged", "passages")


def weights(folder: Path, network: Network) -> Weights:
    """The weights of a training, or of an exported model.

    Raises:
        InputError: The folder holds neither.
    """
    if (folder / network.file).is_file():
        exported: Weights = network.exported(folder).state_dict()
        return exported
    if not (folder / WEIGHTS).is_file():
        raise InputError(f"{folder}: holds no {WEIGHTS}; name folders of trainings, or of an exported model")
    trained: Weights = torch.load(folder / WEIGHTS, weights_only=True)
    return trained


def settings(folders: Sequence[Path], network: Network) -> dict[str, Any]:
    """The settings of the first training, with those of each run, and the files that all have read."""
    told = [settings_of(folder, pairs=network is OF_PAIRS) for folder in folders]
    read = {(one["file"], one["sha256"]): one for each in told for one in each[network.read]}
    runs = [run for each in told for run in each.get(network.runs, [each[network.settings]])]
    return {**told[0], network.runs: runs, network.read: list(read.values())}


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), required=True, help="Where the weights are written.")
@click.option("--names", is_flag=True, help="They are networks for names.")
def main(folders: tuple[Path, ...], to: Path, *, names: bool) -> None:
    """Averages the pairs of several trainings, each named by its folder, or their names."""
    network = OF_NAMES if names else OF_PAIRS
    whole = averaged([weights(folder, network) for folder in folders])
    to.mkdir(parents=True, exist_ok=True)
    write_whole(to / WEIGHTS, partial(torch.save, whole))
    (to / SETTINGS).write_text(json.dumps(settings(folders, network), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
