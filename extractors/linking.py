"""From mentions to entities, and from candidates to statements; asks `graph.resolution` for every name it lists."""

from collections.abc import Iterator, Sequence

from extractors.attribution import attribution
from extractors.coreference import fullest
from extractors.relations.base import Candidate, RelationExtractor, within
from extractors.relations.belief import Belief
from extractors.syntax import NAME, ORGANIZATION, SECTOR, Found, Passage
from graph.model import Document, Entity, Evidence, Statement, slug
from graph.resolution import metonym, organization, organization_or_new, person


def statements(
    passage: Passage, found: Iterator[tuple[RelationExtractor, Candidate]], document: Document
) -> Iterator[Statement]:
    """The statements of a passage in the order of their quotes, without the repeats that tell nothing more."""
    belief = Belief(passage)
    made = [_statement(belief, extractor, candidate, document) for extractor, candidate in found]
    facts: dict[tuple[object, ...], list[Statement]] = {}
    for statement in sorted(made, key=where_said):
        facts.setdefault(_fact(statement), []).append(statement)
    kept = (statement for told in facts.values() for statement in _telling(told))
    yield from sorted(kept, key=where_said)


def where_said(statement: Statement) -> tuple[int, int]:
    """Where the quote of a statement starts and ends, which is the order of statements."""
    return statement.evidence.start, statement.evidence.end


def _fact(statement: Statement) -> tuple[object, ...]:
    ends = tuple((name, entity.id) for name, entity in statement.ends.items())
    said = tuple(statement.qualifiers.get(name, "").lower() for name in _WHAT)
    return statement.kind, ends, statement.status, said


_WHAT = ("title", "relation")
"""The qualifiers that make a fact; the others (dates, a reason) tell more of it."""


def _telling(told: Sequence[Statement]) -> Iterator[Statement]:
    """Of statements of one fact, those whose dates and reason no other one has too; of equal ones the first."""
    first: dict[tuple[tuple[str, str], ...], Statement] = {}
    for statement in told:
        details = {name: value.lower() for name, value in statement.qualifiers.items() if name not in _WHAT}
        first.setdefault(tuple(sorted(details.items())), statement)
    details_of = [dict(details) for details in first]
    for details, statement in zip(details_of, first.values(), strict=True):
        if not any(other is not details and within(details, other) for other in details_of):
            yield statement


def _statement(belief: Belief, extractor: RelationExtractor, found: Candidate, document: Document) -> Statement:
    passage, (start, end) = belief.passage, found.span
    return Statement(
        kind=extractor.type,
        ends={name: entity(passage, mention, name) for name, mention in found.ends.items()},
        status=found.status,
        evidence=Evidence(document, passage.text[start:end], start, end),
        qualifiers=found.qualifiers,
        attribution=_attribution(passage, found.span),
        confidence=belief.confidence(extractor, found),
        extractor=extractor.name,
    )


def _attribution(passage: Passage, span: tuple[int, int]) -> str | None:
    """Who says what stands at `span`; nothing where it runs over several sentences."""
    sentence = passage.sentence_at(span[0])
    last = passage.units[sentence.last - 1].end
    return attribution(sentence, span) if span[1] <= last else None


def entity(passage: Passage, mention: Found, end: str) -> Entity:
    """The entity that a mention names, as this end of a relation."""
    if mention.entity:
        # an agency sanctions for what stands behind it: the Security Council for the United Nations
        behind = metonym(mention.entity.name) if end == "issuer" and mention.kind == ORGANIZATION else None
        return behind or mention.entity
    if mention.kind == NAME and end in ("person", "target"):
        return _person_or_thing(passage, mention, end)
    text = " ".join(passage.words(mention).split())
    if mention.kind == SECTOR:
        return Entity(f"sector:{slug(text)}", "Sector", text)
    return organization_or_new(text)


def _person_or_thing(passage: Passage, mention: Found, end: str) -> Entity:
    """A name by its fullest form; as a target it is a person's where it has the shape of one."""
    full = fullest(passage, mention)
    text = " ".join(passage.words(full).split())
    if end == "person" or 2 <= full.last - full.first <= 4:
        return person(text)
    return organization(text) or organization_or_new(text)
