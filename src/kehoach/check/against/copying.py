"""Paragraphs of a draft that stand word for word in the plan of another place (``--against``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.compare.archive import Archive, Kept, own_name
from kehoach.compare.copies import EVERYBODY, Copied, copied
from kehoach.compare.texts import own_names
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

Alike = tuple[list[Copied], set[str | None], int]


def _alike(draft: Draft, rule: CheckEntry) -> Alike:
    formulas = str(rule.options["formulas"])
    return draft.once(f"alike {formulas}", lambda one: _read_alike(one, formulas))


def _read_alike(draft: Draft, formulas: str) -> Alike:
    """The paragraphs of the plan's body with their likes elsewhere, the issuers whose text is free, the plans read.

    Free are the draft's own issuer and the plans above: to repeat them is no copying.
    """
    archive = draft.archive
    assert archive is not None
    others = archive.neighbours()
    free = [*archive.own()[:3], *(one for _, one in draft.superiors)]
    texts = [(one, archive.text(one)) for one in [*others, *free]]
    every = copied(draft.document.text, own_names(archive.head), texts)
    pattern = draft.rules.compile(formulas)
    body = [one for one in every if _counts(draft, one, pattern)]
    return body, {one.issuer_folded for one in free}, len(others)


def _counts(draft: Draft, one: Copied, formulas: Any) -> bool:
    """True for a paragraph of the plan's own: no preamble, list of recipients, table, or formula of the trade."""
    start, end = one.own.start, one.own.end
    if start < draft.title[1] or start >= draft.body_end or draft.section_at(start) is None:
        return False
    if draft.in_table(start):
        return False
    return not draft.is_cited(start, min(end, start + 30)) and not formulas.search(draft.text.folded, start, end)


@kind("copied-text")
def copied_text(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """One remark for each plan of another place of which much stands in the draft (``least`` paragraphs, ``share`` of 100)."""
    archive = draft.archive
    if archive is None:
        return
    body, free, plans = _alike(draft, rule)
    words = sum(len(one.own.words) for one in body)
    by_plan: dict[str, list[tuple[Copied, Kept, Any]]] = defaultdict(list)
    for one in body:
        if one.issuers & free or len(one.issuers) >= EVERYBODY:
            continue
        for kept, other in one.found:
            by_plan[kept.id].append((one, kept, other))
    taken: set[Place] = set()
    for same in sorted(by_plan.values(), key=lambda s: -sum(len(one.own.words) for one, _, _ in s)):
        left = [(one, kept, other) for one, kept, other in same if (one.own.start, one.own.end) not in taken]
        count = sum(len(one.own.words) for one, _, _ in left)
        share = 100 * count // words if words else 0
        if len(left) < int(rule.options["least"]) or share < int(rule.options["share"]):
            continue
        taken |= {(one.own.start, one.own.end) for one, _, _ in left}
        kept = left[0][1]
        text = archive.text(kept)
        longest = sorted(left, key=lambda s: (-len(s[0].own.words), s[0].own.start))[:4]
        evidence = tuple(draft.elsewhere(kept, _quoted(archive, kept, text, other), around=False) for _, _, other in longest)
        first = longest[0][0].own
        yield draft.finding(
            rule, (first.start, first.end), count=len(left), share=share, own=100 - share, plan=kept.name, evidence=evidence,
        )  # fmt: skip
    if not taken:
        key = "own-text" if plans else "no-neighbours"
        yield draft.verified(rule, None, key, count=len(body), plans=plans, archive=archive.name)


def _quoted(archive: Archive, kept: Kept, text: str, other: Any) -> dict[str, Any]:
    start, end = other.start, other.end
    while end > start and text[end - 1].isspace():
        end -= 1
    return {"text": text[start:end], "start": start, "end": end, "page": archive.page_at(kept, start)}


@kind("foreign-name")
def foreign_name(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The name of another plan's unit, left in a paragraph that both have."""
    archive = draft.archive
    if archive is None:
        return
    body, free, _ = _alike(draft, rule)
    said: set[Place] = set()
    for one in body:
        for kept, other in one.found:
            name = own_name(kept.head)
            if name is None or kept.issuer_folded in free or _ours(archive, name):
                continue
            place = _left_in(draft, one, name)
            if place is None or place in said or _left_out(archive.text(kept), other, name):
                continue
            said.add(place)
            evidence = draft.elsewhere(kept, _quoted(archive, kept, archive.text(kept), other), around=False)
            yield draft.finding(rule, place, name=name, own=own_name(archive.head) or "", plan=kept.name, evidence=(evidence,))


def _ours(archive: Archive, name: str) -> bool:
    """True for a name of the draft's own unit or of one it lies in."""
    bare = _bare(name)
    return any(_bare(own) == bare for own in (archive.head.commune, archive.head.district, archive.head.province) if own)


def _bare(name: str) -> str:
    return fold(regex.sub(r"^(?:xã|phường|thị trấn|thị xã|huyện|quận|thành phố|tỉnh|đặc khu) ", "", name, flags=regex.I))


def _left_in(draft: Draft, one: Copied, name: str) -> Place | None:
    """Where a paragraph of the draft has a unit's name with its kind, as ``xã An Hòa``."""
    pattern = regex.compile(rf"(?<!\w){regex.escape(fold(name))}(?!\w)".replace(r"\ ", r"\s+"))
    match = pattern.search(draft.text.folded, one.own.start, one.own.end)
    if match is None or draft.is_cited(*match.span()):
        return None
    written = draft.text.canonical[match.start() : match.end()].split()[-1]
    return match.span() if written[:1].isupper() else None


def _left_out(text: str, other: Any, name: str) -> bool:
    """True if the other plan's paragraph does not name its unit: then the draft did not take it from there."""
    return fold(name) not in " ".join(fold(text[other.start : other.end]).split())
