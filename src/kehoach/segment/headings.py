"""Which paragraphs are headings, and which are numbered paragraphs that are not.

A numbered item is a heading when a title follows its number: a phrase without a full stop that
introduces what stands below it, or a run-in label before a colon (contract, "sections").
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import regex

from kehoach.folding import fold
from kehoach.normalise import Label, Paragraph, Text, parse_label
from kehoach.normalise.labels import may_have_label
from kehoach.normalise.reflow import NUMBER_FOLLOWS
from kehoach.rulebook import Rulebook

MAX_TITLE = 38  # words of a title that stands alone
MAX_RUN_IN = 20  # words of a label before a colon
MAX_BODIES = 60  # … of one that lists bodies
_BULLET = re.compile(r"[-+•●▪*]+ *")
_ANNEX = re.compile(
    r"(?:phu +luc|phu +bieu)(?P<no>(?: +so)? *(?:[ivx]{1,5}|\d{1,2}[a-z]?)\b)? *[.:]?(?P<rest>.*)"
)
_FORM = re.compile(r"(?:mau +so|bieu +(?:so|mau)|danh +(?:sach|muc)|bang +tong +hop) *[^.;]{0,90}$")
_NUMBERED_FORM = re.compile(r"(?:mau|bieu) +(?:so|mau) *[\divx]+[a-z]? *[.:]?$")  # its caption stands below it
_ANNEX_BEGINS = frozenset("pmbd")  # the first letters of the two above
_ATTACHED_LINE = re.compile(r" *\(? *(?:kem +theo|ban +hanh +kem|dinh +kem|theo +ke +hoach)")
# The same of a plan: what stands above is an annex of it, whatever its name (ĐỀ CƯƠNG BÁO CÁO, LỊCH TRỰC)
_ATTACHED_TO_PLAN = re.compile(
    r" *\( *(?:ban +hanh +)?(?:kem +theo|dinh +kem)(?: +theo)? +(?:ke +hoach|phuong +an|chuong +trinh|de +an)\b"
)
_SHEET = re.compile(
    r"(?:mau|bieu|bang|phieu|de +cuong|danh +(?:sach|muc)|lich|noi +dung|the +le|so +do|du +toan|tien +do)\b"
)
_BRACKETS = re.compile(r"\([^()]*\)")  # DỰ TOÁN (triệu đồng)
_CAPTION_LINES, _CAPTION_WORDS = 3, 30  # above such a line, at most
_BLANKS = ("....", "……", "____")
_STOPS = frozenset(".;,")
_SENTENCE = re.compile(
    r"\b(?:la|phai|da|se|dang|nham|can cu|de nghi cac|duoc (?:thuc|to|phan|giao|ban)|co trach nhiem)\b"
)
_BODIES = re.compile(  # words that name bodies, as a heading: Đề nghị các doanh nghiệp viễn thông
    r"(?:(?:de nghi|giao|yeu cau) +)?(?:cac +|nhung +|thu truong +|lanh dao +|chu tich +|giam doc +)*"
    r"(?:co quan|so(?! +(?:luong|lieu|nguoi|ho|du)\b)|ban(?! +(?:hanh|ve|giao|hang)\b)|bo(?! +(?:tri|sung)\b)|nganh|"
    r"phong(?! +(?:chong|ngua|trao|tranh)\b)|uy ban|ubnd|hdnd|hoi(?! +(?:nghi|thao)\b)|mat tran|ubmttq|doanh nghiep|"
    r"(?:tong )?cong ty|tap doan|to chuc +(?:hoi|doan|chinh|xa hoi|thanh vien|lien quan|tin dung|kinh te|khac)|"
    r"doan the|don vi|truong(?! +hop\b)|trung tam|cong an|dia phuong|xa(?! +hoi\b)|phuong(?! +(?:an|phap|tien)\b)|"
    r"cuc|chi cuc|vien|benh vien|bao(?! +(?:cao|dam|ve|quan)\b)|dai|van phong|thanh tra|ngan hang|kho bac|bao hiem|"
    r"lien doan|lien minh|hop tac xa|chu dau tu|chu rung|huyen)\b"
)
_DUTY = re.compile(
    r"\b(?:chu dong|xay dung|thuc hien|trien khai|phoi hop|chu tri|can cu|tiep tuc|tang cuong|chiu|trach nhiem|"
    r"tham muu|huong dan|chi dao|kiem tra|ra soat|nghien cuu|bao cao|day manh|nghiem tuc|cu|gui|bo tri|tham gia)\b"
)
_PROJECT = re.compile(r"(?:(?:tieu +)?du an|noi dung|hoat dong|nhiem vu)(?: +(?:so|thanh phan))* +\d{1,2}")
_TYPE_ALONE = re.compile(
    r"(?:(?:de nghi|giao|yeu cau) )?(?:cac )?(?:so|phong|ban|bo|hoi)(?:, (?:ban|nganh|phong))*"
    r"(?: cua)?(?: tinh| thanh pho| huyen| xa)?"
)
_PLACES = re.compile(r"(?:(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện) )?[A-ZĐ]\w*(?:[ -][A-ZĐ]\w*){0,3}")
_NUMBERED_NOUN = re.compile(  # what a number that opens a wrapped line belongs to: cấp độ⏎1. Cấp ngay
    r"\b(?:cap do|giai doan|muc do|thang|quy|dieu|khoan|diem|hang|dot|vong|lan thu|du an|khu vuc|phu luc|"
    r"bieu so|quoc lo|tinh lo|so) *$"
)
_MARKED_NOUN = re.compile(  # the same with their marks: a title may end in *cơ sở*, *tài khoản*, *ngân hàng*
    r"(?<!\w)(?:cấp độ|giai đoạn|mức độ|tháng|quý|điều|(?<!tài )khoản|hạng|đợt|vòng|"
    r"(?<!địa )(?<!trọng )(?<!thí )(?<!thời )(?<!quan )(?<!đặc )điểm|"
    r"lần thứ|dự án|khu vực|phụ lục|quốc lộ|tỉnh lộ|"
    rf"{NUMBER_FOLLOWS}) *$",
    re.IGNORECASE,
)
_COLON_OR_BRACKET = re.compile(r"[:()]")
_CLOCK = re.compile(r"(?<!\d)\d{1,2}(?::| : )\d{1,2}(?!\d)")  # "7:30"; "năm 2024: 15 lớp" is none
_GROUP = re.compile(r"\b(?:cac|nhung)\b")
_NAMED = r"(?:(?:[Xx]ã|[Pp]hường|[Tt]hị trấn|[Hh]uyện|[Tt]hôn) )?[A-ZĐ]\w*(?:[ -][A-ZĐ]\w*){0,3}"
_LISTED_BY_NAME = re.compile(rf"{_NAMED}(?:, {_NAMED})+(?:,? và {_NAMED})? [a-zà-ỹđ]")
_INTRO = re.compile(
    r"(?:(?:theo|gom|thanh) +\d+ +\w+(?: \w+)?|nhu +sau|sau +day|gom|bao +gom|sau|cu +the|nhiem +vu|trong +do|"
    r"theo +do|dam +bao)(?: +(?:den +)?(?:het +)?nam +\d{4})? *$"
)


@dataclass(slots=True)
class Heading:
    """A heading found: where it is, how it is numbered, what it says."""

    start: int
    end: int
    label: Label | None
    title: str
    style: str
    index: int  # of the paragraph
    rule: str
    run_in: bool = False
    bold: bool = False
    sure: bool = True  # false for a title that ends in a full stop: it needs something below it


@dataclass(slots=True)
class Item:
    """A numbered paragraph that is not a heading."""

    start: int
    end: int
    label: Label
    index: int


class HeadingFinder:
    """Decides paragraph by paragraph; built once per document."""

    def __init__(self, text: Text, rules: Rulebook) -> None:
        self.text = text
        self.field: re.Pattern[str] | regex.Pattern[str] = rules.make("field-line", _field_line)
        bold = sum(p.bold and p.where == "body" for p in text.paragraphs)
        self.bold_marks = bold >= 3

    def look(self, index: int) -> Heading | Item | None:
        """The heading or numbered item that paragraph ``index`` is, if it is one."""
        p = self.text.paragraphs[index]
        folded = self.text.folded[p.start : p.end]
        field = self.field.match(folded) if ":" in folded else None
        if field and not _continues_label(folded, field):
            return self._field(p, index, field)
        if self.text.canonical[p.start] == "*":
            return self._starred(p, index)
        if _BULLET.match(folded):
            return None
        if not may_have_label(self.text.shown, p.start):
            return None  # most paragraphs
        words = self._words(p)
        label = parse_label(words)
        if label is None or self._is_wrapped_number(p, index, label):
            return None
        if any(blanks in words for blanks in _BLANKS):
            return Item(p.start, p.end, label, index)
        return self._labelled(p, index, words, label=label)

    def annex(self, index: int, *, closed: bool = False) -> Heading | None:
        """The annex heading that begins at paragraph ``index``, with its caption lines.

        Of any name is only the one right below a signature (``closed``).
        """
        paragraphs = self.text.paragraphs
        p = paragraphs[index]
        folded = self.text.folded[p.start : p.end].strip()
        match = _ANNEX.match(folded) if folded[:1] in _ANNEX_BEGINS else None
        words = self._words(p)
        if match and not _is_annex_line(match, words, bold=p.bold):
            return None
        if not match and not (words.isupper() and _FORM.match(folded)):
            if not closed or not self._is_attached(index, words, folded):
                return None
        end, title, last = p.end, [words], index
        for follower in range(index + 1, min(index + 6, len(paragraphs))):
            q = paragraphs[follower]
            first = follower == index + 1 and (match is not None or _NUMBERED_FORM.match(folded) is not None)
            if q.where not in ("body", "layout") or not self._is_caption(q, first=first):
                break
            last = follower
            if not _ATTACHED_LINE.match(self.text.folded[q.start : q.end]):
                end = q.end
                title.append(self._words(q))
        caption = " ".join(" ".join(title).split())
        return Heading(p.start, end, None, caption, "annex", last, "section.annex", bold=p.bold)

    def _is_attached(self, index: int, words: str, folded: str) -> bool:
        """True for the first line above *(Kèm theo Kế hoạch số …)*: in capitals, or with the name of a sheet."""
        titled = words.isupper() or _SHEET.match(folded) and words[:1].isupper()
        if not titled or len(words.split()) > _CAPTION_WORDS:
            return False
        for p in self.text.paragraphs[index + 1 : index + 1 + _CAPTION_LINES]:
            if p.where not in ("body", "layout") or _ANNEX.match(self.text.folded[p.start : p.end].strip()):
                return False  # the letterhead above PHỤ LỤC
            if _ATTACHED_TO_PLAN.match(self.text.folded, p.start):
                return True
            if not _BRACKETS.sub("", self._words(p)).isupper():
                return False
        return False

    def _is_caption(self, p: Paragraph, *, first: bool) -> bool:
        """True for a caption line; ``DANH MỤC …`` is one ``first`` below PHỤ LỤC n, else a heading."""
        words = self._words(p)
        folded = self.text.folded[p.start : p.end].strip()
        if words.isupper() and (_ANNEX.match(folded) or (_FORM.match(folded) and not first)):
            return False
        if _ATTACHED_LINE.match(folded):
            return True
        label = parse_label(words)
        if label is not None and label.length < len(words):
            return False
        return (_BRACKETS.sub("", words).isupper() or p.bold) and len(words.split()) < 60

    def _is_wrapped_number(self, p: Paragraph, index: int, label: Label) -> bool:
        """True for a number that ends the sentence of the line above: ``các xã ở cấp độ⏎1. Giao …``."""
        if label.style != "num" or not index:
            return False
        above = self.text.paragraphs[index - 1]
        if above.where != "body" or self.text.canonical[above.end : p.start].count("\n") > 1:
            return False
        start = max(above.start, above.end - 20)
        shown = self.text.shown[start : above.end]
        if shown.isupper() and not self._words(p).isupper():
            return False  # "II. SỐ LƯỢNG DỰ ÁN" is a title of its own
        if shown.isascii():
            return bool(_NUMBERED_NOUN.search(self.text.folded[start : above.end]))
        return bool(_MARKED_NOUN.search(shown))

    def _words(self, p: Paragraph) -> str:
        return self.text.words(p.start, p.end)

    def _field(self, p: Paragraph, index: int, match: re.Match[str] | regex.Match[str]) -> Heading:
        start = p.start + match.start("title")
        end = p.start + match.end()
        title = self.text.words(start, p.start + match.end("title"))
        return Heading(start, end, None, title, "field", index, "section.field-label", run_in=True)

    def _starred(self, p: Paragraph, index: int) -> Heading | None:
        """``* Về thu ngân sách:`` above numbered items."""
        words = self._words(p).lstrip("* ")
        if not words.endswith(":") or len(words.split()) > 12 or index + 1 >= len(self.text.paragraphs):
            return None
        if parse_label(self._words(self.text.paragraphs[index + 1])) is None:
            return None
        return Heading(p.start, p.end, None, words.rstrip(" :"), "star", index, "section.star")

    def _labelled(self, p: Paragraph, index: int, words: str, *, label: Label) -> Heading | Item:
        rest = words[label.length :].strip()
        item = Item(p.start, p.end, label, index)
        if not rest:
            return self._bare(p, index, label)
        colon = _colon(rest)
        if colon is not None:
            run_in = self._run_in(p, index, label=label, rest=rest, colon=colon)
            if run_in is not None:
                return run_in
        if not self._is_title(rest, p, index, label=label):
            return item
        title = rest.rstrip(" .:;")
        return Heading(
            p.start, p.end, label, title, label.style, index, "section.title", bold=p.bold,
            sure=p.bold or not rest.endswith("."),
        )  # fmt: skip

    def _bare(self, p: Paragraph, index: int, label: Label) -> Heading | Item:
        """A label on a line of its own: the next paragraph in capitals or bold is its title."""
        paragraphs = self.text.paragraphs
        if index + 1 < len(paragraphs):
            q = paragraphs[index + 1]
            words = self._words(q)
            if q.where == "body" and (words.isupper() or q.bold or label.style in ("phan", "chuong")):
                if parse_label(words) is None and len(words.split()) <= MAX_TITLE:
                    return Heading(
                        p.start, q.end, label, words.rstrip(" .:"), label.style, index + 1,
                        "section.title-below", bold=True,
                    )  # fmt: skip
        if label.style in ("phan", "chuong"):
            return Heading(p.start, p.end, label, label.printed, label.style, index, "section.part")
        return Item(p.start, p.end, label, index)

    def _run_in(
        self, p: Paragraph, index: int, *, label: Label, rest: str, colon: int
    ) -> Heading | None:
        title, after = rest[:colon].strip(), rest[colon + 1 :].strip()
        count = len(title.split())
        folded = fold(title)
        bodies = _are_bodies(folded)
        if not title or (";" in title and not bodies) or re.search(r"[.!?] [A-ZĐ]", title):
            return None
        if not after:
            if count > MAX_TITLE + 10:
                return None
            return Heading(
                p.start, p.end, label, title, label.style, index, "section.intro", bold=p.bold
            )
        capitals = title.isupper() and after.isupper() and not re.search(r"\d", after)  # "BƯỚC 1: CHUẨN BỊ"
        if capitals or _is_whole_title(folded, after, bodies=bodies):
            return Heading(
                p.start, p.end, label, rest.rstrip(" .:;"), label.style, index, "section.title", bold=p.bold
            )
        if bodies and _LISTED_BY_NAME.match(after) and _GROUP.search(folded):
            return None  # "UBND các xã: A, B và C chịu trách nhiệm …" is a sentence
        longest = MAX_BODIES if bodies and _are_listed(folded) else MAX_RUN_IN
        if label.style == "dieu" or count > longest or (count > 5 and not bodies and _SENTENCE.search(folded)):
            return None
        if _INTRO.search(folded) and count > 6:
            return None
        end = _place_of_colon(self.text, p)
        if end is None:
            return None
        return Heading(
            p.start, end, label, title, label.style, index, "section.run-in", run_in=True, bold=p.bold
        )

    def _is_title(self, rest: str, p: Paragraph, index: int, *, label: Label) -> bool:
        if rest[-1:] in _STOPS and rest[-2:-1] == " ":
            rest = rest[:-1].rstrip(" ") + rest[-1]
        count = len(rest.split())
        if rest.isupper() and count <= 70:
            return True
        if label.style in ("phan", "chuong", "muc"):
            return count <= MAX_TITLE
        if p.bold and count <= 60 and not (count > 25 and rest.endswith((".", ";"))):
            return True
        if rest.endswith((";", ",")):
            return False
        if re.search(r"[.;!?] +[A-ZĐÂĂÊÔƠƯ]\w+ \w", rest) and ("." in rest or not _are_bodies(fold(rest))):
            return False  # two sentences
        if rest.endswith("."):
            return label.style != "dieu" and count <= 10 and not _SENTENCE.search(fold(rest))
        if label.style == "dieu":
            return count <= 14
        limit = MAX_TITLE if not self.bold_marks else 26
        return count <= limit or (count <= 60 and self._introduces(index, label))

    def _introduces(self, index: int, label: Label) -> bool:
        """True if field labels, dash items or the first of its own numbers (2.1 under 2) stand right below."""
        if index + 1 >= len(self.text.paragraphs):
            return False
        q = self.text.paragraphs[index + 1]
        if q.where != "body":
            return False
        child = parse_label(self._words(q))
        if child is not None and child.ordinals == (*label.ordinals, 1):
            return True
        return bool(_BULLET.match(self.text.folded[q.start : q.end]))


def _field_line(rules: Rulebook) -> re.Pattern[str] | regex.Pattern[str]:
    """A line that begins with a field's label; ``re`` reads mere letters as ``regex`` does, and faster."""
    labels = rules.alternatives(rules.group("field-label"))
    line = rf"[-+*• ]*(?P<title>(?:{labels})) *:"
    return regex.compile(line) if "\\" in labels else re.compile(line)


