"""Measures how long it takes to link many people, and in how much memory.

    python benchmarks/identity/people.py                  # one million
    python benchmarks/identity/people.py --people 100000

The people are invented, the same for the same seed: surnames as frequent as in life (a few are everybody's), one in ten
with a second spelling in a document of its own, each with an office. What is merged wrongly is told by the documents.
"""

import resource
import time
from collections.abc import Iterable, Iterator
from itertools import accumulate
from random import Random

import click

from graph.linkage import Link, decide, links
from graph.model import Document, Entity, Evidence, PartialDate, Statement, slug
from graph.names import entities
from graph.profiles import Profile, profiles

_ONSETS = [*"bdfghklmnprstvz", "sh", "ch", "kh", "zh", "br", "dr", "gr", "kr", "st", "tr"]
_VOWELS = [*"aeiou", "ai", "ei", "ou"]
_CODAS = ["", "", "n", "r", "l", "s", "m", "k", "v"]
_ENDINGS = ["ov", "enko", "ian", "ski", "ez", "son", "ini", "ic", "", ""]
_TITLES = ["senator", "ambassador", "governor", "mayor", "member of parliament", "judge", "deputy mayor", "colonel"]
_RESPELLED = (("sh", "ch"), ("ou", "u"), ("kh", "h"), ("ski", "skyy"), ("v", "w"), ("i", "y"))


def statements(people: int, seed: int) -> Iterator[Statement]:
    """One statement a person, and a second by another spelling for every tenth."""
    random = Random(seed)  # noqa: S311 - the same for the same seed is what is wanted
    surnames = [_word(random) + random.choice(_ENDINGS) for _ in range(max(people // 20, 50))]
    given = [_word(random) for _ in range(4000)]
    weights = list(accumulate(1 / (rank + 5) for rank in range(len(surnames))))
    countries = [one for one in entities().values() if one.kind == "Country"]
    for number in range(people):
        names = (random.choice(given), random.choices(surnames, cum_weights=weights)[0])
        of, title, year = random.choice(countries), random.choice(_TITLES), random.randint(1990, 2024)
        for name in (names, tuple(map(respelled, names)))[: 1 + (number % 10 == 0)]:
            yield _statement(" ".join(name).title(), title, of, f"{year}", number)


def _word(random: Random) -> str:
    syllables = (random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(random.randint(1, 3)))
    return "".join(syllables) + random.choice(_CODAS)


def respelled(word: str) -> str:
    """The word as another transliteration has it."""
    for ours, theirs in _RESPELLED:
        if ours in word:
            return word.replace(ours, theirs)
    return word


def _statement(name: str, title: str, of: Entity, year: str, number: int) -> Statement:
    where = Evidence(Document(f"doc:{number}-{slug(name)}", published=PartialDate(year)), "said", 0, 4)
    person = Entity(f"person:{slug(name)}", "Person", name)
    return Statement("person_role", {"person": person, "of": of}, "current", where, {"title": title})


def wrong(known: Iterable[Profile], followed: Iterable[Link]) -> int:
    """How many links join two people: none is in the documents of both."""
    people = {one.id: {document.split("-")[0] for document in one.documents} for one in known}
    return sum(people[link.left].isdisjoint(people[link.right]) for link in followed)


@click.command()
@click.option("--people", default=1_000_000, show_default=True)
@click.option("--seed", default=7, show_default=True)
def main(people: int, seed: int) -> None:
    """Print the seconds of each step, the pairs and the peak of memory."""
    clock = _Clock()
    known = profiles(statements(people, seed))
    clock.tell(f"{len(known):,} profiles of {people:,} people made and read")
    found = links(known)
    clock.tell(f"{len(found):,} pairs linked")
    decisions = decide(known, found)
    clock.tell(f"{len(decisions.sure):,} of them to be merged unasked, {len(decisions.unsure):,} to be asked about")
    click.echo(f"{wrong(known, decisions.sure):,} of those merged are of two people")
    click.echo(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.1f} GB of memory at most")


class _Clock:
    """Tells how long each step took, on the clock and on the processor: a busy machine spoils the first."""

    def __init__(self) -> None:
        self.last = (time.perf_counter(), time.process_time())

    def tell(self, what: str) -> None:
        now = (time.perf_counter(), time.process_time())
        seconds, busy = (new - old for new, old in zip(now, self.last, strict=True))
        click.echo(f"{what}: {seconds:.0f} s ({busy:.0f} s of one core)")
        self.last = now


if __name__ == "__main__":
    main()
