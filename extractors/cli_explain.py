"""The command `explain`: why a text is read as it is."""

from typing import TYPE_CHECKING

import click

from extractors.command_line import explained, extractor_of, model_option
from graph.command_line import format_option
from graph.errors import InputError
from graph.rendering import json_text

if TYPE_CHECKING:
    from graph.model import Document

STDIN = "-"


@click.command()
@click.argument("text", metavar="TEXT|-")
@click.option("--date", metavar="DATE", help="When it was published; relative dates are read against it.")
@model_option
@format_option("text", "json")
def explain(text: str, date: str | None, model: str | None, form: str) -> None:
    """Show why a sentence is read as it is: names, what the language model links, relations with their rules.

    TEXT is the text itself; - reads it from standard input. Nothing is kept.
    """
    from extractors.explain_rendering import as_values, lines

    told = explained(*_given(text, date), extractor_of(model))
    as_json = form == "json"
    click.echo(json_text(as_values(told), indent=2) if as_json else "\n".join(lines(told)))


def _given(text: str, date: str | None) -> "tuple[str, Document]":
    """The text to read, and its document; that of standard input is what `extract -` makes of it.

    Raises:
        InputError: There is nothing to read, or it is no text.
        StatementError: The date is none.
    """
    from extractors.doc_data import unnamed

    if text == STDIN:
        return _standard_input(date)
    return _sound(text), unnamed(text, date)


def _standard_input(date: str | None) -> "tuple[str, Document]":
    from dataclasses import replace

    from extractors.article import Source
    from graph.model import PartialDate

    (article,) = Source([STDIN], kind="text").read()
    dated = {"published": PartialDate(date)} if date else {}
    return article.text, replace(article.document, **dated)


def _sound(text: str) -> str:
    from extractors.article_bytes import sound

    if not text.strip():
        raise InputError('there is nothing to read; give a text: entente explain "Finland joined NATO."')
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise InputError(f"the text is not valid Unicode at character {error.start}; give it as UTF-8") from error
    return sound(text, "the text")
