"""The same thing said twice with different values: targets, report dates, counts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex
from rapidfuzz import fuzz

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.numbers import shown
from kehoach.extract.numbers import parse_number
from kehoach.folding import fold
from kehoach.records import Deadline, Target
from kehoach.rulebook import CheckEntry

_WORD = regex.compile(r"[^a-z0-9 ]+")
_WHOLE = regex.compile(r"tong|toan (?:huyen|tinh|xa|thi xa|thanh pho|phuong)")
_PERIOD = regex.compile(r"^(?P<p>6 thang|06 thang|sau thang|9 thang|09 thang|quy|hang quy|nam|ca nam|hang nam|thang)\b")
_LISTED = regex.compile(r"\((?P<list>[^()]{10,200})\)")


def _words(text: str | None) -> str:
    return " ".join(_WORD.sub(" ", fold(text or "")).split())


def _group(target: Target) -> tuple[object, ...]:
    # a reduction by and a reduction to are two things; so are values of two years or two places
    direction = target.direction if target.direction in ("reduce_by", "increase_by") else "level"
    return (target.year, target.unit, direction, _words(target.population))


def _whole_plan(target: Target) -> bool:
    return target.place is None or bool(_WHOLE.match(_words(target.place)))


@kind("same-target")
def same_target(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Two values for one indicator, year and scope; the last place of each other value is reported."""
    least = int(rule.options.get("alike", 92))
    chosen = [
        t for t in draft.record.targets
        if t.basis == "target" and t.value is not None and t.indicator and t.value_max is None and t.of is None
        and t.unit == "%" and _whole_plan(t) and not draft.is_cited(t.start, t.end)
    ]  # fmt: skip
    groups: dict[tuple[object, ...], list[Target]] = {}
    for target in chosen:
        groups.setdefault(_group(target), []).append(target)
    agree = 0
    for same in groups.values():
        for n, later in enumerate(same):
            for earlier in same[:n]:
                if later.table and earlier.table or not _alike(earlier, later, least):
                    continue
                if not _clash(earlier, later):
                    agree += later.section != earlier.section
                    continue
                if later.section == earlier.section:
                    continue  # one list sets two indicators with nearly one name
                yield _conflict(draft, rule, earlier, later)
                break
    if agree:
        yield draft.verified(rule, None, "targets", count=agree)


def _clash(a: Target, b: Target) -> bool:
    """True if no one value, or no one bound, is meant by both."""
    first, second = Decimal(a.value or 0), Decimal(b.value or 0)
    if first == second:
        return False
    if a.op == b.op:
        return True
    for one, other, bound in ((first, b.op, second), (second, a.op, first)):
        if other in ("<", "<=") and one < bound or other in (">", ">=") and one > bound:
            return False
    return True


def _alike(a: Target, b: Target, least: int) -> bool:
    """True if two targets measure the same: one code, and words that contain each other or nearly so."""
    if a.indicator_code != b.indicator_code:
        return False
    first, second = _words(a.indicator), _words(b.indicator)
    if a.indicator_code is not None:
        return len(first) > 8 and len(second) > 8 and fuzz.token_set_ratio(first, second) >= least
    return min(len(first.split()), len(second.split())) >= 5 and fuzz.token_sort_ratio(first, second) >= least


def _conflict(draft: Draft, rule: CheckEntry, earlier: Target, later: Target) -> Result:
    sure = later.indicator_code is not None
    return draft.finding(
        rule, (later.start, later.end), severity="error" if sure else "warning",
        indicator=" ".join((later.indicator or "").split()), first=" ".join(earlier.text.split()),
        second=" ".join(later.text.split()), evidence=(draft.evidence((earlier.start, earlier.end)),),
    )  # fmt: skip


