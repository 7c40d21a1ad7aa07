"""A seat of government that acts, and the same as a place."""

import pytest

from extractors.mentions import mentions
from extractors.syntax import units


def kinds(text: str) -> list[str]:
    words = units(text)
    return [mention.kind for mention in mentions(words, [(0, len(words))])]


@pytest.mark.parametrize(
    "text",
    ["Washington imposed a fine", "the Kremlin denied it", "Tehran's rulers", "the White House said so",
     "relations with Beijing soured", "Moscow and Kyiv agreed"],
)  # fmt: skip
def test_acts(text: str) -> None:
    assert "L" not in kinds(text)
    assert "M" in kinds(text)


@pytest.mark.parametrize(
    "text",
    ["talks in Washington", "he flew to Moscow", "protests near the White House", "visits Beijing", "Cairo, Egypt",
     "Washington, D.C.", "the Baghdad airport", "the city of Rome"],
)  # fmt: skip
def test_is_a_place(text: str) -> None:
    assert "M" not in kinds(text)
    assert "L" in kinds(text)
