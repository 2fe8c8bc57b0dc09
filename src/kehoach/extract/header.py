"""Metadata of a document: type, number, date, issuer, title, period, signature (Nghị định 30/2020/NĐ-CP, Điều 8)."""

from __future__ import annotations

import regex

from kehoach.extract.dates import DATE, date_of
from kehoach.extract.found import FoundPlan
from kehoach.extract.issuers import level_of, places_of
from kehoach.extract.letterhead import issuer
from kehoach.extract.patterns import rx
from kehoach.extract.signatures import signature
from kehoach.folding import fold
from kehoach.normalise import Paragraph, Text
from kehoach.rulebook import DocumentEntry, Rulebook
from kehoach.segment import Outline

_NUMBER = regex.compile(
    r"(?:^|\s)s[oố]\s*:?\s*(?P<no>\d{1,5}[a-z]?)? *(?P<rest>(?:(?:/ *(?:19|20)\d{2} *)?[/-] *[a-zđ]|(?:kh|ctr|pa|đa|hd|qđ|nq) ?/ ?[a-zđ])[\wđ&]*(?: *[-/] *[\wđ&]+)*)",
    regex.IGNORECASE,
)
# "… quy định tại Nghị định" before a number: another document's
_OTHER_DOCUMENT = regex.compile(
    r"\w[ ,;]+(?:nghi (?:dinh|quyet)|quyet dinh|thong tu(?: lien tich)?|chi thi|cong van|ke hoach|ket luan|luat|to trinh|thong bao|van ban)$"
)
_BARE_NUMBER = regex.compile(r"^(?P<no>\d{1,5}[a-z]?) *(?P<rest>/ *(?:(?:19|20)\d{2} */ *)?[A-ZĐ][\wĐđ&]*(?: *- *[\wĐđ&]+)+)$")
# In a draft blanks or dots stand for the day: "ngày …. tháng …. năm 2024"
_PLACE_DATE = regex.compile(
    r"(?P<place>[^\n,:;|]{2,40}), *ngay[ .…_]*(?P<d>\d{0,2})[ .…_]*(?:thang|/)[ .…_]*(?P<m>\d{0,2})[ .…_]*(?:nam|/) *(?P<y>(?:19|20)\d{2})"
)
_OPENERS = regex.compile(r"(?:can cu|thuc hien|trien khai|nham|thi hanh|qua xem xet|theo de nghi|tiep tuc|de |tren co so|quyet nghi|sau )\b")
_SIGNED_LINES = 10  # paragraphs at the end that hold date and signature where no recipients are named
_SUBJECTS = ("thuc hien ", "trien khai ", "thi hanh ", "tiep tuc ")  # both a title and a preamble may begin so
_CALLED = regex.compile(
    r"(?:uy ban nhan dan|ubnd|so|phong|ban|bo|hoi|trung tam|truong)\b[^\n.;:,]{0,60} (?:ban hanh|xay dung|lap) "
    r"(?P<type>ke hoach|chuong trinh|de an|phuong an) [^\n.;:]{0,200}(?:nhu sau|sau day|sau) *:"
)
_PLANS = ("kế hoạch", "chương trình", "đề án", "phương án", "chương trình hành động")
# Who decides, on a line of its own between title and grounds: "GIÁM ĐỐC SỞ Y TẾ"
_AUTHORITY = regex.compile(
    r"(?:uy ban nhan dan|hoi dong nhan dan|chu tich|thu tuong|bo truong|giam doc (?:so|cong an|kho bac|dai hoc)|(?:tong |chi )?cuc truong|"
    r"thong doc|truong ban|hieu truong|vien truong|chanh an|tong thanh tra|tong kiem toan|tong giam doc)\b"
    r"(?:[^,;]{0,70}| [^,;]{2,40}\bkhoa [ivx\d]+\b.{0,40})$"
)
_UNFINISHED = regex.compile(r"(?:\b(?:va|cua|cho|voi|ve|tai|do|boi|theo|cac)|[-,])$")
_PERIOD = regex.compile(
    r"(?<!nhiem ky )(?<!nhiem ky)(?:giai doan|thoi ky|tu nam|03 nam|3 nam|05 nam|5 nam|hai nam|ba nam)? *(?:\(? *)(?P<a>(?:19|20)\d{2}) *(?:-|den(?: het)?(?: nam)?) *(?P<b>(?:19|20)\d{2})"
)
_OF_LAW = regex.compile(r"\b(?:luat|phap lenh|hien phap)(?: [a-z,]+){1,8} $")  # *theo Luật Hợp tác xã năm 2012*
_YEAR = regex.compile(r"(?:nam(?: hoc)?|\b(?:vu|tet) (?:[a-z]+[ -]){1,4}?) *(?P<y>(?:19|20)\d{2})(?: *- *(?P<z>(?:19|20)\d{2}))?")
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
    issuer(text, plan, head_end, first=first)
    signature(text, outline, plan)
    _signing_organ(plan)
    if plan.doc_type is None:
        plan.doc_type = _untitled_type(text, plan, first, rules)
    if plan.issuer:
        plan.level = level_of(plan.issuer) or plan.level
        province, district, plan.commune = places_of(plan.issuer)
        plan.district = district or (plan.district if not province else None)
        plan.province = province or plan.province
    _years(plan)
    return plan