@kind("target-of-a-list")
def target_of_a_list(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """100% for services listed in brackets, and less than that for one of them elsewhere."""
    targets = [t for t in draft.record.targets if t.basis == "target" and t.unit == "%" and t.value and not t.table]
    for whole in targets:
        if whole.value != "100":
            continue
        low, high = draft.sentence(whole.start, whole.end)
        match = _LISTED.search(draft.text.folded, whole.end, high)
        if match is None:
            continue
        begin = match.start("list")
        items = {
            " ".join(m[0].split()): draft.text.words(begin + m.start(), begin + m.end())
            for m in regex.finditer(r"[^,]+", match["list"]) if len(m[0].split()) >= 2
        }  # fmt: skip
        for part in targets:
            if part is whole or part.year != whole.year or Decimal(part.value or 0) >= 100 or part.direction != "reach":
                continue
            about = f" {_words(part.indicator)} "
            hit = next((i for i in items if f" {i} " in about), None)
            if hit and low != draft.sentence(part.start, part.end)[0]:
                yield draft.finding(
                    rule, (part.start, part.end), say_as="list", second=" ".join(part.text.split()), item=items[hit],
                    evidence=(draft.evidence((whole.start, whole.end)), draft.evidence(match.span())),
                )  # fmt: skip


# --- report dates ---------------------------------------------------------------------------------


def reports(draft: Draft) -> list[tuple[Deadline, str]]:
    """The dated reports of a plan, each with its period (``6 thang``, ``nam`` …)."""
    found = []
    for deadline in draft.record.deadlines:
        if deadline.kind != "by" or deadline.date_end is None or deadline.table:
            continue
        match = _PERIOD.match(_words(deadline.text))
        sentence = draft.sentence(deadline.start, deadline.end)
        if "bao cao" in draft.folded(sentence) and match:
            period = match["p"].replace("06", "6").replace("sau thang", "6 thang").removeprefix("hang ").removeprefix("ca ")
            found.append((deadline, period))
    return found


@kind("same-report")
def same_report(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """One report (same period, same words) with two dates: those less often given are reported."""
    groups: dict[tuple[str, str, str], list[Deadline]] = {}
    for deadline, period in reports(draft):
        words = draft.folded((draft.sentence(deadline.start, deadline.end)[0], deadline.start))
        year = (deadline.date_end or "")[:4]
        groups.setdefault((period, year, _words(words)[:60]), []).append(deadline)
    for same in groups.values():
        dates = [d.date_end for d in same]
        if len(set(dates)) < 2:
            continue
        usual = max(dict.fromkeys(dates), key=dates.count)
        first = next(d for d in same if d.date_end == usual)
        for other in same:
            if other.date_end != usual:
                yield draft.finding(
                    rule, (other.start, other.end), first=" ".join(first.text.split()),
                    second=" ".join(other.text.split()), count=dates.count(usual),
                    evidence=(draft.evidence((first.start, first.end)),),
                )  # fmt: skip


# --- counts ---------------------------------------------------------------------------------------

_ALL_UNITS = regex.compile(r"(?<!\d)(?P<n>\d{1,3}) */ *(?P<of>\d{1,3}) +xa, *(?:thi tran|phuong)")
_ONLY_COMMUNES = regex.compile(r"(?<![\d.,])(?<!\d/)(?<!\d / )(?P<n>\d{1,3}) *xa\b(?! *, *(?:thi tran|phuong)| *(?:khu vuc|thuoc|dac biet|nong thon|dat|va))")


@kind("units-of-count")
def units_of_count(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """All units called *xã, thị trấn* in one place and as many *xã* alone in another."""
    known = {int(m["of"]): m for m in _ALL_UNITS.finditer(draft.text.folded)}
    for match in _ONLY_COMMUNES.finditer(draft.text.folded):
        of = known.get(int(match["n"]))
        if of is not None and not draft.is_cited(*match.span()):
            yield draft.finding(
                rule, match.span(), say_as="units", count=match["n"], evidence=(draft.evidence(of.span()),)
            )


_SAYS = regex.compile(r"\b(?:danh sach|giup do|ho tro|co|gom|tong so|cho) +(?P<n>\d{1,4}) +(?P<what>(?:ho|nguoi|hoc sinh|tre em|doi tuong|cong trinh|mo hinh|dai bieu|co quan|don vi)\b[^.;:(\n]{0,90})")


@kind("count-of-rows")
def count_of_rows(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``12 hộ …`` in the text against the rows of the annex that lists them.

    The list belongs to the count if the sentence names the annex, or if the words after the number
    stand in the annex's title.
    """
    held = 0
    for place, count, what in _said_counts(draft):
        for annex in draft.annexes:
            if not _listed_in(draft, place, what, annex.title):
                continue
            tables = [t for t in draft.record.tables if annex.start <= t.start < annex.body_end]
            if len(tables) != 1 or "danh sach" not in _words(annex.title + " " + (tables[0].caption or "")):
                continue
            rows = _numbered_rows(draft, tables[0].id)
            if rows == count:
                held += 1
            elif rows:
                yield draft.finding(
                    rule, place, count=count, rows=rows, annex=" ".join(annex.title.split()[:3]),
                    evidence=(draft.evidence((annex.start, annex.end)),),
                )  # fmt: skip
    if held:
        yield draft.verified(rule, None, "rows-counted", count=held)


def _said_counts(draft: Draft) -> Iterator[tuple[Place, int, str]]:
    for match in _SAYS.finditer(draft.text.folded, 0, draft.body_end):
        number = parse_number(match["n"])
        if number is not None:
            yield (match.start("n"), match.end("n") + 1 + len(match["what"].split()[0])), int(number), match["what"]


def _listed_in(draft: Draft, place: Place, what: str, title: str) -> bool:
    named = regex.match(r"phu luc(?: so)? *(?P<no>[ivx]+|\d+)", fold(title))
    sentence = draft.folded(draft.sentence(*place))
    if named and regex.search(rf"phu luc(?: so)? {named['no']}\b", sentence):
        return True
    telling = [w for w in _words(what).split() if w not in ("co", "cac", "la", "cho", "va", "duoc", "du", "de", "voi", "dieu", "kien")]
    shared = [w for w in telling if f" {w} " in f" {_words(title)} "]
    return len(telling) >= 5 and len(shared) >= 5 and len(shared) >= len(telling) * 0.5


def _numbered_rows(draft: Draft, table: str) -> int:
    """The rows of a list: its last running number, where it counts from one without a gap."""
    grid = draft.text.grids[int(table[2:]) - 1]
    numbers = []
    for row in grid.rows:
        first = draft.text.words(row[0].span.start, row[0].span.end).strip(" .") if row else ""
        if first.isdigit():
            numbers.append(int(first))
    return len(numbers) if numbers == list(range(1, len(numbers) + 1)) else 0


_PROMISED = regex.compile(r"(?<!\d)(?P<n>\d{1,2}) (?P<what>nhiem vu|giai phap|nhom|noi dung|chi tieu|muc tieu|du an|hoat dong|buoc)\b[^.;:\n]{0,60}(?:sau|gom|sau day|cu the|sau do) *:? *$")


@kind("promised-items")
def promised_items(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``gồm 05 nhiệm vụ sau:`` against the numbered headings below."""
    for section in draft.record.sections:
        below = [s for s in draft.children.get(section.id, []) if s.label]
        words = draft.folded((section.start, section.end))
        match = _PROMISED.search(words)
        if match and len(below) > 1 and len(below) != int(match["n"]):
            yield draft.finding(
                rule, (section.start, section.end), say_as="promised", count=shown(int(match["n"])), rows=len(below)
            )
