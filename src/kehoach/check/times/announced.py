"""The title of the plan against the words that announce and close it: *Kế hoạch … năm 2026* above, *… năm 2025* below."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.kinds import Result, kind
from kehoach.extract.issuers import unit_of
from kehoach.folding import fold
from kehoach.rulebook import CheckEntry

_LINE = r"(?:[^.;\n]|\n(?!\n))"  # of a sentence, over the ends of printed lines
_YEARS = regex.compile(
    r"\b(?:(?P<role>tam nhin(?: den)?|dinh huong(?: den)?|den het|den|het|nhiem ky|nam hoc|nien khoa|giai doan|trong)\s+)?(?:cac\s+)?(?P<word>nam\s+)?"
    r"(?P<a>(?:19|20)\d\d)(?:\s*-\s*(?:nam\s+)?(?P<b>(?:19|20)\d\d))?(?![\d/.]|-\d)"
)
_SAYS = regex.compile(r"\b(?:ban hanh|xay dung)(?: ban)? (?P<what>ke hoach|chuong trinh|phuong an)\b(?! so)")
_ENDS = regex.compile(r"\b(?:tren day|cu the|nhu sau|voi (?:cac|nhung) noi dung)\b|[:;]|\n\n")
_CLOSING = regex.compile(rf"\btren\s+day\s+la\s+(?:noi dung\s+)?(?:ke\s+hoach|chuong\s+trinh|phuong\s+an)\b{_LINE}{{10,400}}")
_ATTACHED = regex.compile(rf"\bdieu 1\W{{1,5}}ban hanh(?: kem theo quyet dinh nay)?(?: ban)? (?:ke hoach|chuong trinh|phuong an)\b{_LINE}{{10,400}}")
_PERIOD = regex.compile(
    r"\b(?:thoi\s+gian|thoi\s+ky|giai\s+doan)(?:\s+to\s+chuc)?(?:\s+(?:trien\s+khai|thuc\s+hien))+(?:\s+(?:ke\s+hoach|chuong\s+trinh|de\s+an|du\s+an))?\W{1,8}(?:tu\s+)?nam\s+(?P<a>20\d\d)\s+(?:den|-)(?:\s+het)?\s+nam\s+(?P<b>20\d\d)\b"
)
_ASIDE = regex.compile(r"\b(?:yeu cau|de nghi|cac (?:co quan|don vi|phong|so|ban|xa)|trong qua trinh)\b")
_CAPITALS = r"\p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*){0,3}"


@kind("announced-period")
def announced_period(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The years that the title names, and others where the plan is announced, attached, closed, or says how long it runs."""
    title = _years(draft, *draft.title)
    evidence = (draft.evidence(draft.title),)
    for place in dict.fromkeys(_announcing(draft)):
        for role, (years, at) in _years(draft, *place).items():
            own = title.get(role)
            if own and own[0] != years and not draft.is_cited(*at):
                yield draft.finding(rule, at, say_as="announced", year=own[0], evidence=evidence)
    runs = title.get("period") or title.get("until")
    if runs is None:
        return
    for match in _PERIOD.finditer(draft.text.folded, draft.title[1], draft.body_end):
        if runs[0][-4:] != match["b"]:
            yield draft.finding(rule, (match.start("a"), match.end()), say_as="announced", year=runs[0], evidence=evidence)


@kind("announced-place")
def announced_place(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """The closing words name the plan of another unit of the same level: *Trên đây là Kế hoạch … huyện Krông Pắc* of Cư M'gar."""
    own = unit_of(draft.record.plan.issuer or "")
    if own is None:
        return
    word, name = own
    named = regex.compile(rf"(?<!\p{{L}})(?i:{word})\s+(?P<name>{_CAPITALS})")
    for closing in _closings(draft):
        for match in named.finditer(draft.text.shown, *closing):
            bare = fold(match["name"])
            if not (bare.startswith(fold(name)) or fold(name).startswith(bare)) and not draft.is_cited(*match.span()):
                yield draft.finding(rule, match.span(), say_as="own", own=f"{word} {name}")


def _announcing(draft: Draft) -> Iterator[Place]:
    """Where the title is said again: above the first part, in the article that attaches the plan, in the closing words."""
    folded = draft.text.folded
    first = min(draft.outline.parts[0].start if draft.outline.parts else draft.body_end, draft.body_end)
    says = [m for m in _SAYS.finditer(folded, draft.title[1], first) if not draft.is_cited(*m.span())]
    if says:
        stop = _ENDS.search(folded, says[-1].end(), first)
        yield says[-1].end(), stop.start() if stop else first
    for match in _ATTACHED.finditer(folded, 0, draft.body_end):
        yield match.span()
    yield from _closings(draft)


def _closings(draft: Draft) -> Iterator[Place]:
    """The words of the one sentence that closes the plan, without what it asks of others."""
    found = list(_CLOSING.finditer(draft.text.folded, draft.title[1], draft.body_end))
    for match in found[-1:] if len(found) == 1 else []:
        aside = _ASIDE.search(draft.text.folded, match.start(), match.end())
        yield match.start(), aside.start() if aside else match.end()


def _years(draft: Draft, start: int, end: int) -> dict[str, tuple[str, Place]]:
    """What years the words between two places name, by what they are: the plan's year, its period, its end, its vision; none that two name."""
    found: dict[str, list[tuple[str, Place]]] = {}
    for match in _YEARS.finditer(draft.text.folded, start, end):
        said = " ".join((match["role"] or "").split()[:2])
        span = f"{match['a']}-{match['b']}" if match["b"] else match["a"]
        role = said if said in ("tam nhin", "dinh huong", "nhiem ky") else "school" if said in ("nam hoc", "nien khoa") else "period" if match["b"] else "until" if said.startswith(("den", "het")) else "year"
        found.setdefault(role, []).append((span, (match.start("word") if match["word"] else match.start("a"), match.end())))
    return {role: told[0] for role, told in found.items() if len({years for years, _ in told}) == 1}
