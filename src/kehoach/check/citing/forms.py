"""Citations whose number, type, issuer and date do not go together, are misprinted, or are left open."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.citing.citations import LAWS, document_symbols
from kehoach.check.draft import Draft, Place
from kehoach.check.form.misspelt import one_slip
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.records import Citation
from kehoach.rulebook import CheckEntry, IssuerEntry, Rulebook

_NUMBER = regex.compile(r"(?P<no>\d+)[a-z]?(?:/(?P<y>\d{4}))?[/-](?P<symbol>[\p{L}\d&/-]+)$")
_TERM = regex.compile(r"/(?P<y>\d{4})/(?:UBTV)?QH(?P<term>\d{1,2})\b")
# The years in which the terms of the National Assembly ended: khóa IX sat from 1992 to 1997.
_TERM_ENDS = {8: 1992, 9: 1997, 10: 2002, 11: 2007, 12: 2011, 13: 2016, 14: 2021, 15: 2026, 16: 2031}
_YEARLY = ("nghị định", "thông tư", "luật", "bộ luật", "pháp lệnh")  # normative: the year is part of the number
_YEARS_SINCE = 2005
_ALONE = {"NĐ": "NĐ-CP", "TT": "TT-…", "QĐ": "QĐ-…", "NQ": "NQ-…"}  # types that never stand without the code of a body
_MARKS = {"nghị định": "NĐ", "thông tư": "TT", "quyết định": "QĐ", "nghị quyết": "NQ", "chỉ thị": "CT"}
_OF_PARTY = regex.compile(r"(?P<type>KH|CTr|CTHĐ|NQ|QĐ|CT|KL|HD|BC|TB|CV)-(?P<org>ĐU|HU|TU|TW|ThU|QU|ĐUK)")  # Party: 21-KH/ĐU
_BY = regex.compile(r"\b(?:cua|do) +(?P<who>.+)$", regex.DOTALL)


def _terms(year: int) -> set[int]:
    """The terms of the National Assembly that sat in a year: 2021 had the 14th and the 15th."""
    return {term for term, end in _TERM_ENDS.items() if _TERM_ENDS.get(term - 1, 9999) <= year <= end}


@kind("citation-symbol")
def citation_symbol(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Who issued a document against the code in its number; types no such body issues; years that a number lacks.

    ``options``: ``bodies`` (code -> the beginnings of its body's names, folded), ``never`` (symbols that no body issues).
    """
    families = codes_of_bodies(draft)
    never = {str(s): str(why) for s, why in rule.options["never"].items()}
    symbols = document_symbols(draft)
    for citation in draft.record.citations:
        match = _NUMBER.search(citation.number or "")
        place = (citation.start, citation.end)
        if match is None or citation.self:
            continue
        parts = regex.split("[-/]", match["symbol"])
        if len(parts) > 1 and parts[0] not in symbols and parts[-1] in ("QĐ", "NQ", "NĐ", "KH", "TT") and citation.doc_type in symbols[parts[-1]]:
            yield draft.finding(rule, place, say_as="order", right="-".join(reversed(parts)))
            continue
        if match["symbol"] in _ALONE and match["y"]:
            yield draft.finding(rule, place, say_as="misprint", right=f"{match['no']}/{match['y']}/{_ALONE[match['symbol']]}")
            continue
        if len(parts) == 1 and match["y"] and citation.doc_type in _MARKS and match["symbol"] in families:
            yield draft.finding(rule, place, say_as="misprint", right=f"{match['no']}/{match['y']}/{_MARKS[citation.doc_type]}-{match['symbol']}")
            continue
        party = _OF_PARTY.fullmatch(match["symbol"])
        if party and "/" in str(citation.number).partition(match["symbol"])[0]:
            yield draft.finding(rule, place, say_as="order", severity="warning", right=f"{match['no']}-{party['type']}/{party['org']}")
            continue
        if match["symbol"] in never:
            yield draft.finding(rule, place, say_as="pair", symbol=match["symbol"], right=never[match["symbol"]])
            continue
        yield from _of_a_law(draft, rule, citation, match)
        issued = int((citation.date or f"{_YEARS_SINCE}")[:4])
        if citation.doc_type in _YEARLY and not match["y"] and issued >= _YEARS_SINCE and not _party(match["symbol"]):
            yield draft.finding(rule, place, say_as="year", type=citation.doc_type)
        code = parts[1] if parts[0] in symbols and len(parts) > 1 else parts[0]
        who = _issuer(citation)
        meant = _meant(code, who, families)
        if meant:
            yield draft.finding(rule, place, say_as="misprint", right=(citation.number or "").replace(code, meant))
            continue
        if who and "LT" not in parts[0] and len(parts) <= 2 and code in families:
            own = who.startswith(families[code])
            other = [c for c, names in families.items() if who.startswith(names)]
            if not own and (other or _is_other_ministry(draft, who, families[code])):
                yield draft.finding(rule, place, say_as="issuer", symbol=match["symbol"], issuer=citation.issuer)


