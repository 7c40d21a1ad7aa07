"""From mentions to entities, and from candidates to statements; asks `graph.resolution` for every name it lists."""

from collections.abc import Iterator

from extractors.attribution import attribution
from extractors.coreference import fullest
from extractors.relations.base import Candidate, RelationExtractor
from extractors.syntax import NAME, ORGANIZATION, SECTOR, Found, Passage
from graph.model import Document, Entity, Evidence, Statement, slug
from graph.resolution import metonym, organization, organization_or_new, person


def statements(
    passage: Passage, found: Iterator[tuple[RelationExtractor, Candidate]], document: Document
) -> Iterator[Statement]:
    """The statements of a passage, each relation once, in the order of their quotes."""
    made = [_statement(passage, extractor, candidate, document) for extractor, candidate in found]
    seen: set[tuple[object, ...]] = set()
    for statement in sorted(made, key=lambda s: (s.evidence.start, s.evidence.end)):
        key = _content(statement)
        if key not in seen:
            seen.add(key)
            yield statement


def _content(statement: Statement) -> tuple[object, ...]:
    ends = tuple((name, entity.id) for name, entity in statement.ends.items())
    said = tuple(statement.qualifiers.get(name, "").lower() for name in ("title", "relation"))
    return statement.kind, ends, statement.status, said


def _statement(passage: Passage, extractor: RelationExtractor, found: Candidate, document: Document) -> Statement:
    start, end = found.span
    return Statement(
        kind=extractor.type,
        ends={name: entity(passage, mention, name) for name, mention in found.ends.items()},
        status=found.status,
        evidence=Evidence(document, passage.text[start:end], start, end),
        qualifiers=found.qualifiers,
        attribution=_attribution(passage, found.span),
        confidence=extractor.confidence[found.rule],
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
