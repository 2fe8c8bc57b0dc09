"""Which plans are compared, and how they are called.

In: what was asked for (``--plan``, ``--programme``, ``--year``). Out: the heads of those plans.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath
from typing import Any

from kehoach.errors import NoSuchRecord
from kehoach.folding import fold
from kehoach.messages import comparison as say
from kehoach.store import Store

FIELDS = (
    "id", "number", "issuer", "issued_on", "level", "year_start", "year_end", "programme",
    "province", "district", "commune", "province_code", "district_code", "commune_code",
)  # fmt: skip
HEAD = (*FIELDS, "path")
SHORT = (("Ủy ban nhân dân", "UBND"), ("Hội đồng nhân dân", "HĐND"), ("Uỷ ban nhân dân", "UBND"))


@dataclass(frozen=True)
class PlanHead:
    """A plan as comparisons need it. ``label`` is unlike every other of its selection."""

    id: str
    number: str | None
    issuer: str | None
    issued_on: str | None
    level: str | None
    year_start: int | None
    year_end: int | None
    programme: str | None
    province: str | None
    district: str | None
    commune: str | None
    province_code: str | None
    district_code: str | None
    commune_code: str | None
    file: str = ""
    label: str = ""

    @property
    def years(self) -> str:
        """``2024`` or ``2021–2025``."""
        if self.year_start is None or self.year_end in {None, self.year_start}:
            return str(self.year_start or "")
        return f"{self.year_start}–{self.year_end}"

    @property
    def day(self) -> str | None:
        """The day the plan speaks of: that of its issue, else the first of its period."""
        return self.issued_on or (f"{self.year_start}-01-01" if self.year_start else None)

    @property
    def unit_code(self) -> str | None:
        """The code of the unit that issued the plan."""
        by_level = {"xa": self.commune_code, "huyen": self.district_code, "tinh": self.province_code}
        return by_level.get(self.level or "")


@dataclass(frozen=True)
class Selection:
    """The plans compared, in order; ``everything`` if they are the whole archive.

    Where many are only counted together there are their ids and no heads.
    """

    plans: tuple[PlanHead, ...]
    ids: tuple[str, ...]
    everything: bool = False

    @cached_property
    def as_json(self) -> str:
        """The ids as a JSON list, for ``json_each``."""
        return json.dumps(self.ids)

    def __getitem__(self, plan: str) -> PlanHead:
        return self.by_id[plan]

    @cached_property
    def by_id(self) -> dict[str, PlanHead]:
        """The heads by id."""
        return {plan.id: plan for plan in self.plans}


def select(
    store: Store, plans: Sequence[str] = (), *, programme: str | None = None, year: int | None = None
) -> Selection:
    """The plans wanted: in the order asked for, else by issuer and period.

    A wanted plan is an id, the beginning of one, a number (``40/KH-UBND``), or words of its issuer
    with or without accents. Raises ``NoSuchRecord`` for one that fits no plan.
    """
    where, values = _filters(programme, year)
    found: dict[str, Mapping[str, Any]] = {}
    if plans:
        for wanted in plans:
            rows = _called(store, wanted, where, values)
            if not rows:
                raise NoSuchRecord(say.NO_SUCH_PLAN(plan=wanted))
            found |= {str(row["id"]): row for row in rows}
    else:
        sql = f"SELECT {', '.join(HEAD)} FROM plans WHERE {' AND '.join(where)}"
        found = {str(row["id"]): row for row in sorted(store.query(sql, values), key=_order)}
    if not found:
        raise NoSuchRecord(say.NO_PLANS())
    heads = labelled([
        PlanHead(**{name: row[name] for name in FIELDS}, file=PurePath(str(row["path"])).name) for row in found.values()
    ])  # fmt: skip
    return Selection(heads, tuple(head.id for head in heads), everything=not plans and len(where) == 1)


def _filters(programme: str | None, year: int | None) -> tuple[list[str], dict[str, Any]]:
    where = ["1"]
    if programme is not None:
        where.append("programme = :programme")
    if year is not None:
        where.append(":year BETWEEN year_start AND coalesce(year_end, year_start)")
    return where, {"programme": programme, "year": year}


def counted(store: Store, *, programme: str | None = None, year: int | None = None) -> Selection:
    """The plans that fit by their ids alone, which is quick for a whole archive. Raises ``NoSuchRecord``."""
    where, values = _filters(programme, year)
    found = store.query(f"SELECT id FROM plans WHERE {' AND '.join(where)} ORDER BY id", values)
    if not found:
        raise NoSuchRecord(say.NO_PLANS())
    return Selection((), tuple(str(row["id"]) for row in found), everything=len(where) == 1)


def _order(row: Mapping[str, Any]) -> tuple[str, int, str, str]:
    return (fold(row["issuer"] or ""), row["year_start"] or 0, row["issued_on"] or "", row["id"])


def _called(
    store: Store, wanted: str, where: Sequence[str], values: Mapping[str, Any]
) -> list[dict[str, Any]]:
    """Plans by id, number or words of the issuer: the first way that finds any."""
    head = f"SELECT {', '.join(HEAD)} FROM plans WHERE {' AND '.join(where)} AND "
    values = {**values, "wanted": wanted, "after": wanted + "\uffff", "words": f"%{fold(wanted)}%"}
    ways = ["id = :wanted", "number = :wanted", "issuer_folded LIKE :words"]
    if len(wanted) > 5:
        ways.insert(1, "id BETWEEN :wanted AND :after")
    for way in ways:
        rows: list[dict[str, Any]] = store.query(head + way, values)
        if rows:
            return sorted(rows, key=_order)
    return []


def short(issuer: str | None) -> str:
    """``UBND huyện Kon Rẫy``: an issuer as column headings have room for it."""
    for long, brief in SHORT:
        if issuer and issuer.startswith(long):
            return brief + issuer[len(long) :]
    return issuer or say.NO_ISSUER()


def labelled(heads: Sequence[PlanHead]) -> tuple[PlanHead, ...]:
    """The heads with labels that differ: issuer and years, then the number, then the id."""
    said = [_names(head) for head in heads]
    counts = Counter(name for names in said for name in set(names))
    return tuple(
        replace(head, label=next((name for name in names if counts[name] == 1), names[-1]))
        for head, names in zip(heads, said, strict=True)
    )


def _names(head: PlanHead) -> list[str]:
    """What a plan may be called, the shortest first."""
    # a sheet or a scan that says neither: its file is what people know it by
    known = short(head.issuer) if head.issuer or head.number or not head.file else head.file
    words = [known, head.years, head.number, head.id[:7]]
    return [" ".join(word for word in words[:count] if word) for count in (2, 3, 4)]


def one_plan(store: Store, wanted: str) -> str:
    """The id of the one plan that fits what was asked for. Raises ``NoSuchRecord`` for none or several."""
    found = select(store, [wanted]).plans
    if len(found) > 1:
        names = "; ".join(f"{plan.id} {plan.label}" for plan in found[:5])
        raise NoSuchRecord(say.SEVERAL_PLANS(plan=wanted, count=len(found), names=names))
    return found[0].id
