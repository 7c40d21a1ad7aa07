"""Short ways to make statements for tests, and hypothesis strategies for them."""

from typing import Any

from hypothesis import strategies as st

from graph.model import Document, Entity, Evidence, PartialDate, Statement, slug

RUSSIA = Entity("country:RU", "Country", "Russia", "Q159")
CHINA = Entity("country:CN", "Country", "China", "Q148")
TURKEY = Entity("country:TR", "Country", "Turkey", "Q43")
UNITED_STATES = Entity("country:US", "Country", "United States", "Q30")
SCO = Entity("org:shanghai-cooperation-organisation", "Organization", "Shanghai Cooperation Organisation", "Q485207")
NATO = Entity("org:north-atlantic-treaty-organization", "Organization", "North Atlantic Treaty Organization", "Q7184")


def document(name: str = "a", published: str | None = "2023-03-23") -> Document:
    return Document(f"doc:{name}", title=f"Report {name}", published=PartialDate(published) if published else None)


def person(name: str) -> Entity:
    return Entity(f"person:{slug(name)}", "Person", name)


def evidence(quote: str, where: Document | None = None, start: int = 0) -> Evidence:
    return Evidence(where or document(), quote, start, start + len(quote))


def role(
    who: str,
    title: str,
    of: Entity | None = None,
    status: str = "current",
    *,
    where: Document | None = None,
    **more: Any,
) -> Statement:
    ends = {"person": person(who)} | ({"of": of} if of else {})
    return _statement("person_role", ends, status, where, {"title": title, **more})


def membership(
    country: Entity,
    organization: Entity,
    relation: str = "member",
    status: str = "current",
    *,
    where: Document | None = None,
    **more: Any,
) -> Statement:
    ends = {"country": country, "organization": organization}
    return _statement("country_organization", ends, status, where, {"relation": relation, **more})


def sanction(
    issuer: Entity | None, target: Entity, status: str = "imposed", *, where: Document | None = None, **more: Any
) -> Statement:
    return _statement(
        "sanction_target", ({"issuer": issuer} if issuer else {}) | {"target": target}, status, where, more
    )


def _statement(
    kind: str, ends: dict[str, Entity], status: str, where: Document | None, more: dict[str, Any]
) -> Statement:
    own = {name: more.pop(name) for name in ("attribution", "confidence", "extractor") if name in more}
    start = more.pop("start", 0)
    quote = more.pop("quote", " and ".join(entity.name for entity in ends.values()))
    return Statement(kind, ends, status, evidence(quote, where, start), more, **own)


_dates = st.sampled_from([None, "2012", "2018", "2018-03", "2018-03-21", "2020-11", "2024-05-07"])
_documents = st.builds(document, st.sampled_from("abcdef"), _dates)
_people = st.sampled_from(["Ana Ilić", "Bo Sørensen", "Chen Li"])
_countries = st.sampled_from([RUSSIA, CHINA, TURKEY])


def _once_dated(statements: list[Statement]) -> list[Statement]:
    """A document has one date; drawn statements that disagree on it are left out."""
    dates: dict[str, Document] = {}
    return [
        one
        for one in statements
        if dates.setdefault(one.evidence.document.id, one.evidence.document) == one.evidence.document
    ]


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


_roles = st.builds(
    lambda who, title, of, status, where, since, until, start: role(
        who, title, of, status, where=where, start=start, **_given(since=since, until=until)
    ),
    _people,
    st.sampled_from(["president", "foreign minister", "minister of foreign affairs", "deputy mayor"]),
    st.one_of(st.none(), _countries),
    st.sampled_from(["current", "former", "incoming", "acting", "candidate", "conditional", "denied"]),
    _documents,
    _dates,
    _dates,
    st.integers(0, 50),
)
_memberships = st.builds(
    lambda country, relation, status, where, since, start, confidence: membership(
        country, SCO, relation, status, where=where, start=start, confidence=confidence, **_given(since=since)
    ),
    _countries,
    st.sampled_from(["member", "founder", "observer", "withdrew", "suspended", "joined"]),
    st.sampled_from(["current", "former", "prospective", "conditional", "denied"]),
    _documents,
    _dates,
    st.integers(0, 3),
    st.sampled_from([0.5, 0.9]),  # the same statement, by one that is surer
)
_sanctions = st.builds(
    lambda issuer, target, status, where, date, reason: sanction(
        issuer, target, status, where=where, **_given(date=date, reason=reason)
    ),
    st.sampled_from([None, UNITED_STATES, CHINA]),
    st.one_of(_countries, _people.map(person)),
    st.sampled_from(["imposed", "extended", "lifted", "threatened", "proposed", "denied", "alleged"]),
    _documents,
    _dates,
    st.sampled_from([None, "arms sales"]),
)
statement_lists = st.lists(st.one_of(_roles, _memberships, _sanctions), max_size=25).map(_once_dated)
"""Lists of valid statements in which each document has one date."""
