"""Drafts against an archive: how long it takes, and what it finds of faults planted in plans at hand.

    python benchmarks/against.py speed plans.db        seconds per draft with and without the database, by plans in it
    python benchmarks/against.py planted               faults planted in corpus/ and the plans KEHOACH_PLANS names

``planted`` makes for each plan an archive of relatives: itself a year earlier with other figures (nothing to remark),
itself a year earlier with the same figures, the same plan of another place of its level, and three plans that cite what
it cites; and from a district's tables the drafts of its communes. Then it plants one fault at a time. Plans annotated
in tests/gold/checking are left out.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from statistics import median

from kehoach import read
from kehoach.check import Report, check_report
from kehoach.check.entries import store_plans
from kehoach.compare.archive import open_archive
from kehoach.compare.assigned import as_rows, bare, measure, subject
from kehoach.compare.selection import FIELDS, PlanHead
from kehoach.compare.texts import own_names
from kehoach.extract.dates import printed
from kehoach.messages import speak
from kehoach.pipeline import extract_plan
from kehoach.records import Record
from kehoach.store import open_db

ROOT = Path(__file__).resolve().parents[1]
NEW = ("citation-disputed", "copied-figures", "copied-text", "foreign-place", "stale-date")
QUIET = ("below-superior", "annex-figure", "later-than-superior", "component-missing", "communes-figure", *NEW)
NUMBER = re.compile(r"(?<=[ |\n])(?!20\d\d\b)(\d{1,3}(?:\.\d{3})+|\d+)(,\d+)?(?![\d/.)-])")
YEAR = re.compile(r"(?<![\d.,])20[0-3]\d(?![\d.,]*\d)")
OTHER = {"thành phố": "Đà Nẵng", "tỉnh": "Ninh Bình"}  # names of the same level; any name will do below
UNNAMED = re.compile(r"(?:tỉnh|thành phố|huyện|thị xã|xã|phường)\s*$")  # of which one another plan cannot know
CITING = """ỦY BAN NHÂN DÂN
XÃ SỐ {name}

KẾ HOẠCH
Cấp nước năm {year}

Căn cứ {words};

I. NỘI DUNG
Cấp nước.
"""
COMMUNE = """ỦY BAN NHÂN DÂN
{unit}

KẾ HOẠCH
Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm {year}

Căn cứ Kế hoạch số {number} ngày {issued} của {issuer} về giảm nghèo năm {year};

