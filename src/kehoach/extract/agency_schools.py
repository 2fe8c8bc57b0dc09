"""A school's or hospital's own plan: *nhà trường*, *Bệnh viện* and the type in its letterhead are the one that issues it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

import regex

from kehoach.extract.agency_known import key_of
from kehoach.extract.found import FoundAgency, FoundPlan
from kehoach.extract.patterns import plain
from kehoach.folding import fold
from kehoach.normalise import Text

# Types that alone mean the house whose plan it is.
_HOUSES = plain(r"(?:benh vien|hoc vien|cong ty|tong cong ty|tap doan|trung tam|vien|quy|thu vien|bao tang)(?= )")
_LEADERS = frozenset({"ban giam hieu", "ban giam doc", "ban lanh dao"})  # of the house whose plan it is
_SCHOOLS = (("trung hoc pho thong", "thpt"), ("trung hoc co so", "thcs"))


def own_house(mentions: list[FoundAgency], text: Text, plan: FoundPlan) -> list[FoundAgency]:
    """The mentions with those of the house that issues the plan by its name; *Đoàn Thanh niên nhà trường* is one."""
    name = plan.issuer or ""
    own = _school(mentions, text, name) if name.startswith("Trường ") else _by_type(mentions, text, plan)
    return _led(own, text, fold(name))


def _led(mentions: list[FoundAgency], text: Text, issuer: str) -> list[FoundAgency]:
    """*Ban Giám hiệu*, *Ban Giám đốc* alone are the house that issues the plan."""
    house = None
    for mention in mentions:
        words = _printed(mention, text)
        if house is None and not mention.generic and " " in words and _short(issuer).startswith(_short(words)):
            house = mention
        elif house is not None and words in _LEADERS:
            _become(mention, house)
            mention.rule = house.rule
    return mentions


def _printed(mention: FoundAgency, text: Text) -> str:
    """The folded words of a mention, blanks squeezed."""
    return " ".join(text.folded[mention.start : mention.end].split())


def _become(mention: FoundAgency, house: FoundAgency) -> None:
    """Make a mention one of the house."""
    mention.name, mention.key, mention.kind, mention.level, mention.place = house.name, house.key, house.kind, house.level, house.place


def _short(words: str) -> str:
    """The folded name of a school with its type shortened."""
    for whole, short in _SCHOOLS:
        words = words.replace(whole, short)
    return words


def _school(mentions: list[FoundAgency], text: Text, name: str) -> list[FoundAgency]:
    issuer, key = _short(fold(name)), key_of(name)
    own: list[FoundAgency] = []
    kept: list[FoundAgency] = []
    for mention in mentions:
        if mention.kind == "truong":
            words = _short(_printed(mention, text))
            if words == issuer:
                name, key = mention.name, mention.key  # as the pack spells it
            if words == "nha truong" and kept and not kept[-1].generic and text.folded[kept[-1].end : mention.start] == " ":
                kept[-1].end = mention.end
                continue
            if words == "nha truong" or not mention.generic and issuer.startswith(words):
                own.append(mention)
        kept.append(mention)
    for mention in own:
        mention.name, mention.key, mention.generic, mention.rule = name, key, False, "agency.shape"
    return kept


def _by_type(mentions: list[FoundAgency], text: Text, plan: FoundPlan) -> list[FoundAgency]:
    """Give *Bệnh viện* alone, in the plan of one, the name that the plan has for it, and a name that was cut its whole."""
    name = plan.issuer or ""
    issuer = fold(name)
    if not (house := _HOUSES.match(issuer)):
        return mentions
    alone: list[FoundAgency] = []
    full: FoundAgency | None = None
    for mention in mentions:
        words = _printed(mention, text)
        bare = words.removeprefix("giam doc ").removeprefix("lanh dao ")
        if bare == house[0] and not mention.generic:
            alone.append(mention)
        elif full is None and words.startswith(f"{house[0]} ") and issuer.startswith(words):
            full = mention
    if full is None:
        return mentions
    rest = issuer.removeprefix(_printed(full, text)).strip()
    if rest and rest not in (fold(unit or "").partition(" ")[2] for unit in (plan.province, plan.district, plan.commune)):
        cut, key = full.key, key_of(name)
        for mention in mentions:  # "CÔNG TY TNHH MỘT THÀNH VIÊN" over two lines
            if mention.key == cut:
                mention.name, mention.key = name, key
    for mention in alone:
        _become(mention, full)
    return mentions


_LATER_CAPITAL = regex.compile(r"\p{Lu}[^ ]* (?:[^ ]+ )*\p{Lu}")


def with_small_first(mentions: list[FoundAgency], text: Text) -> list[FoundAgency]:
    """The mentions with those that write a body's first letter small in the middle of a sentence: *tổ Giáo dục công dân*."""
    known: dict[str, FoundAgency] = {}
    for mention in mentions:
        words = text.canonical[mention.start : mention.end]
        if not mention.generic and words.count(" ") > 2 and _LATER_CAPITAL.match(words):
            known.setdefault(words, mention)
    found: list[FoundAgency] = []
    starts = [m.start for m in mentions]
    for words, mention in known.items():
        small = words[0].lower() + words[1:]
        at = text.canonical.find(small)
        while at >= 0:
            end = at + len(small)
            near = bisect_right(starts, end - 1) - 1
            free = near < 0 or mentions[near].end <= at
            whole = not text.canonical[at - 1 : at].isalpha() and not text.canonical[end : end + 1].isalpha()
            if at and free and whole:
                found.append(replace(mention, start=at, end=end))
            at = text.canonical.find(small, end)
    return sorted(mentions + found, key=lambda m: m.start) if found else mentions
