"""Trains the network on the corpora that may be trained on; started again, it goes on where it stopped.

python -m extractors.training.train --corpora FOLDER --work FOLDER
"""

import logging
import math
import time
from collections.abc import Iterator
from dataclasses import asdict
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click
import torch
from torch import Tensor

from extractors.model.labels import LAYERS
from extractors.model.links import PAIRS
from extractors.model.reader import NETWORK
from extractors.model.windows import Window
from extractors.training.corpora.reading import training_sentences
from extractors.training.corpora.sources import described, digest
from extractors.training.dequantised import dequantised
from extractors.training.links import ModuleLike
from extractors.training.material import PRECISIONS, Material, Settings
from extractors.training.network import (
    ENCODER_PACKAGE,
    WEIGHTS,
    encoder_folder,
    load,
    logits,
    save,
    tensors,
    tokenizer,
    untrained,
    word_vectors,
    write_whole,
)
from graph.errors import InputError

CHECKPOINT = "checkpoint.pt"
LOG = logging.getLogger(__name__)


def loss(scores: Tensor, possible: Tensor) -> Tensor:
    """The negative log of the probability of the tags that are possible, a word; nothing is learnt where all are.

    Args:
        scores: `(windows, words, tags)`.
        possible: The same shape, bool.
    """
    informed = ~possible.all(-1)
    known = scores.masked_fill(~possible, -math.inf).logsumexp(-1)
    return ((scores.logsumexp(-1) - known) * informed).sum() / max(1, informed.shape[0] * informed.shape[1])


class Training:
    """A training run in its work folder.

    Args:
        material: What is trained on.
        settings: How.
        work: Where its checkpoint and, at the end, its weights stand.
        start: Folder of a trained or an exported network to start from, instead of the pretrained encoder alone.
    """

    def __init__(self, material: Material, settings: Settings, work: Path, *, start: Path | None = None) -> None:
        torch.manual_seed(settings.seed)
        self.material, self.settings, self.work = material, settings, work
        self.network: ModuleLike = untrained() if start is None else names_of(start)
        self.optimizer = torch.optim.AdamW(_groups(self.network, settings.decay), lr=settings.peak)
        self.passed, self.step = 0, 0
        self.marks = marks()

    def resume(self) -> None:
        """Takes up the checkpoint of the work folder, if there is one.

        Raises:
            InputError: It is of other settings.
        """
        path = self.work / CHECKPOINT
        if not path.is_file():
            return
        state = torch.load(path, weights_only=True)
        if state["settings"] != asdict(self.settings):
            raise InputError(
                f"{path}: is of other settings {state['settings']}; name another --work, or these settings"
            )
        self.network.load_state_dict(state["network"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.passed, self.step = state["passed"], state["step"]
        LOG.info("going on at pass %d, batch %d", self.passed, self.step)

    def checkpoint(self) -> None:
        """Writes all that `resume` needs."""
        state = {"settings": asdict(self.settings), "network": self.network.state_dict(),
                 "optimizer": self.optimizer.state_dict(), "passed": self.passed, "step": self.step}  # fmt: skip
        self.work.mkdir(parents=True, exist_ok=True)
        write_whole(self.work / CHECKPOINT, partial(torch.save, state))

    def run(self, *, every: float, card: dict[str, Any]) -> None:
        """Trains to the end; a checkpoint every so many seconds, and the weights after each pass."""
        saved = time.monotonic()
        for batch, progress in self._rest():
            self._learn(batch, progress)
            if time.monotonic() - saved > every:
                self.checkpoint()
                saved = time.monotonic()
            if self.step == 0:
                save(self.network, self.work / f"pass-{self.passed}", {**card, "passes done": self.passed})
        self.checkpoint()

    def _rest(self) -> Iterator[tuple[list[Window], float]]:
        while self.passed < self.settings.passes:
            planned = self.material.batches(self.settings, self.passed)
            for batch in planned[self.step :]:
                progress = (self.passed + self.step / len(planned)) / self.settings.passes
                self.step += 1
                if self.step == len(planned):
                    self.passed, self.step = self.passed + 1, 0
                yield batch, progress

    def _learn(self, batch: list[Window], progress: float) -> None:
        torch.manual_seed(hash((self.settings.seed, self.passed, self.step)))
        self.network.train()
        with products_in(self.settings.precision):
            scores = logits(self.network, word_vectors(self.network, *tensors(batch, *self.marks)))
        losses = {name: loss(scores[name], self.material.targets(batch, name)) for name in LAYERS}
        self._descend(torch.stack(list(losses.values())).sum(), progress)
        if self.step % 50 == 0:
            shown = ", ".join(f"{name} {value.item():.4f}" for name, value in losses.items())
            LOG.info("pass %d batch %d (%.1f %%): %s", self.passed, self.step, 100 * progress, shown)

    def _descend(self, total: Tensor, progress: float) -> None:
        for group in self.optimizer.param_groups:
            group["lr"] = self.settings.rate(progress)
        self.optimizer.zero_grad()
        total.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), self.settings.clip)
        self.optimizer.step()


