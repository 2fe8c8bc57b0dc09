"""Printed lines → paragraphs: which line breaks a person would not see.

Four layouts occur: paragraphs as blocks of lines between blank lines (scraped pages), every
printed line followed by a blank one (text layers), one paragraph a line, with or without blank
lines between. The layout is measured once, then each line break is decided on its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kehoach.normalise.labels import parse_label

_MARK = " \t*#>\\|_"
_EMPHASIS = frozenset("*_#")
_BULLET = re.compile(r"^(?:[-–—+•●▪*]|- \+|o)\s+(?=\S)|^[-–+•](?=\S)(?!\d)|^[-–—]{2,}\s*\w")
_MAY_BE_BULLET = frozenset("-–—+•●▪*o")  # its first letter
_STARTER = re.compile(
    r"can cu |phu luc|no[in] nhan ?:|(?:tm|kt|tl|tuq|q)\. ?[a-z]|ke hoach$|quyet dinh ?:?$|so ?: ?\d|"
    r"quyet nghi ?:|cong hoa xa hoi|doc lap -|bieu so|mau so|ghi chu"
)
_TERMINAL = (".", ";", ":", "!", "?", "./.", "…")
_ALNUM = re.compile(r"[^\W_]")
# "KẾ HOẠCH" alone on its line: what it is about stands below, in small letters
_TITLE_ALONE = re.compile(
    r"(?:ke hoach|chuong trinh(?: hanh dong)?|de an|phuong an|nghi quyet|quyet dinh|huong dan|thong bao) ?:?$"
)
# No title ends with these: "1. Sở⏎Y tế", "3. Kiểm tra việc thực hiện của⏎các xã"
_CUT_TITLE = re.compile(
    r"(?:^[^ ]+ (?:sở|bộ|ban|các|phòng|hội|cục|chi cục|trung tâm|viện|trường|[uủ][yỷ] ban|văn phòng|công an|mặt trận|"
    r"đoàn)"
    r"| (?:và|của|các|cho|với|về|tại|trong|theo|từ|đến|những|bằng|do|ubnd|sở))$",
    re.IGNORECASE,
)
_BODY_ALONE = re.compile(r"(?:ubnd|hdnd|van phong|cong an|mat tran|doan)$")
# What a body is to do, below its name alone on a line: "3. Văn phòng HĐND và UBND⏎Chủ trì thực hiện …"
_DUTY_BELOW = re.compile(
    r"(?:chu tri|chu dong|phoi hop|tham muu|thuc hien|huong dan|bo tri|bao dam|dam bao|ra soat|tham dinh|theo doi|"
    r"don doc|tiep nhan|tang cuong|day manh|can cu|co trach nhiem|chiu trach nhiem|la (?:co quan|don vi|dau moi))\b"
)
# A number or date that breaks off: "Thông tư số⏎07/2021/…", "ngày⏎19/5/2009", "ngày 23 tháng⏎4 năm 2018"
_CUT_FIGURE = re.compile(r"(?<!\w)(?:số|ngày|tháng|năm|điều|khoản)$|\d[/-]$")
# "136/2013/NĐ-⏎CP", "139/⏎QĐ-TTg"
_CUT_SYMBOL = re.compile(r"(?:\d ?/|(?:số|Số) \d{1,5} ?[-–]|\d ?[/-][A-ZĐ][^\W\d]{0,9} ?[-–/])$")
# No sentence ends with these: "Sở Nông nghiệp và⏎Phát triển nông thôn"
_CUT_SENTENCE = re.compile(r"(?<=\w )(?:và|của|các|hoặc|cho|với)$")
_LAST = 9  # letters at the end of a line that the three above look at, at most: "khoản" and what stands before it
# What tells the grounds of a plan, below a title in capitals: "… NĂM 2023⏎Thực hiện Nghị định số …"
_GROUNDS = re.compile(
    r"(?:thuc hien|trien khai|thi hanh|nham|tren co so|theo) .*\b"
    r"(?:so|ngay|\d|nghi|quyet|chi thi|thong|ke hoach|cong van)"
)
_OPEN_ENDS = ("dieu", "khoan", "so", "muc", "phu luc", "thang", "ngay", "nam", "tu", "den", "va", "cua", "quy")
NUMBER_FOLLOWS = r"(?:định|quyết|thị|tư|hoạch|văn|luật|trình|luận|điện|dẫn|biểu) số"  # Quyết định số⏎12
# The same with their marks, as whole words: a title may end in *đầu tư*, *cơ sở*, *tài khoản*, *chuyển đổi số*.
_OPEN_END = re.compile(
    r"(?<!\w)(?:điều|(?<!tài )khoản|(?<!danh )(?<!hạng )(?<!chuyên )(?<!đề )mục|phụ lục"
    rf"|{NUMBER_FOLLOWS}"
    r"|(?<!hằng )(?<!hàng )(?<!\d )(?:tháng|ngày|năm|quý)|từ|đến|và|của)[ *]*$|\d[/-]$",
    re.IGNORECASE,
)
_FIELD = re.compile(r"^(?:don vi|co quan|thoi gian|noi dung|muc tieu|doi tuong|san pham|kinh phi)[a-z ]{0,25}:")


# Start and end of a printed line without its line break; true if a page number or a running head stands before it
Line = tuple[int, int, bool]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a document is laid out: width of a full line, and what blank lines mean."""

    width: int
    wrapped: bool
    blocks: bool  # blank lines separate paragraphs


