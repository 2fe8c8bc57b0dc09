"""kehoach reads Vietnamese government plans into structured, sourced, comparable data.

>>> import kehoach
>>> record = kehoach.extract_plan("KẾ HOẠCH\\nPhòng chống dịch năm 2024\\n\\nI. MỤC TIÊU\\n")
>>> record.sections[0].title
'MỤC TIÊU'
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.read import Document
    from kehoach.records import Finding, Record
    from kehoach.store import Store

__all__ = ["check_plan", "extract_plan", "open_db", "read_document"]


def read_document(path: Path | str) -> Document:
    """Read a file. Raises ``kehoach.errors.UnreadableFile`` with a typed reason."""
    from kehoach import read

    return read.document(path)


def extract_plan(
    source: Document | str, *, rules: Iterable[Path | str] = (), keep_personal_data: bool = False
) -> Record:
    """The record of one plan, from a document or its text; ``rules`` are folders of further packs."""
    from kehoach import pipeline

    return pipeline.extract_plan(source, rules=rules, keep_personal_data=keep_personal_data)


def check_plan(
    document: Document | str, *, rules: Iterable[Path | str] = (), profile: str = "auto"
) -> list[Finding]:
    """The findings of a draft in the order of its text, in the language spoken (``KEHOACH_LANG``)."""
    from kehoach import check

    return check.check_plan(document, rules=rules, profile=profile)


def open_db(path: Path | str) -> Store:
    """Open a database of plans, made if it is not there. Raises ``kehoach.errors.StoreError``."""
    from kehoach import store

    return store.open_db(path)
