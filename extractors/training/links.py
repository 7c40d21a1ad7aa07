"""The heads that score pairs of mentions, in torch; `extractors.model.links` says what they ask, and runs them."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Any

import torch
from torch import Tensor, nn

from extractors.model.links import BUCKETS, HEADS, KINDS, PARTS, Floats, pairs
from extractors.training.examples import UNKNOWN, Example

ModuleLike = Any
"""torch's classes are untyped where the extra `train` is not installed."""

HIDDEN, BOTH = 256, 64
"""Width of the layer between, and of the product of the two mentions."""


def untrained_links(width: int) -> ModuleLike:
    """A head for each question, on word vectors of a width."""
    return nn.ModuleDict({name: _head(width, len(head.classes)) for name, head in HEADS.items()})


def _head(width: int, classes: int) -> ModuleLike:
    return nn.ModuleDict(
        {
            "first": nn.Linear(2 * width, HIDDEN, bias=False),
            "second": nn.Linear(2 * width, HIDDEN, bias=False),
            "between": nn.Linear(width, HIDDEN, bias=False),
            "kind_first": nn.Embedding(len(KINDS), HIDDEN),
            "kind_second": nn.Embedding(len(KINDS), HIDDEN),
            "distance": nn.Embedding(len(BUCKETS) + 1, HIDDEN),
            "left": nn.Linear(2 * width, BOTH, bias=False),
            "right": nn.Linear(2 * width, BOTH, bias=False),
            "dropout": nn.Dropout(0.2),
            "out": nn.Linear(HIDDEN + BOTH, classes),
        }
    )


def link_scores(head: ModuleLike, vectors: Tensor, words: Tensor, marks: Tensor) -> Tensor:
    """The scores of classes: `(pairs, classes)`; the same sums as `LinkScorer` makes."""
    ends = vectors[words[:, :4]]
    first, second = ends[:, :2].flatten(1), ends[:, 2:].flatten(1)
    sums = torch.cat([vectors.new_zeros(1, vectors.shape[1]), vectors.cumsum(0)])
    count = (words[:, 5] - words[:, 4]).clamp(min=1).unsqueeze(-1)
    between = (sums[words[:, 5]] - sums[words[:, 4]]) / count
    hidden = head["first"](first) + head["second"](second) + head["between"](between)
    for index, name in enumerate(("kind_first", "kind_second", "distance")):
        hidden = hidden + head[name](marks[:, index])
    both = head["left"](first) * head["right"](second)
    joined = torch.cat([hidden.relu(), both], dim=-1)
    scores: Tensor = head["out"](head["dropout"](joined))
    return scores


def link_loss(heads: ModuleLike, vectors: Sequence[Tensor], batch: Sequence[Example]) -> Tensor:
    """The mean, over the pairs that are taught, of the negative log-probability of their class; summed over heads.

    Args:
        heads: Those of `untrained_links`.
        vectors: Of the units of each example: `(units, width)`.
        batch: The examples.
    """
    shift = [0, *accumulate(len(one) for one in vectors)]
    total = torch.cat(list(vectors)).float()
    return torch.stack([_head_loss(heads[name], total, _taught(name, batch, shift)) for name in HEADS]).sum()


def _taught(name: str, batch: Sequence[Example], shift: Sequence[int]) -> tuple[Tensor, Tensor, Tensor]:
    words, marks = [], []
    answers: list[int] = []
    for example, offset in zip(batch, shift, strict=False):
        chosen = {pair: answer for pair, answer in example.answers[name].items() if answer != UNKNOWN}
        found = pairs(example.mentions, list(chosen))
        words.append(torch.from_numpy(found.words + offset))
        marks.append(torch.from_numpy(found.marks))
        answers += chosen.values()
    return torch.cat(words), torch.cat(marks), torch.tensor(answers, dtype=torch.long)


def _head_loss(head: ModuleLike, vectors: Tensor, taught: tuple[Tensor, Tensor, Tensor]) -> Tensor:
    words, marks, answers = taught
    if not len(answers):
        return vectors.new_zeros(())
    return nn.functional.cross_entropy(link_scores(head, vectors, words, marks), answers)


def link_weights(heads: ModuleLike) -> Mapping[str, Floats]:
    """The weights under the names that `LinkScorer` reads."""
    found = {}
    for name in HEADS:
        for part in PARTS:
            weight = heads[name]["out"].bias if part == "bias" else heads[name][part].weight
            found[f"{name}.{part}"] = weight.detach().float().numpy()
    return found