def _meant(code: str, who: str | None, families: dict[str, tuple[str, ...]]) -> str | None:
    """The code of the body a citation names, where the one in its number is that of none and a letter off: *QĐ-TT* of the Thủ tướng."""
    if who is None or code in families or not regex.fullmatch(r"\p{L}{2,}", code):
        return None
    near = [c for c, names in families.items() if min(len(c), len(code)) > 1 and who.startswith(names) and one_slip(code, c)]
    return near[0] if len(near) == 1 else None


_MINISTRY = regex.compile(r"(?:bo truong )?(?P<head>bo [a-z]+)\b")


def _is_other_ministry(draft: Draft, who: str, names: tuple[str, ...]) -> bool:
    """True for a ministry with another first word than all that a code stands for; short forms (*Bộ GDĐT*) are not looked into."""
    heads = draft.rules.make("heads-of-ministries", lambda book: {" ".join(fold(e.name).split()[:2]) for e in book.group("agency") if e.name.startswith("Bộ ")})
    said = _MINISTRY.match(who)
    return said is not None and said["head"] in heads and not any(said["head"] in name for name in names)


def codes_of_bodies(draft: Draft) -> dict[str, tuple[str, ...]]:
    """The codes of ministries, departments, committees and the Party with the names they stand for."""
    found: dict[str, tuple[str, ...]] = draft.rules.make("codes-of-bodies", lambda book: {**_ministries(book), **_committees(book)})
    return found


def _committees(book: Rulebook) -> dict[str, tuple[str, ...]]:
    rule = next(e for e in book.group("check") if e.kind == "citation-symbol")
    return {code: tuple(map(fold, names)) for code, names in rule.options["bodies"].items()}


def _ministries(book: Rulebook) -> dict[str, tuple[str, ...]]:
    entries: list[IssuerEntry] = book.group("issuer-code")
    found: dict[str, tuple[str, ...]] = {}
    for entry in entries:
        name = fold(entry.name)
        if name.startswith(("bo ", "so ")) and not name.startswith(("bo chi huy", "bo chinh tri", "bo tu lenh")):
            found[entry.code] = (*found.get(entry.code, ()), name, f"bo truong {name}", f"thu truong {name}", f"giam doc {name}")
    return found


def _issuer(citation: Citation) -> str | None:
    """The body that a citation itself says to have issued the document, folded."""
    said = _BY.search(fold(citation.text))
    return " ".join(said["who"].split()) if said and citation.issuer else None


def _party(symbol: str) -> bool:
    return symbol.endswith(("/TU", "/TW", "/HU", "/ĐU"))


def _of_a_law(draft: Draft, rule: CheckEntry, citation: Citation, match: regex.Match[str]) -> Iterator[Result]:
    """A law with the symbol of a decree, a decree with that of the National Assembly; its term and its year."""
    place = (citation.start, citation.end)
    of_assembly = regex.match(r"(?:UBTV)?QH\d", match["symbol"])
    wrong = regex.match(r"(?:NĐ|QĐ|TT|KH|CT)-", match["symbol"])
    if citation.doc_type in LAWS and wrong:
        yield draft.finding(rule, place, say_as="type", severity="error", type=citation.doc_type, symbol=wrong[0][:-1], right="…")
    elif of_assembly and citation.doc_type in ("nghị định", "thông tư", "quyết định", "chỉ thị", "kế hoạch", "công văn"):
        yield draft.finding(rule, place, say_as="type", severity="error", type=citation.doc_type, symbol=of_assembly[0], right="luật, nghị quyết")
    term = _TERM.search(citation.number or "")
    if term and int(term["term"]) not in (known := _terms(int(term["y"]))) and known:
        yield draft.finding(rule, place, say_as="term", severity="error", term=term["term"], year=term["y"])


