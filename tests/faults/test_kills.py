"""A build that is killed or interrupted at any moment, and given again. `make test-kills` does it 200 times."""

import signal

import pytest

from benchmarks.kills import killed


@pytest.mark.parametrize(("number", "kills"), [(signal.SIGKILL, 8), (signal.SIGINT, 3), (signal.SIGTERM, 3)])
def test_nothing_is_lost_whenever_it_ends(tmp_path, number, kills):
    found = killed(tmp_path, kills, seed=20, number=number, every_cold=8)
    assert found["of these by --jobs 2"] == kills // 8
    stages = [count for what, count in found.items() if "kept" in what]
    assert sum(stages) == kills
