"""Whether scans are recognised now, or left for later.

An import reads every digital file first and recognises scans afterwards. A reader asks ``wanted()``
before it starts to recognise and otherwise raises ``UnreadableFile("needs-ocr")``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from kehoach.read.needs import NEEDS

_LATER: ContextVar[bool] = ContextVar("scans_later", default=False)


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
