"""References to what is there but is something else: the part that does not say it, *Như Điều n*, tables and projects no plan has."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.check.parts.numbering import DEPTH, Member
from kehoach.check.parts.pointing import below, numbered, references, spots
from kehoach.rulebook import CheckEntry

_SAID_AT = regex.compile(r"(?P<what>[a-z]+ [a-z]+) *,?(?: da| duoc| da duoc)? *(?:neu|ghi|quy dinh|noi|xac dinh|trinh bay)?,? *(?:ro )?(?:tai|o|theo|trong) *$")
_EMPTY_WORDS = (
    "va cua cac cho ve voi tai theo trong tren duoc thuc hien to chuc tu den ngay thang nam truoc sau vao la nhung viec de quy dinh noi dung "
    "nhiem vu ke hoach trien khai can cu ap dung lien quan cong viec phoi hop thuc viec dam bao yeu cau khi giao day du dung so lieu quy trinh"
)
_EMPTY = frozenset(_EMPTY_WORDS.split())


@kind("part-says")
def part_says(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``cuộc thi nêu tại khoản 4 Điều 5``, which is on books, where khoản 3 beside it is on the contest."""
    known = numbered(draft)
    for reference in references(draft):
        named = spots(known, reference)
        before = draft.text.folded[max(0, reference.place[0] - 70) : reference.place[0]].replace("\n", " ")
        told = _SAID_AT.search(before)
        if len(named) != 1 or told is None or set(told["what"].split()) & _EMPTY:
            continue
        at, what = named[0], regex.compile(r"\b" + told["what"].replace(" ", r"\s+") + r"\b")
        row = beside(known, at)
        says = [i for i in row if _says(draft, known, i, what, reference.place)]
        if len(row) > 2 and len(says) == 1 and says[0] != at:
            right = known[says[0]]
            yield draft.finding(rule, reference.place, say_as="says", what=_shown(draft, told, before, reference.place), right=right.label.printed,
                                evidence=(draft.evidence(_line(draft, right)),))  # fmt: skip


def _shown(draft: Draft, told: regex.Match[str], before: str, place: Place) -> str:
    start = place[0] - len(before) + told.start("what")
    return draft.words((start, start + len(told["what"])))


def beside(known: list[Member], at: int) -> list[int]:
    """The positions of a member and those of its style below one part."""
    style, depth = known[at].label.style, DEPTH[known[at].label.style]
    low, high = at, at + 1
    while low > 0 and DEPTH[known[low - 1].label.style] >= depth:
        low -= 1
    while high < len(known) and DEPTH[known[high].label.style] >= depth:
        high += 1
    return [i for i in range(low, high) if known[i].label.style == style]


def _says(draft: Draft, known: list[Member], at: int, what: regex.Pattern[str], reference: Place) -> bool:
    """True if a part has some words, elsewhere than in the reference to it."""
    following = below(known, at).stop
    end = known[following].place[0] if following < len(known) else draft.body_end
    return any(not reference[0] - 70 <= m.start() < reference[1] for m in what.finditer(draft.text.folded, known[at].place[0], end))


def _line(draft: Draft, member: Member) -> Place:
    line = draft.text.folded.find("\n", member.place[0])
    return member.place[0], min(line if line > 0 else member.place[1], member.place[0] + 100)


_AS_ARTICLE = regex.compile(r"\bnhu dieu (?P<no>\d{1,2})\b")
_CARRIED_OUT = regex.compile(r"\bchiu trach nhiem\b[^.\n]{0,40}\b(?:thi hanh|thuc hien)\b")


@kind("as-article")
def as_article(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Như Điều 4`` among the recipients of a decision whose third article says who carries it out."""
    articles = [m for m in numbered(draft) if m.label.style == "dieu"]
    if len(articles) < 2:  # noqa: PLR2004
        return
    for match in _AS_ARTICLE.finditer(draft.text.folded, articles[0].place[0]):
        number = int(match["no"])
        ours = [m for m in articles if m.place[0] < match.start()]
        if not ours or "noi nhan" not in draft.text.folded[max(0, match.start() - 600) : match.start()]:
            continue
        ends = [m.place[0] for m in ours[1:]] + [match.start()]
        by = [m.label.ordinals[0] for m, end in zip(ours, ends, strict=True) if _CARRIED_OUT.search(draft.text.folded, m.place[0], end)]
        if number not in {m.label.ordinals[0] for m in ours}:
            yield draft.finding(rule, match.span(), severity="error" if by else "warning")
        elif len(by) == 1 and number not in by:
            yield draft.finding(rule, match.span(), say_as="article", right=by[0])


_PROJECT = regex.compile(r"\b(?:(?P<sub>tieu du an|noi dung) (?:so )?(?P<m>\d{1,2}),? *(?:(?:thuoc|cua) )?)?(?P<what>du an) (?:thanh phan )?(?:so )?(?P<n>\d{1,2})\b(?![/.,]\d)")


_OTHER = regex.compile(r"\b(?:dan toc thieu so|nong thon moi|cac chuong trinh muc tieu)\b")


@kind("project-there")
def project_there(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Tiểu dự án 3 thuộc Dự án 8`` in a plan of a programme with seven projects."""
    if draft.programme is None:
        return
    codes = {c.code for c in draft.programme.components}
    most = max((int(m[1]) for c in codes if (m := regex.fullmatch(r"DA(\d+)", c))), default=0)
    there = {int(m["n"]) for m in _PROJECT.finditer(draft.text.folded)}
    if not most or len(there & set(range(1, most + 1))) < 2 or len([n for n in there if n > most]) > 1:  # noqa: PLR2004
        return  # another programme is spoken of beside it
    for match in _PROJECT.finditer(draft.text.folded, draft.title[1]):
        code = f"DA{int(match['n'])}"
        below = [c for c in codes if c.startswith(code + ".")]
        gone = code not in codes if int(match["n"]) > most else match["sub"] == "tieu du an" and bool(below) and f"{code}.TDA{int(match['m'])}" not in codes
        if gone and not draft.is_cited(*match.span()) and not _OTHER.search(draft.folded(draft.sentence(*match.span()))):
            yield draft.finding(rule, match.span(), say_as="project", programme=draft.programme.name)
