"""A large made-up ledger: real countries, invented people and articles, the same for the same seed."""

from random import Random

from statements import membership, person, role, sanction

from graph.model import Document, Entity, PartialDate, Statement, slug

_COUNTRIES = (
    "AR Argentina, AU Australia, BR Brazil, BY Belarus, CA Canada, CN China, DE Germany, EG Egypt, ET Ethiopia, "
    "FR France, GB United Kingdom, GE Georgia, IN India, IR Iran, JP Japan, KE Kenya, KZ Kazakhstan, MX Mexico, "
    "NG Nigeria, NO Norway, PK Pakistan, RU Russia, SA Saudi Arabia, SE Sweden, TR Turkey, "
    "UA Ukraine, US United States, UZ Uzbekistan, "
    "VN Vietnam, ZA South Africa"
)
_ORGANIZATIONS = (
    "Shanghai Cooperation Organisation, North Atlantic Treaty Organization, European Union, African Union, BRICS, "
    "Commonwealth of Nations, Organisation of Islamic Cooperation, Arab League, Eurasian Economic Union, "
    "World Trade Organization, Asian Development Bank, Council of Europe"
)
_FIRST = "Ada, Boris, Chidi, Dana, Émile, Farid, Greta, Ines, Jónas, Kofi, Lena, Marat, Nadia, Ozan, Pia, Rosa, Tove"
_LAST = "Abara, Brenk, Çelik, Dorval, Eklund, Fofana, Grau, Hoxha, Ivers, Jasek, Kuusk, Lindqvist, Moreau, Okoye, Pohl"
_TITLES = (
    "president", "prime minister", "foreign minister", "defence minister", "finance minister", "ambassador to the UN",
    "deputy mayor", "spokesperson",
)  # fmt: skip
_REASONS = ("arms sales", "human rights abuses", "election interference", "the invasion", None, None)
_SOURCES = ("the foreign ministry", "a senior official", "Reuters", None, None, None, None)

COUNTRIES = tuple(Entity(f"country:{one[:2]}", "Country", one[3:]) for one in _COUNTRIES.split(", "))
ORGANIZATIONS = tuple(Entity(f"org:{slug(one)}", "Organization", one) for one in _ORGANIZATIONS.split(", "))


def generated(count: int, seed: int = 7) -> list[Statement]:
    """At least `count` different statements (a few more than asked are drawn, and equal ones dropped)."""
    random = Random(seed)
    documents = [_document(random, number) for number in range(max(count // 5, 3))]
    people = [f"{first} {last}" for first in _FIRST.split(", ") for last in _LAST.split(", ")][: max(count // 8, 4)]
    made: dict[str, Statement] = {}
    while len(made) < count:
        maker = random.choice((_role, _role, _membership, _sanction))
        statement = maker(random, random.choice(documents), people)
        made[statement.id] = statement
    return list(made.values())


def _document(random: Random, number: int) -> Document:
    date = f"{random.randint(2015, 2024)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
    published = None if number % 17 == 0 else PartialDate(date)
    title = None if number % 13 == 0 else f"Wire report {number}"
    return Document(f"doc:wire-{number}", title=title, published=published, url=f"https://example.org/{number}")


def _date(random: Random) -> str | None:
    year, month, day = random.randint(2010, 2024), random.randint(1, 12), random.randint(1, 28)
    return random.choice((None, None, f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"))


def _said(random: Random) -> dict[str, object]:
    attribution = random.choice(_SOURCES)
    more = {"confidence": random.choice((0.5, 0.75, 0.9, 1.0)), "start": random.randint(0, 4000)}
    return more | ({"attribution": attribution} if attribution else {})


def _given(**values: str | None) -> dict[str, str]:
    return {name: value for name, value in values.items() if value is not None}


def _role(random: Random, where: Document, people: list[str]) -> Statement:
    status = random.choices(
        ("current", "former", "incoming", "acting", "candidate", "conditional", "denied"), (3, 2, 1, 1, 1, 1, 1)
    )[0]
    of = random.choice((*COUNTRIES, *COUNTRIES, *ORGANIZATIONS, None))
    dates = _given(since=_date(random), until=_date(random) if status == "former" else None)
    return role(random.choice(people), random.choice(_TITLES), of, status, where=where, **dates, **_said(random))


def _membership(random: Random, where: Document, _people: list[str]) -> Statement:
    relation = random.choices(
        ("member", "founder", "observer", "partner", "candidate", "host", "withdrew", "suspended", "joined"),
        (3, 1, 1, 1, 1, 1, 1, 1, 1),
    )[0]
    status = random.choices(("current", "former", "prospective", "conditional", "denied"), (3, 1, 1, 1, 1))[0]
    ends = random.choice(COUNTRIES), random.choice(ORGANIZATIONS)
    return membership(*ends, relation, status, where=where, **_given(since=_date(random)), **_said(random))


def _sanction(random: Random, where: Document, people: list[str]) -> Statement:
    status = random.choices(
        ("imposed", "extended", "lifted", "threatened", "proposed", "denied", "alleged"), (3, 1, 1, 1, 1, 1, 1)
    )[0]
    issuer = random.choice((*COUNTRIES, ORGANIZATIONS[2], None))
    vessel = Entity("vessel:aurora-star", "Vessel", "Aurora Star")
    target = random.choice((*map(person, people[:60]), *COUNTRIES, *COUNTRIES, vessel))
    more = _given(date=_date(random), reason=random.choice(_REASONS))
    return sanction(issuer, target, status, where=where, **more, **_said(random))
