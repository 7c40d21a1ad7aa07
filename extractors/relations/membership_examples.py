"""Sentences that state what a country is to an organization, and sentences that do not."""

from extractors.relations.base import Example

POSITIVE: tuple[Example, ...] = (
    (
        "Montenegro joined NATO in 2017.",
        [{"country": "Montenegro", "organization": "North Atlantic Treaty Organization", "relation": "joined", "status": "current"}],
    ),
)

NEGATIVE: tuple[str, ...] = ("Diplomats from Chile met officials of the European Union.",)
