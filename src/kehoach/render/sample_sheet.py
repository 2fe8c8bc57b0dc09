"""A sample of facts as a sheet to tick, and a ticked sheet back as verdicts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from kehoach.compare.table import Cell, Column, Comparison, Row, Table
from kehoach.errors import PlanError
from kehoach.evaluate.sampling import Drawn, Tick, Verdict
from kehoach.folding import fold
from kehoach.messages import report
from kehoach.messages import sampling as say
from kehoach.render.values import describe
from kehoach.store import Store
from kehoach.store.facts import around, headings, stored_facts

LOOK = 12  # rows within which the headings of a sheet stand
KINDS = {"page": "number", "stratum_facts": "number"}
READ = ("verdict", "should_be", "note", "confidence", "stratum", "stratum_facts", "fact")
# What people write, folded.
WRITTEN: dict[str, Verdict] = {
    "dung": "right", "right": "right", "d": "right", "r": "right", "1": "right", "x": "right", "true": "right",
    "sai": "wrong", "wrong": "wrong", "s": "wrong", "w": "wrong", "0": "wrong", "false": "wrong",
    "khong ro": "unsure", "unsure": "unsure", "?": "unsure", "": "",
}  # fmt: skip


def choices() -> dict[str, Sequence[str]]:
    """What the first column offers in Excel."""
    return {"verdict": [word() for word in say.VERDICTS.values()]}


def sample_sheet(store: Store, kind: str, drawn: Sequence[Drawn], *, seed: int) -> Comparison:
    """The sample as a table, a line per fact, its verdict empty."""
    found = {one.id: one for one in stored_facts(store, [d.fact for d in drawn])}
    plans = {str(row["id"]): row for row in store.query("SELECT id, number, issuer, year_start FROM plans")}
    texts: dict[str, str] = {}
    rows = []
    for one in drawn:
        stored = found[one.fact]
        if stored.plan not in texts:
            texts = {stored.plan: store.text(stored.plan)} | dict(list(texts.items())[:50])
        before, after = around(texts[stored.plan], stored.fact.start, stored.fact.end, 110)
        head = plans[stored.plan]
        values: dict[str, Any] = {
            "value": describe(stored.fact), "plan": " · ".join(str(v) for v in (head["number"], head["issuer"]) if v),
            "words": f"{before} 【{' '.join(stored.fact.text.split())}】 {after}".strip(),
            "section": " › ".join(headings(store, stored.section)), "page": stored.fact.page,
            "confidence": f"{stored.fact.confidence:g}", "rule": stored.fact.rule, "stratum": one.stratum,
            "stratum_facts": one.facts, "fact": one.fact,
        }  # fmt: skip
        rows.append(Row(tuple(Cell(values.get(name)) for name in say.HEADINGS)))
    columns = tuple(Column(name, word(), KINDS.get(name, "text")) for name, word in say.HEADINGS.items())  # type: ignore[arg-type]
    total = sum({one.stratum: one.facts for one in drawn}.values())
    title = say.TITLE(type=report.TYPES[kind]())
    return Comparison("sample", title, (Table("sample", title, columns, tuple(rows)),),
                      say.ABOUT(size=len(drawn), facts=total, seed=seed))  # fmt: skip


def ticks(path: Path) -> list[Tick]:
    """The lines of a ticked sheet: Excel, CSV or JSON as written. Raises ``PlanError``."""
    lines = {".xlsx": _excel, ".json": _json}.get(path.suffix.lower(), _csv)(path)
    return [_tick(path, number, line) for number, line in lines]


def _tick(path: Path, number: int, line: Mapping[str, Any]) -> Tick:
    given = str(line.get("verdict") if line.get("verdict") is not None else "").strip()
    verdict = WRITTEN.get(" ".join(fold(given).split()).removesuffix(".0"))
    if verdict is None:
        raise PlanError(say.BAD_VERDICT(path=path, line=number, given=given))
    said = str(line.get("confidence") or "").replace(",", ".")
    try:
        facts = int(float(str(line.get("stratum_facts") or 0).replace(".", "") or 0))
        confidence = float(said) if said else None
    except ValueError:
        raise PlanError(say.NOT_A_SAMPLE(path=path, column=say.HEADINGS["stratum_facts"]())) from None
    return Tick(
        str(line["fact"]).strip(), str(line.get("stratum") or ""), facts, verdict, confidence,
        str(line.get("should_be") or "").strip(), str(line.get("note") or "").strip(),
    )  # fmt: skip


def _named(path: Path, heads: Sequence[object]) -> dict[int, str]:
    """Which column is which, by the headings of either language. Raises ``PlanError``."""
    known = {word: name for name, text in say.HEADINGS.items() for word in (text.vi, text.en, name)}
    found = {at: known[str(head).strip()] for at, head in enumerate(heads) if str(head).strip() in known}
    for name in ("verdict", "fact", "stratum_facts"):
        if name not in found.values():
            raise PlanError(say.NOT_A_SAMPLE(path=path, column=say.HEADINGS[name]()))
    return found


def _rows(path: Path, table: Sequence[Sequence[Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    ids = {say.HEADINGS["fact"].vi, say.HEADINGS["fact"].en}
    at = next((n for n, row in enumerate(table[:LOOK]) if ids & {str(cell).strip() for cell in row}), 0)
    names = _named(path, table[at] if table else [])
    for number, row in enumerate(table[at + 1 :], at + 2):
        line = {names[n]: cell for n, cell in enumerate(row) if n in names and names[n] in READ}
        if line.get("fact"):
            yield number, line


def _csv(path: Path) -> list[tuple[int, dict[str, Any]]]:
    try:
        text = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        raise PlanError(say.NOT_A_SAMPLE(path=path, column=say.HEADINGS["fact"]())) from None
    first = text.split("\n", 1)[0]
    mark = ";" if first.count(";") > first.count(",") else ","  # Excel of the country saves with semicolons
    rows = [[cell.removeprefix("'") for cell in row] for row in csv.reader(io.StringIO(text), delimiter=mark)]
    return list(_rows(path, rows))


def _excel(path: Path) -> list[tuple[int, dict[str, Any]]]:
    import zipfile

    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    except (zipfile.BadZipFile, KeyError, ValueError, InvalidFileException):
        raise PlanError(say.NOT_A_SAMPLE(path=path, column=say.HEADINGS["fact"]())) from None
    return list(_rows(path, rows))


def _bare(cell: Any) -> Any:
    return cell.get("value") if isinstance(cell, dict) else cell


def _json(path: Path) -> list[tuple[int, dict[str, Any]]]:
    try:
        [table] = json.loads(path.read_text("utf-8"))["tables"]
        heads = [column["key"] for column in table["columns"]]
        rows = [[_bare(cell) for cell in row["cells"]] for row in table["rows"]]
    except (ValueError, KeyError, TypeError, AttributeError):
        raise PlanError(say.NOT_A_SAMPLE(path=path, column=say.HEADINGS["fact"]())) from None
    names = _named(path, heads)
    return [(n, {names[at]: cell for at, cell in enumerate(row) if at in names}) for n, row in enumerate(rows, 1)]
