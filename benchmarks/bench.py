"""Speed on this machine, as ratios in one run: ``make bench``.

    python benchmarks/bench.py [PART…] [--copies 200] [--repeat 3]

Parts: text (a minute), pdf, import, bulk, help, queries; all of them without a name. What is being
measured is said on stderr.

Extraction and segmentation run in fresh processes, taken in turns. Each first reads one short
invented plan (rule packs, gazetteer and model are then there; shown as start-up), then all texts
several times. In the first pass patterns that the invented plan did not need are still compiled: it
is shown apart. Before every pass all answers that caches hold are forgotten, so each text is met as
if never seen. Times are of the processor, not of the clock: others may use the machine. The texts are
those of ``corpus/`` and, where ``KEHOACH_PLANS`` names a folder of real plans, of its ``seeds/``.
Prints a table, marks what misses its bar, and exits 0: a slow machine is no failure.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median

from rich import box
from rich.console import Console
from rich.table import Table

from kehoach.compare import compare
from kehoach.compare.summary import SUMMARIES
from kehoach.errors import PlanError
from kehoach.pipeline import extract_plan
from kehoach.read import document
from kehoach.records import Record
from kehoach.rulebook import rulebook
from kehoach.store import Store, open_db

ROOT = Path(__file__).parents[1]
CORPUS = ROOT / "corpus"
BAR, AIM = 1 / 5, 1 / 10  # share of underthesea's time: today's bar, and what it is to become
BULK, FLAT = 1.5, 1.25  # workers against none; what is called flat, on a machine that does other things too
HELP_SECONDS, QUERY_MS, ARCHIVE_MS = 0.3, 100.0, 3000.0
FIRST = """ỦY BAN NHÂN DÂN                    CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ AN THỬ                               Độc lập - Tự do - Hạnh phúc
Số: 1/KH-UBND                           An Thử, ngày 02 tháng 01 năm 2024

KẾ HOẠCH
Thực hiện công tác giảm nghèo năm 2024

