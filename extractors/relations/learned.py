"""Relations that the language model links, where it has read the passage: candidates as the rules give them.

The rules and the model are asked both. Where both read one pair, the rule's candidate stands, since it knows more of it
(dates, a status by its cue): the model names the owner or issuer that the rule has left open, and a role that it finds
improbable is dropped. What the words around say of a fact (that it is asked, imagined, denied) holds for both.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.dates import stated_date, term
from extractors.factuality import is_told
from extractors.relations.base import Candidate
from extractors.relations.measure_status import told_status
from extractors.relations.membership_cues import as_told, is_of_others, is_replaced, is_said
from extractors.relations.owners import as_owner
from extractors.relations.role_rules import OF_PRONOUNS, RULES
from extractors.relations.role_status import beside, is_owner, stays
from extractors.relations.target_checks import may_be_target
from extractors.relations.triggers import tells_measure
from extractors.syntax import ORGANIZATION, OTHER, Found, Link, Passage, Sentence
from extractors.title_spelling import spelled
from graph.resolution import is_intergovernmental, metonym

LEARNED = "learned"
"""The rule's name of these candidates."""

SURE = {"role": 0.6, "owner": 0.5, "membership": 0.6, "target": 0.6, "issuer": 0.5}
"""The least probability, by head, of a link that states something; chosen on the passages that are held out."""

APART = {"role": 0.9, "membership": 0.99}
"""That of a link whose ends stand in two sentences."""

UNSAID = 0.99
"""That of a target in a sentence without a word of measures."""

FILLED = {"owner": 0.99, "issuer": 0.7}
"""That of an end which a rule has left open."""

TOLD = 0.9
"""That of a role whose status the model tells better than a rule; chosen as the others."""

DOUBTED = 0.05
"""A role by a rule is dropped where the model finds it less probable than this."""


def needed(passage: Passage, head: str, link: Link) -> float:
    """The least probability of a link that states something: more where its sentence alone does not tell it."""
    first, second = (passage.sentence_of(passage.found[index]) for index in (link.first, link.second))
    if head == "target" and not tells_measure(passage.sentences[first]):
        return UNSAID
    return APART.get(head, SURE[head]) if first != second else SURE[head]


Role = tuple[Candidate, tuple[Found, Found]]
"""A role with its person and title."""


def roles(passage: Passage, by_rule: Sequence[Role]) -> list[Candidate]:
    """The roles of the rules, and those that the model reads of titles which no rule gives to anybody."""
    read = {_pair(passage, link): link for link in (passage.links or {}).get("role", ())}
    unread = passage.links is None
    kept = [role for role in by_rule if unread or _is_kept(role[0], read.get(role[1]))]
    given = {title for _, (_, title) in kept}
    sure = [(link, passage.found[link.second]) for link in _sure(passage, "role")]
    free = [link for link, title in sure if title not in given and not _is_elsewhere(passage, title)]
    told = [_owned(passage, _held(passage, candidate, read.get(pair)), pair[1]) for candidate, pair in kept]
    return sorted([*told, *(_role(passage, link) for link in free)], key=lambda candidate: candidate.span)


def _is_kept(candidate: Candidate, link: Link | None) -> bool:
    """Whether the model does not find a role improbable; a pronoun's, of which it cannot know, must tell its owner."""
    if candidate.rule in OF_PRONOUNS:
        return "of" in candidate.ends
    return link is not None and link.probability >= DOUBTED


def _is_elsewhere(passage: Passage, title: Found) -> bool:
    """Whether a title only tells whose somebody is, or opens a name: "the president's …", "the Senator Hotel"."""
    named = passage.near(title.last, title.last + 1)
    return is_owner(passage, title) or any(mention.kind in (ORGANIZATION, OTHER) for mention in named)


def _held(passage: Passage, candidate: Candidate, link: Link | None) -> Candidate:
    """A role by a rule that has found no word of status, with the one that the model reads where it is sure."""
    start, end = candidate.span
    firm = candidate.status != "current" or candidate.rule in _CUED or _NOW.search(passage.text[start:end])
    if link is None or link.probability < TOLD or firm or (link.answer == "former" and _stays(passage, link)):
        return candidate
    return replace(candidate, status=link.answer)


