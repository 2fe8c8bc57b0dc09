"""One thing told twice with two values, as a model foresees it that has learned from sound texts what is told twice.

In a sound text two figures whose surroundings say that they are one thing agree; two that do not agree are of two things. A model
(``models/likeness``) weighs the surroundings of two figures and how their values lie to each other; a pair that it takes for one
thing with a slip in it is remarked on, where no other kind of check has been.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial

import regex

from kehoach.check.agreement.likeness import Telling, tellings
from kehoach.check.agreement.pairing import Field, described
from kehoach.check.agreement.stock import stock
from kehoach.check.agreement.told import in_turn, rarity, two_values
from kehoach.check.agreement.told_apart import is_class
from kehoach.check.draft import Draft, Place
from kehoach.check.figures.reckoned import MONEY
from kehoach.check.figures.remarks import FIGURE_CODES
from kehoach.check.figures.tellings import headed_apart, lists_on, pointed_apart
from kehoach.check.kinds import Result, kind
from kehoach.check.pairs import Pair, likely
from kehoach.check.tables.totals import sheets
from kehoach.check.trees import Trees, trees_of
from kehoach.rulebook import CheckEntry

_SMALL = 10
_TOLD = tuple(code for code in FIGURE_CODES if code.startswith("conflicting"))


def model() -> Trees | None:
    """The model that ships; none where it is missing."""
    return trees_of("likeness")


@kind("alike")
def alike(draft: Draft, rule: CheckEntry) -> Iterator[Result]:
    """``Nghiệm thu 06 công trình nước sạch tập trung``, 08 among the targets; ``of: money`` is of sums of money alone."""
    money = rule.options.get("of") == "money"
    trees = model()
    for one, other, sure in draft.once("alike", chosen) if trees else ():
        if (MONEY in one.units & other.units) == money:
            yield two_values(draft, rule, one.place, other.place, rule.severity if sure else "info")


def chosen(draft: Draft) -> list[tuple[Telling, Telling, bool]]:
    """The pairs that are likely enough, the surest first, and whether they are sure; no figure is in two of them."""
    trees = model()
    if trees is None:
        return []
    known = field_of(draft)
    found: list[tuple[Telling, Telling, bool]] = []

    def stands(pair: Pair, score: float) -> bool:
        return _stands(draft, known, pair, sure=is_sure(pair, score))

    def is_sure(pair: Pair, score: float) -> bool:
        small_cell = any(known.tellings[at].numeric and known.tellings[at].value < _SMALL for at in pair)  # 04 huyện, and 3 in some column
        return score >= trees.sure and not small_cell

    for pair, score in likely(trees, known.candidates(), partial(described, known), stands):
        one, other = sorted((known.tellings[at] for at in pair), key=lambda t: (not t.numeric, t.place))
        found.append((one, other, is_sure(pair, score) and known.alike(*pair)))
    return found


def field_of(draft: Draft) -> Field:
    """The figures of a draft as the model weighs them."""
    every = tellings(draft)
    return Field(rarity(draft), [one.value for one in every], every, stock(draft))


def _stands(draft: Draft, known: Field, pair: Pair, *, sure: bool) -> bool:
    """True if nobody has said so of two figures, and nothing says that they are of two things; what is unsure yields to any doubt."""
    places = [known.tellings[at].place for at in pair]
    doubts = _TOLD if sure else FIGURE_CODES
    if any(draft.is_told(place, *doubts) for place in places) or not sure and known.doubtful(*pair):
        return False
    if any(known.tellings[at].numeric for at in pair) and not (known.alike(*pair) or known.mistyped(*pair) or known.names_row(*pair)):
        return False  # a cell counts what its row names
    more_money = MONEY in known.tellings[pair[0]].units and known.added(*pair)
    classes = all(is_class(draft, place) for place in places)
    return not (more_money or classes or known.both_meant(pair) or _of_two_parts(draft, *places) or told_apart(draft, known, pair))


_OF_PART = regex.compile(r"[\s*+-]*(?:[a-z]\) ?|\d+(?:\.\d+)*\.? )?(?P<what>vu|mua|vung|khu vuc|tuyen|cum|nhom|khoi|doan|ca|buoi|phuong an|loai|mon|lop) (?P<which>[a-z0-9]+(?: [a-z0-9]+){0,3}): ")


def _of_two_parts(draft: Draft, one: Place, other: Place) -> bool:
    """True for items that begin with two parts of one kind: *a) Vụ Xuân: …*, *b) Vụ Thu: …*."""
    items = [_OF_PART.match(draft.text.folded, p.start, p.end) if (p := draft.paragraph(place[0])) else None for place in (one, other)]
    return bool(items[0] and items[1] and items[0]["what"] == items[1]["what"] and items[0]["which"] != items[1]["which"])


def told_apart(draft: Draft, known: Field, pair: Pair) -> bool:
    """True if the lines of two figures say that they are of two things."""
    one, other = (known.tellings[at] for at in pair)
    places = one.place, other.place
    smaller, larger = sorted((one, other), key=lambda t: t.value)
    if _is_sample(draft, smaller) and not _is_sample(draft, larger) or _in_a_sum(draft, smaller, larger.value - smaller.value):
        return True
    if one.numeric or other.numeric:
        return False
    return pointed_apart(draft, *places) or headed_apart(draft, *places) or in_turn(draft, *places) or lists_on(draft, larger.place[1])


_SAMPLE = regex.compile(r"\b(?:kiem tra|giam sat|khao sat|thanh tra|du gio|phuc tra)(?: (?:truc tiep|thuc te|dot xuat|diem|ngau nhien|it nhat|tai|voi|doi voi|tu))* *$")


def _is_sample(draft: Draft, one: Telling) -> bool:
    """True for some of the things, which are looked into: *kiểm tra tại 04 đơn vị* of five."""
    return _SAMPLE.search(draft.text.folded, max(0, one.place[0] - 60), one.place[0]) is not None


def _in_a_sum(draft: Draft, one: Telling, rest: Decimal) -> bool:
    """True for a number in a column where another is what it lacks: the other telling is of both together."""
    for sheet in sheets(draft) if one.cell else ():
        if sheet.table.start <= one.place[0] < sheet.table.end:
            column = next((cells for cells in sheet.columns if any(c.place[0] <= one.place[0] < c.place[1] for c in cells)), [])
            return any(c.value == rest for c in column)
    return False
