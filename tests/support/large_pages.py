"""The largest page that `entente view` writes: invented articles on 5,000 things, always the same."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from generated import COUNTRIES, ORGANIZATIONS
from statements import document, membership, person, role, sanction

from graph import KnowledgeGraph, Statement
from graph.view import excerpt, page_data, write_page
from graph.view.excerpt import MOST_STATEMENTS

LEAD = "Officials who spoke after a day of talks in the capital on Tuesday said that "
REST = ", and that a further round of meetings would be held before the end of the month. "
PER_DOCUMENT = 60


def articles(count: int) -> Iterator[tuple[list[Statement], str]]:
    """Invented articles: their statements, and their text."""
    random = Random(7)
    for number in range(count // PER_DOCUMENT + 1):
        where = document(f"wire-{number}", f"{random.randint(2015, 2024)}-{random.randint(1, 12):02}-11")
        said, text = [], ""
        for _ in range(PER_DOCUMENT):
            text += LEAD
            said.append(statement(random, where=where, start=len(text)))
            text += said[-1].evidence.quote + REST
        yield said, text


def statement(random: Random, **more: Any) -> Statement:
    who, country = f"Person {random.randint(1, 3300)}", random.choice(COUNTRIES)
    what = random.randint(1, 10)
    if what <= 6:
        title = random.choice(
            ("president", "prime minister", "foreign minister", "ambassador to the UN", "deputy mayor")
        )
        return role(who, title, country, random.choice(("current", "former", "denied")), **more)
    if what <= 7:
        return membership(country, random.choice(ORGANIZATIONS), **more)
    return sanction(country, person(f"Person {random.randint(1, 110)}"), date=str(random.randint(2010, 2024)), **more)


def write_large(path: Path) -> dict[str, int]:
    """Writes the page of more than it can hold, and tells how much is on it."""
    graph = KnowledgeGraph()
    for said, text in articles(MOST_STATEMENTS + 1000):
        graph.ledger.put(said[0].evidence.document, said, text=text)
    data = page_data(excerpt(graph), graph.ledger.text)
    write_page(data, path, title="Large")
    return {name: len(data[name]) for name in ("nodes", "facts", "statements")}
