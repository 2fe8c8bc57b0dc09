"""The counts of a draft's own text, each with the words that tell what it is: the noun after it, its clause, its years.

What the tables tell again, and what the text tells twice, is found by these.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.counted import Count, counts_in
from kehoach.check.words import lowered, own_paragraphs, telling

_YEAR = regex.compile(r"\b(?:19|20)\d\d\b")
# Words that end what is counted; before a number that is a part, a change or one of each; of what a number names.
NOUN_ENDS = (
    r"hoàn thành|trước|từ|tại|trong|đến|với|cho|để|theo|về|được|đạt|năm|vào|có|là|trên|và|gồm|ở|của|do|nhằm|phục vụ|"
    r"đã|thuộc|chiếm|tham gia|sẽ|hiện|còn|bằng|mỗi|tháng|quý|như|đảm bảo|bảo đảm|phải|ngày|thực hiện|triển khai|nêu"
)
WAYS = r"mỗi|bình quân|trung bình|từng|thêm|tăng|giảm|còn|còn lại|duy trì|trong (?:số )?đó|riêng|trong số|đợt \d+|lần \d+|giai đoạn \d+|quý (?:i{1,3}|iv|\d)|tháng \d+"
NAMED = "phường|quận|thôn|bản|xóm|ấp|khu|khu phố|tổ|khối|dự án|nhóm|đợt|lần|bước|giai đoạn|hạng|loại|đoạn|tuyến|gói"
KINDS_OF_AREA = "xã|phường|thị trấn|huyện|thị xã|thành phố|quận|đặc khu|thôn|bản|ấp|buôn|xóm|khóm|khu phố|tổ dân phố"
_NOUN_ENDS = regex.compile(rf"[,;:.()|\n\d\"“”\[\]+–/]|\b(?:{NOUN_ENDS})\b")
# Words before a number that is a part, a bound or one of each.
PART = regex.compile(rf"\b(?:{WAYS}|không quá|tối đa|tối thiểu|ít nhất|trên|dưới|hơn|gần|khoảng|gồm)\b[^,;.]{{0,24}}$")
PER = regex.compile(r" *(?:/|mỗi\b|một\b|x\b|×)")
_COMMA = regex.compile(r"[,;:(]")
_WORDS = regex.compile(r"\p{L}+")
_NAMED = regex.compile(rf"\b(?:{NAMED}) \d+")
_POINTS = regex.compile(r"[ ,(]*(?:đã |được )*(?:nêu|quy định|ghi|giao|xác định)? *(?:tại|ở|theo) (?:điểm|khoản|mục|điều|phần|phụ lục|biểu|bảng)\b")
# A label that says nothing of what is counted, and the words of headings that do not either.
_BARE = regex.compile(r"(?:[\d.]+ |\p{L}\) |[-+*] )?(?:chỉ tiêu|quy mô|số lượng|mục tiêu|khối lượng|kết quả|sản phẩm) *: *(?=\d|$)")
GENERAL = frozenset("mục tiêu chỉ nhiệm vụ giải pháp nội dung cụ thể chung kinh phí yêu cầu đối tượng chủ yếu trọng tâm phạm vi thời gian".split())  # noqa: SIM905
_FIRST_OF_SEVERAL = regex.compile(r"[^.;\n:]{0,60}: *(?:[a-z]+ )?(?:thu nhat|dot 1|lan 1|01 |1 |mot )")


@dataclass(frozen=True)
class Telling:
    """A count of the body's text. ``noun`` is what is counted, ``clause`` the words that tell between the counts around it."""

    place: Place
    value: Decimal
    unit: str
    noun: tuple[str, ...]
    clause: frozenset[str]
    years: frozenset[str]
    part: bool  # a part, a bound, or one of each
    sentence: Place
    named: frozenset[str]  # what a number names in its sentence (*phường 3*)
    points: bool  # it is said to stand in another part (*nêu tại khoản 2 Điều 5*)


