"""``kehoach sample``: how right one archive's facts are."""

from __future__ import annotations

import getpass
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach.cli import app
from kehoach.cli.comparing import write_bytes, write_comparison
from kehoach.cli.options import existing, file_argument, format_option, output_option, write_result
from kehoach.errors import NoSuchRecord, PlanError
from kehoach.messages import cli as say
from kehoach.messages import sampling as tell

if TYPE_CHECKING:
    from kehoach.evaluate.sampling import Estimate, Tick
    from kehoach.store import Correction, Store

TYPES = ("amounts", "targets", "deadlines", "assignments", "citations", "agencies", "sections")
GROUPS = ("level", "programme", "year", "origin", "rule", "confidence")


def command() -> click.Command:
    """Make the command."""
    text = say.OPTIONS
    path = click.Path(path_type=Path)
    options = [
        click.Option(["--type", "kind"], type=click.Choice(TYPES), default=TYPES[0], show_default=True,
                     help=text["sample-type"]()),
        click.Option(["-n", "--size"], type=click.IntRange(1), default=200, show_default=True,
                     help=text["sample-size"]()),
        click.Option(["--seed"], type=int, default=1, show_default=True, help=text["seed"]()),
        click.Option(["--by"], type=click.Choice(GROUPS), help=text["by"]()),
        click.Option(["--read", "ticked"], type=path, metavar="FILE", help=text["read"]()),
        click.Option(["--correct"], is_flag=True, help=text["correct"]()),
        click.Option(["--who"], help=text["who"]()),
        format_option("csv", "xlsx", "json"), output_option(),
    ]  # fmt: skip
    return app.command("sample", file_argument("DB"), *options, run=run)


def run(  # noqa: PLR0913, PLR0917
    db: Path, kind: str, size: int, seed: int, by: str | None, ticked: Path | None, correct: bool,
    who: str | None, form: str, output: Path | None,
) -> int:  # fmt: skip
    """Draw a sample, or say what a ticked one shows."""
    from kehoach.store import open_db

    if ticked is not None:
        return _read(db, existing(ticked), form, output, correct=correct, who=who)
    from kehoach.evaluate.sampling import draw
    from kehoach.messages import report
    from kehoach.render.sample_sheet import choices, sample_sheet

    with open_db(db, write=False) as store:
        drawn = draw(store, kind, size, seed=seed, by=by)
        if not drawn:
            raise NoSuchRecord(tell.NO_FACTS(type=report.TYPES[kind]()))
        sheet = sample_sheet(store, kind, drawn, seed=seed)
    if form == "xlsx":
        from kehoach.render.workbook import workbook

        write_bytes(workbook(sheet, choices=choices()), output)
    else:
        write_comparison(sheet, form, output)
    return app.FINE


def _read(db: Path, ticked: Path, form: str, output: Path | None, *, correct: bool, who: str | None) -> int:
    from kehoach.evaluate.sampling import by_stratum, estimate, verdicts
    from kehoach.render.sample_sheet import ticks

    found = ticks(ticked)
    whole, counts = estimate(found), verdicts(found)
    if not whole.judged:
        raise PlanError(tell.NOTHING_TICKED(path=ticked))
    groups = by_stratum(found)
    if form == "json":
        data = {"whole": asdict(whole), "groups": {name: asdict(one) for name, one in groups.items()},
                "unticked": counts[""], "unsure": counts["unsure"]}  # fmt: skip
        write_result(json.dumps(data, ensure_ascii=False, indent=2), output)
    else:
        write_result("\n".join(_told(whole, groups if len(groups) > 1 else {})), output)
    if counts[""] or counts["unsure"]:
        click.echo(tell.UNTICKED(count=counts[""], unsure=counts["unsure"]), err=True)
    gone = _correct(db, found, who or getpass.getuser()) if correct else 0
    return app.LOOK if counts[""] or gone else app.FINE


def _told(whole: Estimate, groups: dict[str, Estimate]) -> list[str]:
    lines = [tell.RESULT(**_figures(whole))]
    if whole.said is not None:
        lines.append(tell.SAID(said=_percent(whole.said)))
    return lines + [tell.GROUP(name=name, **_figures(one)) for name, one in groups.items()]


def _figures(one: Estimate) -> dict[str, object]:
    from kehoach.render.values import number

    return {
        "right": one.right, "judged": one.judged, "facts": number(str(one.facts)),
        "share": _percent(one.share), "low": _percent(one.low), "high": _percent(one.high),
    }  # fmt: skip


def _percent(share: float) -> str:
    from kehoach.render.values import number

    return number(f"{100 * share:.1f}")


def _correct(db: Path, found: Sequence[Tick], who: str) -> int:
    """Record what was ticked wrong; gives how many of those facts are no longer there."""
    from kehoach.cli.correct import now
    from kehoach.store import open_db

    made: list[Correction] = []
    gone = 0
    with open_db(existing(db)) as store:
        for tick in found:
            if tick.verdict != "wrong":
                continue
            try:
                made += [
                    replace(one, who=who, at=now(), why=tick.note or tell.WHY()) for one in _acts(store, tick)
                ]
            except NoSuchRecord:
                gone += 1
        store.add_corrections(made)
    click.echo(tell.CORRECTED(count=len(made)), err=True)
    if gone:
        click.echo(tell.GONE(count=gone), err=True)
    return gone


def _acts(store: Store, tick: Tick) -> list[Correction]:
    """The corrections a line asks for: fields with their right values, or the fact rejected."""
    from kehoach.cli.correct import fitted, pairs
    from kehoach.store import changing

    blank = store.blank_correction(tick.fact)
    if not tick.should_be:
        return [blank]
    wanted = pairs(tuple(part for part in tick.should_be.split(";") if part.strip()))
    return [changing(blank, field, fitted(blank.type, field, value)) for field, value in wanted.items()]
