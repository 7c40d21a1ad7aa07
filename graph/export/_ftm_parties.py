"""Who FollowTheMoney's entities are to us: people, organizations, ships and countries; and what a position is."""

import re
from dataclasses import asdict, replace
from typing import Any, Final

from graph import resolution
from graph.model import Entity, slug
from graph.names import entities

_KINDS: Final = ("Person", "Vessel", "Organization")
_UNIONS: Final = frozenset({"eu", "un"})
_QID: Final = re.compile(r"Q[1-9][0-9]*")
_PLACE: Final = re.compile(r"(?: of | of the | for |, )(?=[A-Z])")

Proxy = Any
"""An entity as the library has it."""


def record(proxy: Proxy) -> dict[str, Any] | None:
    """What is kept of a party or a position; None for what is neither, and for what has no name."""
    if not proxy.names:
        return None
    if proxy.schema.is_a("Position"):
        bodies, countries = proxy.get("organization"), proxy.get("country")
        return {"title": _name(proxy), "organizations": sorted(bodies), "countries": sorted(countries)}
    entity = _state(proxy) or _entity(proxy)
    return asdict(replace(entity, qid=entity.qid or _qid(proxy))) if entity else None


def is_known(entity: Entity) -> bool:
    """Whether the reference tables have it, so that its name tells who it is."""
    return entity.id in entities()


def country(code: str) -> Entity | None:
    """The country of a code, or the union.

    >>> country("ru").name, country("eu").name
    ('Russia', 'European Union')
    """
    return entities().get(f"country:{code.upper()}") or (
        resolution.organization(code.upper()) if code in _UNIONS else None
    )


def authority(name: str) -> Entity:
    """Who acts through an authority.

    >>> authority("Office of Foreign Assets Control").name, authority("Council of Ruritania").id
    ('United States', 'org:council-of-ruritania')
    """
    acting = resolution.country(name) or resolution.metonym(name)
    return acting or resolution.organization_or_new(name)


def bare_title(title: str, of: Entity | None) -> str:
    """A title without the country or body that it is of, where that is known beside it.

    >>> bare_title("Minister of Foreign Affairs of Russia", country("ru"))
    'Minister of Foreign Affairs'
    """
    for place in _PLACE.finditer(title) if of else ():
        after = title[place.end() :]
        if of in (resolution.country(after), resolution.organization(after)) or (of and of.name == after):
            return title[: place.start()]
    return title


def _name(proxy: Proxy) -> str:
    """The name to show: the one that the file chose, or else the library."""
    chosen = proxy.context.get("caption")
    return str(chosen if chosen in proxy.names else proxy.caption)


def _state(proxy: Proxy) -> Entity | None:
    """A territory by its code, or a public body that is called like a country: the state."""
    if proxy.schema.is_a("Territory"):
        ids = [f"{kind}:{code.upper()}" for code in proxy.get("territoryCode") for kind in ("country", "region")]
        return next((entities()[id_] for id_ in ids if id_ in entities()), None)
    return resolution.country(_name(proxy)) if proxy.schema.is_a("PublicBody") else None


def _entity(proxy: Proxy) -> Entity | None:
    kind = next((kind for kind in _KINDS if proxy.schema.is_a(kind)), None)
    if kind == "Person":
        return resolution.person(_name(proxy))
    if kind == "Organization":
        return resolution.organization_or_new(_name(proxy))
    return Entity(f"vessel:{slug(_name(proxy))}", kind, _name(proxy)) if kind else None


def _qid(proxy: Proxy) -> str | None:
    return proxy.first("wikidataId", quiet=True) or (proxy.id if _QID.fullmatch(proxy.id) else None)
