"""Letters of symbol fonts (Symbol, Wingdings) as the signs they show.

Such fonts draw signs on the codes of ordinary letters, or on U+F020–U+F0FF (private use). The
Symbol table follows Adobe's Symbol encoding; of Wingdings the signs that office texts use.
"""

from __future__ import annotations

import re

from kehoach.read.legacy import font_encoding

_SYMBOL = dict(zip(
    b" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~",
    " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼",
    strict=True,
))  # fmt: skip
_SYMBOL |= dict(zip(
    range(0xA1, 0xFF),
    "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪ 〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
    strict=True,
))  # fmt: skip
_WINGDINGS = {
    0x21: "✏", 0x22: "✂", 0x28: "☎", 0x29: "✆", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x46: "☞", 0x4A: "☺",
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x70: "❐", 0x71: "❑", 0x72: "❒", 0x73: "⬧", 0x74: "⧫",
    0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x9E: "·", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAA: "✦",
    0xAB: "★", 0xD5: "⌫", 0xD8: "➢", 0xDC: "➲", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔",
    0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
    **{0x80 + n: chr(0x245F + n) if n else "⓪" for n in range(11)},
    **{0x8C + n: chr(0x2775 + n) for n in range(1, 11)},
}  # fmt: skip
_WINGDINGS_2 = {0x50: "✓", 0x4F: "✗", 0x51: "☒", 0x52: "☑", 0x97: "●", 0x98: "•", 0xA2: "■", 0xA3: "□", 0x2A: "☐"}
_UNKNOWN = "•"
# What stands before an item of a list, whatever its shape; a tick says more than a point.
_POINTS = dict.fromkeys((0xF0B7, 0xF0A7, 0xF0D8, 0xF0A8, 0xF06E, 0xF071, 0xF075, 0xF076), _UNKNOWN)
_POINTS |= {0xF02D: "-", 0xF0FC: "✓"}
_FONTS = {"symbol": _SYMBOL, "wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "webdings": {}, "wingdings 3": {}}
_FAMILY = re.compile(r"(?:^|\+)(Symbol|Wingdings)[ -]?([23])?(?![a-z])|(?:^|\+)(Symbol)(?=MT\b)", re.IGNORECASE)
_PRIVATE = range(0xF020, 0xF100)


def is_symbol_font(font: str | None) -> bool:
    """True for a font whose letters show as signs."""
    return font is not None and font.lower() in _FONTS


def shown(text: str, font: str | None) -> str:
    """The signs a text shows in a symbol font; as many characters. Other fonts' letters stay.

    Private-use codes of other fonts are read as Symbol's, but for fonts of legacy encodings.
    """
    name = (font or "").lower()
    table = _FONTS.get(name)
    if table is None:
        if not any(ord(letter) in _PRIVATE for letter in text) or font_encoding(font or ""):
            return text
        table = _SYMBOL
        return "".join(_sign(letter, table) if ord(letter) in _PRIVATE else letter for letter in text)
    return "".join(letter if letter.isspace() else _sign(letter, table) for letter in text)


def _sign(letter: str, table: dict[int, str]) -> str:
    code = ord(letter)
    if code in _PRIVATE:
        return table.get(code - 0xF000, _UNKNOWN)
    return table.get(code, _UNKNOWN) if code < 0x100 else letter


def points(text: str) -> str:
    """The private-use letters that stand before items of lists as points, dashes and ticks; others stay.

    >>> points("\\uf0d8 Mục tiêu"), points("\\uf02d Mục tiêu")
    ('• Mục tiêu', '- Mục tiêu')
    """
    return text.translate(_POINTS)


def printed(text: str, font: str) -> str:
    """The signs that letters of a PDF show in a symbol font or in the private use; as many characters.

    A subset of a font has the name of the whole, with its style behind it.

    >>> printed("Ø", "Wingdings-Regular"), printed("\\uf0a7", "ABCDEF+OpenSymbol"), printed("Ø", "Arial")
    ('•', '•', 'Ø')
    """
    family = _FAMILY.search(font)
    if family is not None:
        name = " ".join(filter(None, family.groups())).lower()
        text = "".join(chr(0xF000 + ord(c)) if 0x20 < ord(c) < 0x100 else c for c in text)
        return shown(text if name == "symbol" else points(text), name)
    return points(text) if font_encoding(font) is None else text


def bullet(text: str, font: str | None) -> str:
    """How a list's bullet is written: dashes and ``+`` as they are, any other sign as ``•``.

    >>> bullet("\\uf0b7", "Symbol"), bullet("o", "Courier New"), bullet("-", "Arial"), bullet("\\uf02d", "Symbol")
    ('•', '•', '-', '-')
    """
    sign = shown(text, font).strip()
    if not sign:
        return ""
    if sign in ("−", "‒", "‐", "‑"):
        return "-"
    if sign in "-–—+*" or len(sign) > 1:
        return sign
    return _UNKNOWN
