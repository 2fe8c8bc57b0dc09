"""Sums in running text: a total against its parts, components against what the plan has, words against digits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import combinations
from typing import Protocol

import regex

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import shown, slip, slip_of_part, unit_slip
from kehoach.check.figures.splits import Figure, Line, Split, inline, mark_of, split_again, splits, tree, unheaded
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.sections import components
from kehoach.extract.numbers import parse_spelled
from kehoach.records import Amount, Finding, Severity
from kehoach.rulebook import CheckEntry
from kehoach.store.columns import Row
from kehoach.store.totals import totals_of

_SPLITS = regex.compile(r"\b(?:phan bo|phan ky|co cau|chia theo|phan theo|nguon (?:kinh phi|von)|theo (?:nguon|noi dung|nhiem vu|nam|du an|linh vuc))\b")
_WORDS = regex.compile(
    r"\bbang chu(?: la)? *:? *(?P<words>[a-z ,-]{4,200}?) *(?:viet nam)? *dong\b|"
    r"(?<=dong) *\( *(?P<bare>[a-z ,-]{6,200}?) *(?:viet nam)? *dong(?: chan)?[ .]*\)"
)

_DONG = "đồng"


def money(dong: Decimal | int) -> str:
    """An amount as plans print it: millions of đồng, or đồng where it is small."""
    value = Decimal(dong)
    return f"{shown(value / 10**6)} triệu đồng" if abs(value) >= 10**6 else f"{shown(value)} đồng"


def said(value: Decimal, unit: str) -> str:
    """An amount in a currency as plans print it."""
    return money(value) if unit == _DONG else f"{shown(value)} {unit}"


def _unit(amount: Amount) -> str:
    return _DONG if amount.currency == "VND" else amount.currency


def _rows(draft: Draft) -> list[Row]:
    """The plan's sums as the database keeps them (``totals_check``)."""
    amounts: list[Row] = [
        {
            "id": a.id, "value_dong": _whole(a), "start": a.start, "end": a.end, "currency": a.currency,
            "per": a.per, "section_id": a.section, "programme": a.programme, "component": a.component,
            "source": a.source, "capital": a.capital, "is_total": a.is_total, "table_id": a.table,
        }
        for a in draft.record.amounts
    ]  # fmt: skip
    sections: list[Row] = [{"id": s.id, "kinds": str(list(s.kinds)).replace("'", '"')} for s in draft.record.sections]
    return totals_of("draft", {"amounts": amounts, "sections": sections})


def _whole(amount: Amount) -> int | None:
    if amount.value is None:
        return None
    value = Decimal(amount.value)
    return int(value) if value == value.to_integral_value() else None


def _stated(draft: Draft, dong: int, component: object = None) -> list[Amount]:
    """The places at which an amount stands, totals first."""
    same = [a for a in draft.record.amounts if _whole(a) == dong and (component is None or a.component == component)]
    return sorted(same, key=lambda a: (not a.is_total, a.table is not None, a.start))


def money_lines(draft: Draft) -> list[Line]:
    """The paragraphs of the text with the sums of money in them, as a tree of lists; made once."""
    return draft.once("money-lines", lambda one: tree(money_paragraphs(one)))


def money_paragraphs(draft: Draft) -> list[Line]:
    """The paragraphs of the text with the sums of money in them, one after the other, amounts of a unit (*per*) left out; made once."""
    return draft.once("money-paragraphs", _money_paragraphs)


def _money_paragraphs(draft: Draft) -> list[Line]:
    known = iter(sorted(
        (a for a in draft.record.amounts if a.table is None and a.per is None and a.value is not None
         and any(c.isdigit() for c in a.text)),
        key=lambda a: a.start,
    ))  # fmt: skip
    amount = next(known, None)
    lines = []
    for paragraph in draft.text.paragraphs:
        if paragraph.where != "body":
            continue
        while amount and amount.start < paragraph.start:
            amount = next(known, None)
        figures = []
        while amount and amount.start < paragraph.end:
            figures.append(Figure(amount.start, amount.end, Decimal(amount.value or 0), _unit(amount), amount.source))
            amount = next(known, None)
        words = draft.text.folded[paragraph.start : paragraph.end]
        lines.append(Line(paragraph.start, paragraph.end, words, mark_of(words), figures))
    return lines


