"""Articles read by other processes, in batches, and given back in their order.

    with local_pool(2) as pool:
        for article, statements in in_order(articles, pool, Reading(model=None)):
            ...

Statements travel as the records that a ledger keeps. Their ids are hashes of what they say, so a batch that is read
twice, because a worker was lost, gives the same statements.
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from threading import Lock
from typing import Any, Final, Protocol

from extractors.article import Article
from extractors.command_line import extractor_of, read_in_time
from extractors.time_limit import TooSlow
from graph.errors import InputError
from graph.model import Document, Statement
from graph.records import from_record, to_record

BATCH_CHARACTERS: Final = 10_000
"""Of the texts of a batch: half a second of reading, so that what a lost worker had in hand is soon read again."""

Text = tuple[Document, str]
Records = list[list[str] | TooSlow]
"""The statements of each text of a batch, as records; in place of those of a text that takes too long, the error."""


class Future(Protocol):
    """A result to come, as `concurrent.futures` and Dask have it."""

    def result(self) -> Any:
        """Waits for it."""
        ...


@dataclass(frozen=True, slots=True)
class Pool:
    """Workers.

    Args:
        workers: How many there are.
        submit: Has one of them call a function with arguments.
    """

    workers: int
    submit: Callable[..., Future]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a worker reads: all that decides what it finds.

    Args:
        model: A user's spaCy pipeline by name or folder, or None for Entente's own.
        release: Of Entente, which the worker must have as well.
    """

    model: str | None
    release: str = version("entente")

    def __call__(self, texts: Sequence[Text]) -> Records:
        """The statements of a batch; runs in the worker.

        Raises:
            InputError: The worker has another release of Entente, or a text cannot be read.
        """
        if self.release != (here := version("entente")):
            raise InputError(f"a worker has entente {here} and this is {self.release}; install one release on all")
        with _ONE_AT_A_TIME:
            extractor = extractor_of(self.model)
            found = (read_in_time(extractor, document, text) for document, text in texts)
            return [one if isinstance(one, TooSlow) else [to_record(said) for said in one] for one in found]


_ONE_AT_A_TIME = Lock()
"""A pipeline serves one thread; a Dask worker may have several."""


Read = tuple[Article, list[Statement] | TooSlow]
"""An article and what it states, or that it takes too long to read."""


def in_order(articles: Iterable[Article], pool: Pool, reading: Reading) -> Iterator[Read]:
    """Each article with its statements, in the order given; a few batches are read ahead.

    Args:
        articles: Taken one by one, as the workers need them.
        pool: Of `local_pool` or `cluster`.
        reading: How they are read.

    Raises:
        InputError: An article cannot be read; those before it have been given.
    """
    batch: list[Article] | InputError = []
    waiting: deque[tuple[list[Article], Future]] = deque()
    for batch in _to_the_end(batches(articles)):
        if isinstance(batch, InputError):
            break
        waiting.append((batch, pool.submit(reading, [(one.document, one.text) for one in batch])))
        if len(waiting) > 2 * pool.workers:
            yield from _read(*waiting.popleft())
    while waiting:
        yield from _read(*waiting.popleft())
    if isinstance(batch, InputError):
        raise batch


def _to_the_end(batches: Iterable[list[Article]]) -> Iterator[list[Article] | InputError]:
    """The batches, and what ended them: those before it are read first, as one process reads them."""
    try:
        yield from batches
    except InputError as error:
        yield error


def batches(articles: Iterable[Article], characters: int = BATCH_CHARACTERS) -> Iterator[list[Article]]:
    """The articles in lists, each of one or of as many as have so many characters together."""
    batch: list[Article] = []
    size, failed = 0, None
    try:
        for article in articles:
            if batch and size + len(article.text) > characters:
                yield batch
                batch, size = [], 0
            batch.append(article)
            size += len(article.text)
    except InputError as error:
        failed = error
    if batch:
        yield batch
    if failed:
        raise failed


def _read(batch: Sequence[Article], future: Future) -> Iterator[Read]:
    for article, found in zip(batch, future.result(), strict=True):
        slow = isinstance(found, TooSlow)
        yield article, found if slow else [from_record(record, article.document) for record in found]
