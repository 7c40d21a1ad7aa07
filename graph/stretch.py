"""A stretch of days, to which a graph can be held: only what was stated in it is in the graph."""

from dataclasses import dataclass
from typing import Self

from graph.errors import ParameterError
from graph.model import PartialDate


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to `last`, both included; without an argument all of time.

    >>> Stretch.between("2022-06", "2023").meet(Stretch.until("2022-11"))
    Stretch(first='2022-06-01', last='2022-11-30')
    """

    first: str = "0001-01-01"
    last: str = "9999-12-31"

    @classmethod
    def until(cls, date: str) -> Self:
        """All until the end of a date (`2023`, `2023-03`, `2023-03-21`).

        Raises:
            StatementError: It is no date.
        """
        return cls(last=PartialDate(date).last_day)

    @classmethod
    def between(cls, start: str, end: str) -> Self:
        """From the beginning of one date to the end of another.

        Raises:
            StatementError: One is no date.
            ParameterError: The end comes before the start.
        """
        found = cls(PartialDate(start).first_day, PartialDate(end).last_day)
        if found.last < found.first:
            raise ParameterError(f"{end} is before {start}; give the earlier date first")
        return found

    def meet(self, other: "Stretch") -> "Stretch":
        """The days that lie in both; none where they do not meet."""
        return Stretch(max(self.first, other.first), min(self.last, other.last))

    def holds(self, date: str | None) -> bool:
        """Whether a date lies in it for certain: one known to the year does only where the whole year does.

        >>> Stretch.until("2023-03").holds("2023-03-21"), Stretch.until("2023-03").holds("2023")
        (True, False)
        """
        if not date:
            return False
        known = PartialDate(date)
        return self.first <= known.first_day and known.last_day <= self.last
