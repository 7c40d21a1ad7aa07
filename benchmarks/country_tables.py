"""Measures which library knows the names of countries, and what each weighs.

    python benchmarks/country_tables.py FACTBOOK.json ORGANIZATIONS.csv TRAIN.jsonl

FACTBOOK.json is a list of objects with `name` and `adjective`, ORGANIZATIONS.csv has `NAME.EN` and `ISO_3166_2`,
TRAIN.jsonl has annotated relations a line. Needs rigour, pycountry, babel and countrynames installed. Where the input
has no code of its own, the right one is what most of the four libraries say; names that only one knows are left out,
and so are the European Union and the United Nations, which are no countries here.
"""

import csv
import html
import json
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import click

Lookup = Callable[[str], str | None]
ORGANIZATIONS = {"EU", "UN", "EZ"}
FIELDS = ("country", "of", "issuer", "target")


def rigour(name: str) -> str | None:
    """Rigour's territory, sub-national ones too."""
    from rigour.territories import lookup_territory

    found = lookup_territory(name)
    return found.code.upper() if found else None


def pycountry(name: str) -> str | None:
    """Pycountry's country by exact name, official name or code."""
    import pycountry as library

    try:
        return str(library.countries.lookup(name).alpha_2)
    except LookupError:
        return None


@cache
def _english() -> dict[str, str]:
    from babel import Locale

    return {name.casefold(): code for code, name in Locale("en").territories.items() if code.isalpha()}


def babel(name: str) -> str | None:
    """CLDR's English display name, the other way round."""
    return _english().get(name.casefold())


def countrynames(name: str) -> str | None:
    """The code that countrynames gives, without its fuzzy search."""
    import countrynames as library

    return library.to_code(name)


def entente(name: str) -> str | None:
    """The tables of seeds/ as `graph.resolution` reads them."""
    from graph.resolution import country, demonym, metonym, region

    found = country(name) or demonym(name) or metonym(name) or region(name)
    return found.id.partition(":")[2] if found else None


LIBRARIES: dict[str, Lookup] = {f.__name__: f for f in (rigour, pycountry, babel, countrynames)}
COLUMNS: dict[str, Lookup] = {**LIBRARIES, "entente": entente}


@cache
def agreed(name: str) -> str | None:
    """The code that most libraries give, if two or more do."""
    votes = Counter(code for lookup in LIBRARIES.values() if (code := lookup(name)))
    code, count = next(iter(votes.most_common(1)), (None, 0))
    return code if count > 1 and code not in ORGANIZATIONS else None


def shares(pairs: Iterable[tuple[list[str], str]]) -> dict[str, str]:
    """For each column, how many of the (spellings, code) it resolves: one spelling that gives the code is enough."""
    cases = list(pairs)
    right = {name: sum(any(f(text) == code for text in texts) for texts, code in cases) for name, f in COLUMNS.items()}
    return {name: f"{count / len(cases):.3f} ({count}/{len(cases)})" for name, count in right.items()}


def factbook_names(path: Path) -> Iterator[tuple[list[str], str]]:
    """The factbook's names, where two libraries agree on the code."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        name = html.unescape(row["name"])
        if code := agreed(name):
            yield [name], code


def table_names(path: Path) -> Iterator[tuple[list[str], str]]:
    """The names of a table that gives the code beside them."""
    with path.open(encoding="utf-8", newline="") as file:
        pairs = {(row["NAME.EN"], row["ISO_3166_2"]) for row in csv.DictReader(file)}
    return (([name], code) for name, code in sorted(pairs) if len(code) == 2 and code.isalpha())


def adjectives(path: Path) -> Iterator[tuple[list[str], str]]:
    """The factbook's plain adjectives of the countries whose code is agreed."""
    for row in json.loads(path.read_text(encoding="utf-8")):
        word = html.unescape(row["adjective"] or "")
        if re.fullmatch(r"[A-Z][\w -]+", word) and (code := agreed(html.unescape(row["name"]))):
            yield [word], code


