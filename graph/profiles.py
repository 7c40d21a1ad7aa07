"""What the statements of a ledger tell of each person and organization: names, offices, documents, sanctions."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from sys import intern
from typing import Final, NamedTuple

from graph.model import Statement
from graph.ontology import relation_type
from graph.readings import judged
from graph.terms import ENDED, stated
from graph.titles import office

KINDS: Final = frozenset({"Person", "Organization"})
"""The kinds of entity that are resolved; countries and the like are known by tables."""


class Holding(NamedTuple):
    """An office as one statement gives it; what is not told is empty.

    `begun` and `ended` bound the time for which the statement speaks of the office as held.
    """

    title: str
    category: str
    of: str
    begun: str
    ended: str
    is_fact: bool
    document: str


@dataclass(frozen=True, slots=True)
class Profile:
    """One person or organization as all statements together have it.

    Attributes:
        names: The most frequent first.
        holdings: The offices of a person.
        documents: The ids of those that name it.
        sanctioned_by: The ids of the issuers.
    """

    id: str
    kind: str
    names: tuple[str, ...]
    qid: str | None = None
    holdings: tuple[Holding, ...] = ()
    documents: frozenset[str] = frozenset()
    sanctioned_by: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Draft:
    kind: str
    names: Counter[str] = field(default_factory=Counter)
    qids: set[str] = field(default_factory=set)
    holdings: dict[Holding, None] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)
    sanctioned_by: set[str] = field(default_factory=set)

    def profile(self, id_: str) -> Profile:
        names = tuple(sorted(self.names, key=lambda name: (-self.names[name], name)))
        sets = (frozenset(self.documents), frozenset(self.sanctioned_by))
        return Profile(id_, self.kind, names, min(self.qids, default=None), tuple(self.holdings), *sets)


def profiles(statements: Iterable[Statement], same: Mapping[str, str] | None = None) -> list[Profile]:
    """The people and organizations that statements speak of, by id.

    Args:
        statements: Read once, one at a time.
        same: Entity id → the id it was judged to be the same as (`graph.judgements.canonical_ids`).
    """
    drafts: dict[str, _Draft] = {}
    for statement in statements:
        _note(drafts, statement, same or {})
    return [drafts[id_].profile(id_) for id_ in sorted(drafts)]


def _note(drafts: dict[str, _Draft], statement: Statement, same: Mapping[str, str]) -> None:
    document = intern(statement.evidence.document.id)
    for name, end in statement.ends.items():
        if end.kind in KINDS:
            entity = judged(end, document, same)
            draft = drafts.setdefault(entity.id, _Draft(entity.kind))
            draft.names[entity.name] += 1
            draft.documents.add(document)
            draft.qids |= {entity.qid} if entity.qid else set()
            if name == "person" and "title" in statement.qualifiers:
                draft.holdings[_holding(statement, document)] = None
            if name == "target" and "issuer" in statement.ends:
                draft.sanctioned_by.add(intern(statement.ends["issuer"].id))


def _holding(statement: Statement, document: str) -> Holding:
    said, when = statement.qualifiers, stated(statement)
    title, category = office(said["title"])
    over = statement.status in ENDED
    of = statement.ends["of"].id if "of" in statement.ends else ""
    begun = said.get("since", "" if over else when)
    ended = said.get("until", "" if over else when)
    fact = relation_type(statement.kind).is_asserted(statement)
    return Holding(intern(title), category, intern(of), begun, ended, fact, document)
