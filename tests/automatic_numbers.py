"""A Word file with typed numbers → the same with automatic ones, as a drafter who uses lists would have it."""

from __future__ import annotations

import re

from docx.oxml import parse_xml
from lxml import etree

from kehoach.normalise import Label, parse_label
from word_files import SPACES, packed, unpacked

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET = re.compile(r"([-+–•])\s+(?=\S)")
_FORMS = {"roman": "upperRoman", "upper": "upperLetter", "num": "decimal", "nparen": "decimal", "paren": "decimal", "dieu": "decimal"}
_WORD_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class _Lists:
    """The numbering part as it grows: one definition per look of a label, a ``w:num`` wherever counting begins anew."""

    def __init__(self) -> None:
        self.abstracts: list[str] = []
        self.nums: list[str] = []
        self._family: dict[tuple[str, ...], int] = {}
        self._at: dict[tuple[str, ...], tuple[int, tuple[int, ...]]] = {}
        self._under: dict[int, tuple[int, int]] = {}
        self._deep: str | None = None  # what follows the number on the second level

    def use(self, levels: tuple[tuple[str, str], ...], counts: tuple[int, ...]) -> tuple[int, int]:
        """(numId, ilvl) for a label of these (format, text) levels that shows these counts."""
        key = tuple(form + "|" + text for form, text in levels)
        last = self._at.get(key)
        num = last[0] if last else 0
        if not last or last[1][:-1] != counts[:-1] or last[1][-1] + 1 != counts[-1]:
            num = self._begin(key, levels, counts)
        self._at[key] = (num, counts)
        return num, len(levels) - 1

    def below(self, label: Label, printed: str) -> tuple[int, int] | None:
        """(numId, ilvl 1) of ``2.1`` in the list whose last number is 2; ``None`` where it does not fit."""
        last = self._at.get(("decimal|%1.",))
        if last is None or len(label.ordinals) != 2 or last[1] != label.ordinals[:1]:
            return None
        head = ".".join(map(str, label.ordinals))
        if not printed.startswith(head) or self._under.get(last[0], (last[1][0], 0)) != (last[1][0], label.ordinals[1] - 1):
            if label.ordinals[1] != 1 or not printed.startswith(head):
                return None
        if self._deep is None:
            self._deep = printed[len(head) :]
        if printed[len(head) :] != self._deep:
            return None
        self._under[last[0]] = (last[1][0], label.ordinals[1])
        return last[0], 1

    def bullet(self, sign: str) -> tuple[int, int]:
        key = ("bullet", sign)
        if key not in self._at:
            self._at[key] = (self._begin(key, (("bullet", sign),), ()), ())
        return self._at[key][0], 0

    def _begin(self, key: tuple[str, ...], levels: tuple[tuple[str, str], ...], counts: tuple[int, ...]) -> int:
        if key not in self._family:
            self._family[key] = len(self.abstracts)
            inner = "".join(
                f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
                for i, (form, text) in enumerate(levels)
            )
            self.abstracts.append(f'<w:abstractNum w:abstractNumId="{self._family[key]}">{inner}</w:abstractNum>')
        starts = "".join(
            f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="{n}"/></w:lvlOverride>' for i, n in enumerate(counts)
        )
        number = len(self.nums) + 1
        self.nums.append(f'<w:num w:numId="{number}"><w:abstractNumId w:val="{self._family[key]}"/>{starts}</w:num>')
        return number

    def part(self) -> bytes:
        family = self._family.get(("decimal|%1.",))
        if family is not None and self._deep is not None:
            second = f'<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2{self._deep}"/></w:lvl>'
            self.abstracts[family] = self.abstracts[family].replace("</w:abstractNum>", second + "</w:abstractNum>")
        return f"<w:numbering {SPACES}>{''.join(self.abstracts)}{''.join(self.nums)}</w:numbering>".encode()


def with_automatic_numbers(data: bytes) -> tuple[bytes, int]:
    """The file with every typed number and dash that a list can make taken out of the text; how many."""
    files = unpacked(data)
    root = etree.fromstring(files["word/document.xml"])
    lists, changed = _Lists(), 0
    for paragraph in root.iter(f"{_W}p"):
        texts = list(paragraph.iter(f"{_W}t"))
        words = "".join(t.text or "" for t in texts)
        found = _list_of(words, lists)
        if found is None or not texts or len(texts[0].text or "") < found[2]:
            continue
        num, level, length = found
        texts[0].text = (texts[0].text or "")[length:]
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            properties = etree.SubElement(paragraph, f"{_W}pPr")
            paragraph.insert(0, properties)
        properties.insert(
            1 if properties.find(f"{_W}pStyle") is not None else 0,
            parse_xml(f'<w:numPr {SPACES}><w:ilvl w:val="{level}"/><w:numId w:val="{num}"/></w:numPr>'),
        )
        changed += 1
    files["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    files["word/numbering.xml"] = lists.part()
    return packed(files), changed


def _list_of(words: str, lists: _Lists) -> tuple[int, int, int] | None:
    """(numId, ilvl, letters the label takes) of a paragraph that a list can number."""
    bullet = _BULLET.match(words)
    if bullet:
        return (*lists.bullet(bullet[1]), bullet.end())
    label = parse_label(words)
    if label is None:
        return None
    rest = words[label.length :]
    blank = len(rest) - len(rest.lstrip())
    printed = words[: label.length].rstrip()
    if not (blank or printed != words[: label.length]) or not rest.strip() or "  " in words[: label.length + blank + 1]:
        return None
    inside = lists.below(label, printed) if label.style == "deep2" else None
    if inside:
        return (*inside, label.length + blank)
    levels = _levels(label, printed)
    if levels is None:
        return None
    return (*lists.use(*levels), label.length + blank)


def _levels(label: Label, printed: str) -> tuple[tuple[tuple[str, str], ...], tuple[int, ...]] | None:
    """(format, text) of the levels a label needs and the counts it shows; ``None`` where Word has no such list."""
    if label.style.startswith("deep") and re.fullmatch(r"\d+(\.\d+)+\D*", printed):
        head = ".".join(map(str, label.ordinals))
        if not printed.startswith(head):
            return None  # 2.01
        above = head.rpartition(".")[0]
        return (("decimal", f"{above}.%1{printed[len(head) :]}"),), label.ordinals[-1:]
    if label.style == "letter" and label.printed in _WORD_LETTERS:
        return (("lowerLetter", printed.replace(label.printed, "%1", 1)),), (_WORD_LETTERS.index(label.printed) + 1,)
    form = _FORMS.get(label.style)
    number = label.printed.rsplit(" ", 1)[-1]
    if form is None or label.style == "upper" and number not in _WORD_LETTERS.upper():
        return None
    count = _WORD_LETTERS.upper().index(number) + 1 if label.style == "upper" else label.ordinals[0]
    if not count or form == "decimal" and number != str(count):
        return None
    return ((form, printed.replace(number, "%1", 1)),), (count,)
