"""Who does each of some works, told in one sentence: *việc … do Hội Khuyến học phụ trách; việc … do …*, and the one work without its body."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.fields import short
from kehoach.check.parts.numbering import rows
from kehoach.check.words import own_paragraphs
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_LEAST = 3  # clauses
_SPLIT = regex.compile(r";(?=\s)")
_BY = regex.compile(r"\b(?:do|giao) [^,;.()]{2,60} (?P<verb>phu trach|chu tri|thuc hien|dam nhan|dam nhiem|chiu trach nhiem)\b")


@kind("said-of-each")
def said_of_each(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one clause of a sentence that names no body, where each other names one in the same words."""
    for clauses in _sentences(draft):
        by = [_BY.search(draft.text.folded, *place) for place in clauses]
        told = [(m, place) for m, place in zip(by, clauses, strict=True) if m]
        silent = [place for m, place in zip(by, clauses, strict=True) if m is None]
        if len(silent) != 1 or len(told) < _LEAST - 1 or len({m["verb"] for m, _ in told}) > 1 or _names(draft, silent[0]):
            continue
        if not draft.is_told(silent[0], rule.code):
            match, said = told[0]
            yield draft.finding(
                rule, silent[0], say_as="field", task=short(draft, silent[0]), field=draft.words(match.span()), count=len(told), all=len(clauses), evidence=(draft.evidence(said),)
            )


def _names(draft: Draft, place: Place) -> bool:
    """True if a clause names a body in another way."""
    return any(a < place[1] and place[0] < b for group in draft.record.agencies for a, b in group.spans)


def _sentences(draft: Draft) -> Iterator[list[Place]]:
    """The clauses of each paragraph that has three or more."""
    for p in own_paragraphs(draft):
        end = p.start + len(draft.text.folded[p.start : p.end].rstrip())
        stops = [p.start, *(m.end() for m in _SPLIT.finditer(draft.text.folded, p.start, end)), end]
        if len(stops) > _LEAST:
            yield list(pairwise(stops))


_NOUN = r"(?:phong|so|ban|bo|hoi|doan|tram|cong an|cong doan|truong|trung tam|ubnd|uy ban|van phong|to|khoa|chi cuc|cuc|vu|benh vien|mttq|mat tran|doi|xi nghiep|nha may|don vi|co quan|vien|vksnd|toa|hat|thu vien|bao tang|nganh|giao vien|thon|cac)"
_VERBS = {"chu tri": "chủ trì", "phu trach": "phụ trách", "thuc hien": "thực hiện", "to chuc": "tổ chức", "dam nhan": "đảm nhận", "dam nhiem": "đảm nhiệm"}
_LED = regex.compile(rf"[^:\n]{{4,120}}(?::|,| do|;|\.) *(?:do |giao )?{_NOUN}\b[^;.\n]{{0,90}}? (?P<verb>{'|'.join(_VERBS)})\b")
_SAYS = regex.compile(rf"(?::|,|\bdo|\bgiao) *(?:do )?{_NOUN}\b|\b(?:chu tri|phu trach|dam nhan|dam nhiem|giao |phan cong|don vi|co quan|dau moi|phoi hop|trach nhiem|do [a-z]+ )")
_MEASURED = regex.compile(r"\b[Đđ]o\b")  # folds to *do*, by whom
_WORKS = frozenset({"noi_dung", "giai_phap"})


@kind("owner-of-each")
def owner_of_each(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``1. Xét nghiệm máu: Khoa Xét nghiệm chủ trì.`` and so each task of a row but one, which names no body."""
    for row in rows(draft):
        places = [(m.place[0], p.end) for m in row.members if m.place[0] < draft.body_end and (p := draft.paragraph(m.place[0]))]
        if len(places) < _LEAST or len(places) < len(row.members) or not _WORKS & draft.kinds_at(places[0][0]):
            continue
        led = [_LED.search(draft.folded(place)) for place in places]
        silent = [place for m, place in zip(led, places, strict=True) if m is None]
        if len(silent) != 1 or _names(draft, silent[0]) or _SAYS.search(fold(_MEASURED.sub("", draft.words(silent[0])))) or draft.words(silent[0]).endswith(":"):
            continue
        low = silent[0][1]
        following = min([p[0] for p in places if p[0] > low] or [low + 1])
        if not draft.is_told(silent[0], rule.code) and not draft.words((low, following)).strip(" \n"):
            match, said = next((m, p) for m, p in zip(led, places, strict=True) if m)
            yield draft.finding(
                rule, silent[0], say_as="field", severity=None if len(places) > _LEAST else "info", task=short(draft, silent[0]), field=_VERBS[match["verb"]], count=len(places) - 1,
                all=len(places), evidence=(draft.evidence(said),),
            )  # fmt: skip
