"""The heads in torch and as they run give one answer."""

import io

import numpy as np
import torch

from extractors.model.links import HEADS, LinkScorer, Mention, pairs
from extractors.training.examples import Example
from extractors.training.links import link_loss, link_scores, link_weights, untrained_links

MENTIONS = [Mention(0, 2, "N"), Mention(3, 5, "T"), Mention(6, 7, "C")]


def test_what_runs_computes_what_was_trained() -> None:
    torch.manual_seed(7)
    heads = untrained_links(8).eval()
    vectors, found = torch.randn(9, 8), pairs(MENTIONS, [(0, 1), (1, 2), (2, 0), (0, 0)])
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **link_weights(heads))
    file.seek(0)
    scorer = LinkScorer(file)
    for name in HEADS:
        with torch.inference_mode():
            trained = link_scores(heads[name], vectors, torch.tensor(found.words), torch.tensor(found.marks))
        assert np.allclose(trained.softmax(-1).numpy(), scorer.probabilities(name, vectors.numpy(), found), atol=1e-5)


def test_two_passages_are_learnt_by_heart() -> None:
    torch.manual_seed(7)
    heads = untrained_links(8)
    answers: dict[str, dict[tuple[int, int], int]] = {name: {} for name in HEADS}
    told = [Example(str(n), [], [], MENTIONS, {**answers, "role": {(0, 1): n}}) for n in range(2)]
    vectors = [torch.randn(9, 8) for _ in told]
    optimizer = torch.optim.Adam(heads.parameters(), lr=0.01)
    first = link_loss(heads, vectors, told).item()
    for _ in range(60):
        optimizer.zero_grad()
        loss = link_loss(heads, vectors, told)
        loss.backward()
        optimizer.step()
    assert loss.item() < first / 5
