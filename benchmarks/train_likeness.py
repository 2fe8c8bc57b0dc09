"""Trains ``models/likeness``: when are two figures of a plan one thing told twice?

    KEHOACH_PLANS=FOLDER python benchmarks/train_likeness.py [--keep]

In sound texts (``corpus/``, ``benchmarks/drafts/`` and the real plans in FOLDER outside the set kept aside) two
figures that may count one thing either agree or are of two things. Pairs that agree become examples of a slip: one of
the two is changed as officers mistype or change late (a digit, two swapped, some per cent), twice each; pairs that
differ and are near enough to be taken for one are the counterexamples. So are those of the sound passages on what is
told twice, which count for less, but for controls. The faults that strangers planted (``benchmarks/faults*.jsonl``,
the broken passages) are examples as well, and count for more: they are what is to be found. Boosted trees learn to
tell them apart; every figure printed and written is of texts left out (five parts, by text). Bounds are set so that
one text in thirty has a wrong ``sure`` remark and one in four a wrong one at all, before other checks and guards have
their say. ``--keep`` prints and writes nothing.
"""

from __future__ import annotations

import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from os.path import commonprefix
from pathlib import Path

import regex

from kehoach import read
from kehoach.check.agreement.alike import field_of, told_apart
from kehoach.check.agreement.pairing import Field, described
from kehoach.check.agreement.stock import FINE, Item, Stock
from kehoach.check.draft import Draft
from kehoach.check.figures.numbers import places, value_of
from kehoach.check.pairs import Pair
from kehoach.check.run import draft_from
from kehoach.extract.numbers import NUMBER
from kehoach.read import document_from_text
from passages import FOLDER, framed, read_cases
from plant import Fault, read_faults
from trees import ROOT, Examples, Plan, run

FAULTS = ROOT / "benchmarks"
PASSAGES = ("told-twice.jsonl", "told-far.jsonl")
CODES = frozenset(["conflicting-targets", "conflicting-amounts"])
MODEL = ROOT / "models" / "likeness"
VERSION = "2"
SURE, LIKELY = 0.035, 0.24  # the share of sound texts with a wrong remark
SIZE = {"n_estimators": 500, "learning_rate": 0.035, "max_leaf_nodes": 24, "max_features": 0.2, "min_samples_leaf": 16}
PLANTED, PASSAGE, CONTROL = 3.0, 0.5, 3.0  # how much a planted fault counts, a pair of a passage, one that looks wrong
_NUMBER = regex.compile(NUMBER)
_MOST = 40  # pairs of a text that agree
_CLOSE = 0.1  # of words that pairs which agree have in common, else they agree by accident
_SMALL = 2
_FAR, _SELDOM = 0.33, 0.8  # slips that change a figure by more are seldom, or soon seen


def examples(paths: Sequence[Path]) -> Examples:
    """The pairs of all texts, those of passages last."""
    found = Examples()
    chance = random.Random(5)
    planted: dict[str, list[Fault]] = defaultdict(list)
    for name in sorted(FAULTS.glob("faults*.jsonl")):
        for fault in read_faults(name):
            if CODES & set(fault.codes):
                planted[fault.file].append(fault)
    for text, path in enumerate(paths):
        source = read.document(path)
        whole = Text(found, draft_from(source), text)
        whole.add_told(chance)
        for fault in planted[path.name]:
            whole.add_planted(fault.planted(source.text))
    cases = [case for name in PASSAGES for case in read_cases(FOLDER / name)]
    for text, case in enumerate(cases, len(paths)):
        draft = draft_from(document_from_text(framed(case, case.sound)))
        passage = Text(found, draft, text, PASSAGE if case.broken else CONTROL)
        passage.add_told(chance)
        if CODES & set(case.codes):
            passage.add_planted(framed(case, case.broken))
    return found


