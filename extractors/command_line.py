"""What the commands that read text share."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, TypeVar

import click

from extractors.time_limit import TooSlow, limited, seconds_for
from graph.errors import InputError

if TYPE_CHECKING:
    from extractors.explanation import Explanation
    from extractors.language import Extractor
    from graph.model import Document, Statement

Found = TypeVar("Found")

model_option = click.option(
    "--model",
    metavar="NAME",
    help="The spaCy pipeline that finds sentences and names: an installed package or a folder. Default: Entente's own.",
)


@cache
def extractor_of(model: str | None) -> "Extractor":
    """The extractor on the pipeline of that name, or on Entente's own; loaded once in a process."""
    from extractors.language import Extractor, load

    return Extractor(load(model)) if model else Extractor()


def read_in_time(extractor: "Extractor", document: "Document", text: str) -> "list[Statement] | TooSlow":
    """The statements of a document, or that it takes longer to read than it may.

    Raises:
        InputError: The text cannot be read at all.
    """
    return in_time(document, text, lambda: extractor(text, document=document))


def in_time(document: "Document", text: str, read: Callable[[], Found]) -> Found | TooSlow:
    """What the reading of a document gives, or that it takes longer than it may."""
    try:
        with limited(seconds_for(text), document.uri or document.id):
            return read()
    except TooSlow as error:
        return error.with_traceback(None)  # whose frames hold the Doc, which is past its memory zone


def explained(text: str, document: "Document", extractor: "Extractor") -> "Explanation":
    """Why a text is read as it is.

    Raises:
        InputError: As of `read_and_explained`.
    """
    return read_and_explained(text, document, extractor)[1]


def read_and_explained(
    text: str, document: "Document", extractor: "Extractor"
) -> "tuple[list[Statement], Explanation]":
    """What a text states, and why it is read so; it is read once.

    Raises:
        InputError: It is longer than the pipeline takes.
    """
    from extractors.doc_data import make_doc, passage_of, set_document, statements_of
    from extractors.explain import explain
    from extractors.language import EXTRACTORS
    from extractors.linking import where_said

    nlp = extractor.nlp
    if len(text) > nlp.max_length:
        raise InputError(f"the text has {len(text)} characters, and the pipeline takes {nlp.max_length}; cut it")
    doc = make_doc(nlp, text)
    set_document(doc, document)
    doc = nlp(doc)
    found = sorted(statements_of(doc, document), key=where_said)
    return found, explain(passage_of(doc), document, EXTRACTORS)