Căn cứ Quyết định số 1/QĐ-UBND ngày 01/01/2024 của UBND huyện Thử, tỉnh Lào Cai về giao nhiệm vụ;
I. MỤC TIÊU
- Giảm tỷ lệ hộ nghèo từ 5% xuống còn 4%; ít nhất 90% hộ có nước sạch.
II. KINH PHÍ
Tổng kinh phí: 10 triệu đồng, trong đó: ngân sách huyện 6 triệu đồng; ngân sách xã 4 triệu đồng.
| Xã | Năm 2023 | Năm 2024 |
|---|---|---|
| Thôn 1 | 3 | 4 |
III. TỔ CHỨC THỰC HIỆN
1. Ban Tài chính: Chủ trì, phối hợp với Phòng Y tế huyện báo cáo hằng quý, trước ngày 31/5/2024.
Nơi nhận:
- UBND huyện (b/c);
- Lưu: VT.                               CHỦ TỊCH
"""
WORKER_LIMIT = 600  # seconds
PDF_BARS = {"without tables": 1 / 3, "with tables": 2 / 3}  # of pdfplumber's time
# Over the texts in one process; the first is shown apart. Segmentation is slow, and every pass of it alike.
PASSES = {"extract": 6, "segment": 2, "extract-pdf": 1, "pdfplumber": 1}
# Modules whose bounded caches hold answers
ANSWERING = ("kehoach.folding", "kehoach.normalise", "kehoach.segment", "kehoach.extract", "kehoach.resolve")


@dataclass(frozen=True)
class Row:
    """One line of the table; ``held`` is ``None`` where there is no bar."""

    what: str
    measured: str
    bar: str = ""
    held: bool | None = None


# -- in a fresh process ---------------------------------------------------------------------


def _extraction() -> Callable[[str], object]:
    return extract_plan


def _segmentation() -> Callable[[str], object]:
    from underthesea import word_tokenize  # noqa: PLC0415

    return lambda text: word_tokenize(text, use_token_normalize=False)


def _pdf_extraction() -> Callable[[str], object]:
    return lambda path: extract_plan(document(path) if path.endswith(".pdf") else path)


def _pdf_text() -> Callable[[str], object]:
    import pdfplumber  # noqa: PLC0415

    def work(path: str) -> list[str]:
        if not path.endswith(".pdf"):
            return []
        with pdfplumber.open(path) as opened:
            texts = []
            for page in opened.pages:
                texts.append(page.extract_text())
                page.close()
        return texts

    return work


WORK = {
    "extract": _extraction, "segment": _segmentation, "extract-pdf": _pdf_extraction, "pdfplumber": _pdf_text,
}  # fmt: skip
ON_FILES = ("extract-pdf", "pdfplumber")  # work on paths, not on texts


def _forget() -> None:
    """Empty the caches of answers; what is made once a process (packs, patterns, units) stays."""
    modules = [module for name, module in sys.modules.items() if name.startswith(ANSWERING)]
    kept = [value for module in modules for value in vars(module).values()]
    for made in rulebook()._made.values():
        kept += [made, *vars(made).values()] if hasattr(made, "__dict__") else [made]
    for cache in kept:
        if hasattr(cache, "cache_parameters") and cache.cache_parameters()["maxsize"] is not None:
            cache.cache_clear()


def worker(name: str, files: Sequence[str]) -> None:
    """Print the seconds of processor time spent on starting up and on each pass, as JSON."""
    begun = time.process_time()
    work = WORK[name]()
    work(FIRST)
    seconds = [time.process_time() - begun]
    texts = list(files) if name in ON_FILES else [document(Path(file)).text for file in files]
    for _ in range(PASSES[name]):
        _forget()
        begun = time.process_time()
        for text in texts:
            work(text)
        seconds.append(time.process_time() - begun)
    print(json.dumps(seconds))


# -- measuring ------------------------------------------------------------------------------


def _run(arguments: Sequence[str]) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], capture_output=True, text=True, encoding="utf-8",
        timeout=WORKER_LIMIT, check=True,
    )  # fmt: skip
    return done.stdout


@dataclass(frozen=True)
class Process:
    """Seconds one process took: to start up, for its first pass over the texts, for the later ones."""

    started: float
    first: float
    later: tuple[float, ...]

    @property
    def taken(self) -> float:
        """A pass once everything is compiled: the least, for whatever else runs only adds to it."""
        return min(self.later)


def _seconds(name: str, files: Sequence[Path]) -> Process:
    found = _run([__file__, "--worker", name, *map(str, files)])
    started, first, *later = json.loads(found.splitlines()[-1])
    return Process(started, first, tuple(later))


def _sets() -> dict[str, list[Path]]:
    """The texts by name of their set."""
    found = {"corpus": sorted(CORPUS.glob("*.txt"))}
    plans = os.environ.get("KEHOACH_PLANS")
    if plans:
        found["seeds"] = sorted(Path(plans, "seeds").glob("*.txt"))
    return {name: files for name, files in found.items() if files}


def against_segmentation(name: str, files: Sequence[Path], repeat: int) -> Iterator[Row]:
    """Whole extraction against word segmentation of the same texts, taken in turns."""
    chars = sum(len(document(file).text) for file in files)
    ours, theirs = [], []
    for _ in range(repeat):
        ours.append(_seconds("extract", files))
        theirs.append(_seconds("segment", files))
    for what, found in (("extract, record built and validated", ours),
                        ("underthesea word_tokenize, texts whole", theirs)):  # fmt: skip
        passes = [each for process in found for each in process.later]
        started = median(process.started for process in found)
        yield Row(f"{name}: {what}", f"{median(passes):.2f} s (least {min(passes):.2f}), "
                  f"{chars / median(passes):,.0f} chars/s, start-up {started:.2f} s")  # fmt: skip
    first = [mine.first / other.taken for mine, other in zip(ours, theirs, strict=True)]
    yield Row(f"{name}: ratio of the first pass, patterns being compiled", _spread(first))
    each = [mine.taken / other.taken for mine, other in zip(ours, theirs, strict=True)]
    yield Row(f"{name}: ratio, median of {repeat} ({len(files)} plans, {chars:,} characters)",
              f"{_spread(each)}", f"≤ {BAR:.2f} (aim {AIM:.2f})",
              median(each) <= BAR)  # fmt: skip


def _spread(ratios: Sequence[float]) -> str:
    return f"{median(ratios):.3f} ({min(ratios):.3f}–{max(ratios):.3f})"


def importing(repeat: int) -> Iterator[Row]:
    """``kehoach import`` of the corpus' plans into a new database, process start included."""
    files = [str(file) for file in sorted(CORPUS.glob("*.txt"))]
    taken = []
    for _ in range(repeat):
        with tempfile.TemporaryDirectory() as folder:
            begun = time.perf_counter()
            _run(["-m", "kehoach", "import", *files, "--db", str(Path(folder, "plans.db"))])
            taken.append(time.perf_counter() - begun)
    each = median(taken) / len(files)
    yield Row(f"import of {len(files)} plans, with start-up",
              f"{median(taken):.2f} s, {each * 1000:.0f} ms/plan")  # fmt: skip


