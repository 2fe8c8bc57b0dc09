"""The table says what was read, in the language asked for."""

from __future__ import annotations

import pytest
from plan_factory import small

from kehoach.messages import speak
from kehoach.records import Amount, Deadline, Target
from kehoach.render.terminal import table
from kehoach.render.values import describe

AT = {"id": "x", "text": "x", "start": 0, "end": 1, "rule": "r"}


@pytest.mark.parametrize(
    ("fact", "vi", "en"),
    [
        (Amount(**AT, value="10966934500", source="nstw"), "10.966.934.500 đồng · ngân sách trung ương",
         "10,966,934,500 đồng · central budget"),
        (Amount(**AT, value_max="50", currency="USD", per="năm"), "… – 50 USD / năm",
         "… – 50 USD / năm"),
        (Deadline(**AT, kind="by", date_end="2024-02-25", derived=True),
         "trước hạn 25/02/2024 · suy ra", "by 2024-02-25 · derived"),
        (Target(**AT, value="0.5", unit="%", op=">=", direction="reduce_by", year=2024),
         "giảm >= 0,5 % · 2024", "reduce by >= 0.5 % · 2024"),
        (Target(**AT, value="7", of="7", unit="xã", basis="baseline"), "hiện trạng 7/7 xã",
         "baseline 7/7 xã"),
    ],
    ids=["money", "bound", "derived date", "target", "share"],
)  # fmt: skip
def test_a_value_in_words(fact: Amount, vi: str, en: str) -> None:
    speak("vi")
    assert describe(fact) == vi
    speak("en")
    assert describe(fact) == en
    speak(None)


def test_facts_stand_under_their_section() -> None:
    lines = table(small().record(), width=120).splitlines()
    where = {word: next(i for i, line in enumerate(lines) if word in line)
             for word in ("NGUỒN VỐN", "9.558.000.000", "TỔ CHỨC", "25/02/2024")}  # fmt: skip
    assert list(where) == sorted(where, key=where.__getitem__)
    assert "lạ" in lines[-1]
    assert all(len(line) <= 120 for line in lines)
