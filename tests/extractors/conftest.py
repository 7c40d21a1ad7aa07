"""Fixtures of the readers' tests."""

import io
import sys
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Any:
    def given(content: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))

    return given


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a network whose heads have learnt nothing yet."""
    import torch

    from extractors.training.network import save, untrained

    folder = tmp_path_factory.mktemp("trained")
    torch.manual_seed(1)
    save(untrained(), folder, {"passes": 0})
    return folder
