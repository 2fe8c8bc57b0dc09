"""The issuing body of a document: from the left column of its header, or from the words before the plan.

A header names the superior body first (``UBND TỈNH HÀ GIANG``), then the one that issues (``SỞ Y TẾ``);
the issuer's place is often only in the superior's name, or in the date line.
"""

from __future__ import annotations

import regex

from kehoach.extract.found import FoundPlan
from kehoach.extract.issuers import full_name, level_of, places_of, unit_of
from kehoach.extract.patterns import rx
from kehoach.folding import fold
from kehoach.gazetteer import ANY_UNIT, provinces
from kehoach.normalise import Paragraph, Text
from kehoach.records import Level

_COUNCIL = r"(?:uy ban nhan dan|ubnd|hoi dong nhan dan|hdnd)"
_UNIT = rf"(?:{ANY_UNIT})"
# Words that begin a body's name, at the beginning of a line of the header
_BODY = (
    r"(?:uy ban|ubnd|thuong truc|ubmt|ubbc|hoi dong|hdnd|bo (?!mon)|thu tuong|chinh phu|quoc hoi|so |ban |(?:tinh|thanh|huyen|thi|quan|dang) uy|"
    r"dang bo|chi bo|mat tran|mttq|(?:tong )?lien doan|lien hiep|lien minh|tieu ban|(?:tong |chi )?cuc |truong |tong lien|"
    r"doan |(?:tinh|thanh|huyen|thi|quan|xa) doan|hoi |cong an|bo chi huy|bo tu lenh|benh vien|trung tam|tram |vien |toa an|"
    r"kho bac|bao hiem|ngan hang|tap doan|tong cong ty|cong ty|(?:lien hiep )?hop tac xa|nha may|hat |chi nhanh|van phong|thanh tra|"
    r"phong (?!chong|ngua|benh|dich)|to cong tac|hoc vien|dai hoc|vuon quoc gia|bao |dai |quan khu|thue |hai quan|hiep hoi|quy |"
    r"thu vien |bao tang |nha (?:van hoa|thieu nhi|hat) |cong doan |xi nghiep |lam truong |khu bao ton |cang vu |buu dien |dien luc |phan hieu )"
)
_BEGINS = regex.compile(_BODY)
# Two columns on one line: "BAN CHẤP HÀNH TỈNH SƠN LA      ĐOÀN TNCS HỒ CHÍ MINH"
_YOUTH = regex.compile(r"^(?P<head>Ban Chấp hành) (?P<unit>(?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường) .{2,30}?) (?P<union>Đoàn T.*)$")
_HEAD, _ASIDE = 6000, 60  # characters: where a text tells its issuer's name, and what it may put in brackets there
_SPOKEN = regex.compile(r"(?:[ \n]*\([^()\n]{1,60}\))?[ \n]*(?P<word>[^\s()]+)")
_PROSE = 160  # characters: longer paragraphs in small letters are no header
# A second body on one line: "UBND TỈNH BÌNH PHƯỚC TRƯỜNG CAO ĐẲNG Y TẾ"
_INSIDE = regex.compile(
    rf"(?<=^{_COUNCIL} {_UNIT} [^\n]{{2,25}} )(?=(?:so |phong (?!chong)|ban (?!nhan)|truong |trung tam |benh vien |(?:chi )?cuc |thanh tra ))|"
    r"(?<=^bo [^\n]{4,50} )(?=(?:tong )?cuc )|"
    r"(?<=^dang bo [^\n]{4,30} )(?=(?:tinh|thanh|huyen|thi|quan) uy |dang (?:uy|bo) )|"
    r"(?<=^(?:so|phong) [^\n]{4,60} )(?=truong |trung tam |benh vien |thu vien |bao tang )|"
    r"(?<=^(?:tong cong ty|tap doan) [^\n]{4,60} )(?=(?<!tong )cong ty )"
)
# Two bodies of one rank in one header: "HỘI NÔNG DÂN TỈNH BẮC GIANG - SỞ NÔNG NGHIỆP …"; the first issues
_JOINT = regex.compile(rf"(?<= {_UNIT} [^\n-]{{2,25}})[ ]*[-–][ ]*(?={_BODY})")
# A school with a name of its own: its place adds nothing
_NAMED_SCHOOL = regex.compile(r"truong (?:mam non|mau giao|tieu hoc|th|thcs|thpt|th ?(?:&|va) ?thcs|trung hoc (?:co so|pho thong)|ptdt[a-z]*(?: noi tru| ban tru)?|pho thong [a-z ]*?) \w")
_NO_ISSUER = regex.compile(r"cong hoa xa hoi|chu nghia viet nam|doc lap *-|, *ngay|dang cong san|^s[oố] *[:.…_\d/-]|^\d+ *[/-] *[a-z]|^\W*$|^ngay ")
_GOES_ON = regex.compile(r"(?:\bva|,|-|\bcua|\bcac)$")
_PARTY = regex.compile(r"(?:tinh|thanh|huyen|thi|quan|dang) uy\b|dang bo\b")
_MASS = regex.compile(r"(?:hoi |doan |lien doan|lien hiep|mat tran|uy ban mat tran|uy ban mttq|ubmttq|mttq|ubmt)")
_INNER = regex.compile(r"(?:ban thuong truc|ban chap hanh|ban thuong vu|thuong truc)\b")
_BARE_UNIT = regex.compile(rf"\b{_UNIT}$")
_NO_BARE_UNIT = regex.compile(r"(?i)\b(?:tĩnh|tính|tình|quân|quản|xá|phượng|phương)$")  # "TRƯỜNG THPT TUỆ TĨNH"
# The column on the right of a plan of the youth union, where the left one names the union too.
_UNION_BESIDE = regex.compile(r"(?<=^(?:doan|[a-z ]{4,40} doan) [^\n]{2,60}) doan (?:tncs|thanh nien cong san) ho chi minh$")
_CAPITAL_UNIT = rx(r"\b(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|THỊ XÃ|QUẬN|XÃ(?! HỘI)|PHƯỜNG|THỊ TRẤN|ĐẶC KHU|(?i:tỉnh|thành phố|huyện|thị xã|quận|phường|thị trấn))[ ]+\p{Lu}.*")


