"""The pages name every command and every field, as they really are, and their links resolve."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from pydantic import BaseModel

import docs
from kehoach import records
from kehoach.cli.app import COMMANDS

ROOT = docs.ROOT
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "models").rglob("*.md")])
MODELS = [
    model
    for model in vars(records).values()
    if isinstance(model, type) and issubclass(model, BaseModel) and model.model_fields
]
HEADINGS = {"Fact": "Every fact"}  # model -> heading, where it is not its name


def without_code(text: str) -> str:
    """A page without fenced blocks and code words."""
    return re.sub(r"`[^`\n]*`", "", re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))


def anchors(page: Path) -> set[str]:
    """The anchors that a page's headings make."""
    heads = re.findall(r"^#+ (.+)$", without_code(page.read_text(encoding="utf-8")), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def sections(page: Path) -> dict[str, str]:
    """The text under each heading of level two."""
    parts = re.split(r"^## (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_the_page_of_commands_holds_the_real_help(lang: str) -> None:
    page = docs.PAGES[lang].read_text(encoding="utf-8")
    assert page == docs.commands_page(lang), "run: python benchmarks/docs.py"


def test_every_command_has_a_heading() -> None:
    found = anchors(docs.PAGES["en"])
    assert {f"kehoach-{name}" for name in COMMANDS} <= found
    assert {f"kehoach-rules-{name}" for name in docs.GROUPS["rules"]} <= found


def test_the_groups_are_those_of_the_command_line() -> None:
    import click

    from kehoach.cli.app import _app

    app = _app()
    made = {name: app.get_command(click.Context(app), name) for name in COMMANDS}
    groups = {n: tuple(c.commands) for n, c in made.items() if isinstance(c, click.Group)}
    assert groups == docs.GROUPS


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_the_page_of_facts_names_every_field(model: type[BaseModel]) -> None:
    page = sections(ROOT / "docs" / "facts.md")
    own = page.get(HEADINGS.get(model.__name__, model.__name__))
    assert own is not None, f"no heading for {model.__name__}"
    shared = page["Every fact"] if issubclass(model, records.Fact) else ""
    cells = re.findall(r"^\| (.+?) \|", own + shared, re.MULTILINE)
    named = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert set(model.model_fields) - named == set()
    extra = {name for cell in re.findall(r"^\| (.+?) \|", own, re.MULTILINE)
             for name in re.findall(r"`(\w+)`", cell)}  # fmt: skip
    assert extra - set(model.model_fields) == set(), "a field that is not there"


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_links_resolve(page: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", without_code(page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        path, _, anchor = unquote(target).partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in anchors(file)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_pages_name_no_place_of_ours(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"/(?:tmp|root|home|work)/[\w/]*", text) == []
