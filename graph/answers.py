"""What a graph answers with: one frozen type for each saved query that is asked, its fields the query's columns.

`fact` is the key of the relationship in the graph; `KnowledgeGraph.evidence` takes it, or the answer itself. `None` is
what no text tells. `asserted` is false for what is only denied, conditional, proposed or threatened.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, ClassVar, Self


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of an answer.

    Attributes:
        query: The saved query whose rows it types.
    """

    query: ClassVar[str]

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """The answer that a row of the query gives."""
        return cls(**{name: _frozen(value) for name, value in row.items()})

    def to_dict(self) -> dict[str, Any]:
        """The row again, as plain JSON values."""
        return {one.name: _plain(getattr(self, one.name)) for one in fields(self)}

    @property
    def fact_keys(self) -> list[str]:
        """The keys of the facts that it tells of."""
        known = self.to_dict()
        return list(known.get("facts") or filter(None, [known.get("fact")]))


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_frozen(one) for one in value)
    return Citation.from_row(value) if isinstance(value, Mapping) else value


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    return value.to_dict() if isinstance(value, Answer) else value


@dataclass(frozen=True, slots=True)
class Citation(Answer):
    """A statement with its words: who says it, where and when."""

    query = "fact_evidence"

    quote: str
    status: str
    attribution: str | None
    published: str | None
    document: str
    url: str | None
    confidence: float
    statement: str


@dataclass(frozen=True, slots=True)
class Holding(Answer):
    """Somebody who holds an office on a date."""

    query = "office_holders"

    role: str
    person: str
    status: str
    since: str | None
    until: str | None
    last_stated: str | None
    documents: int
    confidence: float
    fact: str


@dataclass(frozen=True, slots=True)
class PersonRole(Answer):
    """An office that a person holds, held, seeks or is said not to hold."""

    query = "roles_of"

    person: str
    title: str
    of: str | None
    status: str
    asserted: bool
    since: str | None
    until: str | None
    first_stated: str | None
    last_stated: str | None
    documents: int
    fact: str


@dataclass(frozen=True, slots=True)
class Membership(Answer):
    """How a country belongs, belonged or does not belong to an organization."""

    query = "members"

    country: str
    organization: str
    relation: str
    status: str
    asserted: bool
    since: str | None
    until: str | None
    last_stated: str | None
    documents: int
    fact: str


@dataclass(frozen=True, slots=True)
class SanctionFact(Answer):
    """One issuer's measures against one target, and how they stand."""

    query = "sanctions"

    issuer: str | None
    target: str
    status: str
    asserted: bool
    date: str | None
    reason: str | None
    first_stated: str | None
    last_stated: str | None
    documents: int
    fact: str


@dataclass(frozen=True, slots=True)
class Path(Answer):
    """A way between two entities: the names on it, and the relations between them with their keys."""

    query = "path"

    steps: int
    through: tuple[str, ...]
    relations: tuple[str, ...]
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbour(Answer):
    """An entity near another, and how many relations away it is."""

    query = "neighbours"

    steps: int
    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Change(Answer):
    """A fact, or a claim that is none, that was first stated in a stretch, or stated otherwise than before.

    Attributes:
        stated: When it was last spoken of in the stretch.
        was: Its status before, None where it is new; of a member that left or was suspended, that.
        status: Its status at the end of the stretch.
    """

    query = "changes"

    first_stated: str
    stated: str
    relation: str
    subject: str
    object: str
    was: str | None
    status: str
    asserted: bool
    documents: int
    fact: str


@dataclass(frozen=True, slots=True)
class Contradiction(Answer):
    """Two facts that cannot both hold: what one side says, and what the other says but.

    Attributes:
        kind: `two_holders`, `denied`, `member_and_not` or `imposed_and_lifted`.
        says: The newest statements of the one side, three at most; `KnowledgeGraph.evidence` gives all of both.
        but: Those of the other.
    """

    query = "contradictions"

    kind: str
    subject: str
    object: str
    status: str
    says: tuple[Citation, ...]
    but_subject: str
    but_status: str
    but: tuple[Citation, ...]
    facts: tuple[str, ...]
