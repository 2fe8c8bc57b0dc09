"""Options that several commands share, and where results go."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from kehoach.errors import PlanError
from kehoach.messages import cli as say


def file_argument(name: str, *, many: bool = False, required: bool = True) -> click.Argument:
    """A path; whether it is there is checked by the command, in its own words."""
    kind = click.Path(path_type=Path)
    return click.Argument(
        [name.lower()], type=kind, nargs=-1 if many else 1, required=required, metavar=name
    )


def rules_option() -> click.Option:
    """``--rules DIR``, as often as wanted."""
    return click.Option(
        ["--rules"], type=click.Path(path_type=Path), multiple=True, metavar="DIR",
        help=say.OPTIONS["rules"](), callback=_packs,
    )  # fmt: skip


def _packs(ctx: click.Context, param: click.Parameter, folders: tuple[Path, ...]) -> tuple[Path, ...]:  # noqa: ARG001
    """The folders of rule packs. Raises ``PlanError`` for one that is not there or holds none."""
    for folder in folders:
        if not os.path.isdir(folder):
            raise PlanError(say.NO_PACK_FOLDER(path=folder))
        if not (folder / "pack.yaml").is_file() and not any(folder.glob("*/pack.yaml")):
            raise PlanError(say.NO_PACK(path=folder))
    return folders


def output_option() -> click.Option:
    """``-o FILE``."""
    return click.Option(
        ["-o", "--output"], type=click.Path(path_type=Path), metavar="FILE",
        help=say.OPTIONS["output"](),
    )  # fmt: skip


def min_confidence_option() -> click.Option:
    """``--min-confidence X``."""
    return click.Option(
        ["--min-confidence", "least"], type=click.FloatRange(0, 1), default=0.0, metavar="0-1",
        help=say.OPTIONS["min-confidence"](),
    )  # fmt: skip


def format_option(*choices: str) -> click.Option:
    """``--format``; the first choice is the default."""
    return click.Option(
        ["--format", "form"], type=click.Choice(choices), default=choices[0], show_default=True,
        help=say.OPTIONS["format"](),
    )  # fmt: skip


def existing(path: Path) -> Path:
    """The path of a file that is there. Raises ``PlanError``."""
    if path.is_dir():
        raise PlanError(say.IS_FOLDER(path=path))
    if not path.exists():
        raise PlanError(say.NO_SUCH_FILE(path=path))
    return path


def is_standard(output: Path | None) -> bool:
    """True where a result goes to standard output: no file is named, or ``-``."""
    return output is None or str(output) == "-"


def write_result(text: str, output: Path | None) -> None:
    """Write a result, always UTF-8 with ``\\n`` line ends, to a file or standard output."""
    text = text if text.endswith("\n") else text + "\n"
    if output is None or is_standard(output):
        sys.stdout.write(text)
        sys.stdout.flush()
    else:
        output.write_text(text, encoding="utf-8", newline="\n")
