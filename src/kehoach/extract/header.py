"""Metadata of a document: type, number, date, issuer, title, period, signature (Nghị định 30/2020/NĐ-CP, Điều 8)."""

from __future__ import annotations

import regex

from kehoach.extract.dates import DATE, iso
from kehoach.extract.found import FoundPlan
from kehoach.extract.issuers import full_name, level_of, places_of
from kehoach.extract.patterns import rx
from kehoach.folding import fold
from kehoach.normalise import Paragraph, Text
from kehoach.rulebook import DocumentEntry, Rulebook
from kehoach.segment import Outline

_NUMBER = regex.compile(
    r"(?:^|\s)s[oố]\s*:?\s*(?P<no>\d{1,5}[a-z]?)? *(?P<rest>(?:/ *(?:19|20)\d{2} *)?[/-] *[a-zđ][\wđ&]*(?: *[-/] *[\wđ&]+)*)",
    regex.IGNORECASE,
)
_BARE_NUMBER = regex.compile(r"^(?P<no>\d{1,5}[a-z]?) *(?P<rest>/ *(?:(?:19|20)\d{2} */ *)?[A-ZĐ][\wĐđ&]*(?: *- *[\wĐđ&]+)+)$")
_PLACE_DATE = regex.compile(
    r"(?P<place>[^\n,:;|]{2,40}), *ngay *(?P<d>\d{0,2}) *(?:thang|/) *(?P<m>\d{0,2}) *(?:nam|/) *(?P<y>(?:19|20)\d{2})"
)
_BODY = regex.compile(
    r"uy ban|ubnd|hoi dong nhan dan|hdnd|bo |thu tuong|chinh phu|quoc hoi|so |ban |tinh uy|thanh uy|huyen uy|"
    r"dang uy|mat tran|lien doan|tieu ban|cuc |tong cuc|chi cuc|truong|tong lien|doan thanh nien|tinh doan|hoi "
)
_OPENERS = regex.compile(r"(?:can cu|thuc hien|trien khai|nham|thi hanh|qua xem xet|theo de nghi|tiep tuc|de |tren co so|quyet nghi|sau )\b")
_SIGN = regex.compile(r"(?P<for>(?:(?:tm|kt|tl|tuq|q) ?\. *)[^\n]+)")
_TITLES = (
    "pho chu tich thuong truc", "pho chu tich", "chu tich", "thu tuong", "pho thu tuong", "bo truong", "thu truong",
    "giam doc", "pho giam doc", "chanh van phong", "pho chanh van phong", "truong ban", "pho truong ban", "truong phong",
    "pho truong phong", "bi thu", "pho bi thu", "truong tieu ban", "pho truong tieu ban", "tong cuc truong", "cuc truong",
    "chi cuc truong", "uy vien thuong truc", "pho thu tuong thuong truc", "hieu truong", "pho hieu truong",
    "truong doan", "chu nhiem", "pho chu nhiem", "vien truong", "chanh an",
)  # fmt: skip
_TITLE_RE = regex.compile("(?:" + "|".join(sorted(_TITLES, key=len, reverse=True)) + r")(?![a-z])")
_PERIOD = regex.compile(
    r"(?<!nhiem ky )(?<!nhiem ky)(?:giai doan|thoi ky|tu nam|03 nam|3 nam|05 nam|5 nam|hai nam|ba nam)? *(?:\(? *)(?P<a>(?:19|20)\d{2}) *(?:-|den(?: het)?(?: nam)?) *(?P<b>(?:19|20)\d{2})"
)
_YEAR = regex.compile(r"nam(?: hoc)? *(?P<y>(?:19|20)\d{2})(?: *- *(?P<z>(?:19|20)\d{2}))?")
_UNTIL = regex.compile(r"den(?: het)? nam *(?P<y>(?:19|20)\d{2})")


