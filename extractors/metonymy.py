"""Decides whether a seat of government acts ("Washington imposed …") or is a place ("talks in Washington")."""

from collections.abc import Sequence
from dataclasses import replace

from extractors.syntax import COUNTRY, METONYM, PLACE, REGION, Found, Unit
from extractors.tables import bag

_PLACE_BEFORE = bag(
    "in at near outside inside to into from around across through towards toward visit visits visited visiting leaves "
    "left downtown central eastern western northern southern reach reached reaches enters entered of hosted via"
)
"""Words before a city that make it a place."""

_ARTICLES = frozenset({"the", "city", "capital"})
_PLACE_AFTER = frozenset(
    {"based", "-based", "airport", "suburb", "suburbs", "streets", "street", "residents", "district"}
)


def in_context(found: Sequence[Found], text: Sequence[Unit]) -> list[Found]:
    """The mentions, with each seat of government that is a mere place made one."""
    return [
        replace(mention, kind=PLACE) if mention.kind == METONYM and is_place(found, index, text) else mention
        for index, mention in enumerate(found)
    ]


def is_place(found: Sequence[Found], index: int, text: Sequence[Unit]) -> bool:
    """Whether a seat of government stands where a place stands.

    - after a preposition of place, or a verb of going: "in Moscow", "visits Beijing";
    - before its country: "Cairo, Egypt", "Washington, D.C.";
    - before a noun of town life: "Baghdad airport".
    """
    mention = found[index]
    if _is_district(text, mention.last - 1):
        return True
    before = mention.first - 1
    while before >= 0 and text[before].low in _ARTICLES:
        before -= 1
    after = text[mention.last].low if mention.last < len(text) else ""
    if (before >= 0 and text[before].low in _PLACE_BEFORE) or after in _PLACE_AFTER:
        return True
    return after == "," and (_country_at(found, index + 1, mention.last + 1) or _is_district(text, mention.last + 1))


def _country_at(found: Sequence[Found], index: int, place: int) -> bool:
    return index < len(found) and found[index].first == place and found[index].kind in (COUNTRY, REGION)


def _is_district(text: Sequence[Unit], place: int) -> bool:
    return place < len(text) and text[place].low in ("d.c.", "dc")
