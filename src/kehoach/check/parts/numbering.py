"""The numbers of parts: repeated, skipped, in mixed styles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from kehoach.check.draft import Draft, Place, overlaps
from kehoach.check.kinds import Result, kind
from kehoach.normalise import Label
from kehoach.rulebook import CheckEntry

# How deep each style stands; a label closes all that stand deeper.
DEPTH = {
    "phan": 0, "chuong": 1, "muc": 2, "dieu": 2, "upper": 3, "roman": 3, "num": 5, "deep2": 6, "deep3": 7,
    "deep4": 8, "deep5": 9, "letter": 10, "letterdot": 10, "nparen": 11, "paren": 12,
}  # fmt: skip
_NEAR = 1500  # characters within which an item's neighbours stand
_MANY = 4  # parts of a plan that are a row without the first
_D, _E = 4, 6  # places of d and e in the alphabet of điểm: many writers leave out đ


@dataclass
class Row:
    """Labels of one style, one below the other under the same heading."""

    style: str
    prefix: tuple[int, ...]
    depth: int
    members: list[Member] = field(default_factory=list)
    restarts: bool = False  # it begins at two after a row that had its two: its first is not there


@dataclass(frozen=True)
class Member:
    """A label in its row."""

    label: Label
    place: Place
    heading: bool
    mark: str  # what follows the number: ".", "/", ")"


def _members(draft: Draft) -> list[tuple[Member, str]]:
    """All labelled paragraphs of the plan in order, each with its section's zone (an annex, the plan)."""
    annexes = [a.start for a in draft.annexes]

    def zone(start: int) -> str:
        return str(sum(a <= start for a in annexes))

    found = []
    for part in draft.outline.parts:
        if part.heading.label is not None:
            place = (part.heading.start, part.heading.end)
            found.append((_member(draft, part.heading.label, place, heading=True), zone(part.start)))
    for item in draft.outline.items:
        found.append((_member(draft, item.label, (item.start, item.end), heading=False), zone(item.start)))
    return sorted(found, key=lambda pair: pair[0].place)


def _member(draft: Draft, label: Label, place: Place, *, heading: bool) -> Member:
    words = draft.text.shown[place[0] : place[1]].lstrip(" \n-+")
    after = words[len(label.printed) : len(label.printed) + 3].strip()
    return Member(label, place, heading, after[:1] if after[:1] in "./)-:–" else "")


def rows(draft: Draft) -> list[Row]:
    """The rows of numbers of a draft: a new one begins wherever numbering begins again at one."""
    return draft.once("number-rows", _rows)


def _rows(draft: Draft) -> list[Row]:
    done: list[Row] = []
    open_rows: list[Row] = []
    last_zone = ""
    pairs = draft.once("members", _members)
    lettered = next((m.label.style == "upper" for m, _ in pairs if m.label.style in ("upper", "roman")), False)
    for at, (member, zone) in enumerate(pairs):
        label = member.label
        depth = DEPTH.get(label.style)
        if lettered and label.style == "upper":
            depth = DEPTH["upper"] - 1  # A. stands above I. where it comes first
        if depth is None or not label.ordinals or label.ordinals[-1] <= 0:
            continue
        if zone != last_zone:
            open_rows, last_zone = [], zone
        while open_rows and open_rows[-1].depth > depth:
            open_rows.pop()
        prefix = label.ordinals[:-1]
        same = open_rows and open_rows[-1].style == label.style and open_rows[-1].prefix == prefix
        again = same and len(open_rows[-1].members) == 1 and (
            member.heading and depth <= 3 or _letter_again(draft, open_rows[-1].members[0], member)
            or _goes_on(pairs[at + 1 :], member, depth) or _two_headings(draft, open_rows[-1].members[0], member)
            or _first_again(draft, open_rows[-1].members[0], member, pairs[at + 1 :], depth)
        )  # I. and I. again; 1, 1, 3; 1. and 1. below one heading; 2.1 and 2.1
        restarts = bool(same and _restarts(open_rows[-1], member, pairs[at + 1 :]))
        if same and not restarts and (label.ordinals[-1] != 1 or again):
            open_rows[-1].members.append(member)
            continue
        if open_rows and open_rows[-1].depth == depth:
            open_rows.pop()
        row = Row(label.style, prefix, depth, [member], restarts)
        open_rows.append(row)
        done.append(row)
    return done


