"""One file → what became of it. Runs in a worker process; never raises."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from pathlib import Path

import regex

from kehoach.errors import UnreadableFile
from kehoach.normalise import without_private_lists
from kehoach.read import Document, document, document_from_bytes
from kehoach.records import Record, Source
from kehoach.scale.offered import Offered

_EDGE = r"[\s*_#|\[\](){}<>.:-]*"
# A line of its own near the top: «MẬT», «TUYỆT MẬT», «**TỐI MẬT**», «Độ mật: Tối mật».
_SECRET = regex.compile(
    rf"{_EDGE}(?:(?:Độ mật|ĐỘ MẬT)\s*:?\s*)?(?:(?:TỐI\s+|TUYỆT\s+)?MẬT){_EDGE}"
    rf"|{_EDGE}(?:Độ mật|ĐỘ MẬT)\s*:\s*(?:Mật|Tối mật|Tuyệt mật){_EDGE}"
)
HEAD_LINES = 15
# The number of a plan («Số: 12/KH-UBND»), which survives where a bad copy lost all headings.
_PLAN_NUMBER = regex.compile(r"/\s*KH\s*-\s*\p{Lu}")
HEAD_LETTERS = 1500
FACTS = ("amounts", "agencies", "assignments", "deadlines", "targets", "citations")


@dataclass(frozen=True)
class Task:
    """A file to read, or a stored text to extract from again."""

    file: Offered
    rules: tuple[Path, ...] = ()
    stored: Document | None = None
    keep_personal_data: bool = False


@dataclass(frozen=True)
class Result:
    """How a file ended. ``status``, ``reason`` and ``stage`` as in ``files``."""

    status: str
    reason: str | None = None
    detail: str | None = None
    stage: str = "extract"
    seconds: float = 0.0
    record: Record | None = None
    text: str | None = None


def is_classified(text: str) -> bool:
    """True if one of the first fifteen lines with words is nothing but a secrecy mark."""
    head = [line for line in text.splitlines() if line.strip()][:HEAD_LINES]
    # In a header of two columns the mark may stand beside a body's name.
    pieces = [piece for line in head for piece in regex.split(r"\s{3,}|\t|\|", line)]
    return any(_SECRET.fullmatch(piece) for piece in pieces if piece.strip())


def judge(record: Record, text: str) -> Result:
    """What a record is worth: a plan, a plan to look at again, or no plan at all."""
    numbered = _PLAN_NUMBER.search(text, 0, HEAD_LETTERS)
    if record.plan.doc_type is None and not record.sections and not numbered:
        return Result("skipped", "not-a-plan", text=text)
    if not record.sections:
        return Result("partial", "no-sections", record=record, text=text)
    if not any(getattr(record, name) for name in FACTS):
        return Result("partial", "no-facts", record=record, text=text)
    return Result("ok", record=record, text=text)


def _document(file: Offered) -> Document:
    if file.problem:
        raise UnreadableFile(*file.problem)
    if file.member is None:
        return _renamed(document(file.real), file.path)
    return document_from_bytes(file.data(), file.path)


def _renamed(found: Document, path: str) -> Document:
    source: Source = found.source.model_copy(update={"path": path})
    return replace(found, source=source)


def _why(error: UnreadableFile) -> str | None:
    """What is wrong in detail, with what to install where that would help."""
    from kehoach.read.needs import missing  # noqa: PLC0415

    return "; ".join(part for part in (error.detail, missing(error.needs)) if part) or None


def _read(task: Task) -> Result:
    # Imported here: it brings the rule packs and models along.
    from kehoach.pipeline import extract_plan  # noqa: PLC0415

    try:
        found = task.stored or _document(task.file)
    except UnreadableFile as error:
        return Result("failed", error.reason, _why(error), "read")
    except OSError as error:
        return Result("failed", "unreadable", error.strerror or str(error), "read")
    if is_classified(found.text):
        return Result("skipped", "classified", stage="read")
    if not task.keep_personal_data:
        found = without_private_lists(found)
    try:
        record = extract_plan(found, rules=task.rules, keep_personal_data=True)  # blotted above
        return judge(record, found.text)
    except UnreadableFile as error:
        return Result("failed", error.reason, error.detail or None)


def read_one(task: Task) -> Result:
    """Read and extract one file; whatever goes wrong is in the result."""
    begun = time.perf_counter()
    try:
        result = _read(task)
    except Exception as error:  # one bad file never stops a run
        result = Result("failed", "internal", f"{type(error).__name__}: {error}"[:300])
    return replace(result, seconds=round(time.perf_counter() - begun, 3))
