"""Which titles are of offices: corpora that mark roles mark occupations and kinds of things too."""

from collections.abc import Iterable

from extractors.tables import words as listed


def names_an_office(words: Iterable[str]) -> bool:
    """Whether a word that heads titles of office is among the words.

    >>> names_an_office(["deputy", "foreign", "minister"]), names_an_office(["midfielder"])
    (True, False)
    """
    heads = listed("title_words", "head")
    return any(one in heads or one.removesuffix("s") in heads for one in map(str.lower, words))