def _relations(path: Path) -> Iterator[dict[str, str | None]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield from json.loads(line)["relations"]


def annotated_names(path: Path) -> Iterator[tuple[list[str], str]]:
    """Countries as the annotation names them, once for each relation."""
    for relation in _relations(path):
        for field in FIELDS:
            if (name := relation.get(field)) and (code := agreed(name)):
                yield [name], code


def quoted_countries(path: Path) -> Iterator[tuple[list[str], str]]:
    """Countries that the quote does not name so: each run of up to three words of it that begins with a capital."""
    for relation in _relations(path):
        quote = relation["evidence"] or ""
        for field in FIELDS:
            name = relation.get(field)
            if name and name not in quote and (code := agreed(name)):
                yield list(_runs(quote)), code


def _runs(quote: str) -> Iterator[str]:
    words = [
        re.sub(r"['’]s$", "", word.strip(".,;:()\"'“”’") if "." not in word[:-1] else word) for word in quote.split()
    ]
    for start, word in enumerate(words):
        if word[:1].isupper():
            yield from (" ".join(words[start:end]) for end in range(start + 1, min(start + 3, len(words)) + 1))


@cache
def closure(name: str) -> frozenset[str]:
    """The distribution and all that it requires and is installed."""
    found, waiting = set[str](), [name]
    while waiting:
        current = waiting.pop().lower()
        if current not in found and (requires := _requires(current)) is not None:
            found.add(current)
            waiting += requires
    return frozenset(found)


def _requires(name: str) -> list[str] | None:
    try:
        lines = distribution(name).requires or []
    except PackageNotFoundError:
        return None
    return [re.split(r"[^\w-]", line)[0] for line in lines if "extra ==" not in line]


def megabytes(names: Iterable[str]) -> float:
    """The installed size of distributions, compiled bytecode left out."""
    files = (file for name in names for file in distribution(name).files or () if file.suffix != ".pyc")
    return sum(path.stat().st_size for file in files if (path := Path(str(file.locate()))).is_file()) / 1e6


def seconds(statement: str) -> float:
    """The least of five fresh interpreters' time for a statement, over that of an empty one."""
    return _best(statement) - _best("pass")


def _best(statement: str) -> float:
    times = []
    for _ in range(5):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", statement], check=True)  # noqa: S603  (our own statement)
        times.append(time.perf_counter() - start)
    return min(times)


FIRST_LOOKUP = {
    "rigour": "from rigour.territories import lookup_territory as f; f('Chad')",
    "pycountry": "import pycountry; pycountry.countries.lookup('Chad')",
    "babel": "from babel import Locale; Locale('en').territories",
    "countrynames": "import countrynames; countrynames.to_code('Chad')",
    "entente": "from graph.resolution import country; country('Chad')",
}


def weights() -> dict[str, dict[str, str]]:
    """Installed size with requirements, time to the first lookup, whether a compiler is needed; for each column."""
    table = Path(__file__).resolve().parent.parent / "seeds" / "territories.json"
    size = {name: f"{megabytes(closure(name)):.1f} MB" for name in LIBRARIES}
    return {
        "installed, with what it requires": {**size, "entente": f"{table.stat().st_size / 1e6:.1f} MB"},
        "import and first lookup": {name: f"{seconds(FIRST_LOOKUP[name]):.2f} s" for name in COLUMNS},
        "needs a C++ compiler (PyICU)": {
            name: "yes" if name in LIBRARIES and "pyicu" in closure(name) else "no" for name in COLUMNS
        },
    }


@click.command()
@click.argument("factbook", type=click.Path(exists=True, path_type=Path))
@click.argument("organizations", type=click.Path(exists=True, path_type=Path))
@click.argument("train", type=click.Path(exists=True, path_type=Path))
def main(factbook: Path, organizations: Path, train: Path) -> None:
    """Print the table of seeds/README.md."""
    rows = {
        "factbook names": shares(factbook_names(factbook)),
        "names with ISO codes (csv)": shares(table_names(organizations)),
        "factbook adjectives": shares(adjectives(factbook)),
        "countries of the annotated relations": shares(annotated_names(train)),
        "… by another word of the quote": shares(quoted_countries(train)),
        **weights(),
    }
    click.echo("| | " + " | ".join(COLUMNS) + " |\n|---" + "|---" * len(COLUMNS) + "|")
    for label, cells in rows.items():
        click.echo(f"| {label} | " + " | ".join(cells[name] for name in COLUMNS) + " |")


if __name__ == "__main__":
    main()