@kind("parts-of-total")
def parts_of_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Each total of the text against its parts: those in its sentence, in brackets, in the list below it."""
    held = 0
    for split in splits(money_lines(draft)):
        if adds_up(split):
            held += 1
        elif (severity := doubt(split)) and not draft.is_cited(split.total.start, split.total.end):
            yield off(draft, rule, split.total, split.parts, severity=severity)
    if held:
        yield draft.verified(rule, None, "parts", count=held)


class Valued(Protocol):
    """What has a value: a figure of any kind of check."""

    @property
    def value(self) -> Decimal:
        """The number."""


def sum_of(parts: Iterable[Valued]) -> Decimal:
    """What figures come to together."""
    return sum((p.value for p in parts), Decimal(0))


def adds_up(split: Split) -> bool:
    """True if the parts, or some two or more of them (levels of one source, one split after another), are the total."""
    values = [p.value for p in split.parts]
    if sum(values) == split.total.value:
        return True
    if len(values) > 8:
        return any(sum(values[:n]) == split.total.value for n in range(2, len(values)))
    return any(
        sum(chosen) == split.total.value for n in range(2, len(values)) for chosen in combinations(values, n)
    )


def doubt(split: Split) -> Severity | None:
    """How sure a split that does not add up is a fault: None where its parts need not be all."""
    stated, summed, said = split.total.value, sum_of(split.parts), split.said
    kinds = {p.kind for p in split.parts}
    telling = said == "brackets" or all(p.source for p in split.parts) or len(kinds) == 1 and "" not in kinds
    values = [p.value for p in split.parts]
    if slip(stated, summed) or unit_slip(stated, values):
        return "warning" if said in ("list", "brackets", "last") else "error"
    if slip_of_part(stated, values):
        return "warning"
    if not split.whole and summed < stated or said in ("list", "last") and not telling:
        return None
    near = stated * 3 / 4 <= summed <= stated * 4 / 3
    return "warning" if said == "all" or said == "some" and summed > stated or telling and near else None


def off(
    draft: Draft, rule: CheckEntry, total: Figure, parts: Sequence[Figure], *, severity: Severity, say_as: str = ""
) -> Finding:  # fmt: skip
    """The remark on a total of money that its parts do not come to."""
    summed = sum_of(parts)
    return draft.finding(
        rule, (total.start, total.end), say_as=say_as, severity=severity, stated=said(total.value, total.unit), summed=said(summed, total.unit),
        difference=said(abs(total.value - summed), total.unit), evidence=tuple(draft.evidence((p.start, p.end)) for p in parts),
    )  # fmt: skip


def _by_slip(stated: Decimal, values: Sequence[Decimal]) -> bool:
    """True if a total, a part of it or a unit of theirs, mistyped, is why they do not add up."""
    return slip(stated, sum(values, Decimal(0))) or unit_slip(stated, values) or slip_of_part(stated, values)


@kind("list-of-total")
def list_of_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A list that splits a total named before it by something else: by task, by year, by component."""
    for line, parts, totals in unheaded(money_lines(draft)):
        summed = sum_of(parts)
        totals = [t for t in totals if t.unit == parts[0].unit]
        if any(t.value == summed for t in totals) or len({p.unit for p in parts}) > 1:
            continue
        values = [p.value for p in parts]
        near = [t for t in totals if _by_slip(t.value, values)]
        named = _SPLITS.search(line.words) is not None
        alike = [t for t in totals if named and abs(t.value - summed) <= t.value / 4]
        if near or alike:
            sure = near and (len(parts) > 2 or named)
            yield off(draft, rule, (near or alike)[-1], parts, severity="error" if sure else "warning", say_as="list")
    for line, split in split_again(money_lines(draft)):
        stated, summed, values = split.total.value, sum_of(split.parts), [p.value for p in split.parts]
        told = draft.is_told((split.total.start, split.total.end), rule.code) or any(draft.is_told((p.start, p.end), rule.code) for p in split.parts)
        if adds_up(split) or told or any(sum_of(one.parts) == one.total.value for one in inline(line)[0]):
            continue
        sure = _by_slip(stated, values)
        if sure or abs(stated - summed) <= stated / 4:
            yield off(draft, rule, split.total, split.parts, severity="error" if sure else "warning", say_as="list")


