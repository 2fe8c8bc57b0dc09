"""Money by component and plan, by source and kind of capital, with the totals checked.

``components``: component × plan, below it the sum, what each plan says it has, and the difference.
``split``: one row per plan and component, by source and capital. ``checks``: every stated total.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from kehoach.compare.names import component_name
from kehoach.compare.reading import Row as Fact
from kehoach.compare.reading import quote, rows
from kehoach.compare.selection import PlanHead, Selection
from kehoach.compare.table import (
    EMPTY,
    MISSING,
    Cell,
    Column,
    Comparison,
    Quote,
    Row,
    Table,
    Term,
    sum_of,
    text,
)
from kehoach.messages import comparison as say
from kehoach.messages import report
from kehoach.store import Store

Key = tuple[str | None, str]  # programme and component
SOURCES = ("nstw", "nsdp", "nsdp_tinh", "nsdp_huyen", "nsdp_xa", "tin_dung", "huy_dong", "doi_ung",
           "khac")  # fmt: skip
CAPITALS = ("su_nghiep", "dau_tu")
_DIGITS = re.compile(r"\d+")

TOTALS = "SELECT plan_id, programme, component, dong FROM component_totals WHERE {plans}"
AMOUNTS = """
SELECT id, plan_id, text, start, "end", page, value_dong, value, currency, per, is_total, source,
  capital, programme, component, table_id FROM amounts WHERE {plans} ORDER BY plan_id, start"""
NAMED = "SELECT DISTINCT plan_id, programme, component FROM sections WHERE {plans} AND component IS NOT NULL"
HAVE = "SELECT plan_id, dong FROM plan_allocations WHERE {plans}"
CHECKS = "SELECT * FROM totals_check WHERE {plans} ORDER BY plan_id, scope, programme, component, start"


def component_order(component: str) -> tuple[object, ...]:
    """``DA2`` before ``DA10``, ``DA3`` before ``DA3.TDA1``."""
    return tuple(int(n) for n in _DIGITS.findall(component)), component


def heads_of(keys: Iterable[Key]) -> set[Key]:
    """The components above those given: ``DA3`` for ``DA3.TDA1``."""
    return {(of, ".".join(code.split(".")[:n])) for of, code in keys for n in range(1, code.count(".") + 1)}


@dataclass
class Money:
    """What the plans chosen say of money, by plan and component."""

    dong: dict[tuple[str, Key], int | None] = field(default_factory=dict)
    amounts: dict[tuple[str, Key], list[Fact]] = field(default_factory=lambda: defaultdict(list))
    outside: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))
    named: set[tuple[str, Key]] = field(default_factory=set)
    has: dict[str, int] = field(default_factory=dict)
    checks: list[Fact] = field(default_factory=list)

    @property
    def keys(self) -> list[Key]:
        """Every component of any plan, in order; one that only heads its parts is left out."""
        paid = {key for _, key in (*self.dong, *self.amounts)}
        found = paid | {key for _, key in self.named}
        found -= heads_of(found) - paid
        return sorted(found, key=lambda k: (k[0] or "", component_order(k[1])))

    @cached_property
    def leaves(self) -> set[tuple[str, Key]]:
        """The components with money of which no part has money: those that add up."""
        having = {at for at, dong in self.dong.items() if dong is not None}
        return having - {(plan, head) for plan, key in having for head in heads_of([key])}


def money_of(store: Store, chosen: Selection) -> Money:
    """Read what is needed, in one query per table."""
    found = Money()
    for row in rows(store, TOTALS, chosen):
        found.dong[row["plan_id"], (row["programme"], row["component"])] = row["dong"]
    for row in rows(store, AMOUNTS, chosen):
        if row["component"] is None:
            found.outside[row["plan_id"]].append(row)
        else:
            found.amounts[row["plan_id"], (row["programme"], row["component"])].append(row)
    for row in rows(store, NAMED, chosen):
        found.named.add((row["plan_id"], (row["programme"], row["component"])))
    found.has = {r["plan_id"]: r["dong"] for r in rows(store, HAVE, chosen) if r["dong"] is not None}
    found.checks = list(rows(store, CHECKS, chosen))
    return found


def funding(store: Store, chosen: Selection) -> Comparison:
    """Compare the money of the plans chosen."""
    money = money_of(store, chosen)
    tables = (_components(money, chosen), _split(money, chosen), _checks(money, chosen))
    return Comparison("funding", say.TITLES["funding"](), tables)


# -- component × plan -----------------------------------------------------------------------


def _components(money: Money, chosen: Selection) -> Table:
    keys = money.keys
    several = len({key[0] for key in keys}) > 1
    columns = (
        *((Column("programme", say.HEADINGS["programme"]()),) if several else ()),
        Column("component", say.HEADINGS["component"]()),
        Column("name", say.HEADINGS["name"]()),
        *(Column(plan.id, plan.label, "money", plan.id) for plan in chosen.plans),
    )
    found = [_component_row(money, chosen, key, several=several) for key in keys]
    first = len(columns) - len(chosen.plans)
    if keys:
        found.append(_sum_row(money, chosen, keys, found, first))
    stated = (_stated(money, chosen, plan) for plan in chosen.plans)
    found.append(Row((*_label(say.STATED_TOTAL(), first), *stated), total=True))
    if keys:
        found.append(_difference_row(chosen, found, first))
    notes = tuple(_verdicts(money, chosen))
    return Table("components", say.TABLES["components"](), columns, tuple(found), say.UNIT_DONG(), notes)


def _label(words: str, width: int) -> tuple[Cell, ...]:
    return (*(Cell() for _ in range(width - 1)), Cell(words))


def _component_row(money: Money, chosen: Selection, key: Key, *, several: bool) -> Row:
    head = (*((text(key[0]),) if several else ()), text(key[1]), text(component_name(*key) or None))
    cells = tuple(_cell(money, chosen, plan.id, key) for plan in chosen.plans)
    return Row((*head, *cells), level=key[1].count("."))


def _cell(money: Money, chosen: Selection, plan: str, key: Key) -> Cell:
    dong, amounts = money.dong.get((plan, key)), money.amounts.get((plan, key), [])
    if dong is not None:
        return Cell(dong, quotes=tuple(quote(chosen, row) for row in figures(amounts, dong)))
    if amounts:
        # Rates per head, ranges, foreign money, amounts without a part in the sum: said, not added.
        quotes = tuple(quote(chosen, row) for row in amounts)
        return Cell(state="incomparable", note=say.NOT_A_SUM(), quotes=quotes)
    return EMPTY if (plan, key) in money.named else MISSING


def figures(amounts: Sequence[Fact], dong: int) -> list[Fact]:
    """The amounts that a component's figure was taken from, as ``component_totals`` takes it."""
    plain = [a for a in amounts if a["currency"] == "VND" and a["per"] is None]
    stated = [a for a in plain if a["is_total"] and a["value_dong"] == dong]
    stated.sort(key=lambda a: a["table_id"] is not None)
    parts = [a for a in plain if not a["is_total"] and a["source"] and a["table_id"] is None]
    return stated[:1] or parts or [a for a in plain if a["table_id"] is None and a["value_dong"] == dong]


