"""A line between a client and a server that can be slow, stall, or break: a TCP proxy on a free port."""

import socket
import threading
import time
from collections.abc import Callable
from contextlib import closing, suppress
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

_CHUNK = 65_536


class Line:
    """Carries every connection made to `uri` on to the server, in a `with` block.

    Attributes:
        uri: The `bolt://` address to give to the client.
        delay: Seconds by which each piece of an answer is late.
    """

    def __init__(self, server: str) -> None:
        there = urlsplit(server)
        self._server = (there.hostname or "", there.port or 0)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.uri = f"{there.scheme}://127.0.0.1:{self._listener.getsockname()[1]}"
        self.delay = 0.0
        self._flows = threading.Event()
        self._flows.set()
        self._lock = threading.Lock()
        self._open: list[socket.socket] = []
        self._awaited: tuple[bytes, Callable[[], None]] | None = None
        self._at_answer: Callable[[], None] | None = None

    def when_sent(self, awaited: bytes, then: Callable[[], None]) -> None:
        """Calls `then` once, when the client sends a piece that holds these bytes, and before it reaches the server."""
        self._awaited = awaited, then

    def when_answered(self, then: Callable[[], None]) -> None:
        """Calls `then` once, when the server answers next, and before that reaches the client."""
        self._at_answer = then

    def stall(self) -> None:
        """Lets nothing through any more, and tells nobody."""
        self._flows.clear()

    def resume(self) -> None:
        """Lets through again, beginning with what has waited."""
        self._flows.set()

    def cut(self) -> None:
        """Breaks all connections; new ones can be made."""
        with self._lock:
            gone, self._open = self._open, []
        for one in gone:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        self.resume()
        self.cut()

    def _accept(self) -> None:
        with suppress(OSError):  # the listener is closed: the block has ended
            while True:
                client, _ = self._listener.accept()
                self._join(client)

    def _join(self, client: socket.socket) -> None:
        try:
            server = socket.create_connection(self._server, timeout=5)
        except OSError:
            client.close()  # as a server does that is not there
            return
        server.settimeout(None)
        with self._lock:
            self._open += [client, server]
        threading.Thread(target=self._carry, args=(client, server, self._forward), daemon=True).start()
        threading.Thread(target=self._carry, args=(server, client, self._back), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, before: Callable[[bytes], None]) -> None:
        with closing(source), closing(target), suppress(OSError):
            while piece := source.recv(_CHUNK):
                before(piece)
                self._flows.wait()
                target.sendall(piece)
            target.shutdown(socket.SHUT_RDWR)

    def _forward(self, piece: bytes) -> None:
        if self._awaited is not None and self._awaited[0] in piece:
            then, self._awaited = self._awaited[1], None
            then()

    def _back(self, _piece: bytes) -> None:
        time.sleep(self.delay)
        if self._at_answer is not None:
            then, self._at_answer = self._at_answer, None
            then()