def _signing_organ(plan: FoundPlan) -> None:
    """Below a letterhead of the whole committee or council its standing organ issues what is signed for that organ."""
    signed, issuer = fold(plan.signed_for or ""), plan.issuer or ""
    if issuer.startswith("Ban Chấp hành ") and "ban thuong vu" in signed:
        plan.issuer = f"Ban Thường vụ {issuer.removeprefix('Ban Chấp hành ')}"
    elif issuer.startswith("Hội đồng nhân dân ") and rx(r"thuong truc (?:hoi dong nhan dan|hdnd)").search(signed):
        plan.issuer = f"Thường trực {issuer}"


def document_type(words: str, rules: Rulebook) -> tuple[str, int] | None:
    """The document type a title begins with and the length of the words that name it."""
    folded = fold(words)
    if words[:7].lower() == "phường ":
        return None  # phường An Hải is no phương án
    best: tuple[str, int] | None = None
    entry: DocumentEntry
    for entry in rules.group("document-type"):
        match = rules.pattern(entry).match(folded)
        if match and (best is None or match.end() > best[1]):
            best = (entry.name, match.end())
    return best


def _untitled_type(text: Text, plan: FoundPlan, first: int, rules: Rulebook) -> str | None:
    """The type of a plan whose title the page lost: by its own number, or as its preamble calls it.

    ``Số: 54/KH-UBND``; ``Ủy ban nhân dân huyện ban hành Kế hoạch triển khai như sau:``
    """
    entries: list[DocumentEntry] = rules.group("document-type")
    symbol = rx(r"\d(?:/\d{4})?\s*[/-]\s*(?P<sym>\p{L}+)").search(plan.number or "")
    for entry in entries:
        if symbol and entry.plan and symbol["sym"].lower() in (s.lower() for s in entry.symbols):
            return entry.name
    called = _CALLED.search(text.folded, 0, first)
    return next((e.name for e in entries if called and fold(e.name) == called["type"]), None)


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
    if len(plan.title) == len(plan.doc_type):  # "Về việc …" above it (old gazettes)
        for p in text.paragraphs[: min(index, 3)]:
            if text.folded[p.start : p.end].lstrip().startswith(("ve viec ", "v/v ")):
                plan.title = f"{plan.title} {text.words(p.start, p.end)}"
    attached = outline.zones.attached
    if attached is None and outline.zones.title is None:
        attached = _lower_case_plan(text, index)
    if attached is not None and plan.doc_type not in _PLANS:  # a plan's annex is no plan it attaches
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


def _lower_case_plan(text: Text, title: int) -> int | None:
    """The title of the plan that a decision of an old gazette attaches: in lower case, behind its articles."""
    decided = False
    for index, p in enumerate(text.paragraphs[title + 1 :], title + 1):
        folded = text.folded[p.start : p.end].strip()
        decided = decided or folded.startswith("dieu ") and "kem theo" in folded
        if decided and p.end - p.start < 200 and rx(r"(?:ke hoach|chuong trinh|de an|phuong an) .*[^.;:]$").match(folded):
            after = text.paragraphs[index + 1 : index + 2]
            follows = text.folded[after[0].start : after[0].end].strip() if after else ""
            if text.canonical[p.start].isupper() and rx(r"\( ?(?:ban hanh )?kem theo|(?:i|1|a|phan [a-z]+) ?[./)]").match(follows):
                return index
    return None


