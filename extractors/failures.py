"""What cannot be read, or only with doubt: named on standard error, or in a report of JSON lines."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO

import click

from extractors.article import Article, OnError
from graph.errors import InputError
from graph.export._files import opened_to_write
from graph.rendering import json_text, one_line


class Failures:
    """Names each input that cannot be read, once.

    Args:
        report: Takes a line of JSON for each, `{"where", "line", "kept", "what"}`, and one for each article that is
            read with doubt; without it the first go to standard error.
    """

    def __init__(self, report: BinaryIO | None = None) -> None:
        self.count = 0
        self._report = report

    def note(self, error: InputError) -> None:
        """Names what cannot be read."""
        self.count += 1
        if self._report:
            self._report.write(_line(error.where, error.line, str(error), kept=False))
        else:
            click.echo(one_line(f"entente: {error}"), err=True)

    def looked_at(self, articles: Iterable[Article]) -> Iterator[Article]:
        """The articles; those that are read with doubt are in the report."""
        for article in articles:
            if article.doubt and self._report:
                self._report.write(_line(article.place, article.line, article.doubt, kept=True))
            yield article


def _line(where: str | None, line: int | None, what: str, *, kept: bool) -> bytes:
    row = {"where": where, "line": line, "kept": kept, "what": what}
    return json_text(row).encode("utf-8", "backslashreplace") + b"\n"


@contextmanager
def failures(keep_going: bool, report: str | None) -> Iterator[tuple[Failures, OnError | None]]:
    """Where failures go, and what to do with one: None stops at it; otherwise it is named and the rest goes on.

    Args:
        keep_going: Go on.
        report: A file that names them, there as a whole once all is read; needs `keep_going`.

    Raises:
        InputError: At the end, when some could not be read, so that the exit code tells.
    """
    if report and not keep_going:
        raise click.UsageError("--report names what --keep-going passes over; give both")
    if report:
        with opened_to_write(report) as file:
            found = Failures(file)
            yield found, found.note
    else:
        found = Failures()
        yield found, found.note if keep_going else None
    if found.count:
        named = f"as {report} names them" if report else "as named above"
        raise InputError(f"{found.count} of the inputs could not be read, {named}; the others were")
