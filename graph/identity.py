"""Merges and splits the entities of a ledger: by hand, or by what their names and offices tell. All can be undone.

What keeps a judgement returns the number of its act, which `undo` takes back; None where all was judged so before.
Entities are named by id or name.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import count

from graph.about import About
from graph.comparison import nation
from graph.errors import NotFound, StatementError
from graph.judgements import Act, Judgement, Verdict, canonical_ids, newest, now, scoped, unscoped
from graph.ledger import Ledger
from graph.model import Statement
from graph.ontology import told_prefixes
from graph.readings import judged


def merge(ledger: Ledger, one: str, other: str, by: str, reason: str = "") -> int | None:
    """Judges two entities to be the same.

    Raises:
        NotFound: A name is unknown, or more than one entity has it.
        StatementError: They are of two kinds or no entities, or what was judged different keeps them apart.
    """
    left, right = _identified(ledger, one, other)
    return joining(ledger, judgement_of(left, right, "same", by, reason))


def joining(ledger: Ledger, judgement: Judgement) -> int | None:
    """Keeps a judgement that two are the same, if it can be followed.

    Raises:
        StatementError: What was judged different keeps the two apart.
    """
    before = ledger.judgements()
    if _are_one(judgement, before):
        return None
    if not _are_one(judgement, [*before, judgement]):
        both = " and ".join(judgement.pair)
        raise StatementError(f"{both} stay two: what is judged to be one with them was judged different; see: merges")
    return ledger.judge(judgement)


def _are_one(judgement: Judgement, judgements: Iterable[Judgement]) -> bool:
    same = canonical_ids(judgements)
    left, right = (same.get(id_, id_) for id_ in judgement.pair)
    return left == right


def split(ledger: Ledger, one: str, other: str, by: str, reason: str = "") -> int | None:
    """Judges two entities to be different: they are taken apart, and never joined unasked.

    Raises:
        NotFound: A name is unknown, or more than one entity has it.
        StatementError: They are one id, of two kinds, or no entities.
    """
    left, right = _identified(ledger, one, other)
    return ledger.judge(judgement_of(left, right, "different", by, reason))


def split_off(ledger: Ledger, name: str, by: str, reason: str = "") -> int | None:
    """Takes an entity apart from all that it was judged to be the same as; the others stay one.

    Raises:
        NotFound: The name is unknown, more than one entity has it, or it was never joined to another.
        StatementError: It is no entity's.
    """
    (id_,) = _identified(ledger, name)
    joined = [one.pair for one in newest(ledger.judgements()).values() if one.verdict == "same" and id_ in one.pair]
    others = [left if right == id_ else right for left, right in joined]
    if not others:
        raise NotFound(f"{id_} is joined to nothing; to part two of one name, give the --document of one of them")
    first, *rest = sorted(others, key=lambda other: (unscoped(other) != other, other))
    kept = [judgement_of(first, other, "same", by, reason) for other in rest if unscoped(first) == first]
    return ledger.judge(*kept, *(judgement_of(id_, other, "different", by, reason) for other in others))


def split_documents(ledger: Ledger, name: str, documents: Iterable[str], by: str, reason: str = "") -> int | None:
    """Judges the entity that these documents call so to be a namesake, with an id of its own.

    Raises:
        NotFound: The name or a document is unknown, or a document does not speak of the entity.
        StatementError: The name is no entity's.
    """
    (id_,) = _identified(ledger, name)
    told = spoken_of(ledger, id_, [ledger.document(document).id for document in documents])
    return ledger.judge(*parting(id_, _new_id(ledger, id_, told.values()), told, by, reason))


def spoken_of(ledger: Ledger, id_: str, documents: Iterable[str]) -> dict[str, list[Statement]]:
    """The scoped ids by which documents speak of an entity, each with the statements.

    Raises:
        NotFound: A document does not speak of it.
    """
    same = canonical_ids(ledger.judgements())
    found: dict[str, list[Statement]] = {}
    for document in documents:
        ends = [(end, said) for said in ledger.statements(document) for end in said.ends.values()]
        ours = [(end.id, said) for end, said in ends if judged(end, document, same).id == same.get(id_, id_)]
        if not ours:
            raise NotFound(f"{document} does not speak of {id_}; look at: entente show {id_}")
        for as_said, statement in ours:
            found.setdefault(scoped(as_said, document), []).append(statement)
    return found


def parting(
    id_: str, namesake: str, told: Iterable[str], by: str, reason: str = "", score: float | None = None
) -> Iterator[Judgement]:
    """The judgements that give what some documents call `id_` another id; `told` are their scoped ids."""
    yield from (judgement_of(as_said, namesake, "same", by, reason, score) for as_said in told)
    yield judgement_of(id_, namesake, "different", by, reason, score)


def _new_id(ledger: Ledger, id_: str, told: Iterable[Iterable[Statement]]) -> str:
    """An id that is free, with the country of the namesake's office where that is told: `person:john-smith--gb`."""
    ends = [said.ends["of"].id for statements in told for said in statements if "of" in said.ends]
    (country, _), *_ = [*Counter(filter(None, map(nation, ends))).most_common(1), ("2", 0)]
    judged_ids, as_said = {known for one in ledger.judgements() for known in one.pair}, About(ledger, {})
    names = (f"{id_}--{country.lower()}" + (f"-{number}" if number > 1 else "") for number in count(1))
    return next(name for name in names if name not in judged_ids and not as_said.is_there(name))


