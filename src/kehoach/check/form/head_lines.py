"""Single lines of the header and of the title from which words are gone: a date without its place, a school without its name, *KẾ HOẠCH* of nothing."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.form.lines import meant_symbol
from kehoach.check.form.misspelt import one_slip
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_CELL = regex.compile(r"[^\n\t|]+?(?=\n|\t|\|| {3}|$)")
_DAY = regex.compile(r"[*_ ]*ngày +[\d.…]{1,4} *(?:tháng|/) *[\d.…]{1,4} *(?:năm|/) *\d{4}[*_. ]*", regex.IGNORECASE)
_NAMELESS = regex.compile(
    r"truong (?:thpt|thcs|tieu hoc|mam non|trung hoc pho thong|trung hoc co so|th(?: va |&| ?-? ?)thcs|ptdtbt|cao dang|dai hoc)|benh vien(?: da khoa(?: khu vuc)?)?|cong ty(?: tnhh| co phan)?"
    r"|(?:uy ban nhan dan |ubnd )?(?:xa|phuong|huyen|thi xa|quan|dac khu|thi tran)|(?:dang uy|ban chap hanh dang bo) (?:xa|phuong|huyen)"
)
_GOES_ON = regex.compile(r"\p{Lu}{2}")
_NOT_ON = regex.compile(r"cong hoa|doc lap|so *:|so \d|dang cong san|ke hoach|ngay ")
_PARTY = "dang cong san viet nam"
_NUMBER = regex.compile(r"(?<!\p{L})[Ss]ố *:? *(?P<symbol>\d{1,5} *[-/] *(?P<type>\p{Lu}\p{L}{1,3}) *[/-] *\p{Lu}[\p{L}&-]*)")
_TYPE = regex.compile(r"(?m)^[ *_]*(?:KẾ HOẠCH|CHƯƠNG TRÌNH|PHƯƠNG ÁN|ĐỀ ÁN)[ *_]*$")
_TEXT = regex.compile(r"[\s*_-]*(?:Căn cứ |(?:I|A|1)[./)-]|PHẦN |Phần |Chương |Điều 1\.)")


def _cells(draft: Draft) -> list[Place]:
    """The lines of the header, two side by side apart."""
    return [m.span() for m in _CELL.finditer(draft.text.shown, *draft.head) if any(c.isalnum() for c in m[0])]


@kind("head-line")
def head_line(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """One line of the header; ``part``: place (of the date), name (of the issuer), party (its name), number (its kind of document)."""
    if "title" not in draft.record.plan.spans:
        return
    part, cells = rule.options["part"], _cells(draft)
    for at, (start, end) in enumerate(cells):
        words = draft.text.shown[start:end].strip(" *_")
        folded = " ".join(fold(words).split())
        if part == "place" and _DAY.fullmatch(words) and not draft.text.shown[:start].rstrip(" *_\n").endswith(","):
            yield draft.finding(rule, (start, end), say_as="place")
        if part == "name" and words.isupper() and _NAMELESS.fullmatch(folded) and not _goes_on(draft, cells, at):
            yield draft.finding(rule, (start, end), say_as="name")
        if part == "party" and words.isupper() and words != "ĐẢNG CỘNG SẢN VIỆT NAM" and _is_nearly(folded, _PARTY):
            yield draft.finding(rule, (start, end), say_as="party")
    if part == "number":
        yield from _other_kind(draft, rule)


def _goes_on(draft: Draft, cells: list[Place], at: int) -> bool:
    """True if a line in capitals below goes on with the name."""
    for start, end in cells[at + 1 : at + 1 + _BELOW]:
        words = draft.text.shown[start:end].strip(" *_")
        if _GOES_ON.match(words) and not _NOT_ON.match(fold(words)):
            return True
    return False


_BELOW = 3  # lines of the header that may stand between, those of the other column


def _is_nearly(words: str, right: str) -> bool:
    """True for the words of a line, or all but one of them as they should be and that one a slip."""
    own, meant = words.split(), right.split()
    wrong = [(a, b) for a, b in zip(own, meant, strict=False) if a != b]
    return len(own) == len(meant) and len(wrong) <= 1 and all(one_slip(a, b) for a, b in wrong)


def _other_kind(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*Số 04-QĐ/BCĐ* above a plan: numbers of the Party's form; those of the State are judged with their slash."""
    match = _NUMBER.search(draft.text.shown, *draft.head)
    if match and "-" in match["symbol"].split(match["type"])[0] and (right := meant_symbol(draft, match["type"])):
        yield draft.finding(rule, match.span("symbol"), say_as="type", symbol=match["type"], type=draft.record.plan.doc_type, right=right)


@kind("title-unsaid")
def title_unsaid(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*KẾ HOẠCH* on a line of its own, and right below it the bases or the first part: what the plan is for is not said."""
    match = _TYPE.search(draft.text.shown, draft.text.body.start, draft.text.body.start + _FIRST)
    if match and _TEXT.match(draft.text.shown, match.end()):
        yield draft.finding(rule, match.span(), say_as="title")


_FIRST = 2500  # letters in which a title stands
