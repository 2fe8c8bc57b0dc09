"""Slips of one who writes in haste: what was left open, what stands twice, a number of another body."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_ITEM = regex.compile(r"^[-+*•. \t]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ]|[IVX]{1,5})[.)/] *)?")
_SYMBOL = regex.compile(r"(?<!\p{L})Số *:? *(?P<symbol>\d+ ?[/-] ?[\p{Lu}\d][\p{L}\d/&]*(?: ?- ?[\p{L}\d/&]+)*)", regex.IGNORECASE)
_SHAPE = regex.compile(r"(?P<no>\d+)/(?P<year>\d{4}/)?(?P<type>\p{L}+)-(?P<org>[\p{L}&]+)(?:-[\p{L}&]+)?")
_NO_SLASH = regex.compile(r"\d+-\p{Lu}\p{L}{1,3}-")  # said of as a slash that is missing
_COMMITTEES = (("uy ban nhan dan", "UBND"), ("hoi dong nhan dan", "HĐND"))
# An office or an organisation, not the committee above it
_OFFICE_OF = regex.compile(r"(?:so|phong|chi cuc|cuc|bo) (?!chi huy|tu lenh)|(?:ban thuong truc )?uy ban mat tran|(?:lien doan|hoi|doan|tinh doan|huyen doan) ")
_SWAPPED = regex.compile(r"(?P<no>\d+)-(?P<type>\p{L}+)/(?P<org>[\p{L}&]+)")  # the Party's form, of no state body


@kind("left-open")
def left_open(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Places still to be filled in (``pattern``, for the letters as they stand), in the plan itself but not in its forms."""
    if rule.pattern is None:
        return
    for match in regex.compile(rule.pattern, regex.MULTILINE).finditer(draft.text.shown, draft.title[0], draft.body_end):
        if not draft.in_table(match.start()) and not draft.is_cited(*match.span()):
            yield draft.finding(rule, match.span("at"))


_AIMS = ("muc_dich_yeu_cau", "muc_tieu")  # where no two bodies are given one duty


@kind("said-twice")
def said_twice(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A paragraph of ``least`` words or more that stands word for word a second time in its section, or among the plan's aims."""
    least = int(rule.options.get("least", 6))
    seen: dict[tuple[str | None, str], tuple[int, int]] = {}
    for part in draft.text.paragraphs:
        if part.where != "body" or not draft.title[1] < part.start < draft.body_end or draft.in_table(part.start):
            continue
        words = " ".join(_ITEM.sub("", draft.text.shown[part.start : part.end].strip()).split()).strip(" .;,:*")
        if len(words.split()) < least:
            continue
        aim = next((kind for kind in _AIMS if kind in draft.kinds_at(part.start)), None)
        key = aim or draft.section_at(part.start), words.lower()
        if key in seen:
            yield draft.finding(rule, (part.start, part.end), evidence=(draft.evidence(seen[key]),))
        seen.setdefault(key, (part.start, part.end))


_FIELD = regex.compile(r"[^:]{2,40}: ")  # *Đơn vị chủ trì: …* says the same of many tasks


@kind("said-elsewhere")
def said_elsewhere(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one paragraph of ``least`` words or more that stands word for word in another part too: a plan with several repeats them on purpose."""
    least = int(rule.options.get("least", 12))
    seen: dict[str, tuple[int, int]] = {}
    again: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for part in draft.text.paragraphs:
        if part.where != "body" or not draft.title[1] < part.start < draft.body_end or draft.in_table(part.start):
            continue
        line = " ".join(_ITEM.sub("", draft.text.shown[part.start : part.end].strip()).split()).strip(" .;,:*")
        if len(line.split()) >= least and not _FIELD.match(line):
            place = part.start, part.end
            first = seen.setdefault(line.lower(), place)
            again += [(place, first)] if first != place else []
    if len(again) == 1 and draft.section_at(again[0][0][0]) != draft.section_at(again[0][1][0]) and not draft.is_told(again[0][0], rule.code):
        yield draft.finding(rule, again[0][0], evidence=(draft.evidence(again[0][1]),))


@kind("own-symbol")
def own_symbol(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The plan's own number the wrong way round, run together, with a year, or with the code of another body."""
    match = _SYMBOL.search(draft.text.shown, *draft.head)
    issuer = fold(draft.record.plan.issuer or "")
    code = next((code for body, code in _COMMITTEES if issuer.startswith(body)), None)
    office = _OFFICE_OF.match(issuer)
    if match is None or not (code or office or issuer):
        return
    symbol, place = match["symbol"].replace(" ", ""), match.span("symbol")
    types = {s: e.name for e in draft.rules.group("document-type") for s in e.symbols}
    shape = _SHAPE.fullmatch(symbol)
    if shape and shape["type"] not in types and types.get(shape["org"]) == draft.record.plan.doc_type:
        yield draft.finding(rule, place, say_as="order", right=f"{shape['no']}/{shape['org']}-{shape['type']}")
    elif (turned := _SWAPPED.fullmatch(symbol)) and turned["type"] in types and (code or regex.match("so |phong |bo ", issuer)):
        yield draft.finding(rule, place, say_as="order", right=f"{turned['no']}/{turned['type']}-{turned['org']}")
    elif code and shape is None and not _NO_SLASH.match(symbol):
        yield draft.finding(rule, place, say_as="shape", right=f"{regex.split('[/-]', symbol)[0]}/KH-{code}")
    elif shape and _of_another(draft, shape["org"], code, typed=shape["type"] in types, office=bool(office)):
        yield draft.finding(rule, place, say_as="issuer", symbol=shape["org"], issuer=draft.record.plan.issuer)
    elif code and shape and shape["year"] and shape["type"] in ("KH", "CTr", "ĐA", "PA"):
        yield draft.finding(rule, place, say_as="year", right=symbol.replace(shape["year"], ""))


def _of_another(draft: Draft, org: str, code: str | None, *, typed: bool, office: bool) -> bool:
    """True for the code of a committee under the name of an office, or any other code under that of a committee."""
    if code:
        return typed and org != code and bool(draft.record.plan.signer_name) and org not in ("BCĐ", "UBMTTQ")
    return office and org in ("UBND", "HĐND")