def bulk_import(plans: int) -> Iterator[Row]:
    """Worker processes against none, memory on the way, time per plan as a database grows."""
    import bulk  # noqa: PLC0415

    found = bulk.rate(plans)
    for jobs, one in found.items():
        yield Row(f"bulk import of {plans} plans, " + (f"{jobs} worker processes" if jobs else "in this process"),
                  f"{one.rate:.2f} plans/s, {one.early:.0f} MB, later {one.late:.0f} MB")  # fmt: skip
    ratio = found[2].rate / found[0].rate
    yield Row("bulk import: 2 workers against none", f"{ratio:.2f}", f"≥ {BULK}", ratio >= BULK)
    memory = max(one.late / one.early for one in found.values())
    yield Row("bulk import: memory, second half against first", f"{memory:.2f}", f"≤ {FLAT}", memory <= FLAT)
    with tempfile.TemporaryDirectory() as folder:
        parts = list(bulk.grow(plans * 10, Path(folder, "grow.db")))
    first, last = (median(part.processor for part in some) for some in (parts[5:10], parts[15:]))
    yield Row(f"saving a plan when {plans * 10} are there against {plans * 4}",
              f"{last / first:.2f} ({last:.0f} ms of the processor)", f"≤ {FLAT}", last / first <= FLAT)  # fmt: skip


def help_time(repeat: int) -> Iterator[Row]:
    """``kehoach --help``, a process of its own each time."""
    taken = []
    for _ in range(max(repeat, 5)):
        begun = time.perf_counter()
        _run(["-m", "kehoach", "--help"])
        taken.append(time.perf_counter() - begun)
    yield Row("kehoach --help", f"{median(taken):.2f} s", f"< {HELP_SECONDS} s",
              median(taken) < HELP_SECONDS)  # fmt: skip


# -- queries --------------------------------------------------------------------------------


def _copy(record: Record, text: str, index: int) -> tuple[Record, str]:
    """The same plan with one more line at its end, so that its ids are its own."""
    text = f"{text.rstrip()}\nBản {index}\n"
    path = f"copy/{index}/{Path(record.source.path).name}"
    source = record.source.model_copy(update={"path": path, "sha256": f"{index:064x}"})
    return record.model_copy(update={"source": source}), text


def fill(db: Store, copies: int) -> None:
    """Save ``copies`` plans made from those of the corpus."""
    read = [document(file) for file in sorted(CORPUS.glob("*.txt"))]
    records = [(extract_plan(found), found.text) for found in read]
    for index in range(copies):
        record, text = _copy(*records[index % len(records)], index)
        db.save(record, text)


def _ask(db: Store, *, sql: str, values: Sequence[str] = ()) -> None:
    db.query(sql, values)


