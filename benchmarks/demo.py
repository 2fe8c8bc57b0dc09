"""Shows what an import found: ``python benchmarks/demo.py build/plans.db``.

In Vietnamese, or in English with ``KEHOACH_LANG=en``. On a terminal the tables are drawn; into a
pipe or a file they are plain text of a fixed width, so that they can be compared and pasted.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterable, Mapping, Sequence

from rich import box
from rich.console import Console
from rich.table import Table

from kehoach.errors import PlanError
from kehoach.messages.text import Text
from kehoach.store import Store, open_db

WIDTH = 110  # columns of the plain output
COUNTED = {
    "sections": Text(vi="mục", en="sect."),
    "amounts": Text(vi="tiền", en="money"),
    "plan_agencies": Text(vi="c.quan", en="body"),
    "assignments": Text(vi="việc", en="duty"),
    "deadlines": Text(vi="hạn", en="due"),
    "targets": Text(vi="c.tiêu", en="goal"),
    "citations": Text(vi="v.dẫn", en="cite"),
    "tables": Text(vi="bảng", en="tab."),
}
PLANS = Text(
    vi="1. Kế hoạch đã đọc và số dữ kiện mỗi loại",
    en="1. Plans that were read, with the count of each kind of fact",
)
FUNDING = Text(
    vi="2. Kinh phí từng dự án của chương trình {programme}, triệu đồng: hai kế hoạch cạnh nhau",
    en="2. Money of each component of programme {programme}, million đồng: two plans side by side",
)
SUM_HOLDS = Text(vi="khớp với tổng của kế hoạch", en="equals the plan's own total")
SUM_DIFFERS = Text(
    vi="lệch {difference} so với {stated}", en="{difference} off the plan's {stated}"
)
NO_TOTAL = Text(vi="kế hoạch không nêu tổng", en="the plan states no total")
INDICATOR = Text(
    vi="3. Một chỉ tiêu ở các kế hoạch: {indicator} ({code})",
    en="3. One indicator across plans: {indicator} ({code})",
)
DUE = Text(
    vi="4. Việc đến hạn theo tháng trong năm {year}", en="4. What is due by month in {year}"
)
CHECKED = Text(
    vi="5. Cộng lại các con số (totals_check): {equal} tổng khớp, {different} tổng cần xem lại",
    en="5. Do the sums hold (totals_check): {equal} do, {different} need a look",
)
NOTHING = Text(vi="(không có)", en="(none)")
NUMBER = Text(vi="số", en="number")
ISSUER = Text(vi="cơ quan ban hành", en="issuer")
YEARS = Text(vi="năm", en="years")
COMPONENT = Text(vi="dự án", en="component")
TOTAL = Text(vi="cộng", en="sum")
BASELINE = Text(vi="hiện trạng", en="baseline")
TARGET = Text(vi="chỉ tiêu", en="target")
UNIT = Text(vi="đơn vị", en="unit")
MONTH = Text(vi="tháng", en="month")
COUNT = Text(vi="số hạn", en="due")
FIRST = Text(vi="hạn sớm nhất", en="the earliest")
WORDS = Text(vi="nguyên văn", en="as written")
SCOPE = Text(vi="phạm vi", en="scope")
STATED = Text(vi="tổng nêu", en="stated")
SUMMED = Text(vi="cộng lại", en="summed")
DIFFERENCE = Text(vi="lệch", en="difference")
USAGE = Text(
    vi="cách dùng: python benchmarks/demo.py plans.db",
    en="usage: python benchmarks/demo.py plans.db",
)

# A component's money: its stated total or its parts by source (the view), else, where the plan
# gives one bare amount for it, that amount. Subcomponents are added up to their component.
_COMPONENTS = """
WITH each AS (
  SELECT f.plan_id, f.component, coalesce(f.total_dong, (
    SELECT max(a.value_dong) FROM amounts a WHERE a.plan_id = f.plan_id
      AND a.component = f.component AND a.per IS NULL AND a.currency = 'VND')) AS dong
  FROM funding_by_component f WHERE f.programme = ?
)
SELECT plan_id, iif(instr(component, '.'), substr(component, 1, instr(component, '.') - 1),
  component) AS top, coalesce(max(iif(instr(component, '.'), NULL, dong)),
  sum(iif(instr(component, '.'), dong, NULL))) AS dong
