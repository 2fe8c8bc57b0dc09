"""Trains ``models/likeness-days``: when are two times of a plan those of one thing told twice?

    KEHOACH_PLANS=FOLDER python benchmarks/train_days.py [--keep]

As ``train_likeness.py`` does for figures: in sound texts (``corpus/``, ``benchmarks/drafts/``, the sound passages of
``benchmarks/passages/`` on days and on what is told twice, the real plans in FOLDER outside the set kept aside) two
times whose clauses are alike agree or are of two things. One of two that agree is changed as officers mistype or
change late, four times each: an example. Pairs that differ are the counterexamples. Bounds are set so that one whole
text in fifty has a wrong ``sure`` remark and one in 22 a wrong one at all, before other checks and guards have their
say. ``--keep`` prints and writes nothing.
"""

from __future__ import annotations

import random
import sys
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

from kehoach import read
from kehoach.check.run import draft_from
from kehoach.check.times.dated_pairs import Calendar, Value, described
from kehoach.check.times.one_day import calendar_of
from kehoach.read import document_from_text
from passages import FOLDER, framed, read_cases
from trees import ROOT, Examples, Plan, run

MODEL = ROOT / "models" / "likeness-days"
VERSION = "1"
SURE, LIKELY = 0.02, 0.045  # the share of whole sound texts with a wrong remark
PASSAGES = ("days.jsonl", "told-twice.jsonl")
_MOST, _SLIPS = 40, 4  # pairs of a text that agree, and slips made of each
_CLOSE = 0.12  # of words that pairs which agree have in common, else they agree by accident
_LAST = 31


def calendars(paths: Sequence[Path]) -> Iterator[Calendar]:
    """The times of the whole texts, then those of the sound passages."""
    for path in paths:
        yield calendar_of(draft_from(read.document(path)))
    for name in PASSAGES:
        for case in read_cases(FOLDER / name):
            yield calendar_of(draft_from(document_from_text(framed(case, case.sound))))


def examples(paths: Sequence[Path]) -> Examples:
    """The pairs of all texts."""
    found = Examples()
    chance = random.Random(5)
    for text, known in enumerate(calendars(paths)):
        for pair in known.candidates():
            found.add(described(known, pair), text, slip=False)
        close = [(i, j) for (i, j), told in known.close.items() if told > _CLOSE and known.values[i] == known.values[j]]
        chance.shuffle(close)
        for pair in close[:_MOST]:
            for _ in range(_SLIPS):
                at = chance.choice(pair)
                days = list(known.values)
                days[at] = mistyped(days[at], known.times[at].sort, chance)
                changed = known.valued(days)
                if changed.differ(*pair):
                    found.add(described(changed, pair), text, slip=True)
    return found


def mistyped(days: Value, sort: str, chance: random.Random) -> Value:
    """A time as it is after a slip or a late change."""
    first, last = (date.fromisoformat(day) for day in days)
    for _ in range(50):
        if sort in ("month", "quarter"):
            step = 3 if sort == "quarter" else 1
            near = chance.choice([-3, -2, -1, -1, 1, 1, 2, 3]) * step
            off = near if chance.random() < 0.85 else chance.choice([-12, 12])
            begins, ends = later(first, off, 1), later(last, off, _LAST)
        elif sort == "range" and chance.random() < 0.4:
            begins, ends = moved(first, chance), last
        else:
            ends = moved(last, chance)
            begins = first if sort == "range" else ends
        if begins <= ends and (begins, ends) != (first, last):
            return begins.isoformat(), ends.isoformat()
    return days


def moved(day: date, chance: random.Random) -> date:
    """Another day: of another month (a last day stays one), another day of the month, seldom another year or both."""
    how = chance.random()
    if how < 0.5:
        is_last = day.day == monthrange(day.year, day.month)[1]
        months = chance.choice([-4, -3, -2, -2, -1, -1, -1, 1, 1, 1, 2, 2, 3, 4])
        return later(day, months, _LAST if is_last else day.day)
    if how < 0.85:
        t = day.day
        new = chance.choice([t + off for off in (10, -10, 5, -5, 1, -1, 2, 3, -2, 7, -7)] + [30, 15, 25, 20])
        return later(day, 0, new) if 1 <= new <= _LAST else day
    if how < 0.93:
        return later(day, chance.choice([-12, 12, 12]), day.day)
    return day + timedelta(days=chance.randint(-40, 40))


def later(day: date, months: int, of_month: int) -> date:
    """A day so many months later, on this day of the month or its last."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(of_month, monthrange(year, month + 1)[1]))


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:], Plan(MODEL, VERSION, SURE, LIKELY), examples))
