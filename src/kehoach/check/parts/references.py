"""References inside the draft: annexes both ways, sections, the line that ties an annex to its plan."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.extract.dates import iso, printed
from kehoach.folding import fold
from kehoach.normalise.labels import roman_value
from kehoach.records import Section
from kehoach.rulebook import CheckEntry

_NO = r"(?: so)? *(?P<no>[ivx]{1,5}|\d{1,2})\b(?![/.]\d)"
_ANNEX = regex.compile(rf"\b(?:phu luc|phu bieu){_NO}|\bbieu(?: so){_NO}|\bmau so *(?P<form>\d{{1,2}}[a-z]?)\b")
_MORE = regex.compile(r" *(?:,|va|den|-) *(?P<no>[ivx]{1,5}|\d{2})(?= *(?:[,;.)]|va\b|den\b|kem|dinh|ban hanh|$))")  # Phụ lục I, II và III
_FORM = regex.compile(r"^[*#|_ ]*(?:mau )?bieu(?: mau)?(?: so)? *:? *(?P<no>[ivx]{1,5}|\d{1,2})[*|_. ]*$", regex.MULTILINE)
_HEAD = regex.compile(r"^[*# ]*bieu(?: so)? (?P<no>[ivx]{1,5}|\d{1,2})[.:] ", regex.MULTILINE)  # Biểu số 2. Tiêu chí nghiệm thu
_CAPTION = regex.compile(r"[*#_ ]*(?:mau |phu )?bieu(?: so)? *(?P<no>[ivx]{1,5}|\d{1,2})\b(?![/.]\d)")
_LOOSE = regex.compile(r"(?P<what>bieu mau|phu bieu|bieu|phu luc|danh sach|bang|(?<=theo )mau|(?<=theo )de cuong)(?: chi tiet| tong hop| phan cong)*(?: chi tiet)? *(?:duoc )?(?:ban hanh |gui )?(?:kem theo|dinh kem)")
_LOOSE_LED = regex.compile(r"(?:\( *)?(?:(?:co|theo|chi tiet(?: tai| theo)?|xem) )?(?:cac )?$")  # what goes before: looked for backwards from a find alone
_UNNUMBERED = regex.compile(r"\b(?:tai|theo|o|trong|xem) (?:cac )?(?P<what>phu luc)(?= *(?:[).,;]|$|nay\b|ke hoach nay))")
_FOLLOWS = regex.compile(r"[ ,)]*(?:ban hanh )?(?:kem theo|dinh kem|cua|tai|thuoc|theo)? *(?:thong tu|nghi dinh|quyet dinh|nghi quyet|huong dan|cong van|luat|quy chuan|ke hoach so|chi thi)")
_LEADS = regex.compile(r"(?:thong tu|nghi dinh|quyet dinh|nghi quyet|huong dan|cong van|chi thi|ke hoach)(?: lien tich)?(?: so)? *\d|(?:thong tu|nghi dinh|quyet dinh|nghi quyet) (?:nay|tren|noi tren)")
FOREIGN = regex.compile(r"(?:thong tu|nghi dinh|quyet dinh|nghi quyet|huong dan|cong van|luat|quy chuan|ke hoach so|van ban) *(?:so|\d|nay cua|cua|lien)")
_HEADED = regex.compile(r"(?P<what>phu luc|bieu|mau)(?: so)? *(?P<no>[ivx]{1,5}|\d{1,2})\b")
_ANNEX_SAID = regex.compile(r"\bphu luc\b|\bbieu (?:mau|so|chi tiet|duoi|sau|tren)\b|\b(?:kem theo|dinh kem|gui kem)\b")
_TIED = regex.compile(  # from the first of several blanks: footnotes leave thousands
    r"(?:\(|(?<! )) *(?:ban hanh )?kem theo (?:ke hoach (?:duoc )?(?:ban hanh|phe duyet) (?:theo|tai|kem theo) )?(?P<type>ke hoach|quyet dinh|phuong an|de an|chuong trinh)(?: so)? *:? *"
    r"(?P<number>\d{1,5} */ *[a-z0-9-]+(?: *- *[a-z]+)*)[ ,]*(?:ngay *(?P<d>\d{1,2}) *(?:/|thang) *(?P<m>\d{1,2}) *(?:/|nam) *(?P<y>\d{4}))?"
)
_PART = regex.compile(r"\b(?:tai|o|theo|trong) +(?:(?:diem|khoan|tiet) [a-z0-9.]+[ ,]*)*(?:khoan \d+ *,? *)?(?P<what>muc|phan|dieu) (?P<no>[ivx]{1,5}|\d{1,2})\b(?![/.]\d)(?P<after>[^.;\n]{0,60})")
_BELOW_PART = regex.compile(r"[ ,]*(?:cua |thuoc )?(?:phan|chuong) (?:thu|[ivx]+\b)")
_BODY_PART = {"muc": ("roman", "num", "muc", "upper"), "phan": ("phan", "roman", "upper"), "dieu": ("dieu",)}
_ANNEX_LINE = 40  # characters that hold the number of an annex
_ROMAN_PART = ("roman", "muc", "upper", "phan")  # what a Roman number can name


def _value(number: str) -> int:
    return int(number) if number.isdigit() else roman_value(number.upper())


def _headed(draft: Draft) -> dict[int, Section]:
    """The numbered annexes of the file; an unnumbered only one counts as the first."""
    found: dict[int, Section] = {}
    for annex in draft.annexes:
        match = _HEADED.match(fold(annex.title))
        if match:
            found.setdefault(_value(match["no"]), annex)
    return found


def _asked(draft: Draft) -> list[tuple[int, Place]]:
    """The annexes of this plan that its body names by number."""
    return draft.once("annexes-asked", _asked_for)


def _asked_for(draft: Draft) -> list[tuple[int, Place]]:
    found = []
    for match in _ANNEX.finditer(draft.text.folded, draft.title[1], draft.body_end):
        number = match["no"] if match["no"] else None
        if number is None or _of_another(draft, match.span()):
            continue
        found.append((_value(number), match.span()))
        further = _MORE.match(draft.text.folded, match.end(), draft.body_end)
        while further and further["no"].isdigit() == number.isdigit():
            found.append((_value(further["no"]), further.span("no")))
            further = _MORE.match(draft.text.folded, further.end(), draft.body_end)
    return found


def _forms(draft: Draft) -> set[int]:
    """The numbers of forms (*Mẫu biểu số 02*) that stand alone on a line of the file, or begin the caption of a table."""
    captions = (_CAPTION.match(fold(table.caption)) for table in draft.record.tables if table.caption)
    found = {_value(match["no"]) for match in captions if match}
    found |= {_value(match["no"]) for match in _HEAD.finditer(draft.text.folded, draft.body_end)}
    return found | {_value(match["no"]) for match in _FORM.finditer(fold(draft.text.canonical), draft.title[1])}


def _of_another(draft: Draft, place: Place) -> bool:
    """True if an annex is that of another document: its number follows, or the sentence leads from it."""
    low, high = draft.sentence(*place)
    after = draft.folded((place[1], min(high, place[1] + 90)))
    before = draft.folded((max(low, place[0] - 60), place[0]))
    if draft.is_cited(*place):
        return True
    return bool(_FOLLOWS.match(after) or _LEADS.search(before))


@kind("annex-present")
def annex_present(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Annexes that the body names and the file does not have."""
    headed, asked = _headed(draft), _asked(draft)
    held = set()
    said = set()
    there = headed.keys() | _forms(draft)
    annexed = any(fold(a.title).startswith("phu luc") for a in draft.annexes) or not draft.annexes
    for number, place in asked:
        own = headed.keys() if annexed and draft.text.folded[place[0] : place[1]].startswith("phu luc") else there  # *Biểu 1* is no *Phụ lục I*
        if number in own:
            held.add(number)
        elif number not in said and not (not headed and number <= len(draft.annexes)):
            said.add(number)
            yield draft.finding(rule, place, severity="error" if headed else "warning", count=len(headed))
    if not draft.annexes:
        for match in _LOOSE.finditer(draft.text.folded, draft.title[1], draft.body_end):
            unsaid = match["what"] != "phu luc" and draft.record.tables  # a table of the text may be meant
            led = _LOOSE_LED.search(draft.text.folded, max(draft.title[1], match.start() - 30), match.start())
            place = (led.start() if led else match.start(), match.end())
            if not unsaid and not _of_another(draft, place):
                yield draft.finding(rule, place, say_as="loose", severity="warning")
                break
        else:
            yield from _unnumbered(draft, rule)
    if held:
        yield draft.verified(rule, None, "annexes", count=len(held))


