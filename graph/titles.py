"""Titles of office: one spelling for each, and its category."""

from typing import NamedTuple

CATEGORIES = (
    "head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "minister",
    "legislator", "judge", "ambassador", "envoy", "military", "security", "party", "governor", "mayor", "monarch",
    "executive", "spokesperson", "media", "armed_group", "other",
)  # fmt: skip


class Office(NamedTuple):
    """A title in its one spelling, and its category (one of `CATEGORIES`)."""

    title: str
    category: str


def office(title: str) -> Office:
    """The office that a title as written names.

    >>> office("Minister of Foreign Affairs")
    Office(title='foreign minister', category='foreign_minister')
    """
    if title.lower() == "minister of foreign affairs":
        return Office("foreign minister", "foreign_minister")
    return Office(title.lower(), "other")
