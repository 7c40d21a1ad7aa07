"""Relations of FollowTheMoney → what they state."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import product
from typing import Any, Final

from graph.export._ftm_index import Index
from graph.export._ftm_parties import Proxy, authority, bare_title, country, is_known
from graph.model import Entity, PartialDate, slug
from graph.ontology import COUNTRY_ORGANIZATION, SANCTION_TARGET

_ENDED: Final = frozenset({"ended", "former", "inactive", "expired", "lifted", "revoked", "terminated", "withdrew"})
_GOING_ON: Final = frozenset({"", "active", "current", "imposed", "extended", "in force"})
_OF_ROLES: Final = frozenset({"acting", "incoming"})
_RELATIONS: Final = sorted(COUNTRY_ORGANIZATION.qualifiers["relation"] or (), key=lambda word: (word == "member", word))
_STATES: Final = COUNTRY_ORGANIZATION.ends["country"].kinds
_TARGETS: Final = SANCTION_TARGET.ends["target"].kinds

Said = tuple[str, dict[str, Entity], str, dict[str, str]]
"""The kind, ends, status and qualifiers of a statement."""


class Inexpressible(Exception):
    """A relation that no statement can express; the message says why."""


def said(proxy: Proxy, index: Index, on: str) -> list[Said]:
    """What a relation states.

    Args:
        proxy: An entity of one of `RELATIONS`.
        index: Where its parties are.
        on: The date of what it states, or nothing.

    Raises:
        Inexpressible: No statement can express it.
    """
    found = list(RELATIONS[proxy.schema.name](proxy, index, on))
    if not found:
        raise Inexpressible("it names no party")
    return found


def _occupancy(proxy: Proxy, index: Index, on: str) -> Iterator[Said]:
    status, term = _term(proxy, on)
    for holder, post in product(proxy.get("holder"), proxy.get("post")):
        position = index.party(post)
        if position is None or "title" not in position:
            raise Inexpressible("its post is not in the file")
        of = _place(position, index)
        ends = {"person": _party(index, holder, "Person")} | ({"of": of} if of else {})
        yield "person_role", ends, status, {"title": bare_title(position["title"], of), **term}


def _place(position: Mapping[str, Any], index: Index) -> Entity | None:
    """The one body, or else the one country, that a position belongs to."""
    bodies = [
        _party(index, id_, "Organization", "Country") for id_ in position["organizations"][:2] if index.party(id_)
    ]
    places = bodies or list(filter(None, map(country, position["countries"])))
    return places[0] if len(places) == 1 else None


def _membership(proxy: Proxy, index: Index, on: str) -> Iterator[Said]:
    status, term = _term(proxy, on)
    role = next(iter(sorted(proxy.get("role"))), "member")
    for one, other in product(proxy.get("member"), proxy.get("organization")):
        member, body = _party(index, one, "Person", *_STATES), _party(index, other, "Organization")
        if member.kind == "Person":
            yield "person_role", {"person": member, "of": body}, status, {"title": role, **term}
        else:
            relation = next((word for word in _RELATIONS if word in role.lower()), "member")
            ends = {"country": member, "organization": body}
            yield "country_organization", ends, _plain(status), {"relation": relation, **term}


def _post(person: str, body: str, title: str) -> Callable[[Proxy, Index, str], Iterator[Said]]:
    """A relation of a person and a body, called by its role."""

    def read(proxy: Proxy, index: Index, on: str) -> Iterator[Said]:
        status, term = _term(proxy, on)
        role = next(iter(sorted(proxy.get("role"))), title)
        for one, other in product(proxy.get(person), proxy.get(body)):
            ends = {"person": _party(index, one, "Person"), "of": _party(index, other, "Organization", "Country")}
            yield "person_role", ends, status, {"title": bare_title(role, ends["of"]), **term}

    return read


def _sanction(proxy: Proxy, index: Index, on: str) -> Iterator[Said]:
    status, term = _term(proxy, on)
    stands, issuer = "lifted" if _plain(status) == "former" else "imposed", _issuer(proxy)
    begun = term.get("since") or _date(min, proxy.get("listingDate"), proxy.get("date"))
    date = term.get("until") if stands == "lifted" else begun
    known = {"date": date, "reason": next(iter(proxy.get("reason")), None)}
    for id_ in proxy.get("entity"):
        ends = {"target": _party(index, id_, *_TARGETS)} | ({"issuer": issuer} if issuer else {})
        yield "sanction_target", ends, stands, {name: value for name, value in known.items() if value}


def _issuer(proxy: Proxy) -> Entity | None:
    """The country (or union) whose measure it is; else the authority, or who acts through it."""
    codes, names = proxy.get("country"), proxy.get("authority")
    by_code = country(codes[0]) if len(codes) == 1 else None
    return by_code or (authority(names[0]) if names else None)


def _party(index: Index, id_: str, *kinds: str) -> Entity:
    record = index.party(id_)
    if record is None or "kind" not in record:
        raise Inexpressible("one of its parties is not in the file, or of a kind that has no place")
    if record["kind"] not in kinds:
        raise Inexpressible(f"one of its parties is a {record['kind']}")
    entity = Entity(**record)
    if is_known(entity) or index.namesakes(entity.id) < 2:
        return entity
    # Two of one name are two: the file says so.
    return replace(entity, id=f"{entity.id}--{slug(id_)}")


def _term(proxy: Proxy, on: str) -> tuple[str, dict[str, str]]:
    """How it stands (`current`, `former`, `acting` or `incoming`), and since and until when."""
    since, until = _date(min, proxy.get("startDate")), _date(max, proxy.get("endDate"))
    dates = {"since": since, "until": until}
    return _status(proxy, since or "", until or "", on), {name: one for name, one in dates.items() if one}


def _status(proxy: Proxy, since: str, until: str, on: str) -> str:
    word = next(iter(sorted(proxy.get("status", quiet=True))), "").lower()
    if word in _ENDED or (until and not (on and PartialDate(until).last_day >= on)):
        return "former"
    if word not in _GOING_ON | _OF_ROLES:
        raise Inexpressible(f"its status is {word[:40]!r}")
    if on and since > PartialDate(on).last_day:
        return "incoming"
    return word if word in _OF_ROLES else "current"


def _plain(status: str) -> str:
    """The status of what is no office: nothing acts for it, and what has not begun is no fact."""
    if status == "incoming":
        raise Inexpressible("it has not begun")
    return "former" if status == "former" else "current"


def _date(choose: Callable[[list[str]], str], *groups: list[str]) -> str | None:
    """A day, month or year of the first group that has one; times of day are cut off."""
    dates = next(filter(None, groups), None)
    return str(PartialDate(choose([one[:10] for one in dates]))) if dates else None


RELATIONS: Final[Mapping[str, Callable[[Proxy, Index, str], Iterator[Said]]]] = {
    "Directorship": _post("director", "organization", "director"),
    "Employment": _post("employee", "employer", "employee"),
    "Membership": _membership,
    "Occupancy": _occupancy,
    "Sanction": _sanction,
}
"""The schemata that statements can express."""