def _unnumbered(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*nêu tại Phụ lục* in a file without an annex."""
    for match in _UNNUMBERED.finditer(draft.text.folded, draft.title[1], draft.body_end):
        if not _of_another(draft, match.span()):
            yield draft.finding(rule, match.span("what"), say_as="loose", severity="warning")
            return


@kind("annex-named")
def annex_named(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Annexes of the file that the body never names, where it names others or none at all."""
    headed = _headed(draft)
    if not headed:
        return
    asked = {number for number, _ in _asked(draft)}
    loose = not asked and _LOOSE.search(draft.text.folded, draft.title[1], draft.body_end)
    for number, annex in headed.items():
        folded = fold(annex.title)
        if number not in asked and folded.startswith("phu luc") and not loose:
            yield draft.finding(rule, (annex.start, min(annex.end, annex.start + 60)))


@kind("form-named")
def form_named(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*Biểu số 2* alone on a line behind the plan, which names the other tables there by number and never this one."""
    headed = {_value(m["no"]): m.span() for m in _FORM.finditer(draft.text.folded, draft.body_end)}
    named = {number for number, place in _asked(draft) if draft.text.folded.startswith("bieu", place[0])}
    if named & headed.keys() and not _LOOSE.search(draft.text.folded, draft.title[1], draft.body_end):
        for number in headed.keys() - named:
            yield draft.finding(rule, headed[number])


@kind("sole-annex-named")
def sole_annex_named(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The only annex, without a number, of a plan that says nowhere that it has one."""
    if len(draft.annexes) != 1 or _headed(draft):
        return
    annex = draft.annexes[0]
    said = _ANNEX_SAID.finditer(draft.text.folded, draft.title[1], draft.body_end)
    untied = all(m[0].startswith("bieu") and _at_line(draft, m.start()) for m in said)  # but for captions of tables
    if untied and fold(annex.title).startswith("phu luc") and draft.body_end > draft.title[1]:
        yield draft.finding(rule, (annex.start, min(annex.end, annex.start + 60)))


def _at_line(draft: Draft, offset: int) -> bool:
    """True at the beginning of a line."""
    return not draft.text.shown[draft.text.shown.rfind("\n", 0, offset) + 1 : offset].strip(" *_#|")


@kind("annex-tie")
def annex_tie(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``(Kèm theo Kế hoạch số … ngày …)`` against the number and day of the plan itself."""
    plan = draft.record.plan
    if plan.number is None or not plan.number[0].isdigit():
        return
    own = fold(plan.number).replace(" ", "")
    held = 0
    for match in _TIED.finditer(draft.text.folded, draft.title[1]):
        number = match["number"].replace(" ", "")
        day = iso(int(match["d"]), int(match["m"]), int(match["y"])) if match["d"] else None
        in_annex = match.start() >= draft.body_end or bool(plan.attached and match["type"] == fold(plan.doc_type or ""))
        if not in_annex or _kind_of(number) != _kind_of(own):
            continue
        if number != own:
            yield draft.finding(rule, match.span("number"), say_as="number", own=plan.number)
        elif match["d"] and plan.issued_on and day != plan.issued_on:
            at = (match.start("d"), match.end("y"))
            evidence = (draft.evidence(plan.spans["issued_on"]),) if "issued_on" in plan.spans else ()
            yield draft.finding(rule, at, own=printed(plan.issued_on), evidence=evidence)
        else:
            held += 1
    if held:
        yield draft.verified(rule, None, "ties", count=held)


def _kind_of(number: str) -> str:
    """The symbol of a document number, without the number."""
    return number.partition("/")[2]


@kind("annex-numerals")
def annex_numerals(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Two or more annexes that are not numbered with Roman numerals, or one among those that are."""
    headed = list(_headed(draft).values())
    arabic = [s for s in headed if regex.match(r"phu luc(?: so)? *\d", fold(s.title))]
    roman = [s for s in headed if regex.match(r"phu luc(?: so)? *[ivx]+\b", fold(s.title))]
    if arabic and roman:
        for section in arabic:
            yield draft.finding(rule, (section.start, min(section.end, section.start + 12)), say_as="mixed")
    elif len(arabic) > 1:
        yield draft.finding(rule, (arabic[0].start, min(arabic[0].end, arabic[0].start + 12)))


_ANNEX_HEAD = regex.compile(r"phu luc(?: so)? *(?P<no>[ivx]{1,5}|\d{1,2})(?![.\w])(?P<rest>.*)", regex.DOTALL)


@kind("annex-repeated")
def annex_repeated(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A second annex under a number that another annex has, if it does not go on with that one (*tiếp theo*)."""
    first: dict[int, Section] = {}
    for annex in draft.annexes:
        match = _ANNEX_HEAD.match(fold(draft.words((annex.start, min(annex.end, annex.start + _ANNEX_LINE)))).lstrip("* #"))
        if match is None or regex.match(r"\W*\(?tiep", match["rest"]):
            continue
        before = first.setdefault(_value(match["no"]), annex)
        if before is not annex and before.level == annex.level:
            start = annex.start
            yield draft.finding(rule, (start, min(annex.end, start + match.start("rest"))), say_as="annex", evidence=(draft.evidence((before.start, before.start + match.start("rest"))),))


@kind("section-present")
def section_present(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """References to a part of this plan (*nêu tại Mục VI*) that it does not have."""
    labels: dict[str, set[int]] = {}
    for part in draft.outline.parts:
        if part.heading.label and part.heading.label.ordinals:
            labels.setdefault(part.heading.label.style, set()).add(part.heading.label.ordinals[0])
    for item in draft.outline.items:
        if item.label.style == "dieu":
            labels.setdefault("dieu", set()).add(item.label.ordinals[0])
    held = 0
    for match in _PART.finditer(draft.text.folded, draft.title[1]):
        if draft.is_cited(*match.span()) or FOREIGN.search(match["after"]) or leads_away(draft, match.span(), match["after"]):
            continue
        if _BELOW_PART.match(match["after"]):
            continue  # looked for below its part
        number = match["no"]
        styles = _BODY_PART[match["what"]]
        styles = styles if number.isdigit() else tuple(s for s in styles if s in _ROMAN_PART)
        known = set().union(*(labels.get(s, set()) for s in styles))
        if not known or match["what"] == "dieu" and not labels.get("dieu"):
            continue
        if _value(number) in known:
            held += 1
        elif not number.isdigit() or match["what"] == "dieu":
            sure = bool(regex.search(r"(?:ke hoach|phan|de an|chuong trinh|phuong an) nay", match["after"])) or not number.isdigit()
            yield draft.finding(rule, (match.start("what"), match.end("no")), severity="error" if sure else "warning")
    if held:
        yield draft.verified(rule, None, "sections-named", count=held)


_AWAY = regex.compile(r"\b(?:nghi dinh|thong tu|(?<!xem xet,? )quyet dinh|nghi quyet|luat|bo luat|hien phap|huong dan(?= (?:so|cua|nay|tren|\d+ *[-/]))|cong van|chi thi|quy dinh|quy che|ke hoach so|chuong trinh|de an|phu luc|ban hanh kem)\b")

_SAID = regex.compile(r"\bquy dinh,? (?:tai|o) *$")  # the verb, no document


def leads_away(draft: Draft, place: Place, after: str) -> bool:
    """True if the part at a place belongs to another document that stands right after or in the sentence before."""
    if regex.match(r"[ ,)]*(?:cua )?(?:ke hoach|phan|phuong an|de an|chuong trinh) nay", after):
        return False
    low, _ = draft.sentence(*place)
    before = _SAID.sub("", draft.text.folded[max(low, place[0] - 120) : place[0]])
    return bool(_AWAY.search(after) or _AWAY.search(before))
