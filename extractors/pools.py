"""Where articles are read: by processes on this machine, or on a Dask cluster that is there already."""

import logging
import os
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Final

from extractors.parallel import Pool
from graph.errors import EntenteError
from graph.extras import needed

_ANSWER_SECONDS: Final = 20
"""How long a scheduler has to answer, and to name its first worker."""

_RETRIES: Final = 3
"""How often a batch whose worker was lost is read again."""


@contextmanager
def local_pool(jobs: int) -> Iterator[Pool]:
    """Processes on this machine; they end with this one, however it ends.

    Args:
        jobs: How many.

    Raises:
        EntenteError: One of them was killed.
    """
    # More threads than processes would wait for each other; a process reads numpy's choice when it starts.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    processes = ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_begin)
    try:
        yield Pool(jobs, processes.submit)
    except BrokenProcessPool as error:
        raise EntenteError(
            "a process that reads was killed, or had too little memory; what was kept before that stays: "
            "run the command again, with fewer --jobs if memory is short"
        ) from error
    finally:
        processes.shutdown(wait=False, cancel_futures=True)


def _begin() -> None:
    """Leaves an interrupt to the parent, and ends when it does: a pool would wait for it for ever."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def cluster(address: str) -> Iterator[Pool]:
    """The workers of a Dask cluster; those that come later are used as well.

    Args:
        address: Of its scheduler, as `tcp://HOST:8786`.

    Raises:
        EntenteError: dask.distributed is not installed, nothing answers, there is no worker, or the scheduler is lost.
    """
    client = _client(address)
    try:
        yield Pool(sum(client.nthreads().values()), partial(client.submit, pure=False, retries=_RETRIES))
    except _lost() as error:
        raise EntenteError(
            f"the cluster at {address} has lost what it was reading ({type(error).__name__}); what was kept before "
            "that stays: look at the logs of its workers, then run the command again"
        ) from error
    finally:
        client.close(timeout=1)


def _client(address: str) -> Any:
    needed("distributed", "cluster", "--scheduler")
    from distributed import Client

    for name in ("distributed", "distributed.client"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what matters of it is said in one line
    try:
        client = Client(address, timeout=_ANSWER_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise EntenteError(f"no Dask scheduler answers at {address}; start one with: dask scheduler") from error
    try:
        client.wait_for_workers(1, timeout=_ANSWER_SECONDS)
    except TimeoutError as error:
        client.close(timeout=1)
        raise EntenteError(f"the cluster at {address} has no worker; start one with: dask worker {address}") from error
    return client


def _lost() -> tuple[type[BaseException], ...]:
    from distributed import CancelledError, KilledWorker
    from distributed.comm import CommClosedError

    return (KilledWorker, CancelledError, CommClosedError)
