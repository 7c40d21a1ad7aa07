"""How sure a relation is: what its rule is worth, weighed with what the language model says of its ends.

Both go as log-odds into a logistic curve of three numbers for each type of relation (Platt scaling of two scores),
fitted by `extractors.training.calibrate` on passages that taught neither.
"""

from collections.abc import Callable, Iterable, Mapping
from math import exp, log

from extractors.relations.base import Candidate, RelationExtractor
from extractors.syntax import Found, Link, Passage
from extractors.titles import spelled

LEAST = 0.02
"""The probability of what the model does not speak of, and the distance that is kept from certainty."""


def believed(passage: Passage, extractor: RelationExtractor, candidate: Candidate) -> float:
    """The confidence of a candidate, from 0 to 1 in steps of 0.01; by its rule alone where no model has read."""
    share = extractor.confidence[candidate.rule]
    if passage.links is None or extractor.type not in _ENDS:
        return share
    base, by_rule, by_model = extractor.belief
    odds = base + by_rule * log_odds(share) + by_model * log_odds(probability(passage, extractor.type, candidate))
    return round(1 / (1 + exp(-odds)), 2)


def log_odds(share: float) -> float:
    """The logarithm of the odds of a share, which is kept away from 0 and 1 by LEAST."""
    kept = min(1 - LEAST, max(LEAST, share))
    return log(kept / (1 - kept))


def probability(passage: Passage, kind: str, candidate: Candidate) -> float:
    """How probable the language model finds the ends of a candidate, all of them; LEAST if it links none of them."""
    return max(LEAST, _ENDS[kind](passage, candidate.ends, candidate.qualifiers))


Ends = Mapping[str, Found]


def _role(passage: Passage, ends: Ends, said: Mapping[str, str]) -> float:
    held = [link for link in _links(passage, "role", ends["person"]) if _is_title(passage, link.second, said["title"])]
    return max((link.probability * _second(passage, "owner", link.second, ends.get("of")) for link in held), default=0)


def _is_title(passage: Passage, index: int, title: str) -> bool:
    """Whether a mention is of a title: rules add to it what stands around."""
    name = spelled(passage.found[index], passage).lower()
    return name in title.lower() or title.lower() in name


def _membership(passage: Passage, ends: Ends, _: Mapping[str, str]) -> float:
    found = _links(passage, "membership", ends["country"])
    return max(
        (link.probability for link in found if _same(passage.found[link.second], ends["organization"])), default=0
    )


def _sanction(passage: Passage, ends: Ends, _: Mapping[str, str]) -> float:
    found = _links(passage, "target", ends["target"])
    return max(
        (link.probability * _second(passage, "issuer", link.first, ends.get("issuer")) for link in found), default=0
    )


_ENDS: Mapping[str, Callable[[Passage, Ends, Mapping[str, str]], float]] = {
    "person_role": _role,
    "country_organization": _membership,
    "sanction_target": _sanction,
}


def _links(passage: Passage, head: str, first: Found) -> Iterable[Link]:
    """The links of a head whose first mention names the same."""
    return (link for link in (passage.links or {}).get(head, ()) if _same(passage.found[link.first], first))


def _second(passage: Passage, head: str, first: int, end: Found | None) -> float:
    """How probable an end of a first mention is; or that there is none, where the candidate has none."""
    links = [link for link in (passage.links or {}).get(head, ()) if link.first == first]
    if end is None:
        return 1 - max((link.probability for link in links), default=0)
    return max((link.probability for link in links if _same(passage.found[link.second], end)), default=LEAST)


def _same(one: Found, other: Found) -> bool:
    """Whether two mentions are one, or name one entity."""
    if one.entity and other.entity:
        return one.entity.id == other.entity.id
    return (one.first, one.last) == (other.first, other.last)
