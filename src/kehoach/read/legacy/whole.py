"""A whole plain text, and what a reader of the record must know about how it was decoded."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kehoach.messages import legacy as say
from kehoach.messages.text import Text
from kehoach.read.legacy.mojibake import repair
from kehoach.read.legacy.runs import Run, decode, is_suspect
from kehoach.read.legacy.tables import Encoding
from kehoach.records import Warning

_NAMES = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "viscii": "VISCII", "vps": "VPS", "windows-1258": "Windows-1258"}
# What stands where a letter could not be decoded.
_LOST = "\ufffd"
# At least one of these stands in every text that was decoded wrongly or is in another encoding.
_TELLING = frozenset(map(chr, range(0x80, 0x100))) - frozenset("ÀÁÂÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúý\u00a0")
_TELLING |= frozenset("Ă\u2212\u2219" + _LOST)
_TELLS = re.compile("[" + "".join(map(re.escape, sorted(_TELLING))) + "]")


def unicode_text(text: str) -> tuple[str, tuple[Warning, ...]]:
    """A decoded text with wrong decodings undone and legacy letters converted, line by line of one document.

    Text that is Unicode comes back as it is, with no warning.
    """
    if not may_be_wrong(text):
        return text, ()
    mended = repair(text)
    text = mended.text
    found: Mapping[Encoding, int] = {}
    if is_suspect(text):
        lines = text.split("\n")
        done = decode([Run(line, None, number) for number, line in enumerate(lines)])
        text, found = "\n".join(done.texts), done.converted
    return text, notes(text, found, repaired=mended.repaired, left=mended.left)


def may_be_wrong(text: str) -> bool:
    """Whether a text holds any character that correct Vietnamese rarely has: one pass over a plan's letters."""
    return not text.isascii() and _TELLS.search(text) is not None


def notes(
    text: str, converted: Mapping[Encoding, int] | Mapping[str, int], *, repaired: int = 0, left: int = 0
) -> tuple[Warning, ...]:
    """Warnings about a text: from which encodings (name → characters) it came, what was repaired or lost."""
    found: list[Warning] = []
    if converted:
        names = ", ".join(_NAMES.get(name, name.upper()) for name in sorted(converted))
        found.append(Warning(code="legacy-encoding", message=_vietnamese(say.CONVERTED, encodings=names)))
    if repaired:
        found.append(Warning(code="mojibake", message=_vietnamese(say.REPAIRED, count=repaired)))
    lost = left + text.count(_LOST)
    if lost:
        first = text.find(_LOST)
        start, end = (first, first + 1) if first >= 0 else (None, None)
        message = _vietnamese(say.LOST, count=lost)
        found.append(Warning(code="characters-lost", message=message, start=start, end=end))
    return tuple(found)


def _vietnamese(text: Text, **values: object) -> str:
    """A record is the same in every language: its warnings are Vietnamese, as the plans are."""
    return text.in_language("vi", **values)