@dataclass
class Text:
    """A sound text, ``number`` among all, whose pairs become examples; ``weight`` is how much each of them counts."""

    found: Examples
    draft: Draft
    number: int
    weight: float = 1.0

    @cached_property
    def known(self) -> Field:
        """Its figures."""
        return field_of(self.draft)

    def add_told(self, chance: random.Random) -> None:
        """The pairs that differ, and those that agree, with a slip in one of the two."""
        for pair in self.known.close:
            self._add(self.known, pair, self.weight, slip=False)
        agreeing = list(_agreeing(self.known))
        chance.shuffle(agreeing)
        for pair in agreeing[:_MOST]:
            for _ in range(2):
                at = chance.choice(pair)
                changed = _with(self.known, at, mistyped(self.known.values[at], chance))
                self._add(changed, pair, self.weight, slip=True)

    def add_planted(self, broken: str) -> None:
        """The pairs of a figure that a stranger has changed and those that told the same."""
        known, printed = self.known, self.draft.text.canonical
        start = len(commonprefix([printed, broken]))
        for at, one in enumerate(known.tellings):
            low, high = one.place
            was, now = (_NUMBER.match(words, low) for words in (printed, broken))
            if low <= start < high and was and now and value_of(was[0]):
                changed = _with(known, at, known.values[at] / value_of(was[0]) * value_of(now[0]))
                for pair in changed.close:
                    if at in pair and known.values[pair[0]] == known.values[pair[1]]:
                        self._add(changed, pair, self.weight * PLANTED, slip=True)

    def _add(self, known: Field, pair: Pair, weight: float, *, slip: bool) -> None:
        """A pair, if it is weighed at all."""
        if known.is_candidate(*pair) and not told_apart(self.draft, known, pair):
            self.found.add(described(known, pair), self.number, slip=slip, weight=weight)


def _agreeing(known: Field) -> Iterator[Pair]:
    for pair, close in known.close.items():
        i, j = pair
        agree = known.values[i] == known.values[j] > _SMALL and known.is_open(i)
        if agree and (close > _CLOSE or known.hardly_others(i, j) or known.is_long(i)):
            yield pair


def mistyped(value: Decimal, chance: random.Random) -> Decimal:
    """A figure as it is after a slip or a late change."""
    fine = places(value.normalize())
    printed = str(int(value.scaleb(fine)))
    core = printed.rstrip("0")
    noughts = "0" * (len(printed) - len(core))
    for _ in range(50):
        how = chance.random()
        if how < 0.3 and len(core) > 1:
            at = chance.randrange(len(core) - 1)
            other = core[:at] + core[at + 1] + core[at] + core[at + 2 :] + noughts
        elif how < 0.75:
            at = max(chance.randrange(len(core)), chance.randrange(len(core)))
            digit = int(core[at]) + chance.choice([-3, -2, -2, -1, -1, -1, 1, 1, 1, 2, 2, 3])
            other = f"{core[:at]}{digit}{core[at + 1 :]}{noughts}" if 0 <= digit <= 9 else ""
        else:
            share = chance.choice([0.03, 0.05, 0.08, 0.1, 0.1, 0.15, 0.2, 0.25]) * chance.choice([-1, 1])
            changed = int(printed) * (1 + share)
            rough = 10 ** max(0, len(str(int(changed))) - 2 if len(core) <= 2 else len(noughts))
            other = str(int(round(changed / rough) * rough))
        if other and abs(int(other) - int(printed)) > _FAR * int(printed) and chance.random() < _SELDOM:
            continue
        if other and other[0] != "0" and other != printed:
            return Decimal(int(other)).scaleb(-fine)
    return value


def _with(known: Field, at: int, value: Decimal) -> Field:
    """The same figures, one of them with another value."""
    place = known.tellings[at].place
    item = known.items.get(place[0]) or next((c for c in known.stock.cells if c.place == place), None)
    new = replace(item, value=int(value * FINE)) if item else None

    def put(items: tuple[Item, ...]) -> tuple[Item, ...]:
        return tuple(new if new and one is item else one for one in items)

    values = list(known.values)
    values[at] = value
    return known.valued(values, stock=Stock(put(known.stock.text), put(known.stock.cells)) if item else known.stock)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], Plan(MODEL, VERSION, SURE, LIKELY, SIZE), examples))
