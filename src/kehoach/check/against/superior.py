"""A draft beside the plans above it: what they assign, by when, with which components, and their tables.

These kinds ask a database (``--against``); without one they are silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import regex
from rapidfuzz import fuzz

from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import shown as number
from kehoach.check.kinds import Result, kind
from kehoach.compare.archive import Archive, Kept, Row, own_name
from kehoach.compare.assigned import (
    Assigned,
    against,
    as_rows,
    assigned,
    bare,
    place_of,
    same_place,
    same_thing,
    unit,
)
from kehoach.compare.targets import shown
from kehoach.extract.dates import printed
from kehoach.folding import fold
from kehoach.records import Deadline
from kehoach.rulebook import CheckEntry

_PERIODS = regex.compile(r"\b(?P<p>0?6 thang|sau thang|0?9 thang|chin thang|quy(?: [ivx\d]+)?|ca nam|nam|thang(?: \d+)?)\b")
_SAME_PERIOD = {"06 thang": "6 thang", "sau thang": "6 thang", "09 thang": "9 thang", "chin thang": "9 thang", "ca nam": "nam"}
_CLAUSE_ENDS = regex.compile(r"[;:.,\n•](?!\d)|(?<=\d{4})[,;]")


@dataclass
class Above:
    """A plan above the draft and what of its facts is for the draft's own unit."""

    plan: Kept
    given: list[Assigned]


def above(draft: Draft, rule: CheckEntry) -> list[Above]:
    """The plans above that the draft cites, with what they assign to its unit."""
    each = str(rule.options["each"])
    return draft.once(f"above {each}", lambda one: list(_above(one, each)))


def _above(draft: Draft, each: str) -> Iterator[Above]:
    archive = draft.archive
    if archive is None:
        return
    pattern = draft.rules.compile(each)
    for _, plan in draft.superiors:
        yield Above(plan, list(assigned(archive.targets(plan), own_name(archive.head), archive.text(plan), pattern)))


def _own(draft: Draft, archive: Archive) -> list[dict[str, Any]]:
    """The draft's own facts: those of a table only where the row is the whole unit's."""
    rows = []
    for row in as_rows(draft.record):
        place = place_of(row)
        whole = place is None or same_place(place, own_name(archive.head)) or bare(place)[1].startswith(("tong", "toan"))
        if row["value"] is not None and whole and not draft.is_cited(row["start"], row["end"]):
            rows.append(row)
    return rows