def undo(ledger: Ledger, number: int, by: str) -> int | None:
    """Takes an act back: of each pair that it judged, what was judged before counts again.

    Raises:
        NotFound: There is no such act, or it counts no more.
    """
    acts = ledger.acts()
    act = next((act for act in standing(acts) if act.number == number), None)
    if act is None:
        raise NotFound(f"{ledger.path} has no judgement {number} that counts; look at: entente merges")
    before = newest(one for earlier in acts if earlier.number < number for one in earlier.judgements)
    counting = newest(one for any_ in acts for one in any_.judgements)
    return ledger.judge(
        *(
            judgement_of(
                *one.pair, before[one.pair].verdict if one.pair in before else "undecided", by, f"undoes {number}"
            )
            for one in act.judgements
            if counting[one.pair] is one
        )
    )


def standing(acts: Iterable[Act]) -> list[Act]:
    """The acts of which something counts, oldest first."""
    acts = list(acts)
    counting = {id(one) for one in newest(one for act in acts for one in act.judgements).values()}
    return [act for act in acts if any(id(one) in counting and one.verdict != "undecided" for one in act.judgements)]


def judgement_of(
    left: str, right: str, verdict: Verdict, by: str, reason: str = "", score: float | None = None
) -> Judgement:
    """A judgement of now."""
    return Judgement(left, right, verdict, by, now(), reason, score)


def _identified(ledger: Ledger, *names: str) -> list[str]:
    """The ids of entities named by id or name: as statements use them, where judgements made no other.

    Raises:
        NotFound: A name is unknown, or more than one entity has it.
        StatementError: It is a document, a statement, or what follows from others (a role, a sanction).
    """
    now, as_said = (About(ledger, same) for same in (canonical_ids(ledger.judgements()), {}))
    there = (name if now.is_there(name) or as_said.is_there(name) else _named(now, as_said, name) for name in names)
    return [_judgeable(id_) for id_ in there]


def _judgeable(id_: str) -> str:
    """The id itself, if a judgement on it can be followed."""
    known = told_prefixes()
    if id_.partition(":")[0] not in known:
        raise StatementError(f"{id_} cannot be judged; give the id or name of one of {', '.join(sorted(known))}")
    return id_


def _named(now: About, as_said: About, name: str) -> str:
    found = now.find(name)
    try:
        return as_said.find(name)
    except NotFound:
        return found
