"""Percentages against the counts they come from."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from kehoach.check.draft import Draft, Place
from kehoach.check.figures.numbers import SCALES, digits, mistyped, places, shown, slip, step, swapped, value_of
from kehoach.check.kinds import Result, kind
from kehoach.extract.numbers import NUMBER
from kehoach.extract.patterns import rx
from kehoach.normalise import Paragraph
from kehoach.rulebook import CheckEntry

_COUNT = regex.compile(
    rf"(?<![\d.,/])(?P<n>{NUMBER})(?![\d/%]) +(?P<unit>(?:ho|nguoi|tre|hoc sinh|xa|thon|ban|lao dong|can bo|doanh nghiep|truong|hop tac xa)\b"
    r"(?: [a-z]+){0,5})"
)
_OF = regex.compile(
    rf"(?<![\d.,/])(?P<a>{NUMBER}) */ *(?P<b>{NUMBER}) +[a-z][a-z ,]{{1,60}}?[ ,(]*(?:,|\(|dat|chiem|bang|=|ty le)+[ ]*(?:dat|chiem|bang|=|ty le|ti le| )*(?P<p>{NUMBER}) *%"
)
_OVER = regex.compile(rf"(?<![\d.,/-])(?P<p>{NUMBER}) *%[a-z ]{{0,24}}\( *(?:la |bang |tuong (?:ung|duong) |dat )?(?P<a>{NUMBER}) */ *(?P<b>{NUMBER}) +[a-z]")
_LONG = 3  # digits of a part that is another with two swapped by no chance


def agrees(percent: Decimal, part: Decimal, whole: Decimal) -> bool:
    """True if a percentage follows from its counts, rounded or cut to the digits it is printed with.

    What is cut is never more than the share itself, and a part that a mistyped digit parts from the even share is no rounding.
    """
    over, digit = 100 * part / whole - percent, step(percent)
    if not -digit / 2 <= over < digit:
        return False
    due = percent * whole / 100
    if due != int(due):
        return True
    return not (digits(due) >= _LONG and swapped(part, due)) and (over <= digit / 2 or not mistyped(part, due))


def _off(draft: Draft, rule: CheckEntry, place: Place, *, percent: Decimal, part: Decimal, whole: Decimal) -> Result:
    return off(draft, rule, percent_place(draft, place), percent=percent, part=part, whole=whole)


def with_percents(draft: Draft, least: int = 1) -> Iterator[Paragraph]:
    """The paragraphs of the body from the title on that have so many percent signs."""
    for paragraph in draft.text.paragraphs:
        if paragraph.where == "body" and paragraph.start >= draft.title[1] and draft.text.folded.count("%", paragraph.start, paragraph.end) >= least:
            yield paragraph


def percent_place(draft: Draft, number: Place) -> Place:
    """The place of a percentage with its sign, of a number that one follows."""
    return number[0], draft.text.folded.find("%", number[1]) + 1


def is_near(percent: Decimal, part: Decimal, whole: Decimal) -> bool:
    """True if a percentage is so near to what its counts give that they are meant."""
    exact = 100 * part / whole
    return abs(exact - percent) <= max(exact / 3, Decimal(8))


def is_part_off(percent: Decimal, part: Decimal, whole: Decimal) -> bool:
    """True if a part is a digit away from what its percentage gives without a rest, to three digits or more."""
    due = percent * whole / 100
    return due == int(due) and digits(due) > 2 and slip(part, due)  # noqa: PLR2004


def worked_out(percent: Decimal, part: Decimal, whole: Decimal) -> Decimal:
    """The percentage that follows from the counts, with two digits or as many as the printed one."""
    return round(100 * part / whole, max(2, places(percent)))


def off(draft: Draft, rule: CheckEntry, place: Place, *, percent: Decimal, part: Decimal, whole: Decimal) -> Result:
    """The remark on a percentage that does not follow from its counts."""
    exact = worked_out(percent, part, whole)
    return draft.finding(
        rule, place, severity="error" if slip(percent, round(exact, places(percent))) else "warning",
        stated=f"{shown(percent)}%", worked_out=f"{shown(exact)}%", part=shown(part), whole=shown(whole),
    )  # fmt: skip


_SOME = regex.compile(r"trong (?:do|so do|so)\b")
_SHORT = regex.compile(
    rf"[^;.%\d]{{0,60}}?[(, ]+(?:chiem|dat|bang|tuong ung|tuong duong|ty le|ti le)[ :]+(?:ty le |ti le |khoang )*(?P<p>{NUMBER}) *%(?P<after>.{{0,14}})"
)
_NO_OTHER_WHOLE = regex.compile(r" *(?:[),;.]|$|so (?:ho|dan|nguoi)\b|(?:trong |tren )?tong so)")


@kind("share-of-parent")
def share_of_parent(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``27 trường, trong đó 07 trường (chiếm 25,9%)``; ``168 hộ nghèo, chiếm 8,4%; 214 hộ cận nghèo, chiếm 10,7%``."""
    for paragraph in draft.text.paragraphs:
        if paragraph.where != "body" or "%" not in draft.text.canonical[paragraph.start : paragraph.end]:
            continue
        counts = list(_COUNT.finditer(draft.text.folded, paragraph.start, paragraph.end))
        shares: list[tuple[regex.Match[str], regex.Match[str]]] = []
        for count in counts:
            share = _SHORT.match(draft.text.folded, count.end("n"), paragraph.end)
            if share and _NO_OTHER_WHOLE.match(share["after"]) and not draft.is_cited(*share.span()):
                shares.append((count, share))
                yield from _of_parent(draft, rule, counts, count, share)
        yield from _side_by_side(draft, rule, shares)


