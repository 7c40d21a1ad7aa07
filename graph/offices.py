"""How many people hold an office at a time, as far as `seeds/single_holders.tsv` tells."""

from collections.abc import Mapping
from functools import cache

from graph.tables import table

Key = tuple[str, str, str]


def has_single_holder(title: str, category: str, of: str) -> bool:
    """Whether one person at a time holds the office.

    Args:
        title: In its one spelling, as `graph.titles.office` gives it.
        category: The title's.
        of: The id of the country or organization; nobody holds an office of an organization alone, as far as is known.

    >>> has_single_holder("president", "head_of_state", "country:FR")
    True
    >>> has_single_holder("president", "head_of_state", "country:BA")
    False
    """
    rows = _holders()
    keys = [(category, title, of), (category, "", of), (category, title, ""), (category, "", "")]
    return of.startswith("country:") and next((rows[key] for key in keys if key in rows), "many") == "1"


@cache
def _holders() -> Mapping[Key, str]:
    return {(row["category"], row["title"], row["of"]): row["holders"] for row in table("single_holders")}