@kind("assigned-target")
def assigned_target(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A target below what a plan above, which the draft cites, assigns to its unit (``each``, ``less``: patterns)."""
    if draft.archive is None:
        return
    plans = above(draft, rule)
    if not plans:
        yield draft.verified(rule, None, "no-superior", archive=draft.archive.name, count=draft.archive.count)
    less = draft.rules.compile(str(rule.options["less"]))
    own = _own(draft, draft.archive)
    for one in plans:
        held = 0
        for given in one.given:
            answers = [row for row in own if same_thing(given.fact, row)]
            found = [(against(given, row, less), row) for row in answers]
            if any(how in ("same", "stronger") for how, _ in found):
                held += 1
                continue
            for row in (row for how, row in found if how == "weaker"):
                yield draft.finding(
                    rule, (row["start"], row["end"]), say_as=given.how, own=shown(row), given=shown(given.fact),
                    indicator=_name(row), plan=one.plan.name, evidence=(draft.elsewhere(one.plan, given.fact),),
                )  # fmt: skip
        yield draft.verified(rule, None, "assigned", count=held, plan=one.plan.name)


def _name(row: Row) -> str:
    words = " ".join(str(row["indicator"] or row.get("col_header") or "").split()).strip(" ,;:")
    return words if len(words) <= 90 else f"{words[:87]}…"


@kind("annex-row")
def annex_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A number that differs from the one in the unit's row of a table of a plan above."""
    if draft.archive is None:
        return
    less = draft.rules.compile(str(rule.options["less"]))
    own = _own(draft, draft.archive)
    for one in above(draft, rule):
        rows = [given for given in one.given if given.how == "row"]
        held = 0
        for given in rows:
            found = [(against(given, row, less), row) for row in own if same_thing(given.fact, row)]
            held += any(how == "same" for how, _ in found)
            # More than was assigned is no slip; less is said by ``assigned-target``.
            if found and all(how == "differs" for how, _ in found):
                row = found[0][1]
                yield draft.finding(
                    rule, (row["start"], row["end"]), own=shown(row), given=shown(given.fact), indicator=_name(row),
                    plan=one.plan.name, evidence=(draft.elsewhere(one.plan, given.fact),),
                )  # fmt: skip
        if rows:
            yield draft.verified(rule, None, "annex-row", count=held, all=len(rows), plan=one.plan.name)


@kind("sum-of-communes")
def sum_of_communes(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A commune's row of a district's draft against the commune's own plan; a column's total against their sum."""
    archive = draft.archive
    if archive is None or draft.record.plan.level != "huyen":
        return
    plans = archive.below()
    if not plans:
        yield draft.verified(rule, None, "no-communes", archive=archive.name, count=archive.count)
        return
    facts = {one.id: archive.targets(one) for one in plans}
    columns: dict[tuple[object, ...], list[Row]] = {}
    for own in as_rows(draft.record):
        if own["value"] is not None and place_of(own):
            columns.setdefault((own["table"], own.get("col"), own["basis"], own["year"]), []).append(own)
    held = 0
    for rows in columns.values():
        totals = [row for row in rows if _is_total(row)]
        answers = [(row, _said_below(row, plans, facts)) for row in rows if not _is_total(row)]
        held += sum(found is not None and found[1]["value"] == row["value"] for row, found in answers)
        wrong = [(row, found) for row, found in answers if found and found[1]["value"] != row["value"]]
        whole = [found for _, found in answers if found]
        if totals and len(whole) == len(answers) > 1 and unit(totals[0]) != "%":
            added = sum(Decimal(fact["value"]) for _, fact in whole)
            if added != Decimal(totals[0]["value"]):
                yield draft.finding(
                    rule, (totals[0]["start"], totals[0]["end"]), say_as="sum", own=shown(totals[0]), given=number(added),
                    count=len(whole), evidence=tuple(draft.elsewhere(one, fact) for _, (one, fact) in wrong[:4]),
                )  # fmt: skip
                continue
        for row, (one, fact) in wrong:
            yield draft.finding(
                rule, (row["start"], row["end"]), own=shown(row), given=shown(fact), plan=one.name, where=str(place_of(row)),
                evidence=(draft.elsewhere(one, fact),),
            )  # fmt: skip
    yield draft.verified(rule, None, "communes", count=held, plans=len(plans))


def _is_total(row: Row) -> bool:
    return bare(place_of(row))[1].startswith(("tong", "cong", "toan"))


def _said_below(row: Row, plans: list[Kept], facts: dict[str, list[Row]]) -> tuple[Kept, Row] | None:
    """What the plan of a row's commune says of the same thing; the value of the row if it says that too."""
    for one in plans:
        if not same_place(place_of(row), own_name(one.head)):
            continue
        said = [f for f in facts[one.id] if f["value"] is not None and not place_of(f) and same_thing(row, f)]
        if said:
            return one, next((f for f in said if f["value"] == row["value"]), said[0])
    return None


# --- deadlines ------------------------------------------------------------------------------------


@kind("later-than-superior")
def later_than_superior(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A report or duty due after the day on which a plan above wants it (``debtors``, ``upward``: patterns by level)."""
    archive = draft.archive
    if archive is None:
        return
    level = str(draft.record.plan.level)
    debtors = draft.rules.compile(str(rule.options["debtors"].get(level, "(?!)")))
    upward = draft.rules.compile(str(rule.options["upward"].get(level, "(?!)")))
    own = [d for d in draft.record.deadlines if d.kind == "by" and d.date_end and not draft.is_cited(d.start, d.end)]
    for _, plan in draft.superiors:
        folded = fold(archive.text(plan))
        held = 0
        for row in archive.rows("deadlines", plan):
            if row["kind"] != "by" or not row["date_end"]:
                continue
            if not debtors.search(fold(row["agency"] or "")) and not same_place(row["agency"], own_name(archive.head)):
                continue
            clause = _clause(folded, row["start"], row["end"])
            late = [d for d in own if _same_duty(draft, d, row, clause, upward)]
            held += bool(late)
            for one in late:
                if str(one.date_end) > row["date_end"]:
                    held -= 1
                    yield draft.finding(
                        rule, (one.start, one.end), own=printed(str(one.date_end)), given=printed(row["date_end"]), plan=plan.name,
                        evidence=(draft.elsewhere(plan, row),),
                    )  # fmt: skip
                    break
        if held:
            yield draft.verified(rule, None, "in-time", count=held, plan=plan.name)


def _clause(folded: str, start: int, end: int) -> str:
    """The folded words of the clause up to a deadline."""
    begin = max((m.end() for m in _CLAUSE_ENDS.finditer(folded, max(0, start - 200), start)), default=max(0, start - 200))
    return " ".join(folded[begin:end].split())


def _same_duty(draft: Draft, own: Deadline, row: Row, clause: str, upward: Any) -> bool:
    """True if a deadline of the draft is for the report, or for the duty word for word, of one above."""
    if str(own.date_end)[:4] != row["date_end"][:4]:
        return False
    mine = _clause(draft.text.folded, own.start, own.end)
    if "bao cao" in clause and "bao cao" in mine:
        period = _period(clause)
        sentence = draft.folded(draft.sentence(own.start, own.end))
        return period is not None and period == _period(mine) and bool(upward.search(sentence))
    words, its = (" ".join(w for w in text.split() if w.isalpha()) for text in (mine, clause))
    return len(its.split()) >= 6 and fuzz.token_sort_ratio(words, its) >= 90


def _period(clause: str) -> str | None:
    """Which report a clause speaks of: that of six months, of the year …"""
    before, _, after = clause.partition("bao cao")
    found = _PERIODS.search(regex.sub(r"\bngay\b.*|\btruoc\b.*", "", after))
    return _SAME_PERIOD.get(found["p"], found["p"]) if found else None


# --- components -----------------------------------------------------------------------------------


@kind("required-component")
def required_component(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A component in which a plan above gives the units of the draft's level a duty, and which the draft lacks."""
    archive, programme = draft.archive, draft.programme
    if archive is None or programme is None:
        return
    level = str(draft.record.plan.level)
    debtors = draft.rules.compile(str(rule.options["debtors"].get(level, "(?!)")))
    record = draft.record
    mine = {s.component for s in record.sections} | {a.component for a in record.amounts} | {t.component for t in record.targets}
    mine |= {c for a in record.assignments for c in a.components}
    have = {c for c in mine if c}
    if len({c.split(".")[0] for c in have}) < 2:
        return  # the draft is not built by components
    names = {c.code: c.name for c in programme.components}
    for citation, plan in draft.superiors:
        if plan.head.programme != record.plan.programme:
            continue
        needed = _needed(archive, plan, debtors)
        for component in sorted(needed):
            whole = component.split(".")[0]
            if any(c in (component, whole) or c.startswith(f"{component}.") for c in have):
                continue
            yield draft.finding(
                rule, (citation.start, citation.end), component=names.get(component, component), code=component, plan=plan.name,
                evidence=(draft.elsewhere(plan, needed[component]),),
            )  # fmt: skip
        if needed:
            yield draft.verified(rule, None, "components-carried", count=len(needed), plan=plan.name)


def _needed(archive: Archive, plan: Kept, debtors: Any) -> dict[str, Row]:
    """Component -> the duty that a plan gives the units below in the section of that component."""
    sections = {row["id"]: row for row in archive.rows("sections", plan)}
    found: dict[str, Row] = {}
    for row in archive.rows("assignments", plan):
        section = sections.get(row["section_id"])
        component = section["component"] if section else None
        if component and debtors.search(fold(row["agency"] or "")) and row["role"] != "phoi_hop":
            found.setdefault(component, row)
    return found