@dataclass(slots=True)
class _Printed:
    start: int  # of the words, without marks
    end: int
    words: str
    folded: str
    raw: str
    blank_before: bool
    label: bool
    bullet: bool


def reflow(source: str, base: str, lines: list[Line]) -> list[tuple[int, int, bool]]:
    """Paragraphs as (start, end, bold), in order; marks and blanks at the borders are left out.

    ``base`` is the source folded.
    """
    printed = _printed(source, base, lines)
    if not printed:
        return []
    shape = _shape(printed)
    groups: list[list[_Printed]] = []
    for line in printed:
        if groups and _joins(groups[-1], line, shape):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [(g[0].start, g[-1].end, _bold(g)) for g in groups]


def _printed(source: str, base: str, lines: list[Line]) -> list[_Printed]:
    found: list[_Printed] = []
    blank = True
    previous_end = -1
    for line_start, line_end, after_page in lines:
        if line_start == line_end:
            blank = True
            continue
        raw = source[line_start:line_end]
        bare = raw.strip(_MARK)
        if not bare or not (bare[0].isalpha() or _ALNUM.search(bare)):
            blank = True
            continue
        start = line_start + raw.index(bare)
        bullet = bare[0] in _MAY_BE_BULLET and _BULLET.match(bare) is not None
        stripped = raw.strip() if "*" in raw else ""
        bullet = bullet or (stripped.startswith("* ") and "*" not in stripped[2:])
        if stripped[:1] == "*" and bullet and bare[:1] not in "-–+•":
            start = line_start + raw.index(stripped)
            bare = source[start : start + len(stripped)].rstrip(_MARK)
        gap = (blank or (previous_end >= 0 and line_start - previous_end > 1)) and not after_page
        label = not bullet and parse_label(bare.replace("*", "").lstrip()) is not None
        end = start + len(bare)
        found.append(_Printed(start, end, bare, base[start:end], raw, gap, label, bullet))
        blank = False
        previous_end = line_end
    return found


