"""Dates of two peers' test suites, read by the grammar of times.

The cases are not part of the project: they are read from the folder of real plans. Where facts.md wants something
else, the case is listed with its reason in ``differ_dates.json``, and the list may hold no other case.
"""

import json
import os
from pathlib import Path

import pytest

from kehoach.extract.times import Point, points
from kehoach.folding import fold
from kehoach.rulebook import rulebook

DIFFER = json.loads((Path(__file__).parent / "differ_dates.json").read_text("utf-8"))
GRAINS = {"day": "day", "month": "month", "quarter": "quarter", "year": "year"}


def rows(suite: str) -> list[dict]:
    folder = os.environ.get("KEHOACH_PLANS")
    path = Path(folder or "") / "peer" / f"{suite}.jsonl"
    if not folder or not path.exists():
        pytest.skip("KEHOACH_PLANS has no peer cases")
    lines = path.read_text("utf-8").splitlines()
    kinds = ("date", "date_search", "relative", "time", "locale", "date_search_order")
    return [row for row in map(json.loads, lines) if row["kind"].startswith(kinds)]


def read(text: str, year: int | None) -> list[Point]:
    return [p.in_year(year) for p in points(fold(text), text, rulebook())]


def is_read(row: dict) -> bool:
    """True when every date a case expects is read, to the day, month, quarter or year it states."""
    wanted = row["expected"]
    if wanted is None:
        return not read(row["text"], 2017)
    reference = row.get("reference_time") or "2017"
    found = read(row["text"], int(reference[:4]))
    return all(
        any(_same(p, one) for p in found) for one in (wanted if isinstance(wanted, list) else [wanted])
    )


def _same(point: Point, wanted: dict) -> bool:
    if wanted.get("type") == "month":
        return point.months == (wanted["month"],)
    if "value" not in wanted:
        return False
    value = str(wanted["value"])
    if "T" in value and not value.endswith("T00:00:00"):  # facts.md keeps the day of a time of day
        value = value[:10]
    grain = wanted.get("grain", "day")
    form = "day" if grain in ("minute", "hour", "second") else GRAINS.get(grain)
    return point.form == form and (point.first() or "").startswith(value[:10])


@pytest.mark.parametrize("suite", ["dateparser_vi", "duckling_vi"])
def test_dates_are_read_or_listed(suite: str) -> None:
    unread = {row["id"] for row in rows(suite) if not row.get("caveat") and not is_read(row)}
    listed = {case for reason in DIFFER for case in reason["cases"] if case.startswith(suite[:8])}
    assert sorted(unread - listed) == [], "read differently, no reason given"
    assert sorted(listed - unread) == [], "listed, but read as the peer reads it"


def test_each_reason_is_said_once() -> None:
    cases = [case for reason in DIFFER for case in reason["cases"]]
    assert len(cases) == len(set(cases))
    assert all(len(reason["why"].split()) > 4 for reason in DIFFER)
