"""``kehoach correct``: record a correction by hand."""

from __future__ import annotations

import getpass
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach.cli import app
from kehoach.cli.options import existing, file_argument
from kehoach.errors import PlanError
from kehoach.messages import cli as say

if TYPE_CHECKING:
    from kehoach.store import Correction, Store


@dataclass(frozen=True)
class Wish:
    """What the command line asks for."""

    fact: str | None
    plan: str | None
    values: tuple[str, ...]
    reject: bool
    add: str | None
    quote: str | None


def command() -> click.Command:
    """Make the command."""
    text = say.OPTIONS
    options = [
        click.Option(["--fact"], metavar="ID", help=text["fact"]()),
        click.Option(["--plan"], metavar="PLAN", help=text["plan"]()),
        click.Option(["--set", "values"], multiple=True, metavar="F=V", help=text["set"]()),
        click.Option(["--reject"], is_flag=True, help=text["reject"]()),
        click.Option(["--add"], metavar="TYPE", help=text["add"]()),
        click.Option(["--quote"], help=text["quote"]()),
        click.Option(["--who"], help=text["who"]()),
        click.Option(["--why"], help=text["why"]()),
        click.Option(["--list", "listing"], is_flag=True, help=text["list"]()),
    ]
    return app.command("correct", file_argument("DB"), *options, run=run)


def pairs(values: tuple[str, ...]) -> dict[str, object]:
    """Fields and their new values: JSON where it is JSON and not a number, else text."""
    found: dict[str, object] = {}
    for given in values:
        field, sign, value = given.partition("=")
        if not sign:
            raise PlanError(say.BAD_SET(given=given))
        found[field.strip()] = _value(value)
    return found


def _value(text: str) -> object:
    if text == "":
        return None
    try:
        value: object = json.loads(text)
    except ValueError:
        return text
    # Money is text; a year is fitted to its field when it is checked.
    return text if isinstance(value, int | float) and not isinstance(value, bool) else value


def fitted(kind: str, field: str, value: object) -> object:
    """A number typed for an integer field is that number."""
    from kehoach.records import FACT_TYPES, Plan
    from kehoach.store.columns import field_type

    model = Plan if kind == "plan" else FACT_TYPES[kind]
    known = field in model.model_fields
    if known and field_type(model, field) == "integer" and str(value).lstrip("-").isdecimal():
        return int(str(value))
    return value


def _corrections(store: Store, wish: Wish) -> Iterator[Correction]:
    from kehoach.store import changed_plan, changing, plan_named

    values = pairs(wish.values)
    plan = plan_named(store, wish.plan) if wish.plan else None
    if wish.fact and (wish.reject or values):
        blank = store.blank_correction(wish.fact)
        if wish.reject:
            yield blank
            return
        for field, value in values.items():
            yield changing(blank, field, fitted(blank.type, field, value))
    elif plan and wish.add and wish.quote:
        fields = {field: fitted(wish.add, field, value) for field, value in values.items()}
        yield store.blank_addition(plan, wish.add, wish.quote, fields)
    elif plan and values:
        text, known = store.text(plan), store.load(plan).plan
        for field, value in values.items():
            yield changed_plan(text, known, field, fitted("plan", field, value))
    else:
        raise PlanError(say.NOTHING_TO_CORRECT())


def _new(wanted: Iterator[Correction]) -> Iterator[Correction]:
    """Those that change something; of the others it is said that nothing was recorded."""
    for one in wanted:
        if one.action == "changed" and one.old == one.new:
            click.echo(say.ALREADY_SO(type=one.type, field=one.field, value=one.new), err=True)
        else:
            yield one


def now() -> str:
    """The time of a correction, ISO."""
    # To the microsecond: corrections are applied again in the order they were made.
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def _list(store: Store) -> int:
    found = store.corrections()
    if not found:
        click.echo(say.NO_CORRECTIONS(), err=True)
    for one in found:
        what = f"{one.type}.{one.field}: {one.old} → {one.new}" if one.field else f"{one.type}"
        click.echo(f"{one.id}  {one.at}  {one.who}  {one.action}  {what}  {one.why or ''}".rstrip())
    return app.FINE


def run(  # noqa: PLR0917
    db: Path,
    fact: str | None,
    plan: str | None,
    values: tuple[str, ...],
    reject: bool,
    add: str | None,
    quote: str | None,
    who: str | None,
    why: str | None,
    listing: bool,
) -> int:
    """Record corrections; 1 if one does not anchor."""
    from kehoach.store import open_db

    with open_db(existing(db), write=not listing) as store:
        if listing:
            return _list(store)
        wish = Wish(fact, plan, values, reject, add, quote)
        author = who or getpass.getuser()
        made = [replace(c, who=author, at=now(), why=why) for c in _new(_corrections(store, wish))]
        store.add_corrections(made)
        status = app.FINE
        for one in made:
            sql = "SELECT outcome, reason FROM correction_outcomes WHERE correction_id = ?"
            bad = [r for r in store.query(sql, (one.id,)) if r["outcome"] == "unanchored"]
            told = say.UNANCHORED(id=one.id, reason=bad[0]["reason"]) if bad else ""
            click.echo(told or say.CORRECTED(id=one.id), err=True)
            status = app.LOOK if bad else status
    return status