def _shape(printed: list[_Printed]) -> _Shape:
    lengths = sorted(len(p.words) for p in printed)
    width = lengths[min(len(lengths) - 1, int(len(lengths) * 0.92))]
    open_ended = sum(not p.words.rstrip("*_ ").endswith(_TERMINAL) for p in printed) / len(printed)
    # a sentence cut by the margin goes on in small letters: short lines alone are no wrapped text
    goes_on = sum(p.words[:1].islower() and not p.label for p in printed) / len(printed)
    wrapped = 30 <= width <= 125 and open_ended > 0.35 and goes_on > 0.06 and len(printed) >= 6
    together = sum(not p.blank_before for p in printed[1:]) / max(1, len(printed) - 1)
    blanks = sum(p.blank_before for p in printed[1:])
    return _Shape(width, wrapped, together >= 0.25 and blanks >= max(3, len(printed) // 14))


def _joins(group: list[_Printed], line: _Printed, shape: _Shape) -> bool:
    """True if ``line`` goes on with the paragraph that ``group`` holds so far."""
    last = group[-1]
    ended = last.words.rstrip("*_ \"”)").endswith(_TERMINAL) or last.words.endswith(".)")
    if _is_bare_label(last) and not line.bullet:
        return True
    if line.bullet:
        return _mid_sentence_dash(last, line, shape, ended=ended)
    if line.label:
        return not ended and not line.blank_before and _ends_open(last)
    if _STARTER.match(line.folded) and (line.blank_before or ended or line.words[:1].isupper()):
        return _wrapped_capitals(last, line, shape)
    if len(group) == 1 and last.words.isupper() and not line.words.isupper() and _TITLE_ALONE.match(last.folded):
        return False
    if (len(group) > 1 or len(last.words) > 8) and not line.blank_before and _goes_on(group, line):
        return True
    if last.words.isupper() and not line.words.isupper() and _GROUNDS.match(line.folded) and not group[0].label:
        return False
    lower = line.words[:1].islower() or line.words[:1] in ",;)%/"
    if last.words.endswith(":") and shape.wrapped and not line.blank_before and _in_bracket(last.words):
        return True  # "58 trạm (Trong đó: VNPT:⏎25 trạm)"
    if ended and not last.words.endswith(("v.v.", "...")):
        # a sentence may end, or a clause with ";", just where a full printed line ends
        broken = shape.wrapped and not (shape.blocks and line.blank_before)
        return lower and broken and len(last.words) > 0.8 * shape.width
    if len(group) == 1 and last.label and not line.blank_before and _CUT_TITLE.search(last.words):
        return not _names_body(last, line)
    if _FIELD.match(line.folded) and line.words[:1].isupper() and len(last.words) < 0.7 * shape.width:
        return False
    if _closed_bold(last.raw) and not _closed_bold(line.raw) and not lower:
        return False
    full = len(last.words) >= 0.7 * shape.width
    if shape.blocks:
        if not line.blank_before:
            return lower or shape.wrapped and not _short_heading(group, line, shape)
        return lower
    if shape.wrapped:
        return full or lower or _tail_of_title(last, line)
    return lower


def _names_body(last: _Printed, line: _Printed) -> bool:
    """True for a body's name alone on its line, above what it is to do."""
    return line.words[:1].isupper() and bool(_BODY_ALONE.search(last.folded) and _DUTY_BELOW.match(line.folded))


def _goes_on(group: list[_Printed], line: _Printed) -> bool:
    """A number, a date or a sentence that breaks off at the end of the line before."""
    words = group[-1].words
    if line.words[:1].isupper() and _CUT_SYMBOL.search(words):
        return True
    if line.words[:1].isdigit():
        return bool(_CUT_FIGURE.search(words[-_LAST:]))
    return not group[-1].label and bool(_CUT_SENTENCE.search(words[-_LAST:]))


def _in_bracket(words: str) -> bool:
    return words.rfind("(") > words.rfind(")")


def _short_heading(group: list[_Printed], line: _Printed, shape: _Shape) -> bool:
    """A labelled line that broke off though the next word would have had room: a heading, then its text."""
    room = shape.width - len(group[-1].words)
    return (
        len(group) == 1
        and group[0].label
        and line.words[:1].isupper()
        and room > 0.3 * shape.width
        and group[0].raw.count("**") % 2 == 0  # bold that goes on over the line
        and not (group[0].words.isupper() and line.words.isupper())
        and not group[0].folded.lstrip("* ").startswith("dieu ")  # articles run on
        and not _ends_open(group[0])
        and (not _CUT_TITLE.search(group[0].words) or _names_body(group[0], line))
    )


def _ends_open(line: _Printed) -> bool:
    """True for a line that ends in a word with which no title ends; in a text without marks one that looks so."""
    if line.words.isascii():
        return line.folded.rstrip(" ").endswith(_OPEN_ENDS)
    return _OPEN_END.search(line.words[-2 * _LAST :]) is not None


def _is_bare_label(last: _Printed) -> bool:
    label = parse_label(last.words.replace("*", "").lstrip()) if last.label else None
    return label is not None and label.length >= len(last.words.replace("*", "").strip())


def _mid_sentence_dash(last: _Printed, line: _Printed, shape: _Shape, *, ended: bool) -> bool:
    """A dash at a line start that joins two names (``… thành phố⏎- Thường trực …``)."""
    if ended or line.blank_before or not shape.wrapped or not shape.blocks:
        return False
    return line.words[:2] in ("- ", "– ") and len(last.words) >= 0.8 * shape.width and not last.words.endswith(",")


def _wrapped_capitals(last: _Printed, line: _Printed, shape: _Shape) -> bool:
    """A title in capitals that wraps onto a line beginning like a formula (``THỰC⏎HIỆN …``)."""
    return (
        not line.blank_before
        and shape.blocks
        and last.words.isupper()
        and line.words.isupper()
        and not re.match(r"(?:ke hoach|quyet dinh|phu luc|cong hoa|tm\.|kt\.|no[in] nhan)", line.folded)
    )


def _tail_of_title(last: _Printed, line: _Printed) -> bool:
    """A heading in capitals broken over lines of a text layer."""
    return last.words.isupper() and line.words.isupper() and not line.label and last.label


def _closed_bold(raw: str) -> bool:
    """True for a line that stands wholly in bold, its marks closed."""
    bare = raw.strip()
    return len(bare) > 4 and bare.startswith("**") and bare.endswith("**") and "**" not in bare[2:-2]


def _bold(group: list[_Printed]) -> bool:
    """True if every line of the paragraph stands wholly in Markdown emphasis or is a heading."""
    first = group[0].raw.lstrip()[:1]
    if first not in _EMPHASIS:
        return False  # most paragraphs
    if first == "#":
        return True
    text = "\n".join(p.raw for p in group).strip()
    for mark in ("***", "**", "*", "__"):
        if text.startswith(mark) and text.rstrip(" .:").endswith(mark):
            inner = text.strip(" .:").strip("*_ ")
            return "**" not in inner.replace("****", "") if mark != "*" else True
    return False