def _titled(text: Text, index: int, first: int, *, rules: Rulebook) -> tuple[str, str, tuple[int, int]] | None:
    """Document type, title in one line and its span, from the title paragraph on."""
    p = text.paragraphs[index]
    words = text.words(p.start, p.end).strip(" :")
    kind = document_type(words, rules)
    if kind is None:
        return None
    cut = _authority_line(text, p)
    if cut is not None:
        words, first = text.words(p.start, cut).strip(" :"), p.start
    lines, end = [words], cut or p.end
    for q in text.paragraphs[index + 1 : index + 6]:
        follow = text.words(q.start, q.end)
        folded = fold(follow)
        bare = len(lines) == 1 and kind[1] >= len(words)  # the type alone: its subject comes next
        if q.start >= first > p.start or q.where == "cell" or _ends_title(follow, folded, q, bare=bare):
            break
        if len(" ".join(lines).split()) > 4 and not (follow.isupper() or lines[-1].isupper() and len(lines) == 1):
            if follow[:1].isupper() and not q.bold and len(lines) > 1:
                break
        cut = _authority_line(text, q)
        lines.append(text.words(q.start, cut or q.end).strip(" *"))
        end = cut or q.end
        if cut is not None:
            break
    name = words[: kind[1]]
    subject = " ".join([words[kind[1] :].strip(" :-"), *lines[1:]]).strip()
    subject = rx(r"\s*\((?i:ban hành )?(?i:kèm theo) .*$").sub("", subject)
    if subject.startswith("(") and subject.find(")") == len(subject) - 1:
        subject = subject[1:-1].strip()
    title = f"{name.capitalize()} {subject}".strip()
    return kind[0], title, (p.start, end)


def _authority_line(text: Text, p: Paragraph) -> int | None:
    """Where a printed line that says who decides begins within a paragraph in capitals."""
    at, before = p.start, ""
    for line in text.shown[p.start : p.end].split("\n"):
        words = line.strip(" *_")
        if before.isupper() and words.isupper() and _AUTHORITY.match(fold(words)) and not _UNFINISHED.search(fold(before)):
            return at
        at += len(line) + 1
        before = words or before
    return None


def _ends_title(words: str, folded: str, q: Paragraph, *, bare: bool) -> bool:
    """True for a line that belongs no more to the title; ``bare`` when only the type stands before it."""
    if bare and folded.startswith(("(ve viec ", "(v/v ", "(ve ")):
        return False
    if not words or words.startswith(("-", "(", "+")) and not folded.startswith("(kem"):
        return True
    if folded.startswith(("(kem", "(ban hanh", "kinh gui", "dieu ")):
        return True
    too_long = len(words) > 170 and not (bare and folded.startswith(_SUBJECTS))
    if _OPENERS.match(folded) and not words.isupper() and (too_long or words.rstrip().endswith((".", ";", ":", ","))):
        return True
    if _AUTHORITY.match(folded):
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
        numbers = (m for m in _NUMBER.finditer(words) if m["no"] or "-" in m["rest"])
        match = next((m for m in numbers if not _OTHER_DOCUMENT.search(folded, 0, m.start())), None) or _BARE_NUMBER.match(words.strip())
        if not match:
            continue
        if match["no"]:
            rest = match["rest"]
            mark = "-" if rest[:1].isalpha() else ""  # *46 KH/TĐTN* is 46-KH/TĐTN
            plan.number = regex.sub(r"\s+", "", f"{match['no']}{mark}{rest}").rstrip("-/")
            if "/" not in plan.number and "-" not in plan.number:
                plan.number = rx(r"\s+").sub("", f"{match['no']}/{match['rest']}")
            plan.spans["number"] = (p.start + match.start("no"), p.start + match.end())
        return


def _date(text: Text, plan: FoundPlan, head_end: int, *, outline: Outline) -> None:
    match = None
    last = len(text.paragraphs) - _SIGNED_LINES if not outline.zones.closings else len(text.paragraphs)
    closed = {index for begin, end in outline.zones.closings for index in range(begin, end)}
    below_title = (outline.zones.title or -1) + 1
    for index, p in enumerate(text.paragraphs):
        closing = index >= last or index in closed
        if p.start >= head_end and not (closing or p.where == "layout"):
            if p.start > head_end + 600 and not closing:
                continue
            if not closing and index != below_title:
                continue
        found = _PLACE_DATE.search(text.folded, p.start, p.end)
        if found and closing and p.start > head_end and not (found["d"] and found["m"]):
            continue  # a form to be filled in
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
        plan.issued_on = date_of(match)
        if plan.issued_on:
            plan.spans["issued_on"] = (match.start("d"), match.end("y"))


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
        own = [m for m in own if not (plan.issued_on and m["y"] < plan.issued_on[:4] and _OF_LAW.search(folded, 0, m.start()))]
        if own and len({m["y"] for m in own}) == 1:
            first, last = int(own[0]["y"]), int(own[0]["z"] or own[0]["y"])
            beside = [(p, folded[p.end() : own[0].start()] or folded[own[0].end() : p.start()]) for p in periods]
            joined = [p for p, between in beside if between.strip(" )") == "va" and int(p["a"]) <= first <= int(p["b"])]
            plan.year_start, plan.year_end = (int(joined[0]["a"]), int(joined[0]["b"])) if joined else (first, last)
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
