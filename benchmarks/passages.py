"""Counts what the checks find in small passages, each in a sound and a broken version.

    python benchmarks/passages.py [FILE …] [--missed]

A line of ``benchmarks/passages/*.jsonl`` is a passage of a plan, written by someone who did not write the checks:
``sound``, ``broken`` (one edit away; none of a control, which looks wrong and is right), the ``codes`` a fair reader
would accept, the ``level`` of the issuer and the day ``issued``. Those of the files ``sound-…`` only train
(``benchmarks/claims.py``).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

from kehoach.check import check_report
from plant import counts

FOLDER = Path(__file__).parent / "passages"
_HEADS = {
    "bộ": ("BỘ NỘI VỤ", "KH-BNV", "Hà Nội"),
    "tỉnh": ("ỦY BAN NHÂN DÂN\nTỈNH LÀO CAI", "KH-UBND", "Lào Cai"),
    "sở": ("ỦY BAN NHÂN DÂN TỈNH LÀO CAI\nSỞ Y TẾ", "KH-SYT", "Lào Cai"),
    "huyện": ("ỦY BAN NHÂN DÂN\nHUYỆN BẢO YÊN", "KH-UBND", "Bảo Yên"),
    "xã": ("ỦY BAN NHÂN DÂN\nXÃ PHÚ TÚC", "KH-UBND", "Phú Túc"),
    "trường": ("SỞ GIÁO DỤC VÀ ĐÀO TẠO LÀO CAI\nTRƯỜNG THPT SỐ 1", "KH-THPT", "Lào Cai"),
    "hội": ("HỘI LIÊN HIỆP PHỤ NỮ TỈNH LÀO CAI\nBAN THƯỜNG VỤ", "KH-BTV", "Lào Cai"),
}
_HEADED = regex.compile(r"(?m)^\**\s*(?:[IVX]+[.)\-/ ]|[A-E][.)]|Phần |Điều \d)")
# Remarks on figures, days and tellings: what a sound passage must not get. On its frame others may be right.
_OF_FIGURES = frozenset([
    "sum-mismatch", "rate-mismatch", "count-mismatch", "conflicting-targets", "conflicting-amounts",
    "conflicting-deadlines", "deadline-order", "deadline-past", "row-repeated", "stale-date", "no-owner",
    "missing-slot", "cross-reference",
])  # fmt: skip


@dataclass(frozen=True)
class Case:
    """A passage; ``broken`` is empty of a control and of one that only trains."""

    id: str
    sound: str
    broken: str
    codes: tuple[str, ...]
    kind: str
    level: str
    issued: str


def read_cases(path: Path) -> Iterator[Case]:
    """The passages of a file."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            one = json.loads(line)
            yield Case(
                one["id"], one["sound"], one.get("broken") or "", tuple(one.get("codes", ())), one.get("kind", ""),
                one.get("level", "xã"), one["issued"],
            )  # fmt: skip


def framed(case: Case, words: str) -> str:
    """A passage as the body of a small plan."""
    issuer, symbol, place = _HEADS.get(case.level, _HEADS["xã"])
    year, month, day = case.issued.split("-")
    heading = "" if _HEADED.search(words) else "I. NỘI DUNG\n"
    return (
        f"{issuer}\n-------\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n---------------\n"
        f"Số: 12/{symbol}\n{place}, ngày {day} tháng {month} năm {year}\n\nKẾ HOẠCH\nCông tác trọng tâm\n\n"
        f"{heading}{words}\n\nNơi nhận:\n- Như trên;\n- Lưu: VT.\n"
    )


def main(arguments: list[str]) -> int:
    """Print how many are found, and how many sound ones are remarked on."""
    every = sorted(path for path in FOLDER.glob("*.jsonl") if not path.name.startswith("sound-"))
    names = [Path(a) for a in arguments if not a.startswith("-")] or every
    for path in names:
        found = broken = remarked = sound = 0
        for case in read_cases(path):
            report = check_report(framed(case, case.sound))
            wrong = [f for f in report.findings if f.code in _OF_FIGURES and f.severity != "info"]
            sound += 1
            remarked += bool(wrong)
            if wrong and "--missed" in arguments:
                print(f"{case.id} {case.kind}: sound, and said {[(f.rule, f.message) for f in wrong]}")
            if case.broken:
                broken += 1
                new = counts(check_report(framed(case, case.broken))) - counts(report)
                hit = any(code in case.codes for code, *_ in new)
                found += hit
                if not hit and "--missed" in arguments:
                    said = sorted({code for code, *_ in new})
                    print(f"{case.id} {case.kind}: missed {case.codes}, said {said}\n  {case.broken!r}")
        print(f"{path.name}: found {found} of {broken}; sound passages with remarks {remarked} of {sound}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
