"""What a reader passes over while it reads, counted, so that it can be said."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from kehoach.messages import Text
from kehoach.messages import word as say
from kehoach.read.legacy import Encoding, notes
from kehoach.records import Warning

_WORDS_TO_A_PICTURE = 300  # characters: with fewer the pictures may well be scanned pages


@dataclass
class Tally:
    """Counts over one document."""

    inserted: int = 0
    deleted: int = 0
    hidden: int = 0  # characters
    outside: int = 0
    embedded: int = 0
    pictures: int = 0
    macros: bool = False
    converted: Counter[Encoding] = field(default_factory=Counter)  # characters by legacy encoding

    def warnings(self, text: str) -> tuple[Warning, ...]:
        """One warning for each thing that was met; ``text`` is the canonical text."""
        found = list(notes(text, self.converted))
        if self.inserted or self.deleted:
            found.append(
                _warning("tracked-changes", say.TRACKED, inserted=self.inserted, deleted=self.deleted)
            )
        if self.hidden:
            found.append(_warning("hidden-text", say.HIDDEN, count=self.hidden))
        if self.outside:
            found.append(_warning("external-content", say.OUTSIDE, count=self.outside))
        if self.embedded:
            found.append(_warning("embedded-content", say.EMBEDDED, count=self.embedded))
        if self.pictures and len(text) < _WORDS_TO_A_PICTURE * self.pictures:
            found.append(_warning("pictures-unread", say.PICTURES, count=self.pictures))
        if self.macros:
            found.append(_warning("macros", say.MACROS))
        return tuple(found)


def _warning(code: str, text: Text, **values: object) -> Warning:
    # A record is the same in every language: its warnings are Vietnamese, as the plans are.
    return Warning(code=code, message=text.in_language("vi", **values))
