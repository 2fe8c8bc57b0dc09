"""Slips of one who writes in haste: what was left open, what stands twice, a number or signature of another body."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_ITEM = regex.compile(r"^[-+*•. \t]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,5})[.)/] *)?")
_BY_OWN_NAME = regex.compile(r"^\W*(?:TM|KT|TL|TUQ|Q) ?\. ?")


@kind("left-open")
def left_open(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Places still to be filled in (``pattern``, for the letters as they stand), in the plan itself but not in its forms."""
    if rule.pattern is None:
        return
    for match in regex.compile(rule.pattern).finditer(draft.text.shown, draft.title[0], draft.body_end):
        inside = any(t.start <= match.start() < t.end for t in draft.record.tables)
        if not inside and not draft.is_cited(*match.span()):
            yield draft.finding(rule, match.span("at"))


@kind("said-twice")
def said_twice(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A paragraph of ``least`` words or more that stands word for word a second time in its section."""
    least = int(rule.options.get("least", 6))
    seen: dict[tuple[str | None, str], tuple[int, int]] = {}
    for part in draft.text.paragraphs:
        if part.where != "body" or not draft.title[1] < part.start < draft.body_end:
            continue
        if any(t.start <= part.start < t.end for t in draft.record.tables):
            continue
        words = " ".join(_ITEM.sub("", draft.text.shown[part.start : part.end].strip()).split()).strip(" .;,:*")
        if len(words.split()) < least:
            continue
        key = draft.section_at(part.start), words.lower()
        if key in seen:
            yield draft.finding(rule, (part.start, part.end), evidence=(draft.evidence(seen[key]),))
        seen.setdefault(key, (part.start, part.end))


@kind("own-symbol")
def own_symbol(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The plan's own number in another order, run together, or with the code of a body that does not issue it."""
    start, end = draft.text.body.start, max(draft.title[0], draft.text.body.start)
    match = regex.search(r"(?<!\p{L})Số *:? *(?P<symbol>\d+ ?[/-] ?[\p{Lu}\d][\p{L}\d/&-]+)", draft.text.shown[start:end], regex.IGNORECASE)
    issuer = fold(draft.record.plan.issuer or "")
    if match is None or not issuer.startswith(("uy ban nhan dan", "hoi dong nhan dan")):
        return
    symbol, place = match["symbol"], (start + match.start("symbol"), start + match.end("symbol"))
    code = "UBND" if issuer.startswith("uy ban") else "HĐND"
    types = {s for e in draft.rules.group("document-type") for s in e.symbols}
    shape = regex.fullmatch(r"(?P<no>\d+) ?/(?P<year>\d{4}/)? ?(?P<type>\p{L}+) ?- ?(?P<org>[\p{L}&]+)(?:-[\p{L}&]+)?", symbol)
    if shape is None or shape["type"] not in types and shape["org"] in types:
        yield draft.finding(rule, place, say_as="shape", right=f"{symbol.split('/')[0].split('-')[0]}/KH-{code}")
    elif shape["type"] in types and shape["org"] != code and draft.record.plan.signer_name and shape["org"] not in ("BCĐ", "UBMTTQ"):
        yield draft.finding(rule, place, say_as="code", issuer=draft.record.plan.issuer)
    elif shape["year"] and shape["type"] in ("KH", "CTr", "ĐA", "PA"):
        yield draft.finding(rule, place, say_as="year", right=symbol.replace(shape["year"], ""))


@kind("signed-otherwise")
def signed_otherwise(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Lines of a signature block that do not go together: KT. of one's own office, another body's offices or level."""
    issuer = fold(draft.record.plan.issuer or "")
    if not issuer.startswith("uy ban nhan dan"):
        return
    lines = []
    for begin, end in draft.outline.zones.closings:
        for part in draft.text.paragraphs[begin:end]:
            at = part.start
            for raw in draft.text.shown[part.start : part.end].splitlines(keepends=True):
                lines.append((raw.strip(" \t\n|*_"), at + len(raw) - len(raw.lstrip(" \t|*_"))))
                at += len(raw)
    lines = [pair for pair in lines if pair[0]]
    for (line, at), after in zip(lines, [*(text for text, _ in lines[1:]), ""], strict=False):
        if not line.isupper():
            continue
        mark = _BY_OWN_NAME.match(line)
        bare, office = fold(_BY_OWN_NAME.sub("", line)), fold(after)
        if mark and "KT" in mark[0] and after.isupper() and office == bare:
            yield draft.finding(rule, (at, at + len(line)), say_as="own-office")
        elif mark and bare.startswith("giam doc"):
            yield draft.finding(rule, (at, at + len(line)), say_as="other-office", issuer=draft.record.plan.issuer)
        elif mark and "TM" in mark[0] and regex.fullmatch(r"uy ban nhan dan (?:xa|phuong|huyen|tinh|thanh pho)(?: .*)?", bare):
            level = bare.split()[4]
            if level not in issuer.split()[4:6] and not (level == "thanh" and "thanh pho" in issuer):
                yield draft.finding(rule, (at, at + len(line)), say_as="other-level", issuer=draft.record.plan.issuer)