def header(text: Text, outline: Outline, rules: Rulebook) -> FoundPlan:
    """The document's metadata. A field that the text does not support stays ``None``."""
    plan = FoundPlan()
    first = outline.parts[0].start if outline.parts else len(text.canonical)
    title_at = outline.zones.title
    _title(text, outline, plan, rules=rules)
    if "title" in plan.spans:
        head_end = plan.spans["title"][0]
    else:
        head_end = text.paragraphs[title_at].start if title_at is not None else min(first, 1500)
    _number(text, plan, head_end, first)
    _date(text, plan, head_end, outline=outline)
    _issuer(text, plan, head_end, first=first)
    _signature(text, outline, plan)
    if plan.issuer:
        plan.level = level_of(plan.issuer)
        plan.province, plan.district, plan.commune = places_of(plan.issuer)
    _years(plan)
    return plan


def document_type(words: str, rules: Rulebook) -> tuple[str, int] | None:
    """The document type a title begins with and the length of the words that name it."""
    folded = fold(words)
    best: tuple[str, int] | None = None
    entry: DocumentEntry
    for entry in rules.group("document-type"):
        match = rules.pattern(entry).match(folded)
        if match and (best is None or match.end() > best[1]):
            best = (entry.name, match.end())
    return best


def _title(text: Text, outline: Outline, plan: FoundPlan, *, rules: Rulebook) -> None:
    index = outline.zones.title
    first = outline.parts[0].start if outline.parts else len(text.canonical)
    if index is None:
        index = _lower_case_title(text, first, rules)
    if index is None:
        return
    found = _titled(text, index, first, rules=rules)
    if found is None:
        return
    plan.doc_type, plan.title, span = found
    plan.spans["title"] = span
    attached = outline.zones.attached
    if attached is not None:
        inner = _titled(text, attached, first, rules=rules)
        if inner:
            plan.attached_type, plan.attached_title = inner[0], inner[1]


def _lower_case_title(text: Text, first: int, rules: Rulebook) -> int | None:
    """A title printed in lower case (old gazettes): the first short paragraph beginning with a type."""
    for index, p in enumerate(text.paragraphs[:12]):
        if p.start >= first:
            break
        words = text.words(p.start, p.end)
        if p.where != "cell" and len(words) < 200 and words[:1].isupper() and document_type(words, rules):
            return index
    return None


def _titled(text: Text, index: int, first: int, *, rules: Rulebook) -> tuple[str, str, tuple[int, int]] | None:
    """Document type, title in one line and its span, from the title paragraph on."""
    p = text.paragraphs[index]
    words = text.words(p.start, p.end).strip(" :")
    kind = document_type(words, rules)
    if kind is None:
        return None
    lines, end = [words], p.end
    for q in text.paragraphs[index + 1 : index + 6]:
        follow = text.words(q.start, q.end)
        folded = fold(follow)
        if q.start >= first > p.start or q.where == "cell" or _ends_title(follow, folded, q):
            break
        if len(" ".join(lines).split()) > 4 and not (follow.isupper() or lines[-1].isupper() and len(lines) == 1):
            if follow[:1].isupper() and not q.bold and len(lines) > 1:
                break
        lines.append(follow.strip(" *"))
        end = q.end
    name = words[: kind[1]]
    subject = " ".join([words[kind[1] :].strip(" :-"), *lines[1:]]).strip()
    subject = rx(r"^(?:V/v|v/v) ").sub("Về việc ", subject)
    title = f"{name.capitalize()} {subject}".strip()
    return kind[0], title, (p.start, end)


def _ends_title(words: str, folded: str, q: Paragraph) -> bool:
    if not words or words.startswith(("-", "(", "+")) and not folded.startswith("(kem"):
        return True
    if folded.startswith(("(kem", "(ban hanh", "kinh gui", "dieu ")):
        return True
    if _OPENERS.match(folded) and not words.isupper() and (len(words) > 170 or words.rstrip().endswith((".", ";", ":", ","))):
        return True
    if rx(r"(?:uy ban nhan dan|hoi dong nhan dan|chu tich|thu tuong|bo truong)\b[^,;]{0,70}$").match(folded):
        return True
    return len(words) > 420 or words.rstrip().endswith((".", ";", ":")) and not words.isupper()