def _groups(network: ModuleLike, decay: float) -> list[dict[str, Any]]:
    learning = [p for p in network.parameters() if p.requires_grad]
    return [
        {"params": [p for p in learning if p.ndim > 1], "weight_decay": decay},
        {"params": [p for p in learning if p.ndim <= 1], "weight_decay": 0.0},
    ]


def products_in(precision: str) -> torch.autocast:
    """The context in which products are taken in one of PRECISIONS."""
    return torch.autocast("cpu", dtype=torch.bfloat16, enabled=precision == "bfloat16")


def names_of(start: Path) -> ModuleLike:
    """The network for names of a finished training, or of an exported model.

    Raises:
        InputError: The folder holds neither.
    """
    return (dequantised if (start / NETWORK).is_file() else load)(start)


def first_weights(start: Path, *, pairs: bool = False) -> Path:
    """The file of the weights that a training starts from: those of the names, or of an exported model's pairs.

    Raises:
        InputError: There is none.
    """
    name = PAIRS if pairs else NETWORK if (start / NETWORK).is_file() else WEIGHTS
    if not (start / name).is_file():
        raise InputError(f"{start}: holds no {name}; name a folder of finished names, or of an exported model")
    return start / name


def marks() -> tuple[int, int]:
    """Ids of the pieces before and after each window."""
    first, last = tokenizer()(["[CLS]", "[SEP]"])
    return first[0], last[0]


def made_with() -> dict[str, str]:
    """The encoder and the libraries of a training, for the model card."""
    weights = encoder_folder() / "model.safetensors"
    versions = {name: version(name) for name in ("torch", "transformers", "tokenizers")}
    return {"encoder": f"{ENCODER_PACKAGE} {version(ENCODER_PACKAGE)}, sha256 {digest(weights)}", **versions}


@click.command()
@click.option("--corpora", type=click.Path(path_type=Path), required=True, help="The corpora folder.")
@click.option(
    "--work", type=click.Path(path_type=Path), required=True, help="Where checkpoints and weights are written."
)
@click.option("--passes", default=Settings().passes, show_default=True, help="Passes over the sentences.")
@click.option("--peak", default=Settings().peak, show_default=True, help="Highest learning rate.")
@click.option(
    "--start", type=click.Path(path_type=Path), help="A folder of finished names to start from, or of exported."
)
@click.option("--seed", default=Settings().seed, show_default=True, help="Of all that is random.")
@click.option(
    "--precision", type=click.Choice(PRECISIONS), default=PRECISIONS[0], show_default=True, help="Of products."
)
@click.option(
    "--threads", default=1, show_default=True, help="Of the processor; more than are idle are slower than one."
)
@click.option("--every", default=180.0, show_default=True, help="Seconds between checkpoints.")
def main(corpora: Path, work: Path, start: Path | None, *, threads: int, every: float, **chosen: Any) -> None:
    """Trains the names and titles of the language model, or goes on training them."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    torch.set_num_threads(threads)
    settings = Settings(**chosen, start=digest(first_weights(start)) if start else "")
    read = training_sentences(corpora)
    files = [described(source, corpora) for source, _ in read]
    material = Material.of([sentence for _, found in read for sentence in found], settings.limit)
    training = Training(material, settings, work, start=start)
    training.resume()
    training.run(every=every, card={"settings": asdict(settings), "corpora": files, **made_with()})


if __name__ == "__main__":
    main()
