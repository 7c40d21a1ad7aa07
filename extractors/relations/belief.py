"""How sure a relation is: what its rule is worth, weighed with what the language model says of its ends.

Both go as log-odds into a logistic curve of three numbers for each type of relation (Platt scaling of two scores),
fitted by `extractors.training.calibrate` on passages that taught neither.
"""

from collections.abc import Callable, Hashable, Mapping
from math import exp, log

from extractors.relations.base import Candidate, RelationExtractor
from extractors.relations.linked import held
from extractors.syntax import Found, Passage

LEAST = 0.02
"""The probability of what the model does not speak of, and the distance that is kept from certainty."""


class Belief:
    """What the language model says of the candidates of one passage.

    Args:
        passage: With its links, if a model has read it.
    """

    def __init__(self, passage: Passage) -> None:
        self.passage = passage

    def confidence(self, extractor: RelationExtractor, candidate: Candidate) -> float:
        """The confidence of a candidate, from 0 to 1 in steps of 0.01; by its rule alone where no model has read."""
        share = extractor.confidence[candidate.rule]
        if self.passage.links is None or extractor.type not in _ENDS:
            return share
        base, by_rule, by_model = extractor.belief
        odds = base + by_rule * log_odds(share) + by_model * log_odds(self.probability(extractor.type, candidate))
        return round(1 / (1 + exp(-odds)), 2)

    def probability(self, kind: str, candidate: Candidate) -> float:
        """How probable the model finds the ends of a candidate, all of them; LEAST if it links none of them."""
        return max(LEAST, _ENDS[kind](self, candidate.ends, candidate.qualifiers))

    def second(self, head: str, first: int, end: Found | None) -> float:
        """How probable an end of a first mention is; or that there is none, where the candidate has none.

        Of an end that is no mention, such as the list that tells an issuer, the model does not know.
        """
        links = self.passage.links_of(head, self.passage.found[first])
        if end is None or self.passage.place_of(end) is None:
            return 1 - max((link.probability for link in links), default=0)
        named = (link.probability for link in links if _name(self.passage.found[link.second]) == _name(end))
        return max(named, default=LEAST)


def _name(mention: Found) -> Hashable:
    """What a mention names: its entity, or what stands at its place."""
    return mention.entity.id if mention.entity else (mention.first, mention.last)


def log_odds(share: float) -> float:
    """The logarithm of the odds of a share, which is kept away from 0 and 1 by LEAST."""
    kept = min(1 - LEAST, max(LEAST, share))
    return log(kept / (1 - kept))


Ends = Mapping[str, Found]


def _role(belief: Belief, ends: Ends, said: Mapping[str, str]) -> float:
    links = held(belief.passage, ends["person"], said["title"])
    return max((link.probability * belief.second("owner", link.second, ends.get("of")) for link in links), default=0)


def _membership(belief: Belief, ends: Ends, _: Mapping[str, str]) -> float:
    body, found = _name(ends["organization"]), belief.passage.found
    links = belief.passage.links_of("membership", ends["country"])
    return max((link.probability for link in links if _name(found[link.second]) == body), default=0)


def _sanction(belief: Belief, ends: Ends, _: Mapping[str, str]) -> float:
    issuer, links = ends.get("issuer"), belief.passage.links_of("target", ends["target"])
    return max((link.probability * belief.second("issuer", link.first, issuer) for link in links), default=0)


_ENDS: Mapping[str, Callable[[Belief, Ends, Mapping[str, str]], float]] = {
    "person_role": _role,
    "country_organization": _membership,
    "sanction_target": _sanction,
}