def _restarts(row: Row, member: Member, after: list[tuple[Member, str]]) -> bool:
    """True for ``b)``, ``c)`` … after ``a)``, ``b)``, ``c)``: another row, that has lost its ``a)``."""
    values = [m.label.ordinals[-1] for m in row.members]
    nearest = next((m.label for m, _ in after), None)
    follows = nearest is not None and nearest.style == row.style and nearest.ordinals == (*row.prefix, 3)
    return row.style in ("letter", "num") and member.label.ordinals[-1] == 2 and len(values) > 2 and 2 in values and values[-1] != 1 and follows  # noqa: PLR2004


def _goes_on(after: list[tuple[Member, str]], member: Member, depth: int) -> bool:
    """True if the next number of a row that has its first number again is the third: the second was meant."""
    for other, _ in after:
        label = other.label
        if DEPTH.get(label.style, depth + 1) < depth:
            return False
        if label.style == member.label.style and label.ordinals[:-1] == member.label.ordinals[:-1]:
            return label.ordinals[-1] == 3
    return False


def _two_headings(draft: Draft, before: Member, member: Member) -> bool:
    """True for two headings with the first number below one heading, and nothing else below it."""
    first, second = (draft.section_at(m.place[0]) for m in (before, member))
    if first is None or second is None or not (before.heading and member.heading) or before.label.style != "num":
        return False
    above, its = draft.sections[first].parent, draft.sections[second].parent
    return above is not None and above == its and len(draft.children.get(above, ())) == 2


def _first_again(draft: Draft, before: Member, member: Member, after: list[tuple[Member, str]], depth: int) -> bool:
    """True for the first number twice and nothing more of the row: ``5.1`` and ``5.1``, ``a)`` and ``a)`` with no title between them.

    What is numbered below a dash begins again below the next one.
    """
    label = member.label
    for other, _ in after:
        if DEPTH.get(other.label.style, depth + 1) < depth:
            break
        if other.label.style == label.style and other.label.ordinals[:-1] == label.ordinals[:-1]:
            return False
    if member.heading != before.heading or member.mark != before.mark or member.place[0] - before.place[1] > 2 * _NEAR:
        return False
    return label.style in ("num", "deep2", "letter") and _one_row(draft, before, member)


_CAPTION = regex.compile(r"(?:Bảng|Biểu|BẢNG|BIỂU)\b")


def _one_row(draft: Draft, before: Member, member: Member) -> bool:
    """False for two numbers below two dashes, or with a title without a number between them."""
    above = draft.text.shown[max(0, before.place[0] - _NEAR) : before.place[0]].rstrip().rpartition("\n")[2].lstrip(" *_")
    between = [line.strip(" *_") for line in draft.text.shown[before.place[1] : member.place[0]].split("\n")[1:]]
    untitled = all(not line or _CAPTION.match(line) or line[0] in "-+•|" or line[-1] in ".;:,!" or line[0].islower() for line in between)
    return above[:1] not in ("-", "+", "•") and untitled


def _letter_again(draft: Draft, before: Member, member: Member) -> bool:
    """True for ``a)`` right after ``a)``: one paragraph and no heading between them, and ``b)`` or ``c)`` to follow."""
    if not member.label.style.startswith("letter") or member.mark != before.mark or member.place[0] - before.place[0] > _NEAR:
        return False
    between = [p for p in draft.text.paragraphs if before.place[1] <= p.start < member.place[0] and p.end > p.start]
    follows = {i.label.printed for i in draft.outline.items if member.place[0] < i.start < member.place[0] + _NEAR}
    follows |= {p.heading.label.printed for p in draft.outline.parts if p.heading.label and member.place[0] < p.start < member.place[0] + _NEAR}
    return len(between) <= 1 and bool({"b", "c"} & follows) and _one_row(draft, before, member)


