"""Thể thức: header, date, signature, recipients and end mark, as Nghị định 30/2020/NĐ-CP asks."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.extract.dates import iso
from kehoach.folding import fold
from kehoach.messages import check as say
from kehoach.rulebook import CheckEntry

NATION_FOLDED = regex.compile(r"cong +hoa +xa +hoi +chu +nghia +viet +nam")
_NATION_NEARLY = regex.compile(r"(?b)(?<!\p{L})(?:cong +hoa +xa +hoi +chu +nghia +viet +nam){e<=5}(?!\p{L})")
_MOTTO = regex.compile(r"doc +lap *[-.] *tu +do *[-.] *hanh +phuc")
_MOTTO_NEARLY = regex.compile(r"(?b)(?<!\p{L})(?:doc +lap *[-.]? *tu +do *[-.]? *hanh +phuc){e<=3}(?!\p{L})")
_MOTTO_RIGHT = regex.compile(r"Độc lập - Tự do - Hạnh phúc")
_PARTY = regex.compile(r"dang +cong +san|mat +tran|doan +(?:thanh +nien|tncs)|(?:tinh|thanh|huyen|thi|quan|xa|phuong|truong) +doan\b|tieu +ban|ban +(?:bau|chi)|cong +doan|hoi +(?:nong|lien|cuu)")
_NUMBER = regex.compile(r"(?<!\p{L})[Ss]ố\s*:?\s*(?P<no>\d{0,5})(?P<open>[.…_]{2,}|…)?(?P<gap> *)/(?P<gap2> *)(?P<symbol>[\p{L}\d&]+(?: *- *[\p{L}\d&]+)*)")
_NO_SLASH = regex.compile(r"(?<!\p{L})[Ss]ố\s*:?\s*(?P<no>\d{1,5})[ .-]{1,4}(?P<symbol>(?:KH|QĐ|CTr|PA|ĐA|BC|TB)-[\p{Lu}&]{2,})")
_SLASHED = regex.compile(r"(?P<place>\p{Lu}[\p{L}\p{M}' .-]{1,40}?),\s*ngày\s*(?P<d>\d{1,2})\s*[/.-]\s*(?P<m>\d{1,2})\s*[/.-]\s*(?P<y>\d{4})")
_OPEN_DAY = regex.compile(r"ngay[ .…]*thang[ \d.…]*nam[ \d.…]*|ngay[ \d.…]*thang[ .…]*nam[ \d.…]*")
_DATE = regex.compile(
    r"(?P<place>\p{Lu}[\p{L}\p{M}' .-]{1,40}?),\s*ngày\s*(?P<d>\d{1,2})\s*tháng\s*(?P<m>\d{1,2})\s*năm\s*(?P<y>\d{4})"
)
_NO_YEAR = regex.compile(r"ngay *\d{1,2} *thang *\d{1,2} *nam\b(?! *\d)")
_SYMBOL = regex.compile(r"\bso *:? *[\d.… ]*/ *[a-z]")
_DEGREE = regex.compile(r"(?<!\p{L})(?:GS|PGS|TS|ThS|Ths|BS|BSCKI{1,2}|KS|CN|Tiến sĩ|Thạc sĩ|Bác sĩ|NGƯT|NGND)\b\.? *(?=\p{Lu})")
_ISSUED_WITH = regex.compile(r"\( *(?:ban hanh )?kem theo (?:quyet dinh|nghi quyet|thong tu|cong van|to trinh)\b")
_BELOW_TITLE = 300  # letters
# Bodies whose signers may write their degree or rank: of health, schools, science (Nghị định 30/2020/NĐ-CP, Điều 13, khoản 3)
_WITH_DEGREES = regex.compile(r"\b(?:benh vien|trung tam y te|tram y te|(?:so|bo|phong) (?:y te|giao duc|khoa hoc)|truong (?!ban)|hoc vien|dai hoc|vien (?:nghien cuu|khoa hoc|y |ve sinh|sot ret|pasteur)|trung tam (?:kiem soat|giao duc|gdnn))")
_STORE = regex.compile(r"luu *:? *(?P<what>[a-z0-9&,. /()-]*)")


def _header(draft: Draft) -> str:
    """Folded words of the header; a title that swallowed it is looked at too."""
    start, end = draft.head
    return " ".join(draft.text.folded[start : end + 1].split())


def _is_state_body(draft: Draft) -> bool:
    return not _PARTY.search(fold(draft.record.plan.issuer or "")) and not _PARTY.search(_header(draft))


def _is_of_state(draft: Draft) -> bool:
    """True where the name of the State stands above the plan of another body: the form is the State's."""
    return bool(NATION_FOLDED.search(_header(draft)))


