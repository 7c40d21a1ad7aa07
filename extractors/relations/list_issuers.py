"""Who issues a measure by the list or the law that it rests on: only the United States has an SDN List."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from extractors.relations.base import Candidate
from extractors.relations.linked import meant
from extractors.syntax import AGENCY, Found, Passage
from graph.model import Entity
from graph.resolution import sanction_lists


def with_lists(passage: Passage, candidates: Sequence[Candidate]) -> Iterator[Candidate]:
    """The sanctions, with the issuer whose list stands in the quote where nothing else tells one.

    Where the passage names lists of one issuer and no other issuer, all its measures are that one's.
    """
    named = list(_lists(passage)) if any("issuer" not in one.ends for one in candidates) else []
    others = {meant(one.ends["issuer"]) for one in candidates if "issuer" in one.ends}
    alone = named[0] if named and len({meant(one) for one in named} | others) == 1 else None
    for one in candidates:
        issuer = None if "issuer" in one.ends else _in_quote(passage, one, named) or alone
        known = issuer is not None and meant(issuer) != meant(one.ends["target"])
        yield replace(one, ends={**one.ends, "issuer": issuer}) if issuer and known else one


def _in_quote(passage: Passage, candidate: Candidate, named: Sequence[Found]) -> Found | None:
    """The issuer whose lists the sentences of a quote name, if it is one."""
    start, end = (passage.sentence_at(place) for place in (candidate.span[0], candidate.span[1] - 1))
    there = {meant(one): one for one in named if start.first <= one.first < end.last}
    return next(iter(there.values())) if len(there) == 1 else None


def _lists(passage: Passage) -> Iterator[Found]:
    """The names of lists and laws that a passage spells out, as mentions of who keeps them."""
    entities, pattern = _names()
    for match in pattern.finditer(passage.text):
        first, last = (bisect_left(passage.units, place, key=lambda unit: unit.start) for place in match.span())
        if first < last:
            yield Found(AGENCY, first, last, entities[match.group().casefold()])


@cache
def _names() -> tuple[dict[str, Entity], re.Pattern[str]]:
    entities = {name.casefold(): entity for name, entity in sanction_lists()}
    longest_first = sorted(entities, key=len, reverse=True)
    return entities, re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)
