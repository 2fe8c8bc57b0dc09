"""A record as one HTML file: the text with its facts highlighted. It loads nothing from anywhere.

Facts may nest and overlap. The text is cut where any fact begins or ends; each piece is inside
one ``mark`` that carries the classes and values of every fact over it, so that any overlap is
well-formed HTML.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files
from operator import attrgetter
from typing import NamedTuple

from kehoach.messages import report as say
from kehoach.records import Agency, Fact, Record, Section
from kehoach.render.shell import shell
from kehoach.render.values import describe

SHOWN = ("sections", "amounts", "assignments", "deadlines", "targets", "citations", "agencies",
         "recipients", "tables")  # fmt: skip


Names = Mapping[tuple[str, str], str]  # a fact's type and its id in the record -> the name of its anchor


@dataclass(frozen=True)
class Mark:
    """A stretch of text and what was read there."""

    start: int
    end: int
    kind: str
    value: str
    id: str


def _marks_of(kind: str, fact: Fact) -> Iterator[Mark]:
    spans = fact.spans if isinstance(fact, Agency) and fact.spans else ((fact.start, fact.end),)
    value = f"{say.TYPES[kind]()}: {describe(fact)}"
    for start, end in spans:
        yield Mark(start, end, kind, value, fact.id)


def marks(record: Record, length: int) -> list[Mark]:
    """Every highlighted stretch that lies inside a text of this length."""
    found = [m for kind in SHOWN for fact in getattr(record, kind) for m in _marks_of(kind, fact)]
    return [m for m in found if 0 <= m.start < m.end <= length]


def highlighted(text: str, found: Sequence[Mark], names: Names | None = None) -> str:
    """The text as HTML, with its marks.

    ``names`` gives facts, by type and id, an anchor of their own: each stands once, where the fact begins, and
    every mark of the fact names it in ``data-facts``.
    """
    begins: dict[int, list[_Drawn]] = {}
    for mark in found:
        begins.setdefault(mark.start, []).append(_drawn(mark, names))
    cuts = sorted({0, len(text), *(m.start for m in found), *(m.end for m in found)})
    named: set[str] = set()
    over: list[_Drawn] = []
    pieces: list[str] = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        new = begins.get(start, [])
        # The shortest fact is the innermost one: its colour is the one seen.
        over = sorted([m for m in over if m.end > start] + new, key=attrgetter("order"))
        if names is not None:
            pieces.append(_anchors(new, named))
        pieces.append(_piece(text[start:end], over, start, name_facts=names is not None))
    return "".join(pieces)


class _Drawn(NamedTuple):
    """A mark with its values as HTML, made once for all the pieces it is cut into."""

    start: int
    end: int
    order: tuple[int, int]
    kind: str
    value: str
    id: str
    name: str | None


def _drawn(mark: Mark, names: Names | None) -> _Drawn:
    name = names.get((mark.kind, mark.id)) if names else None
    order = mark.start - mark.end, SHOWN.index(mark.kind)
    return _Drawn(mark.start, mark.end, order, mark.kind, escape(mark.value), escape(mark.id), name and escape(name))


def _anchors(new: Sequence[_Drawn], named: set[str]) -> str:
    """Empty elements that links lead to: a mark has one id, and several facts may begin at it."""
    first = [name for name in dict.fromkeys(m.name for m in new) if name and name not in named]
    named.update(first)
    return "".join(f'<a class="at" id="{name}"></a>' for name in first)


def _piece(words: str, inner: Sequence[_Drawn], start: int, *, name_facts: bool) -> str:
    """One piece inside its mark; the innermost fact stands first."""
    if not inner:
        return escape(words)
    names = " ".join(dict.fromkeys([f"k-{m.kind}" for m in inner]))
    values = "\n".join(dict.fromkeys([m.value for m in reversed(inner)]))
    if name_facts:
        facts = " ".join(dict.fromkeys([m.name for m in inner if m.name]))
        anchor = f' data-facts="{facts}"'
    else:
        anchors = [m.id for m in inner if m.kind == "sections" and m.start == start]
        anchor = f' id="{anchors[-1]}"' if anchors else ""
    return f'<mark class="{names}" title="{values}"{anchor}>{escape(words)}</mark>'


def _tree(sections: Sequence[Section]) -> str:
    items = []
    for section in sections:
        label = f"{section.label}. " if section.label else ""
        title = escape(" ".join(f"{label}{section.title}".split()))
        depth = min(section.level, 9)
        items.append(f'<li class="l{depth}"><a href="#{escape(section.id)}">{title}</a></li>')
    return f"<ul>{''.join(items)}</ul>"


def _legend(record: Record) -> tuple[str, str]:
    """Check boxes that switch each type on and off; they work without a script."""
    boxes, labels = [], []
    for kind in SHOWN:
        count = len(getattr(record, kind))
        boxes.append(f'<input type="checkbox" id="on-{kind}" checked>')
        name = escape(say.TYPES[kind]())
        labels.append(f'<label for="on-{kind}" class="k-{kind}">{name} {count}</label>')
    return "".join(boxes), "".join(labels)


def _style() -> str:
    base = files("kehoach.render").joinpath("page.css").read_text("utf-8")
    # Later rules win: the kinds are written outermost first, each guarded by its own box.
    order = ("sections", "tables", "recipients", "agencies", "assignments", "citations",
             "deadlines", "targets", "amounts")  # fmt: skip
    rules = [f"#on-{kind}:checked~main .k-{kind}{{background:var(--{kind})}}" for kind in order]
    return base + "\n".join(rules) + "\n"


def page(record: Record, text: str) -> str:
    """One self-contained HTML page of a record over its canonical text."""
    title = escape(record.plan.title or say.UNTITLED())
    line = [record.plan.number, record.plan.issued_on, record.plan.issuer]
    about = escape(" · ".join(part for part in line if part))
    boxes, labels = _legend(record)
    body = (
        f"{boxes}\n"
        f"<header><h1>{title}</h1><p>{about}</p>"
        f'<div class="legend" aria-label="{escape(say.LEGEND())}">{labels}</div></header>\n'
        f"<nav><h2>{escape(say.CONTENTS())}</h2>{_tree(record.sections)}</nav>\n"
        f"<main><div class=\"text\">{highlighted(text, marks(record, len(text)))}</div></main>\n"
    )
    return shell(title, _style(), body)
