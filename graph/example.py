"""A small graph to try things on, made of sentences about defence ministers, two organizations and a sanction."""

from graph.knowledge_graph import KnowledgeGraph
from graph.model import Document, Entity, Evidence, PartialDate, Statement, slug

_CHINA = Entity("country:CN", "Country", "China")
_RUSSIA = Entity("country:RU", "Country", "Russia")
_BELARUS = Entity("country:BY", "Country", "Belarus")
_TURKEY = Entity("country:TR", "Country", "Turkey")
_UNITED_STATES = Entity("country:US", "Country", "United States")
_SCO = Entity("org:shanghai-cooperation-organisation", "Organization", "Shanghai Cooperation Organisation")
_MINISTER = {"title": "defence minister"}


def example() -> KnowledgeGraph:
    """A new graph in memory, with a succession, a denial and a contradiction.

    >>> len(list(example().statements()))
    8
    """
    li, dong, ana, bo = map(_person, ("Li Shangfu", "Dong Jun", "Ana Ilić", "Bo Sørensen"))
    said = [
        _said("2023-03-12", "China named Li Shangfu defence minister", "person_role",
              {"person": li, "of": _CHINA}, **_MINISTER, since="2023-03"),
        _said("2023-03-12", "sanctions that Washington imposed on Li in 2018", "sanction_target",
              {"issuer": _UNITED_STATES, "target": li}, "imposed", date="2018-09", reason="arms purchases"),
        _said("2023-10-24", "China removed Li Shangfu in October", "person_role",
              {"person": li, "of": _CHINA}, "former", **_MINISTER, until="2023-10"),
        _said("2023-12-29", "China named Dong Jun defence minister", "person_role",
              {"person": dong, "of": _CHINA}, **_MINISTER, since="2023-12-29"),
        _said("2024-07-04", "Belarus joined the SCO", "country_organization",
              {"country": _BELARUS, "organization": _SCO}, relation="joined", since="2024-07"),
        _said("2025-02-03", "Turkey is no member of the SCO", "country_organization",
              {"country": _TURKEY, "organization": _SCO}, "denied", relation="member"),
        _said("2025-02-03", "Prime Minister Ana Ilić", "person_role",
              {"person": ana, "of": _RUSSIA}, title="prime minister"),
        _said("2025-02-03", "Bo Sørensen, the prime minister", "person_role",
              {"person": bo, "of": _RUSSIA}, title="prime minister"),
    ]  # fmt: skip
    return KnowledgeGraph().add(said)


def _person(name: str) -> Entity:
    return Entity(f"person:{slug(name)}", "Person", name)


def _said(
    published: str, quote: str, kind: str, ends: dict[str, Entity], status: str = "current", /, **qualifiers: str
) -> Statement:
    document = Document(f"doc:{slug(quote)}", title=f"News of {published}", published=PartialDate(published))
    return Statement(kind, ends, status, Evidence(document, quote, 0, len(quote)), qualifiers)