def issuer(text: Text, plan: FoundPlan, head_end: int, *, first: int) -> None:
    """Set the issuer of a plan; ``head_end`` is where its title begins, ``first`` its first section."""
    lines = _lines(text, head_end)
    printed = [words for words, _ in lines]
    name = header_body(printed, plan.place)
    if name and rx(_COUNCIL).fullmatch(fold(name)):  # of which unit only the text says: "UBND tỉnh ban hành Kế hoạch …"
        _from_text(text, plan, first)
        if plan.issuer:
            return
    if name:
        plan.issuer = _YOUTH.sub(r"\g<head> \g<union> \g<unit>", _cased(_with_capitals(full_name(name)), plan.place))
        plan.issuer = _as_spelt(plan.issuer, text, lines[-1][1].end)
        plan.level = _level_above(printed) if level_of(plan.issuer) is None else None
        plan.province, plan.district = _units_above(printed)
        plan.spans["issuer"] = (lines[0][1].start, lines[-1][1].end)
    else:
        _from_text(text, plan, first)


def _level_above(lines: list[str]) -> Level | None:
    """The level of the nearest superior body that has one: a school under a Sở is of the province.

    A firm or branch under a central body may be anywhere.
    """
    for above in _bodies(lines)[-2::-1]:
        level = level_of(above)
        if level:
            return level if level != "trung_uong" else None
    return None


def _units_above(lines: list[str]) -> tuple[str | None, str | None]:
    """The province and district that the superior bodies of a header name: *ĐẢNG BỘ TỈNH A*, *UBND HUYỆN B*."""
    named = [places_of(full_name(above)) for above in _bodies(lines)[:-1]]
    return next((p for p, _, _ in named if p), None), next((d for _, d, _ in named if d), None)


