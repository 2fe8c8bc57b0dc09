"""What changed from one plan to another, by meaning: targets, money, deadlines, leads, sections.

Every change has both quotes and places. What stayed is counted, not listed. A date that moved by
just the years between the two plans has not moved.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from kehoach.compare.assignments import DUTIES, by_component
from kehoach.compare.bodies import Bodies
from kehoach.compare.deadlines import DEADLINES, due_on
from kehoach.compare.funding import Key, Money, allocation, component_order, figures, money_of
from kehoach.compare.indicators import Subjects
from kehoach.compare.names import component_name
from kehoach.compare.pairs import pairs, words_only
from kehoach.compare.reading import Row as Fact
from kehoach.compare.reading import quote, rows
from kehoach.compare.sections import SECTIONS
from kehoach.compare.selection import Selection, select
from kehoach.compare.strength import strength
from kehoach.compare.table import Cell, Column, Comparison, Kind, Quote, Row, Table, text
from kehoach.compare.targets import SIGNS, read_targets, up_to
from kehoach.folding import fold
from kehoach.messages import comparison as say
from kehoach.messages.recurring import recurs
from kehoach.store import Store

DUTY_ALIKE, HEADING_ALIKE = 70, 80  # of 100
ABSENT = Cell(state="missing")
HEADS = ("change", "what", "unit", "old", "new", "difference", "old_place", "old_words", "new_place", "new_words")


@dataclass(frozen=True)
class Change:
    """One thing that changed; ``kind`` is a key of ``say.CHANGES``."""

    kind: str
    what: str
    old: Cell = ABSENT
    new: Cell = ABSENT
    unit: str | None = None
    difference: Cell = Cell()


@dataclass(frozen=True)
class Pair:
    """The two plans compared: the older one first."""

    chosen: Selection

    @property
    def ids(self) -> tuple[str, str]:
        """Their ids."""
        return self.chosen.plans[0].id, self.chosen.plans[1].id

    @property
    def years_apart(self) -> int:
        """How many years later the new plan begins."""
        old, new = self.chosen.plans
        return (new.year_start or 0) - (old.year_start or 0) if old.year_start and new.year_start else 0

    def split(self, found: Iterable[Fact]) -> tuple[list[Fact], list[Fact]]:
        """Facts of the old plan, and of the new."""
        both = list(found)
        return tuple([f for f in both if f["plan_id"] == plan] for plan in self.ids)  # type: ignore[return-value]

    def quoted(self, fact: Fact) -> tuple[Quote, ...]:
        """Where a fact stands."""
        return (quote(self.chosen, fact),)


def diff(store: Store, old: str, new: str) -> Comparison:
    """What changed from one plan of a database to another, both given by id. Raises ``NoSuchRecord``."""
    chosen = select(store, [old, new])
    pair = Pair(chosen)
    parts: dict[str, tuple[Kind, list[Change]]] = {
        "targets": ("number", _targets(store, pair)),
        "money": ("money", _money(store, pair)),
        "deadlines": ("date", _deadlines(store, pair)),
        "leads": ("text", _leads(store, pair)),
        "sections": ("text", _sections(store, pair)),
    }
    tables = [_counts({name: changes for name, (_, changes) in parts.items()})]
    tables += [_table(name, kind, changes) for name, (kind, changes) in parts.items()]
    before, after = chosen.plans
    return Comparison("diff", say.TITLES["diff"](), tuple(tables), f"{before.label} → {after.label}")


def _counts(parts: dict[str, list[Change]]) -> Table:
    counted = {name: Counter(change.kind for change in changes) for name, changes in parts.items()}
    kinds = [kind for kind in say.CHANGES if any(counts[kind] for counts in counted.values())]
    columns = (Column("what", say.HEADINGS["what"]()), *(Column(k, say.CHANGES[k](), "number") for k in kinds))
    lines = [Row((text(say.TABLES[name]()), *(Cell(counts[k] or None) for k in kinds)))
             for name, counts in counted.items()]  # fmt: skip
    return Table("changes", say.TABLES["changes"](), columns, tuple(lines))


def _table(name: str, kind: Kind, changes: Sequence[Change]) -> Table:
    kinds: dict[str, Kind] = {"old": kind, "new": kind, "difference": "money" if kind == "money" else "number"}
    columns = tuple(Column(h, say.HEADINGS[h](), kinds.get(h, "text")) for h in HEADS)
    lines = [
        Row((text(say.CHANGES[c.kind]()), text(c.what), text(c.unit), c.old, c.new, c.difference,
             text(_place(c.old)), text(_words(c.old)), text(_place(c.new)), text(_words(c.new))))
        for c in changes if c.kind != "same"
    ]  # fmt: skip
    unit = say.UNIT_DONG() if kind == "money" else ""
    return Table(name, say.TABLES[name](), columns, tuple(lines), unit)


def _place(cell: Cell) -> str | None:
    if not cell.quotes or cell.quotes[0].start is None:
        return None
    first = cell.quotes[0]
    page = f"{say.HEADINGS['page']().lower()} {first.page}, " if first.page else ""
    return f"{page}{first.start}–{first.end}"


def _words(cell: Cell) -> str | None:
    return "; ".join(dict.fromkeys(q.text for q in cell.quotes)) or None


# -- targets --------------------------------------------------------------------------------


def _targets(store: Store, pair: Pair) -> list[Change]:
    subjects = Subjects()
    found = [t for t in read_targets(store, pair.chosen) if t["basis"] == "target"]
    sides = []
    for side in pair.split(found):
        by_subject: dict[Any, list[Fact]] = {}
        for target in side:
            by_subject.setdefault((subjects.of(target), fold(target["place"] or "").strip(" :.")), []).append(target)
        sides.append(by_subject)
    old, new = sides
    changes: list[Change] = []
    left: list[tuple[tuple[str, str], str, Fact]] = []
    come: list[tuple[tuple[str, str], str, Fact]] = []
    for key in [*old, *(k for k in new if k not in old)]:
        subject, place = key
        shown = (old.get(key) or new[key])[0]["place"]
        what = " · ".join(filter(None, (subjects.names[subject.indicator], say.MEASURES[subject.measure](), shown)))
        met, gone, more = _matched(old.get(key, []), new.get(key, []), pair.years_apart)
        changes += [_target_change(pair, what, one, other) for one, other in met]
        left += [((subject.indicator, place), what, one) for one in gone]
        come += [((subject.indicator, place), what, one) for one in more]
    return [*changes, *_left_over(pair, left, come)]


def _left_over(
    pair: Pair, gone: Sequence[tuple[tuple[str, str], str, Fact]], come: Sequence[tuple[tuple[str, str], str, Fact]]
) -> Iterator[Change]:
    """Targets without a counterpart; one stated in another measure or unit is restated, not dropped."""
    used: set[int] = set()
    for about, what, one in gone:
        other = next((n for n, (its, _, _) in enumerate(come) if its == about and about[0] and n not in used), None)
        if other is None:
            yield Change("dropped", what, _value(pair, one), unit=one["unit"])
            continue
        used.add(other)
        _, its_name, new = come[other]
        yield Change("restated", f"{what} → {its_name}", _value(pair, one), _value(pair, new), unit=new["unit"])
    for n, (_, what, one) in enumerate(come):
        if n not in used:
            yield Change("new", what, new=_value(pair, one), unit=one["unit"])


def _matched(
    old: Sequence[Fact], new: Sequence[Fact], apart: int
) -> tuple[list[tuple[Fact, Fact]], list[Fact], list[Fact]]:
    """Targets of one subject: those of the same year of the plan first, then in their order."""
    left, right, met = list(old), list(new), []

    def shifted(one: Fact) -> object:
        return None if one["year"] is None else one["year"] + apart

    for same in (lambda a, b: shifted(a) == b["year"] and a["value"] == b["value"],
                 lambda a, b: shifted(a) == b["year"], lambda a, b: True):  # fmt: skip
        for one in list(left):
            other = next((b for b in right if same(one, b)), None)
            if other is not None:
                met.append((one, other))
                left.remove(one)
                right.remove(other)
    return met, left, right


def _value(pair: Pair, target: Fact) -> Cell:
    note = str(target["year"]) if target["year"] else ""
    return Cell(Decimal(target["value"]), before=SIGNS.get(target["op"], ""), after=up_to(target), note=note,
                quotes=pair.quoted(target))  # fmt: skip


def _target_change(pair: Pair, what: str, old: Fact, new: Fact) -> Change:
    kinds = {"same": "same", "stronger": "stronger", "weaker": "weaker", "differs": "changed"}
    kind = kinds[strength(old, new)]
    if kind == "same" and SIGNS.get(old["op"]) != SIGNS.get(new["op"]):
        kind = "changed"
    difference = Cell(Decimal(new["value"]) - Decimal(old["value"]))
    return Change(kind, what, _value(pair, old), _value(pair, new), new["unit"], difference)


# -- money ----------------------------------------------------------------------------------


def _money(store: Store, pair: Pair) -> list[Change]:
    money = money_of(store, pair.chosen)
    changes: list[Change] = []
    for key in money.keys:
        sums = [_sum(pair, money, plan, key) for plan in pair.ids]
        what = " ".join(filter(None, (key[1], component_name(*key))))
        changes += _money_change(what, *sums)
    totals = []
    for plan in pair.ids:
        dong = money.has.get(plan)
        there = allocation(money.outside.get(plan, []), dong) if dong is not None else []
        totals.append(Cell(dong, quotes=tuple(quote(pair.chosen, a) for a in there)) if dong is not None else ABSENT)
    return [*changes, *_money_change(say.STATED_TOTAL(), *totals)]


def _sum(pair: Pair, money: Money, plan: str, key: Key) -> Cell:
    dong = money.dong.get((plan, key))
    if dong is None:
        return Cell(state="empty") if (plan, key) in money.named else ABSENT
    there = figures(money.amounts.get((plan, key), []), dong)
    return Cell(dong, quotes=tuple(quote(pair.chosen, a) for a in there))


def _money_change(what: str, old: Cell, new: Cell) -> Iterator[Change]:
    if isinstance(old.value, int) and isinstance(new.value, int):
        more = new.value - old.value
        kind = "same" if more == 0 else "raised" if more > 0 else "lowered"
        share = say.PER_CENT(value=f"{100 * more / old.value:+.1f}") if old.value else ""
        yield Change(kind, what, old, new, difference=Cell(more, note=share))
    elif old.value is not None:
        yield Change("dropped", what, old, new)
    elif new.value is not None:
        yield Change("new", what, old, new)


# -- deadlines ------------------------------------------------------------------------------


def _deadlines(store: Store, pair: Pair) -> list[Change]:
    old, new = pair.split(rows(store, DEADLINES, pair.chosen))

    def about(one: Fact) -> str:
        return words_only(one["subject"], one["agency"], one["text"])

    def group(one: Fact) -> bool:
        return due_on(one) is None

    met, gone, come = pairs(old, new, group=group, words=about, alike=DUTY_ALIKE)
    met.sort(key=lambda both: both[0]["start"])
    changes = [_deadline_change(pair, a, b) for a, b in met]
    changes += [Change("dropped", _subject(one), _due(pair, one)) for one in gone]
    changes += [Change("new", _subject(one), new=_due(pair, one)) for one in come]
    return changes


def _subject(one: Fact) -> str:
    who = f"{one['agency']}: " if one["agency"] else ""
    return who + " ".join((one["subject"] or one["text"]).split())


def _due(pair: Pair, one: Fact) -> Cell:
    return Cell(due_on(one) or recurs(one["recurrence"]) or one["duration"], quotes=pair.quoted(one))


def _deadline_change(pair: Pair, old: Fact, new: Fact) -> Change:
    before, after = due_on(old), due_on(new)
    if before is None or after is None:
        same = (old["recurrence"], old["duration"]) == (new["recurrence"], new["duration"])
        return Change("same" if same else "changed", _subject(new), _due(pair, old), _due(pair, new))
    days = (datetime.date.fromisoformat(after) - _shifted(before, pair.years_apart)).days
    kind = "same" if days == 0 or before == after else "later" if days > 0 else "earlier"
    return Change(kind, _subject(new), _due(pair, old), _due(pair, new), say.DAYS(), Cell(days))


def _shifted(day: str, years: int) -> datetime.date:
    """The same day so many years on; 29 February becomes the 28th."""
    found = datetime.date.fromisoformat(day)
    try:
        return found.replace(year=found.year + years)
    except ValueError:
        return found.replace(year=found.year + years, day=28)


# -- leads ----------------------------------------------------------------------------------


def _leads(store: Store, pair: Pair) -> list[Change]:
    duties = by_component(d for d in rows(store, DUTIES, pair.chosen) if d["role"] == "chu_tri")
    bodies = Bodies.of(store, pair.chosen)
    keys = sorted({key for _, key, _ in duties}, key=lambda k: (k[1] is None, k[0] or "", component_order(k[1] or "")))
    changes: list[Change] = []
    for key in keys:
        old, new = (duties.get((plan, key, "chu_tri"), []) for plan in pair.ids)
        what = " ".join(filter(None, (key[1], component_name(*key)))) or say.NO_COMPONENT()
        if key[1] is None:
            changes += _leaders(pair, bodies, old, new)
        else:
            names = (_names(pair, bodies, old), _names(pair, bodies, new))
            changes.append(Change(_lead_change(bodies, old, new), what, *names))
    return changes


def _names(pair: Pair, bodies: Bodies, duties: Sequence[Fact]) -> Cell:
    if not duties:
        return ABSENT
    names = bodies.distinct(d["agency"] for d in duties)
    first = [next(d for d in duties if d["agency"] == name) for name in names]
    return Cell("; ".join(names), quotes=tuple(quote(pair.chosen, d) for d in first))


def _lead_change(bodies: Bodies, old: Sequence[Fact], new: Sequence[Fact]) -> str:
    before, after = [d["agency"] for d in old], [d["agency"] for d in new]
    if not before or not after:
        return "new" if after else "dropped"
    if all(any(bodies.same(a, b) for b in after) for a in before) and all(
        any(bodies.same(a, b) for a in before) for b in after
    ):
        return "same"
    return "taken_over" if bodies.continued(before, after) else "changed"


def _leaders(pair: Pair, bodies: Bodies, old: Sequence[Fact], new: Sequence[Fact]) -> Iterator[Change]:
    """Bodies that lead something of no component in one plan only."""
    before, after = bodies.distinct(d["agency"] for d in old), bodies.distinct(d["agency"] for d in new)
    for name in before:
        own = [d for d in old if d["agency"] == name]
        heirs = [n for n in after if bodies.followed(name, n)]
        if any(bodies.same(name, other) for other in after):
            continue
        if heirs:
            its = [d for d in new if d["agency"] == heirs[0]]
            yield Change("taken_over", say.NO_COMPONENT(), _names(pair, bodies, own), _names(pair, bodies, its))
        else:
            yield Change("dropped", say.NO_COMPONENT(), _names(pair, bodies, own))
    for name in after:
        if not any(bodies.same(name, other) or bodies.followed(other, name) for other in before):
            its = [d for d in new if d["agency"] == name]
            yield Change("new", say.NO_COMPONENT(), new=_names(pair, bodies, its))


# -- sections -------------------------------------------------------------------------------


def _sections(store: Store, pair: Pair) -> list[Change]:
    old, new = pair.split(rows(store, SECTIONS, pair.chosen))

    def group(one: Fact) -> object:
        return one["component"], one["level"] == 1

    def title(one: Fact) -> str:
        return words_only(one["title"])

    met, gone, come = pairs(old, new, group=group, words=title, alike=HEADING_ALIKE)
    # The same heading may have moved to another level or component: that is no change of meaning.
    moved, gone, come = pairs(gone, come, group=lambda one: "", words=title, alike=100)
    changes = [
        Change("same" if title(a) == title(b) else "changed", b["title"], _heading(pair, a), _heading(pair, b))
        for a, b in sorted((*met, *moved), key=lambda both: both[0]["start"])
    ]  # fmt: skip
    changes += [Change("dropped", one["title"], _heading(pair, one)) for one in gone]
    changes += [Change("new", one["title"], new=_heading(pair, one)) for one in come]
    return changes


def _heading(pair: Pair, one: Fact) -> Cell:
    label = f"{one['label']}. " if one["label"] else ""
    return Cell(" ".join(f"{label}{one['title']}".split()), quotes=pair.quoted(one))
