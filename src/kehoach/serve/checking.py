"""A draft, or a plan of the archive, through all checks, in a process that may be killed. Nothing of it is kept.

In: the bytes of a file, or a plan's id. Out: what the page shows, and the annotated copy of a Word file.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.errors import PlanError, StoreError, UnreadableFile
from kehoach.messages import Language, speak

if TYPE_CHECKING:
    from kehoach.check import Report
    from kehoach.read import Document
    from kehoach.store import Store


@dataclass(frozen=True)
class Draft:
    """A file to check: its bare name and bytes, the folder for whatever a reader must write, the language.

    ``archive`` is the path of the database that the draft is compared with.
    """

    name: str
    data: bytes
    folder: str
    lang: Language
    archive: str | None = None


@dataclass(frozen=True)
class Kept:
    """A plan of the archive to check, from what the database keeps of it; beside the other plans there."""

    plan: str
    folder: str
    lang: Language
    archive: str


@dataclass(frozen=True)
class Checked:
    """``html`` is the text with its remarks, ``word`` the annotated copy of a Word file.

    ``remarks`` are (severity, message, anchor in ``html``), ``written`` how many of them ``word`` carries;
    ``problem`` says why nothing could be checked.
    """

    html: str = ""
    counts: str = ""
    remarks: tuple[tuple[str, str, str], ...] = ()
    word: bytes | None = None
    written: int = 0
    problem: str = ""


def check_kept(kept: Kept) -> Checked:
    """Check a plan of the archive; every expected failure is told in words."""
    speak(kept.lang)
    _stay_in(kept.folder)
    from kehoach.check import check_report
    from kehoach.compare.archive import kept_document, open_archive

    try:
        with open_archive(kept.archive) as store:
            document = kept_document(store, kept.plan)
            return _shown(check_report(document, against=store), document)
    except PlanError as error:
        return Checked(problem=str(error))


def _stay_in(folder: str) -> None:
    """Whatever is written goes into a folder that is deleted afterwards."""
    tempfile.tempdir = folder
    for name in ("TMPDIR", "TEMP", "TMP"):  # for programs that a reader starts
        os.environ[name] = folder
    os.chdir(folder)


def check_draft(draft: Draft) -> Checked:
    """Read, check and annotate; every expected failure is told in words."""
    speak(draft.lang)
    _stay_in(draft.folder)
    try:
        return _checked(draft)
    except UnreadableFile as error:
        from kehoach.messages import cli
        from kehoach.messages.importing import REASONS
        from kehoach.read.needs import missing

        advice = missing(error.needs) or (REASONS[error.reason]() if error.reason in REASONS else error.detail)
        return Checked(problem=cli.CANNOT_READ(path=draft.name, reason=error, advice=advice))
    except PlanError as error:
        return Checked(problem=str(error))


@contextmanager
def _archive(path: str | None) -> Iterator[Store | None]:
    """The database, or nothing where it cannot be compared with: the rest of the checks need none."""
    from kehoach.compare.archive import open_archive

    store = None
    if path is not None:
        with suppress(StoreError):
            store = open_archive(path)
    try:
        yield store
    finally:
        if store:
            store.close()


def _checked(draft: Draft) -> Checked:
    from kehoach.check import check_report
    from kehoach.read.docx import form
    from kehoach.read.sniff import document_from_bytes, format_of
    from kehoach.render.word import annotate

    document = document_from_bytes(draft.data, draft.name)
    is_word = draft.data[:4] == b"PK\x03\x04" and format_of(draft.data) == "DOCX"
    with _archive(draft.archive) as store:
        report = check_report(document, form=form(draft.data) if is_word else None, against=store)
    word = annotate(draft.data, report.findings, sections=report.sections) if is_word else None
    shown = _shown(report, document)
    return replace(shown, word=word.data, written=word.written) if word else shown


def _shown(report: Report, document: Document) -> Checked:
    """The report as the page shows it."""
    from kehoach.normalise import without_private_lists
    from kehoach.render.remarks import counts
    from kehoach.render.remarks_page import draft_html

    html = draft_html(report, without_private_lists(document).text)
    remarks = tuple((f.severity, f.message, f"n1-{number}") for number, f in enumerate(report.findings, 1))
    return Checked(html, counts(report), remarks)


def copy_name(name: str) -> str:
    """What the annotated copy is called.

    >>> copy_name("Dự thảo.docx")
    'Dự thảo.kehoach.docx'
    """
    path = Path(name)
    return f"{path.stem}.kehoach{path.suffix}"