def _stays(passage: Passage, link: Link) -> bool:
    sentence, start, end = _told_in(passage, link)
    return stays(sentence.code, start, end)


_NOW = re.compile(r"(?i)\b(?:current|sitting|incumbent|reigning)\b")
"""Words within a role by which it is held now, whatever else is told."""

_CUED = frozenset(rule for rule, pattern in RULES.items() if "cue:" in pattern)
"""Rules that read a verb: it tells the status."""


def _owned(passage: Passage, candidate: Candidate, title: Found) -> Candidate:
    """A role by a rule, with the owner that the model reads where the rule has found none.

    Its quote stays that of the rule, as for an owner that the passage tells elsewhere.
    """
    joined = passage.text[: candidate.span[0]].endswith(" and ")  # the post before it tells whose both are
    owner = None if joined else _open_end(passage, candidate, title, ("owner", "of"))
    if owner is None:
        return candidate
    return replace(candidate, ends={**candidate.ends, "of": as_owner(owner, candidate.qualifiers["title"])})


def _open_end(passage: Passage, candidate: Candidate, first: Found, asked: tuple[str, str]) -> Found | None:
    """The mention that a head links to a first one, for an end (head and end are `asked`) that a rule has left open."""
    head, end = asked
    place = passage.place_of(first)
    if end in candidate.ends or place is None:
        return None
    return _best(passage, head, place, least=FILLED[head])


def _role(passage: Passage, link: Link) -> Candidate:
    person, title = _pair(passage, link)
    owner = _best(passage, "owner", link.second)
    name = spelled(title, passage)
    ends = {"person": person} | ({"of": as_owner(owner, name)} if owner else {})
    said = {"title": name} | term(*_after(passage, max(link.first, link.second)))
    held = beside(passage, title) or link.answer
    return Candidate(ends, held, passage.extent(title, *ends.values()), LEARNED, said)


def memberships(passage: Passage, by_rule: Sequence[Candidate]) -> Iterator[Candidate]:
    """What countries are to organizations, beside what the rules read of the same two."""
    read = {_entities(candidate) for candidate in by_rule}
    for link in _sure(passage, "membership"):
        found = _membership(passage, link)
        if found and _entities(found) not in read:
            yield found


def _membership(passage: Passage, link: Link) -> Candidate | None:
    """What a link says, if it is of a state and an organization of states, and said in so many words."""
    land, body = _pair(passage, link)
    between = _between(passage, link)
    linked, held = link.answer.split("/")
    relation, status = as_told(linked, held, between)
    states = (
        land.entity and land.entity.kind in ("Country", "Region") and body.entity and is_intergovernmental(body.entity)
    )
    negated = (_NEVER if status != "denied" else _NEVER_LEFT).search(between)
    if (
        not states
        or negated
        or is_of_others(_upto(between))
        or not is_said(relation, *_both(passage, link))
        or is_replaced(_until(passage, link.first))
    ):
        return None
    ends = {"country": land, "organization": body}
    return Candidate(ends, status, passage.extent(land, body), LEARNED, {"relation": relation})


def _upto(between: str) -> str:
    """What stands between two mentions, without the second."""
    return re.sub(r"<\w\d+> $", "", between)


def _both(passage: Passage, link: Link) -> tuple[str, str]:
    """The sentences of two mentions, encoded and as written."""
    places = sorted({passage.sentence_of(mention) for mention in _pair(passage, link)})
    both = [passage.sentences[place] for place in places]
    return "".join(one.code for one in both), " ".join(one.text for one in both)


def _within(passage: Passage, index: int) -> tuple[str, str]:
    """What stands before and after a mention in its encoded sentence."""
    code, end = _ahead(passage, index)
    return _until(passage, index), code[end:]


