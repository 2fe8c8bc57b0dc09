"""A school's or hospital's own plan: *nhà trường*, *Bệnh viện* and the type in its letterhead are the one that issues it."""

from __future__ import annotations

from kehoach.extract.agency_known import key_of
from kehoach.extract.found import FoundAgency, FoundPlan
from kehoach.extract.patterns import plain
from kehoach.folding import fold
from kehoach.normalise import Text

# Types that alone mean the house whose plan it is.
_HOUSES = plain(r"(?:benh vien|hoc vien|cong ty|tong cong ty|tap doan|trung tam|vien|quy)(?= )")


def own_house(mentions: list[FoundAgency], text: Text, plan: FoundPlan) -> list[FoundAgency]:
    """The mentions with those of the house that issues the plan by its name; *Đoàn Thanh niên nhà trường* is one."""
    name = plan.issuer or ""
    if not name.startswith("Trường "):
        return _by_type(mentions, text, name)
    issuer, key = fold(name), key_of(name)
    own: list[FoundAgency] = []
    kept: list[FoundAgency] = []
    for mention in mentions:
        if mention.kind == "truong":
            words = " ".join(text.folded[mention.start : mention.end].split())
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


def _by_type(mentions: list[FoundAgency], text: Text, name: str) -> list[FoundAgency]:
    """Give *Bệnh viện* alone, in the plan of one, the name that the plan has for it."""
    issuer = fold(name)
    if not (house := _HOUSES.match(issuer)):
        return mentions
    alone: list[FoundAgency] = []
    full: FoundAgency | None = None
    for mention in mentions:
        words = " ".join(text.folded[mention.start : mention.end].split())
        bare = words.removeprefix("giam doc ").removeprefix("lanh dao ")
        if bare == house[0] and not mention.generic:
            alone.append(mention)
        elif full is None and words.startswith(f"{house[0]} ") and issuer.startswith(words):
            full = mention
    for mention in alone if full else ():
        assert full is not None
        mention.name, mention.key, mention.kind, mention.level, mention.place = full.name, full.key, full.kind, full.level, full.place
    return mentions