def _of_parent(
    draft: Draft, rule: CheckEntry, counts: list[regex.Match[str]], count: regex.Match[str], share: regex.Match[str]
) -> Iterator[Result]:  # fmt: skip
    """A share right after a part, against the last count of the same thing before *trong đó*."""
    low = draft.after_full_stop(count.start())
    leads = list(_SOME.finditer(draft.text.folded, low, count.start()))
    if not leads:
        return
    lead = leads[-1]
    word = count["unit"].split()[0]
    wholes = [c for c in counts if low <= c.start() < lead.start() and c["unit"].split()[0] == word]
    between = [c for c in counts if lead.end() <= c.start() < count.start() and c["unit"].split()[0] != word]
    if not wholes or between:
        return
    part, whole, percent = value_of(count["n"]), value_of(wholes[-1]["n"]), value_of(share["p"])
    if 0 < part < whole and not agrees(percent, part, whole):
        yield _off(draft, rule, share.span("p"), percent=percent, part=part, whole=whole)


def _side_by_side(
    draft: Draft, rule: CheckEntry, shares: list[tuple[regex.Match[str], regex.Match[str]]]
) -> Iterator[Result]:  # fmt: skip
    """Poor and nearly poor households are shares of one whole: their counts and rates must lead to one."""
    named: dict[str, tuple[regex.Match[str], regex.Match[str]]] = {}
    for count, share in shares:
        words = " ".join(draft.text.folded[max(0, count.start() - 24) : share.start("p")].split())
        name = "can ngheo" if "can ngheo" in words else "ngheo" if "ngheo" in words else ""
        if name and "dan toc" not in words:
            named.setdefault(name, (count, share))
    if len(named) != 2:
        return
    (count, share), (other, its_share) = named["ngheo"], named["can ngheo"]
    low, high = _wholes(value_of(count["n"]), value_of(share["p"]))
    its_low, its_high = _wholes(value_of(other["n"]), value_of(its_share["p"]))
    whole = Decimal(round((low + high) / 2))
    if whole and (high < its_low or its_high < low):
        yield _off(draft, rule, its_share.span("p"), percent=value_of(its_share["p"]), part=value_of(other["n"]), whole=whole)


def _wholes(part: Decimal, percent: Decimal) -> tuple[Decimal, Decimal]:
    """The least and the largest whole of which a count can be such a share."""
    digit = step(percent)
    return 100 * part / (percent + digit), 100 * part / max(percent - digit, Decimal("0.0001"))


