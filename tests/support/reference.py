"""A small reference in the format of OpenSanctions' entities.ftm.json, and statements of ours that meet it."""

import json
from typing import Any

from statements import CHINA, RUSSIA, SCO, UNITED_STATES, membership, person, role, sanction

from graph.model import Entity, Statement, slug


def entity(id_: str, schema: str, *names: str, datasets: tuple[str, ...] = ("ann_list",), **properties: Any) -> str:
    """One line: an entity as OpenSanctions writes it."""
    given = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    record = {
        "id": id_,
        "caption": names[0] if names else id_,
        "schema": schema,
        "properties": {"name": list(names), **given},
        "referents": [],
        "datasets": list(datasets),
        "first_seen": "2023-04-20T07:41:09",
        "last_seen": "2024-11-28T12:10:02",
        "last_change": "2024-06-03T18:41:01",
        "target": True,
    }
    return json.dumps(record, ensure_ascii=False)


LINES = (
    entity(
        "Q58217", "Person", "Sergey Viktorovich Lavrov", "Сергей Викторович Лавров",
        alias=["LAVROV, Sergei"], weakAlias=["Lavrov"], country="ru", topics=["role.pep", "sanction"],
        position=["Minister of Foreign Affairs"], wikidataId="Q58217", datasets=("us_list", "eu_list"),
    ),
    entity("NK-usmanov", "Person", "Alisher Usmanov", country=["ru", "uz"], topics=["sanction"]),
    entity("NK-shuvalov", "Person", "Dmitri Shuvalov", country="ru", topics=["role.pep"]),
    entity("NK-wei-1", "Person", "Li Wei", country="cn", topics=["role.pep"]),
    entity("NK-wei-2", "Person", "Wei Li", country="cn", topics=["role.pep"]),
    entity("NK-ilic", "Person", "Ana Ilic", country="hr", topics=["role.pep"]),
    entity("NK-yin", "Person", "Wang Yin", country="cn", topics=["role.pep"]),
    entity("NK-sorensen", "Person", "Bo Sørensen", country="dk", topics=["role.pep"]),
    entity("NK-sco", "Organization", "ShOS", country=["ru", "cn"], wikidataId="Q485207"),
    entity("ofac-12345", "Company", "Wagner Group", country="ru", topics=["sanction"]),
    entity("NK-au", "Organization", "African Union"),
    entity("NK-congress", "Organization", "Congress"),
    entity("gb-mod", "PublicBody", "Ministry of Defence", country="gb", topics=["gov.national"]),
    entity("NK-darya", "Vessel", "Adrian Darya 1", flag="pa", topics=["sanction"], imoNumber="9116412"),
    entity("NK-other-grace", "Vessel", "Grace", flag="pa", imoNumber="9999999"),
    entity("NK-grace", "Vessel", "Renamed Since", flag="pa", imoNumber="IMO 9229324"),
    entity("NK-namesake", "Company", "Sergei Lavrov", country="ru", topics=["sanction"]),
    json.dumps({"id": "own-1", "schema": "Ownership", "properties": {"owner": ["Q58217"]}, "datasets": ["ann_list"]}),
)  # fmt: skip


def organization(name: str) -> Entity:
    return Entity(f"org:{slug(name)}", "Organization", name)


def vessel(name: str) -> Entity:
    return Entity(f"vessel:{slug(name)}", "Vessel", name)


def ours() -> list[Statement]:
    """What the news says of them, and of some whom the reference only seems to have."""
    serbia = Entity("country:RS", "Country", "Serbia", "Q403")
    return [
        role("Sergei Lavrov", "foreign minister", RUSSIA),
        role("Dmitry Shuvalov", "deputy minister", RUSSIA, start=10),
        role("Li Wei", "minister of commerce", CHINA, start=20),
        role("Wang Yi", "foreign minister", CHINA, start=30),
        role("Ana Ilić", "mayor", serbia, start=40),
        role("Bo Sørensen", "envoy", organization("African Union"), start=50),
        role("Eve Novak", "judge", organization("Ministry of Defence"), start=60),
        role("Abe Young", "senator", organization("Congress"), start=70),
        membership(RUSSIA, SCO, start=80),
        sanction(UNITED_STATES, person("Alisher Usmanov"), start=90),
        sanction(UNITED_STATES, organization("Wagner Group"), start=100),
        sanction(UNITED_STATES, vessel("Adrian Darya 1"), start=110),
        sanction(UNITED_STATES, vessel("Grace (IMO 9229324)"), start=120),
    ]
