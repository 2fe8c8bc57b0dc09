"""Texts the tests read: the corpus, real plans where KEHOACH_PLANS names them, and short hand-made ones."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

import pytest

from kehoach import normalise, pipeline, read, rulebook, segment
from kehoach.normalise import Text
from kehoach.records import Record
from kehoach.segment import Outline

RULES = rulebook.rulebook()
CHECKOUT = Path(__file__).parents[1]
CORPUS = sorted((CHECKOUT / "corpus").glob("*.txt"))
_PLANS = os.environ.get("KEHOACH_PLANS")
REAL = sorted(p for sub in ("seeds", "plans") for p in (Path(_PLANS) / sub).glob("*.txt")) if _PLANS else []
SKIP_REAL = pytest.mark.skipif(not REAL, reason="KEHOACH_PLANS is not set")
NO_PLANS = [pytest.param(Path("none"), marks=SKIP_REAL, id="no-real-plans")]

# Every text at hand as a table of cases: corpus always, real plans or one case that says it skips.
EVERY_PLAN = [pytest.param(p, id=p.stem) for p in CORPUS] + (
    [pytest.param(p, id=f"real-{p.stem}") for p in REAL] or NO_PLANS
)

HEADER = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG THAO
Số: 12/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Thao, ngày 05 tháng 02 năm 2024

KẾ HOẠCH
Phát triển chăn nuôi năm 2024

"""

COMMUNE_HEAD = """ỦY BAN NHÂN DÂN
XÃ TÂN SƠN
Số: 12/KH-UBND
Tân Sơn, ngày 15 tháng 01 năm 2024

KẾ HOẠCH
Công tác văn hóa, xã hội năm 2024

I. NỘI DUNG
"""


def bug(*values: object, why: str, id: str) -> object:  # noqa: A002 - as pytest.param has it
    """A case the engine gets wrong today: it must fail until mended, then lose this mark."""
    return pytest.param(*values, id=id, marks=pytest.mark.xfail(strict=True, reason=why))


def seed(name: str) -> Path:
    """A seed of KEHOACH_PLANS by its name; skips the test where there is none."""
    for path in REAL:
        if path.stem == name:
            return path
    pytest.skip("KEHOACH_PLANS is not set")


def steps(source: str) -> tuple[Text, Outline]:
    """A text after the two steps every extractor needs."""
    text = normalise.text(source, RULES)
    return text, segment.outline(text, RULES)


@lru_cache(maxsize=4)
def record_of(path: Path) -> tuple[str, Record]:
    """Canonical text and record of a file (tests over one file come one after another)."""
    document = read.document(path)
    return document.text, pipeline.extract_plan(document)


def plan_of(body: str) -> Record:
    """The record of a body under an ordinary header of a district's plan."""
    return pipeline.extract_plan(HEADER + body)
