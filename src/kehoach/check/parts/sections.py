"""Sections and slots: those a profile asks for, those that are empty, headings that seem to have got lost."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place, overlaps
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.numbering import DEPTH, Row, members, rows
from kehoach.messages import check as say
from kehoach.records import Kind, Section
from kehoach.rulebook import CheckEntry, Need

_WEIGHTY = frozenset({"to_chuc_thuc_hien", "noi_dung", "giai_phap", "nguon_von"})  # a field label is no such section


def _named(kinds: tuple[Kind, ...]) -> str:
    return ", ".join(say.KINDS[k]() for k in kinds)


@kind("required-section")
def required_section(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Sections that the profile asks for and the plan itself (not one of its components) does not have."""
    if len(draft.record.sections) < int(rule.options.get("least_sections", 3)):
        return  # a text without sections is another kind of document
    plan = draft.record.plan
    plans = {e.name for e in draft.rules.group("document-type") if e.plan}
    if plan.doc_type not in plans and plan.attached is None:
        return
    needs = draft.profile.needs
    unmet = [need for need in needs if not _has(draft, need)]
    for need in unmet:
        if any(set(other.kinds) < set(need.kinds) for other in unmet):
            continue  # content or measures: said already where content itself is asked for
        wanted = say.OR().join(say.KINDS[k]() for k in need.kinds)
        yield draft.finding(rule, draft.title, severity=need.severity, section=wanted, profile=draft.profile.name)
    if needs and not unmet:
        yield draft.verified(rule, None, "sections", count=len(needs), profile=draft.profile.name)


def _has(draft: Draft, need: Need) -> bool:
    wanted = set(need.kinds)
    for section in draft.record.sections:
        own = section.component is None and not (section.rule.startswith("section.field") and wanted & _WEIGHTY)
        if own and (wanted & set(section.kinds) or _says(draft, section, wanted)):
            return True
    if "noi_dung" in wanted and _in_parts(draft):
        return True
    if need.pattern is None:
        return False
    attached = draft.outline.zones.attached  # what the decision says of itself does not stand for its plan
    first = draft.text.paragraphs[attached].start if attached is not None else 0
    return draft.rules.compile(need.pattern).search(draft.text.folded, first, max(first, draft.body_end)) is not None


def _says(draft: Draft, section: Section, wanted: set[Kind]) -> bool:
    """True for a section that is the content or the duties by what stands in it."""
    return "noi_dung" in wanted and _says_tasks(draft, section) or "to_chuc_thuc_hien" in wanted and _says_duties(draft, section)


def _says_tasks(draft: Draft, section: Section) -> bool:
    """True for a long main section of several items whose title names its matter or its steps, not its kind
    (*II. CÔNG TÁC TUYÊN TRUYỀN*, *TRÌNH TỰ VÀ TIẾN ĐỘ*): the plan's content under a title of its own."""
    if section.parent is not None or section.start >= draft.body_end or not set(section.kinds) <= {"thoi_gian", "doi_tuong", "pham_vi"}:
        return False
    end = min(section.body_end, draft.body_end)
    if len(_STEP.findall(draft.text.folded, section.end, end)) >= _STEPS:
        return True  # its steps one by one, or its timetable
    if not set(section.kinds) <= {"thoi_gian"} or _says_duties(draft, section):
        return False
    long, several = (_LONG, _SEVERAL) if section.kinds else (_SHORT, _SEVERAL - 1)
    return end - section.end >= long and len(_ITEM.findall(draft.text.folded, section.end, end)) >= several


# What a plan has besides its content, or of which this is not all
_NO_CONTENT = frozenset({"muc_dich_yeu_cau", "muc_tieu", "nguon_von", "to_chuc_thuc_hien", "bao_cao", "phu_luc", "thuc_trang"})


def _in_parts(draft: Draft) -> bool:
    """True for a plan whose content stands in several sections of its own: *3. Tiến độ*, *4. Thành phần dự*; *II. ĐỐI TƯỢNG, THỜI GIAN*, *III. QUÂN SỐ*."""
    main = [s for s in draft.record.sections if s.parent is None and s.component is None and s.label and s.start < draft.body_end and not s.rule.startswith("section.field")]
    own = [s for s in main if not _NO_CONTENT & set(s.kinds)]
    return len(own) >= _PARTS and any(not s.kinds for s in own)


