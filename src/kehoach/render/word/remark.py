"""What a remark must say to become a comment; ``records.Finding`` does."""

from __future__ import annotations

from typing import Protocol


class Remark(Protocol):
    """A finding: its code, words, place in the canonical text (both 0 for what is not there at all)."""

    @property
    def code(self) -> str:
        """Its code."""
        ...

    @property
    def severity(self) -> str:
        """``error``, ``warning`` or ``info``."""
        ...

    @property
    def message(self) -> str:
        """What is wrong."""
        ...

    @property
    def suggestion(self) -> str | None:
        """What to write instead."""
        ...

    @property
    def text(self) -> str:
        """The words it is about."""
        ...

    @property
    def start(self) -> int:
        """Where they begin."""
        ...

    @property
    def end(self) -> int:
        """Where they end."""
        ...

    @property
    def section(self) -> str | None:
        """The id of their section."""
        ...

    @property
    def source(self) -> str | None:
        """The legal basis."""
        ...
