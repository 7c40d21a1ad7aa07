"""Trains the heads of pairs, and their branch of the encoder, on annotated passages; the names stay as they are.

python -m extractors.training.train_links --corpora FOLDER --start FOLDER --names FOLDER --work FOLDER

It takes minutes; stopped, it begins again.
"""

import json
import logging
import random
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import click
import torch

from extractors.training.corpora.sources import digest
from extractors.training.examples import Example, told_examples
from extractors.training.links import ModuleLike, link_loss
from extractors.training.material import warmed
from extractors.training.network import SETTINGS, WEIGHTS, branch_anew, example_vectors, load, save
from extractors.training.train import marks

LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """All that decides the weights, with the passages and the network that it starts from.

    Args:
        seed: Of the first weights of the heads, the order of batches and the dropout.
        passes: Over the passages.
        size: Passages of a batch.
        peak: Highest learning rate of the branch; it rises from nothing over `warm` of the way and falls in a cosine.
        heads: That of the heads.
        warm: Share of the way.
        decay: Of weights.
        clip: Largest norm of a gradient.
        start: SHA-256 of the weights that it starts from.
    """

    seed: int = 7
    passes: int = 8
    size: int = 12
    peak: float = 1.5e-4
    heads: float = 1e-3
    warm: float = 0.1
    decay: float = 0.01
    clip: float = 1.0
    start: str = ""

    def share(self, progress: float) -> float:
        """The share of the highest learning rate when `progress` (0 to 1) of the way is done."""
        return warmed(1.0, self.warm, progress)


def told_batches(told: Sequence[Example], settings: LinkSettings) -> Iterator[tuple[list[Example], float]]:
    """Passages of like length together, in another order each pass; and how much of the way is done."""
    chance = random.Random(settings.seed)  # noqa: S311 — an order of batches is no secret
    for number in range(settings.passes):
        ordered = sorted(told, key=lambda one: sum(map(len, one.sentences)) * chance.uniform(1.0, 1.3))
        found = [ordered[start : start + settings.size] for start in range(0, len(ordered), settings.size)]
        for index, batch in enumerate(chance.sample(found, len(found))):
            yield batch, (number + index / len(found)) / settings.passes


def train(network: ModuleLike, told: Sequence[Example], settings: LinkSettings) -> None:
    """Trains the branch and the heads of a network."""
    torch.manual_seed(settings.seed)
    branch_anew(network)
    optimizer = _optimizer(network, settings)
    network.train()
    network["encoder"].eval()  # what does not learn is read as it will be
    for step, (batch, progress) in enumerate(told_batches(told, settings)):
        for group in optimizer.param_groups:
            group["lr"] = group["peak"] * settings.share(progress)
        lost = _learn(network, batch, optimizer, settings)
        if step % 50 == 0:
            LOG.info("%.1f %%: %.4f", 100 * progress, lost)


def _optimizer(network: ModuleLike, settings: LinkSettings) -> torch.optim.Optimizer:
    network.requires_grad_(False)
    peaks = {"branch": settings.peak, "links": settings.heads}
    groups = [{"params": list(network[name].requires_grad_(True).parameters()), "peak": peaks[name]} for name in peaks]
    return torch.optim.AdamW(groups, weight_decay=settings.decay)


def _learn(
    network: ModuleLike, batch: Sequence[Example], optimizer: torch.optim.Optimizer, settings: LinkSettings
) -> float:
    with torch.autocast("cpu", dtype=torch.bfloat16):
        vectors = example_vectors(network, batch, marks())
    total = link_loss(network["links"], vectors, batch)
    optimizer.zero_grad()
    total.backward()
    torch.nn.utils.clip_grad_norm_([p for group in optimizer.param_groups for p in group["params"]], settings.clip)
    optimizer.step()
    lost: float = total.item()
    return lost


@click.command()
@click.option("--corpora", type=click.Path(path_type=Path), required=True, help="The corpora folder.")
@click.option("--start", type=click.Path(path_type=Path), required=True, help="A folder of finished names.")
@click.option("--names", type=click.Path(path_type=Path), required=True, help="The same, exported.")
@click.option("--work", type=click.Path(path_type=Path), required=True, help="Where the weights are written.")
@click.option("--passes", default=LinkSettings().passes, show_default=True, help="Passes over the passages.")
@click.option("--threads", default=1, show_default=True, help="Of the processor.")
def main(corpora: Path, start: Path, names: Path, work: Path, *, passes: int, threads: int) -> None:
    """Trains what the language model says of pairs of mentions."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(threads)
    settings = LinkSettings(passes=passes, start=digest(start / WEIGHTS))
    network = load(start)
    train(network, told_examples(corpora, names), settings)
    save(network, work, {**_settings(start), "links": asdict(settings)})


def _settings(folder: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((folder / SETTINGS).read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    main()