@kind("header")
def header(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The parts of a header that are not there: ``part`` is all, motto, issuer, number or date."""
    part = str(rule.options["part"])
    if "title" not in draft.record.plan.spans:
        return
    words, plan = _header(draft), draft.record.plan
    start, end = draft.head
    nation = bool(NATION_FOLDED.search(words) or _NATION_NEARLY.search(words))
    if not _is_state_body(draft) and not (nation and part == "date"):
        return  # the Party has a form of its own; who writes the name of the State above a plan dates it as the State does
    has = {
        "motto": nation,
        "issuer": "issuer" in plan.spans and plan.spans["issuer"][0] < draft.title[0],
        "number": _SYMBOL.search(draft.text.folded, start, end) is not None or "number" in plan.spans,
        "date": bool(regex.search(r"ngay[ \d.…]*thang[ \d.…]*nam", words)) or "issued_on" in plan.spans,
    }
    if _ISSUED_WITH.search(draft.text.folded, draft.title[0], draft.title[1] + _BELOW_TITLE):
        has |= {"number": True, "date": True}  # they are the decision's
    # a text file has often lost its header as a whole: that is one remark, not four
    lost = not has["motto"] and not has["issuer"]
    if part == "all":
        if lost:
            yield draft.finding(rule, draft.title, missing=_missing(has))
        elif all(has.values()) and not _left_open(draft):
            yield draft.verified(rule, (start, end), "header")
    elif not lost and not has[part]:
        yield draft.finding(rule, (start, end) if end > start else draft.title)
    elif not lost and part == "date":
        blank = _OPEN_DAY.search(draft.text.folded, start, end)
        short = _NO_YEAR.search(draft.text.folded, start, end)
        if blank and "issued_on" not in plan.spans:
            yield draft.finding(rule, blank.span(), say_as="open", severity="info")
        elif short:
            yield draft.finding(rule, short.span(), say_as="year")


def _left_open(draft: Draft) -> bool:
    """A number or day that is to be filled in on issue: the header is in form, not complete."""
    number, day = _NUMBER.search(draft.text.shown, *draft.head), _OPEN_DAY.search(draft.text.folded, *draft.head)
    return bool(number and not number["no"] or day and "issued_on" not in draft.record.plan.spans)


def _missing(has: dict[str, bool]) -> str:
    return ", ".join(say.PARTS[name]() for name, there in has.items() if not there)


@kind("nation")
def nation(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Quốc hiệu that is there but not letter by letter (*VIÊT NAM*, *CHŨ NGHĨA*, a word left out)."""
    start, end = draft.head
    found = NATION_FOLDED.search(draft.text.folded, start, end) or _NATION_NEARLY.search(draft.text.folded, start, end)
    if found:
        place = _whole_words(draft, found.span())
        words = " ".join(draft.text.shown[slice(*place)].replace("*", " ").replace("|", " ").split())
        if words.upper().replace("HOÀ", "HÒA") != "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" or not words.isupper():
            yield draft.finding(rule, place, say_as="words")
    elif (line := _MOTTO.search(draft.text.folded, start, end)) and not _is_state_body(draft):
        yield draft.finding(rule, line.span(), say_as="above")  # of a body of the State it is said as missing


def _whole_words(draft: Draft, place: Place) -> Place:
    """A place with the rest of the words at its ends (*HHạnh*, *phúcc*)."""
    start, end = place
    while start and draft.text.folded[start - 1].isalpha():
        start -= 1
    while end < len(draft.text.folded) and draft.text.folded[end].isalpha():
        end += 1
    return start, end


@kind("motto")
def motto(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Tiêu ngữ that is there but not letter by letter, or missing below the quốc hiệu."""
    start, end = draft.head
    line = _MOTTO.search(draft.text.folded, start, end)
    if line:
        place = _whole_words(draft, line.span())
        words = regex.sub(r"\s*[-–—]\s*", " - ", " ".join(draft.text.shown[slice(*place)].split()))
        if not _MOTTO_RIGHT.fullmatch(words):
            yield draft.finding(rule, place)
        return
    above = NATION_FOLDED.search(draft.text.folded, start, end)
    if above:
        near = _MOTTO_NEARLY.search(draft.text.folded, above.end(), end)
        yield draft.finding(rule, near.span()) if near else draft.finding(rule, above.span(), say_as="missing")


@kind("own-number")
def own_number(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The document's number: two digits at least, no blanks, the symbol of its type."""
    span = draft.record.plan.spans.get("number")
    start, end = draft.head
    place = (max(start, span[0] - 6), span[1]) if span else (start, end)
    match = _NUMBER.search(draft.text.shown, *place)
    slash = _NO_SLASH.search(draft.text.shown, start, end)
    if match is None and slash:
        yield draft.finding(rule, slash.span(), say_as="slash", right=f"{slash['no']}/{slash['symbol']}")
    if match is None:
        return
    if not match["no"]:
        yield draft.finding(rule, match.span(), say_as="open", severity="info")
    if match["no"].isdigit() and len(match["no"]) == 1:
        yield draft.finding(rule, match.span(), say_as="zero", right=f"0{match['no']}/{match['symbol']}")
    elif match["no"] and (match["gap"] or match["gap2"] or " " in match["symbol"]):
        right = f"{match['no']}/{match['symbol'].replace(' ', '')}"
        yield draft.finding(rule, match.span(), say_as="blank", right=right)
    symbol = match["symbol"].split("-")[0].strip()
    meant = meant_symbol(draft, symbol)
    if meant and symbol in ("KH", "QĐ", "NQ", "TB", "BC", "TTr", "CT"):
        yield draft.finding(rule, match.span(), say_as="type", symbol=symbol, type=draft.record.plan.doc_type, right=meant, severity="error")


def meant_symbol(draft: Draft, symbol: str) -> str | None:
    """The symbol of the plan's own kind of document, where this one is of another kind."""
    own = draft.record.plan.doc_type
    symbols = {s: e.name for e in draft.rules.group("document-type") for s in e.symbols}
    named, right = symbols.get(symbol), next((s for s, name in symbols.items() if name == own), None)
    same = own is None or named is None or own.startswith(named) or named.startswith(own)
    return None if same else right


@kind("own-date")
def own_date(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The date line: a real day, and a zero before days below 10 and the months 1 and 2 only."""
    start, end = draft.head
    match = _DATE.search(draft.text.shown, start, end)
    if match is None and "issued_on" in draft.record.plan.spans:
        at = draft.record.plan.spans["issued_on"]
        match = _DATE.search(draft.text.shown, max(0, at[0] - 80), at[1] + 2)
    if match is None:
        match = _SLASHED.search(draft.text.shown, start, end)
    if match is None:
        return
    day, month, year = int(match["d"]), int(match["m"]), int(match["y"])
    right = f"ngày {day:02d} tháng {month:02d} năm {year}" if month < 3 else f"ngày {day:02d} tháng {month} năm {year}"
    place = (match.start("d"), match.end("y"))
    if iso(day, month, year) is None:
        yield draft.finding(rule, place, say_as="none", severity="error")
    elif match["d"] != f"{day:02d}" or match["m"] != (f"{month:02d}" if month < 3 else str(month)):
        yield draft.finding(rule, place, right=right)
    else:
        yield draft.verified(rule, place, "date-form")


_EARLIEST = "05-01"  # plans of a year are made from the middle of the year before on
_LONG_BEFORE = regex.compile(r"xay dung|du toan|den nam|tam nhin|dai hoi|ky niem|tong dieu tra|bau cu|nam hoc|\bgiai doan\b")


_OF_THE_PAST = regex.compile(r"\b(?:(?:kiem tra|giam sat|thanh tra|kiem toan|danh gia|tong ket|ra soat) (?:viec|ket qua|tinh hinh|so lieu)|quyet toan|tong ket)\b.* nam (?:19|20)\d\d\b")  # of a year that is over


@kind("title-year")
def title_year(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A plan issued after the last year it covers, or so long before the one year in its title that this is a slip."""
    plan = draft.record.plan
    if not (plan.issued_on and plan.year_end and plan.year_start) or _OF_THE_PAST.search(draft.folded(draft.title)):
        return
    if int(plan.issued_on[:4]) > plan.year_end:
        yield draft.finding(rule, draft.title, say_as="late", year=plan.year_end, issued=plan.issued_on[:4])
    elif plan.year_start == plan.year_end and plan.issued_on < f"{plan.year_start - 1}-{_EARLIEST}":
        if f"nam {plan.year_start}" in draft.folded(draft.title) and not _LONG_BEFORE.search(draft.folded(draft.title)):
            yield draft.finding(rule, draft.title, say_as="early", severity="warning", year=plan.year_start, issued=plan.issued_on[:4])


def _signature(draft: Draft) -> Place | None:
    """The signature block: from its first mark (TM., KT., a title in capitals) on."""
    for begin, end in draft.outline.zones.closings:
        for p in draft.text.paragraphs[begin:end]:
            mark = regex.search(r"(?:^|\s|\|)(?:(?:TM|KT|TL|TUQ|Q)\.|T/M|K/T|T/L) ?\p{Lu}|(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG PHÒNG|TRƯỞNG BAN)", draft.text.shown[p.start : p.end])
            if mark:
                last = draft.text.paragraphs[min(end, begin + 30) - 1]
                return p.start + mark.start(), max(p.end, last.end)
    return None


@kind("signature")
def signature(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The signature block; ``part``: missing, authority (KT. without TM.), name (with a degree), issuer."""
    part = rule.options["part"]
    plan = draft.record.plan
    place = _signature(draft)
    if part == "missing":
        if place is None and draft.outline.zones.closings and plan.signer_title is None and plan.signer_name is None and (_is_state_body(draft) or _is_of_state(draft)):
            yield draft.finding(rule, _last(draft))
        elif place is None and draft.outline.zones.closings and plan.signer_title is None and plan.signer_name and "signer_name" in plan.spans:
            yield draft.finding(rule, plan.spans["signer_name"], say_as="office")
        return
    if place is None:
        return
    words = draft.text.shown[place[0] : place[1]]
    block = words[:300]
    if part == "authority":
        collective = bool(regex.search(r"-(?:UBND|HĐND)\b", plan.number or "")) or fold(plan.issuer or "").startswith(("uy ban nhan dan", "hoi dong nhan dan"))
        deputy = regex.search(r"KT\. ?CHỦ TỊCH", block)
        if collective and plan.doc_type != "quyết định" and deputy and not regex.search(r"TM\. ?(?:ỦY|UỶ|HỘI|UBND|BAN)", block, regex.IGNORECASE):
            yield draft.finding(rule, (place[0] + deputy.start(), place[0] + deputy.end()))
        elif collective and regex.search(r"TM\.", block):
            yield draft.verified(rule, place, "signature")
    elif part == "name":
        degree = _DEGREE.search(block)
        if degree and not _WITH_DEGREES.search(fold(plan.issuer or "")):
            yield draft.finding(rule, (place[0] + degree.start(), place[0] + degree.end()))
    elif part == "issuer":
        yield from _signed_for(draft, rule, place, block)


_ABOVE_INSPECTORS = regex.compile(r"ban (?:thuong vu|chap hanh)|(?:dang|huyen|tinh|thanh|quan|thi) uy\b|uy ban nhan dan")


def _signed_for(draft: Draft, rule: CheckEntry, place: Place, block: str) -> Iterator[Result]:
    """The body signed for against the body that issues."""
    signed = regex.search(r"T(?:M\.|/M) ?(?P<body>\p{Lu}[\p{Lu} ]+)", block)
    issuer = draft.record.plan.issuer
    if not signed or not issuer or "issuer" not in draft.record.plan.spans:
        return
    body, own = fold(signed["body"]).strip(), fold(issuer)
    if own.startswith("uy ban kiem tra") and _ABOVE_INSPECTORS.match(body):
        yield draft.finding(rule, (place[0] + signed.start(), place[0] + signed.end()), issuer=issuer)
    for name in ("uy ban nhan dan", "hoi dong nhan dan"):
        other = "hoi dong nhan dan" if name.startswith("uy") else "uy ban nhan dan"
        if own.startswith(name) and body.startswith(other) and not own.startswith(other):
            yield draft.finding(rule, (place[0] + signed.start(), place[0] + signed.end()), issuer=issuer)


def _last(draft: Draft) -> Place:
    last = draft.text.paragraphs[-1] if draft.text.paragraphs else None
    return (last.start, last.end) if last else (0, 0)


@kind("recipients-block")
def recipients_block(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*Nơi nhận*: ``part`` is missing, lines (each ends in ``;``), or store (the line *Lưu*)."""
    part, known = rule.options["part"], draft.record.recipients
    if part == "missing":
        if not known and not draft.outline.zones.closings and len(draft.record.sections) >= 3 and "title" in draft.record.plan.spans:
            yield draft.finding(rule, _last(draft))
        return
    if len(known) < 2:
        return
    if part == "lines":
        for recipient in known[:-1]:
            after = draft.text.shown[recipient.end : recipient.end + 6].lstrip(" \n")
            if not after.startswith((";", ".", ",")) and not recipient.text.rstrip().endswith((";", ":")) and recipient.purpose != "lưu":
                yield draft.finding(rule, (recipient.start, recipient.end))
        return
    stored = [r for r in known if r.purpose == "lưu" or fold(r.text).startswith("luu")]
    if not stored:
        yield draft.finding(rule, (known[-1].start, known[-1].end), say_as="none")
        return
    line = stored[-1]
    match = _STORE.match(fold(line.text))
    units = [u for u in regex.split(r"[,; ]+", (match["what"] if match else "").strip(" .;")) if u]
    # the Front, the Party and steering committees have forms of their own
    least = 1 if regex.search(r"mat tran to quoc|mttq|dang uy|dang bo|huyen uy|tinh uy|thanh uy|ban chi dao", fold(draft.record.plan.issuer or "")) else 2
    if len(units) < least:
        yield draft.finding(rule, (line.start, line.end))


_SIGN = regex.compile(r"\. */ *\.")


@kind("end-mark")
def end_mark(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``./.`` after the last word of the text."""
    zones = draft.outline.zones.closings
    if not zones or draft.title[0] >= draft.text.paragraphs[zones[0][0]].start:
        return
    stop = draft.text.paragraphs[zones[0][0]].start
    before = draft.text.shown[max(0, stop - 200) : stop].rstrip()
    body = [p for p in draft.text.paragraphs[: zones[0][0]] if p.where == "body" and p.end > p.start]
    if body and not _SIGN.search(before[-8:]) and not _SIGN.search(draft.text.shown[body[-1].start : body[-1].end + 6]):
        yield draft.finding(rule, (max(body[-1].start, body[-1].end - 60), body[-1].end))
