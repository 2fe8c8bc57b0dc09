"""Texts: which paragraphs plans share, which are their own, and the share of boilerplate.

``shares``: per plan its words, those also found in another plan, and its own. ``pairs``: how much
of one plan stands in another. ``shared`` and ``own``: the paragraphs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from kehoach.compare.selection import PlanHead, Selection
from kehoach.compare.table import Cell, Column, Comparison, Quote, Row, Table, Term, sum_of, text
from kehoach.messages import comparison as say
from kehoach.store import Store
from kehoach.store.likeness import Paragraph, groups, paragraphs

SHOWN = 300  # letters of a paragraph in a cell; its place says where the rest is


@dataclass(frozen=True)
class Texts:
    """The paragraphs of the plans chosen, and which of them are alike."""

    items: list[tuple[str, Paragraph]]
    alike: list[list[int]]
    texts: dict[str, str]

    def plans_of(self, group: Sequence[int]) -> set[str]:
        """The plans in which a group's paragraphs stand."""
        return {self.items[at][0] for at in group}

    @property
    def shared(self) -> list[list[int]]:
        """The groups of more than one plan."""
        return [group for group in self.alike if len(self.plans_of(group)) > 1]


def own_names(plan: PlanHead) -> list[str]:
    """The unit's names in a plan, which differ where boilerplate does not."""
    named = [name for name in (plan.commune, plan.district, plan.province) if name]
    bare = [name.split(" ", 2 if name.startswith(("thị ", "thành ")) else 1)[-1] for name in named]
    return [*named, *(name for name in bare if len(name) > 2)]


def read_texts(store: Store, chosen: Selection) -> Texts:
    """Cut the texts of the plans chosen and find what is alike."""
    texts = {plan.id: store.text(plan.id) for plan in chosen.plans}
    items = [(plan.id, one) for plan in chosen.plans
             for one in paragraphs(texts[plan.id], own=own_names(plan))]  # fmt: skip
    return Texts(items, groups(items), texts)


def text_comparison(store: Store, chosen: Selection) -> Comparison:
    """Compare the texts of the plans chosen."""
    found = read_texts(store, chosen)
    tables = [_shares(chosen, found)]
    if 1 < len(chosen.plans) <= 50:
        tables.append(_pairs(chosen, found))
    tables += [_shared(chosen, found), _own(chosen, found)]
    return Comparison("text", say.TITLES["text"](), tuple(tables))


def _percent(part: int, whole: int) -> Decimal:
    return (Decimal(100 * part) / whole).quantize(Decimal("0.1")) if whole else Decimal(0)


def _shares(chosen: Selection, found: Texts) -> Table:
    words: dict[str, int] = defaultdict(int)
    same: dict[str, int] = defaultdict(int)
    count: dict[str, int] = defaultdict(int)
    for plan, one in found.items:
        words[plan] += len(one.words)
        count[plan] += 1
    for group in found.shared:
        for at in group:
            plan, one = found.items[at]
            same[plan] += len(one.words)
    heads = ("plan", "paragraphs", "words_count", "shared_words", "own_words", "boilerplate")
    columns = tuple(Column(h, say.HEADINGS[h](), "text" if h == "plan" else "number") for h in heads)
    lines = [
        Row((text(plan.label), Cell(count[plan.id]), Cell(words[plan.id]), Cell(same[plan.id]),
             Cell(words[plan.id] - same[plan.id]), Cell(_percent(same[plan.id], words[plan.id]))))
        for plan in chosen.plans
    ]  # fmt: skip
    terms = [Term(n) for n in range(len(lines))]
    sums = [sum_of(lines, at, terms) for at in range(1, 5)]
    share = Cell(_percent(sum(same.values()), sum(words.values())))
    lines.append(Row((text(say.SUM()), *sums, share), total=True))
    return Table("shares", say.TABLES["shares"](), columns, tuple(lines), say.UNIT_WORDS(), (say.LIKENESS(),))


def _pairs(chosen: Selection, found: Texts) -> Table:
    common: dict[tuple[str, str], int] = defaultdict(int)
    words: dict[str, int] = defaultdict(int)
    for plan, one in found.items:
        words[plan] += len(one.words)
    for group in found.shared:
        plans = found.plans_of(group)
        for at in group:
            plan, one = found.items[at]
            for other in plans - {plan}:
                common[plan, other] += len(one.words)
    columns = (Column("plan", say.HEADINGS["plan"]()),
               *(Column(plan.id, plan.label, "number", plan.id) for plan in chosen.plans))  # fmt: skip
    lines = [
        Row((text(plan.label), *(
            Cell() if plan.id == other.id else Cell(_percent(common[plan.id, other.id], words[plan.id]))
            for other in chosen.plans)))
        for plan in chosen.plans
    ]  # fmt: skip
    return Table("pairs", say.TABLES["pairs"](), columns, tuple(lines), say.UNIT_SHARE())


def _quoted(chosen: Selection, found: Texts, at: int) -> Quote:
    plan, one = found.items[at]
    words = " ".join(found.texts[plan][one.start : one.end].split())
    return Quote(plan, chosen[plan].label, words if len(words) <= SHOWN else words[:SHOWN] + "…",
                 one.start, one.end)  # fmt: skip


def _shared(chosen: Selection, found: Texts) -> Table:
    heads = ("plans_count", "words_count", "alike", "plans", "words")
    columns = tuple(Column(h, say.HEADINGS[h](), "number" if h in {"plans_count", "words_count"} else "text")
                    for h in heads)  # fmt: skip
    order = {plan.id: at for at, plan in enumerate(chosen.plans)}
    lines = []
    for group in sorted(found.shared, key=lambda g: (-len(found.plans_of(g)), -len(found.items[g[0]][1].words))):
        plans = sorted(found.plans_of(group), key=order.__getitem__)
        first = found.items[group[0]][1]
        same = all(found.items[at][1].words == first.words for at in group)
        firsts = {found.items[at][0]: at for at in reversed(group)}
        quotes = tuple(_quoted(chosen, found, firsts[plan]) for plan in plans)
        lines.append(Row((
            Cell(len(plans)), Cell(len(first.words)), text(say.EXACT() if same else say.NEARLY()),
            text("; ".join(chosen[plan].label for plan in plans)), Cell(quotes[0].text, quotes=quotes),
        )))  # fmt: skip
    return Table("shared", say.TABLES["shared"](), columns, tuple(lines), detail=True)


def _own(chosen: Selection, found: Texts) -> Table:
    columns = (Column("plan", say.HEADINGS["plan"]()), Column("words_count", say.HEADINGS["words_count"](), "number"),
               Column("words", say.HEADINGS["words"]()))  # fmt: skip
    lines = []
    for group in found.alike:
        if len(found.plans_of(group)) == 1:
            for at in group:
                source = _quoted(chosen, found, at)
                size = len(found.items[at][1].words)
                lines.append(Row((text(source.plan), Cell(size), Cell(source.text, quotes=(source,)))))
    return Table("own", say.TABLES["own"](), columns, tuple(lines), detail=True)