def _with_capitals(name: str) -> str:
    """``… tỉnh tiền giang`` of an old gazette with the capitals of the place."""
    unit = unit_of(name)
    return f"{name[: -len(unit[1])]}{unit[1]}" if unit and name.endswith(unit[1].lower()) else name


def _cased(name: str, place: str | None) -> str:
    """``Sở Công Thương bắc kạn`` with the place as the date line spells it."""
    bare = _without_unit(place or "")
    return f"{name[: -len(bare)]}{bare}" if bare and fold(name).endswith(f" {fold(bare)}") else name


def _as_spelt(name: str, text: Text, begin: int) -> str:
    """A name made from capitals with the capitals its first words have in the text behind its header, where that says it.

    *CÔNG TY TNHH MỘT THÀNH VIÊN A* is what a text calls *Công ty TNHH (trách nhiệm hữu hạn) một thành viên A*.
    """
    words = name.split()
    begins = fold(" ".join(words[:3])) if len(words) > 2 else "\n\n"
    best: list[str] = []
    at = text.folded.find(begins, begin, begin + _HEAD)
    while at >= 0:
        spelt: list[str] = []
        for said in _SPOKEN.finditer(text.canonical, at, at + 2 * len(name) + _ASIDE):
            if len(spelt) == len(words) or said["word"].lower() != words[len(spelt)].lower():
                break
            spelt.append(said["word"])
        if len(spelt) > len(best) and spelt[0][0].isupper() and not " ".join(spelt).isupper():
            best = spelt
        at = text.folded.find(begins, at + 1, begin + _HEAD)
    return " ".join(best + words[len(best) :]) if len(best) > 2 else name


def _lines(text: Text, head_end: int) -> list[tuple[str, Paragraph]]:
    """The printed lines of the header's left column."""
    found: list[tuple[str, Paragraph]] = []
    for p in [p for p in text.paragraphs if p.start < head_end][:10]:
        whole = fold(text.words(p.start, p.end))
        if _NO_ISSUER.search(whole) and not _BEGINS.match(whole):
            continue  # the motto, the number or the date, wrapped or not
        if len(whole) > _PROSE and sum(map(str.islower, text.canonical[p.start : p.end])) > 0.6 * len(whole):
            continue
        for line in text.shown[p.start : p.end].split("\n"):
            words = rx(r" *-{3,}| _{3,}").split(" ".join(line.split()))[0].strip(" -_*./\\")
            if beside := _UNION_BESIDE.search(fold(words)):
                words = words[: beside.start()]
            folded = fold(words)
            if not words or len(words) > 160 or _NO_ISSUER.search(folded):
                continue
            named = bool(_BEGINS.match(folded)) and len(words) < 80 and words[-1:] not in ".;,:"
            placed = bool(found) and bool(rx(rf"{_UNIT} ").match(folded)) and len(words) < 40
            if found and fold(found[-1][0]) == "uy" and folded.startswith("ban "):  # "ỦY⏎BAN NHÂN DÂN"
                found[-1] = (f"{found[-1][0]} {words}", found[-1][1])
            elif words.isupper() or (named or placed) and words[:1].isupper():
                found.append((f"Ủ{words}" if folded.startswith("y ban nhan dan") else words, p))  # its first letter lost
    return found


