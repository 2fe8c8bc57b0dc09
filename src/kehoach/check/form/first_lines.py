"""Words left out of the header: the code in the plan's number, the unit of a committee, the Party's own lines."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.form.lines import NATION_FOLDED
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.gazetteer import ANY_UNIT
from kehoach.rulebook import CheckEntry

_MARKS = " \t*_|#-"
_CODELESS = regex.compile(r"(?<!\p{L})Số *:? *\d{1,5} */ *(?:KH|QĐ|CTr|PA|ĐA)(?![\p{L}\d-]| *[-–/])")


@kind("number-code")
def number_code(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*Số: 12/KH*: the number of a plan without the code of its body."""
    match = _CODELESS.search(draft.text.shown, *draft.head)
    committee = fold(draft.record.plan.issuer or "").startswith(("uy ban nhan dan", "hoi dong nhan dan"))  # own-symbol looks at these
    if match is not None and "title" in draft.record.plan.spans and not committee:
        yield draft.finding(rule, match.span(), say_as="code")


_OF_UNIT = regex.compile(
    r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd|vien kiem sat nhan dan|toa an nhan dan|uy ban mttq viet nam|uy ban mat tran to quoc viet nam|ban chi huy quan su|cong an|dang uy|hoi (?:nong dan|cuu chien binh|chu thap do))$"
)
_NATION = regex.compile(r"cong +hoa +xa +hoi|dang +cong +san +viet +nam")
_UNIT = regex.compile(rf"\b(?:{ANY_UNIT}|tp\.?|toi cao) +\p{{L}}|toi cao")


@kind("unit-of-header")
def unit_of_header(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*ỦY BAN NHÂN DÂN* in a header that names no unit anywhere: of which one it is, is not said."""
    head = draft.folded(draft.head)
    if "title" not in draft.record.plan.spans or not _NATION.search(head):
        return
    lines = [m for m in regex.finditer(r"[^\n|]+", draft.text.folded, pos=draft.head[0], endpos=draft.title[0]) if m[0].strip(_MARKS)]
    last = max((n for n, m in enumerate(lines) if _OF_UNIT.match(" ".join(m[0].strip(_MARKS).split()))), default=-1)
    others = [m[0] for n, m in enumerate(lines) if n != last and not _NATION.search(m[0])]
    if last >= 0 and not any(_UNIT.search(words) for words in (*others, lines[last][0])):
        yield draft.finding(rule, lines[last].span(), say_as="unit")


_PARTY_NUMBER = regex.compile(r"(?<!\p{L})Số *:? *\d{0,5} ?- ?\p{Lu}\p{L}{1,3} ?/ ?\p{Lu}[^\n]*")
_SAID = {"number": regex.compile(r"\bso\b *:? *[\d….-]"), "date": regex.compile(r"\bngay\b")}
_PARTY_BODY = regex.compile(r"(?:ban thuong vu |ban chap hanh )?(?:dang uy|tinh uy|thanh uy|huyen uy|thi uy|quan uy|dang bo|chi bo)\b|uy ban kiem tra ")
_PARTY_LINE = regex.compile(r"dang +cong +san +viet +nam")


@kind("party-header")
def party_header(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A header in the form of the Party without its line (``part``: nation), number or day."""
    part = str(rule.options["part"])
    line, number = _PARTY_LINE.search(draft.text.folded, *draft.head), _PARTY_NUMBER.search(draft.text.shown, *draft.head)
    head, titled = draft.folded(draft.head), "title" in draft.record.plan.spans
    nation = NATION_FOLDED.search(draft.text.folded, *draft.head)
    if part == "nation" and nation and line is None and titled and _PARTY_BODY.match(fold(draft.record.plan.issuer or "")):
        yield draft.finding(rule, nation.span(), say_as="party-line")
    if not titled or "cong hoa xa hoi" in head or "doan " in head and line is None:
        return
    if part == "nation" and number and line is None and "dang uy" in head and "cong san" not in head:
        yield draft.finding(rule, number.span(), say_as="party-line")
    elif line and part in _SAID and not _SAID[part].search(head):
        yield draft.finding(rule, line.span())
