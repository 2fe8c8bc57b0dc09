"""What becomes of the duties found: one row per body, role and place, and which bodies count."""

from __future__ import annotations

import re
from bisect import bisect_left

from kehoach.extract import duty_words as duty
from kehoach.extract.agencies import AgencyFinder
from kehoach.extract.agency_known import key_of
from kehoach.extract.found import FoundAgency, FoundAssignment
from kehoach.normalise import Text
from kehoach.segment import Outline


def owned_until(outline: Outline, number: int) -> int:
    """Where the paragraphs end that a heading's bodies own: before a numbered one that goes on with its own number.

    Below *2. Sở Y tế* a paragraph *3. Đề nghị UBND xã …* is the next item, no duty of the Sở; a list that begins
    anew with *1.* is its own.
    """
    part = outline.parts[number]
    label = part.heading.label
    if label is None or not label.ordinals:
        return part.body_end
    after = bisect_left(outline.items, part.start, key=lambda item: item.start)
    for item in outline.items[after:]:
        if item.start >= part.body_end:
            break
        if item.label.style == label.style:
            next_one = item.label.ordinals == (*label.ordinals[:-1], label.ordinals[-1] + 1)
            return item.start if next_one else part.body_end
    return part.body_end


def task_end(outline: Outline, number: int, text: Text, end: int) -> int:
    """Where what a heading's bodies are to do ends, at most at ``end``: before the plan's last words, recipients and signature."""
    at = outline.parts[number].heading.end
    for begin, _ in outline.zones.closings:
        place = text.paragraphs[begin].start
        if at <= place < end:
            end = place
    while (line := text.folded.find("\n", at, end)) >= 0:
        at = line + 1
        if duty.CLOSING.match(text.folded, at):
            return at
    return end


def unique(
    rows: list[FoundAssignment], owners: dict[int, list[FoundAgency]], outline: Outline, folded: str
) -> list[FoundAssignment]:
    """One row per body, role and place; a body under its own heading has one row per role."""
    seen: set[tuple[int, str, str]] = set()
    kept: list[FoundAssignment] = []
    for row in sorted(rows, key=lambda r: (r.start, r.end, r.role)):
        key = (row.start, row.agency, row.role)
        if key in seen:
            continue
        seen.add(key)
        kept.append(row)
    roles: dict[int, set[str]] = {}
    for row in kept:
        roles.setdefault(row.start, set()).add(row.role)
    headed = {(n, name, role) for n, ms in owners.items() for m in ms for role in roles.get(m.start, ()) for name in (m.name, m.key)}
    starts = {n: {m.start for m in ms} for n, ms in owners.items()}
    until = {n: owned_until(outline, n) for n in owners}
    final = []
    for row in kept:
        number = None if duty.CLOSING.match(folded, folded.rfind("\n", 0, row.start) + 1) else outline.at(row.start)
        own = False
        while number is not None and not own:
            name = row.agency if row.rule == "assignment.partner" else row.key  # of a group, who joins it is another part of it
            again = (number, name, row.role) in headed or (number, row.agency, row.role) in headed
            own = again and row.start not in starts[number] and row.start < until[number] and row.rule != "assignment.cell"
            number = outline.parts[number].parent
        if not own:
            final.append(row)
    return final


# Teams set up for the work, and posts, that a type names but does not tell apart: they count as groups do.
_TEAMS = frozenset(map(key_of, (
    "Đoàn kiểm tra", "Đoàn giám sát", "Đoàn công tác", "Tổ bầu cử", "Ban bầu cử", "Tổ kiểm phiếu", "Cộng tác viên", "Trạm Y tế",
    "Hội đồng thi đua - khen thưởng", "Tổ công tác", "Tổ giúp việc", "Ban Điều hành",
)))  # fmt: skip


