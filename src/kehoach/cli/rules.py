"""``kehoach rules``: the rule packs, their entries, their own tests."""

from __future__ import annotations

from collections.abc import Iterator
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

    from kehoach.rulebook import rulebook

    located = rulebook(tuple(rules)).find(rule_id)
    fields = located.entry.model_dump(mode="json", exclude_defaults=True, by_alias=True)
    fields = {"pack": located.pack, "group": located.group, "file": located.file.name} | fields
    click.echo(yaml.safe_dump(fields, allow_unicode=True, sort_keys=False), nl=False)
    return app.FINE


def _faults(book: Rulebook) -> Iterator[str]:
    """Examples a pattern misses, counterexamples it hits, patterns that do not compile."""
    import regex

    from kehoach.folding import fold
    from kehoach.rulebook import Patterned

    for located in book.located:
        entry = located.entry
        if not isinstance(entry, Patterned):
            continue
        try:
            pattern = book.pattern(entry)
        except (KeyError, regex.error) as error:
            yield f"{located.file}: {entry.id}: {error}"
            continue
        for example in entry.examples:
            if not pattern.search(fold(example.text)):
                yield say.RULE_FAILED(id=entry.id, text=example.text)


def test(rules: tuple[Path, ...]) -> int:
    """Test every rule by its own examples; 1 if one fails."""
    from kehoach.rulebook import rulebook

    book = rulebook(tuple(rules))
    faults = list(_faults(book))
    for fault in faults:
        click.echo(fault)
    if not faults:
        click.echo(say.RULES_FINE(count=len(book.located)), err=True)
    return app.LOOK if faults else app.FINE
