"""Whether scans are recognised now, or left for later.

An import reads every digital file first and recognises scans afterwards. A reader asks ``wanted()``
before it starts to recognise and otherwise raises ``UnreadableFile("needs-ocr")``.

What was seen on a page may be remembered: a reader asks ``memory()`` before it looks.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from kehoach.read.needs import NEEDS

_LATER: ContextVar[bool] = ContextVar("scans_later", default=False)


class Memory(Protocol):
    """What was seen on pages before, by a key made of the page's pixels and the reader's version."""

    def recall(self, key: str) -> bytes | None:
        """What was seen on such a page, ``None`` if none was met."""

    def keep(self, key: str, number: int, seen: bytes) -> None:
        """Note what was seen on a page of the file at hand (1-based number)."""


_MEMORY: ContextVar[Memory | None] = ContextVar("memory", default=None)


def memory() -> Memory | None:
    """The memory of pages, if there is one."""
    return _MEMORY.get()


@contextmanager
def remembering(memory: Memory | None) -> Iterator[None]:
    """Inside the block pages are looked up in this memory first."""
    token = _MEMORY.set(memory)
    try:
        yield
    finally:
        _MEMORY.reset(token)


def wanted() -> bool:
    """False while scans are left for later."""
    return not _LATER.get()


@contextmanager
def scans_later() -> Iterator[None]:
    """Inside the block scans are not recognised."""
    token = _LATER.set(True)
    try:
        yield
    finally:
        _LATER.reset(token)


def available() -> bool:
    """True if this machine has an OCR engine, so that a second look at a scan is worth it."""
    return NEEDS["ocr"].there