def _number(text: Text, plan: FoundPlan, head_end: int, first: int) -> None:
    """The document's own number: in a line of the header that is little more than it."""
    bound = head_end if plan.title else min(first, 900)
    for p in text.paragraphs:
        if p.start >= bound:
            return
        words = text.canonical[p.start : p.end]
        folded = fold(words)
        if len(words) > 170 or folded.startswith(("can cu", "kem theo", "(kem")):
            continue
        match = _NUMBER.search(words) or _BARE_NUMBER.match(words.strip())
        if not match:
            continue
        if match["no"]:
            plan.number = regex.sub(r"\s+", "", match["no"] + match.groupdict().get("rest", "")).rstrip("-/")
            if "/" not in plan.number and "-" not in plan.number:
                plan.number = rx(r"\s+").sub("", f"{match['no']}/{match['rest']}")
            plan.spans["number"] = (p.start + match.start("no"), p.start + match.end())
        return


def _date(text: Text, plan: FoundPlan, head_end: int, *, outline: Outline) -> None:
    match = None
    for index, p in enumerate(text.paragraphs):
        closing = any(a <= index < b for a, b in outline.zones.closings)
        if p.start >= head_end and not (closing or p.where == "layout"):
            if p.start > head_end + 600 and not closing:
                continue
            if not closing and index != (outline.zones.title or -1) + 1:
                continue
        found = _PLACE_DATE.search(text.folded, p.start, p.end)
        if found and p.end - p.start < 160:
            match = found
            break
    if match is None:
        return
    place = text.words(match.start("place"), match.end("place")).strip(" -_.|")
    place = rx(r"(?:NAM|phúc|PHÚC|Phúc)\b[ \-_]*|\d*[ ]?/[^ ]+ +").split(place)[-1].strip() or place
    plan.place = place
    plan.spans["place"] = (match.start("place"), match.end("place"))
    if match["d"] and match["m"]:
        plan.issued_on = iso(int(match["d"]), int(match["m"]), int(match["y"]))
        if plan.issued_on:
            plan.spans["issued_on"] = (match.start("d"), match.end("y"))


def _issuer(text: Text, plan: FoundPlan, head_end: int, *, first: int) -> None:
    """The issuing body: from the header's left block, the signature, or the words before the plan."""
    head = [p for p in text.paragraphs if p.start < head_end]
    lines: list[tuple[str, Paragraph]] = []
    for p in head[:8]:
        words = rx(r" *-{3,}| _{3,}").split(text.words(p.start, p.end))[0].strip(" -_*.")
        folded = fold(words)
        if not words or rx(r"cong hoa xa hoi|doc lap|, *ngay|dang cong san").search(folded):
            continue
        if rx(r"(?i:s[oốôó])\b").match(words):  # Số: …, not Sở …
            continue
        if words.isupper() and len(words) < 160:
            lines.append((words, p))
    name = _header_body([words for words, _ in lines])
    if name:
        plan.issuer = full_name(name)
        plan.spans["issuer"] = (lines[0][1].start, lines[-1][1].end)
        return
    _issuer_from_text(text, plan, first)


def _header_body(lines: list[str]) -> str | None:
    """The body that the lines of a header name: the last one that begins like a body, and its place."""
    joined = " ".join(lines)
    folded = fold(joined)
    starts = [m.start() for m in _BODY.finditer(folded) if m.start() == 0 or folded[m.start() - 1] == " "]
    if not lines or not starts:
        return None
    if len(lines) > 1 and fold(lines[-1]).startswith(("ban thuong truc", "tieu ban", "so ", "phong ", "ban ")):
        upper, lower = " ".join(lines[:-1]), lines[-1]
        if fold(lower).startswith("ban thuong truc"):
            return f"{lower} {upper}"
        return lower if fold(lower).startswith(("so ", "phong ")) is False else f"{lower} {_place_tail(upper)}".strip()
    match = rx(r"\b(?:so|phong|ban|cuc|chi cuc) (?!nhan dan)").search(folded)
    if match and match.start() > 0 and folded.startswith(("uy ban nhan dan", "ubnd", "bo ")):
        return f"{joined[match.start():]} {_place_tail(joined[: match.start()])}".strip()
    return joined[starts[0] :]


