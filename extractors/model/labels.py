"""What the model finds: spans of words with labels, in layers."""

from dataclasses import dataclass

NAMES = ("PERSON", "ORG", "LOC", "NORP", "DATE")
"""Labels of names. LOC holds countries and cities (GPE elsewhere) and places alike: no corpus tells them apart."""

TITLES = ("TITLE",)
"""Titles of offices. They have a layer of their own, since a title may hold a name ("UN envoy for Yemen")."""

LAYERS: dict[str, tuple[str, ...]] = {"names": NAMES, "titles": TITLES}
"""Each layer's labels. Spans of one layer do not overlap; spans of two may."""

LABELS = frozenset((*NAMES, *TITLES))

OUTSIDE = "O"
"""In no span."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Words `first` up to, not including, `end`, that are one `label`."""

    first: int
    end: int
    label: str