def _sum_row(
    money: Money, chosen: Selection, keys: Sequence[Key], above: Sequence[Row], first: int
) -> Row:
    cells = []
    for at, plan in enumerate(chosen.plans, first):
        terms = [Term(n) for n, key in enumerate(keys) if (plan.id, key) in money.leaves]
        cells.append(sum_of(above, at, terms))
    return Row((*_label(say.SUM_OF_COMPONENTS(), first), *cells), total=True)


def _stated(money: Money, chosen: Selection, plan: PlanHead) -> Cell:
    dong = money.has.get(plan.id)
    if dong is None:
        return MISSING
    return Cell(dong, quotes=tuple(quote(chosen, row) for row in allocation(money.outside.get(plan.id, []), dong)))


def allocation(outside: Sequence[Fact], dong: int) -> list[Fact]:
    """The amounts that a plan's own figure was taken from: a total, else parts that make it."""
    running = [a for a in outside if _plain(a) and a["table_id"] is None]
    exact = sorted((a for a in running if a["value_dong"] == dong), key=lambda a: not a["is_total"])
    parts = [a for a in running if not a["is_total"] and a["source"]]
    return exact[:1] or (parts if sum(a["value_dong"] for a in parts) == dong else [])


def _difference_row(chosen: Selection, above: Sequence[Row], first: int) -> Row:
    last = len(above) - 1
    cells = []
    for at, _ in enumerate(chosen.plans, first):
        both = all(above[n].cells[at].value is not None for n in (last, last - 1))
        terms = (Term(last), Term(last - 1, -1))
        cells.append(sum_of(above, at, terms) if both else MISSING)
    return Row((*_label(say.DIFFERENCE(), first), *cells), total=True)


def _verdicts(money: Money, chosen: Selection) -> Iterator[str]:
    """What was checked, in a sentence per plan: certain sums are as welcome as errors."""
    for check in money.checks:
        if check["scope"] == "plan":
            values = {"plan": chosen[check["plan_id"]].label, "count": check["parts"],
                      "stated": check["stated_dong"], "summed": check["summed_dong"],
                      "difference": check["difference_dong"]}  # fmt: skip
            shown = {name: dong(v) if isinstance(v, int) and name != "count" else v
                     for name, v in values.items()}  # fmt: skip
            yield (say.ADDS_UP if check["verdict"] == "equal" else say.DOES_NOT_ADD_UP)(**shown)


