"""Wholes and parts: of one passage, and of a list below a line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal

import regex

from kehoach.check.claims.claim import STOP, Claim, adds_up, among, between, cues, led, sum_dues, units
from kehoach.check.claims.figures import Figure, Passage
from kehoach.check.draft import Draft
from kehoach.check.figures.count_sums import OVERLAP
from kehoach.check.figures.counted import HALF
from kehoach.check.figures.splits import Line, lists, mark_of, tree

# What says that others are not told: *các năm sau bố trí theo khả năng*.
_REST = regex.compile(r"\b(?:con lai|cac [a-z]+ (?:sau|khac|con)|theo kha nang|so khac|va cac)\b")
_WITH = regex.compile(r"\bvoi(?: tong (?:so|cong))?$")
_NUMBERS = regex.compile(r"\d+")
_RAISED = regex.compile(r"\b(?:nang|dua)\b.*\b(?:len|thanh|dat)\b")
_SOME = regex.compile(r"\btrong (?:tong )?(?:so )?(?:do|so)\b")
_TWO_OF_SOME = "-two-of-some"  # said of two parts with *trong đó* between them and their whole that are no halves
TWO_OF_SOME = "A" + _TWO_OF_SOME  # where they stand behind it
_MOST = 16  # figures of a passage
_PARTS = 8
_ITEMS = 12
# How the row of parts ends, the surest first: with the last figure, with its bracket, its clause, its sentence, or anywhere.
_ENDS = ("max", "bracket", "clause", "stop", "middle", "cut")


def sums(passage: Passage, values: AbstractSet[Decimal]) -> Iterator[Claim]:
    """Each figure with the two to eight figures of its kind before it, behind it or on both sides.

    One of parts that all together are another of the draft's ``values`` is no whole.
    """
    figures = passage.figures[:_MOST]
    found: dict[tuple[str, int, tuple[int, ...]], tuple[set[str], set[str]]] = {}
    for figure in figures:
        if figure.per or figure.sort == "times":
            continue
        for name, row in _rows(figures, figure):
            for way, parts, end in _runs(row, row.index(figure)):
                names, ends = found.setdefault((way, figure.at, tuple(p.at for p in parts)), (set(), set()))
                names.add(name)
                ends.add(end)
    for (way, at, places), (names, ends) in found.items():
        figure, parts = figures[at], tuple(figures[k] for k in places)
        end = next(e for e in _ENDS if e in ends)
        context = tuple(_context(figures, figure, parts, way, sorted(names), end))
        some = TWO_OF_SOME in context and any(OVERLAP.search(p.after) for p in parts)
        let_be = some or _together(figure, parts) in values or _no_whole(figure, parts, way)
        yield Claim("sum", figure, parts, context, adds_up(figure, parts), sum_dues(figure, parts), tuple(figures), let_be=let_be)


def _together(figure: Figure, parts: Sequence[Figure]) -> Decimal:
    return sum((p.value for p in parts), figure.value)


def _no_whole(figure: Figure, parts: Sequence[Figure], way: str) -> bool:
    """True for one of a row (*năm 2024 …, năm 2025 …*), for what something is raised to, and for all of *116/130*: others read those."""
    rows = {_NUMBERS.sub("", f.lead).strip(" ,;:") for f in (figure, *parts)}
    divided = any(_WITH.search(p.lead) and p.kin != figure.kin for p in parts)  # 04 khu vực với 40 tuyến
    return divided or len(rows) == 1 and "" not in rows or way != "A" and _RAISED.search(figure.lead) is not None or figure.lead == "/"


def _rows(figures: list[Figure], figure: Figure) -> Iterator[tuple[str, list[Figure]]]:
    """The figures that may be its parts, in order with itself: those that count the same, all of its sort, those of labels; inside or outside brackets."""
    if figure.sort == "percent":
        pools = {"P": [f for f in figures if f.sort == "percent"]}
    else:
        plain = [f for f in figures if f is figure or f.sort == figure.sort and not f.per]
        pools = {"A": [f for f in plain if f.kin == figure.kin], "B": plain}
        if figure.sort == "count":
            pools["C"] = [f for f in plain if f.kin in ("", figure.kin)]
    for name, pool in pools.items():
        yield name, pool
        at = pool.index(figure)
        if any(f.depth != pool[0].depth for f in pool):
            if at + 1 < len(pool):
                yield name + "d", [f for k, f in enumerate(pool) if k <= at or f.depth == pool[at + 1].depth]
            if at:
                yield name + "e", [f for k, f in enumerate(pool) if k >= at or f.depth == pool[at - 1].depth]


def _runs(row: Sequence[Figure], at: int) -> Iterator[tuple[str, tuple[Figure, ...], str]]:
    """The figures right behind one of a row, right before it, and around it, with how they end."""
    for many in range(2, _PARTS + 1):
        if at + many < len(row):
            parts = tuple(row[at + 1 : at + 1 + many])
            yield "A", parts, _end(row[at], parts, last=at + 1 + many == len(row))
        if at - many >= 0:
            first = row[at - many]
            yield "B", tuple(row[at - many : at]), "max" if at == many else "stop" if any(mark in first.lead for mark in ".;:") else "cut"
    if 0 < at < len(row) - 1:
        yield "M", (row[at - 1], row[at + 1]), "middle"


def _end(figure: Figure, parts: Sequence[Figure], *, last: bool) -> str:
    inner, final = parts[:-1], parts[-1].after
    if last:
        return "max"
    if ";" in final and not any(";" in p.after for p in inner):
        return "clause"
    if STOP.search(final) and not any(STOP.search(p.after) for p in inner):
        return "stop"
    deeper = parts[0].depth > figure.depth
    if deeper and ")" in final and not any(p.after.count(")") > p.after.count("(") for p in inner):
        return "bracket"
    return "cut"


def _context(figures: list[Figure], figure: Figure, parts: tuple[Figure, ...], way: str, names: list[str], end: str) -> list[str]:
    first, last = parts[0], parts[-1]
    left, right = (figure, first) if way == "A" else (last, figure) if way == "B" else (first, figure)
    gap = between(figures, left, right)
    mids = [between(figures, a, b) for a, b in zip(parts, parts[1:], strict=False)]
    same = units(figure, parts)
    inside = "in" if "(" in gap and all(p.depth > figure.depth for p in parts) else "out" if any(p.depth != figure.depth for p in parts) else "flat"
    used = {figure.at, *(p.at for p in parts)}
    others = [f for f in figures if f.at not in used]
    kin = sum(f.kin == figure.kin and f.sort == figure.sort and not f.per for f in others)
    people = same in ("one", "mixed") and figure.kin == "nguoi" and all(p.kin == "nguoi" for p in parts if p.unit)
    said = [
        "", f"n{min(len(parts), 5)}", *(f"row{name}" for name in names), f"u{same}", f"u{same}k{figure.sort}", f"people{people}",
        f"next{all(p.next and p.next == figure.next for p in parts)}", f"per{any(p.per for p in parts)}", f"skip{min(right.at - left.at - 1, 3)}",
        f"br{inside}", f"br{inside}u{same}", f"end{end}", f"end{end}u{same}br{inside}", f"kin{min(kin, 3)}", f"left{min(len(others), 3)}",
        f"jump{min(3, sum(b.at - a.at - 1 for a, b in zip(parts, parts[1:], strict=False)))}",
        f"stops{min(2, sum(STOP.search(m) is not None for m in mids))}", f"gapstop{STOP.search(gap) is not None}",
        f"parallel{len({p.lead.rpartition(' ')[2] for p in parts}) == 1}", f"labels{all(p.lead[-1:].isalpha() for p in parts)}",
        f"less{all(p.value < figure.value for p in parts)}", f"rough{figure.rough}{any(p.rough for p in parts)}",
        f"after{''.join(cues((figure if way == 'B' else last).after, -1)) or 'end'}",
        f"overlap{sum(OVERLAP.search(p.after) is not None for p in parts) and 1}", f"halves{HALF.search(' '.join((gap, *mids, last.after))) is not None}",
        f"rest{_REST.search(last.after) is not None}{'trong do' in gap}", f"some{'trong do' in gap or 'trong so' in gap}n{min(len(parts), 3)}",
        *led("gap", gap), *(f"u{same}{one}" for one in led("gap", gap)), *among("all", gap), f"mid2:{'_'.join(cues(mids[-1], 2))}",
        *{one for m in mids for one in among("mid", m)}, *led("lead", figure.lead), *{f"part:{c}" for p in parts for c in cues(p.lead, 2)},
    ]  # fmt: skip
    if len(parts) == 2 and _SOME.search(gap) and not HALF.search(" ".join((gap, *mids, last.after))):  # noqa: PLR2004
        said.append(_TWO_OF_SOME)
    return [f"{way}{one}" for one in said]


# --- lists ------------------------------------------------------------------------------------------


def list_sums(draft: Draft, every: Sequence[Passage], values: AbstractSet[Decimal]) -> Iterator[Claim]:
    """A figure of a line, or of the last item, with one figure of each item of the list below it."""
    known = {p.place[0]: p.figures for p in every}
    folded = draft.text.folded
    lines = [Line(p.start, p.end, words := folded[p.start : p.end], mark_of(words), []) for p in draft.text.paragraphs if p.where == "body"]
    for line, items in lists(tree(lines)):
        lead = known.get(line.start, [])
        rows = [known.get(item.start, []) for item in items]
        if sum(map(bool, rows)) < 2:  # noqa: PLR2004
            continue
        end = folded[line.end - 25 : line.end]
        for figure in lead:
            yield from _of_list(figure, lead, rows, end, values)
        for figure in rows[-1][:1]:
            yield from _of_list(figure, [], rows[:-1], end, values)


def _of_list(figure: Figure, lead: list[Figure], rows: list[list[Figure]], end: str, values: AbstractSet[Decimal]) -> Iterator[Claim]:
    if figure.per or figure.sort == "times" or len(rows) < 2:  # noqa: PLR2004
        return
    found: dict[tuple[int, ...], tuple[list[Figure], int, set[str]]] = {}
    for name in ("first", "unit", "last", "all"):
        parts: list[Figure] = []
        missed = 0
        for row in rows:
            fit = [f for f in row if f.sort == figure.sort and not f.per and (f.sort != "time" or f.kin == figure.kin) and (name not in ("unit", "all") or f.kin == figure.kin)]
            missed += not fit
            parts += fit if name == "all" else fit[-1:] if name == "last" else fit[:1]
        if 1 < len(parts) <= _ITEMS:
            found.setdefault(tuple(p.place[0] for p in parts), (parts, missed, set()))[2].add(name)
    for parts, missed, names in found.values():
        same = units(figure, parts)
        colon = end.rstrip().endswith(":")
        own = figure.told
        context = [
            "", "lead" if lead else "last", f"missed{min(3, missed)}", f"sort{figure.sort}", f"n{min(6, len(parts))}", *(f"row{name}" for name in sorted(names)), f"u{same}",
            f"u{same}missed{min(2, missed)}", f"colon{colon}", f"colon{colon}u{same}missed{min(2, missed)}", *(f"after:{c}" for c in cues(figure.after, -3)), *led("end", end),
            *led("lead", figure.lead), f"tail{min(2, len(lead) - 1 - figure.at) if lead else 'x'}", f"only{sum(f.sort == figure.sort for f in lead) == 1}",
            f"less{all(p.value < figure.value for p in parts)}", *{f"part:{c}" for p in parts for c in cues(p.lead, 2)},
            f"more{min(3, sum(map(len, rows)) // len(parts))}", f"alike{min(2, sum(bool(own & p.told) for p in parts))}",
        ]  # fmt: skip
        yield Claim("list", figure, tuple(parts), tuple(context), adds_up(figure, parts), sum_dues(figure, parts), let_be=not lead and _together(figure, parts) in values)
