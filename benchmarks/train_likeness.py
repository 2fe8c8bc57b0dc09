"""Trains ``models/likeness``: when are two figures of a plan one thing told twice?

    KEHOACH_PLANS=FOLDER python benchmarks/train_likeness.py [--keep]

In sound texts (``corpus/``, ``benchmarks/drafts/`` and the real plans in FOLDER outside the set kept aside) two
figures that may count one thing either agree or are of two things. Pairs that agree become examples of a slip: one of
the two is changed as officers mistype or change late (a digit, two swapped, some per cent), twice each; pairs that
differ and are near enough to be taken for one are the counterexamples. Boosted trees learn to tell them apart; every
figure printed and written is of texts left out (five parts, by text). Bounds are set so that one text in 33 has a
wrong ``sure`` remark and one in eight a wrong one at all, before other checks and guards have their say. ``--keep``
prints and writes nothing.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from kehoach import read
from kehoach.check.agreement.alike import field_of
from kehoach.check.agreement.pairing import Field, described, near
from kehoach.check.agreement.stock import FINE, Item, Stock
from kehoach.check.figures.numbers import places
from kehoach.check.pairs import Pair
from kehoach.check.run import draft_from
from trees import ROOT, Examples, Plan, run

MODEL = ROOT / "models" / "likeness"
VERSION = "1"
SURE, LIKELY = 0.03, 0.12  # the share of sound texts with a wrong remark
_MOST = 40  # pairs of a text that agree
_CLOSE = 0.1  # of words that pairs which agree have in common, else they agree by accident
_FEW = 4
_SMALL = 2
_FAR, _SELDOM = 0.33, 0.8  # slips that change a figure by more are seldom, or soon seen


def examples(paths: Sequence[Path]) -> Examples:
    """The pairs of all texts."""
    found = Examples()
    chance = random.Random(5)
    for text, path in enumerate(paths):
        known = field_of(draft_from(read.document(path)))
        for pair in known.candidates():
            found.add(described(known, pair), text, slip=False)
        agreeing = list(_agreeing(known))
        chance.shuffle(agreeing)
        for pair in agreeing[:_MOST]:
            for _ in range(2):
                at = chance.choice(pair)
                value = mistyped(known.values[at], chance)
                changed = _with(known, at, value)
                if near(*(changed.values[k] for k in pair)) and not changed.apart(*pair):
                    found.add(described(changed, pair), text, slip=True)
    return found


def _agreeing(known: Field) -> Iterator[Pair]:
    few = {at for at, every in known.beside.items() if len(every) <= _FEW}
    for pair, close in known.close.items():
        i, j = pair
        agree = known.values[i] == known.values[j] > _SMALL and known.is_open(i)
        if agree and (close > _CLOSE or i in few and j in few):
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
    sys.exit(run(sys.argv[1:], Plan(MODEL, VERSION, SURE, LIKELY), examples))