def _solid(row: Row) -> bool:
    """True for a row that surely is one: it begins at one, and most numbers follow on each other."""
    values = [m.label.ordinals[-1] for m in row.members]
    if len(values) > 2 and sum(value != at for at, value in enumerate(values, 1)) == 1:
        return True  # a), c), c): one alone is another than its turn
    steps = sum(b - a == 1 or (a, b) == (_D, _E) for a, b in zip(values, values[1:], strict=False))
    return (values[0] == 1 or values[0] == 2 and row.style == "roman" and len(values) > _MANY) and len(values) > 1 and steps >= (len(values) - 1) / 2


def _without_dd(draft: Draft, last: int, value: int) -> bool:
    """True for ``d)`` and then ``e)`` in a plan that has no ``đ)`` anywhere: some writers leave it out."""
    return (last, value) == (_D, _E) and not any(m.label.style.startswith("letter") and m.label.ordinals[-1] == _D + 1 for m in members(draft))


def members(draft: Draft) -> list[Member]:
    """All labelled paragraphs of the plan in order, headings and items."""
    return [m for m, _ in draft.once("members", _members)]


def _stands_between(draft: Draft, before: Member, member: Member) -> bool:
    """True if a line between two parts does bear the number left out: ``2.2. 84 hộ``, whose words begin with a number."""
    above, last = before.label.ordinals[:-1], before.label.ordinals[-1]
    number = r"\.".join(map(str, (*above, last + 1)))
    between = draft.text.shown[before.place[1] : member.place[0]]
    return bool(above) and regex.search(rf"(?m)^[\W_]*{number}\.? \d", between) is not None


