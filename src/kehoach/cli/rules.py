"""``kehoach rules``: the rule packs, their entries, their own tests."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kehoach.cli import app
from kehoach.cli.options import rules_option
from kehoach.messages import cli as say

if TYPE_CHECKING:
    from kehoach.rulebook import Rulebook


def command() -> click.Command:
    """Make the group."""
    rule_id = click.Argument(["rule_id"], metavar="ID")
    group = app.SpeakingGroup("rules", help=say.HELP["rules"](), params=[app.lang_option()])
    group.add_command(app.command("rules-list", rules_option(), run=show_all))
    group.add_command(app.command("rules-show", rule_id, rules_option(), run=show))
    group.add_command(app.command("rules-test", rules_option(), run=test))
    return group


def show_all(rules: tuple[Path, ...]) -> int:
    """Print every rule, one a line."""
    from kehoach.rulebook import rulebook

    book = rulebook(tuple(rules))
    for located in book.located:
        click.echo(f"{located.entry.id}\t{located.group}\t{located.pack}\t{located.entry.about}")
    return app.FINE


def show(rule_id: str, rules: tuple[Path, ...]) -> int:
    """Print one rule as YAML."""
    import yaml

    from kehoach.errors import NoSuchRecord
    from kehoach.rulebook import rulebook

    try:
        located = rulebook(tuple(rules)).find(rule_id)
    except NoSuchRecord:
        raise NoSuchRecord(say.NO_SUCH_RULE(name=rule_id)) from None
    fields = located.entry.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    fields = {"pack": located.pack, "group": located.group, "file": located.file.name} | fields
    click.echo(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False), nl=False)
    return app.FINE


def test(rules: tuple[Path, ...]) -> int:
    """Test every rule by its own examples, in company of all the others; 1 if one fails."""
    from kehoach.check.entries import check_faults
    from kehoach.errors import BadRulePack
    from kehoach.evaluate.rules import rule_faults
    from kehoach.rulebook import rulebook

    try:
        book = rulebook(tuple(rules))
    except BadRulePack as error:  # here a broken pack is the answer, not an accident
        click.echo(str(error))
        return app.LOOK
    faults = [str(fault) for fault in rule_faults(book)]
    if not faults:  # with a broken pattern no draft can be read
        faults = [f"{located.where()}: {what}" for located, what in check_faults(book)]
    for fault in faults:
        click.echo(fault)
    _report(book)
    if not faults:
        click.echo(say.RULES_FINE(count=len(book.located)), err=True)
    return app.LOOK if faults else app.FINE


def _report(book: Rulebook) -> None:
    """Say how many examples of each pack are made up and what does not hold yet."""
    from kehoach.evaluate.rules import shares
    from kehoach.messages import rules as tell

    found = shares(book)
    for pack in found:
        share = round(100 * pack.made_up / pack.examples) if pack.examples else 0
        click.echo(
            tell.SHARE(pack=pack.pack, entries=pack.entries, examples=pack.examples, share=share),
            err=True,
        )
    gaps = sum(pack.gaps for pack in found)
    if gaps:
        click.echo(tell.GAPS(count=gaps), err=True)
