"""Links: which of many profiles are one person or organization, and which of the links may be followed unasked."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Final, NamedTuple

from graph.blocking import candidates
from graph.comparison import compare
from graph.profiles import Profile

SURE: Final = 0.95
"""From this score on two are merged unasked."""

REVIEW: Final = 0.3
"""From this score on a human is asked."""

_IMPOSSIBLE: Final = 0.05
_STEP: Final = 1 << 14

Progress = Callable[[int, int], None]


class Link(NamedTuple):
    """Two ids that may be one's, how sure that is, and why."""

    left: str
    right: str
    score: float
    reason: str


class Decisions(NamedTuple):
    """Links that may be followed, and those that a human decides on; each surest first."""

    sure: list[Link]
    unsure: list[Link]


def links(known: Sequence[Profile], progress: Progress | None = None) -> list[Link]:
    """Every pair that scores at least `REVIEW`, surest first.

    Args:
        known: In the order of ids.
        progress: Told how many of how many pairs are compared.
    """
    return sorted(_compared(known, progress), key=lambda link: (-link.score, link[:2]))


def _compared(known: Sequence[Profile], progress: Progress | None) -> Iterator[Link]:
    pairs = candidates(known)
    for done, code in enumerate(pairs):
        one, other = (known[place] for place in divmod(int(code), len(known)))
        found = compare(one, other)
        if found and found.score >= REVIEW:
            yield Link(one.id, other.id, found.score, found.reason)
        if progress and done % _STEP == 0:
            progress(done, len(pairs))


def decide(
    known: Iterable[Profile],
    found: Iterable[Link],
    may_follow: Callable[[Link], bool] = lambda link: link.score >= SURE,
    apart: Collection[tuple[str, str]] = (),
) -> Decisions:
    """Which links may be followed unasked.

    One is not where it joins two that were judged different or that cannot be one by what is known of them, by whatever
    chain; nor where one end has a likely partner that cannot be the other end: which of the two it is, a human says.

    Args:
        known: The profiles that the links are between.
        found: Surest first (`links`).
        may_follow: Whether a link is sure enough.
        apart: Pairs of ids (the smaller first) that were judged different.
    """
    return _Decider({one.id: one for one in known}, list(found), apart).decide(may_follow)


class _Decider:
    """The groups that the links followed so far make."""

    def __init__(self, known: Mapping[str, Profile], found: Sequence[Link], apart: Collection[tuple[str, str]]) -> None:
        self.known = known
        self.apart = frozenset(apart)
        self.links = [link for link in found if (link.left, link.right) not in self.apart]
        self.partners: dict[str, set[str]] = defaultdict(set)
        for link in self.links:
            self.partners[link.left].add(link.right)
            self.partners[link.right].add(link.left)
        self.group: dict[str, frozenset[str]] = {}

    def decide(self, may_follow: Callable[[Link], bool]) -> Decisions:
        decisions = Decisions([], [])
        for link in self.links:
            may = may_follow(link) and self._follow(link)
            if may or self._of(link.left) is not self._of(link.right):
                (decisions.sure if may else decisions.unsure).append(link)
        return decisions

    def _of(self, id_: str) -> frozenset[str]:
        return self.group.setdefault(id_, frozenset({id_}))

    def _follow(self, link: Link) -> bool:
        left, right = self._of(link.left), self._of(link.right)
        if left is right or self._has_rival(link) or not all(self._may_be_one(*pair) for pair in product(left, right)):
            return False
        joined = left | right
        self.group |= dict.fromkeys(joined, joined)
        return True

    def _has_rival(self, link: Link) -> bool:
        """Whether the surname that is one of them may as well be another's."""
        ours, theirs = self.partners[link.left] - {link.right}, self.partners[link.right] - {link.left}
        pairs = [*product(ours, [link.right]), *product([link.left], theirs)]
        return not all(self._may_be_one(*pair) for pair in pairs)

    def _may_be_one(self, one: str, other: str) -> bool:
        if (min(one, other), max(one, other)) in self.apart:
            return False
        found = compare(self.known[one], self.known[other])
        return found is not None and found.score > _IMPOSSIBLE
