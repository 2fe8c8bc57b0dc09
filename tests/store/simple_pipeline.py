"""A stand-in for the pipeline: enough of a record to import, made by a few patterns."""

from __future__ import annotations

import re
from pathlib import Path

from plan_factory import Maker

from kehoach.read import Document
from kehoach.records import Record


def extract_plan(
    document: Document, *, rules: tuple[Path, ...] = (), keep_personal_data: bool = False
) -> Record:
    """Sections, amounts and the document type; ``NỔ`` in a text makes it fail."""
    text = document.text
    if "NỔ" in text:
        raise ValueError("boom")
    made = Maker(text, document.source.path, doc_type="kế hoạch" if "KẾ HOẠCH" in text else None)
    for found in re.finditer(r"^[IVX]+\. .+$", text, re.MULTILINE):
        made.add("sections", found[0], found.start(), label=found[0].split(".")[0])
    for found in re.finditer(r"([\d.]+) triệu đồng", text):
        made.add("amounts", found[0], found.start(), value=found[1].replace(".", "") + "000000")
    return made.record().model_copy(update={"source": document.source})
