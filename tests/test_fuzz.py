"""Odd input of every kind: the project's own errors and nothing else. `make fuzz` reads a million such cases."""

from importlib.util import find_spec
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz.mutation import mutated
from benchmarks.fuzz.running import fuzz
from benchmarks.fuzz.targets import TARGETS, Target, cases_of
from graph.errors import EntenteError

NEEDS_FTM = pytest.mark.skipif(
    find_spec("followthemoney") is None, reason="followthemoney, the extra ftm, is not installed"
)
NAMES = [pytest.param(name, marks=NEEDS_FTM) if name == "ftm" else name for name in TARGETS]


@pytest.fixture(scope="module")
def seeds() -> dict[str, list[str]]:
    return {}


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(random=st.randoms(use_true_random=False))
def test_mutated_input_is_read_or_refused(name: str, random: Random, seeds: dict[str, list[str]]) -> None:
    target = TARGETS[name]
    text = mutated(random, seeds.get(name) or seeds.setdefault(name, target.seeds()), target.words)
    assert "\n" not in refusal(target, text)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=25, deadline=None, derandomize=True)
@given(text=st.text(st.characters(), max_size=200))
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    assert "\n" not in refusal(TARGETS[name], text)


def refusal(target: Target, text: str) -> str:
    """What the project's own error says, or nothing where the text is read."""
    try:
        target.read(text)
    except EntenteError as error:
        return str(error) or "\n"  # an error without a word is as bad as one of many lines
    return ""


@pytest.mark.parametrize("name", ["text", "json", "dates"])
def test_a_seed_gives_the_same_cases(name: str) -> None:
    first, second = fuzz(name, 30, 5), fuzz(name, 30, 5)
    assert (first.cases, first.refused, first.wrong) == (second.cases, second.refused, {})


def test_what_is_wrong_is_found_with_its_case(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TARGETS, "text", Target(1, lambda text: text.encode() and None, lambda: ["good"]))
    found = fuzz("text", 200, 1)
    assert found.wrong
    assert all(where.startswith("UnicodeEncodeError: ") for where in found.wrong)


def test_a_hang_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def hang(text: str) -> None:
        while text != "good":
            pass

    monkeypatch.setattr("benchmarks.fuzz.running.HANG", 0.05)
    monkeypatch.setitem(TARGETS, "text", Target(1, hang, lambda: ["good"]))
    assert {where.partition(":")[0] for where in fuzz("text", 10, 1).wrong} == {"hang"}


def test_the_shares_are_all_of_the_cases() -> None:
    assert sum(count for _, count in cases_of(1_000_000)) == 1_000_000
