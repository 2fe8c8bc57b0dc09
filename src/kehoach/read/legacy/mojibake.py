"""Text decoded with the wrong code page: UTF-8 shown as ``Káº¿ hoáº¡ch``, once or twice over; 8-bit files."""

from __future__ import annotations

import re
import unicodedata
from itertools import islice
from typing import NamedTuple

from kehoach.read.legacy.convert import convert
from kehoach.read.legacy.syllables import is_syllable, marked_words, share
from kehoach.read.legacy.tables import ENCODINGS

_ROUNDS = 3
# A few odd pairs occur in any text; a document decoded wrongly has one in nearly every word.
_ENOUGH = 5
_GOOD_SHARE = 0.8
_MARGIN = 0.1
_FEW_WORDS = 5
# What the first byte of a letter's UTF-8 shows as in Windows-1252 and, two of them, in Windows-1258.
_LEADS = dict(
    zip("ÃĂÄÅÆÂËÌ\u0300áâ", (0xC3, 0xC3, 0xC4, 0xC5, 0xC6, 0xC2, 0xCB, 0xCC, 0xCC, 0xE1, 0xE2), strict=True)
)


def _followers() -> dict[str, int]:
    """The bytes 0x80 to 0xBF as Windows-1252 shows them, and as Latin-1 does."""
    shown = {chr(byte): byte for byte in range(0x80, 0xC0)}
    for byte in range(0x80, 0xA0):
        char = bytes([byte]).decode("cp1252", errors="ignore")
        if char:
            shown[char] = byte
    return shown


_BYTES = {**_followers(), **_LEADS}
_FOLLOWER = "[" + "".join(map(re.escape, _followers())) + "]"
_WRONG = re.compile(f"[ÃĂÄÅÆÂËÌ\u0300]{_FOLLOWER}|[áâ]{_FOLLOWER}{{2}}")
_HINT = re.compile(f"[ÃĂÄÅÆá]{_FOLLOWER}")
_LEFT = re.compile("á[º»](?![a-z])|[ÃÄ]\ufffd")
# A no-break space inside a letter (``Ã`` and 0xA0 are ``à``) that became a blank on the way.
_BLANK = re.compile(r"([A-Za-zÀ-ỹ]*)Ã (?:(?= )|([a-z]*))")


class Repaired(NamedTuple):
    """The text, how many letters were put right, and how many are beyond repair."""

    text: str
    repaired: int = 0
    left: int = 0


def repair(text: str) -> Repaired:
    """Undo a wrong decoding of UTF-8, up to three on top of each other; other text comes back as it is.

    >>> repair("Káº¿ hoáº¡ch phÃ¡t triá»ƒn kinh táº¿ - xÃ£ há»™i").text
    'Kế hoạch phát triển kinh tế - xã hội'
    """
    if not _is_hinted(text):
        return Repaired(text)  # nearly every text: the motto's Ã brings it here
    best, total, count = text, 0, 0
    clear = share(marked_words(text)) + _MARGIN
    for _ in range(_ROUNDS):
        if not _is_hinted(text):
            break
        text, now = _undone(text)
        count += now
        if now < _ENOUGH:
            break
        if share(marked_words(text)) > clear:  # twice wrong is no better until it is undone twice
            best, total, clear = text, count, share(marked_words(text))
    text = best
    if not total:
        return Repaired(text)
    text = _BLANK.sub(_with_blank, text.replace("Ä\ufffd", "Đ"))
    return Repaired(unicodedata.normalize("NFC", text), total, sum(1 for _ in _LEFT.finditer(text)))


def _is_hinted(text: str) -> bool:
    return sum(1 for _ in islice(_HINT.finditer(text), _ENOUGH)) == _ENOUGH


def _undone(text: str) -> tuple[str, int]:
    count = 0

    def letter(found: re.Match[str]) -> str:
        nonlocal count
        try:
            right = bytes(_BYTES[char] for char in found.group()).decode()
        except UnicodeDecodeError:
            return found.group()
        count += 1
        return right

    return _WRONG.sub(letter, text), count


def _with_blank(found: re.Match[str]) -> str:
    before, after = found.group(1), found.group(2) or ""
    joined = f"{before}à{after}"
    if not after or is_syllable(joined):
        return joined
    return f"{before}à {after}"


def decode_bytes(data: bytes) -> tuple[str, str] | None:
    """The text of an 8-bit file and the name of its encoding, ``None`` where no encoding fits.

    Knows UTF-16 without a mark, Windows-1258, TCVN3, VNI, VISCII and VPS; weighs the whole file.

    >>> decode_bytes("CÇn hç trî x©y dùng nhµ ë cho hé nghÌo cña huyÖn".encode("cp1252"))
    ('Cần hỗ trợ xây dựng nhà ở cho hộ nghèo của huyện', 'tcvn3')
    """
    wide = _utf16(data)
    if wide:
        return wide
    shown = data.decode("latin-1")
    windows = "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in range(256))
    with_quotes = shown.translate(dict(enumerate(windows)))
    tried = {"windows-1258": unicodedata.normalize("NFC", data.decode("cp1258", errors="replace"))}
    for encoding in ENCODINGS:
        tried[encoding] = convert(shown if encoding in ("viscii", "vps") else with_quotes, encoding)
    ranked = sorted(((_evidence(text), name) for name, text in tried.items()), reverse=True)
    (best, name), (second, _) = ranked[0], ranked[1]
    if best < _GOOD_SHARE or best - second < _MARGIN:
        return None
    return tried[name], name


def _evidence(text: str) -> float:
    words = marked_words(text)
    return share(words) if len(words) >= _FEW_WORDS else 0.0


def _utf16(data: bytes) -> tuple[str, str] | None:
    """UTF-16 whose byte order mark was lost: every blank and Latin letter has a zero byte beside it."""
    sample = data[:4_000]
    for name, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if len(zeros) > 8 and zeros.count(0) > len(zeros) // 2 and len(data) % 2 == 0:
            try:
                return data.decode(name), name
            except UnicodeDecodeError:
                return None
    return None
