"""Pairs are learnt and nothing else changes; collected where the extra `train` is installed."""

import pytest
import torch

from extractors.model.links import HEADS, Mention
from extractors.training.examples import Example
from extractors.training.links import ModuleLike, link_loss
from extractors.training.network import example_vectors, untrained
from extractors.training.train import marks
from extractors.training.train_links import LinkSettings, told_batches, train

SETTINGS = LinkSettings(passes=6, size=2, seed=5)


def told(words: str, answer: int) -> Example:
    answers: dict[str, dict[tuple[int, int], int]] = {name: {} for name in HEADS}
    mentions = [Mention(0, 1, "N"), Mention(2, 3, "T")]
    return Example(words, [words.split()], [0, 1, 2], mentions, {**answers, "role": {(0, 1): answer}})


TOLD = [told("Ann was mayor", 2), told("Bo is mayor", 1), told("Eva met mayors", 0)]


@pytest.fixture(scope="module")
def trained() -> ModuleLike:
    torch.manual_seed(7)
    network = untrained()
    train(network, TOLD, SETTINGS)
    return network.eval()


def test_the_pairs_are_learnt(trained: ModuleLike) -> None:
    torch.manual_seed(7)
    before = untrained().eval()
    with torch.inference_mode():
        first, last = (link_loss(n["links"], example_vectors(n, TOLD, marks()), TOLD) for n in (before, trained))
    assert last.item() < first.item() / 2


def test_the_names_stay_as_they_were(trained: ModuleLike) -> None:
    torch.manual_seed(7)
    before, after = untrained().state_dict(), trained.state_dict()
    changed = {name.split(".")[0] for name, weight in before.items() if not torch.equal(weight, after[name])}
    assert changed == {"branch", "links"}


def test_one_seed_gives_one_order_of_batches() -> None:
    once, again = (list(told_batches(TOLD, SETTINGS)) for _ in range(2))
    assert [([one.name for one in batch], at) for batch, at in once] == [
        ([one.name for one in batch], at) for batch, at in again
    ]
    assert sorted(one.name for batch, at in once if at < 1 / 6 for one in batch) == sorted(one.name for one in TOLD)
    assert once[-1][1] < 1
