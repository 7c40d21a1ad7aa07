"""Two people whom one name made one: told by offices of two countries at one time, in documents of their own."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product, starmap
from typing import Final

from graph.comparison import called, distinct, nation, years_between
from graph.profiles import Holding, Profile

_PRIOR: Final = -4.0
_YEARS: Final = 2.0

_Why = tuple[float, str, Holding]
_NO_STATE_OFFICES: Final = frozenset({"ambassador", "envoy", "monarch", "executive", "media", "spokesperson", "other"})


@dataclass(frozen=True, slots=True)
class Split:
    """Documents that may speak of a namesake, who gets an id of his own; how sure that is, and why."""

    id: str
    namesake: str
    documents: tuple[str, ...]
    score: float
    reason: str


def splits(known: Iterable[Profile]) -> list[Split]:
    """The splits that offices call for, surest first; a document that names both keeps them one."""
    people = {profile.id: profile for profile in known if profile.kind == "Person"}
    found = (split for profile in people.values() for split in _of_one(profile, people))
    return sorted(found, key=lambda split: (-split.score, split.id, split.namesake))


def _of_one(profile: Profile, people: Collection[str]) -> Iterator[Split]:
    held: dict[str, list[Holding]] = {}
    for holding in profile.holdings:
        if holding.is_fact and holding.begun and holding.ended:
            held.setdefault(holding.document, []).append(holding)
    # What speaks of a namesake who was told apart before is his.
    known = {document for document in held if any(_namesake(profile.id, one) in people for one in held[document])}
    groups = sorted(_groups(held), key=lambda group: (not known.isdisjoint(group), -len(group), group))
    for group in groups[1:]:
        if reason := _apart([one for d in groups[0] for one in held[d]], [one for d in group for one in held[d]]):
            yield _split(profile.id, reason, groups[0], group)


def _namesake(id_: str, holding: Holding) -> str:
    return f"{id_}--{nation(holding.of).lower()}"


def _groups(held: Mapping[str, Iterable[Holding]]) -> list[tuple[str, ...]]:
    """The documents, those together that speak of an office of one country or body."""
    alone, parts = list[tuple[str, ...]](), list[tuple[set[str], list[str]]]()
    for document, holdings in held.items():
        of, documents = {nation(one.of) or one.of for one in holdings if one.of}, [document]
        for part in [part for part in parts if not of.isdisjoint(part[0])]:
            parts.remove(part)
            of |= part[0]
            part[1].extend(documents)  # the long one is kept: news has thousands of a head of state
            documents = part[1]
        if of:
            parts.append((of, documents))
        else:
            alone.append((document,))
    return [*alone, *(tuple(sorted(documents)) for _, documents in parts)]


def _apart(ours: Iterable[Holding], theirs: Iterable[Holding]) -> _Why | None:
    """How much speaks for two people, in what words, and the office of the second."""
    pairs = product(distinct(ours), distinct(theirs))
    return max(filter(None, starmap(_two_offices, pairs)), default=None)


def _two_offices(one: Holding, other: Holding) -> _Why | None:
    state = all(nation(each.of) and each.category not in _NO_STATE_OFFICES for each in (one, other))
    years = years_between(one, other)
    if not state or years is None or years > _YEARS:
        return None
    # One title in two countries is as well one office, its country misread.
    weight = (4.0 if years <= 1 else 2.0) + (-1.0 if one.title == other.title else 1.0)
    offices = " and ".join(f"{each.title} of {called(each.of)}" for each in (one, other))
    return weight, f"{offices} in {max(one.begun, other.begun)[:4]}", other


def _split(id_: str, why: _Why, ours: tuple[str, ...], theirs: tuple[str, ...]) -> Split:
    weight, words, office = why
    more = sum(min(len(group) - 1, 2) for group in (ours, theirs))
    score = round(1 / (1 + 2 ** -(_PRIOR + weight + more)), 4)
    reason = f"{words}; {len(theirs)} of {len(ours) + len(theirs)} documents tell of the second, none of both"
    return Split(id_, _namesake(id_, office), theirs, score, reason)