def _place_tail(upper: str) -> str:
    """The unit at the end of a superior body's name (``ỦY BAN NHÂN DÂN TỈNH X`` → ``TỈNH X``)."""
    match = rx(r"\b(?:TỈNH|THÀNH PHỐ|HUYỆN|THỊ XÃ|QUẬN|XÃ|PHƯỜNG|THỊ TRẤN)\b.*").search(upper)
    return match[0].strip() if match else ""


_SELF = regex.compile(
    r"(?P<body>(?:uy ban nhan dan|ubnd|hoi dong nhan dan) (?:tinh|thanh pho|huyen|thi xa|quan|xa|phuong|thi tran)(?: [^\n,;.:()]{2,25}?)??) "
    r"(?:ban hanh|xay dung|to chuc|trien khai|de ra|lap)\b"
)
# "Hội đồng nhân dân tỉnh tiền giang khóa vii - kỳ họp thứ 6" on a line of its own (old gazettes)
_BODY_LINE = regex.compile(
    r"(?m)^[ ]*(?P<body>(?:uy ban nhan dan|hoi dong nhan dan) (?:tinh|thanh pho|huyen|thi xa|quan|xa|phuong) [^\n,;.:()]{2,24}?)(?: khoa [ivx]+[^\n]{0,40})? *$"
)
_TITLE_PLACE = regex.compile(
    r"\b(?P<unit>huyen|tinh|xa|phuong|thi xa|quan|thanh pho|thi tran) (?P<name>[^\n,;.:()]+?)(?= nam \d| giai doan| den nam| thoi ky|,|;|\.|$)"
)


def _issuer_from_text(text: Text, plan: FoundPlan, first: int) -> None:
    """No header: *Ủy ban nhân dân huyện ban hành Kế hoạch …* with the place named in the title."""
    preamble_start = plan.spans.get("title", (0, 0))[1]
    match = _SELF.search(text.folded, preamble_start, max(first, preamble_start))
    place = _place_in_title(plan.title or "")
    if match:
        body = text.words(match.start("body"), match.end("body"))
        bare = rx(r"(tinh|thanh pho|huyen|thi xa|quan|xa|phuong|thi tran)$").search(match["body"])
        if bare and place and place[0] == bare[1]:
            body = f"{body} {place[1]}"
        plan.issuer = full_name(body)
        plan.spans["issuer"] = (match.start("body"), match.end("body"))
        return
    named = _BODY_LINE.search(text.folded, 0, max(first, 1) + 400)
    if named:
        plan.issuer = full_name(text.words(named.start("body"), named.end("body")))
        plan.spans["issuer"] = named.span("body")
    elif place:
        plan.issuer = full_name(f"Ủy ban nhân dân {place[2]} {place[1]}")


def _place_in_title(title: str) -> tuple[str, str, str] | None:
    """The last administrative unit a title names: folded unit word, name, printed unit word."""
    folded = fold(title)
    place = None
    for found in _TITLE_PLACE.finditer(folded):
        words = title[found.start("name") : found.end("name")].strip()
        if words[:1].isupper():
            unit = title[found.start("unit") : found.end("unit")]
            place = found["unit"], words.title() if title.isupper() else words, unit.lower()
    return place


def _signature(text: Text, outline: Outline, plan: FoundPlan) -> None:
    """``TM. ỦY BAN NHÂN DÂN / KT. CHỦ TỊCH / PHÓ CHỦ TỊCH / name``, in lines or in one cell."""
    blocks = list(outline.zones.closings) or [(max(0, len(text.paragraphs) - 14), len(text.paragraphs))]
    begin, end = blocks[0]
    pieces: list[tuple[str, Paragraph]] = []
    started = False
    for p in text.paragraphs[begin:end]:
        if p.where in ("cell", "note"):
            continue
        words = text.words(p.start, p.end).strip(" *|")
        folded = fold(words)
        at = rx(r"(?:^|[ ;.])(?=(?:tm|kt|tl|tuq)\. ?[a-z])|^(?=q\. )").search(folded)
        if not started and at and not folded.startswith("-"):
            started = True
            words = words[at.end() :]
        elif not started:
            office = _TITLE_RE.match(folded)
            started = office is not None and words[: office.end()].isupper()
        if started and words and not words.startswith("-"):
            pieces.append((words, p))
    if pieces:
        _read_signature(pieces, plan)


