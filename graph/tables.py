"""Reads the reference tables of `seeds/` and says when two spellings are one. It knows no entity and no relation."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from unicodedata import combining, normalize

from graph.resources import folder

Row = Mapping[str, str]
"""One row of a table: column → text, empty where the table says nothing."""

_SPACES = re.compile(r"\s+")
_SAINT = re.compile(r"\bst\.? ")
_BRITISH_AMERICAN = (
    ("Organisation", "Organization"),
    ("Programme", "Program"),
    ("Centre", "Center"),
    ("Labour", "Labor"),
    ("Defence", "Defense"),
    ("Co-operation", "Cooperation"),
    ("Stabilisation", "Stabilization"),
)
_DOTTED = re.compile(r"(?:[A-Z]\.){1,6}[A-Z]?\.?")


@cache
def table(name: str) -> tuple[Row, ...]:
    """The rows of `seeds/<name>.tsv`. Lines before the head that start with # say what the table is.

    Raises:
        ValueError: A row has not as many cells as the head.
    """
    path = folder("seeds") / f"{name}.tsv"
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
    head = lines[0].split("\t")
    return tuple(MappingProxyType(dict(zip(head, line.split("\t"), strict=True))) for line in lines[1:])


def cells(text: str) -> list[str]:
    """The values of a cell that holds several, `|` between them."""
    return [part.strip() for part in text.split("|") if part.strip()]


@cache
def name_words(of_class: str) -> frozenset[str]:
    """The words of one class of `seeds/name_words.tsv`.

    >>> "bin" in name_words("particle")
    True
    """
    return frozenset(word for row in table("name_words") if row["class"] == of_class for word in row["words"].split())


def plain(text: str) -> str:
    """The text with straight apostrophes, single spaces and no article before it.

    >>> plain("the  Quai d’Orsay")
    "Quai d'Orsay"
    """
    tidy = _SPACES.sub(" ", text.replace("’", "'").replace("‘", "'")).strip()
    return tidy[4:] if tidy[:4].lower() == "the " else tidy


def fold(text: str) -> str:
    """What two spellings of one name have in common: no case, no accents, American spelling, `and` for &.

    >>> fold("the Côte d’Ivoire"), fold("St. Kitts & Nevis")
    ("cote d'ivoire", 'saint kitts and nevis')
    """
    bare = "".join(c for c in normalize("NFKD", plain(text)) if not combining(c)).casefold()
    return _SAINT.sub("saint ", american(bare, str.lower).replace("&", "and").replace("–", "-"))


def american(text: str, case: Callable[[str], str] = str) -> str:
    """The text with American spellings.

    >>> american("World Trade Organisation")
    'World Trade Organization'
    """
    for british, ours in _BRITISH_AMERICAN:
        text = text.replace(case(british), case(ours))
    return text


def british(text: str) -> str:
    """The text with British spellings.

    >>> british("World Food Program")
    'World Food Programme'
    """
    for theirs, ours in _BRITISH_AMERICAN:
        text = re.sub(rf"\b{ours}\b", theirs, text)
    return text


def undotted(text: str) -> str:
    """An abbreviation without its full stops; any other text as it is.

    >>> undotted("U.S."), undotted("St. Lucia")
    ('US', 'St. Lucia')
    """
    return text.replace(".", "") if _DOTTED.fullmatch(text) else text
