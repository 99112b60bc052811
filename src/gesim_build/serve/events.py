"""What the server tells all open browsers at once, as server-sent events. Safe to call from any thread."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

# Seconds after which a line says that the connection is still there, so that one that is not is noticed.
_HEARTBEAT = 15.0


class Events:
    """Whoever listens gets what is told from then on."""

    def __init__(self) -> None:
        self._listeners: set[asyncio.Queue[str]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None

    def tell(self, kind: str, **values: Any) -> None:
        """Tell all who listen; nothing happens while nobody does."""
        text = f"event: {kind}\ndata: {json.dumps(values)}\n\n"
        if self._loop and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._put, text)

    def _put(self, text: str) -> None:
        for listener in self._listeners:
            listener.put_nowait(text)

    async def listen(self) -> AsyncIterator[str]:
        """What is told, in the form of the stream, until the listener goes."""
        self._loop = asyncio.get_running_loop()
        queue: asyncio.Queue[str] = asyncio.Queue()
        self._listeners.add(queue)
        try:
            yield ": here\n\n"
            while True:
                try:
                    yield await asyncio.wait_for(queue.get(), _HEARTBEAT)
                except TimeoutError:
                    yield ": still here\n\n"
        finally:
            self._listeners.discard(queue)
