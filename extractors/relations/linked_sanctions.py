"""Targets that the language model links, where it has read the passage, beside the rules; and their issuers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.dates import stated_date
from extractors.relations.base import Candidate
from extractors.relations.linked import FILLED, LEARNED, ahead, around, both_ends, code_of, meant, owner_of, sure_links
from extractors.relations.measure_status import told_status, was_listed
from extractors.relations.target_checks import may_be_target
from extractors.relations.triggers import tells_measure
from extractors.syntax import ORGANIZATION, Found, Link, Passage
from graph.resolution import metonym


def issued(passage: Passage, candidate: Candidate) -> Candidate:
    """A sanction by a rule, with the issuer that the model reads where the rule has found none."""
    candidate, target = _undoubted(passage, candidate), candidate.ends["target"]
    if "issuer" in candidate.ends or (place := passage.place_of(target)) is None:
        return candidate
    issuer = _issuer(passage, place, least=FILLED["issuer"])
    if issuer is None or meant(issuer) == meant(target) or (candidate.status == "proposed" and _asks(passage, issuer)):
        return candidate
    (start, end), (first, last) = candidate.span, passage.extent(issuer)
    return replace(candidate, ends={**candidate.ends, "issuer": issuer}, span=(min(start, first), max(end, last)))


def _asks(passage: Passage, mention: Found) -> bool:
    """Whether a mention is the one who asks for a measure: it asks others."""
    place = passage.place_of(mention)
    return place is not None and bool(_ASKS.match(around(passage, place)[1]))


_ASKS = re.compile(r"(?:(?!resolution|draft)[^<\s]+ |<[TN]\d+> ){0,3}?(?:call|urg|ask|demand|appeal)\w* ")


def _undoubted(passage: Passage, candidate: Candidate) -> Candidate:
    """A sanction by a rule, without a country as issuer where the model thinks of others."""
    issuer, place = candidate.ends.get("issuer"), passage.place_of(candidate.ends["target"])
    if issuer is None or issuer.kind == ORGANIZATION or place is None:
        return candidate
    thought_of = {meant(passage.found[link.second]) for link in passage.links_from("issuer", place)}
    return (
        candidate
        if not thought_of or meant(issuer) in thought_of
        else replace(candidate, ends={"target": candidate.ends["target"]})
    )


def sanctions(passage: Passage, by_rule: Sequence[Candidate]) -> Iterator[Candidate]:
    """Who is sanctioned, and by whom, beside the targets that the rules read."""
    read = {meant(end) for candidate in by_rule for end in candidate.ends.values()}
    places = {place for one in by_rule for place in range(one.ends["target"].first, one.ends["target"].last)}
    for link in sure_links(passage, "target"):
        target, issuer = passage.found[link.first], _issuer(passage, link.first)
        itself = issuer is not None and not {*_names(issuer)}.isdisjoint(_names(target))
        told = told_status(passage, link.first)
        measured = told or tells_measure(passage.sentences[passage.sentence_of(target)])
        if (
            meant(target) in read
            or target.first in places
            or itself
            or not measured
            or not may_be_target(passage, target, *around(passage, link.first))
        ):
            continue
        if not _serves(passage, link.first, issuer):
            ends = {"target": target} | ({"issuer": issuer} if issuer else {})
            status = told or link.answer
            day = {} if was_listed(passage, link.first) else _dated(passage, target, status)
            yield Candidate(ends, status, passage.extent(*ends.values()), LEARNED, day)


def _issuer(passage: Passage, target: int, *, least: float = 0.0) -> Found | None:
    """The issuer that is the most probable of all targets of a list together, if it is so of one: a measure has one."""
    every = [link for one in _listed(passage, target) for link in sure_links(passage, "issuer", one)]
    linked: dict[object, list[Link]] = {}
    for link in [one for one in every if _in_one_paragraph(passage, one)] or every:
        linked.setdefault(meant(passage.found[link.second]), []).append(link)
    likeliest = max(linked.values(), key=lambda links: sum(link.probability for link in links), default=())
    top = max(likeliest, key=lambda link: link.probability, default=None)
    return passage.found[top.second] if top and top.probability >= least else None


def _in_one_paragraph(passage: Passage, link: Link) -> bool:
    start, end = passage.extent(*both_ends(passage, link))
    return "\n\n" not in passage.text[start:end]


def _listed(passage: Passage, index: int) -> list[int]:
    """The mentions that stand in one list with a mention, and itself."""
    code, item = ahead(passage, index)[0], code_of(passage, index)
    lists = (found.group() for found in _LIST.finditer(code) if item in found.group())
    return [int(place) for place in re.findall(r"<\w(\d+)>", next(lists, item))]


_LIST = re.compile(r"<\w\d+> (?:(?:(?:,|and|or|the) )+<\w\d+> )*")


def _names(mention: Found) -> Iterator[object]:
    """What an end stands for, and the body behind it: the Security Council sanctions for the United Nations."""
    yield meant(mention)
    if mention.entity and mention.kind == ORGANIZATION and (behind := metonym(mention.entity.name)):
        yield behind.id


def _dated(passage: Passage, target: Found, status: str) -> dict[str, str]:
    sentence = passage.sentences[passage.sentence_of(target)]
    day = stated_date(sentence, 0, len(sentence.code), status)
    return {"date": day} if day else {}


def _serves(passage: Passage, person: int, issuer: Found | None) -> bool:
    """Whether a person holds a post of the issuer: the EU's foreign policy chief is not whom the EU sanctions."""
    titles = [link.second for link in sure_links(passage, "role", person)]
    owners = [owner_of(passage, title) for title in titles]
    return issuer is not None and any(owner and meant(owner) == meant(issuer) for owner in owners)