def _read_signature(pieces: list[tuple[str, Paragraph]], plan: FoundPlan) -> None:
    joined = " ".join(words for words, _ in pieces)[:400]
    joined = rx(r"[\[(]?\b(?i:đã (?:ký|kí))\b[^)\]\n]{0,24}[)\]]|\bĐã ký\b").sub(" ", joined)  # stands where the ink was
    folded = fold(joined)
    titles = [m for m in _TITLE_RE.finditer(folded) if joined[m.start()].isupper()]
    rest = joined
    if titles:
        last = titles[0]
        for match in titles[1:]:  # titles in a row belong to one block; later ones to another signature
            if len(joined[last.end() : match.start()].split()) <= 3 and not _is_name(joined[last.end() : match.start()]):
                last = match
            else:
                break
        title = joined[last.start() : last.end()].lower()
        plan.signer_title = (title[:1].upper() + title[1:]).replace("hủ tịch", "hủ tịch")
        for wrong, right in (("Phó chủ", "Phó Chủ"), ("Phó giám", "Phó Giám"), ("Phó thủ", "Phó Thủ"), ("Phó trưởng", "Phó Trưởng"), ("Phó chánh", "Phó Chánh"), ("Phó bí", "Phó Bí")):
            plan.signer_title = plan.signer_title.replace(wrong, right)
        plan.signed_for = joined[: last.start()].strip(" -") or None
        rest = joined[last.end() :]
    name: list[str] = []
    for token in rest.split():
        bare = token.strip(".,()*_-:")
        if rx(r"\p{Lu}[\p{L}\p{M}'’.-]*").fullmatch(bare) and not (bare.isupper() and len(bare) > 2):
            name.append(bare)
        elif name or not rx(r"^\(|^ký$|^đã").match(token.lower()):
            if name:
                break
    if 2 <= len(name) <= 6:
        plan.signer_name = " ".join(name)
        plan.spans["signer_name"] = (pieces[0][1].start, pieces[-1][1].end)
    elif not name and rest.strip():
        upper = [t for t in rest.split() if rx(r"\p{Lu}[\p{L}'’]+").fullmatch(t)]
        if 2 <= len(upper) <= 5:
            plan.signer_name = " ".join(w.capitalize() for w in upper)


def _is_name(words: str) -> bool:
    tokens = words.split()
    return len(tokens) >= 2 and all(t[:1].isupper() and not t.isupper() for t in tokens)


def _years(plan: FoundPlan) -> None:
    """The period the title names: ``giai đoạn 2021-2025``, ``năm 2023``, ``đến năm 2030``."""
    for title in (plan.title, plan.attached_title):
        folded = fold(title or "")
        folded = rx(r"nhiem ky[ ]*\d{4}[ ]*-[ ]*\d{4}").sub(" ", DATE.sub(" ", folded))
        folded = rx(r"(?:nam )?\d+/\d{4}/[a-z0-9-]+").sub(" ", folded)
        periods = list(_PERIOD.finditer(folded))
        years = [m for m in _YEAR.finditer(folded)]
        own = [m for m in years if not any(p.start() <= m.start() < p.end() for p in periods)]
        own = [m for m in own if not folded[: m.start()].endswith(("den ", "den het ", "tam nhin "))]
        if own and len({m["y"] for m in own}) == 1:
            plan.year_start = int(own[0]["y"])
            plan.year_end = int(own[0]["z"] or own[0]["y"])
            return
        if len(own) == 2 and rx(r",? *(?:va|,) *").fullmatch(folded[own[0].end() : own[1].start()]):
            plan.year_start, plan.year_end = int(own[0]["y"]), int(own[1]["z"] or own[1]["y"])  # "năm 2025 và năm 2026"
            return
        if periods:
            plan.year_start, plan.year_end = int(periods[0]["a"]), int(periods[0]["b"])
            return
        until = _UNTIL.search(folded)
        if until:
            plan.year_end = int(until["y"])
            return