# A group among the recipients is named in full where its item ends: "các phòng: A, B" and "các đơn vị thi công" are not.
_ITEM_END = re.compile(
    r"(?: (?:cua |thuoc |cap )?(?:tp|tinh|huyen|xa|phuong|thanh pho|thi xa|quan|(?:uy (?:ban )?)?mttq(?:vn)?)(?: xa| tinh| huyen)?)?[ ]*(?:[;,.(\n|*]|-(?= )|$)"
)
_SORTS = (
    ("central", re.compile(r"group mass trung uong(?![a-z])")),
    ("offices", re.compile(r"group (?:so|bo|ban|nganh|phong|co quan|don vi|dia phuong)(?![a-z])")),
    ("mass", re.compile(r"group (?:mass|members|doan the|hoi)(?![a-z])")),
    ("committees", re.compile(r"group ubnd(?![a-z])")),
    ("cells", re.compile(r"group (?:chi bo|cac chi bo|dang bo|dang uy|cap uy)(?!.* checked)(?![a-z])")),
)  # fmt: skip
# The rooms of the issuer's office are no wording of the offices that have duties.
_ROOMS = re.compile(r"(?i)thuộc (?:VP|văn phòng)")


# … and heads of quarters are named as bodies are: "Trưởng thôn".
_HEADS_OF_QUARTERS = re.compile(r"(?:Trưởng|Tổ trưởng) (?!các |Ban)")


def _sort_of_group(key: str) -> str | None:
    """What sort of bodies a group is of; ``None`` for others (schools, firms, quarters, teams)."""
    return next((sort for sort, pattern in _SORTS if pattern.match(key)), None)


def count(mentions: list[FoundAgency], found: list[FoundAssignment], finder: AgencyFinder) -> None:
    """A group, a body known by its form alone, or one of the centre counts when it has a duty or receives the plan.

    A group that only receives it counts where it is one of offices, committees or mass organisations that its
    item names in full, and no other wording of it has a duty: *Các Sở, ban, ngành* of the recipients are the
    *các sở, ngành* of the text.
    """
    owed = {a.key for a in found}
    alike = {_sort_of_group(key) for key in owed}
    received = set()
    for begin, end in finder.outline.zones.closings:
        first, last = finder.text.paragraphs[begin].start, finder.text.paragraphs[end - 1].end
        received |= {
            m.key for m in finder.between(first, last)
            if not m.generic
            or _ROOMS.search(m.surface)
            or (sort := _sort_of_group(m.key)) is not None and sort not in alike and _ITEM_END.match(finder.text.folded, m.end)
        }  # fmt: skip
    central = finder.plan.level not in (None, "trung_uong")
    for mention in mentions:
        weak = mention.generic and not _HEADS_OF_QUARTERS.match(mention.surface) or mention.confidence < 0.7 or mention.key in _TEAMS
        if not weak and central and mention.level == "trung_uong" and mention.kind in ("bo_nganh", "khac"):
            weak = not duty.DEALT_WITH.match(finder.text.folded, max(0, mention.start - 60), mention.start)
            weak = weak or duty.NO_GOVERNMENT.match(finder.text.folded, mention.end) is not None
        if weak and mention.key not in owed and not _issues(mention, finder) and mention.key not in received:
            mention.counted = False


def _issues(mention: FoundAgency, finder: AgencyFinder) -> bool:
    """True for the body that issues the plan, by whatever form it is known."""
    issuer = finder.plan.issuer
    return issuer is not None and not mention.generic and key_of(issuer).startswith(key_of(mention.surface)) and " " in mention.surface


def narrow(mentions: list[FoundAgency], found: list[FoundAssignment], finder: AgencyFinder) -> None:
    """The first body of a list begins at its own words, once the list's head has told who is asked."""
    own = {m.start: m.own for m in mentions if m.own is not None}
    for mention in mentions if own else ():
        if mention.own is not None:
            mention.start = mention.own
            mention.surface = finder.text.words(mention.start, mention.end)
    for row in found if own else ():
        row.start = own.get(row.start, row.start)
