"""How sure it is that two profiles are of one person or organization: a score, and the values that made it.

The evidence is added up in bits, as Fellegi and Sunter have it: each value that agrees or disagrees has a weight, and
the score is the probability that the sum stands for, with one chance in 32 before anything is known. The names must
agree for there to be a comparison at all; what most often decides is who held which office where and when.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product, starmap
from typing import Final, NamedTuple

from graph.names import entities
from graph.organization_names import compare_organizations
from graph.person_names import Agreement, compare_names, person_name
from graph.profiles import Holding, Profile
from graph.tables import name_words

_PRIOR: Final = -5.0
_CERTAIN: Final = 25.0
_ONE_DOCUMENT: Final = -3.0
_ONE_DOCUMENT_SHORT: Final = 2.5
_ONE_ISSUER: Final = 1.5

_FOR_ONE: Final = frozenset(
    {"head_of_state", "head_of_government", "foreign_minister", "defence_minister", "finance_minister", "monarch"}
)


class Evidence(NamedTuple):
    """One value that speaks for or against: its weight in bits, and what it is in words."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The probability that two profiles are of one, and what it is made of."""

    evidence: tuple[Evidence, ...]

    @property
    def score(self) -> float:
        """From 0 to 1.

        >>> Comparison((Evidence(5.0, "one name"),)).score
        0.5
        """
        return float(round(1 / (1 + 2 ** -(_PRIOR + sum(one.weight for one in self.evidence))), 4))

    @property
    def reason(self) -> str:
        """The values in one line."""
        return "; ".join(one.words for one in self.evidence)


def compare(left: Profile, right: Profile) -> Comparison | None:
    """The two profiles compared; None where their kinds, names or Wikidata items cannot be one's."""
    if left.kind != right.kind:
        return None
    if left.qid and right.qid:
        same = Comparison((Evidence(_CERTAIN, f"both are {left.qid} in Wikidata"),))
        return same if left.qid == right.qid else None
    agreed = names_agree(left, right)
    if agreed is None:
        return None
    evidence = [Evidence(agreed.weight, ", ".join(agreed.words)), *_in_one_document(left, right, agreed)]
    return Comparison((*evidence, *_offices(left, right), *_issuers(left, right)))


def names_agree(left: Profile, right: Profile) -> Agreement | None:
    """The best agreement of their names; a surname alone counts where nothing fuller is known."""
    how = compare_names if left.kind == "Person" else compare_organizations
    found = (how(*pair) for pair in product(_full(left), _full(right)))
    return max((one for one in found if one), key=lambda one: one.weight, default=None)


def _full(profile: Profile) -> tuple[str, ...]:
    if profile.kind != "Person" or len(profile.names) == 1:
        return profile.names
    return tuple(name for name in profile.names if len(person_name(name).words) > 1) or profile.names


def _in_one_document(left: Profile, right: Profile, agreed: Agreement) -> Iterator[Evidence]:
    if left.documents & right.documents:
        if not agreed.is_partial:
            yield Evidence(_ONE_DOCUMENT, "one document names both")
        elif left.kind == "Organization":
            yield Evidence(_ONE_DOCUMENT_SHORT, "one document names both")


def _issuers(left: Profile, right: Profile) -> Iterator[Evidence]:
    both = sorted(left.sanctioned_by & right.sanctioned_by)
    if both:
        yield Evidence(_ONE_ISSUER, f"both sanctioned by {called(both[0])}")


def _offices(left: Profile, right: Profile) -> Iterator[Evidence]:
    """What the offices say: the two that agree most, or else that they are of different countries."""
    ours, theirs = distinct(left.holdings), distinct(right.holdings)
    if shared := max(filter(None, starmap(_shared, product(ours, theirs))), default=None):
        yield shared
    elif apart := min(filter(None, starmap(_of_two_countries, product(ours, theirs))), default=None):
        yield apart


def distinct(holdings: Iterable[Holding]) -> tuple[Holding, ...]:
    """Holdings as far as comparing tells them apart; of a head of state each article makes one, and all pairs count."""
    return tuple(dict.fromkeys(map(_compared, holdings)))


def _compared(holding: Holding) -> Holding:
    # Dates count to the month (`_years`), and only where both are told (`years_between`).
    told = holding.begun and holding.ended
    begun, ended = (holding.begun[:7], holding.ended[:7]) if told else ("", "")
    return holding._replace(begun=begun, ended=ended, document="")


def _shared(one: Holding, other: Holding) -> Evidence | None:
    if one.title == other.title and one.of == other.of:
        return _one_office(one, other) if one.of else None
    if not nation(one.of) or nation(one.of) != nation(other.of):
        return Evidence(3.0, f"both of {called(one.of)}") if one.of and one.of == other.of else None
    return Evidence(3.0, f"{one.title} and {other.title}, both of {called('country:' + nation(one.of))}")


def _one_office(one: Holding, other: Holding) -> Evidence:
    what = f"both {one.title} of {called(one.of)}"
    years = years_between(one, other)
    if years is None:
        return Evidence(5.0 if is_for_one(one) else 4.0, what)
    if years <= 1:
        return Evidence(7.0 if is_for_one(one) else 5.5, f"{what} in {max(one.begun, other.begun)[:4]}")
    return Evidence((4.0 if years <= 4 else 2.0) if is_for_one(one) else 3.0, f"{what}, {years:.0f} years apart")


def _of_two_countries(one: Holding, other: Holding) -> Evidence | None:
    nations = (nation(one.of), nation(other.of))
    if not (all(nations) and one.is_fact and other.is_fact):
        return None
    years = years_between(one, other)
    weight = -4.0 if years is None else -6.0 if years <= 1 else -3.0
    when = f" in {max(one.begun, other.begun)[:4]}" if years == 0 else ""
    return Evidence(weight, f"{one.title} of {called(one.of)}, {other.title} of {called(other.of)}{when}")


def is_for_one(holding: Holding) -> bool:
    """Whether one person at a time holds the office."""
    first, _, rest = holding.title.partition(" ")
    return holding.category in _FOR_ONE or (
        holding.category == "minister" and bool(rest) and first not in name_words("rank")
    )


def years_between(one: Holding, other: Holding) -> float | None:
    """The years from the end of the earlier to the beginning of the later, 0 where they overlap; None if not told."""
    if not all((one.begun, one.ended, other.begun, other.ended)):
        return None
    gap = max(_years(one.begun) - _years(other.ended, end=True), _years(other.begun) - _years(one.ended, end=True))
    return max(0.0, gap)


def _years(date: str, *, end: bool = False) -> float:
    """A partial date in years, its first or its last moment."""
    month = int(date[5:7]) - 1 if len(date) > 4 else (12 if end else 0)
    return int(date[:4]) + month / 12 + (1 / 12 if end and len(date) > 4 else 0)


def nation(id_: str) -> str:
    """The code of the country that an id is of, or nothing: `US` for `region:US-TX`."""
    kind, _, code = id_.partition(":")
    return code.partition("-")[0] if kind in ("country", "region") else ""


def called(id_: str) -> str:
    """What the entity of an id is called, from the tables or from the id."""
    known = entities().get(id_)
    return known.name if known else id_.partition(":")[2].replace("-", " ")
