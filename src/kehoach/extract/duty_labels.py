"""Labels that tell the role of the bodies behind them: *Chủ trì: A; phối hợp: B, C*, anywhere in a paragraph."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from kehoach.records import Role

_WHO = r"(?:cac )?(?:co quan|don vi|bo phan|dau moi|to chuc|phong|ban)(?:(?:,| va| hoac)? ?(?:co quan|don vi|to chuc|dia phuong|ca nhan|phong|ban))*"
_DOES = r"(?:chu tri|phoi hop|thuc hien|chiu trach nhiem|phu trach|trien khai)"
_LABEL = regex.compile(
    rf"(?r)(?:^|[.;(\n\-+•*])[ ]*(?:[a-z\d]{{1,2}}[.)][ ]*)?(?P<label>(?:{_WHO} )?(?:duoc giao |duoc phan cong )?{_DOES}"
    rf"(?:(?:,| va|/)? ?(?:to chuc |chinh )?{_DOES})*(?: chinh| nhiem vu)?|(?:trach nhiem|phan cong)(?: (?:to chuc|chu tri|phoi hop|thuc hien|nhiem vu))+)[ ]*"
)
_REACH = 70  # characters a label may have


@dataclass(frozen=True, slots=True)
class Label:
    """Where a label begins, where its colon ends, and the role it gives."""

    start: int
    end: int
    role: Role


def labels(folded: str, start: int, end: int) -> list[Label]:
    """The labels of roles in a stretch of folded text, in order."""
    found: list[Label] = []
    colon = folded.find(":", start, end)
    while colon >= 0:
        begin = max(start, colon - _REACH)
        if match := _LABEL.match(folded[begin:colon]):  # read from the end: up to the colon
            found.append(Label(begin + match.start("label"), colon + 1, role_of(match["label"])))
        colon = folded.find(":", colon + 1, end)
    return found


def role_of(words: str) -> Role:
    """The role that the folded words of a label give: who leads may also join, who joins also does."""
    if "chu tri" in words:
        return "chu_tri"
    return "phoi_hop" if "phoi hop" in words else "thuc_hien"


def role_at(found: list[Label], place: int) -> Role | None:
    """The role of the last label before a place, ``None`` before the first."""
    return next((label.role for label in reversed(found) if label.end <= place), None)
