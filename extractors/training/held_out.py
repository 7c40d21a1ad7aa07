"""Prints the annotated passages that teach nothing, with their text, for `entente evaluate`.

python -m extractors.training.held_out --corpora FOLDER | entente evaluate -
"""

import json
from collections.abc import Iterator
from pathlib import Path

import click

from extractors.training.corpora.sources import TOLD, all_sources
from extractors.training.corpora.standoff import Row
from extractors.training.corpora.told import told_rows


def held_out(corpora: Path, part: str | None = None) -> Iterator[Row]:
    """The passages that no pair was learnt from: those of sources for measuring, and the held-out ones of the others.

    Args:
        corpora: The corpora folder.
        part: Name of the source to take them of, as "gold train"; all by default.

    Raises:
        InputError: A corpus file is not there.
    """
    for source in all_sources():
        if source.format in TOLD and part in (None, source.name):
            yield from (row for number, row in enumerate(told_rows(source, corpora)) if not source.teaches(number))


@click.command()
@click.option("--corpora", type=click.Path(path_type=Path), required=True, help="The corpora folder.")
@click.option("--part", help='Of one source only, as "gold train" or "worldwide annotated test".')
def main(corpora: Path, part: str | None) -> None:
    """Prints the passages that pairs are measured on, a JSON line each."""
    for row in held_out(corpora, part):
        click.echo(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
