"""What the words of a rule entry must be like in any group: letters, blanks, dates, forms."""

from __future__ import annotations

import datetime
import unicodedata
from collections.abc import Iterator

from kehoach.extract.agency_known import key_of
from kehoach.messages import rules as say
from kehoach.rulebook import AgencyEntry, Entry, ProgrammeEntry

_LOOK_ALIKES = frozenset("ÐðƉɖ")  # they look like Đ and đ
_BLANKS = frozenset("\t\u00a0\u00ad\u200b\u200c\u200d\u2060\ufeff")


def text_faults(entry: Entry) -> Iterator[str]:
    """What is wrong with the texts, names, dates and forms of an entry."""
    for name, text in _strings(entry.model_dump(by_alias=True)):
        yield from _letter_faults(text)
        if name != "pattern" and _has_stray_blank(text):
            yield say.STRAY_BLANK(text=text)
    yield from _date_faults(entry)
    yield from _twice(entry)


def _strings(value: object, name: str = "") -> Iterator[tuple[str, str]]:
    """Every string of an entry with the name of its field."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings(inner, str(key))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner, name)


def _letter_faults(text: str) -> Iterator[str]:
    if text.isascii():
        return
    if unicodedata.normalize("NFC", text) != text:
        yield say.NOT_NFC(text=text)
    for letter in dict.fromkeys(text):
        if letter in _LOOK_ALIKES or _is_foreign(letter):
            yield say.LOOK_ALIKE(text=text, letter=f"{letter} (U+{ord(letter):04X})")


def _is_foreign(letter: str) -> bool:
    return letter.isalpha() and not unicodedata.name(letter, "").startswith(
        ("LATIN ", "MASCULINE ORDINAL", "FEMININE ORDINAL")
    )


def _has_stray_blank(text: str) -> bool:
    lines = text.strip("\n").split("\n")
    return any("  " in line or line != line.strip(" ") for line in lines) or bool(
        _BLANKS.intersection(text)
    )


def _date_faults(entry: Entry) -> Iterator[str]:
    for day in filter(None, (entry.valid_from, entry.valid_to)):
        try:
            real = datetime.date.fromisoformat(day).isoformat() == day
        except ValueError:
            real = False
        if not real:
            yield say.BAD_DATE(text=day)


def _twice(entry: Entry) -> Iterator[str]:
    """Variants that are the name again, or stand there twice, as the matcher sees them."""
    lists: list[tuple[str, ...]] = []
    if isinstance(entry, AgencyEntry):
        lists.append((entry.name, *entry.also))
    if isinstance(entry, ProgrammeEntry):
        lists += [(component.name, *component.also) for component in entry.components]
    for forms in lists:
        seen: set[str] = set()
        for form in forms:
            if key_of(form) in seen:
                yield say.TWICE(text=form)
            seen.add(key_of(form))