def dong(value: int) -> str:
    """``20.856.934.500``: Vietnamese separators, also where English is spoken the same digits."""
    return f"{value:,}".replace(",", say.THOUSANDS())


# -- plan × component, by source and capital ------------------------------------------------


def _split(money: Money, chosen: Selection) -> Table:
    used = {a["source"] for found in money.amounts.values() for a in found} | {
        a["source"] for found in money.outside.values() for a in found}  # fmt: skip
    sources = [source for source in SOURCES if source in used]
    columns = (
        Column("plan", say.HEADINGS["plan"]()),
        Column("component", say.HEADINGS["component"]()),
        Column("total", say.HEADINGS["total"](), "money"),
        *(Column(name, report.VALUES[name]().capitalize(), "money") for name in (*sources, *CAPITALS)),
        Column("verdict", say.HEADINGS["verdict"]()),
    )
    found = []
    verdicts = {(c["plan_id"], c["programme"], c["component"]): c for c in money.checks
                if c["scope"] == "sources"}  # fmt: skip
    for plan in chosen.plans:
        for key in money.keys:
            amounts = money.amounts.get((plan.id, key), [])
            total = _cell(money, chosen, plan.id, key)
            if amounts:
                found.append(_split_row(chosen, plan, key[1], amounts, total, sources,
                                        verdicts.get((plan.id, *key))))  # fmt: skip
        if not any(of == plan.id for of, _ in money.amounts):
            rest = money.outside.get(plan.id, [])
            if rest:
                found.append(_split_row(chosen, plan, None, rest, _stated(money, chosen, plan), sources,
                                        verdicts.get((plan.id, None, None))))  # fmt: skip
    return Table("split", say.TABLES["split"](), columns, tuple(found), say.UNIT_DONG(), (say.NESTED_SOURCES(),))


def _split_row(  # noqa: PLR0913, PLR0917
    chosen: Selection, plan: PlanHead, component: str | None, amounts: Sequence[Fact], total: Cell,
    sources: Sequence[str], check: Fact | None,
) -> Row:  # fmt: skip
    parts = [a for a in amounts if not a["is_total"] and a["source"] and a["table_id"] is None and _plain(a)]
    stated = [a for a in amounts if a["is_total"] and a["value_dong"] == total.value and _plain(a)]
    by_source = [_added(chosen, [p for p in parts if p["source"] == s]) for s in sources]
    by_capital = []
    for capital in CAPITALS:
        # A total that says its kind of capital says it for all of its parts.
        own = [a for a in stated if a["capital"] == capital][:1]
        by_capital.append(_added(chosen, own or [p for p in parts if p["capital"] == capital]))
    verdict = Cell(say.VERDICTS[check["verdict"]]() if check else None)
    return Row((text(plan.label), text(component), total, *by_source, *by_capital, verdict))


def _plain(amount: Fact) -> bool:
    return amount["currency"] == "VND" and amount["per"] is None and amount["value_dong"] is not None


def _added(chosen: Selection, amounts: Iterable[Fact]) -> Cell:
    found = list(amounts)
    if not found:
        return MISSING
    return Cell(sum(a["value_dong"] for a in found), quotes=tuple(quote(chosen, a) for a in found))


# -- the checks -----------------------------------------------------------------------------


def _checks(money: Money, chosen: Selection) -> Table:
    heads = ("plan", "scope", "component", "stated", "summed", "difference", "verdict")
    kinds = {"stated": "money", "summed": "money", "difference": "money"}
    columns = tuple(Column(h, say.HEADINGS[h](), kinds.get(h, "text")) for h in heads)  # type: ignore[arg-type]
    texts = {a["id"]: a for found in (*money.amounts.values(), *money.outside.values()) for a in found}
    order = {plan.id: at for at, plan in enumerate(chosen.plans)}
    found = []
    for check in sorted(money.checks, key=lambda c: order[c["plan_id"]]):
        amount: Mapping[str, object] | None = texts.get(check["amount_id"])
        quotes: tuple[Quote, ...] = (quote(chosen, amount),) if amount else ()
        summed, difference = check["summed_dong"], check["difference_dong"]
        found.append(Row((
            text(chosen[check["plan_id"]].label), text(say.SCOPES[check["scope"]]()),
            text(check["component"]), Cell(check["stated_dong"], quotes=quotes),
            Cell(summed) if summed is not None else MISSING,
            Cell(difference) if difference is not None else MISSING,
            text(say.VERDICTS[check["verdict"]]() if check["verdict"] else None),
        )))  # fmt: skip
    return Table("checks", say.TABLES["checks"](), columns, tuple(found), say.UNIT_DONG())