_POINTER = regex.compile(r"\b(?:neu|theo|tai|o|trong|xem) (?:tai |o )?(?P<part>(?:bieu|bang|phu luc|muc|khoan|diem|dieu|phan)(?: so)? (?:\d[\d.]*|[ivx]+)\b)")
_REST = 60  # characters behind a count in which its line may point to a part


def pointed_apart(draft: Draft, one: Place, other: Place) -> bool:
    """True if two counts are said to stand in two parts or tables: *03 nghề nêu tại Biểu số 01*, *04 nghề nêu tại Biểu số 02*."""
    first, second = (_POINTER.search(draft.text.folded[p[1] : p[1] + _REST].partition("\n")[0]) for p in (one, other))
    if first is None or second is None or first["part"] == second["part"]:
        return False
    return first["part"].split()[0] == second["part"].split()[0]  # Điều 5 may speak of Bảng 2


def headed_apart(draft: Draft, one: Place, other: Place) -> bool:
    """True if one of two counts stands alone after *Chỉ tiêu:* and the heading above it tells of something the other does not."""
    words = lowered(draft)
    for bare, full in ((one, other), (other, one)):
        if _BARE.match(words, draft.sentence(*bare)[0], bare[0]):
            above = (s.title.lower() for s in draft.lineage(draft.section_at(bare[0])))
            titles = [telling(title) - GENERAL for title in above if not _BARE.match(title)]
            heading = next((title for title in titles if title), frozenset())
            if heading and not heading & telling(words[slice(*draft.sentence(*full))]):
                return True
    return False


def lists_on(draft: Draft, at: int) -> bool:
    """True where a count goes on with the things it counts, one by one: *02 lớp tập huấn: lớp thứ nhất …*."""
    return bool(_FIRST_OF_SEVERAL.match(draft.text.folded, at))


def tellings(draft: Draft) -> list[Telling]:
    """The counts of the plan's own text, in order; made once."""
    return draft.once("tellings", lambda one: list(_tellings(one)))


def _tellings(draft: Draft) -> Iterator[Telling]:
    words = lowered(draft)
    for paragraph in own_paragraphs(draft):
        for low, high in draft.sentences(paragraph.start, paragraph.end):
            counts = [c for c in counts_in(draft, low, high) if c.unit]
            for at, count in enumerate(counts):
                if not _WORDS.search(words, low, count.start) or draft.is_cited(count.start, count.end):
                    continue  # the number of a heading, a document
                yield _telling(words, low, high, counts, at)


def _telling(words: str, low: int, high: int, counts: list[Count], at: int) -> Telling:
    count = counts[at]
    begin = _clause_begin(words, counts[at - 1].end, count.start) if at else low
    stop = _comma(words, count.end, counts[at + 1].start, counts[at + 1].start) if at + 1 < len(counts) else high
    unit = count.end - len(count.unit)
    ends = _NOUN_ENDS.search(words, count.end, high)
    noun_end = ends.start() if ends else high
    part = count.rough or bool(PART.search(words, low, count.start)) or bool(PER.match(words, noun_end, high))
    return Telling(
        (count.start, count.end), count.value, count.unit, tuple(_WORDS.findall(words[unit:noun_end])),
        telling(words[begin : count.start] + " " + words[unit:stop]), frozenset(_YEAR.findall(words[low:high])), part, (low, high),
        frozenset(_NAMED.findall(words, low, high)), bool(_POINTS.match(words, noun_end, high)),
    )  # fmt: skip


def _clause_begin(words: str, low: int, high: int) -> int:
    """The last comma between two counts before which a clause ends: none inside a name, *tổng đàn trâu, bò 440 con*."""
    commas = [m.start() for m in _COMMA.finditer(words, low, high)]
    while len(commas) > 1 and words[commas[-1]] == "," and len(telling(words[commas[-1] : high])) == 1 == len(words[commas[-1] + 1 : high].split()):
        commas.pop()
    return commas[-1] if commas else low


def _comma(words: str, low: int, high: int, default: int) -> int:
    """The last comma between two counts, where the clause of one ends and the next begins."""
    return max([m.start() for m in _COMMA.finditer(words, low, high)], default=default)