@kind("citation-misprint")
def citation_misprint(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Numbers in a form that no document has; ``options``: ``forms`` (a pattern of the letters as they stand -> what is right)."""
    for form in rule.options["forms"]:
        for match in regex.finditer(form["pattern"], draft.text.shown):
            if match.start() > draft.title[1] and not _is_own(draft, match[0]) and not _shouted(draft, match):
                yield draft.finding(rule, match.span(), say_as="misprint", right=match.expandf(form["right"]))


def _shouted(draft: Draft, match: regex.Match[str]) -> bool:
    """True for ``QĐ-TTG`` in a line all in capitals, where it is right."""
    low, high = (draft.text.shown.rfind("\n", 0, match.start()) + 1, draft.text.shown.find("\n", match.end()))
    line = draft.text.shown[low : high if high >= 0 else len(draft.text.shown)]
    return line.isupper() and match[0].endswith("TTG")


def _is_own(draft: Draft, words: str) -> bool:
    number = draft.record.plan.number
    return bool(number and words.endswith(number))


_OPEN = r"(?:…+|\.{2,}|_{2,}|x{2,}|-{2,})"
_TYPES = r"(?:nghi dinh|quyet dinh|nghi quyet|thong tu|ke hoach|chi thi|cong van|huong dan|chuong trinh|thong bao|luat|ket luan)"
_OPEN_NUMBER = regex.compile(rf"\b{_TYPES}(?: [a-z]+){{0,2}} so *:? *(?:{_OPEN} *|(?= *[/-] *[a-z0-9]))(?:[/-] *(?:\d{{4}} */ *)?[a-z]{{2,4}}[a-z/-]*)?(?=[ ,;])")
_NO_NUMBER = regex.compile(rf"\b{_TYPES} so (?=ngay\b|cua\b|ve\b)")
_ONLY_SYMBOL = regex.compile(rf"\b{_TYPES} so *:? *(?:qd|nq|nd|tt|kh|ct|cv|hd|ctr|tb|kl|bc)[-/][a-z]{{2,}}[a-z/&-]*(?=[ ,;])")
_NO_SYMBOL = regex.compile(rf"\b{_TYPES} so \d{{1,5}}(?= ngay \d)")
_OPEN_DAY = regex.compile(rf"\bngay *(?:{_OPEN}(?: */? *)?|(?<= ) {{2,}}|/ *)(?:thang|\d{{0,2}} */)[^;\n]{{0,16}}")
_MONTH_ONLY = regex.compile(r"\d/(?:\d{4}/)?[a-zđ&]{2,8}(?:[-/][a-z&]{2,12})? (?P<at>(?:thang \d{1,2}(?: nam |/)\d{4}|ngay \d{1,2}/\d{1,2}))(?![/\d-])(?! *nam \d)")
_OPEN_TITLE = regex.compile(r"(?m)^[-+* ]*can cu [^\n]*\d{4} cua [^;\n]{0,80}\b(?P<at>(?:phe duyet|ban hanh|quy dinh|ve|huong dan|sua doi)\b[^;\n]{0,160}?(?:\.{3,}|…)) *[;.,]? *$")
_DAY = r"ngay \d{1,2}(?:/\d{1,2}/| thang \d{1,2} nam )\d{4}(?= cua\b)"
_UNNUMBERED = regex.compile(rf"(?m)(?:(?<=[;,:] )|^(?:[-+*•] *|\d{{1,2}}[.)] ))(?P<at>(?:nghi dinh|quyet dinh|nghi quyet|thong tu|chi thi) {_DAY})")
_FIRST = r"(?:^[-+* ]*|[;.] )(?:can cu|thuc hien|trien khai|theo) "  # the words that begin a legal basis
_UNDATED = regex.compile(
    rf"(?m){_FIRST}(?P<at>(?:(?:nghi dinh|quyet dinh|nghi quyet|thong tu|chi thi|cong van) (?:ngay \d{{1,2}}(?:/| thang )\d{{1,2}})"
    rf"|(?:ke hoach|huong dan|chuong trinh(?: hanh dong)?|thong bao|ket luan|nghi quyet lien tich),? {_DAY}))"
)


@kind("citation-open")
def citation_open(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A number or a day of a cited document that is left open, or that is not there beside the other."""
    text, first = draft.text.folded, draft.title[1]
    found: list[tuple[str, Place]] = []
    for pattern in (_OPEN_NUMBER, _NO_NUMBER, _ONLY_SYMBOL, _NO_SYMBOL):
        found += [("number", m.span()) for m in pattern.finditer(text, first, draft.body_end)]
    found += [("number", m.span("at")) for pattern in (_UNDATED, _UNNUMBERED) for m in pattern.finditer(text, first, draft.body_end)]
    for match in _OPEN_DAY.finditer(text, first, draft.body_end):
        if regex.search(rf"{_TYPES}[^;\n]{{0,40}}$", text[max(first, match.start() - 60) : match.start()]):
            found.append(("date", match.span()))
    found += [("date", m.span("at")) for m in _MONTH_ONLY.finditer(text, first, draft.body_end)]
    found += [("title", m.span("at")) for m in _OPEN_TITLE.finditer(text, first, draft.body_end)]
    for say_as, place in dict.fromkeys(found):
        yield draft.finding(rule, place, say_as=say_as)


_SAYS_WHO = regex.compile(r"\b(?:cua|do|sua doi|bo sung|thay the)\b")
_WHO = 40  # letters behind a citation in which its issuer is said


@kind("issuer-unsaid")
def issuer_unsaid(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one legal basis that does not say who issued it, where all others of the list do: *Nghị định số 98/2018/NĐ-CP ngày … về …*."""
    bases = [c for c in draft.record.citations if c.basis and c.number and c.date and c.doc_type in _MARKS and not c.self]
    first = {c.number: c for c in reversed(bases)}
    listed = [c for c in bases if first[c.number] is c]
    silent = [c for c in listed if c.issuer is None and not _SAYS_WHO.search(draft.text.folded, c.start, min(c.end + _WHO, draft.body_end))]
    if len(silent) == 1 and len(listed) > _OTHERS:
        yield draft.finding(rule, (silent[0].start, silent[0].end), say_as="issuer")


_OTHERS = 2


_BASIS_LAW = regex.compile(r"(?m)^[-+*•_ ]*(?:căn cứ|thực hiện)(?: vào)? (?P<at>(?:bộ luật|luật|pháp lệnh) [^;\n]+(?:\n(?!\n)[^;\n]+)?)[;.,]", regex.IGNORECASE)
_OTHER_RULES = regex.compile(r"(?:ban thuong truc )?uy ban mat tran|dang uy|tinh uy|huyen uy|thanh uy|(?:tinh |huyen )?doan |hoi |lien doan ")  # with rules of their own


@kind("law-undated")
def law_undated(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*Căn cứ Luật Thủy sản;* beside laws, or where there are none documents, that are all cited with a day or a number."""
    laws = [m for m in _BASIS_LAW.finditer(draft.text.shown, draft.title[1], draft.body_end) if not draft.looks_back(m.start())]
    bare = [m for m in laws if not regex.search(r"\d", m["at"])]
    dated = sum(c.basis and c.number is not None and c.date is not None for c in draft.record.citations)
    alone = len(laws) == 1 and dated > _OTHERS and not _OTHER_RULES.match(fold(draft.record.plan.issuer or ""))
    if len(bare) == 1 and (len(laws) > 1 or alone):
        yield draft.finding(rule, bare[0].span("at"), say_as="date", severity="info" if alone else None)
