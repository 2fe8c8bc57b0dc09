"""A target from level to level: what a plan below keeps, strengthens, weakens or drops of the plan above.

Plans are linked by citations: the plan below cites the plan above. Where none does, plans of one
programme, one territory and overlapping years are linked by area, and the table says so.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach.compare.indicators import Subject, Subjects
from kehoach.compare.reading import Row as Fact
from kehoach.compare.reading import quote, rows
from kehoach.compare.selection import PlanHead, Selection
from kehoach.compare.strength import strength
from kehoach.compare.table import MISSING, Cell, Column, Comparison, Row, Table, text
from kehoach.compare.targets import SIGNS, read_targets, up_to
from kehoach.folding import fold
from kehoach.messages import comparison as say
from kehoach.store import Store

LEVELS = {"trung_uong": 0, "tinh": 1, "huyen": 2, "xa": 3}
CITED = "SELECT DISTINCT plan_id, cited_plan_id FROM citation_graph WHERE {plans} AND cited_plan_id IS NOT NULL"
Verdict = str  # kept, stronger, weaker, differs, dropped, incomparable


@dataclass(frozen=True, slots=True)
class Link:
    """Two plans, one above the other; ``how`` is ``citation`` or ``area``."""

    upper: PlanHead
    lower: PlanHead
    how: str


@dataclass(frozen=True, slots=True)
class Step:
    """One target of the plan above and what became of it in the plan below."""

    link: Link
    subject: Subject
    upper: Fact
    lower: Fact | None
    verdict: Verdict


def cascade(store: Store, chosen: Selection) -> Comparison:
    """Follow the targets of the plans chosen from level to level."""
    found: dict[str, list[Fact]] = defaultdict(list)
    subjects = Subjects()
    for target in read_targets(store, chosen):
        if target["basis"] == "target":
            found[target["plan_id"]].append(target)
    steps = [step for link in links(store, chosen)
             for step in _steps(link, found[link.upper.id], found[link.lower.id], subjects)]  # fmt: skip
    tables = (_links(store, chosen, steps), _targets(chosen, steps, subjects))
    return Comparison("cascade", say.TITLES["cascade"](), tables)


def links(store: Store, chosen: Selection) -> list[Link]:
    """The plans chosen that stand one above the other, the higher ones first."""
    cited = {(r["plan_id"], r["cited_plan_id"]) for r in rows(store, CITED, chosen)}
    found = []
    by_id = chosen.by_id
    for lower, upper in cited:
        if upper in by_id and _above(by_id[upper], by_id[lower]):
            found.append(Link(by_id[upper], by_id[lower], "citation"))
    groups: dict[tuple[str, str], list[PlanHead]] = defaultdict(list)
    for plan in chosen.plans:
        if plan.programme and plan.province_code:
            groups[plan.programme, plan.province_code].append(plan)
    for plans in groups.values():
        found += [Link(upper, lower, "area") for lower in plans for upper in plans
                  if (lower.id, upper.id) not in cited and _next_above(upper, lower, plans)]  # fmt: skip
    order = {plan.id: at for at, plan in enumerate(chosen.plans)}
    return sorted(found, key=lambda k: (LEVELS[k.upper.level or "xa"], order[k.upper.id], order[k.lower.id]))


def _above(upper: PlanHead, lower: PlanHead) -> bool:
    return LEVELS.get(upper.level or "", 9) < LEVELS.get(lower.level or "", -1)


def _next_above(upper: PlanHead, lower: PlanHead, plans: Sequence[PlanHead]) -> bool:
    """True if the upper plan is of the nearest level above that has a plan for the same place and time."""
    def governs(one: PlanHead) -> bool:
        inside = one.level == "tinh" or (one.level == "huyen" and one.district_code == lower.district_code)
        return _above(one, lower) and inside and _overlap(one, lower)

    nearest = max((LEVELS[one.level or "xa"] for one in plans if governs(one)), default=None)
    return governs(upper) and LEVELS[upper.level or "xa"] == nearest


def _overlap(one: PlanHead, other: PlanHead) -> bool:
    if one.year_start is None or other.year_start is None:
        return False
    last, its_last = one.year_end or one.year_start, other.year_end or other.year_start
    return one.year_start <= its_last and other.year_start <= last


# -- target by target -----------------------------------------------------------------------


def _steps(link: Link, above: Sequence[Fact], below: Sequence[Fact], subjects: Subjects) -> Iterator[Step]:
    own = {fold(name) for name in (link.lower.commune, link.lower.district) if name}
    at_hand: dict[Subject, list[Fact]] = defaultdict(list)
    for target in below:
        if not target["place"]:
            at_hand[subjects.of(target)].append(target)
    chosen: dict[Subject, Fact] = {}
    for target in above:
        place = fold(target["place"] or "")
        if (place and place not in own) or not _in_time(target, link.lower):
            continue
        subject = subjects.of(target)
        # What the plan above gives this very place counts more than what it sets for all.
        if subject not in chosen or (place and not chosen[subject]["place"]):
            chosen[subject] = target
    for subject, target in chosen.items():
        lower = _answer(target, at_hand.get(subject, []))
        yield Step(link, subject, target, lower, _verdict(link, subject, target, lower, at_hand))


def _in_time(target: Fact, lower: PlanHead) -> bool:
    year = target["year"]
    if year is None or lower.year_start is None:
        return True
    return bool(lower.year_start <= year <= (lower.year_end or lower.year_start))


def _answer(upper: Fact, candidates: Sequence[Fact]) -> Fact | None:
    """The target below for the same year, else the first."""
    same = [t for t in candidates if t["year"] == upper["year"]]
    return next(iter([*same, *candidates]), None)


def _verdict(
    link: Link, subject: Subject, upper: Fact, lower: Fact | None, at_hand: dict[Subject, list[Fact]]
) -> Verdict:
    if lower is None:
        otherwise = any(s.indicator == subject.indicator for s in at_hand)
        return "incomparable" if otherwise else "dropped"
    period = upper["year"] is None and link.upper.years != link.lower.years
    if period and subject.measure != "level":
        return "incomparable"  # a change over several years is not one over a single year
    return {"same": "kept"}.get(found := strength(upper, lower), found)


# -- tables ---------------------------------------------------------------------------------


def _links(store: Store, chosen: Selection, steps: Sequence[Step]) -> Table:
    counts: dict[Link, Counter[Verdict]] = defaultdict(Counter)
    for step in steps:
        counts[step.link][step.verdict] += 1
    columns = (
        Column("upper", say.HEADINGS["upper"]()), Column("lower", say.HEADINGS["lower"]()),
        Column("link", say.HEADINGS["link"]()),
        *(Column(v, say.STEPS[v](), "number") for v in say.STEPS),
    )  # fmt: skip
    lines = [
        Row((text(link.upper.label), text(link.lower.label), text(say.LINKS[link.how]()),
             *(Cell(counts[link][v]) for v in say.STEPS)))
        for link in links(store, chosen)
    ]  # fmt: skip
    return Table("links", say.TABLES["links"](), columns, tuple(lines))


def _targets(chosen: Selection, steps: Sequence[Step], subjects: Subjects) -> Table:
    heads = ("code", "indicator", "measure", "unit", "upper", "upper_value", "lower", "lower_value", "change")
    kinds = {"upper_value": "number", "lower_value": "number"}
    columns = tuple(Column(h, say.HEADINGS[h](), kinds.get(h, "text")) for h in heads)  # type: ignore[arg-type]
    shared = Counter(step.subject.indicator for step in steps)

    def by_path(step: Step) -> tuple[object, ...]:
        """A target's whole way down in neighbouring lines."""
        subject = step.subject
        return (-shared[subject.indicator], subject.indicator, subject.measure, subject.unit,
                LEVELS[step.link.upper.level or "xa"], step.link.upper.label, step.link.lower.label)  # fmt: skip

    lines = [_line(chosen, step, subjects) for step in sorted(steps, key=by_path)]
    return Table("cascade", say.TABLES["cascade"](), columns, tuple(lines), say.UNIT_BY_ROW())


def _line(chosen: Selection, step: Step, subjects: Subjects) -> Row:
    code = step.subject.indicator if step.subject.indicator in subjects.codes else None
    return Row((
        text(code), text(subjects.names[step.subject.indicator]),
        text(say.MEASURES[step.subject.measure]()), text(step.subject.unit or None),
        text(step.link.upper.label), value(chosen, step.upper), text(step.link.lower.label),
        value(chosen, step.lower) if step.lower else MISSING, text(say.STEPS[step.verdict]()),
    ))  # fmt: skip


def value(chosen: Selection, target: Fact) -> Cell:
    """A target's number with its comparator and its words."""
    return Cell(Decimal(target["value"]), before=SIGNS.get(target["op"], ""), after=up_to(target),
                quotes=(quote(chosen, target),))  # fmt: skip


