"""What the language model links of countries and organizations, where it has read the passage, beside the rules."""

import re
from collections.abc import Iterator, Sequence

from extractors.relations.base import Candidate
from extractors.relations.linked import LEARNED, both_ends, code_between, entities_of, sure_links, until
from extractors.relations.membership_cues import as_told, belongs, is_of_others, is_replaced, is_said
from extractors.syntax import Link, Passage
from graph.resolution import is_intergovernmental


def memberships(passage: Passage, by_rule: Sequence[Candidate]) -> Iterator[Candidate]:
    """What countries are to organizations, beside what the rules read of the same two."""
    read = {entities_of(candidate) for candidate in by_rule}
    for link in sure_links(passage, "membership"):
        found = _membership(passage, link)
        if found and entities_of(found) not in read:
            yield found


def _membership(passage: Passage, link: Link) -> Candidate | None:
    """What a link says, if it is of a state and an organization of states, and said in so many words."""
    land, body = both_ends(passage, link)
    between = code_between(passage, link)
    linked, held = link.answer.split("/")
    relation, status = as_told(linked, held, between)
    states = (
        land.entity and land.entity.kind in ("Country", "Region") and body.entity and is_intergovernmental(body.entity)
    )
    negated = (_NEVER if status != "denied" else _NEVER_LEFT).search(between) and not belongs(between)
    if (
        not states
        or negated
        or is_of_others(_upto(between))
        or not is_said(relation, *_both(passage, link))
        or is_replaced(until(passage, link.first))
    ):
        return None
    ends = {"country": land, "organization": body}
    return Candidate(ends, status, passage.extent(land, body), LEARNED, {"relation": relation})


def _upto(between: str) -> str:
    """What stands between two mentions, without the second."""
    return re.sub(r"<\w\d+> $", "", between)


def _both(passage: Passage, link: Link) -> tuple[str, str]:
    """The sentences of two mentions, encoded and as written."""
    places = sorted({passage.sentence_of(mention) for mention in both_ends(passage, link)})
    both = [passage.sentences[place] for place in places]
    return "".join(one.code for one in both), " ".join(one.text for one in both)


_NEVER = re.compile(r"(?<!\S)(?:never|not|\w+n't) ")
"""Between a country and an organization: the model has seen too few of them to know what is denied."""

_NEVER_LEFT = re.compile(rf"{_NEVER.pattern}(?:[^<\s]+ ){{0,2}}?(?:leave|left|quit|withdr)")
