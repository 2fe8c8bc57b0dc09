"""The number or letter a paragraph begins with: ``I.``, ``2.1``, ``đ)``, ``Điều 3.``, ``(1)``.

Forms follow Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6, and what real plans print beside it
(``I/``, ``1 .``, ``1.1 -``, ``A.``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

ALPHABET = "abcdđeghiklmnopqrstuvxy"  # the order of điểm in a Vietnamese text
ORDINAL_WORDS = {
    "nhất": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8,
    "chín": 9, "mười": 10,
}  # fmt: skip
_ROMAN = re.compile(r"(?=[IVXL])(X{0,3})(IX|IV|V?I{0,3})")

_UNIT = re.compile(
    r"(?P<unit>phần|chương|mục|tiểu mục|điều)\s+(?P<no>thứ\s+\w+|[IVXL]+|\d{1,3}[a-z]?|[A-ZĐ])\b\s*"
    r"(?P<mark>[.:/–-]?)\s*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"""
      (?P<roman>(?:X{0,3})(?:IX|IV|V?I{1,3}|V|Ii|Iii|Iv|Vi{1,3})|X{1,3})\s*(?:(?P<rdeep>(?:\.\d{1,2})+)\.?|[./)](?!\d)|[-–](?=\s))
    | (?P<upper>[A-HK-ZĐ])\s*(?:[./)](?![A-Za-zĐđ]\.)|\s[-–]\s)
    | (?P<deep>\d{1,2}(?:\s?\.\s?\d{1,2}){1,4})\s*(?:\.(?!\d)|\)|[-–:](?=\s)|(?=\s))
    | (?P<num>\d{1,2}[a-c]?)\s*(?:\.(?!\d)|/(?=\s)|\s[-–](?=\s)|[-–](?=\s))
    | (?P<nparen>\d{1,2})\)
    | \((?P<paren>\d{1,2}|[a-zđ]|[ivx]{1,4})\)
    | (?P<letter>[a-zđ])\s?(?P<lclose>[).]|/(?=\s))(?![a-zđ]\.)
    """,
    re.VERBOSE,
)
_COUNTED = re.compile(r"(\d{1,2})\s?\.(?=\s\d{1,2}\s)")
_UNIT_LETTERS = frozenset("pcmtđPCMTĐ")  # phần, chương, mục, tiểu mục, điều
# How any of them begins: a cheap look that spares the patterns at most lines.
_MAY_BEGIN = re.compile(r"[\d(IVX]|[A-Za-zĐđ]\s*[-–./)]|[PpCcMmTtĐđ][hHiIụỤ]")


@dataclass(frozen=True, slots=True)
class Label:
    """A label: printed form without punctuation, style, ordinals for sequence checks, its length.

    ``style`` is one of ``phan chuong muc dieu roman upper num deepN letter nparen paren`` where N
    counts the numbers of a label such as ``2.1`` (``deep2``).
    """

    printed: str
    style: str
    ordinals: tuple[int, ...]
    length: int


def roman_value(numeral: str) -> int:
    """Value of a Roman numeral up to XXXIX; 0 if it is none.

    >>> [roman_value(n) for n in ("I", "IV", "IX", "XIV", "IIII")]
    [1, 4, 9, 14, 0]
    """
    match = _ROMAN.fullmatch(numeral)
    if not match or not numeral:
        return 0
    ones = {"": 0, "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9}
    return 10 * len(match[1]) + ones[match[2]]


def letter_value(letter: str) -> int:
    """Place of a letter in the alphabet used for điểm; letters outside it (f, j, w, z) give 0."""
    return ALPHABET.find(letter.lower()) + 1


def _ordinal(word: str) -> int:
    word = word.lower().removeprefix("thứ").strip()
    if word.isdigit():
        return int(word)
    return ORDINAL_WORDS.get(word) or roman_value(word.upper()) or letter_value(word[:1])


def _unit(match: re.Match[str]) -> Label:
    unit = match["unit"].lower()
    style = {"phần": "phan", "chương": "chuong", "mục": "muc", "tiểu mục": "muc"}.get(unit, "dieu")
    printed = " ".join(f"{match['unit']} {match['no']}".split())
    return Label(printed, style, (_ordinal(match["no"]),), match.end())


def parse_label(line: str) -> Label | None:
    """The label at the beginning of a paragraph without Markdown marks, or ``None``.

    Finds:  I. · III/ · A. · 1. · 1 . · 2.1 · 2.1. · II.3 · a) · đ) · (1) · 1) · Điều 3. · Phần thứ nhất
    Leaves: 46.200 tấn · 17/KH-UBND · 01/6/2023 · TM. · v.v.
    """
    return _label(line) if _MAY_BEGIN.match(line) else None  # most lines have none


def may_have_label(shown: str, start: int) -> bool:
    """False where ``parse_label`` finds nothing in the words that begin at ``start``: a look that copies none."""
    return shown[start].isspace() or _MAY_BEGIN.match(shown, start) is not None


@lru_cache(maxsize=4096)  # a line is asked about as a line, and again as the paragraph it is
def _label(line: str) -> Label | None:
    unit = _UNIT.match(line) if line[0] in _UNIT_LETTERS else None
    if unit and (unit["mark"] or unit.end() >= len(line) or line[unit.end()].isupper()):
        return _unit(unit)
    match = None if line[:3].upper() == "V/V" else _LABEL.match(line)  # V/v: về việc
    if not match or (match.end() < len(line) and line[match.end()] in "/."):
        return None
    kind = match.lastgroup or ""
    if match["roman"]:
        tail = match["rdeep"] or ""
        roman = match["roman"].upper()  # lower case is damage: "Iii - những giải pháp"
        numbers = (roman_value(roman), *(int(n) for n in tail.split(".") if n))
        style = f"deep{len(numbers)}" if tail else "roman"
        return Label(roman + tail, style, numbers, match.end())
    if match["upper"]:
        return Label(match["upper"], "upper", (letter_value(match["upper"]),), match.end())
    counted = _COUNTED.match(line) if match["deep"] else None
    if counted and line[match.end() : match.end() + 2].lstrip()[:1].islower():
        return Label(counted[1], "num", (int(counted[1]),), counted.end())  # "2. 15 km đường": how many
    if match["deep"]:
        printed = re.sub(r"\s", "", match["deep"])
        numbers = tuple(int(n) for n in printed.split("."))
        return Label(printed, f"deep{len(numbers)}", numbers, match.end())
    if match["num"]:
        return Label(match["num"], "num", (int(match["num"].rstrip("abc")),), match.end())
    if match["nparen"]:
        return Label(match["nparen"], "nparen", (int(match["nparen"]),), match.end())
    if match["paren"]:
        inner = match["paren"]
        value = int(inner) if inner.isdigit() else letter_value(inner) or roman_value(inner.upper())
        return Label(inner, "paren", (value,), match.end())
    if match["letter"] and kind:
        style = "letterdot" if match["lclose"] == "." else "letter"
        return Label(match["letter"], style, (letter_value(match["letter"]),), match.end())
    return None
