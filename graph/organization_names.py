"""Names of organizations, compared: legal forms, word order, adjectives of countries, spelling and acronyms.

>>> compare_organizations("PJSC Rosneft", "Rosneft").words
('Rosneft is in both',)
>>> compare_organizations("Delta Ltd", "Delta GmbH") is None
True
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import Indel

from graph.names import demonyms
from graph.person_names import Agreement
from graph.resolution import country
from graph.scripts import latin
from graph.tables import cells, fold, name_words, plain, table

_INITIALS_AT_LEAST: Final = 3


class OrganizationName(NamedTuple):
    """A name in its words, sorted and without those that only fill; its legal form; its acronym, or itself as one."""

    words: tuple[str, ...]
    form: str
    acronym: str
    is_acronym: bool


@lru_cache(maxsize=1 << 18)
def organization_name(name: str) -> OrganizationName:
    """The parts of a name.

    >>> organization_name("the Russian Defence Ministry").words
    ('country:RU', 'defense', 'ministry')
    >>> organization_name("Sukhoi Company JSC").form
    'joint stock company'
    """
    text = plain(latin(name))
    tokens, form = _without_form(re.sub(r"[^\w&]+", " ", fold(text).replace(".", "").replace("'", "")).split())
    words = [word for word in tokens if word not in name_words("filling")] or tokens
    is_acronym = len(words) == 1 and len(text) >= _INITIALS_AT_LEAST and text.replace(".", "").isupper()
    acronym = words[0] if is_acronym else "".join(word[0] for word in words)
    return OrganizationName(tuple(sorted(_placed(text, words))), form, acronym, is_acronym)


def _without_form(tokens: list[str]) -> tuple[list[str], str]:
    """The words without the legal forms before or after them, and the form that stands last."""
    form = ""
    for surface, name in _forms().items():
        words = surface.split()
        for place in (slice(-len(words), None), slice(0, len(words))):
            if len(tokens) > len(words) and tokens[place] == words:
                del tokens[place]
                form = form or name
    return tokens, form


@cache
def _forms() -> Mapping[str, str]:
    """Surface → legal form; the longest first, so that none is taken for a part of it."""
    found = {surface: row["form"] for row in table("legal_forms") for surface in cells(row["surfaces"])}
    return dict(sorted(found.items(), key=lambda item: -len(item[0])))


def _placed(name: str, words: list[str]) -> list[str]:
    """The words, an adjective or name of a country as the country: Russian and Russia are one."""
    places = {fold(word): _place(word) for word in re.findall(r"\w+", name)}
    return [places.get(word) or word for word in words]


@cache
def _place(word: str) -> str | None:
    # A name in its own language may be a proper name: Bank Rossiya is a bank.
    found = demonyms().get(word) or country(word)
    return found.id if found and (word in demonyms() or fold(found.name) == fold(word)) else None


@lru_cache(maxsize=1 << 16)
def compare_organizations(left: str, right: str) -> Agreement | None:
    """How far two names agree; None where they cannot be one organization's."""
    ours, theirs = organization_name(left), organization_name(right)
    if ours.form and theirs.form and ours.form != theirs.form:
        return None
    if ours.words == theirs.words:
        return Agreement(10.0, (f"{_shorter(left, right)} is in both",), is_partial=False)
    if ours.is_acronym != theirs.is_acronym and ours.acronym == theirs.acronym and len(ours.acronym) > 2:
        short, full = (left, right) if ours.is_acronym else (right, left)
        return Agreement(4.0, (f"{short} is short for {full}",), is_partial=True)
    if _spelled_alike(ours, theirs):
        return Agreement(7.0, (f"{left} is spelled {right}",), is_partial=False)
    return None


def _spelled_alike(ours: OrganizationName, theirs: OrganizationName) -> bool:
    """Whether word for word the spelling is nearly one; a number or a country is another or the same."""
    return len(ours.words) == len(theirs.words) and all(
        left == right
        or (min(len(left), len(right)) > 4 and ":" not in left + right and not re.search(r"\d", left + right)
            and Indel.normalized_similarity(left, right) >= 0.83)
        for left, right in zip(ours.words, theirs.words, strict=True)
    )  # fmt: skip


def _shorter(left: str, right: str) -> str:
    return min(plain(left), plain(right), key=lambda name: (len(name), name))
