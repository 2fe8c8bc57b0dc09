"""Evidence of facts as one HTML file that loads nothing: the words, the place, the page as printed."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from kehoach.compare.evidence import Act, Evidence
from kehoach.messages import evidence as say
from kehoach.messages import report
from kehoach.render.shell import shell
from kehoach.render.values import describe

# Said elsewhere on the page, or a name inside the database.
ELSEWHERE = frozenset({"id", "text", "start", "end", "page", "boxes", "section", "rule", "confidence", "derived",
                       "parent", "table", "cell", "cells", "spans", "body_end"})  # fmt: skip


@dataclass(frozen=True)
class Picture:
    """The page of a fact as a PNG, its fact framed; or why there is none, in words."""

    png: bytes = b""
    page: int = 0
    masked: bool = False
    why_not: str = ""


def evidence_page(found: Sequence[Evidence], pictures: Mapping[str, Picture]) -> str:
    """The whole page; ``pictures`` by ids of facts. What documents say is escaped, no script may run."""
    style = files("kehoach.render").joinpath("evidence.css").read_text("utf-8")
    title = escape(say.TITLE())
    articles = "".join(_article(one, pictures.get(one.id)) for one in found)
    return shell(title, style, f"<h1>{title}</h1>\n<p class=\"about\">{escape(say.ABOUT())}</p>\n{articles}",
                 pictures=True)  # fmt: skip


def _article(one: Evidence, picture: Picture | None) -> str:
    kind = escape(report.TYPES[one.kind]())
    rows = "".join(f"<dt>{escape(say.LABELS[name]())}</dt><dd>{html}</dd>\n" for name, html in _rows(one))
    return (
        f'<article id="f{escape(one.id)}">\n<h2>{kind}: {escape(describe(one.fact))}</h2>\n<dl>\n{rows}</dl>\n'
        f"{_figure(picture)}</article>\n"
    )


def _rows(one: Evidence) -> Iterator[tuple[str, str]]:
    fact, source = one.fact, one.source
    words = escape(" ".join(fact.text.split()))
    yield "quote", f"<blockquote>{escape(one.before)} <mark>{words}</mark> {escape(one.after)}</blockquote>"
    yield "plan", escape(" · ".join(filter(None, (one.plan.number, one.plan.issued_on, one.plan.issuer, one.title))))
    yield "section", escape(" › ".join(one.section)) or escape(say.NONE())
    page = f"{say.PAGE(page=fact.page)}, " if fact.page else ""
    yield "place", escape(page + say.PLACE(start=fact.start, end=fact.end))
    yield "fields", _fields(one)
    yield "state", escape(say.STATES[one.state]())
    yield "rule", f"<code>{escape(fact.rule)}</code>"
    yield "confidence", escape(f"{fact.confidence:g}")
    yield "file", escape(source.path) + "".join(f"<br>{escape(f.path)}" for f in one.files if f.path != source.path)
    yield "sha256", f"<code>{escape(source.sha256)}</code>"
    yield "text_sha256", f"<code>{escape(one.text_sha256)}</code>"
    yield "versions", escape(", ".join(_versions(one)))
    yield "corrections", _acts(one.acts)
    yield "id", f"<code>{escape(one.id)}</code>"


def _fields(one: Evidence) -> str:
    given = one.fact.model_dump(mode="json", exclude=set(ELSEWHERE))
    lines = [
        f"<li>{escape(report.FIELDS[name]() if name in report.FIELDS else name)}: {escape(_plain(value))}</li>"
        for name, value in given.items()
        if value not in (None, [], "", False)
    ]
    return f"<ul>{''.join(lines)}</ul>"


def _plain(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _versions(one: Evidence) -> Iterator[str]:
    made = one.producer
    yield f"kehoach {made.get('engine', '')}"
    yield str(made.get("reader", ""))
    for group in ("packs", "models"):
        yield from (f"{name} {version}" for name, version in (made.get(group) or {}).items())


def _acts(acts: Sequence[Act]) -> str:
    if not acts:
        return escape(say.NONE())
    return f"<ul>{''.join(f'<li>{escape(_act(act))}</li>' for act in acts)}</ul>"


def _act(act: Act) -> str:
    what = say.ACTIONS[act.action](field=act.field, old=act.old, new=act.new)
    became = say.OUTCOMES[act.outcome](reason=act.reason)
    return " · ".join(filter(None, (act.at[:19], act.who, what, act.why, became)))


def _figure(picture: Picture | None) -> str:
    if picture is None:
        return ""
    if not picture.png:
        return f'<p class="about">{escape(picture.why_not)}</p>\n'
    data = base64.b64encode(picture.png).decode()
    caption = escape(say.PICTURE(page=picture.page))
    masked = f" {escape(say.MASKED())}" if picture.masked else ""
    return (
        f'<figure><img alt="{caption}" src="data:image/png;base64,{data}">\n'
        f"<figcaption>{caption}.{masked}</figcaption></figure>\n"
    )
