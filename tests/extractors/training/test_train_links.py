"""Pairs are learnt, in one go or in several; collected where the extra `train` is installed."""

from dataclasses import replace
from itertools import islice
from pathlib import Path

import pytest
import torch

from extractors.model.links import HEADS, Mention
from extractors.training.examples import Example
from extractors.training.links import ModuleLike, link_loss
from extractors.training.network import example_vectors, untrained, untrained_pairs
from extractors.training.train import marks
from extractors.training.train_links import LinkSettings, LinkTraining, told_batches
from graph.errors import InputError

SETTINGS = LinkSettings(passes=6, size=2, seed=5)


def told(words: str, answer: int) -> Example:
    answers: dict[str, dict[tuple[int, int], int]] = {name: {} for name in HEADS}
    mentions = [Mention(0, 1, "N"), Mention(2, 3, "T")]
    return Example(words, [words.split()], [0, 1, 2], mentions, {**answers, "role": {(0, 1): answer}})


TOLD = [told("Ann was mayor", 2), told("Bo is mayor", 1), told("Eva met mayors", 0)]


def untaught() -> ModuleLike:
    torch.manual_seed(7)
    return untrained_pairs(untrained())


def test_the_pairs_are_learnt() -> None:
    network, before = untaught(), untaught().eval()
    LinkTraining(network, SETTINGS).run(TOLD)
    network.eval()
    with torch.inference_mode():
        first, last = (link_loss(n["links"], example_vectors(n, TOLD, marks()), TOLD) for n in (before, network))
    assert last.item() < first.item() / 2


def test_the_embeddings_of_words_stay_as_they_are() -> None:
    network, before = untaught(), untaught().state_dict()
    LinkTraining(network, SETTINGS).run(TOLD)
    same = {name for name, weight in network.state_dict().items() if torch.equal(weight, before[name])}
    assert "encoder.embeddings.word_embeddings.weight" in same
    assert not [name for name in same if name.endswith("attention.self.query.weight")]


def test_a_stopped_run_goes_on_to_the_same_weights(tmp_path: Path) -> None:
    through, stopped, resumed = (LinkTraining(untaught(), SETTINGS, tmp_path) for _ in range(3))
    stopped.network.train()
    for batch, progress in islice(told_batches(TOLD, SETTINGS), 4):
        stopped._learn(batch, progress)
        stopped.step += 1
    stopped.keep()
    resumed.resume()
    through.run(TOLD)
    resumed.run(TOLD)
    for name, weight in through.network.state_dict().items():
        assert torch.equal(weight, resumed.network.state_dict()[name]), name


def test_a_checkpoint_of_other_settings_is_an_error(tmp_path: Path) -> None:
    LinkTraining(untaught(), SETTINGS, tmp_path).keep()
    with pytest.raises(InputError, match="is of other settings; name another --work, or these settings"):
        LinkTraining(untaught(), replace(SETTINGS, passes=7), tmp_path).resume()


def test_one_seed_gives_one_order_of_batches() -> None:
    once, again = (list(told_batches(TOLD, SETTINGS)) for _ in range(2))
    assert [([one.name for one in batch], at) for batch, at in once] == [
        ([one.name for one in batch], at) for batch, at in again
    ]
    assert sorted(one.name for batch, at in once if at < 1 / 6 for one in batch) == sorted(one.name for one in TOLD)
    assert once[-1][1] < 1
