"""``kehoach explain``: why each fact of a line was or was not found."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kehoach.cli import app
from kehoach.cli.options import file_argument, format_option, output_option, rules_option, write_result
from kehoach.messages import cli as say
from kehoach.messages import explaining as tell
from kehoach.messages import report

if TYPE_CHECKING:
    from kehoach.explain import Explained, Explanation, Missed


def command() -> click.Command:
    """Make the command."""
    line = click.Argument(["line"], type=click.IntRange(1), metavar="LINE")
    as_json = click.Option(["--json", "as_json"], is_flag=True, help=say.OPTIONS["json"]())
    return app.command(
        "explain", file_argument("FILE"), line, as_json, format_option("text", "json"), output_option(),
        rules_option(), click.Option(["--keep-personal-data"], is_flag=True, help=say.OPTIONS["keep-personal-data"]()),
        run=run,
    )  # fmt: skip


def run(  # noqa: PLR0917
    file: Path, line: int, as_json: bool, form: str, output: Path | None, rules: tuple[Path, ...],
    keep_personal_data: bool,
) -> int:  # fmt: skip
    """Explain and print."""
    from kehoach.cli.extract import read
    from kehoach.explain import explain

    found = explain(read(file), line, rules=rules, keep_personal_data=keep_personal_data)
    if as_json or form == "json":
        write_result(json.dumps(as_data(found), ensure_ascii=False, indent=2), output)
    else:
        write_result("\n".join(_lines(found)), output)
    return app.FINE


def as_data(found: Explanation) -> dict[str, Any]:
    """The explanation as plain data, facts as in a record."""
    data = asdict(found)
    for row, one in zip(data["found"], found.found, strict=True):
        row["fact"] = one.fact.model_dump(mode="json")
    return data


def _lines(found: Explanation) -> Iterator[str]:
    yield tell.LINE(line=found.line, text=" ".join(found.text.split()))
    kinds = ", ".join(map(_word, found.kinds)) or tell.NO_KINDS()
    yield tell.SECTION(title=found.section, kinds=kinds) if found.section else tell.NO_SECTION()
    if found.hidden:
        yield f"\n{tell.HIDDEN()}:"
        yield from (f"  {tell.GATES[one.gate]()}" for one in found.hidden)
    if found.found:
        yield f"\n{tell.FOUND()}:"
        for one in found.found:
            yield from _fact(one)
    else:
        yield f"\n{tell.NOTHING()}"
    if found.missed:
        yield f"\n{tell.MISSED()}:"
        for missed in found.missed:
            yield from _missed(missed)
    if found.near:
        yield f"\n{tell.NEAR()}:"
        yield from (f"  {report.TYPES[kind]()}: {_closest(near)}" for kind, near in found.near)


def _word(code: str) -> str:
    from kehoach.render.values import word

    return word(code)


def _fact(one: Explained) -> Iterator[str]:
    from kehoach.render.values import describe

    yield f"  {report.TYPES[one.kind]()} “{one.words[:90]}”: {describe(one.fact)}"
    rule = one.fact.rule + (f" ({one.where})" if one.where else "")
    about = f": {one.about}" if one.about else ""
    yield f"    {tell.RULE(rule=rule, confidence=f'{one.fact.confidence:g}')}{about}"
    if one.pieces:
        yield f"    {tell.PIECES(pieces='; '.join(f'{p.rule} “{p.words}”' for p in one.pieces))}"
    if one.changes:
        said = "; ".join(f"{name}: {old or '–'} → {new or '–'}" for name, old, new in one.changes)
        yield f"    {tell.CHANGED(changes=said)}"


def _missed(one: Missed) -> Iterator[str]:
    kind = tell.KINDS[one.kind]()
    section = _word(one.cause.kind) if one.cause.kind else ""
    told = tell.CAUSES[one.cause.why](words=one.words, kind=kind, word=one.cause.word, section=section)
    yield f"  {report.TYPES[one.kind]()}: {told}"
    yield from (f"    {tell.VETO(rule=veto.rule, words=veto.words)}" for veto in one.vetoes)
    if one.near is not None:
        yield f"    {_closest(one.near)}"


def _closest(near: Any) -> str:
    if near.failed:
        return tell.CLOSEST(rule=near.rule, matched=near.matched, failed=near.failed)
    return tell.CLOSEST_END(rule=near.rule, matched=near.matched)
