"""Links from our entities to those of a reference, such as OpenSanctions: kept for good, undone by a newer one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, get_args

from graph.errors import StatementError

Verdict = Literal["linked", "undone"]

PROPERTIES: Final = frozenset({"reference_id", "reference_schema", "reference_datasets", "reference_score"})
"""What a node that is linked carries."""


@dataclass(frozen=True, slots=True)
class ReferenceLink:
    """Who linked an entity to one of a reference, when, why and how surely; `undone` takes that back.

    Attributes:
        entity: Our id, for instance `person:li-shangfu`.
        reference: The id there, for instance `Q4121231`.
        schema: Its FollowTheMoney schema there, for instance `Person`.
        datasets: The data sets that it comes from.
        score: How well the two fit, from 0 to 1.

    Raises:
        StatementError: The verdict is none, or an id is missing.
    """

    entity: str
    reference: str
    schema: str
    datasets: tuple[str, ...]
    score: float
    verdict: Verdict
    by: str
    at: str
    reason: str = ""

    def __post_init__(self) -> None:
        if self.verdict not in get_args(Verdict):
            raise StatementError(f"{self.verdict!r} is no verdict; it is one of {', '.join(get_args(Verdict))}")
        if not (self.entity and self.reference):
            raise StatementError(f"a link has two ends, not {self.entity!r} and {self.reference!r}")

    @property
    def pair(self) -> tuple[str, str]:
        """Our entity and that of the reference."""
        return (self.entity, self.reference)

    @property
    def properties(self) -> dict[str, str | float | list[str]]:
        """What the entity's node carries of it."""
        known: dict[str, str | float | list[str]] = {
            "reference_id": self.reference,
            "reference_schema": self.schema,
            "reference_score": self.score,
        }
        return known | ({"reference_datasets": list(self.datasets)} if self.datasets else {})


def newest(links: Iterable[ReferenceLink]) -> list[ReferenceLink]:
    """The last word on each pair, oldest first."""
    found: dict[tuple[str, str], ReferenceLink] = {}
    for link in links:
        found.pop(link.pair, None)  # so that it goes to the end
        found[link.pair] = link
    return list(found.values())


def current(links: Iterable[ReferenceLink], same: Mapping[str, str]) -> Mapping[str, ReferenceLink]:
    """Entity id → the link that counts: the newest of those that stand.

    Args:
        links: Oldest first.
        same: Entity id → the id it was judged to be the same as; that one has the link.
    """
    standing = (link for link in newest(links) if link.verdict == "linked")
    return {same.get(link.entity, link.entity): link for link in standing}


def undone(links: Iterable[ReferenceLink], same: Mapping[str, str]) -> set[tuple[str, str]]:
    """The pairs that somebody took back, so that they are not linked again by themselves."""
    return {(same.get(one.entity, one.entity), one.reference) for one in newest(links) if one.verdict == "undone"}


def taken_back(
    links: Iterable[ReferenceLink], same: Mapping[str, str], entity: str, *, by: str, at: str
) -> list[ReferenceLink]:
    """What takes back all that an entity is linked to."""
    standing = [one for one in newest(links) if one.verdict == "linked"]
    return [
        replace(one, verdict="undone", by=by, at=at, reason="")
        for one in standing
        if same.get(one.entity, one.entity) == entity
    ]
