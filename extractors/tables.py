"""Reads the small word tables of `seeds/`: two columns, a part and its words, or one column of words."""

from functools import cache

from graph.resources import folder


@cache
def words(table: str, part: str = "") -> frozenset[str]:
    """The words of one part of `seeds/<table>.tsv`.

    >>> "minister" in words("title_words", "head")
    True

    Raises:
        FileNotFoundError: There is no such table.
        KeyError: The table has no such part.
    """
    return _parts(table)[part]


@cache
def _parts(table: str) -> dict[str, frozenset[str]]:
    parts: dict[str, set[str]] = {}
    lines = (folder("seeds") / f"{table}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line for line in lines if line.strip() and not line.startswith("#")]
    for row in rows[1:]:
        part, _, listed = row.rpartition("\t")
        parts.setdefault(part, set()).update(listed.split())
    return {part: frozenset(listed) for part, listed in parts.items()}


def bag(text: str) -> frozenset[str]:
    """The words of a line, for short lists that belong to one rule.

    >>> sorted(bag("the bloc"))
    ['bloc', 'the']
    """
    return frozenset(text.split())
