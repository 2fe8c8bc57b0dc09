"""Do the sums of a plan hold? Worked out once when a plan is saved, so that asking is quick.

In: the rows of a plan. Out: rows of ``totals``: every stated sum beside the sum of its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from kehoach.store.columns import Row
from kehoach.store.ids import under

LOCAL_LEVELS = frozenset({"nsdp_tinh", "nsdp_huyen", "nsdp_xa"})
LARGEST = 2**63


@dataclass(frozen=True)
class Sum:
    """One amount of đồng, with what decides what it may be added to."""

    id: str
    dong: int
    start: int
    end: int
    section: str | None
    programme: str | None
    component: str | None
    source: str | None
    capital: str | None
    total: bool
    in_table: bool

    @property
    def part(self) -> bool:
        """True for a part by source that stands in running text."""
        return not self.total and self.source is not None and not self.in_table

    @property
    def counts(self) -> bool:
        """True for what says how much money its component has."""
        return self.total or self.part


def _sum(row: Row) -> Sum | None:
    """An amount as a sum, unless it is a rate, a range, fractional or foreign money."""
    dong, start, end = row["value_dong"], row["start"], row["end"]
    if row["currency"] != "VND" or row["per"] is not None or not isinstance(dong, int):
        return None
    assert isinstance(start, int) and isinstance(end, int)

    def text(name: str) -> str | None:
        value = row[name]
        return None if value is None else str(value)

    return Sum(
        str(row["id"]), dong, start, end, text("section_id"), text("programme"),
        text("component"), text("source"), text("capital"), bool(row["is_total"]),
        row["table_id"] is not None,
    )  # fmt: skip


def _inside(part: Sum, other: Sum) -> bool:
    """True if a part is contained in another line of the same list."""
    if part.source in LOCAL_LEVELS and other.source == "nsdp":
        return True
    same = part.source == other.source
    return same and part.capital is not None and other.capital is None


def _by_source(sums: Sequence[Sum], ends: Iterable[tuple[str | None, int]]) -> list[Row]:
    """Each total of the text against what follows it in its section, up to the next total."""
    stops: dict[str | None, list[int]] = {}
    for section, start in ends:
        stops.setdefault(section, []).append(start)
    lines: dict[tuple[str | None, str | None], list[Sum]] = {}
    for one in sums:
        if not one.total and not one.in_table:
            lines.setdefault((one.section, one.component), []).append(one)
    found: list[Row] = []
    for total in sums:
        if not total.total or total.in_table:
            continue
        until = min((s for s in stops[total.section] if s > total.start), default=LARGEST)
        after = [p for p in lines.get((total.section, total.component), ()) if total.start < p.start < until]
        if added := _parts(total, after):
            found.append(_row("sources", total.dong, added, total=total))
    return found


def _parts(total: Sum, after: Sequence[Sum]) -> list[int]:
    """The parts of a total among the amounts after it: those up to where they come to it, else all by source.

    Money "besides" and "not in this total" follows the parts, so they end where the total is reached. A single
    part by source is no split: "980 tỷ đồng, trong đó vốn vay 120 tỷ đồng" leaves the rest unsaid.
    """
    sourced = [p for p in after if p.part]
    by_source = [p.dong for p in sourced if not any(_inside(p, other) for other in sourced)]
    for parts in (by_source, [p.dong for p in after]):
        ends = [n for n, reached in enumerate(accumulate(parts), start=1) if reached == total.dong]
        if ends and (ends[-1] > 1 or len(parts) == 1):
            return parts[: ends[-1]]
    return by_source if len(by_source) > 1 else []


def _stated(sums: Sequence[Sum]) -> int | None:
    """A component's stated total: of the text before tables, the largest if several."""
    text = [s.dong for s in sums if s.total and not s.in_table]
    return max(text or [s.dong for s in sums if s.total], default=None)


