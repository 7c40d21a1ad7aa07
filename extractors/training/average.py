"""Averages the weights of several trainings that started alike: one network that reads better than most of them.

python -m extractors.training.average --to FOLDER FOLDER FOLDER…

Runs that start from the same weights end in one basin, and the middle of it errs less on texts of other sources
("model soups", https://proceedings.mlr.press/v162/wortsman22a.html). A folder may be of an exported model, from whose
pairs the others were trained further.
"""

import json
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import click
import torch
from torch import Tensor

from extractors.model.links import PAIRS
from extractors.training.dequantised import dequantised_pairs
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


def weights(folder: Path) -> Weights:
    """The weights of a training, or of the pairs of an exported model.

    Raises:
        InputError: The folder holds neither.
    """
    if (folder / PAIRS).is_file():
        exported: Weights = dequantised_pairs(folder).state_dict()
        return exported
    if not (folder / WEIGHTS).is_file():
        raise InputError(f"{folder}: holds no {WEIGHTS}; name folders of trainings, or of an exported model")
    trained: Weights = torch.load(folder / WEIGHTS, weights_only=True)
    return trained


def settings(folders: Sequence[Path]) -> dict[str, Any]:
    """The settings of the first training, with those of the pairs of each, and the passages of all."""
    read = [settings_of(folder, pairs=True) for folder in folders]
    passages = {(one["file"], one["sha256"]): one for each in read for one in each["passages"]}
    runs = [run for each in read for run in each.get("averaged", [each["links"]])]
    return {**read[0], "averaged": runs, "passages": list(passages.values())}


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), required=True, help="Where the weights are written.")
def main(folders: tuple[Path, ...], to: Path) -> None:
    """Averages the pairs of several trainings, each named by its folder."""
    whole = averaged([weights(folder) for folder in folders])
    to.mkdir(parents=True, exist_ok=True)
    write_whole(to / WEIGHTS, partial(torch.save, whole))
    (to / SETTINGS).write_text(json.dumps(settings(folders), indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
