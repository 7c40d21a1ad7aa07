"""Sentences that tell of sanctions, and sentences that do not."""

from extractors.relations.base import Example

POSITIVE: tuple[Example, ...] = (
    ("Canada imposed sanctions on Belarus.", [{"issuer": "Canada", "target": "Belarus", "status": "imposed"}]),
)

NEGATIVE: tuple[str, ...] = ("The committee sanctioned the plan.",)