def _until(passage: Passage, index: int) -> str:
    """The encoded sentence of a mention, up to it."""
    code, end = _ahead(passage, index)
    return code[: end - len(_item(passage, index))]


_NEVER = re.compile(r"(?<!\S)(?:never|not|\w+n't) ")
"""Between a country and an organization: the model has seen too few of them to know what is denied."""

_NEVER_LEFT = re.compile(rf"{_NEVER.pattern}(?:[^<\s]+ ){{0,2}}?(?:leave|left|quit|withdr)")


def issued(passage: Passage, candidate: Candidate) -> Candidate:
    """A sanction by a rule, with the issuer that the model reads where the rule has found none."""
    candidate, target = _undoubted(passage, candidate), candidate.ends["target"]
    place = passage.place_of(target)
    still_open = "issuer" not in candidate.ends and place is not None
    issuer = _issuer(passage, place, least=FILLED["issuer"]) if still_open and place is not None else None
    if issuer is None or _end(issuer) == _end(target) or (candidate.status == "proposed" and _asks(passage, issuer)):
        return candidate
    (start, end), (first, last) = candidate.span, passage.extent(issuer)
    return replace(candidate, ends={**candidate.ends, "issuer": issuer}, span=(min(start, first), max(end, last)))


def _asks(passage: Passage, mention: Found) -> bool:
    """Whether a mention is the one who asks for a measure: it asks others."""
    place = passage.place_of(mention)
    return place is not None and bool(_ASKS.match(_within(passage, place)[1]))


_ASKS = re.compile(r"(?:(?!resolution|draft)[^<\s]+ |<[TN]\d+> ){0,3}?(?:call|urg|ask|demand|appeal)\w* ")


def _undoubted(passage: Passage, candidate: Candidate) -> Candidate:
    """A sanction by a rule, without a country as issuer where the model thinks of others."""
    issuer, place = candidate.ends.get("issuer"), passage.place_of(candidate.ends["target"])
    if issuer is None or issuer.kind == ORGANIZATION or place is None:
        return candidate
    thought_of = {_end(passage.found[link.second]) for link in passage.links_from("issuer", place)}
    return (
        candidate
        if not thought_of or _end(issuer) in thought_of
        else replace(candidate, ends={"target": candidate.ends["target"]})
    )


def sanctions(passage: Passage, by_rule: Sequence[Candidate]) -> Iterator[Candidate]:
    """Who is sanctioned, and by whom, beside the targets that the rules read."""
    read = {_end(end) for candidate in by_rule for end in candidate.ends.values()}
    places = {place for one in by_rule for place in range(one.ends["target"].first, one.ends["target"].last)}
    for link in _sure(passage, "target"):
        target, issuer = passage.found[link.first], _issuer(passage, link.first)
        itself = issuer is not None and not {*_names(issuer)}.isdisjoint(_names(target))
        told = told_status(passage, link.first)
        measured = told or tells_measure(passage.sentences[passage.sentence_of(target)])
        if (
            _end(target) in read
            or target.first in places
            or itself
            or not measured
            or not may_be_target(passage, target, *_within(passage, link.first))
        ):
            continue
        if not _serves(passage, link.first, issuer):
            ends = {"target": target} | ({"issuer": issuer} if issuer else {})
            status = told or link.answer
            yield Candidate(ends, status, passage.extent(*ends.values()), LEARNED, _dated(passage, target, status))


def _issuer(passage: Passage, target: int, *, least: float = 0.0) -> Found | None:
    """The issuer that is the most probable of all targets of a list together, if it is so of one: a measure has one."""
    every = [link for one in _listed(passage, target) for link in _sure(passage, "issuer", one)]
    linked: dict[object, list[Link]] = {}
    for link in [one for one in every if _in_one_paragraph(passage, one)] or every:
        linked.setdefault(_end(passage.found[link.second]), []).append(link)
    best = max(linked.values(), key=lambda links: sum(link.probability for link in links), default=())
    top = max(best, key=lambda link: link.probability, default=None)
    return passage.found[top.second] if top and top.probability >= least else None


