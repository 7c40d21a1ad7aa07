"""One document in a hundred is broken, in ten ways; `benchmarks/broken.py` does it with 100,000."""

import pytest

from benchmarks.broken import WAYS, check, write


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_good_ones_are_in_and_each_bad_one_is_named_once(tmp_path, jobs):
    expected = write(tmp_path, 1000)
    assert len(expected.named) == len(WAYS) + 1
    assert len(expected.texts) == 1000 - 7
    check(tmp_path, expected, ("--jobs", str(jobs)), cold=jobs > 1)
