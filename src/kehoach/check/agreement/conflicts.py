"""The same thing said twice with different values: targets, report dates."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex
from rapidfuzz import fuzz

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.check.words import bare_words
from kehoach.records import Deadline, Target
from kehoach.rulebook import CheckEntry

_WHOLE = regex.compile(r"tong|toan (?:huyen|tinh|xa|thi xa|thanh pho|phuong)")
_PERIOD = regex.compile(r"^(?P<p>6 thang|06 thang|sau thang|9 thang|09 thang|quy|hang quy|nam|ca nam|hang nam|thang)\b")
_LISTED = regex.compile(r"\((?P<list>[^()]{10,200})\)")


def _group(target: Target) -> tuple[object, ...]:
    # a reduction by and a reduction to are two things; so are values of two years or two places
    direction = target.direction if target.direction in ("reduce_by", "increase_by") else "level"
    return (target.year, target.unit, direction, bare_words(target.population))


def _whole_plan(target: Target) -> bool:
    return target.place is None or bool(_WHOLE.match(bare_words(target.place)))


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
    if a.op == b.op or {a.op, b.op} in ({"<", "<="}, {">", ">="}):
        return True
    for one, other, bound in ((first, b.op, second), (second, a.op, first)):
        if other in ("<", "<=") and one < bound or other in (">", ">=") and one > bound:
            return False
    return True


def _alike(a: Target, b: Target, least: int) -> bool:
    """True if two targets measure the same: one code, and words that contain each other or nearly so."""
    if a.indicator_code != b.indicator_code:
        return False
    first, second = bare_words(a.indicator), bare_words(b.indicator)
    if _numbers(first) and _numbers(second) and _numbers(first) != _numbers(second):
        return False  # of other ages, periods, lots
    if a.indicator_code is not None:
        return len(first) > 8 and len(second) > 8 and fuzz.token_set_ratio(first, second) >= least
    return min(len(first.split()), len(second.split())) >= 5 and fuzz.token_sort_ratio(first, second) >= least


def _numbers(words: str) -> set[str]:
    return {str(int(word)) for word in words.split() if word.isdigit()}


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
            about = f" {bare_words(part.indicator)} "
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
        match = _PERIOD.match(bare_words(deadline.text))
        sentence = draft.sentence(deadline.start, deadline.end)
        if "bao cao" in draft.folded(sentence) and match:
            period = match["p"].replace("06", "6").replace("sau thang", "6 thang").removeprefix("hang ").removeprefix("ca ")
            found.append((deadline, period))
    return found


def _of_components(draft: Draft) -> Iterator[list[Deadline]]:
    """The reports of one period that the components ask for, where nearly all of them name one day."""
    groups: dict[tuple[str, str], list[Deadline]] = {}
    for deadline, period in reports(draft):
        if any(s.component for s in draft.lineage(deadline.section)):
            groups.setdefault((period, (deadline.date_end or "")[:4]), []).append(deadline)
    for same in groups.values():
        dates = [d.date_end for d in same]
        if len(same) > 3 and max(dates.count(d) for d in dates) >= 0.7 * len(same):
            yield same


@kind("same-report")
def same_report(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """One report (same period, same words) with two dates: those less often given are reported."""
    groups: dict[tuple[str, str, str], list[Deadline]] = {}
    for deadline, period in reports(draft):
        words = draft.sentence_up_to(deadline.start, deadline.end)
        year = (deadline.date_end or "")[:4]
        groups.setdefault((period, year, bare_words(words)[:60]), []).append(deadline)
    for same in (*groups.values(), *_of_components(draft)):
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
