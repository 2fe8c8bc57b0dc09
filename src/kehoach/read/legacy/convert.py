"""Text written in a legacy encoding → Unicode."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from kehoach.read.legacy.tables import TABLES, Encoding

# How one byte shows after different readers: Windows-1252 in Word, other Windows pages by a font's
# charset, look-alikes chosen by PDF writers, and fonts that count as symbols (U+F020 to U+F0FF).
_PAGES = ("cp1252", "cp1254", "cp1250", "cp1258")
_LOOK_ALIKES = {"\u2212": 0xAD, "\u2219": 0xB7, "\u22c5": 0xB7, "\u03bc": 0xB5, "\u2206": 0xC6, "\u2126": 0xEA}

_SYMBOLS = {0xF000 + byte: chr(byte) for byte in range(0x20, 0x7F)}


@cache
def _surfaces() -> dict[int, str]:
    """Translation of every way a byte above 0x7F may show to the Latin-1 character of that byte."""
    shown: dict[int, str] = {}
    for byte in range(0x80, 0x100):
        for page in _PAGES:
            char = bytes([byte]).decode(page, errors="ignore")
            if char and ord(char) > 0xFF:
                shown.setdefault(ord(char), chr(byte))
        shown[0xF000 + byte] = chr(byte)
    shown.update({0xF000 + byte: chr(byte) for byte in range(0x02, 0x20)})
    shown.update({ord(char): chr(byte) for char, byte in _LOOK_ALIKES.items()})
    return shown


@cache
def _keys(encoding: Encoding) -> re.Pattern[str]:
    """Finds what stands for a letter; in VNI a letter with its marks before a bare mark."""
    keys = sorted(TABLES[encoding], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, keys)))


# Words keep these: in the 8-bit charsets bytes 0x80 to 0x9F are letters, in the fonts they are the
# punctuation of Windows-1252 (quotes, dashes, dots), which must stay as it is.
_FONT_PUNCTUATION = {ord(bytes([b]).decode("cp1252")) for b in (*range(0x82, 0x8C), *range(0x91, 0x9C))}


@cache
def _prepared(encoding: Encoding) -> dict[int, str]:
    if encoding in ("viscii", "vps"):
        return _surfaces()
    return {point: char for point, char in _surfaces().items() if point not in _FONT_PUNCTUATION}


def pieces(text: str, encoding: Encoding, *, capitals: bool = False) -> list[tuple[int, int, str]]:
    """The conversion piece by piece: (start, end, letters), ranges of ``text`` that cover all of it.

    For readers that know a place for each character; ``capitals`` where the font draws small
    letters as capitals.
    """
    text = text.translate(_SYMBOLS)
    table = TABLES[encoding]
    found: list[tuple[int, int, str]] = []
    at = 0
    for match in _keys(encoding).finditer(text.translate(_prepared(encoding))):
        found += [(i, i + 1, text[i]) for i in range(at, match.start())]
        found.append((match.start(), match.end(), table[match.group()]))
        at = match.end()
    found += [(i, i + 1, text[i]) for i in range(at, len(text))]
    if capitals:
        found = [(start, end, _capital(letters)) for start, end, letters in found]
    return found


def convert(text: str, encoding: Encoding, *, capitals: bool = False) -> str:
    """The Unicode text (NFC) of a text whose letters are those of a legacy encoding.

    Characters the encoding has no letter for stay as they are.

    >>> convert("KÕ ho¹ch gi¶m nghÌo", "tcvn3")
    'Kế hoạch giảm nghèo'
    >>> convert("uû ban nh©n d©n", "tcvn3", capitals=True)
    'UỶ BAN NHÂN DÂN'
    """
    text = text.translate(_SYMBOLS)
    table = TABLES[encoding]
    out: list[str] = []
    at = 0
    for match in _keys(encoding).finditer(text.translate(_prepared(encoding))):
        out += (text[at : match.start()], table[match.group()])
        at = match.end()
    out.append(text[at:])
    found = "".join(out)
    if capitals:
        found = "".join(map(_capital, found))
    return unicodedata.normalize("NFC", found)


def _capital(letter: str) -> str:
    upper = letter.upper()
    return upper if len(upper) == len(letter) else letter
