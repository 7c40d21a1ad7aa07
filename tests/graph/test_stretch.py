"""Stretches of days: what lies in one for certain."""

import doctest
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from graph import stretch
from graph.model import PartialDate
from graph.stretch import Stretch

_days = st.dates(date(1990, 1, 1), date(2030, 12, 31)).map(str)
_partial = st.builds(lambda day, length: day[:length], _days, st.sampled_from([4, 7, 10]))


@given(_partial, _days, _days)
def test_a_partial_date_lies_in_it_when_each_of_its_days_does(known, one, other):
    found = Stretch(min(one, other), max(one, other))
    first, last = date.fromisoformat(PartialDate(known).first_day), date.fromisoformat(PartialDate(known).last_day)
    days = [str(first + timedelta(n)) for n in range((last - first).days + 1)]
    assert all(day.startswith(known) for day in days)
    assert found.holds(known) == all(found.holds(day) for day in days)


@given(_partial, _partial, _partial)
def test_what_lies_in_both_lies_where_they_meet(one, other, known):
    first, second = Stretch.until(one), Stretch.between(min(other, one), max(other, one))
    assert first.meet(second).holds(known) == (first.holds(known) and second.holds(known))


def test_all_of_time_has_no_undated_document():
    assert Stretch().holds("0001-01-01")
    assert not Stretch().holds(None)
    assert not Stretch().holds("")


def test_the_examples():
    assert doctest.testmod(stretch).failed == 0
