"""A sequence of answers that shows itself as a table."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar, overload

from graph.answers import Answer
from graph.extras import needed

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T", bound=Answer)

SHOWN: Final = 50
"""How many answers a table shows; all of them are there."""


class Results(Sequence[T], Generic[T]):
    """Answers of one type, in order; a slice of them is `Results` again.

    In a REPL they print as a table, in a notebook as an HTML table.

    >>> from graph.answers import Neighbour
    >>> found = Results([Neighbour(1, "country:RU", "Russia", "Country")])
    >>> found
    steps    id          name    kind
    -------  ----------  ------  -------
    1        country:RU  Russia  Country
    >>> found[0].name, found.to_dicts()
    ('Russia', [{'steps': 1, 'id': 'country:RU', 'name': 'Russia', 'kind': 'Country'}])
    """

    def __init__(self, answers: Iterable[T] = ()) -> None:
        self._answers = tuple(answers)

    @overload
    def __getitem__(self, place: int) -> T: ...
    @overload
    def __getitem__(self, place: slice) -> "Results[T]": ...
    def __getitem__(self, place: int | slice) -> "T | Results[T]":
        return Results(self._answers[place]) if isinstance(place, slice) else self._answers[place]

    def __len__(self) -> int:
        return len(self._answers)

    def __iter__(self) -> Iterator[T]:
        return iter(self._answers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Results | list | tuple):
            return NotImplemented
        return self._answers == tuple(other)

    def __hash__(self) -> int:
        return hash(self._answers)

    def __repr__(self) -> str:
        from graph.rendering import as_table, terminal_width

        more = f"\n… and {len(self) - SHOWN} more" if len(self) > SHOWN else ""
        return as_table(self._first(), terminal_width()) + more

    def _repr_html_(self) -> str:
        return html_table(self._first(), len(self))

    def _first(self) -> list[dict[str, Any]]:
        return [_shown(one.to_dict()) for one in self._answers[:SHOWN]]

    def to_dicts(self) -> list[dict[str, Any]]:
        """The rows of the saved query, as plain JSON values."""
        return [one.to_dict() for one in self._answers]

    def to_pandas(self) -> "pd.DataFrame":
        """A data frame with a column for each field.

        Raises:
            MissingExtra: pandas is not installed.
        """
        needed("pandas", "pandas", "a data frame")
        import pandas as pd

        return pd.DataFrame(self.to_dicts())


class Rows(list[dict[str, Any]]):
    """The rows of a Cypher query: a list, which a notebook shows as a table."""

    def _repr_html_(self) -> str:
        return html_table([_shown(row) for row in self[:SHOWN]], len(self))


def html_table(rows: Sequence[dict[str, Any]], total: int) -> str:
    """The first rows of so many as a table for a notebook; what they hold is text, never markup."""
    from graph.rendering import as_html

    more = f"<p>… and {total - len(rows)} more</p>" if total > len(rows) else ""
    return as_html(rows) + more


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    """The row as people read it: a cited statement by its words."""
    return {name: _words(value) for name, value in row.items()}


def _words(value: Any) -> Any:
    if isinstance(value, list):
        return [_words(one) for one in value]
    return f"“{value['quote']}”" if isinstance(value, dict) and "quote" in value else value