def _with_sole_amounts(sums: Sequence[Sum], kinds: Mapping[str, str]) -> list[Sum]:
    """The sums, a component's only amount of the text as its total; as the table ``component_totals``."""
    text: dict[tuple[str | None, str | None], list[Sum]] = {}
    for one in sums:
        if one.component is not None and not one.in_table:
            text.setdefault((one.programme, one.component), []).append(one)
    lone = [group[0] for group in text.values() if len(group) == 1]
    sole = {one.id for one in lone if '"nguon_von"' in kinds.get(one.section or "", "")}
    stated = {(one.programme, one.component) for one in sums if one.counts}
    return [
        replace(one, total=True) if one.id in sole and (one.programme, one.component) not in stated else one
        for one in sums
    ]


def _by_component(sums: Sequence[Sum], has: int | None) -> list[Row]:
    """Components against their subcomponents, and what the plan has against its components."""
    groups: dict[tuple[str | None, str], list[Sum]] = {}
    for one in sums:
        if one.component is not None and one.counts:
            groups.setdefault((one.programme, one.component), []).append(one)
    stated = {key: _stated(group) for key, group in groups.items()}
    dong = {key: sum(s.dong for s in group if s.part) if stated[key] is None else stated[key]
            for key, group in groups.items()}  # fmt: skip
    below = {key: [k for k in groups if k[0] == key[0] and k[1].startswith(f"{key[1]}.")]
             for key in groups}  # fmt: skip
    leaves = {key: dong[key] or 0 for key in groups if not below[key]}
    found: list[Row] = []
    for key in sorted(groups, key=lambda k: (k[0] or "", k[1])):
        whole = stated[key]
        if whole is not None and below[key] and "." not in key[1]:
            parts = [leaves[k] for k in below[key] if k in leaves]
            found.append(_row("subcomponents", whole, parts, of=key))
    if has is not None and len({component for _, component in groups}) > 1:
        found.append(_row("plan", has, list(leaves.values())))
    return found


def _allocated(sums: Sequence[Sum], kinds: Mapping[str, str]) -> int | None:
    """What the plan has before it is split into components; as the view ``plan_allocations``."""
    own = [s for s in sums if s.component is None and not s.in_table]

    def within(one: Sum, kind: str) -> bool:
        return f'"{kind}"' in kinds.get(one.section or "", "")

    totals = [s for s in own if s.total]
    chosen = [s.dong for s in totals if within(s, "nguon_von")]
    chosen = chosen or [s.dong for s in totals if not within(s, "thuc_trang")]
    if chosen:
        return max(chosen)
    parts = [s.dong for s in own if s.part and within(s, "nguon_von")]
    return sum(parts) if parts else None


def _row(
    scope: str, stated: int, parts: Sequence[int], *,
    total: Sum | None = None, of: tuple[str | None, str] | None = None,
) -> Row:  # fmt: skip
    programme, component = (total.programme, total.component) if total else of or (None, None)
    return {
        "scope": scope, "programme": programme, "component": component,
        "section_id": total.section if total else None, "amount_id": total.id if total else None,
        "stated_dong": stated, "summed_dong": sum(parts), "parts": len(parts),
        "start": total.start if total else None, "end": total.end if total else None,
    }  # fmt: skip


def _whole(value: object) -> int:
    return abs(int(str(value)))


def totals_of(plan: str, rows: Mapping[str, Sequence[Row]]) -> list[Row]:
    """The rows of ``totals`` of one plan, from its rows of ``amounts`` and ``sections``."""
    amounts = rows["amounts"]
    sums = [one for one in map(_sum, amounts) if one]
    sums.sort(key=lambda one: (one.start, one.end, one.id))
    ends = [
        (None if row["section_id"] is None else str(row["section_id"]), int(str(row["start"])))
        for row in amounts
        if row["is_total"] and row["table_id"] is None and row["per"] is None
    ]
    found = _by_source(sums, ends)
    kinds = {str(s["id"]): str(s["kinds"]) for s in rows["sections"]}
    has = _allocated(sums, kinds)
    found += _by_component(_with_sole_amounts(sums, kinds), has)
    # A sum that no 64-bit integer holds is nonsense read from the text: nothing to compare.
    found = [r for r in found if max(_whole(r["stated_dong"]), _whole(r["summed_dong"])) < LARGEST]
    return [
        {"id": under(plan, "total", n, row), "plan_id": plan, **row} for n, row in enumerate(found)
    ]