FROM each GROUP BY plan_id, top HAVING dong IS NOT NULL ORDER BY plan_id
"""
_PROGRAMME = """
SELECT a.programme FROM amounts a WHERE a.component IS NOT NULL AND a.value_dong IS NOT NULL
GROUP BY a.programme ORDER BY count(DISTINCT a.plan_id) DESC, a.programme LIMIT 1
"""
# The indicator that most plans share, those with a code of a programme's own first.
_SHARED = """
SELECT indicator_key AS code, min(indicator) AS indicator FROM targets_by_indicator
WHERE indicator_code IS NOT NULL GROUP BY indicator_key
ORDER BY count(DISTINCT plan_id) DESC, indicator_key LIMIT 1
"""
_TARGETS = """
SELECT number, issuer, basis, op, value, value_max, unit, year FROM targets_by_indicator
WHERE indicator_key = ? AND value IS NOT NULL ORDER BY issuer, number, year, basis, value
"""
_YEAR = """
SELECT substr(due_on, 1, 4) AS year FROM due_dates WHERE due_on IS NOT NULL
GROUP BY year ORDER BY count(*) DESC, year DESC LIMIT 1
"""
_DUE = """
SELECT substr(due_on, 6, 2) AS month, count(*) AS due, due_on, issuer, min(due_on || text) AS text
FROM due_dates WHERE due_on LIKE ? || '%' GROUP BY month ORDER BY month
"""
_CHECKS = """
SELECT p.number, p.issuer, t.scope, t.component, t.stated_dong, t.summed_dong, t.difference_dong,
  t.verdict
FROM totals_check t JOIN plans p ON p.id = t.plan_id
ORDER BY abs(t.difference_dong) DESC, t.stated_dong DESC, p.number, t.start
"""
_CHECKS_SHOWN = 6  # all that differ, else the largest


def short(issuer: object) -> str:
    """An issuer without what all share."""
    words = str(issuer or "").replace("Ủy ban nhân dân", "UBND")
    return words.replace("Ủy ban Mặt trận Tổ quốc Việt Nam", "MTTQ").strip()


def millions(dong: object) -> str:
    """Đồng as million đồng, written the Vietnamese way."""
    if dong is None:
        return ""
    text = f"{int(str(dong)) / 1_000_000:,.3f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def number(value: object) -> str:
    """A decimal the Vietnamese way."""
    return "" if value is None else str(value).replace(".", ",")


def said(row: Mapping[str, object]) -> str:
    """A target's value with its bound."""
    if row["op"] == "range":
        return f"{number(row['value'])}–{number(row['value_max'])}"
    sign = "" if row["op"] == "=" else f"{row['op']} ".replace(">=", "≥").replace("<=", "≤")
    return f"{sign}{number(row['value'])}"


def grid(title: str, heads: Sequence[str], rows: Iterable[Sequence[str]], *, right: int) -> Table:
    """A table; columns from ``right`` on are set to the right."""
    table = Table(title=title, box=box.SIMPLE_HEAD, pad_edge=False,
                  collapse_padding=True)  # fmt: skip
    for index, head in enumerate(heads):
        table.add_column(head, justify="right" if index >= right else "left", no_wrap=index != 1)
    for row in rows:
        table.add_row(*row)
    return table


def plans(db: Store) -> Table:
    """Every plan with its counts."""
    counts = ", ".join(
        f"(SELECT count(*) FROM {name} t WHERE t.plan_id = p.id) AS {name}" for name in COUNTED
    )
    sql = f"SELECT number, issuer, year_start, year_end, {counts} FROM plans p ORDER BY path"
    found = db.query(sql)
    rows = []
    for row in found:
        first, last = str(row["year_start"] or ""), str(row["year_end"] or "")
        years = first if first == last else f"{first}–{last}"
        facts = [str(row[name]) for name in COUNTED]
        rows.append([str(row["number"] or ""), short(row["issuer"]), years, *facts])
    heads = [NUMBER(), ISSUER(), YEARS(), *(text() for text in COUNTED.values())]
    return grid(PLANS(), heads, rows, right=3)


def _checked(db: Store, plan: str, total: int) -> str:
    """Whether the components of a plan add up to what it says it has."""
    row = db.query("SELECT dong FROM plan_allocations WHERE plan_id = ?", (plan,))
    if not row or row[0]["dong"] is None:
        return NO_TOTAL()
    stated = int(str(row[0]["dong"]))
    if stated == total:
        return SUM_HOLDS()
    return SUM_DIFFERS(difference=millions(total - stated), stated=millions(stated))


