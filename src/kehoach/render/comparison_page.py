"""A comparison as one HTML file that loads nothing: tables, and below them where each value stands.

A small number behind a value leads to its source: plan, page, place and words. Prints on A4.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html import escape
from importlib.resources import files

from kehoach.compare.table import Cell, Column, Comparison, Quote, Row, Table
from kehoach.messages import comparison as say
from kehoach.render.cells import shown
from kehoach.render.shell import shell

Link = Callable[[Quote], str]


def style() -> str:
    """The page's style sheet; the web pages use the same."""
    return files("kehoach.render").joinpath("comparison.css").read_text("utf-8")


def comparison_page(comparison: Comparison) -> str:
    """The whole page. Everything that a document says is escaped, and no script may run."""
    title = escape(comparison.title)
    notes = "".join(f'<p class="note">{escape(note)}</p>\n' for note in comparison.notes)
    body = (
        f'<h1>{title}</h1>\n<p class="about">{escape(comparison.about)}</p>\n'
        f"{tables_html(comparison)}{notes}"
    )
    return shell(title, style(), body)


def tables_html(comparison: Comparison, link: Link | None = None) -> str:
    """The tables and the list of sources, without a page around them.

    ``link`` gives the address where a quote can be seen in its plan.
    """
    sources: list[Quote] = []
    tables = "".join(_table(table, sources) for table in comparison.tables)
    return tables + _sources(sources, link)


def _table(table: Table, sources: list[Quote]) -> str:
    heads = "".join(f'<th scope="col">{escape(column.heading)}</th>' for column in table.columns)
    rows = "".join(_row(row, table.columns, sources) for row in table.rows)
    unit = f'<p class="unit">{escape(table.unit)}</p>\n' if table.unit else ""
    notes = "".join(f'<p class="note">{escape(note)}</p>\n' for note in table.notes)
    return (
        f'<section id="{escape(table.name)}">\n<h2>{escape(table.title)}</h2>\n{unit}<div class="scroll">'
        f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table></div>\n{notes}</section>\n"
    )


def _row(row: Row, columns: tuple[Column, ...], sources: list[Quote]) -> str:
    cells = "".join(_cell(c, column, row, sources) for c, column in zip(row.cells, columns, strict=True))
    attribute = ' class="total"' if row.total else ""
    return f"<tr{attribute}>{cells}</tr>\n"


def _cell(cell: Cell, column: Column, row: Row, sources: list[Quote]) -> str:
    names = [*_classes(cell, column, row)]
    marks = "".join([_mark(quote, sources) for quote in cell.quotes]) if cell.quotes else ""
    note = f"<small>{escape(cell.note)}</small>" if cell.note else ""
    classes = " ".join(names)
    attribute = f' class="{classes}"' if classes else ""
    return f"<td{attribute}>{escape(shown(cell, column))}{marks}{note}</td>"


def _classes(cell: Cell, column: Column, row: Row) -> Iterator[str]:
    if column.kind in {"money", "number"}:
        yield "n"
    if cell.state != "value":
        yield cell.state
    if column.key == "component" and row.level:
        yield "l1"


def _mark(quote: Quote, sources: list[Quote]) -> str:
    sources.append(quote)
    number = len(sources)
    return f'<sup><a href="#n{number}" title="{escape(quote.text)}">{number}</a></sup>'


def _sources(sources: list[Quote], link: Link | None) -> str:
    if not sources:
        return ""
    items = []
    for number, quote in enumerate(sources, 1):
        page = f", {say.HEADINGS['page']().lower()} {quote.page}" if quote.page else ""
        place = f", {quote.start}–{quote.end}" if quote.start is not None else ""
        plan = escape(quote.plan)
        if link is not None:
            plan = f'<a href="{escape(link(quote))}">{plan}</a>'
        items.append(f'<li id="n{number}">{plan}{page}{place}: <q>{escape(quote.text)}</q></li>')
    head = escape(say.TABLES["sources"]())
    listed = "\n".join(items)
    return f'<section>\n<h2>{head}</h2>\n<ol class="sources">\n{listed}\n</ol>\n</section>\n'
