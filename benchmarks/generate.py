"""Writes a large made-up ledger: real countries and organizations, invented people and articles.

    python -m benchmarks.generate big.db --statements 1000000

The same size and seed give the same statements. A few countries and people are in most of the news, as in life: who is
named follows a power law. A document has five statements on average, a person one or two offices, and most of what is
said was said before: at a million statements about a third are facts that no other statement tells.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import TypeVar

import click

from graph import Document, Entity, Evidence, Ledger, PartialDate, Statement
from graph.model import slug
from graph.names import entities

_FIRST = (
    "Ada Boris Chidi Dana Émile Farid Greta Hana Ines Jónas Kofi Lena Marat Nadia Ozan Pia Quentin Rosa Sami Tove Uma "
    "Vera Wen Ximena Yusuf Zoë Ana Bo Chen Dilnoza Elif Fatou Goran Hye-jin Ivo Jelena Karim Li Miguel Ngozi"
)
_BEGINNINGS = "Ab Bren Çel Dor Ek Fof Gra Hox Iv Jas Kuu Lind Mor Nak Ok Poh Qur Ros Sat Tor Um Vel Wer Yil Zam"
_MIDDLES = "a e i o u ar en in or us"
_ENDS = "ba dze ev ić kin lar mann nen oğlu ova pour quist ra sen tti va wicz yan zhou mbe"
_TITLES = (
    "president,prime minister,foreign minister,defence minister,finance minister,interior minister,deputy prime "
    "minister,central bank governor,ambassador to the UN,spokesperson,mayor,chief of staff,trade minister,judge,"
    "energy minister,army chief,secretary general,special envoy,health minister,deputy foreign minister"
)
_REASONS = (None, None, "human rights abuses", "arms sales", "the invasion", "election interference", "cyber attacks")
_ATTRIBUTIONS = (None,) * 7 + ("a senior official", "the foreign ministry", "two diplomats")
_CONFIDENCES = (0.55, 0.62, 0.74, 0.81, 0.87, 0.9, 0.93, 0.97)
_PLACES = ("on Tuesday", "in a statement", "at a news conference", "after talks that lasted into the night", "")
_ROLE_STATUSES = "current " * 14 + "former " * 4 + "incoming acting candidate conditional denied"
_MEMBER_STATUSES = "current " * 14 + "former prospective prospective conditional denied"
_SANCTION_STATUSES = "imposed " * 12 + "extended extended lifted threatened proposed denied alleged"
_RELATIONS = "member " * 10 + "founder observer partner candidate host withdrew suspended joined joined"
_BATCH = 1000  # documents a transaction
_MEAN = 5  # statements a document

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Article:
    """A document and what it states."""

    document: Document
    statements: list[Statement]


@click.command()
@click.argument("path", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--statements", default=1_000_000, show_default=True)
@click.option("--seed", default=7, show_default=True)
def main(path: Path, statements: int, seed: int) -> None:
    """Writes a made-up ledger to PATH."""
    write(path, statements, seed)


def write(path: Path, statements: int, seed: int = 7) -> None:
    """Makes a ledger of that many statements."""
    with Ledger(path) as ledger:
        batch: list[Article] = []
        for article in articles(statements, seed):
            batch.append(article)
            if len(batch) == _BATCH:
                _put(ledger, batch)
                batch = []
        _put(ledger, batch)


def _put(ledger: Ledger, batch: Sequence[Article]) -> None:
    with ledger.at_once():
        for article in batch:
            ledger.put(article.document, article.statements)


def articles(statements: int, seed: int = 7) -> Iterator[Article]:
    """Articles that make that many different statements together."""
    world = _World(statements, seed)
    left = statements
    while left:
        article = world.article(left)
        left -= len(article.statements)
        yield article


class _World:
    """Who and what there is to write about."""

    def __init__(self, statements: int, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 - nothing secret
        known = sorted(entities().values(), key=lambda one: one.id)
        self._countries = self._shuffled([one for one in known if one.kind == "Country"])
        self._organizations = self._shuffled([one for one in known if one.kind == "Organization"])
        self._people = [self._person(number) for number in range(max(statements // 10, 10))]
        self._offices = [self._office() for _ in self._people]
        self._written = 0

    def article(self, most: int) -> Article:
        """The next article; it states `most` things at most."""
        document = self._document()
        count = min(1 + int(self._random.expovariate(1 / (_MEAN - 0.5))), most)
        made = (self._statement(document, 120 * number) for number in range(count))
        return Article(document, list(made))

    def _document(self) -> Document:
        number, random = self._written, self._random
        self._written += 1
        date = f"{2010 + number % 15}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
        published = None if number % 40 == 0 else PartialDate(date)
        return Document(
            f"doc:example.org-{number}",
            f"Wire report {number} on talks and sanctions",
            f"https://example.org/news/{number}",
            published,
        )

    def _statement(self, document: Document, start: int) -> Statement:
        make = self._random.choice((self._role, self._role, self._role, self._membership, self._sanction))
        return make(document, start)

    def _role(self, document: Document, start: int) -> Statement:
        number = self._often(len(self._people))
        who, (title, of) = self._called(self._people[number]), self._offices[number]
        status = self._one_of(_ROLE_STATUSES)
        said = {"title": title} | self._dates(("since", 5), ("until", 2 if status == "former" else 40))
        quote = f"{who.name}, the {title} of {of.name},"
        return self._said("person_role", {"person": who, "of": of}, status, said, quote, document, start)

    def _membership(self, document: Document, start: int) -> Statement:
        country, organization = self._often_of(self._countries), self._often_of(self._organizations)
        relation = self._one_of(_RELATIONS)
        said = {"relation": relation} | self._dates(("since", 4))
        ends = {"country": country, "organization": organization}
        quote = f"{country.name} is a {relation} of the {organization.name}"
        return self._said("country_organization", ends, self._one_of(_MEMBER_STATUSES), said, quote, document, start)

    def _sanction(self, document: Document, start: int) -> Statement:
        random = self._random
        issuer = self._countries[int(20 * random.random() ** 3)] if random.random() < 0.9 else None
        people = [self._people[self._often(len(self._people))]] * 2
        target = random.choice([*people, self._often_of(self._countries), self._often_of(self._organizations)])
        reason = random.choice(_REASONS)
        said = self._dates(("date", 3)) | ({"reason": reason} if reason else {})
        ends = {"target": target} | ({"issuer": issuer} if issuer else {})
        quote = f"{issuer.name if issuer else 'They'} imposed sanctions on {target.name}"
        return self._said("sanction_target", ends, self._one_of(_SANCTION_STATUSES), said, quote, document, start)

    def _said(
        self,
        kind: str,
        ends: dict[str, Entity],
        status: str,
        qualifiers: dict[str, str],
        quote: str,
        document: Document,
        start: int,
    ) -> Statement:
        random = self._random
        words = f"{quote} {random.choice(_PLACES)}".strip()
        evidence = Evidence(document, words, start, start + len(words))
        attribution, confidence = random.choice(_ATTRIBUTIONS), random.choice(_CONFIDENCES)
        return Statement(kind, ends, status, evidence, qualifiers, attribution, confidence, "learned")

    def _person(self, number: int) -> Entity:
        parts = []
        for words in map(str.split, (_FIRST, _BEGINNINGS, _MIDDLES, _ENDS)):
            number, place = divmod(number, len(words))
            parts.append(words[place])
        name = f"{parts[0]} {parts[1]}{parts[2]}{parts[3]}" + (f" {'I' * number}" if number else "")
        return Entity(f"person:{slug(name)}", "Person", name)

    def _called(self, who: Entity) -> Entity:
        """A person, now and then by the last name alone."""
        return who if self._random.random() > 0.04 else Entity(who.id, who.kind, who.name.partition(" ")[2])

    def _office(self) -> tuple[str, Entity]:
        of = self._often_of(self._countries if self._random.random() < 0.8 else self._organizations)
        return self._random.choice(_TITLES.split(",")), of

    def _dates(self, *names: tuple[str, int]) -> dict[str, str]:
        """Each of the qualifiers in one of so many statements."""
        return {name: self._date() for name, rarity in names if self._random.random() * rarity < 1}

    def _date(self) -> str:
        year, month, day = self._random.randint(1995, 2024), self._random.randint(1, 12), self._random.randint(1, 28)
        return self._random.choice((f"{year}", f"{year}-{month:02}", f"{year}-{month:02}-{day:02}"))

    def _one_of(self, words: str) -> str:
        return self._random.choice(words.split())

    def _often(self, count: int) -> int:
        """A number below `count`, small ones far more often."""
        return int(count * self._random.random() ** 3)

    def _often_of(self, things: Sequence[_T]) -> _T:
        return things[self._often(len(things))]

    def _shuffled(self, things: list[_T]) -> list[_T]:
        self._random.shuffle(things)
        return things


if __name__ == "__main__":
    main()
