"""A folder with articles, in which the real command runs; it starts at once, forked from a process that is ready."""

from typing import NamedTuple

import pytest
from faults import write

from benchmarks.commands import Command


class Ran(NamedTuple):
    code: int
    out: list[str]
    err: str


@pytest.fixture
def entente(tmp_path):
    """Runs the command in the folder of the test."""

    def run(*arguments: str) -> Ran:
        with Command(arguments, tmp_path) as command:
            code = command.end()
            return Ran(code, command.printed, command.said)

    return run


@pytest.fixture
def articles(tmp_path):
    """A file of ten articles of a few thousand characters."""
    return write(tmp_path / "articles.jsonl", 0, 10, 3000)


@pytest.fixture
def many(tmp_path):
    """So many articles, under the same name, that something can happen while they are read."""
    return write(tmp_path / "articles.jsonl", 0, 80)