@kind("components-of-plan")
def components_of_plan(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The components' money against what the plan has, and subcomponents against their component."""
    for row in _rows(draft):
        if row["scope"] == "sources":
            continue
        stated, summed = int(str(row["stated_dong"])), int(str(row["summed_dong"]))
        whole = "plan" if row["scope"] == "plan" else str(row["component"])
        if stated == summed and summed:
            yield draft.verified(
                rule, None, "components" if whole == "plan" else "subcomponents",
                count=row["parts"], all=max(len(components(draft)), int(str(row["parts"]))), total=money(stated), component=whole,
            )  # fmt: skip
        elif slip(Decimal(stated), Decimal(summed)):
            at = _stated(draft, stated, None if whole == "plan" else whole)
            place = (at[0].start, at[0].end) if at else draft.title
            yield draft.finding(
                rule, place, say_as="components", stated=money(stated), summed=money(summed),
                difference=money(abs(stated - summed)), count=row["parts"],
            )  # fmt: skip


@kind("amount-in-words")
def amount_in_words(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """An amount in digits against the same amount in words."""
    held = 0
    for match in _WORDS.finditer(draft.text.folded):
        spelled = parse_spelled(" ".join((match["words"] or match["bare"]).replace("-", " ").split()))
        before = [a for a in draft.record.amounts if a.end <= match.start() and match.start() - a.end < 60 and a.value]
        if spelled is None or not before:
            continue
        amount = before[-1]
        if Decimal(amount.value or 0) == spelled:
            held += 1
        else:
            yield draft.finding(
                rule, (amount.start, amount.end), say_as="words", words=money(spelled),
                evidence=(draft.evidence((match.start(), match.end())),),
            )  # fmt: skip
    if held:
        yield draft.verified(rule, None, "words", count=held)


@kind("total-said-twice")
def total_said_twice(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The plan's total in two places with a slip between them."""
    totals = [
        a for a in draft.record.amounts
        if a.is_total and a.component is None and a.source is None and a.per is None and a.value and a.currency == "VND"
        and "thuc_trang" not in draft.kinds_at(a.start) and not draft.is_cited(a.start, a.end)
    ]  # fmt: skip
    by_year: dict[tuple[int | None, str | None], list[Amount]] = {}
    parts = {a.value for a in draft.record.amounts if not a.is_total and a.per is None and a.currency == "VND"}
    for amount in totals:
        by_year.setdefault((amount.year, amount.capital), []).append(amount)
    for same in by_year.values():
        said = Counter(a.value for a in same)
        first = same[0]
        for other in same[1:]:
            a, b = Decimal(first.value or 0), Decimal(other.value or 0)
            if said[first.value] > 1 and said[other.value] > 1:
                continue  # two sums that are both told again: of all, and of the works alone
            if other.value in parts and other.table and first.value not in parts:
                continue  # an annex of one of the parts: its total is that of the part
            if slip(a, b) and first.table != other.table:
                yield draft.finding(
                    rule, (other.start, other.end), say_as="twice", first=money(a), second=money(b),
                    evidence=(draft.evidence((first.start, first.end)),),
                )  # fmt: skip


_FURNISH = regex.compile(r"\b(?:bo tri|can doi|cap|phan bo|bao dam|dam bao)\b")


@kind("source-said-twice")
def source_said_twice(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*Ngân sách huyện: 460 triệu đồng* of the plan, and a body that is to find 410 triệu đồng from it."""
    own = [a for a in draft.record.amounts if a.value and a.currency == "VND" and a.per is None and not draft.is_cited(a.start, a.end)]
    plain = [a for a in own if a.source and a.component is None and not a.table and "thuc_trang" not in draft.kinds_at(a.start)]
    for asked in plain:
        kinds = draft.kinds_at(asked.start)
        low, high = draft.sentence(asked.start, asked.end)
        if "to_chuc_thuc_hien" not in kinds or not _FURNISH.search(draft.text.folded, low, asked.start):
            continue
        given = [a for a in plain if a.source == asked.source and a.start != asked.start and "nguon_von" in draft.kinds_at(a.start)]
        here = [a for a in own if low <= a.start < high]
        if len(given) != 1 or len(here) != 1 or [a.value for a in own].count(asked.value) > 1:
            continue
        stated, due = Decimal(asked.value or 0), Decimal(given[0].value or 0)
        if stated != due and (slip(stated, due) or abs(stated - due) <= due / 4):
            yield draft.finding(
                rule, (asked.start, asked.end), say_as="source", severity="warning", first=money(due), second=money(stated),
                evidence=(draft.evidence((given[0].start, given[0].end)),),
            )  # fmt: skip