I. THỰC TRẠNG
Cuối năm {before}, toàn xã có {poor} hộ nghèo, chiếm tỷ lệ {rate}%.
II. MỤC TIÊU
- Tỷ lệ hộ nghèo giảm còn {goal}% vào cuối năm {year}.
"""
SHOW = bool(os.environ.get("KEHOACH_SHOW"))


def plans() -> Iterator[Path]:
    """The corpus and the real plans at hand, without those kept for checking accuracy."""
    unseen = {p.stem for p in (ROOT / "tests/gold/checking").glob("*.json")}
    yield from sorted((ROOT / "corpus").glob("*.txt"))
    real = os.environ.get("KEHOACH_PLANS")
    for folder in ("seeds", "plans") if real else ():
        yield from (p for p in sorted((Path(real or "") / folder).glob("*.txt")) if p.stem not in unseen)


def archive(path: Path, texts: list[str]) -> Path:
    """A database of these plans."""
    with open_db(path) as store:
        store_plans(store, texts)
    return path


def earlier(text: str) -> str:
    """A plan a year earlier: every year in it one less."""
    return YEAR.sub(lambda m: str(int(m[0]) - 1), text)


def otherwise(text: str) -> str:
    """Every telling number another one."""

    def other(match: re.Match[str]) -> str:
        whole = str(int(match[1].replace(".", "")) + 7)
        return whole + (match[2] or "")

    return NUMBER.sub(other, text)


def elsewhere(text: str, names: list[str]) -> str:
    """The plan of another place: its own names replaced."""
    kinds = [kind for kind in OTHER if names and names[0].startswith(kind)]
    other = OTHER[kinds[0]] if kinds else "Bình Nguyên"
    for name in {re.sub(r"^(?:xã|phường|thị trấn|huyện|thị xã|quận|thành phố|tỉnh) ", "", name) for name in names}:
        for old, new in ((name, other), (name.upper(), other.upper())):
            text = re.sub(r"\s+".join(map(re.escape, old.split())), new, text)
    return text


def counted(report: Report) -> Counter[str]:
    """How often each code was remarked."""
    return Counter(f.code for f in report.findings if f.code in QUIET)


class Tally:
    """What was planted, found, and remarked where nothing was planted, by code."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.due: Counter[str] = Counter()
        self.found: Counter[str] = Counter()
        self.false: Counter[str] = Counter()

    def fault(self, path: Path, code: str, text: str, db: Path) -> None:
        """Count a draft with one fault."""
        hit = code in counted(check_report(text, against=db))
        self.due[code] += 1
        self.found[code] += hit
        if SHOW and not hit:
            print(f"missed {code} in {path.name}", flush=True)

    def quiet(self, path: Path, text: str, db: Path) -> None:
        """Count a draft without any."""
        report = check_report(text, against=db)
        self.false += counted(report)
        for one in report.findings if SHOW else ():
            if one.code in QUIET:
                print(f"{path.name} [{one.code}] {one.message} {[e.text for e in one.evidence]}", flush=True)


def planted(folder: Path) -> Tally:
    """All plans with their relatives and faults."""
    tally = Tally(folder)
    for path in plans():
        document = read.document(path)
        record = extract_plan(document)
        _last_year(tally, path, document.text, record)
        _neighbour(tally, path, document.text, record)
        _citations(tally, path, document.text, record)
        _communes(tally, path, document.text, record)
    return tally


def _communes(tally: Tally, path: Path, text: str, record: Record) -> None:
    """Drafts of the communes of a district's tables: with the figures of their row, then with one of them changed."""
    plan, rows = record.plan, [row for row in as_rows(record) if row["value"] and row["place"] and row["year"]]
    if plan.level != "huyen" or not plan.number or not plan.issued_on or not rows:
        return
    db = archive(tally.folder / f"{path.stem}-t.db", [text])
    issued = printed(plan.issued_on)
    for place in dict.fromkeys(str(row["place"]) for row in rows):
        own = [row for row in rows if row["place"] == place and subject(row) == "ho ngheo" and measure(row) == "level"]
        found = {(row["basis"], row["unit"]): row for row in reversed(own)}
        if not bare(place)[0] or not {("baseline", "hộ"), ("baseline", "%"), ("target", "%")} <= set(found):
            continue
        poor, rate, goal = (found[key] for key in (("baseline", "hộ"), ("baseline", "%"), ("target", "%")))
        unit = place.upper().replace("TT.", "THỊ TRẤN")
        said = {"unit": unit, "year": goal["year"], "before": rate["year"], "number": plan.number, "issued": issued,
                "issuer": plan.issuer}  # fmt: skip
        values = [row["value"].replace(".", ",") for row in (poor, rate, goal)]
        tally.quiet(path, COMMUNE.format(**said, poor=values[0], rate=values[1], goal=values[2]), db)
        more = str(int(poor["value"]) + 7)
        worse = str(Decimal(goal["value"]) + Decimal("0.6")).replace(".", ",")
        tally.fault(path, "annex-figure", COMMUNE.format(**said, poor=more, rate=values[1], goal=values[2]), db)
        tally.fault(path, "below-superior", COMMUNE.format(**said, poor=values[0], rate=values[1], goal=worse), db)