_PARTS = 2
_STEPS = 3
_STEP = regex.compile(r"(?m)^[ ]*(?:(?:\d{1,2}[.)/]|[a-z][.)]|[-+*])[ ]*)?(?:(?:buoc|dot|giai doan|vong|ngay thu|tuan|chang) (?:\d{1,2}|[ivx]+)\b|(?:tu )?(?:ngay )?\d{1,2}/\d{1,2})")
_LONG, _SHORT, _SEVERAL = 600, 150, 4  # letters and items
_ITEM = regex.compile(r"(?m)^[ ]*(?:\(?\d{1,2}(?:\.\d{1,2})*[.)/]?|[a-zđ][.)]|[-+*•●▪])[ ]*(?=\p{L})")


_DOER = regex.compile(
    r"(?:(?:de nghi|moi|giao|yeu cau|dong chi|cac|nhung|tung|hai|ba) )*(?:uy ban|ubnd|hdnd|mttq|mat tran|so|phong|ban|to|khoa|doi|tram|truong|trung tam|cong an|hoi|doan|chi (?:bo|hoi|doan|cuc|nhanh)|van phong|thu vien|thanh tra|hat|vien|"
    r"benh vien|kho bac|bao hiem|buu dien|don vi|co quan|bo phan|nganh|cong doan|lien doan|cong chuc|can bo|giao vien|nhan vien|chuyen vien|kiem sat vien|hieu truong|hieu pho|chu tich|pho|giam doc|bi thu|thu truong|xa|phuong|thon|xom|ap) [^:.;\n]{0,80}:"
)
_DOERS = 2  # lines that name one, and at least half of a part's


def _says_duties(draft: Draft, section: Section) -> bool:
    """True for a main section without a kind whose items begin with who is to do them: *IV. AI LÀM GÌ*, *CHUẨN BỊ*."""
    if section.parent is not None or section.kinds or section.start >= draft.body_end:
        return False
    named = draft.once("agency-starts", _agency_starts)
    items = [m.end() for m in _ITEM.finditer(draft.text.folded, section.end, min(section.body_end, draft.body_end))]
    done = [at for at in items if at in named or _DOER.match(draft.text.folded, at)]
    return len(done) >= max(_DOERS, len(items) / 2)


def _agency_starts(draft: Draft) -> set[int]:
    return {start for agency in draft.record.agencies for start, _ in agency.spans}


def components(draft: Draft) -> dict[str, list[Section]]:
    """The plan's components with the headings that open them, those with parts of their own left out."""
    found: dict[str, list[Section]] = {}
    for section in draft.record.sections:
        above = draft.sections[section.parent] if section.parent else None
        opens = section.component and (above is None or above.component != section.component)
        if opens and section.component and not section.rule.startswith("section.field"):
            found.setdefault(section.component, []).append(section)
    parents = {code.split(".")[0] for code in found if "." in code}
    return {code: headings for code, headings in found.items() if code not in parents}


# The words before an amount by which it is the money of its part: *Kinh phí 250 triệu đồng*.
_MONEY_OF = regex.compile(r"(?:kinh phi|nguon von|tong von|ngan sach)(?: [a-z]+){0,4}:? *$")


def _funded(draft: Draft, headings: list[Section]) -> bool:
    """True if money is said in a sentence below a heading, with no title of its own."""
    return any(
        h.end <= a.start < h.body_end and a.table is None and a.per is None
        and _MONEY_OF.search(draft.text.folded, max(h.start, a.start - 60), a.start)
        for a in draft.record.amounts for h in headings
    )  # fmt: skip


def _slots(draft: Draft, headings: list[Section]) -> set[Kind]:
    """The kinds that stand below the headings of one component."""
    inside = [
        s for s in draft.record.sections for h in headings if h.start < s.start and s.end <= h.body_end
    ]
    said: set[Kind] = {"nguon_von"} if _funded(draft, headings) else set()
    return said | {k for s in (*inside, *headings) for k in s.kinds}