def header_body(lines: list[str], place: str | None = None) -> str | None:
    """The body that the lines of a header name, with its place where the header or the date line says it.

    >>> header_body(["UBND TỈNH HÀ GIANG", "SỞ Y TẾ"])
    'SỞ Y TẾ TỈNH HÀ GIANG'
    >>> header_body(["SỞ Y TẾ HÀ NAM", "BỆNH VIỆN ĐA KHOA TỈNH"], "Hà Nam")
    'BỆNH VIỆN ĐA KHOA TỈNH Hà Nam'
    >>> header_body(["ỦY BAN NHÂN DÂN", "TỈNH HÀ TĨNH"], "Hà Tĩnh")
    'ỦY BAN NHÂN DÂN TỈNH HÀ TĨNH'
    >>> header_body(["HỘI NÔNG DÂN TỈNH HÀ TĨNH", "HỘI NÔNG DÂN HUYỆN CAN LỘC", "BAN THƯỜNG VỤ"])
    'BAN THƯỜNG VỤ HỘI NÔNG DÂN HUYỆN CAN LỘC'
    """
    bodies = _bodies(lines)
    if not bodies:
        return None
    name, above = bodies[-1], " ".join(bodies[:-1])
    folded, upper = fold(name), fold(above)
    if _INNER.match(folded) and _MASS.match(upper):
        inner = _INNER.match(folded)
        assert inner is not None
        own = bodies[-2] if _MASS.match(fold(bodies[-2])) else above  # that of the province stands above that of the commune
        if _MASS.match(folded[inner.end() :].lstrip()):
            return name  # "HỘI LHPN VIỆT NAM" above "BAN THƯỜNG VỤ HỘI LHPN TỈNH A"
        unit = _CAPITAL_UNIT.search(own) if _CAPITAL_UNIT.search(name) else None
        own = own[: unit.start()].rstrip() if unit else own  # "HỘI LHPN TỈNH A" above "BAN CHẤP HÀNH HUYỆN B"
        return f"{name[: inner.end()]} {own}{name[inner.end() :]}".strip()
    if folded.startswith("ban ") and (_PARTY.search(upper) or rx(r"hoi dong nhan dan|hdnd").search(upper)) and not _PARTY.search(folded):
        return f"{name} {above}"
    if folded.startswith("thuong truc") and rx(_COUNCIL).search(upper):
        return f"{name} {above}"
    bare = None if _NO_BARE_UNIT.search(name) else _BARE_UNIT.search(folded)
    if bare and place and len(folded) > len(bare[0]) and not folded.endswith(f" {fold(_without_unit(place))}"):
        return name if fold(place).startswith(bare[0]) else f"{name} {_without_unit(place)}"
    if above and not _NAMED_SCHOOL.match(folded) and not _CAPITAL_UNIT.search(name) and not rx(r"tap doan|cong ty|bo |cuc ").match(folded):
        unit = _CAPITAL_UNIT.search(above)
        return f"{name} {unit[0]}" if unit else name
    return name


def _bodies(lines: list[str]) -> list[str]:
    """The lines of a header as names of bodies, superior ones first."""
    bodies: list[str] = []
    for line in lines:
        if joint := _JOINT.search(fold(line)):
            line = line[: joint.start()]
        cuts = [0, *(match.start() for match in _INSIDE.finditer(fold(line))), len(line)]
        for begin, end in zip(cuts, cuts[1:], strict=False):
            words = line[begin:end].strip()
            begins = bool(_BEGINS.match(fold(words) + " "))
            if begins and not (bodies and _GOES_ON.search(fold(bodies[-1]))):
                bodies.append(words)
            elif bodies:
                bodies[-1] = f"{bodies[-1]} {words}"
    return bodies


def _without_unit(place: str) -> str:
    return rx(r"^(?i:tp\.?|tx\.?|thành phố|tỉnh|huyện|thị xã|quận|xã|phường|thị trấn) *").sub("", place)