def _last_year(tally: Tally, path: Path, text: str, record: Record) -> None:
    year = record.plan.year_start
    if not year or record.plan.year_end not in (None, year):
        return
    tally.quiet(path, text, archive(tally.folder / f"{path.stem}-o.db", [otherwise(earlier(text))]))
    same = archive(tally.folder / f"{path.stem}-s.db", [earlier(text)])
    if sum(t.value is not None and not t.place for t in record.targets) > 12:
        tally.fault(path, "copied-figures", text, same)
    date = _a_date(record, text)
    if date:
        words = text[date[0] : date[1]].replace(str(year), str(year - 1))
        tally.fault(path, "stale-date", text[: date[0]] + words + text[date[1] :], same)


def _neighbour(tally: Tally, path: Path, text: str, record: Record) -> None:
    fields = {name: getattr(record.plan, name) for name in FIELDS if name != "id"}
    names = own_names(PlanHead("", **fields))
    other = elsewhere(text, names)
    if record.plan.programme and record.plan.level == "tinh":
        return  # two provinces share a programme's own text
    if record.plan.level and names and other != text:
        tally.fault(path, "copied-text", text, archive(tally.folder / f"{path.stem}-e.db", [other]))


def _citations(tally: Tally, path: Path, text: str, record: Record) -> None:
    dated = [c for c in record.citations if c.number and c.date and c.issuer and not c.self]
    dated = [c for c in dated if not UNNAMED.search(text[c.start : c.end])]
    if not dated:
        return
    one = random.Random(path.stem).choice(dated)
    words = text[one.start : one.end]
    wrong = re.sub(r"(?<=ngày )\s*\d{1,2}", "09" if not str(one.date).endswith("09") else "08", words, count=1)
    plans = [CITING.format(name=name, year=record.plan.year_start or 2026, words=words) for name in ("HAI", "BA", "TƯ")]
    db = archive(tally.folder / f"{path.stem}-c.db", plans)
    tally.quiet(path, text, db)
    if wrong != words:
        tally.fault(path, "citation-disputed", text[: one.start] + wrong + text[one.end :], db)


def _a_date(record: Record, text: str) -> tuple[int, int] | None:
    year = str(record.plan.year_start)
    past = {s.id for s in record.sections if "thuc_trang" in s.kinds}
    for one in record.deadlines:
        said = not one.derived and (one.date_end or "").startswith(year) and year in text[one.start : one.end]
        if said and one.section not in past:
            return one.start, one.end
    return None


def speed(db: Path) -> None:
    """Print how long drafts of the corpus take with and without a database."""
    documents = [read.document(p) for p in sorted((ROOT / "corpus").glob("*.txt"))]
    check_report(documents[0])
    with open_archive(db) as store:
        count = store.query("SELECT count(*) AS n FROM plans")[0]["n"]
        alone, beside = [], []
        for one in documents:
            begun = time.perf_counter()
            check_report(one)
            alone.append(time.perf_counter() - begun)
            begun = time.perf_counter()
            check_report(one, against=store)
            beside.append(time.perf_counter() - begun)
    ratio = median(b / a for a, b in zip(alone, beside, strict=True))
    print(f"{count} plans: a draft alone {median(alone):.2f} s, beside them {median(beside):.2f} s "
          f"(ratio {ratio:.1f}, most {max(beside):.2f} s)")  # fmt: skip


def main() -> None:
    """Run the command line."""
    speak("vi")
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["speed", "planted"])
    parser.add_argument("db", nargs="?", type=Path)
    given = parser.parse_args()
    if given.what == "speed":
        if given.db is None:
            parser.error("name the database")
        speed(given.db)
        return
    with tempfile.TemporaryDirectory() as folder:
        tally = planted(Path(folder))
    print("| code | planted | found | remarks where nothing was planted |\n|---|---|---|---|")
    for code in QUIET:
        print(f"| `{code}` | {tally.due[code]} | {tally.found[code]} | {tally.false[code]} |")


if __name__ == "__main__":
    main()
