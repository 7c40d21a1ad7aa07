"""When a predicted relation says the same as an annotated one: names, titles, ends, statuses.

Relations are flat, as `extractors.evaluate.to_gold` gives them. Two degrees: `found` (the ends agree) and `exact` (the
status too). What the annotation leaves null is not checked.
"""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Final

from graph.ontology import relation_types
from graph.resolution import country, organization
from graph.tables import fold

Relation = Mapping[str, Any]
"""`type`, the ends, the qualifiers and `status`, each a text or None."""

DICE: Final = 0.7
"""Titles whose words overlap as much are one."""

_CACHED: Final = 1 << 16
_SHORT: Final = {
    "ceo": "chief executive officer",
    "fm": "foreign minister",
    "mp": "member of parliament",
    "pm": "prime minister",
}
_ALIKE: Final = {"affair": "affairs", "chair": "chairperson", "commander": "chief", "head": "chief"}
_GENDERED: Final = re.compile(r"(spokes|chair|congress)(?:man|woman)")
_RANKS: Final = frozenset({"assistant", "associate", "deputy", "first", "shadow", "under", "undersecretary", "vice"})
_UNSAID: Final = frozenset({"a", "an", "and", "de", "for", "in", "la", "of", "on", "s", "the", "to"})
_BELONGS: Final = frozenset({"member", "joined", "founder"})

Agree = Callable[[str, str], bool]


@lru_cache(_CACHED)
def words(text: str) -> tuple[str, ...]:
    """The words of a name, folded: no case, accents or punctuation, no article before them.

    >>> words("the Côte d’Ivoire"), words("Al-Qaida")
    (('cote', 'divoire'), ('al', 'qaida'))
    """
    return tuple(re.findall(r"\w+", fold(text).replace("'", "")))


@lru_cache(_CACHED)
def canonical(name: str) -> str:
    """The id of the country or organization of that name, or its folded words.

    >>> canonical("the U.S."), canonical("Nato"), canonical("Rosneft")
    ('country:US', 'org:north-atlantic-treaty-organization', 'rosneft')
    """
    known = country(name) or organization(name)
    return known.id if known else " ".join(words(name))


def same_name(gold: str, predicted: str) -> bool:
    """Whether two names are one, by the tables or letter for letter once folded."""
    return canonical(gold) == canonical(predicted)


def same_mention(gold: str, predicted: str) -> bool:
    """The same, or the words of the shorter name are among those of the longer (people, targets of sanctions).

    >>> same_mention("Daniel Ortega", "Ortega"), same_mention("Daniel Ortega", "Daniel Noboa")
    (True, False)
    """
    if same_name(gold, predicted):
        return True
    short, long = sorted((words(gold), words(predicted)), key=len)
    return bool(short) and set(short) <= set(long)


def same_title(gold: str, predicted: str) -> bool:
    """Whether two titles share their words (Dice coefficient) and have the same words of rank.

    >>> same_title("foreign minister", "Minister of Foreign Affairs")
    True
    >>> same_title("foreign minister", "deputy foreign minister")
    False
    """
    ours, theirs = _title_words(gold), _title_words(predicted)
    if not ours or not theirs or _RANKS & set(ours) != _RANKS & set(theirs):
        return False
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total()) >= DICE


@lru_cache(_CACHED)
def _title_words(title: str) -> Counter[str]:
    spelled = (part for word in words(title) for part in _SHORT.get(word, word).split())
    neutral = (_GENDERED.sub(r"\1person", word) for word in spelled if word not in _UNSAID)
    return Counter(_ALIKE.get(word, word) for word in neutral)


def same_membership(gold: str, predicted: str) -> bool:
    """Whether two relations to an organization are one: member, joined and founder all say that the country belongs."""
    return gold == predicted or {gold, predicted} <= _BELONGS


_ENDS: Final[Mapping[str, Mapping[str, Agree]]] = {
    "person_role": {"person": same_mention, "title": same_title, "of": same_name},
    "country_organization": {"country": same_name, "organization": same_name},
    "sanction_target": {"issuer": same_name, "target": same_mention},
}
_REST: Final[Mapping[str, Mapping[str, Agree]]] = {"country_organization": {"relation": same_membership}}


def found(gold: Relation, predicted: Relation) -> bool:
    """Whether the two are of one kind and their ends (and the title of an office) agree."""
    kind = gold["type"]
    return kind == predicted["type"] and _agree(_ENDS.get(kind) or _ends_of(kind), gold, predicted)


def exact(gold: Relation, predicted: Relation) -> bool:
    """Whether the status, and the relation of a country and an organization, agree too."""
    rest = {**_REST.get(gold["type"], {}), "status": str.__eq__}
    return found(gold, predicted) and _agree(rest, gold, predicted)


def _ends_of(kind: str) -> Mapping[str, Agree]:
    """The ends of a kind that another package adds: any of them may be named in short."""
    return dict.fromkeys(relation_types()[kind].ends, same_mention)


def _agree(fields: Mapping[str, Agree], gold: Relation, predicted: Relation) -> bool:
    return all(_same(agree, gold.get(name), predicted.get(name)) for name, agree in fields.items())


def _same(agree: Agree, gold: str | None, predicted: str | None) -> bool:
    return gold is None or (predicted is not None and agree(gold, predicted))