# "Ủy ban nhân dân huyện ban hành …"; other bodies only where they issue a plan by that name
_SELF = regex.compile(
    rf"(?P<body>(?:uy ban nhan dan|ubnd|hoi dong nhan dan) {_UNIT}(?: [^\n,;.:()]{{2,25}}?)??) "
    r"(?:(?:ban hanh|xay dung|to chuc|trien khai|de ra|lap)\b|(?:chi thi|yeu cau) *:)"
)
_SELF_OTHER = regex.compile(
    r"(?:^|[\n.,;:]|\bsau)[ ]*(?P<body>(?:ban thuong truc |thuong truc )?(?:uy ban (?:mat tran to quoc|mttq|bau cu)|uy ban bau cu|so |phong |ban chi dao|"
    r"ban quan ly|ban chi huy|cong an|(?:tinh|thanh|huyen|thi|quan|dang) uy|dang uy|bo |cuc |chi cuc|truong |trung tam|benh vien|bao hiem xa hoi|"
    r"hoi |doan |lien doan lao dong|kho bac|chi nhanh|cong ty)[^\n,;.:()]{2,70}?) "
    r"(?:ban hanh|xay dung|lap|de ra|trien khai) (?:va [a-z ]{4,20} )?(?:ke hoach|chuong trinh|phuong an|de an)\b"
)
# "Hội đồng nhân dân tỉnh tiền giang khóa vii - kỳ họp thứ 6" on a line of its own (old gazettes)
_BODY_LINE = regex.compile(
    rf"(?m)^[ ]*(?:chu tich )?(?P<body>(?:uy ban nhan dan|hoi dong nhan dan) {_UNIT} [^\n,;.:()]{{2,24}}?)(?: khoa [ivx\d]+[^\n]{{0,40}})? *$"
)
# "(Ban hành kèm theo Quyết định số … của Ủy ban nhân dân tỉnh …)" below a plan that stands alone
_ISSUED_BY = regex.compile(
    rf"kem theo (?:quyet dinh|nghi quyet)[^)\n]{{0,90}}? cua (?:chu tich )?(?P<body>{_COUNCIL} {_UNIT} [^\n,;.:()]{{2,24}}?) *\)"
)
_TITLE_PLACE = regex.compile(
    r"\b(?P<unit>huyen|tinh|xa|phuong|thi xa|quan|thanh pho|thi tran) (?P<name>[^\n,;.:()]+?)(?= nam \d| \d+ nam| giai doan| den nam| thoi ky|,|;|\.|$)"
)


def _from_text(text: Text, plan: FoundPlan, first: int) -> None:
    """No header: *Ủy ban nhân dân huyện ban hành Kế hoạch …* with the place named in the title."""
    begin = plan.spans.get("title", (0, 0))[1]
    end = max(first, begin)
    place = _place_in_title(plan.title or "")
    match = _SELF.search(text.folded, begin, end)
    if match is None:
        match = _SELF_OTHER.search(text.folded, begin, end)
        if match and not text.canonical[match.start("body")].isupper():
            match = None
    if match:
        body = text.words(match.start("body"), match.end("body"))
        bare = _BARE_UNIT.search(match["body"])
        if bare and place and place[0] == bare[0]:
            body = f"{body} {place[1]}"
        elif bare and plan.place and (bare[0] != "tinh" or _is_province(plan.place)):
            body = f"{body} {_without_unit(plan.place)}"
        plan.issuer = full_name(body)
        plan.spans["issuer"] = match.span("body")
        return
    named = _BODY_LINE.search(text.folded, 0, max(first, 1) + 400) or _ISSUED_BY.search(text.folded, 0, max(first, 1) + 400)
    if named:
        plan.issuer = _with_capitals(full_name(text.words(named.start("body"), named.end("body"))))
        plan.spans["issuer"] = named.span("body")
    elif place:
        plan.issuer = full_name(f"Ủy ban nhân dân {place[2]} {place[1]}")


def _is_province(place: str) -> bool:
    return any(fold(name) == fold(_without_unit(place)) for name in provinces())


def _place_in_title(title: str) -> tuple[str, str, str] | None:
    """The last administrative unit a title names: folded unit word, name, printed unit word."""
    folded = fold(title)
    place = None
    for found in _TITLE_PLACE.finditer(folded):
        words = title[found.start("name") : found.end("name")].strip()
        if words.islower() and found["unit"] == "tinh":  # damage of old gazettes: "tỉnh tiền giang"
            words = next((p for p in provinces() if fold(p) == fold(words)), words)
        if words[:1].isupper():
            unit = title[found.start("unit") : found.end("unit")]
            place = found["unit"], words.title() if title.isupper() else words, unit.lower()
    return place