def funding(db: Store) -> Table:
    """Component × plan for the programme that most plans fund."""
    programmes = db.query(_PROGRAMME)
    programme = str(programmes[0]["programme"]) if programmes else ""
    money: dict[str, dict[str, int]] = {}
    for row in db.query(_COMPONENTS, (programme,)):
        money.setdefault(str(row["plan_id"]), {})[str(row["top"])] = int(str(row["dong"]))
    fullest = sorted(money, key=lambda plan: (-len(money[plan]), plan))[:2]
    names = []
    for plan in fullest:
        row = db.query("SELECT number, issuer FROM plans WHERE id = ?", (plan,))[0]
        names.append(f"{short(row['issuer'])}\n{row['number']!s}")
    codes = sorted({c for plan in fullest for c in money[plan]}, key=lambda c: (len(c), c))
    rows = [[code, *(millions(money[plan].get(code)) for plan in fullest)] for code in codes]
    sums = {plan: sum(money[plan].values()) for plan in fullest}
    rows.append([TOTAL(), *(millions(sums[plan]) for plan in fullest)])
    rows.append(["", *(_checked(db, plan, sums[plan]) for plan in fullest)])
    return grid(FUNDING(programme=programme), [COMPONENT(), *names], rows, right=1)


def indicator(db: Store) -> Table:
    """The same indicator in every plan that has it."""
    shared = db.query(_SHARED)
    code, name = (str(shared[0]["code"]), str(shared[0]["indicator"])) if shared else ("", "")
    rows = []
    for row in db.query(_TARGETS, (code,)):
        value = said(row)
        cells = [value, ""] if row["basis"] == "baseline" else ["", value]
        ends = [str(row["unit"] or ""), str(row["year"] or "")]
        rows.append([str(row["number"] or ""), short(row["issuer"]), *cells, *ends])
    heads = [NUMBER(), ISSUER(), BASELINE(), TARGET(), UNIT(), YEARS()]
    return grid(INDICATOR(indicator=name, code=code), heads, rows, right=2)


def due(db: Store) -> Table:
    """How much is due in each month of the fullest year, with the earliest as written."""
    years = db.query(_YEAR)
    year = str(years[0]["year"]) if years else ""
    rows = []
    for row in db.query(_DUE, (year,)):
        earliest = str(row["text"])
        words = " ".join(earliest[10:].split())
        issuer, due_on = short(row["issuer"]), earliest[:10]
        rows.append([f"{row['month']!s}/{year}", issuer, words, due_on, str(row["due"])])
    return grid(DUE(year=year), [MONTH(), ISSUER(), WORDS(), FIRST(), COUNT()], rows, right=3)


def checks(db: Store) -> Table:
    """How many totals hold; those that do not, filled up with the largest."""
    found = db.query(_CHECKS)
    different = sum(row["verdict"] != "equal" for row in found)
    rows = []
    for row in found[: max(different, _CHECKS_SHOWN)]:
        scope = f"{row['scope']!s} {row['component'] or ''!s}".strip()
        sums = [millions(row[f"{name}_dong"]) for name in ("stated", "summed", "difference")]
        rows.append([str(row["number"] or ""), short(row["issuer"]), scope, *sums])
    title = CHECKED(equal=len(found) - different, different=different)
    heads = [NUMBER(), ISSUER(), SCOPE(), STATED(), SUMMED(), DIFFERENCE()]
    return grid(title, heads, rows, right=3)


def show(db: Store, console: Console) -> None:
    """Print all five tables."""
    for make in (plans, funding, indicator, due, checks):
        table = make(db)
        if not table.row_count:
            table.add_row(NOTHING())
        # A title would be folded to the table's width.
        console.print(str(table.title), style="bold", highlight=False)
        table.title = None
        console.print(table)


def plain(db: Store) -> str:
    """The output without a terminal."""
    out = io.StringIO()
    show(db, Console(file=out, width=WIDTH, color_system=None, legacy_windows=False))
    lines = [line.rstrip() for line in out.getvalue().splitlines()]
    return "\n".join(lines).strip("\n") + "\n"


def main(arguments: Sequence[str]) -> int:
    """Show one database; 2 if it cannot be read."""
    if len(arguments) != 1:
        print(USAGE(), file=sys.stderr)
        return 2
    try:
        with open_db(arguments[0], write=False) as db:
            if sys.stdout.isatty():
                show(db, Console())
            else:
                sys.stdout.buffer.write(plain(db).encode())
    except PlanError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