def _page(db: Store, plan: str) -> None:
    """Everything that a plan's page shows."""
    db.load(plan)
    for view in ("funding_by_component", "totals_check", "missing_sections", "due_dates"):
        db.query(f"SELECT * FROM {view} WHERE plan_id = ?", (plan,))


def _questions(plan: str, agency: str) -> dict[str, tuple[str, str]]:
    """Views filtered as a reader would filter them, with the value."""
    return {
        "funding_by_component of a plan": ("funding_by_component WHERE plan_id = ?", plan),
        "totals_check of a plan": ("totals_check WHERE plan_id = ?", plan),
        "targets_by_indicator, one indicator": (
            "targets_by_indicator WHERE indicator_code = ?", "GN-01"),
        "who_leads_what, one body": ("who_leads_what WHERE agency_id = ?", agency),
        "due_dates of a plan": ("due_dates WHERE plan_id = ?", plan),
        "citation_graph of a plan": ("citation_graph WHERE plan_id = ?", plan),
    }  # fmt: skip


ARCHIVE = ("totals_check", "missing_sections", "promised_vs_reported", "citation_graph")


def _reopened(path: Path, work: Callable[[Store], object], repeat: int) -> float:
    """Milliseconds on connections just opened, so that SQLite's page cache is empty."""
    taken = []
    for _ in range(repeat):
        with open_db(path, write=False) as db:
            begun = time.perf_counter()
            work(db)
            taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)


def _under(what: str, taken: float, bar: float) -> Row:
    return Row(what, f"{taken:.1f} ms", f"< {bar:,.0f} ms", taken < bar)


def _timed(path: Path, repeat: int) -> Iterator[Row]:
    with open_db(path, write=False) as db:
        plan = db.plan_ids()[0]
        leads = db.query("SELECT agency_id FROM assignments WHERE role = 'chu_tri' LIMIT 1")
        agency = str(leads[0]["agency_id"]) if leads else ""
    yield _under("plan page", _reopened(path, lambda db: _page(db, plan), repeat), QUERY_MS)
    for what, (where, value) in _questions(plan, agency).items():
        ask = partial(_ask, sql=f"SELECT * FROM {where}", values=(value,))
        yield _under(what, _reopened(path, ask, repeat), QUERY_MS)
    found = _reopened(path, lambda db: db.search("giảm nghèo"), repeat)
    yield _under("search «giảm nghèo», 20 hits", found, QUERY_MS)
    for view in ARCHIVE:
        ask = partial(_ask, sql=f"SELECT count(*) FROM {view}")
        yield _under(f"{view}, whole archive", _reopened(path, ask, repeat), ARCHIVE_MS)


def compared(path: Path, repeat: int) -> Iterator[Row]:
    """Comparisons of one plan, and of the whole archive."""
    with open_db(path, write=False) as db:
        plan = db.plan_ids()[0]
    for kind in SUMMARIES:
        one = _reopened(path, partial(compare, kind=kind, plans=(plan,)), repeat)
        yield _under(f"compare {kind}, one plan", one, QUERY_MS)
        every = _reopened(path, partial(compare, kind=kind, shape="summary"), repeat)
        yield _under(f"compare {kind}, whole archive", every, ARCHIVE_MS)


