"""One file → what became of it. Runs in a worker process; never raises."""

from __future__ import annotations

import time
from contextlib import closing, nullcontext, suppress
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path

import regex

from kehoach.errors import InternalError, UnreadableFile, where
from kehoach.folding import fold
from kehoach.normalise import without_private_lists
from kehoach.read import Document, document_from_bytes, plain, recognition
from kehoach.read.sniff import READERS
from kehoach.records import Record
from kehoach.rulebook import rulebook
from kehoach.scale.offered import Offered
from kehoach.scale.pages import Pages
from kehoach.store.columns import Row
from kehoach.store.prepare import Prepared, prepare
from kehoach.store.texts import text_row, unpack

# A mark read by OCR may have lost or changed its accents («TÓI MẬT»).
_SECRET_FOLDED = regex.compile(r"(?:(?:toi|tuyet) )?mat")
_EDGE = r"[\s*_#|\[\](){}<>.:-]*"
# A line of its own near the top: «MẬT», «TUYỆT MẬT», «**TỐI MẬT**», «Độ mật: Tối mật».
_SECRET = regex.compile(
    rf"{_EDGE}(?:(?:Độ mật|ĐỘ MẬT)\s*:?\s*)?(?:(?:TỐI\s+|TUYỆT\s+)?MẬT){_EDGE}"
    rf"|{_EDGE}(?:Độ mật|ĐỘ MẬT)\s*:\s*(?:Mật|Tối mật|Tuyệt mật){_EDGE}"
)
HEAD_LINES = 15
# Documents that tell what was said and done: they name duties and money, but order nothing.
_TELLS_WHAT_WAS = frozenset({"biên bản"})
# The number of a plan («Số: 12/KH-UBND»), which survives where a bad copy lost all headings.
_PLAN_NUMBER = regex.compile(r"/\s*KH\s*-\s*\p{Lu}")
HEAD_LETTERS = 1500
FACTS = ("amounts", "agencies", "assignments", "deadlines", "targets", "citations")


@dataclass(frozen=True)
class Task:
    """A file to read, or its stored document (as ``texts`` keeps it) to extract from again.

    ``recognise``: scans are recognised now, not left for later. ``pages``: the database that may know
    what is on their pages, and where that is to be kept.
    """

    file: Offered
    rules: tuple[Path, ...] = ()
    stored: bytes | None = None
    keep_personal_data: bool = False
    recognise: bool = False
    pages: Path | None = None


@dataclass(frozen=True)
class Result:
    """How a file ended. ``status``, ``reason`` and ``stage`` as in ``files``.

    ``made`` are the plan's rows, ``kept`` its row of ``texts``, ``text`` that of a skipped file,
    ``pages`` what was seen on recognised pages, rows of ``recognised_pages``.
    """

    status: str
    reason: str | None = None
    detail: str | None = None
    stage: str = "extract"
    seconds: float = 0.0
    made: Prepared | None = None
    kept: Row | None = None
    text: str | None = None
    pages: tuple[Row, ...] = ()


def is_classified(text: str) -> bool:
    """True if one of the first fifteen lines with words is nothing but a secrecy mark."""
    head = [line for line in text.splitlines() if line.strip()][:HEAD_LINES]
    # In a header of two columns the mark may stand beside a body's name.
    pieces = [piece for line in head for piece in regex.split(r"\s{3,}|\t|\|", line)]
    return any(_is_mark(piece.strip()) for piece in pieces if piece.strip())


def _is_mark(piece: str) -> bool:
    words = " ".join(regex.findall(r"\p{L}+", piece))
    bare = piece.isupper() and _SECRET_FOLDED.fullmatch(fold(words)) and not regex.search(r"\d", piece)
    return bool(bare or _SECRET.fullmatch(piece))


def is_secret(document: Document) -> bool:
    """True if the document bears a secrecy mark: in its text, or printed or stamped beside it."""
    asides = document.layout.asides if document.layout else ()
    return is_classified(document.text) or any(
        _is_mark(aside.text.strip()) for aside in asides if aside.role != "comment"
    )


