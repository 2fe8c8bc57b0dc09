"""PDF files for the speed table: plans printed by LibreOffice, those with tables apart."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from kehoach.read import document

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from printed_plans import SOFFICE, Para, Printed, Ruled, office_pdf, printed, write_docx  # noqa: E402


def pdf_files(texts: Sequence[Path], folder: Path) -> dict[str, list[Path]]:
    """PDF files by whether their pages have ruled tables; nothing where LibreOffice is missing.

    The tables of a plan stand in a file of their own, with the headings above them.
    """
    if SOFFICE is None:
        return {}
    files: dict[str, list[Path]] = {"without tables": [], "with tables": []}
    for path in texts:
        plan = printed(document(path).text, path.stem)
        plain = tuple(part for part in plan.parts if not isinstance(part, Ruled))
        files["without tables"].append(_docx(Printed(plain, f"{path.stem}-text"), folder))
        if plan.tables:
            parts = [
                part
                for part, following in zip(plan.parts, [*plan.parts[1:], None], strict=True)
                if isinstance(part, Ruled) or isinstance(part, Para) and isinstance(following, Ruled)
            ]
            files["with tables"].append(_docx(Printed(tuple(parts), f"{path.stem}-tables"), folder))
    office_pdf([file for group in files.values() for file in group], folder)
    return {name: [file.with_suffix(".pdf") for file in group] for name, group in files.items() if group}


def _docx(plan: Printed, folder: Path) -> Path:
    path = folder / f"{plan.name}.docx"
    write_docx(plan, path)
    return path
