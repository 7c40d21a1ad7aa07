"""Leaders whose country news need not tell: the country that a passage names is theirs, and no other one is."""

from collections.abc import Iterable, Mapping
from functools import cache

from extractors.coreference import fullest
from extractors.syntax import Found, Passage
from extractors.tables import bag
from graph.tables import fold, table

_BEHIND = bag("jr jr. sr sr. ii iii iv")
"""What stands after a family name."""

Names = Mapping[tuple[str, ...], frozenset[str]]


def lands(passage: Passage, person: Found, title: str) -> frozenset[str]:
    """The ids of the countries that a person of that name leads or has led in an office; none for whom no table knows.

    By the end of the name, or the whole of it, whatever its accents.
    """
    spelled = passage.spelled(fullest(passage, person))
    words = tuple(fold(word) for word in spelled if word not in _BEHIND | {","})
    ends = [words[start:] for start in range(len(words))]
    offices = [names for office, names in _leaders().items() if title.lower().endswith(office)]
    return next((names[end] for names in offices for end in ends if end in names), frozenset())


def named(mentions: Iterable[Found], ids: frozenset[str]) -> Found | None:
    """The first mention of one of some countries, where all are of the same one."""
    found = [mention for mention in mentions if mention.entity and mention.entity.id in ids]
    return found[0] if len({mention.entity for mention in found}) == 1 else None


@cache
def _leaders() -> Mapping[str, Names]:
    """By office, the longest first, then by the words of a name, the ids of countries."""
    known: dict[str, dict[tuple[str, ...], frozenset[str]]] = {}
    for row in table("leaders"):
        names, words = known.setdefault(row["office"], {}), tuple(fold(word) for word in row["leader"].split())
        names[words] = names.get(words, frozenset()) | {row["entity"]}
    return dict(sorted(known.items(), key=lambda one: -len(one[0])))
