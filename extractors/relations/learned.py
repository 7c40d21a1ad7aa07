"""Relations that the language model links, where it has read the passage: candidates as the rules give them.

The rules and the model are asked both. Where both read one pair, the rule's candidate stands, since it knows more of it
(an owner, dates, a status by its cue); a role that the model holds impossible is not stated.
"""

from collections.abc import Iterator, Sequence

from extractors.dates import stated_date, term
from extractors.relations.base import Candidate
from extractors.syntax import Found, Link, Passage, Sentence
from extractors.titles import spelled

LEARNED = "learned"
"""The rule's name of these candidates."""

IMPOSSIBLE = 0.1
"""A role that a rule reads and the model holds less probable than this is not stated."""

SURE = {"role": 0.5, "owner": 0.5, "membership": 0.5, "target": 0.3, "issuer": 0.3}
"""The least probability, by head, of a link that states something."""

Role = tuple[Candidate, tuple[Found, Found]]
"""A role with its person and title."""


def roles(passage: Passage, by_rule: Sequence[Role]) -> list[Candidate]:
    """The roles of the rules that the model holds possible, and those that it reads beside them."""
    if passage.links is None:
        return [candidate for candidate, _ in by_rule]
    possible = {_pair(passage, link) for link in passage.links["role"] if link.probability >= IMPOSSIBLE}
    kept = [candidate for candidate, pair in by_rule if pair in possible]
    read = {pair for _, pair in by_rule}
    found = [*kept, *(_role(passage, link) for link in _sure(passage, "role") if _pair(passage, link) not in read)]
    return sorted(found, key=lambda candidate: candidate.span)


def _role(passage: Passage, link: Link) -> Candidate:
    person, title = _pair(passage, link)
    owner = _best(passage, "owner", link.second)
    ends = {"person": person} | ({"of": owner} if owner else {})
    dates = term(*_after(passage, max(link.first, link.second)))
    said = {"title": spelled(title, passage)} | dates
    return Candidate(ends, link.answer, _span(passage, title, *ends.values()), LEARNED, said)


def memberships(passage: Passage, by_rule: Sequence[Candidate]) -> Iterator[Candidate]:
    """What countries are to organizations, beside what the rules read of the same two."""
    read = {_entities(candidate) for candidate in by_rule}
    for link in _sure(passage, "membership"):
        land, body = _pair(passage, link)
        relation, status = link.answer.split("/")
        ends = {"country": land, "organization": body}
        found = Candidate(ends, status, _span(passage, land, body), LEARNED, {"relation": relation})
        if land.entity and land.entity.kind in ("Country", "Region") and _entities(found) not in read:
            yield found


def sanctions(passage: Passage, by_rule: Sequence[Candidate]) -> Iterator[Candidate]:
    """Who is sanctioned, and by whom, beside the targets that the rules read."""
    read = {_end(candidate.ends["target"]) for candidate in by_rule}
    for link in _sure(passage, "target"):
        target = passage.found[link.first]
        if _end(target) not in read:
            issuer = _best(passage, "issuer", link.first)
            ends = {"target": target} | ({"issuer": issuer} if issuer and _end(issuer) != _end(target) else {})
            sentence = passage.sentences[passage.sentence_of(target)]
            day = stated_date(sentence, 0, len(sentence.code), link.answer)
            yield Candidate(ends, link.answer, _span(passage, *ends.values()), LEARNED, {"date": day} if day else {})


def _sure(passage: Passage, head: str) -> Iterator[Link]:
    return (link for link in (passage.links or {}).get(head, ()) if link.probability >= SURE[head])


def _best(passage: Passage, head: str, first: int) -> Found | None:
    """The most probable second mention of a first, if one is probable enough."""
    found = [link for link in _sure(passage, head) if link.first == first]
    top = max(found, key=lambda link: link.probability, default=None)
    return passage.found[top.second] if top else None


def _pair(passage: Passage, link: Link) -> tuple[Found, Found]:
    return passage.found[link.first], passage.found[link.second]


def _entities(candidate: Candidate) -> tuple[object, ...]:
    return tuple(_end(end) for end in candidate.ends.values())


def _end(mention: Found) -> object:
    return mention.entity.id if mention.entity else mention


def _span(passage: Passage, *ends: Found) -> tuple[int, int]:
    """The characters from the first of some mentions to the last."""
    units = passage.units
    return min(units[end.first].start for end in ends), max(units[end.last - 1].end for end in ends)


def _after(passage: Passage, index: int) -> tuple[Sentence, int]:
    """The sentence of a mention, and where the words after it begin in the encoded sentence."""
    mention = passage.found[index]
    sentence = passage.sentences[passage.sentence_of(mention)]
    item = f"<{mention.kind}{index}> "
    return sentence, sentence.code.find(item) + len(item)
