"""Units of an issuer by their kinds, as lists of recipients put them: *Các khoa, phòng*."""

from __future__ import annotations

import regex

_KIND = r"(?:phong|ban|khoa|to|bo mon|trung tam|vien|truong|phan hieu|doi|tram|hat|chi cuc|chi nhanh|xi nghiep|nha may|phan xuong|bo phan|vu|cuc|nganh|don vi)"
_ALONE = r"(?:to|khoa|bo phan|tram|doi|xuong|phan xuong|khoi|hat|chi hoi|chi doan|vu|cuc)"  # of one kind; others are groups of their own
_KINDS = regex.compile(rf"\b(?:cac|nhung) (?P<kinds>{_KIND}(?:(?:, ?| va | - ){_KIND})+|{_ALONE})(?! (?!thuoc\b|truc thuoc\b|cua\b|chuc nang\b|chuyen mon\b|lam sang\b|can lam sang\b|lien quan\b|trong\b|va\b)[a-z])")
_JOIN = regex.compile(r", ?| va | - ")
_BOARD = regex.compile(r"ban (?:chi dao|quan ly)\b")  # *ban* of the kinds is a division


def is_of_kinds(name: str, line: str) -> bool:
    """True for *Phòng Điều dưỡng* beside a line *Các khoa, phòng*: units of every kind that the line names."""
    named, bare = _KINDS.search(line), name.removeprefix("cac ")
    return named is not None and not _BOARD.match(bare) and any(bare.startswith(f"{one} ") for one in _JOIN.split(named["kinds"]))


_ONLY_ROOMS = regex.compile(r"(?:cac )?phong(?: chuyen mon)? (?:thuoc|cua|truc thuoc) (?:ubnd|uy ban nhan dan)(?: [a-z ]+)?(?:; *van phong [a-z ]+)?")
_ROOM = regex.compile(r"(?:phong|van phong|thanh tra|trung tam)\b")


def is_other_than_rooms(name: str, line: str) -> bool:
    """True for the police or the military beside a line *Các phòng thuộc UBND xã*, which is to no others."""
    return _ONLY_ROOMS.fullmatch(line.strip(" .;-")) is not None and not _ROOM.match(name)
