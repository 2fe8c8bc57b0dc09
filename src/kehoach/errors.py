"""What can go wrong, as types a caller can act on.

Every child says in one sentence what happened; the message says what to do. Nothing here imports
anything else of the package.
"""

from __future__ import annotations

import pathlib
from traceback import extract_tb


class PlanError(Exception):
    """Base of every error raised on purpose."""


class UnreadableFile(PlanError):
    """A file could not be read as a document.

    ``reason`` is one of the typed reasons of an import: ``encrypted``, ``corrupt``, ``empty``,
    ``needs-ocr``, ``unsupported``, ``timeout``, ``too-large``, ``classified``, ``internal``.
    ``needs`` names what would let it be read if it were installed (``read.needs``).
    """

    def __init__(self, reason: str, detail: str = "", *, needs: str | None = None) -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason = reason
        self.detail = detail
        self.needs = needs or ("ocr" if reason == "needs-ocr" else None)


class BadRulePack(PlanError):
    """A rule pack cannot be used; the message begins with ``file:line``."""


class NoSuchRecord(PlanError):
    """A plan, fact or rule was asked for by an id nobody has."""


class StoreError(PlanError):
    """The database cannot be used: not ours, read-only, locked or full."""


class StoreTooNew(StoreError):
    """The database was written by a newer kehoach than this one."""


class InternalError(PlanError):
    """This is our bug, not yours."""


class BadGold(PlanError):
    """A file of gold answers or a baseline cannot be used; the message begins with the file."""


class MissingExtra(PlanError):
    """Something asked for needs a package that is not installed; the message says which to install."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package}: pip install \"kehoach[{extra}]\"")
        self.package = package
        self.extra = extra


def where(error: BaseException) -> str:
    """What went wrong and in which line of ours; never the message, which may quote the plan."""
    frames = extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "kehoach" in pathlib.Path(frame.filename).parts]
    places = [f"{pathlib.Path(frame.filename).name}:{frame.lineno}" for frame in (ours or frames)[-1:]]
    return " ".join([type(error).__name__, *places])
