"""``kehoach evaluate``: scores against gold files."""

from __future__ import annotations

from pathlib import Path

import click

from kehoach.cli import app
from kehoach.cli.options import file_argument, format_option, output_option, write_result
from kehoach.errors import PlanError
from kehoach.messages import cli as say


def command() -> click.Command:
    """Make the command."""
    baseline = click.Option(["--baseline"], type=click.Path(path_type=Path), metavar="FILE",
                            help=say.OPTIONS["baseline"]())  # fmt: skip
    keep = click.Option(["--write-baseline"], type=click.Path(path_type=Path), metavar="FILE",
                        help=say.OPTIONS["write-baseline"]())  # fmt: skip
    return app.command("evaluate", file_argument("GOLD"), file_argument("TEXTS"), baseline, keep,
                       format_option("table", "json"), output_option(), run=run)  # fmt: skip


def run(
    gold: Path, texts: Path, baseline: Path | None, write_baseline: Path | None, form: str, output: Path | None
) -> int:
    """Score and print."""
    from kehoach import evaluate

    for path in (gold, texts, *([baseline] if baseline else [])):
        if not path.exists():
            raise PlanError(say.NO_SUCH_FILE(path=path))
    report = evaluate.evaluate_folder(gold, texts, baseline=baseline)
    if write_baseline:
        evaluate.write_baseline(report.scores, write_baseline)
    write_result(str(report.to_json() if form == "json" else report.table()), output)
    return app.FINE
