"""Why a passage is read as it is: its mentions, what the language model links, and each relation with its rule.

Nothing is read in another way than the components read it: the extractors are asked for their candidates again, and
what does not become a statement is kept beside those that do.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from extractors.explanation import Explanation, Linked, Named, Reading, Words
from extractors.linking import entity, statements
from extractors.relations.base import Candidate, RelationExtractor
from extractors.relations.linked import needed
from extractors.relations.linked_roles import DOUBTED
from extractors.syntax import LABELS, NAME, ORGANIZATION, TITLE, Found, Link, Passage
from extractors.title_spelling import spelled
from graph.model import Document, Entity, Statement
from graph.ontology import relation_type


class _Read(NamedTuple):
    """A candidate, the statement that it makes by itself, and why that is dropped if it is."""

    candidate: Candidate
    statement: Statement
    dropped: str = ""


_Pair = tuple[RelationExtractor, Candidate]

_REPEATED = "another relation says the same, and no less of it"
_FULLER = "another reading of the same stands for it"


def explain(passage: Passage, document: Document, extractors: Sequence[RelationExtractor]) -> Explanation:
    """Why a passage is read as it is.

    Args:
        passage: With its mentions, and with the model's links where one has read it.
        document: What the statements cite.
        extractors: Those whose relations are asked for.
    """
    stated = _stated(passage, document, list(_pairs(passage, extractors)))
    read = [*stated, *_overruled(passage, document, extractors, stated)]
    kept = [one for one in read if not one.dropped]
    return Explanation(
        text=passage.text,
        published=document.published,
        mentions=tuple(_named(passage, read)),
        links=tuple(_linked(passage, kept)),
        relations=tuple(_reading(passage, one) for one in kept),
        dropped=tuple(_reading(passage, one) for one in read if one.dropped),
    )


def _pairs(passage: Passage, extractors: Iterable[RelationExtractor]) -> Iterator[_Pair]:
    for extractor in extractors:
        for candidate in extractor.extract(passage):
            yield extractor, candidate


def _stated(passage: Passage, document: Document, pairs: Sequence[_Pair]) -> list[_Read]:
    """What the candidates state, in the order of the text, those marked that are dropped for another one."""
    left = Counter(statement.id for statement in statements(passage, iter(pairs), document))
    found = []
    for one in _alone(passage, document, pairs):
        found.append(one if left[one.statement.id] > 0 else one._replace(dropped=_REPEATED))
        left[one.statement.id] -= 1
    return found


def _alone(passage: Passage, document: Document, pairs: Iterable[_Pair]) -> list[_Read]:
    """What each candidate states, whatever the others do."""
    read = [_Read(pair[1], one) for pair in pairs for one in statements(passage, iter([pair]), document)]
    return sorted(read, key=lambda one: one.candidate.span)


def _overruled(
    passage: Passage, document: Document, extractors: Sequence[RelationExtractor], stated: Iterable[_Read]
) -> Iterator[_Read]:
    """What the rules read by themselves, and no longer beside the language model."""
    if passage.links is None:
        return
    told = [_gist(one) for one in stated]
    by_rules = replace(passage, links=None)
    for one in _alone(by_rules, document, _pairs(by_rules, extractors)):
        if _gist(one) not in told:
            yield one._replace(dropped=_why(passage, one))


def _gist(read: _Read) -> tuple[object, ...]:
    """What a reading says, without the ends and dates that it may or may not have."""
    said, known = read.statement, relation_type(read.statement.kind).ends
    ends = {name: end for name, end in read.candidate.ends.items() if not known[name].optional}
    return said.kind, ends, said.status, said.qualifiers.get("title"), said.qualifiers.get("relation")


def _why(passage: Passage, read: _Read) -> str:
    links = (passage.links or {}).get("role", ())
    likely = max((link.probability for link in links if _is_of(passage, read.candidate, link)), default=0.0)
    if read.statement.kind == "person_role" and likely < DOUBTED:
        return f"the language model finds it improbable: {likely:.2f}, and {DOUBTED:.2f} is needed"
    return _FULLER


def _is_of(passage: Passage, candidate: Candidate, link: Link) -> bool:
    """Whether a link of a person and a title is of the two that a role relates."""
    return passage.found[link.first] == candidate.ends.get("person") and _inside(passage, candidate, link.second)


def _inside(passage: Passage, candidate: Candidate, index: int) -> bool:
    start, end = passage.extent(passage.found[index])
    return candidate.span[0] <= start and end <= candidate.span[1]


def _named(passage: Passage, read: Sequence[_Read]) -> Iterator[Named]:
    """The mentions, each with the entity that a relation takes it for, or else the one that it would be."""
    # by place: a rule may take a mention for something else, the mayor's city for the city and not its country
    taken = {_place(end): one.statement.ends[name] for one in read for name, end in one.candidate.ends.items()}
    for mention in passage.found:
        known = taken.get(_place(mention)) or _entity(passage, mention)
        yield Named(_words(passage, mention), LABELS[mention.kind], known)


def _place(mention: Found) -> tuple[int, int]:
    return mention.first, mention.last


_MADE = {NAME: "person", ORGANIZATION: "organization"}
"""Kinds of mention that become an entity by their name alone, and as which end."""


def _entity(passage: Passage, mention: Found) -> Entity | None:
    if mention.entity or mention.kind not in _MADE:
        return mention.entity
    return entity(passage, mention, _MADE[mention.kind])


def _linked(passage: Passage, kept: Sequence[_Read]) -> Iterator[Linked]:
    """The links by head, the most probable first."""
    for head, links in (passage.links or {}).items():
        for link in sorted(links, key=lambda one: -one.probability):
            yield _link(passage, kept, head, link)


def _link(passage: Passage, kept: Sequence[_Read], head: str, link: Link) -> Linked:
    first, second = (_words(passage, passage.found[index]) for index in (link.first, link.second))
    return Linked(
        head=head,
        first=first,
        second=second if link.first != link.second else None,
        answer=link.answer,
        probability=link.probability,
        needed=needed(passage, head, link),
        relations=_holding(passage, kept, head, link),
    )


_ENDS = {
    "role": ("person_role", "person", "title"),
    "owner": ("person_role", "title", "of"),
    "membership": ("country_organization", "country", "organization"),
    "target": ("sanction_target", "target", "target"),
    "issuer": ("sanction_target", "target", "issuer"),
}
"""Head → the relation type, and what the two mentions are in it."""


def _holding(passage: Passage, kept: Sequence[_Read], head: str, link: Link) -> tuple[int, ...]:
    """The relations whose quote has both mentions of a link; if none has and it is sure, those of the same names."""
    named = [place for place, one in enumerate(kept) if _names(passage, one, head, link)]
    both = (link.first, link.second)
    quoted = [place for place in named if all(_inside(passage, kept[place].candidate, index) for index in both)]
    sure = link.probability >= needed(passage, head, link)
    return tuple(quoted or (named if sure else ()))


def _names(passage: Passage, read: _Read, head: str, link: Link) -> bool:
    """Whether the two mentions of a link are, by their names, what the head asks of this relation."""
    kind, first, second = _ENDS.get(head, ("", "", ""))
    pairs = ((first, link.first), (second, link.second))
    return read.statement.kind == kind and all(_holds(passage, read, name, index) for name, index in pairs)


def _holds(passage: Passage, read: _Read, name: str, index: int) -> bool:
    """Whether a mention is, by its name, this end of a relation, or its title."""
    mention = passage.found[index]
    if name == "title":
        return mention.kind == TITLE and spelled(mention, passage) in read.statement.qualifiers["title"]
    end = read.candidate.ends.get(name)
    known = end and (_place(end) == _place(mention) or read.statement.ends[name] == entity(passage, mention, name))
    return bool(known)


def _reading(passage: Passage, read: _Read) -> Reading:
    ends = {name: _words(passage, mention) for name, mention in read.candidate.ends.items()}
    return Reading(read.candidate.rule, ends, read.statement, read.dropped)


def _words(passage: Passage, mention: Found) -> Words:
    start, end = passage.extent(mention)
    return Words(passage.text[start:end], start, end)