FROM_TO = regex.compile(
    rf"\btu (?P<a>{NUMBER}) *%(?: *\(?(?:cuoi |dau )?(?:nam (?:\d{{4}}|truoc)|nam hoc (?:truoc|\d{{4}} *- *\d{{4}}))\)?)? *,? *(?:xuong|len|con|giam|tang|den)(?: (?:con|den|xuong|len|dat|duoi|tren))* +(?P<b>{NUMBER}) *%"
    rf"(?: *\(?(?:vao |cuoi |den )*(?:nam )?\d{{4}}\)?)? *[,;(]+ *(?:tuong (?:ung|duong) |tuc(?: la)? |nghia la )?(?:voi )?(?:muc )?(?P<way>giam|tang)(?: (?:them|tuong ung|duoc|ty le|la))* (?P<d>{NUMBER}) *(?:%|diem)"
)


@kind("change-of-rate")
def change_of_rate(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``giảm từ 8,4% xuống còn 6,9%, tương ứng giảm 1,5%``."""
    for match in FROM_TO.finditer(draft.text.folded):
        first, second, stated = (value_of(match[name]) for name in ("a", "b", "d"))
        due = abs(first - second)
        if stated != due and not draft.is_cited(*match.span()):
            end = draft.text.canonical.find("%", match.end("d")) + 1 or match.end("d")
            yield draft.finding(
                rule, (match.start("d"), end if end - match.end("d") < 3 else match.end("d")), say_as="change",
                stated=f"{shown(stated)}%", worked_out=f"{shown(due)}%", first=f"{shown(first)}%", second=f"{shown(second)}%",
            )  # fmt: skip


_DENSITY = regex.compile(rf"(?<![\d.,/-])(?P<r>{NUMBER}) (?P<unit>[a-z]+)(?: [a-z]+){{0,2}} */ *(?P<k>100|1\.000|10\.000|100\.000|1 van|10 van) (?:nguoi )?dan\b")
_OF_PEOPLE = regex.compile(rf"(?<![\d.,-])(?P<n>{NUMBER})(?: (?P<scale>nghin|trieu))? (?:nguoi|dan)\b|\bdan so[^.;\d]{{0,40}} (?P<n>{NUMBER})(?: (?P<scale>nghin|trieu))?")
_TENS = {"1 van": 10_000, "10 van": 100_000}


def _densities(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``9.600 giường, đạt 3 giường/10.000 dân (dân số 3.200.000 người)``: thirty of them."""
    for match in _DENSITY.finditer(draft.text.folded, draft.title[1]):
        low, high = draft.sentence(*match.span())
        rate, unit = value_of(match["r"]), match["unit"]
        of = _TENS.get(match["k"]) or int(value_of(match["k"]))
        things = [value_of(m["n"]) for m in rx(rf"(?<![\d.,/-])(?P<n>{NUMBER}) {unit}\b").finditer(draft.text.folded, low, high) if m.start() != match.start()]
        dwellers = [value_of(m["n"]) * SCALES.get(m["scale"] or "", 1) for m in _OF_PEOPLE.finditer(draft.text.folded, low, high) if not match.start() <= m.start("n") < match.end()]
        if len(things) == len(dwellers) == 1 and dwellers[0] > of and not draft.is_cited(*match.span()):
            due = round(things[0] * of / dwellers[0], places(rate))
            if abs(due - rate) > step(rate) and mistyped(rate, due):
                yield draft.finding(rule, match.span(), severity="warning", stated=draft.words(match.span()), worked_out=shown(due), part=shown(things[0]), whole=shown(dwellers[0]))


@kind("share-of-count")
def share_of_count(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``45/60 hộ, đạt 75%``."""
    held = 0
    for match in _OVER.finditer(draft.text.folded):
        percent, part, whole = (value_of(match[name]) for name in ("p", "a", "b"))
        if percent <= 100 and part > whole > 1 and not draft.is_cited(*match.span()):  # noqa: PLR2004
            yield _off(draft, rule, match.span("p"), percent=percent, part=part, whole=whole)
    for match in _OF.finditer(draft.text.folded):
        percent, part, whole = (value_of(match[name]) for name in ("p", "a", "b"))
        due = percent * whole / 100
        if whole <= 1 or part > whole and not (due == int(due) and mistyped(part, due)) or whole > 1_000_000 or draft.is_cited(match.start(), match.end()):
            continue
        if agrees(percent, part, whole):
            held += 1
        elif percent <= 100:
            yield _off(draft, rule, match.span("p"), percent=percent, part=part, whole=whole)
    yield from _densities(draft, rule)
    if held:
        yield draft.verified(rule, None, "shares", count=held)
