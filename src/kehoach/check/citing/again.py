"""Bases laid beside one another: twice the same, one without what it is on, a law that is an ordinance elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_LEADS = regex.compile(r"(?:^|[;.\n])[\s*_]*(?:[-+•] *)?(?:(?:can cu|thuc hien|theo)(?: vao)? )?$")
_SHORT = 12  # letters of a basis that tell what it is
_ENDS = regex.compile(r" *(?:[;.]|\n|$)")
_SUBJECT = frozenset({"nghị định", "thông tư", "quyết định", "nghị quyết", "chỉ thị", "kế hoạch"})
_OTHERS = 2  # bases that say what they are on
_LAW = regex.compile(r"\b(?P<sort>luat|phap lenh) (?P<name>[a-z ,]{4,80}?)(?= ngay\b| so\b| nam\b|[;.:()\n]|$)")


def _leads(draft: Draft, at: int) -> bool:
    """True where a basis begins, not inside the title of another."""
    return _LEADS.search(draft.text.folded[max(draft.title[1], at - 30) : at]) is not None


@kind("basis-again")
def basis_again(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A law or document that stands twice among the bases, with the same number or day."""
    first: dict[str, Place] = {}
    for citation in draft.record.citations:
        words = " ".join(fold(citation.text).split())
        if not citation.basis or citation.self or not (citation.number or citation.date) or len(words) < _SHORT or not _leads(draft, citation.start):
            continue
        key = f"{citation.doc_type} {fold(citation.number)} {citation.date}" if citation.number else words
        place = citation.start, citation.end
        if key in first and not draft.is_told(place, rule.code):
            yield draft.finding(rule, place, evidence=(draft.evidence(first[key]),))
        first.setdefault(key, place)


@kind("subject-unsaid")
def subject_unsaid(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The one basis that ends with who issued it, where the others go on with what they are on."""
    bases = [c for c in draft.record.citations if c.basis and c.number and c.date and c.issuer and c.doc_type in _SUBJECT and not c.self and _leads(draft, c.start)]
    silent = [c for c in bases if _ENDS.match(draft.text.folded, c.end)]
    seen = [c.number for c in draft.record.citations]
    if len(silent) == 1 and len(bases) >= _OTHERS and seen.count(silent[0].number) == 1:
        yield draft.finding(rule, (silent[0].start, silent[0].end), say_as="subject")


@kind("law-or-ordinance")
def law_or_ordinance(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """*Luật Thú y* among the bases of a plan that says *Pháp lệnh Thú y* elsewhere, and never *Luật*."""
    found = [(m["sort"], " ".join(m["name"].split()), m.span()) for m in _LAW.finditer(draft.text.folded, draft.title[1])]
    for sort, name, place in found:
        others = [p for s, n, p in found if s != sort and n == name]
        if others and sum(s == sort and n == name for s, n, _ in found) == 1 and draft.text.shown[place[0]].isupper() and _leads(draft, place[0]):
            yield draft.finding(rule, place, say_as="law", first=draft.words(others[0]), evidence=(draft.evidence(others[0]),))
            return


_SUBJECT_WORDS = regex.compile(r"(?:[^;.\n]{0,60}?\b(?:ve|quy dinh|huong dan|sua doi|ban hanh) )(?P<on>[^;.\n]{4,260})")
_CHANGES = regex.compile(r"\bsua doi\b|\bbo sung mot so\b")


@kind("known-subject")
def known_subject(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """A decree often cited with the title of another; ``rows``: number -> what its title ``has``, and what it is ``called``."""
    rows = rule.options["rows"]
    for citation in draft.record.citations:
        row = rows.get(citation.number or "")
        if row is None or not citation.basis or not _leads(draft, citation.start):
            continue
        subject = _SUBJECT_WORDS.match(draft.text.folded, citation.end)
        if subject is None or _CHANGES.search(subject[0]) or regex.search(row["has"], " ".join(subject[0].split())):
            continue
        if not draft.is_told((citation.start, citation.end), rule.code):
            yield draft.finding(rule, (citation.start, citation.end), say_as="subject", called=row["called"])
