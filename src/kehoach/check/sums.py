"""Sums in running text: a total against its parts, components against what the plan has, words against digits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.numbers import shown, slip
from kehoach.check.sections import components
from kehoach.extract.numbers import parse_spelled
from kehoach.records import Amount
from kehoach.rulebook import CheckEntry
from kehoach.store.columns import Row
from kehoach.store.totals import totals_of

_PARTS = regex.compile(r"trong do|gom|bao gom|cu the|chia ra|: *$|:")
_ALL_PARTS = regex.compile(r"\bgom\b")
_WORDS = regex.compile(r"\(? *(?:bang chu|viet bang chu) *:? *(?P<words>[a-z ,-]+?) *(?:viet nam)? *dong\b")


def money(dong: Decimal | int) -> str:
    """An amount as plans print it: millions of đồng, or đồng where it is small."""
    value = Decimal(dong)
    return f"{shown(value / 10**6)} triệu đồng" if abs(value) >= 10**6 else f"{shown(value)} đồng"


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


@kind("parts-of-total")
def parts_of_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Each total of the text against the parts by source that follow it."""
    held = 0
    for row in _rows(draft):
        if row["scope"] != "sources":
            continue
        stated, summed = Decimal(str(row["stated_dong"])), Decimal(str(row["summed_dong"]))
        place = (int(str(row["start"])), int(str(row["end"])))
        parts = _parts_after(draft, place, row["section_id"], row["component"])
        if stated == summed or _runs_to(draft, place, stated, row["section_id"]):
            held += 1
        elif not any(c.isdigit() for c in draft.document.text[place[0] : place[1]]):
            continue  # an amount in words repeats the one in digits
        elif parts:
            meant = _meant(draft, place, stated, row["section_id"], summed)
            sure = meant is not None and len(parts) > 1
            summed = meant or summed
            if not sure and not (len(parts) > 1 and _announced(draft, place, parts)):
                continue
            yield draft.finding(
                rule, place, severity="error" if sure else "warning", stated=money(stated), summed=money(summed),
                difference=money(abs(stated - summed)), evidence=tuple(draft.evidence((a.start, a.end)) for a in parts),
            )  # fmt: skip
    if held:
        yield draft.verified(rule, None, "parts", count=held)


def _parts_after(draft: Draft, place: Place, section: object, component: object) -> list[Amount]:
    found = []
    for amount in draft.record.amounts:
        if amount.start <= place[0] or amount.section != section or amount.component != component or amount.table:
            continue
        if amount.is_total:
            break
        if amount.source and amount.per is None:
            found.append(amount)
    return found


def _followers(draft: Draft, place: Place, section: object) -> list[Amount]:
    """The amounts that follow a total in its section, up to the next total."""
    found: list[Amount] = []
    for amount in draft.record.amounts:
        if amount.start < place[1] or amount.section != section or amount.table or amount.per or amount.value is None:
            continue
        if amount.is_total and found:
            break
        if amount.currency == "VND" and any(c.isdigit() for c in amount.text):
            found.append(amount)
    return found


def _runs_to(draft: Draft, place: Place, stated: Decimal, section: object) -> bool:
    """True if the amounts that follow a total, whatever they are called, come to it at some point."""
    summed = Decimal(0)
    for number, amount in enumerate(_followers(draft, place, section), 1):
        summed += Decimal(amount.value or 0)
        if summed == stated and number > 1:
            return True
    return False


@kind("list-of-total")
def list_of_total(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A total against the list of amounts that follows it, by whatever they are split."""
    by_source = {row["start"] for row in _rows(draft) if row["scope"] == "sources"}
    for total in draft.record.amounts:
        plain = total.is_total and not total.table and total.per is None and total.value and total.currency == "VND"
        if not plain or total.start in by_source or not any(c.isdigit() for c in total.text):
            continue
        place, stated = (total.start, total.end), Decimal(total.value or 0)
        parts = _followers(draft, place, total.section)
        if len(parts) < 2 or _runs_to(draft, place, stated, total.section) or not _lists(draft, place, parts):
            continue
        summed = sum((Decimal(a.value or 0) for a in parts), Decimal(0))
        if slip(stated, summed):
            yield draft.finding(
                rule, place, severity="error" if len(parts) > 2 else "warning", stated=money(stated), summed=money(summed),
                difference=money(abs(stated - summed)), evidence=tuple(draft.evidence((a.start, a.end)) for a in parts),
            )  # fmt: skip


def _lists(draft: Draft, place: Place, parts: list[Amount]) -> bool:
    """True if the words between a total and what follows announce its parts."""
    between = draft.folded((place[1], parts[0].start))
    return bool(_PARTS.search(between)) or between.startswith(("- ", "+ ", ", gom"))


def _announced(draft: Draft, place: Place, parts: list[Amount]) -> bool:
    """True if the parts follow their total in its own sentence and say more than it, or *gồm* says they are all."""
    between = draft.folded((place[1], parts[0].start))
    inside = draft.sentence(*place)[1] >= parts[-1].end
    more = sum(Decimal(a.value or 0) for a in parts) > Decimal(_value_at(draft, place))
    return inside and (bool(_ALL_PARTS.search(between)) or more)


def _value_at(draft: Draft, place: Place) -> str:
    return next((a.value for a in draft.record.amounts if a.start == place[0] and a.value), "0")


def _meant(draft: Draft, place: Place, stated: Decimal, section: object, summed: Decimal) -> Decimal | None:
    """What the parts come to where the total looks like a slip of it: by source, one by one, or item by item."""
    if slip(stated, summed):
        return summed
    follow = _followers(draft, place, section)
    firsts: list[Amount] = []
    for amount in follow:  # the first amount of each item of a list
        line = draft.text.folded.rfind("\n", 0, amount.start)
        if not firsts or draft.text.folded.rfind("\n", 0, firsts[-1].start) != line:
            firsts.append(amount)
    for row in (follow, firsts):
        running = Decimal(0)
        for number, amount in enumerate(row, 1):
            running += Decimal(amount.value or 0)
            if number > 1 and slip(stated, running) and abs(stated - running) < stated / 10:
                return running
    return None


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
        spelled = parse_spelled(" ".join(match["words"].replace("-", " ").split()))
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
    for amount in totals:
        by_year.setdefault((amount.year, amount.capital), []).append(amount)
    for same in by_year.values():
        first = same[0]
        for other in same[1:]:
            a, b = Decimal(first.value or 0), Decimal(other.value or 0)
            if slip(a, b) and first.table != other.table:
                yield draft.finding(
                    rule, (other.start, other.end), say_as="twice", first=money(a), second=money(b),
                    evidence=(draft.evidence((first.start, first.end)),),
                )  # fmt: skip
