"""``kehoach doctor``: what this machine can read, and what would let it read more."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from importlib.util import find_spec

import click

from kehoach.cli import app
from kehoach.messages import cli as say


@dataclass(frozen=True)
class Need:
    """Something optional: what it is for, the module or program looked for, how to install it."""

    about: str
    module: str | None = None
    program: str | None = None
    install: str = ""

    @property
    def there(self) -> bool:
        """True if it is installed."""
        if self.module:
            return find_spec(self.module) is not None
        return self.program is not None and shutil.which(self.program) is not None


READABLE = ("UTF-8 .txt", "UTF-16 .txt", "Markdown .md", ".zip (.txt, .md)")
NEEDS = (
    Need("PDF", module="pypdfium2", install="pip install pypdfium2 pdfplumber"),
    Need("DOCX", module="docx", install="pip install python-docx"),
    Need("OCR", program="tesseract", install="apt install tesseract-ocr tesseract-ocr-vie"),
    Need("DOC", program="soffice", install="apt install libreoffice-writer"),
    Need("spaCy", module="spacy", install="pip install spacy"),
    Need("underthesea", module="underthesea", install="pip install underthesea"),
    Need("SQL: sqlite-utils", module="sqlite_utils", install="pip install sqlite-utils"),
    Need("web: Datasette", module="datasette", install="pip install datasette"),
)


def command() -> click.Command:
    """Make the command."""
    return app.command("doctor", run=run)


def run() -> int:
    """Say what is there and what is missing; missing things are optional."""
    for kind in READABLE:
        click.echo(f"+ {kind}: {say.CAN_READ()}")
    for need in NEEDS:
        if need.there:
            click.echo(f"+ {need.about}: {say.INSTALLED()}")
        else:
            click.echo(f"- {need.about}: {say.CANNOT()}; {say.INSTALL(command=need.install)}")
    return app.FINE