def _in_one_paragraph(passage: Passage, link: Link) -> bool:
    start, end = passage.extent(*_pair(passage, link))
    return "\n\n" not in passage.text[start:end]


def _listed(passage: Passage, index: int) -> list[int]:
    """The mentions that stand in one list with a mention, and itself."""
    code, item = _ahead(passage, index)[0], _item(passage, index)
    lists = (found.group() for found in _LIST.finditer(code) if item in found.group())
    return [int(place) for place in re.findall(r"<\w(\d+)>", next(lists, item))]


_LIST = re.compile(r"<\w\d+> (?:(?:(?:,|and|or|the) )+<\w\d+> )*")


def _names(mention: Found) -> Iterator[object]:
    """What an end stands for, and the body behind it: the Security Council sanctions for the United Nations."""
    yield _end(mention)
    if mention.entity and mention.kind == ORGANIZATION and (behind := metonym(mention.entity.name)):
        yield behind.id


def _dated(passage: Passage, target: Found, status: str) -> dict[str, str]:
    sentence = passage.sentences[passage.sentence_of(target)]
    day = stated_date(sentence, 0, len(sentence.code), status)
    return {"date": day} if day else {}


def _ahead(passage: Passage, index: int) -> tuple[str, int]:
    sentence, end = _after(passage, index)
    return sentence.code, end


def _serves(passage: Passage, person: int, issuer: Found | None) -> bool:
    """Whether a person holds a post of the issuer: the EU's foreign policy chief is not whom the EU sanctions."""
    titles = [link.second for link in _sure(passage, "role", person)]
    owners = [_best(passage, "owner", title) for title in titles]
    return issuer is not None and any(owner and _end(owner) == _end(issuer) for owner in owners)


def _sure(passage: Passage, head: str, first: int | None = None) -> Iterator[Link]:
    """The links of a head, or those of one first mention, that are probable enough and told as facts."""
    links = (passage.links or {}).get(head, ()) if first is None else passage.links_from(head, first)
    for link in links:
        if link.probability >= needed(passage, head, link) and is_told(*_told_in(passage, link)):
            yield link


def _told_in(passage: Passage, link: Link) -> tuple[Sentence, int, int]:
    """The sentence of the earlier mention of a link, and where in its code the two stand, as far as both are in it."""
    index = min(link.first, link.second, key=lambda place: passage.found[place].first)
    sentence, end = _after(passage, index)
    start = sentence.code.rfind("<", 0, end)
    other = sentence.code.find(_item(passage, link.first + link.second - index))
    return sentence, start, max(end, other)


def _between(passage: Passage, link: Link) -> str:
    """What stands between two mentions, in the code of their sentences."""
    sentence, start, end = _told_in(passage, link)
    first, last = sorted((link.first, link.second))
    if passage.sentence_of(passage.found[first]) == passage.sentence_of(passage.found[last]):
        return sentence.code[start:end]
    later, stop = _after(passage, last)
    return sentence.code[start:] + later.code[:stop]


def _best(passage: Passage, head: str, first: int, *, least: float = 0.0) -> Found | None:
    """The most probable second mention of a first, if one is probable enough."""
    top = max(_sure(passage, head, first), key=lambda link: link.probability, default=None)
    return passage.found[top.second] if top and top.probability >= least else None


def _pair(passage: Passage, link: Link) -> tuple[Found, Found]:
    return passage.found[link.first], passage.found[link.second]


def _entities(candidate: Candidate) -> tuple[object, ...]:
    return tuple(_end(end) for end in candidate.ends.values())


def _end(mention: Found) -> object:
    return mention.entity.id if mention.entity else mention


def _after(passage: Passage, index: int) -> tuple[Sentence, int]:
    """The sentence of a mention, and where the words after it begin in the encoded sentence."""
    mention = passage.found[index]
    sentence = passage.sentences[passage.sentence_of(mention)]
    item = _item(passage, index)
    return sentence, sentence.code.find(item) + len(item)


def _item(passage: Passage, index: int) -> str:
    return f"<{passage.found[index].kind}{index}> "