@kind("number-row")
def number_row(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Numbers used twice (``fault: repeated``) or left out (``fault: skipped``) in a row."""
    repeated = rule.options["fault"] == "repeated"
    for row in rows(draft):
        if len(row.members) < 2:
            continue
        faults = 0
        seen: dict[int, Member] = {}
        for before, member, after in zip([None, *row.members], row.members, [*row.members[1:], None], strict=False):
            value = member.label.ordinals[-1]
            last = before.label.ordinals[-1] if before else value - 1
            if value in seen and before is not None:
                faults += 1
                headed = member.heading or before.heading
                doubled = last == value and after is not None and after.label.ordinals[-1] == value + 2
                late = last == value == 2 and before is row.members[0] and after is not None and after.label.ordinals[-1] == 3
                late = late or len(row.members) == 2 and (member.heading and before.heading or last == value <= 2)
                if repeated and (_solid(row) or doubled or late or headed and row.depth <= 3):
                    first = seen[value]
                    yield draft.finding(
                        rule, member.place, severity=None if headed else "warning", number=member.label.printed,
                        evidence=(draft.evidence(first.place),),
                    )  # fmt: skip
            elif value > last + 1 and not (row.style == "upper" and (last, value) == (_D, _E)):
                faults += 1
                far = value - last <= int(rule.options.get("most", 2)) * (2 if member.heading else 1)
                pair = len(row.members) == 2 and last == 1 and value == 3 and member.heading and before is not None and before.heading
                twice = after is not None and after.label.ordinals[-1] == value  # said as a number used twice
                if not repeated and before is not None and far and not twice and (_solid(row) or pair) and not _stands_between(draft, before, member):
                    yield draft.finding(
                        rule, member.place, severity="info" if _without_dd(draft, last, value) else None,
                        number=member.label.printed, before=before.label.printed, evidence=(draft.evidence(before.place),),
                    )  # fmt: skip
            elif value < last and value not in seen and row.depth >= DEPTH["letter"] and not repeated and before is not None and not _small_roman(before, member):
                yield draft.finding(
                    rule, before.place, number=before.label.printed, before=member.label.printed, say_as="order",
                    evidence=(draft.evidence(member.place),),
                )  # fmt: skip
            seen.setdefault(value, member)
        if repeated and not faults and row.depth <= 3 and row.style == "roman" and len(row.members) > 2:
            ends = row.members[0].label.printed, row.members[-1].label.printed
            yield draft.verified(rule, None, "numbering", first=ends[0], last=ends[1])


@kind("number-prefix")
def number_prefix(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``3.2`` between ``2.1`` and ``2.3``, or ``1.1`` right below ``2.`` with ``2.2`` after it."""
    found = members(draft)
    for row in _runs(found):
        if len(row) < 3:
            continue
        prefixes = [m.label.ordinals[0] for m in row[1:]]
        usual = max(set(prefixes), key=prefixes.count)
        odd = [m for m in row[1:] if m.label.ordinals[0] != usual]
        counted = [m.label.ordinals[1] for m in row[1:]] == list(range(1, len(row)))
        if len(odd) == 1 and row[0].label.ordinals[-1] == usual and counted:
            member = odd[0]
            right = f"{usual}.{member.label.ordinals[1]}"
            yield draft.finding(rule, member.place, say_as="prefix", number=member.label.printed, before=right, evidence=(draft.evidence(row[0].place),))


def _runs(found: list[Member]) -> Iterator[list[Member]]:
    """Each member ``2.`` with the members of two numbers that follow it, whatever their first."""
    run: list[Member] = []
    for member in found:
        if member.label.style == "deep2" and run:
            run.append(member)
        elif DEPTH.get(member.label.style, 99) <= DEPTH["deep2"]:
            yield run
            run = [member] if member.label.style == "num" else []
    yield run


@kind("number-style")
def number_style(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """One number of a row in another style: ``a) b. c)``, ``I. II. C. IV.``, ``2.1 b) 2.3``."""
    found = [m for m in members(draft) if m.label.ordinals and m.label.style in DEPTH]
    shallow = [m for m in found if m.heading and DEPTH[m.label.style] <= DEPTH["roman"]]
    odd: dict[Place, tuple[Member, Member]] = {}
    for kin in (found, shallow):
        for before, member, after in zip(kin, kin[1:], kin[2:], strict=False):
            if _stands_for(before.label, member.label, after.label):
                odd.setdefault(member.place, (before, member))
    for row in rows(draft):
        for before, after in zip(row.members, row.members[1:], strict=False):
            between = [m for m in found if before.place[0] < m.place[0] < after.place[0]]
            lone = [m for m in between if _stands_for(before.label, m.label, after.label) and not _counted_on(m, between)]
            if len(lone) == 1:
                odd.setdefault(lone[0].place, (before, lone[0]))
    for before, member in odd.values():
        yield draft.finding(
            rule, member.place, number=f"{member.label.printed}{member.mark}", usual=f"{before.label.printed}{before.mark}",
            evidence=(draft.evidence(before.place),),
        )  # fmt: skip


def _stands_for(one: Label, middle: Label, two: Label) -> bool:
    """True for a label of another style whose number is the one that two labels of a row leave out."""
    alike = one.style == two.style and one.ordinals[:-1] == two.ordinals[:-1] and two.ordinals[-1] == one.ordinals[-1] + 2
    return alike and middle.style != one.style and middle.ordinals[-1] == one.ordinals[-1] + 1


def _counted_on(member: Member, between: list[Member]) -> bool:
    """True if a label is one of a row of its own."""
    own = member.label
    return any(m.label.style == own.style and m.label.ordinals[-1] in (own.ordinals[-1] - 1, own.ordinals[-1] + 1) for m in between)


@kind("number-marks")
def number_marks(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Headings of one row with different marks after the number (``I.`` beside ``I/``)."""
    for row in rows(draft):
        marked = [m for m in row.members if m.heading]
        marks = [m.mark for m in marked]
        kinds = {m for m in marks if m}
        if len(kinds) < 2 or len(marked) < 3:
            continue
        usual = max(kinds, key=marks.count)
        odd = next(m for m in marked if m.mark and m.mark != usual)
        yield draft.finding(
            rule, odd.place, number=f"{odd.label.printed}{odd.mark}", usual=f"{odd.label.printed}{usual}"
        )


# --- short rows: their first and last numbers --------------------------------------------------------------------


@kind("row-shape")
def row_shape(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """Rows that no longer count from one: ``b) c)``, ``4.1 4.3``, ``1. 3. 2. 4.``, ``2. 1. 3.``."""
    found = members(draft)
    order = {m.place: at for at, m in enumerate(found)}
    known = rows(draft)
    told = list(draft.told.get(rule.code, ()))
    for at, row in enumerate(known):
        values = [m.label.ordinals[-1] for m in row.members]
        first = row.members[0]
        if first.place[0] >= draft.body_end or row.depth < DEPTH["roman"] or any(overlaps(m.place, told) for m in row.members):
            continue
        swapped = [n for n in range(len(values) - 1) if values[n] == n + 2 and values[n + 1] == n + 1]
        if len(swapped) == 1 and sorted(values) == list(range(1, len(values) + 1)):
            yield _out_of_order(draft, rule, row.members[swapped[0]], row.members[swapped[0] + 1])
        elif len(values) == 2 and values == [1, 3] and not _far_apart(row) and not _stands_between(draft, *row.members):
            yield _left_out(draft, rule, first, row.members[1])
        elif values[0] == 2 and (after := _twin(known[at + 1 : at + 2], row)) and len(values) == 1:
            yield _out_of_order(draft, rule, first, after.members[0])
        elif values == list(range(values[0], len(values) + values[0])) and _first_lost(values) and _opens(draft, found, order[first.place], row):
            yield draft.finding(rule, first.place, say_as="start", number=first.label.printed)
    for style in ("dieu", "phan", "chuong"):
        units = next((row for row in known if row.style == style), None)
        if units is None or any(overlaps(m.place, told) for m in units.members):
            continue
        values = [m.label.ordinals[-1] for m in units.members]
        if values == list(range(2, len(values) + 2)) and len(values) > 1:
            yield draft.finding(rule, units.members[0].place, say_as="start", number=units.members[0].label.printed)
        elif values == [1, 3]:
            yield _left_out(draft, rule, *units.members)


def _first_lost(values: list[int]) -> bool:
    """True for a row from two on, and for one of three or more from a higher number on."""
    return values[0] == 2 or values[0] > 2 and len(values) > 2  # noqa: PLR2004


def _out_of_order(draft: Draft, rule: CheckEntry, one: Member, other: Member) -> Result:
    return draft.finding(rule, one.place, say_as="order", number=one.label.printed, before=other.label.printed, evidence=(draft.evidence(other.place),))


def _left_out(draft: Draft, rule: CheckEntry, one: Member, other: Member) -> Result:
    return draft.finding(rule, other.place, number=other.label.printed, before=one.label.printed, evidence=(draft.evidence(one.place),))


def _far_apart(row: Row) -> bool:
    return row.members[1].place[0] - row.members[0].place[1] > 2 * _NEAR


def _twin(after: list[Row], row: Row) -> Row | None:
    """The row right after that begins with one and goes on with three, where the one before is a lone two."""
    other = after[0] if after else None
    same = other and (other.style, other.prefix) == (row.style, row.prefix) and other.members[0].place[0] - row.members[0].place[1] < 2 * _NEAR
    values = [m.label.ordinals[-1] for m in other.members] if other else []
    return other if same and values[:1] == [1] and values[1:2] in ([], [3]) else None


def _opens(draft: Draft, found: list[Member], at: int, row: Row) -> bool:
    """True for a row from two on that is the first thing below a heading: no one of it can have gone before."""
    first = row.members[0]
    before = found[at - 1] if at else None
    if before is None or not before.heading or before.label.style not in DEPTH or DEPTH[before.label.style] >= row.depth or row.style not in ("num", "letter", "deep2"):
        return False
    lone = len(row.members) == 1
    between = draft.text.shown[before.place[1] : first.place[0]].strip(" \n*:.-_")
    if lone and regex.search(r"\n\W*1[.)/:–-] *\p{L}", draft.text.shown, pos=before.place[0], endpos=first.place[0]):
        return False
    lone = lone and not (first.heading and first.label.style == "num")
    return not between if lone else len(between) < _NEAR and not regex.search(r"(?m)^\W*1[.)] |\ba\) |\b1\.1", between)


_BACK = 8  # rows among which the one that a row goes on with is looked for


@kind("row-joined")
def row_joined(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``1. … 6. … g)``, ``a) 2. 3.``: one row that ends or begins in another style."""
    found = members(draft)
    order = {m.place: at for at, m in enumerate(found)}
    known = [r for r in rows(draft) if r.members[0].place[0] < draft.body_end and r.depth >= DEPTH["roman"] - 1]
    told = list(draft.told.get(rule.code, ()))
    for row in known:
        yield from _strays(draft, rule, row, order, found, told)
    for at, row in enumerate(known):
        first = row.members[0]
        value = first.label.ordinals[-1]
        if value < 2 or any(overlaps(m.place, told) for m in row.members):
            continue
        before = _row_before(known[max(0, at - _BACK) : at], first, order, found)
        if before is None or len(before.members) > 1 and len(row.members) > 1:
            continue  # two rows, each counted on: *1. 2. 3.* and *d) đ)*
        if _counts_further(known[at + 1 : at + 3], before, value):
            continue
        odd, usual = (first, before.members[-1]) if len(before.members) >= len(row.members) else (before.members[-1], first)
        yield draft.finding(
            rule, odd.place, number=f"{odd.label.printed}{odd.mark}", usual=f"{usual.label.printed}{usual.mark}", evidence=(draft.evidence(usual.place),)
        )


def _strays(draft: Draft, rule: CheckEntry, row: Row, order: dict[Place, int], found: list[Member], told: list[Place]) -> Iterator[Result]:
    """``1. a) b) c) 4. 2.``: the number that goes on with the letters before it, and breaks the row of numbers."""
    for at, member in enumerate(row.members[1:], 1):
        last, value = row.members[at - 1].label.ordinals[-1], member.label.ordinals[-1]
        after = row.members[at + 1].label.ordinals[-1] if at + 1 < len(row.members) else last + 1
        before = found[order[member.place] - 1]
        goes_on = before.label.ordinals[-1:] == (value - 1,) and DEPTH.get(before.label.style, 0) > row.depth
        if value > last + 1 and after == last + 1 and goes_on and value > 2 and not overlaps(member.place, told):  # noqa: PLR2004
            yield draft.finding(
                rule, member.place, number=f"{member.label.printed}{member.mark}", usual=f"{before.label.printed}{before.mark}",
                evidence=(draft.evidence(before.place),),
            )  # fmt: skip


def _row_before(known: list[Row], first: Member, order: dict[Place, int], found: list[Member]) -> Row | None:
    """The row of another style that counts up to the number before a row's first: nothing but deeper numbers between them."""
    for row in reversed(known):
        values = row.members[0].label.ordinals[-1], row.members[-1].label.ordinals[-1] + 1
        deepest = max(row.depth, DEPTH.get(first.label.style, 0))
        between = found[order[row.members[-1].place] + 1 : order[first.place]]
        if row.style != first.label.style and values == (1, first.label.ordinals[-1]) and all(DEPTH.get(m.label.style, 0) > deepest for m in between):
            return row
    return None


def _counts_further(after: list[Row], before: Row, value: int) -> bool:
    """True if the row before goes on with the same number elsewhere: what stands between is another thing."""
    return any(r.style == before.style and r.prefix == before.prefix and r.members[0].label.ordinals[-1] == value for r in after)


def _small_roman(*members: Member) -> bool:
    """True for *(i)*, *(ii)*: no letters."""
    return all(set(m.label.printed.strip("().")) <= set("ivx") for m in members)
