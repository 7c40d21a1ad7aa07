"""Mappings that make their values when they are asked for, so that a large graph takes little memory."""

import gc
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, ValuesView
from contextlib import contextmanager
from functools import cached_property
from itertools import chain, starmap
from typing import Any, Final, Generic, TypeVar

from graph.elements import Relationship

_STATEMENT: Final = "statement:"
"""What the ids of statements begin with, and no entity's."""

_S = TypeVar("_S")
_T = TypeVar("_T")


@contextmanager
def uncollected() -> Iterator[None]:
    """A block that makes millions of objects, none of them garbage: looking for some in it would double its time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


class Made(Mapping[str, _T], Generic[_S, _T]):
    """Values made of what another mapping holds by the same keys.

    Args:
        sources: What to make values of.
        make: Makes a value of its key and what is held by it.
        shape: What tells values with other properties, or other types of properties, apart by what they are made of.

    >>> dict(Made({"a": 1, "b": 2}, lambda key, number: key * number))
    {'a': 'a', 'b': 'bb'}
    """

    def __init__(
        self, sources: Mapping[str, _S], make: Callable[[str, _S], _T], shape: Callable[[_S], Hashable] = id
    ) -> None:
        self.sources = sources
        self._make = make
        self._shape = shape

    def __getitem__(self, key: str) -> _T:
        return self._make(key, self.sources[key])

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)

    def __contains__(self, key: object) -> bool:
        return key in self.sources

    def values(self) -> ValuesView[_T]:
        """All values, each made when its turn comes."""
        return Values(self, lambda: starmap(self._make, self.sources.items()))

    def samples(self) -> Iterator[_T]:
        """One value of each shape."""
        shapes = {self._shape(source): key for key, source in self.sources.items()}
        return (self[key] for key in shapes.values())


class Values(ValuesView[_T]):
    """The values of a mapping that goes through them faster than by looking each up."""

    def __init__(self, mapping: Mapping[str, _T], each: Callable[[], Iterator[_T]]) -> None:
        super().__init__(mapping)
        self._each = each

    def __iter__(self) -> Iterator[_T]:
        return self._each()


class Relationships(Mapping[str, Relationship], Generic[_S]):
    """Facts by their keys and what starts from statements, in the order of their starts.

    The keys of the latter, several a statement, are not kept. They are worked out when one of them is asked for by key,
    which costs time and memory once; going through all of them does not.

    Args:
        facts: In the order of their starts, ends and keys.
        statements: In the order of their ids.
        of: What starts from a statement, in the order of the ends.
        shape: As for `Made`, of what starts from a statement.
        count: How many relationships start from statements.
    """

    def __init__(
        self,
        facts: Made[Any, Relationship],
        statements: Sequence[_S],
        of: Callable[[_S], list[Relationship]],
        shape: Callable[[_S], Hashable],
        count: int,
    ) -> None:
        self._facts = facts
        self._statements = statements
        self._of = of
        self._shape = shape
        self._count = count

    def __getitem__(self, key: str) -> Relationship:
        if key in self._facts:
            return self._facts[key]
        return next(one for one in self._of(self._statements[self._places[key]]) if one.key == key)

    def __iter__(self) -> Iterator[str]:
        return (one.key for one in self._each())

    def __len__(self) -> int:
        return len(self._facts) + self._count

    def __contains__(self, key: object) -> bool:
        return key in self._facts or (bool(key) and key in self._places)

    def values(self) -> ValuesView[Relationship]:
        """All relationships, each made when its turn comes."""
        return Values(self, self._each)

    def samples(self) -> Iterator[Relationship]:
        """At least one relationship of each shape."""
        shapes = {self._shape(one): one for one in self._statements}
        return chain(self._facts.samples(), chain.from_iterable(map(self._of, shapes.values())))

    def _each(self) -> Iterator[Relationship]:
        others = self._others()
        for fact in self._facts.values():
            if fact.start > _STATEMENT:
                yield from others  # all of them at the first such fact, none at the next
            yield fact
        yield from others

    def _others(self) -> Iterator[Relationship]:
        return chain.from_iterable(map(self._of, self._statements))

    @cached_property
    def _places(self) -> Mapping[str, int]:
        return {edge.key: place for place, one in enumerate(self._statements) for edge in self._of(one)}


def samples(mapping: Mapping[str, _T]) -> Iterable[_T]:
    """Enough of the values to know each property that any of them has, and its types."""
    return mapping.samples() if isinstance(mapping, Made | Relationships) else mapping.values()


def in_order(mapping: Mapping[str, _T], order: Callable[[_T], Any]) -> Iterable[_T]:
    """The values in an order that the mappings of this module have from the start."""
    values = mapping.values()
    return values if isinstance(mapping, Made | Relationships) else sorted(values, key=order)