def queries(copies: int, repeat: int) -> Iterator[Row]:
    """A plan's page and views, filtered and whole, on many plans."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "many.db")
        with open_db(path) as db:
            begun = time.perf_counter()
            fill(db, copies)
            taken = time.perf_counter() - begun
        size = path.stat().st_size / 1e6
        yield Row(f"saving {copies} plans (altered copies of the corpus)",
                  f"{taken / copies * 1000:.0f} ms/plan, {size:.0f} MB")  # fmt: skip
        yield from _timed(path, repeat)
        yield from compared(path, repeat)


# -- the table ------------------------------------------------------------------------------


def against_pdfplumber(texts: Sequence[Path], repeat: int) -> Iterator[Row]:
    """The whole of ``extract`` from PDF files against pdfplumber's ``extract_text``, taken in turns.

    What counts is the first pass of a process over the files, nothing kept from an earlier one.
    """
    from pdf_files import pdf_files  # noqa: PLC0415 - beside this file

    with tempfile.TemporaryDirectory() as scratch:
        groups = pdf_files(texts, Path(scratch))
        if not groups:
            yield Row("PDF", "not measured: LibreOffice prints the files, and is not installed")
        for name, files in groups.items():
            pages = sum(document(file).source.pages or 0 for file in files)
            pairs = [(_seconds("extract-pdf", files), _seconds("pdfplumber", files)) for _ in range(repeat)]
            bar = PDF_BARS[name]
            for what, taken in (("extract", [a.first for a, _ in pairs]), ("pdfplumber", [b.first for _, b in pairs])):
                yield Row(f"PDF {name}: {what}", f"{1000 * median(taken) / pages:.1f} ms/page")
            each = [mine.first / other.first for mine, other in pairs]
            yield Row(f"PDF {name}: ratio, median of {repeat} ({pages} pages)",
                      f"{median(each):.3f} ({min(each):.3f}–{max(each):.3f})", f"≤ {bar:.2f}",
                      median(each) <= bar)  # fmt: skip


def _tried(name: str, found: Iterator[Row]) -> Iterator[Row]:
    """The rows, or one that says why there are none: the others are still wanted."""
    try:
        yield from found
    except (OSError, PlanError, subprocess.SubprocessError) as error:
        yield Row(name, f"not measured: {type(error).__name__}")


def _texts(repeat: int) -> Iterator[Row]:
    for name, files in _sets().items():
        yield from against_segmentation(name, files, repeat)


def _pdfs(repeat: int) -> Iterator[Row]:
    return against_pdfplumber([*_sets().get("seeds", []), *_sets()["corpus"]], repeat)


def parts(copies: int, repeat: int, bulk: int) -> dict[str, Callable[[], Iterator[Row]]]:
    """What can be measured, by name, in order."""
    return {
        "text": partial(_texts, repeat),
        "pdf": partial(_pdfs, repeat),
        "import": partial(importing, repeat),
        "bulk": partial(bulk_import, bulk),
        "help": partial(help_time, repeat),
        "queries": partial(queries, copies, repeat),
    }


def show(found: Sequence[Row], console: Console) -> None:
    """Print the table and how many bars were missed."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    for head in ("what", "measured", "bar", ""):
        table.add_column(head)
    for row in found:
        mark = "" if row.held is None else ("ok" if row.held else "MISSED")
        table.add_row(row.what, row.measured, row.bar, mark)
    console.print(table)
    missed = sum(row.held is False for row in found)
    bars = sum(row.held is not None for row in found)
    console.print(f"{bars - missed} of {bars} bars held", highlight=False)


def main() -> int:
    """Measure and print; always 0."""
    parser = argparse.ArgumentParser(description="Speed on this machine, as ratios in one run.")
    parser.add_argument("parts", nargs="*", metavar="PART", help=", ".join(parts(0, 0, 0)))
    parser.add_argument("--copies", type=int, default=200, help="plans in the queries' database")
    parser.add_argument("--repeat", type=int, default=3, help="repetitions; medians are shown")
    parser.add_argument("--bulk", type=int, default=60, help="plans of the bulk import; ten times as many are saved")
    parser.add_argument("--worker", nargs="+", metavar=("NAME", "FILE"), help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        worker(given.worker[0], given.worker[1:])
        return 0
    known = parts(given.copies, given.repeat, given.bulk)
    if unknown := set(given.parts) - set(known):
        parser.error(f"no such part: {', '.join(sorted(unknown))}")
    console = Console(width=None if sys.stdout.isatty() else 120)
    found: list[Row] = []
    for name in given.parts or known:
        print(f"{name} …", file=sys.stderr, flush=True)
        found += _tried(name, known[name]())
    show(found, console)
    return 0


if __name__ == "__main__":
    sys.exit(main())
