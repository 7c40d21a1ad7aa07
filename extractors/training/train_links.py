"""Trains the network for pairs of mentions on annotated passages; started again, it goes on where it stopped.

python -m extractors.training.train_links --corpora FOLDER --start FOLDER --names FOLDER --work FOLDER
"""

import hashlib
import json
import logging
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any

import click
import torch

from extractors.training.corpora.sources import described, digest
from extractors.training.corpora.standoff import ANNOTATED
from extractors.training.dequantised import dequantised_pairs
from extractors.training.examples import Example, told_examples, told_sources
from extractors.training.links import ModuleLike, link_loss
from extractors.training.material import PRECISIONS, warmed
from extractors.training.network import (
    example_vectors,
    save,
    settings_of,
    untrained_pairs,
    write_whole,
)
from extractors.training.train import CHECKPOINT, first_weights, marks, names_of, products_in
from graph.errors import InputError

LOG = logging.getLogger(__name__)

FIRST_WEIGHTS = 7
"""Seed of the first weights of the heads, the same for all runs: only such can be averaged (`average.py`)."""


@dataclass(frozen=True, slots=True)
class LinkSettings:
    """All that decides the weights, with the passages and the network that it starts from.

    Args:
        seed: Of the order of batches and of the dropout.
        passes: Over the passages.
        size: Passages of a batch.
        peak: Highest learning rate of the encoder; it rises from nothing over `warm` of the way and falls in a cosine.
        heads: That of the heads.
        warm: Share of the way.
        decay: Of weights.
        clip: Largest norm of a gradient.
        precision: Of the encoder's products, one of PRECISIONS.
        start: SHA-256 of the weights that it starts from.
        passages: SHA-256 of what `passages` says.
    """

    seed: int = 7
    passes: int = 6
    size: int = 12
    peak: float = 1.5e-4
    heads: float = 1e-3
    warm: float = 0.1
    decay: float = 0.01
    clip: float = 1.0
    precision: str = PRECISIONS[0]
    start: str = ""
    passages: str = ""

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


class LinkTraining:
    """A training run.

    Args:
        network: Of `untrained_pairs`.
        settings: How.
        work: Where its checkpoint stands; without one, it cannot be taken up.
    """

    def __init__(self, network: ModuleLike, settings: LinkSettings, work: Path | None = None) -> None:
        self.network, self.settings, self.step = network, settings, 0
        self.checkpoint = work / CHECKPOINT if work else None
        self.optimizer = _optimizer(network, settings)

    def resume(self) -> None:
        """Takes up the checkpoint, if there is one.

        Raises:
            InputError: It is of other settings.
        """
        if self.checkpoint is None or not self.checkpoint.is_file():
            return
        state = torch.load(self.checkpoint, weights_only=True)
        if state["settings"] != asdict(self.settings):
            raise InputError(f"{self.checkpoint}: is of other settings; name another --work, or these settings")
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]
        LOG.info("going on at batch %d", self.step)

    def run(self, told: Sequence[Example], *, every: float = 180.0) -> None:
        """Trains to the end; a checkpoint every so many seconds."""
        saved = time.monotonic()
        self.network.train()
        for number, (batch, progress) in enumerate(told_batches(told, self.settings)):
            if number < self.step:
                continue
            lost = self._learn(batch, progress)
            self.step += 1
            if number % 50 == 0:
                LOG.info("%.1f %%: %.4f", 100 * progress, lost)
            if time.monotonic() - saved > every:
                self.keep()
                saved = time.monotonic()

    def keep(self) -> None:
        """Writes all that `resume` needs."""
        if self.checkpoint is None:
            return
        self.checkpoint.parent.mkdir(parents=True, exist_ok=True)
        state = {"settings": asdict(self.settings), "network": self.network.state_dict(),
                 "optimizer": self.optimizer.state_dict(), "step": self.step}  # fmt: skip
        write_whole(self.checkpoint, partial(torch.save, state))

    def _learn(self, batch: Sequence[Example], progress: float) -> float:
        torch.manual_seed(hash((self.settings.seed, self.step)))  # the dropout of a run that is taken up is the same
        for group in self.optimizer.param_groups:
            group["lr"] = group["peak"] * self.settings.share(progress)
        with products_in(self.settings.precision):
            vectors = example_vectors(self.network, batch, marks())
        total = link_loss(self.network["links"], vectors, batch)
        self.optimizer.zero_grad()
        total.backward()
        learning = [p for group in self.optimizer.param_groups for p in group["params"]]
        torch.nn.utils.clip_grad_norm_(learning, self.settings.clip)
        self.optimizer.step()
        lost: float = total.item()
        return lost


def _optimizer(network: ModuleLike, settings: LinkSettings) -> torch.optim.Optimizer:
    peaks = {"encoder": settings.peak, "case": settings.peak, "links": settings.heads}
    groups = [{"params": [p for p in network[name].parameters() if p.requires_grad], "peak": peaks[name]}
              for name in peaks]  # fmt: skip
    return torch.optim.AdamW(groups, weight_decay=settings.decay)


@click.command()
@click.option("--corpora", type=click.Path(path_type=Path), required=True, help="The corpora folder.")
@click.option(
    "--start", type=click.Path(path_type=Path), required=True, help="A folder of finished names, or of exported ones."
)
@click.option("--further", is_flag=True, help="Start from the pairs of an exported --start, not from its names.")
@click.option("--names", type=click.Path(path_type=Path), required=True, help="The same, exported in any case.")
@click.option("--work", type=click.Path(path_type=Path), required=True, help="Where the weights are written.")
@click.option("--passes", default=LinkSettings().passes, show_default=True, help="Passes over the passages.")
@click.option("--peak", default=LinkSettings().peak, show_default=True, help="Highest learning rate of the encoder.")
@click.option("--heads", default=LinkSettings().heads, show_default=True, help="That of the heads.")
@click.option("--seed", default=LinkSettings().seed, show_default=True, help="Of all that is random.")
@click.option(
    "--precision", type=click.Choice(PRECISIONS), default=PRECISIONS[0], show_default=True, help="Of products."
)
@click.option("--threads", default=1, show_default=True, help="Of the processor.")
def main(corpora: Path, start: Path, names: Path, work: Path, *, further: bool, threads: int, **chosen: Any) -> None:
    """Trains what the language model says of pairs of mentions, or goes on training it."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(threads)
    read = passages(corpora)
    known = hashlib.sha256(json.dumps(read).encode()).hexdigest()
    settings = LinkSettings(**chosen, start=digest(first_weights(start, pairs=further)), passages=known)
    training = LinkTraining(_network(start, further=further), settings, work)
    training.resume()
    training.run(told_examples(corpora, names))
    save(training.network, work, {**settings_of(start), "links": asdict(settings), "passages": read})


def _network(start: Path, *, further: bool) -> ModuleLike:
    """The network that a training starts from: with its heads, or with new ones on the encoder of the names."""
    if further:
        return dequantised_pairs(start)
    torch.manual_seed(FIRST_WEIGHTS)
    return untrained_pairs(names_of(start))


def passages(corpora: Path) -> list[dict[str, str]]:
    """The files of annotated passages, and of the records of those that stand apart from their text, for the card."""
    ours = {"origin": "annotated for this project", "licence": "MIT"}
    read = [described(source, corpora) for source in told_sources()]
    names = {one["file"] for one in read}
    records = [{"file": f"annotated/{p.name}", "sha256": digest(p), **ours} for p in sorted(ANNOTATED.glob("*.jsonl"))]
    return [*read, *(one for one in records if one["file"] not in names)]


if __name__ == "__main__":
    main()
