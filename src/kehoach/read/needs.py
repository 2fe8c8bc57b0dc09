"""Optional programs and packages: whether they are there, and the command that installs them.

The one place that knows where programs lie on Windows, macOS and Linux.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from kehoach.messages import needs as say

# Windows installers do not put these on PATH.
_WINDOWS = {
    "soffice": ("LibreOffice/program/soffice.com", "LibreOffice/program/soffice.exe"),
    "tesseract": ("Tesseract-OCR/tesseract.exe",),
}
_MAC = {"soffice": "/Applications/LibreOffice.app/Contents/MacOS/soffice"}
_SECONDS = 20
VIETNAMESE = ("Vietnamese", "script/Vietnamese", "vie")  # tesseract's data, the better one first


@cache
def program(name: str) -> Path | None:
    """Where a program lies: on PATH, or where its installer puts it."""
    found = shutil.which(name)
    if found:
        return Path(found)
    places = [Path(_MAC[name])] if name in _MAC else []
    for root in (os.environ.get("PROGRAMFILES"), os.environ.get("PROGRAMFILES(X86)"), os.environ.get("LOCALAPPDATA")):
        places += [Path(root) / tail for tail in _WINDOWS.get(name, ())] if root else []
    return next((place for place in places if place.is_file()), None)


@cache
def tesseract_language() -> str | None:
    """The Vietnamese data tesseract has: its better one, ``None`` where it has none or is not there."""
    tesseract = program("tesseract")
    if tesseract is None:
        return None
    try:
        done = subprocess.run([tesseract, "--list-langs"], capture_output=True, timeout=_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None
    known = set((done.stdout + done.stderr).decode("utf-8", "replace").split())
    return next((name for name in VIETNAMESE if name in known), None)


@dataclass(frozen=True)
class Need:
    """Something optional. ``install`` is a command by platform, ``""`` for all others."""

    key: str
    what: str
    modules: tuple[str, ...] = ()
    programs: tuple[str, ...] = ()
    install: dict[str, str] = field(default_factory=dict)
    complete: Callable[[], bool] = lambda: True

    @property
    def there(self) -> bool:
        """True if all of it is installed."""
        modules = all(find_spec(module) is not None for module in self.modules)
        return modules and all(program(name) is not None for name in self.programs) and self.complete()

    @property
    def command(self) -> str:
        """What to type on this machine."""
        return self.install.get(sys.platform, self.install.get("", ""))

    def words(self) -> str:
        """One line for a person: what it is for, what is missing, how to install it."""
        return say.NEED(about=say.ABOUT[self.key](), what=self.what, command=self.command)


def _pip(names: str) -> dict[str, str]:
    return {"": f"pip install {names}"}


NEEDS = {
    need.key: need
    for need in (
        Need("pdf", "pypdfium2, pdfplumber", ("pypdfium2", "pdfplumber"), install=_pip("pypdfium2 pdfplumber")),
        Need("docx", "lxml", ("lxml",), install=_pip("lxml")),
        Need("sheets", "openpyxl, xlrd", ("openpyxl", "xlrd"), install=_pip("openpyxl xlrd")),
        Need(
            "ocr", "tesseract + Vietnamese", programs=("tesseract",),
            install={
                "win32": "winget install UB-Mannheim.TesseractOCR",
                "darwin": "brew install tesseract tesseract-lang",
                "": "apt install tesseract-ocr tesseract-ocr-script-viet",
            },
            complete=lambda: tesseract_language() is not None,
        ),
        Need(
            "office", "LibreOffice", programs=("soffice",),
            install={
                "win32": "winget install TheDocumentFoundation.LibreOffice",
                "darwin": "brew install --cask libreoffice",
                "": "apt install libreoffice-writer",
            },
        ),
        Need("calendar", "icalendar", ("icalendar",), install=_pip('"kehoach[calendar]"')),
        Need("parquet", "pyarrow, duckdb", ("pyarrow", "duckdb"), install=_pip('"kehoach[analytics]"')),
        Need("cluster", "dask[distributed]", ("distributed",), install=_pip('"kehoach[cluster]"')),
        Need("web", "datasette", ("datasette",), install=_pip('"kehoach[serve]"')),
    )
}  # fmt: skip


def missing(key: str | None) -> str:
    """One line that says what to install for a need that is not met, else an empty string."""
    need = NEEDS.get(key or "")
    return need.words() if need is not None and not need.there else ""
