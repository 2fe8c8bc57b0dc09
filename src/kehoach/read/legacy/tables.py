"""The byte tables of Vietnamese encodings from before Unicode, each byte seen as the Latin-1 character.

Sources: TCVN 5712:1993 (VN3, the ABC fonts ``.VnTime``), RFC 1456 (VISCII), the charts of VNI
Software (VNI Windows) and of the Vietnamese Professionals Society (VPS).
"""

from __future__ import annotations

import unicodedata
from typing import Literal

Encoding = Literal["tcvn3", "vni", "viscii", "vps"]
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni", "viscii", "vps")


def _from(first: int, letters: str) -> dict[str, str]:
    """Consecutive bytes to letters; ``_`` marks a byte with no letter."""
    return {chr(first + at): letter for at, letter in enumerate(letters) if letter != "_"}


# VN3 has no capitals with a tone: a font whose name ends in H draws the small letters as capitals.
_TCVN3 = _from(
    0xA1,
    "ĂÂÊÔƠƯĐăâêôơưđ______àảãáạ_ằẳẵắ_______ặầẩẫấậè_ẻẽéẹềểễếệìỉ___ĩíịò_ỏõóọồổỗốộờởỡớợù_ủũúụừửữứựỳỷỹýỵ_",
)
_VISCII = {
    **dict(zip("\x02\x05\x06\x14\x19\x1e", "ẲẴẪỶỸỴ", strict=True)),
    **_from(
        0x80,
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
        "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
    ),
}
_VPS = {
    **dict(
        zip(
            "\x02\x03\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1c\x1d",
            "ẠẬẶẸỆỊỌỘỢỤỰỴẪỮ",
            strict=True,
        )
    ),
    **_from(
        0x80,
        "ÀẢÃẤẦẨọỗĂếềểệẮẰẲẾ__ỀỂỄỐỒỔỖýỷỵỚỜỞ_ắằẳẵặỠớÙờởỡŨỨợỪổỬỲỸÍÌộỈĨÓửữÒỎÕự"
        "ầÁÂấẩẫậđẻÉÊẹỉễịỹƯỦồốÔỏơÈừứÚũưÝẺ_àáâãảạă_èéêẽìí_ĩẴĐòóôõ_Ơụùúủ_ỶẼỳ",
    ),
}
# VNI writes a letter and then its marks as one more character: small marks after small letters.
_VNI_TONES = {"ø": "\u0300", "ù": "\u0301", "û": "\u0309", "õ": "\u0303", "ï": "\u0323"}
_VNI_CIRCUMFLEX = {"â": "", "á": "\u0301", "à": "\u0300", "å": "\u0309", "ã": "\u0303", "ä": "\u0323"}
_VNI_BREVE = {"ê": "", "é": "\u0301", "è": "\u0300", "ú": "\u0309", "ü": "\u0303", "ë": "\u0323"}
_VNI_WHOLE = {"ñ": "đ", "ô": "ơ", "ö": "ư", "ó": "ĩ", "ò": "ị", "æ": "ỉ", "î": "ỵ", "ì": "ì", "í": "í"}


def _vni() -> dict[str, str]:
    small = dict(_VNI_WHOLE)
    for letter, horned in [*zip("aeiouy", "aeiouy", strict=True), ("ô", "ơ"), ("ö", "ư")]:
        for mark, tone in _VNI_TONES.items():
            small[letter + mark] = unicodedata.normalize("NFC", horned + tone)
    for letter in "aeo":
        for mark, tone in _VNI_CIRCUMFLEX.items():
            small[letter + mark] = unicodedata.normalize("NFC", f"{letter}\u0302{tone}")
    for mark, tone in _VNI_BREVE.items():
        small["a" + mark] = unicodedata.normalize("NFC", f"a\u0306{tone}")
    return {**small, **{source.upper(): letter.upper() for source, letter in small.items()}}


# Encoding → what stands in the text → the letter. VNI's keys have one or two characters.
TABLES: dict[Encoding, dict[str, str]] = {
    "tcvn3": _TCVN3,
    "vni": _vni(),
    "viscii": _VISCII,
    "vps": _VPS,
}