def judge(record: Record, text: str) -> tuple[str, str | None]:
    """Status and reason of a record: a plan, one to look at again, or no plan at all."""
    if any(warning.code == "needs-ocr" for warning in record.warnings):
        return "partial", "needs-ocr"  # some pages are scans: what they say is not there
    if any(warning.code == "page-corrupt" for warning in record.warnings):
        return "partial", "corrupt"
    numbered = _PLAN_NUMBER.search(text, 0, HEAD_LETTERS)
    annex = record.plan.doc_type is None and is_annex(record)
    if record.plan.doc_type is None and not record.sections and not numbered and not annex:
        return "skipped", "not-a-plan"
    if record.plan.doc_type in _TELLS_WHAT_WAS and not record.plan.attached:
        return "skipped", "not-a-plan"
    if not record.sections and not annex:
        return "partial", "no-sections"
    if not any(getattr(record, name) for name in FACTS):
        return "partial", "no-facts"
    return "ok", None


def is_annex(record: Record) -> bool:
    """True for tables without a plan: a sheet, or a file that says which plan it is attached to."""
    attached = any(c.self and c.number for c in record.citations)
    return bool(record.tables) and (attached or record.source.origin in {"xlsx", "xls", "ods"})


def is_current(reader: str) -> bool:
    """False if today's version of the reader would read the file anew."""
    kind = reader.split("-")[0]
    known = [version for version in _versions() if version.split("-")[0] == kind]
    return not known or any(regex.match(rf"{regex.escape(v)}(?!\d)", reader) for v in known)


@cache
def _versions() -> tuple[str, ...]:
    """The versions of the readers that are installed."""
    found = [plain.VERSION]
    for place in READERS.values():
        module, name = place.split(":")
        with suppress(ImportError):
            reader = getattr(import_module(module), name)
            found.append(str(getattr(import_module(reader.__module__), "VERSION", "")))
    return tuple(found)


def _document(task: Task) -> Document:
    file = task.file
    if task.stored is not None:
        return unpack(task.stored, file.path)
    with nullcontext() if task.recognise else recognition.scans_later():
        return document_from_bytes(file.data(), file.path)


def _why(error: UnreadableFile) -> str | None:
    """What is wrong in detail, with what to install where that would help."""
    from kehoach.read.needs import missing  # noqa: PLC0415

    return "; ".join(part for part in (error.detail, missing(error.needs)) if part) or None


def _read(task: Task) -> Result:
    if not (task.recognise and task.pages) or task.keep_personal_data:
        return _extracted(task, None)
    with closing(Pages(task.pages)) as pages, recognition.remembering(pages):
        return _extracted(task, pages)


def _extracted(task: Task, pages: Pages | None) -> Result:
    # Imported here: it brings the rule packs and models along.
    from kehoach.pipeline import extract_plan  # noqa: PLC0415

    try:
        found = read = _document(task)
    except UnreadableFile as error:
        stage = "ocr" if error.reason == "needs-ocr" else "read"
        return Result("failed", error.reason, _why(error), stage)
    if is_secret(found):
        return Result("skipped", "classified", stage="read")
    if not task.keep_personal_data:
        found = without_private_lists(found)
    seen = pages.rows(read, found) if pages else ()
    try:
        record = extract_plan(found, rules=task.rules, keep_personal_data=True)  # blotted above
    except UnreadableFile as error:
        return Result("failed", error.reason, error.detail or None)
    status, reason = judge(record, found.text)
    kept = text_row(found, record, blotted=not task.keep_personal_data)
    if status == "skipped":
        return Result(status, reason, kept=kept, text=found.text, pages=seen)
    return Result(status, reason, made=prepare(record, found.text), kept=kept, pages=seen)


def read_one(task: Task) -> Result:
    """Read and extract one file; whatever goes wrong is in the result."""
    begun = time.perf_counter()
    try:
        result = _read(task)
    except MemoryError:
        result = Result("failed", "too-large", "MemoryError")
    except InternalError as error:  # a record that does not hold together
        result = Result("failed", "internal", str(error)[:300], "save")
    except Exception as error:  # one bad file never stops a run
        result = Result("failed", "internal", where(error))
    return replace(result, seconds=round(time.perf_counter() - begun, 3))


def warm_up() -> None:
    """Load what every file needs, before the first one is timed."""
    import kehoach.pipeline  # noqa: PLC0415, F401

    rulebook()
