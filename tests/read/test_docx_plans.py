"""A plan as Word file, its numbers typed or automatic, gives the record of its text."""

from __future__ import annotations

from pathlib import Path

import pytest

from automatic_numbers import with_automatic_numbers
from kehoach import extract_plan, read_document
from kehoach.read import document_from_bytes
from kehoach.records import Record
from plan_texts import CORPUS
from printed_plans import printed, write_docx
from word_files import listed, lvl, numbering, text_of, word_file

KINDS = ("sections", "amounts", "assignments", "deadlines", "targets", "citations", "recipients", "agencies", "tables", "numbered")


def facts(record: Record) -> dict[str, list[object]]:
    found: dict[str, list[object]] = {
        kind: [fact.model_dump(exclude={"page", "boxes"}) for fact in getattr(record, kind)] for kind in KINDS
    }
    found["plan"] = [record.plan]
    return found


@pytest.mark.parametrize("path", CORPUS, ids=[p.stem for p in CORPUS])
def test_automatic_numbers_make_no_difference(path: Path, tmp_path: Path) -> None:
    plan = printed(read_document(path).text, path.stem)
    write_docx(plan, tmp_path / "typed.docx")
    typed = (tmp_path / "typed.docx").read_bytes()
    automatic, changed = with_automatic_numbers(typed)
    assert changed > 20
    one, other = document_from_bytes(typed, "a.docx"), document_from_bytes(automatic, "a.docx")
    assert one.text == other.text
    assert one.text.split() == plan.canonical().split()
    assert one.layout is not None and other.layout is not None
    assert one.layout.tables == other.layout.tables and one.layout.notes == other.layout.notes
    assert facts(extract_plan(one)) == facts(extract_plan(other))


@pytest.mark.parametrize("form", ["decimal", "upperRoman", "lowerLetter", "lowerRoman", "upperLetter"])
@pytest.mark.parametrize("mark", ["%1.", "%1)", "(%1)"])
def test_pandoc_prints_the_same_numbers(form: str, mark: str, tmp_path: Path) -> None:
    pypandoc = pytest.importorskip("pypandoc")
    levels = numbering(lvl(0, form, mark), lvl(1, "decimal", "%2."), lvl(2, "lowerLetter", "%3)"))
    body = "".join(listed(f"x{i}", level) for i, level in enumerate((0, 1, 2, 2, 1, 2, 0, 1, 0)))
    (tmp_path / "a.docx").write_bytes(word_file(body, numbering=levels))
    theirs = pypandoc.convert_file(str(tmp_path / "a.docx"), "plain").split()
    assert text_of(body, numbering=levels).split() == theirs