def _are_bodies(folded: str) -> bool:
    """True if words before a colon do nothing but name bodies."""
    bare = _BRACKETS.sub("", folded)
    return not _DUTY.search(bare) and all(_BODIES.match(piece.strip()) for piece in bare.split(";"))


def _are_listed(folded: str) -> bool:
    """True if most pieces of words that name bodies begin as bodies do; a body's own name may hold a comma."""
    pieces = [piece.strip() for piece in re.split(r"[,;]| va ", _BRACKETS.sub("", folded))]
    return 2 * sum(_BODIES.match(piece) is not None for piece in pieces) >= len(pieces)


def _is_whole_title(folded: str, after: str, *, bodies: bool) -> bool:
    """True if a colon belongs to a title: ``Dự án 2: Phát triển …``, ``Ủy ban nhân dân các xã: A, B, C``."""
    if after.endswith((".", ";", ":", ",")) or re.search(r"[.;:] ", after) or len(after.split()) > MAX_TITLE:
        return False
    if _PROJECT.fullmatch(folded):
        return True
    places = re.split(r", *| và ", after)
    if _TYPE_ALONE.fullmatch(folded):  # "Các Sở: Tài chính, Nội vụ"
        return len(places) > 1 and all(place[:1].isupper() and len(place.split()) <= 8 for place in places)
    return bodies and len(places) > 1 and all(_PLACES.fullmatch(place.strip()) for place in places)


