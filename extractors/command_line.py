"""What the commands that read text share."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from extractors.language import Extractor

model_option = click.option(
    "--model",
    metavar="NAME",
    help="The spaCy pipeline that finds sentences and names: an installed package or a folder. Default: Entente's own.",
)


def extractor_of(model: str | None) -> "Extractor":
    """The extractor on the pipeline of that name, or on Entente's own."""
    from extractors.language import Extractor, load

    return Extractor(load(model)) if model else Extractor()
