"""LibreOffice, where it is installed: what a workbook says once it is recalculated."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest


def converted(source: Path, form: str) -> Path:
    """A file converted by LibreOffice, which recalculates it; skips where it is not installed."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    out = source.parent / "out"
    done = subprocess.run(
        [program, f"-env:UserInstallation={(source.parent / 'profile').as_uri()}", "--headless", "--convert-to", form,
         "--outdir", str(out), str(source)], capture_output=True, text=True, timeout=180, check=False)  # fmt: skip
    made = out / f"{source.stem}.{form.split(':')[0]}"
    if not made.exists():
        pytest.skip(f"LibreOffice without Calc: {done.stderr[-200:]}")
    return made
