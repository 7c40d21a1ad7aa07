"""Fixtures of the readers' tests."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extractors.passage import build
from extractors.syntax import Link, Passage


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Any:
    def given(content: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))

    return given


@pytest.fixture
def linked() -> Callable[..., Passage]:
    """A passage with links: head, texts of the two mentions, answer, probability."""

    def made(text: str, *links: tuple[str, str, str, str, float]) -> Passage:
        passage = build(text, [(0, len(text))])
        where = {passage.words(mention): index for index, mention in enumerate(passage.found)}
        passage.links = {head: [] for head in ("role", "owner", "membership", "target", "issuer")}
        for head, first, second, answer, probability in links:
            passage.links[head].append(Link(where[first], where[second], answer, probability))  # type: ignore[attr-defined]
        return passage

    return made


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a network whose heads have learnt nothing yet."""
    import torch

    from extractors.training.network import save, untrained

    folder = tmp_path_factory.mktemp("trained")
    torch.manual_seed(1)
    save(untrained(), folder, {"passes": 0})
    return folder
