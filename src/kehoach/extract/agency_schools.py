"""A school's own plan: *nhà trường* and the type in its letterhead are the school."""

from __future__ import annotations

from kehoach.extract.agency_known import key_of
from kehoach.extract.found import FoundAgency, FoundPlan
from kehoach.folding import fold
from kehoach.normalise import Text


def own_school(mentions: list[FoundAgency], text: Text, plan: FoundPlan) -> list[FoundAgency]:
    """The mentions with those of the school that issues the plan by its name; *Đoàn Thanh niên nhà trường* is one."""
    name = plan.issuer or ""
    if not name.startswith("Trường "):
        return mentions
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
