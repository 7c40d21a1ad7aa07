"""The reliability table and the expected calibration error, by hand."""

import doctest

import pytest

from extractors import calibration
from extractors.calibration import BINS, expected_error, points, reliability
from extractors.scoring import Passage, judge


def sanction(target, status="imposed", confidence=None):
    ends = {"issuer": "Canada", "target": target}
    return {"type": "sanction_target", **ends, "status": status, "confidence": confidence}


def test_points_are_the_predictions_with_a_confidence_that_count():
    gold, optional = [sanction("Belarus")], [sanction("Togo")]
    predicted = [
        sanction("Belarus", confidence=0.9),
        sanction("Belarus", confidence=0.8),  # the same again is as right
        sanction("Belarus", "lifted", confidence=0.7),
        sanction("Togo", confidence=0.6),  # optional: left out
        sanction("Rosneft", confidence=0.5),
        sanction("Gazprom"),  # no confidence
    ]
    found = points(judge([Passage("a", gold, optional, predicted)]))
    assert found == [(0.9, True), (0.8, True), (0.7, False), (0.5, False)]


def test_a_bin_holds_its_lower_edge():
    counts = [one.count for one in reliability([(number / BINS, True) for number in range(BINS + 1)])]
    assert counts == [1] * (BINS - 1) + [2]


def test_a_bin_tells_mean_confidence_and_share():
    last = reliability([(0.92, True), (0.96, False)])[-1]
    assert (last.low, last.high, last.count) == (0.9, 1.0, 2)
    assert last.confidence == pytest.approx(0.94)
    assert last.right == pytest.approx(0.5)


def test_an_empty_bin_tells_nothing():
    first = reliability([])[0]
    assert (first.count, first.confidence, first.right) == (0, None, None)


def test_the_error_weighs_each_bin_by_its_count():
    # 3 at 0.9 of which 2 are right, 1 at 0.5 that is wrong: 3/4 · |0.9 − 2/3| + 1/4 · |0.5 − 0|
    known = [(0.9, True), (0.9, True), (0.9, False), (0.5, False)]
    assert expected_error(reliability(known)) == pytest.approx(0.75 * (0.9 - 2 / 3) + 0.25 * 0.5)


@pytest.mark.parametrize(("confidence", "right", "error"), [(1.0, True, 0.0), (0.0, False, 0.0), (1.0, False, 1.0)])
def test_the_ends_of_the_scale(confidence, right, error):
    assert expected_error(reliability([(confidence, right)])) == error


def test_no_predictions_have_no_error():
    assert expected_error(reliability([])) is None


def test_the_examples_of_the_docstrings_hold():
    result = doctest.testmod(calibration)
    assert result.attempted
    assert not result.failed