@kind("component-slot")
def component_slot(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A component without a slot that most of its siblings have; a slot that none has is said once."""
    if draft.programme is None or not draft.profile.slots:
        return
    parts = components(draft)
    if len(parts) < int(rule.options.get("least", 3)):
        return
    has = {code: _slots(draft, headings) for code, headings in parts.items()}
    full = 0
    for slot in draft.profile.slots:
        without = [code for code in parts if slot not in has[code]]
        full += not without
        if len(without) == len(parts):
            first = next(iter(parts.values()))[0]
            yield draft.finding(
                rule, (first.start, first.end), say_as="none", severity="info", slot=say.KINDS[slot](), count=len(parts)
            )
        elif len(without) <= len(parts) / 2:
            for code in without:
                heading = parts[code][0]
                yield draft.finding(
                    rule, (heading.start, heading.end), slot=say.KINDS[slot](), component=code,
                    count=len(parts) - len(without), all=len(parts),
                )  # fmt: skip
    if full == len(draft.profile.slots):
        yield draft.verified(rule, None, "slots", count=len(parts), slots=_named(draft.profile.slots))


@kind("empty-section")
def empty_section(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A heading with nothing below it before the next one, or the one title of a row of titles that have text below them."""
    most = int(rule.options.get("most_words", 14))
    said = []
    for section in draft.record.sections:
        if draft.children.get(section.id) or "phu_luc" in section.kinds or section.start >= draft.body_end:
            continue
        if len(section.title.split()) > most or section.label is None and not _is_shouted(draft, section) or _among_steps(draft, section.label or ""):
            continue
        body = draft.text.folded[section.end : min(section.body_end, max(draft.body_end, section.end))]
        if not any(c.isalnum() for c in body) or _CLOSING.match(body) or _CLOSED.fullmatch(body) and not _CARRIED & set(section.kinds):
            said.append((section.start, section.end))
            yield draft.finding(rule, (section.start, section.end))
    for row in rows(draft):
        for place in _bare(draft, row):
            if not overlaps(place, said):
                yield draft.finding(rule, place)


def _is_shouted(draft: Draft, section: Section) -> bool:
    """True for a heading in capitals without a number among others: *KINH PHÍ*."""
    beside = (s for s in draft.record.sections if s.parent == section.parent and s.label is None)
    return section.title.isupper() and bool(section.kinds) and sum(s.title.isupper() for s in beside) >= _TITLES


def _bare(draft: Draft, row: Row) -> list[Place]:
    """The one line of a row that has no end mark and nothing below it, where all others are titles with text below them."""
    if len(row.members) < 2 or row.members[0].place[0] >= draft.body_end:  # noqa: PLR2004
        return []
    found = members(draft)
    last = row.members[-1].place[0]
    after = next((m.place[0] for m in found if m.place[0] > last and DEPTH.get(m.label.style, 0) <= row.depth), draft.body_end)
    ends = [*(m.place[0] for m in row.members[1:]), min(after, draft.body_end)]
    bare = []
    for member, end in zip(row.members, ends, strict=True):
        line = draft.text.shown.find("\n", member.place[0] + 1, end)
        line = line if line >= 0 else end
        words = draft.text.shown[member.place[0] : line].strip(" \n*_")
        if len(words.split()) > _TITLE_WORDS or words[-1:] in ".;,!?":
            return []
        if not any(c.isalnum() for c in draft.text.shown[line:end]) and member is not row.members[-1]:
            bare.append((member.place[0], line))
    known = len(row.members) >= _TITLES or any(s.kinds for s in draft.record.sections for at, _ in bare if s.start == at)
    return bare if len(bare) == 1 and known else []


_TITLES, _TITLE_WORDS = 3, 30  # how many make a row of titles, if none is a part that plans have; words of the longest


# The closing sentence of a plan, right below the last heading.
_CLOSING = regex.compile(r"\W*tren day la (?:noi dung )?(?:toan van )?(?:ke hoach|chuong trinh|phuong an|de an)\b")


# A sentence to everyone that ends the plan: below another title than that of the duties it is none of its own.
_CLOSED = regex.compile(r"\W*(?:[a-z ]{0,40}\b)?(?:yeu cau|de nghi) (?:cac|thu truong|nhung)\b[^.:;\n]{10,200}(?:ke hoach nay|thuc hien)[^.:;\n]{0,60}\./\.\W*")
_CARRIED = frozenset({"to_chuc_thuc_hien"})


def _among_steps(draft: Draft, label: str) -> bool:
    """True if the number before or after (``3.5``, ``3.7``) is that of a sentence: a step of a list, no heading."""
    head, dot, last = label.rpartition(".")
    if not dot or not last.isdigit():
        return False
    return any(n.label in (f"{head}.{int(last) - 1}", f"{head}.{int(last) + 1}") for n in draft.record.numbered)


@kind("missing-heading")
def missing_heading(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The same field twice below one heading, other fields between: a heading has got lost."""
    if draft.programme is None:
        return
    for headings in components(draft).values():
        for heading in headings:
            seen: dict[str, Section] = {}
            for field in draft.children.get(heading.id, []):
                key = " ".join(field.title.lower().split())
                if key in seen and len(seen) > 1 and field.label is None:
                    first = seen[key]
                    yield draft.finding(
                        rule, (field.start, field.end), heading=heading.title,
                        evidence=(draft.evidence((first.start, first.end)),),
                    )  # fmt: skip
                    break
                seen[key] = field
