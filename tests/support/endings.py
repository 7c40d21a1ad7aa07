"""The endings of all formats, as parameters of tests; a format whose library is not installed is skipped."""

from collections.abc import Iterable
from importlib.util import find_spec
from typing import Any

import pytest

MISSING = [
    pytest.mark.skipif(find_spec("followthemoney") is None, reason="followthemoney, the extra ftm, is not installed")
]


def parameters(endings: Iterable[str]) -> list[Any]:
    """The endings in order."""
    return [pytest.param(ending, marks=MISSING if ending == ".ftm.json" else ()) for ending in sorted(endings)]
