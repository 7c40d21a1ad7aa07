"""Which pairs of many profiles are worth comparing: those that share a key of their names, or an office.

Keys of names are the consonants (`skeleton`) of two words in one order, so that spelling, transliteration and order do
not matter; a surname or an initial alone is worth comparing only with an office beside it. A key that many share is
gone through in the order of names, each with its next neighbours only (the sorted-neighbourhood method), so that the
work grows with the number of profiles, not its square.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

from graph.comparison import is_for_one
from graph.organization_names import organization_name
from graph.person_names import PersonName, person_keys, person_name, skeleton
from graph.profiles import Profile

if TYPE_CHECKING:
    import numpy as np

NEIGHBOURS: Final = 40
"""With how many of the next profiles that share a key each is compared."""


def candidates(known: Sequence[Profile]) -> "np.ndarray":
    """The pairs to compare, each once: place × count + place in `known`, which is in the order of ids.

    Numbers and not pairs, as there are millions of them.
    """
    return _pairs(*_keyed(known), len(known))


def _keyed(known: Sequence[Profile]) -> tuple["np.ndarray", "np.ndarray"]:
    """Hashes of keys, and the places of those who have them; those with one key side by side, in order."""
    import numpy as np

    keys, owners = array("q"), array("q")
    for place, profile in enumerate(known):
        for key in keys_of(profile):
            keys.append(hash(key))
            owners.append(place)
    found = np.array(keys, dtype=np.int64)
    order = np.argsort(found, kind="stable")
    return found[order], np.array(owners, dtype=np.int64)[order]


def _pairs(keys: "np.ndarray", owners: "np.ndarray", count: int) -> "np.ndarray":
    import numpy as np

    pairs = [np.empty(0, dtype=np.int64)]
    for distance in range(1, min(NEIGHBOURS, len(keys) - 1) + 1):
        together = keys[:-distance] == keys[distance:]
        pairs.append(owners[:-distance][together] * count + owners[distance:][together])
    return np.unique(np.concatenate(pairs))


def keys_of(profile: Profile) -> frozenset[str]:
    """The keys by which a profile is found."""
    names = person_keys if profile.kind == "Person" else _organization_keys
    found = {key for name in profile.names for key in names(name)}
    found |= {f"item {profile.qid}"} if profile.qid else set()
    return frozenset(found | set(_office_keys(profile)))


def _office_keys(profile: Profile) -> Iterator[str]:
    words = _skeletons(map(person_name, profile.names)) if profile.holdings else set()
    for one in profile.holdings:
        if one.of:
            yield from (f"{one.title} {one.of} {word}" for word in words)
            if is_for_one(one):
                yield f"{one.title} {one.of}"


def _skeletons(names: Iterable[PersonName]) -> set[str]:
    return {part.skeleton for name in names for part in name.words if not part.is_initial}


def _organization_keys(name: str) -> Iterator[str]:
    known = organization_name(name)
    yield "words " + " ".join(known.words)
    yield "letters " + known.acronym
    yield "sound " + " ".join(word if ":" in word else skeleton(word) for word in known.words)