def _continues_label(folded: str, match: re.Match[str] | regex.Match[str]) -> bool:
    """True if the colon belongs to a clock time or a further label word."""
    return _is_clock(folded, match.end() - 1)


def _colon(rest: str) -> int | None:
    """Place of the first colon that is not inside brackets or a clock time."""
    return _outer_colon(rest, 0, len(rest))


def _is_clock(words: str, colon: int) -> bool:
    """True if a colon stands between hours and minutes."""
    near = _CLOCK.search(words, max(0, colon - 3), colon + 4)
    return near is not None and near.start() < colon < near.end()


def _outer_colon(words: str, start: int, end: int) -> int | None:
    first = words.find(":", start, end)
    if first < 0:
        return None  # most titles
    if words.find("(", start, first) < 0 and not _is_clock(words, first):
        return first
    depth = 0
    for mark in _COLON_OR_BRACKET.finditer(words, start, end):
        if mark[0] == "(":
            depth += 1
        elif mark[0] == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and not _is_clock(words, mark.start()):
            return mark.start()
    return None


def _place_of_colon(text: Text, p: Paragraph) -> int | None:
    """Offset just after the paragraph's first outer colon."""
    place = _outer_colon(text.canonical, p.start, p.end)
    return None if place is None else place + 1


def _is_annex_line(match: re.Match[str], words: str, *, bold: bool) -> bool:
    """True if a line beginning with *Phụ lục* is a heading and not a sentence about an annex."""
    rest = match["rest"].strip()
    if words.isupper() or bold:
        return True
    if not words[:1].isupper() or words.rstrip().endswith((";", ",")):
        return False
    if not rest:
        return True
    return bool(match["no"]) and len(words.split()) <= 25 and not rest.endswith(".")
