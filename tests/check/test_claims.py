"""What the words around figures claim of them: likely claims that fail are found, others let be; context holds no values."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from kehoach.check import check_report
from kehoach.check.claims.claim import Claim
from kehoach.check.claims.figures import Figure, passages
from kehoach.check.claims.learned import claims, likelihood, slip_of, weights
from kehoach.check.draft import Draft
from kehoach.check.run import draft_from
from kehoach.read import document_from_text

_HEAD = "KẾ HOẠCH\nPhát triển giáo dục năm 2026\n\nI. NỘI DUNG\n"


def _draft(words: str) -> Draft:
    return draft_from(document_from_text(_HEAD + words + "\n"))


def _told(words: str) -> list[tuple[str, str]]:
    return [(f.code, f.text or "") for f in check_report(_HEAD + words + "\n").findings if f.rule.startswith("check.claimed")]


@pytest.mark.parametrize(
    ("words", "code", "text"),
    [
        ("Đến hết tháng 7 năm 2025, đã có 75% số tuyến đường thôn được lắp đèn chiếu sáng (26 trên 48 tuyến).", "rate-mismatch", "26"),
        ("Ngân sách tỉnh bảo đảm 5,7 tỷ đồng để hỗ trợ 150 nhà văn hoá thôn, mức 50 triệu đồng cho mỗi nhà.", "sum-mismatch", "5,7 tỷ đồng"),
        ("Mỗi mô hình trồng nấm được cấp 18 triệu đồng. Năm 2021 nhân rộng 5 mô hình tại 3 xã, ngân sách bố trí 98 triệu đồng.", "sum-mismatch", "98 triệu đồng"),
    ],
)
def test_claims_that_fail(words: str, code: str, text: str) -> None:
    assert _told(words) == [(code, text)]


@pytest.mark.parametrize(
    "words",
    [
        "Điều tra cắt ngang trên 1.000 người bệnh phát hiện 42 ca nhiễm khuẩn bệnh viện, tỷ lệ 4,2%.",
        "Ngân sách tỉnh bảo đảm 7,5 tỷ đồng để hỗ trợ 150 nhà văn hoá thôn, mức 50 triệu đồng cho mỗi nhà.",
        "Trao 40 suất học bổng trị giá 42 triệu đồng, gồm 38 suất mức 1 triệu đồng và 2 suất mức 2 triệu đồng.",  # two products
        "Năm 2025 có 310 sản phẩm OCOP, tăng 50 sản phẩm so với năm 2024; trừ 12 sản phẩm hết hạn, số còn hiệu lực là 298 sản phẩm.",
        "Toàn huyện có 14.300 hộ, trong đó hộ dùng nước máy 5.820 hộ, hộ dùng giếng khoan 6.145 hộ (một hộ có thể dùng nhiều nguồn).",
        "Tháng Thanh niên 2023 đạt các chỉ tiêu: 20 công trình thanh niên, 5 km đường điện, 2.000 cây xanh.",  # a year is no count
    ],
)
def test_figures_that_others_explain(words: str) -> None:
    assert _told(words) == []


def test_context_holds_no_values() -> None:
    one = {(c.family, c.context) for c in claims(_draft("Mở 05 lớp, mỗi lớp 30 học viên, tổng cộng 150 học viên."))}
    other = {(c.family, c.context) for c in claims(_draft("Mở 07 lớp, mỗi lớp 40 học viên, tổng cộng 280 học viên."))}
    assert one == other


def test_figures_of_a_passage() -> None:
    words = "1.2. Mỗi xã 3 buổi, năm 2026 họp 2 lần/tháng tại 12 xã (chiếm 25%), gấp 1,5 lần năm 2025, kinh phí 2 triệu đồng/xã."
    (figures,) = [p.figures for p in passages(_draft(words))]
    assert [(f.sort, str(f.value), f.unit, f.per) for f in figures] == [
        ("time", "3", "buoi", "xa"), ("count", "2", "lan", "thang"), ("count", "12", "xa", ""), ("percent", "25", "%", ""), ("times", "1.5", "lan", ""),
        ("money", "2000000", "dong", "xa"),
    ]  # fmt: skip


def test_likely_claims_are_the_ones_words_make() -> None:
    words = "Mở 05 lớp, mỗi lớp 30 học viên, tổng cộng 150 học viên; trang bị 12 máy tính, 03 máy in."
    held = [c for c in claims(_draft(words)) if c.holds]
    others = [c for c in claims(_draft(words)) if not c.holds]
    assert max(likelihood(c, weights()) for c in held) > 1 > max(likelihood(c, weights()) for c in others)


def test_a_slip_tells_the_more_the_longer_the_figure() -> None:
    def of(stated: str, due: str) -> float:
        figure = Figure((0, 1), Decimal(stated), "ho", "count")
        return slip_of(Claim("sum", figure, (), (), holds=False, dues=((figure, Decimal(due)),))).tells

    assert of("1285", "1258") > of("185", "158") > of("18", "15") > of("18", "35")


def test_nothing_is_said_twice() -> None:
    words = "Tổng kinh phí 500 triệu đồng, trong đó ngân sách tỉnh 300 triệu đồng, ngân sách huyện 220 triệu đồng."
    report = check_report(_HEAD + words + "\n")
    places = [f.start for f in report.findings if f.code in ("sum-mismatch", "rate-mismatch")]
    assert len(places) == len(set(places)) == 1


def test_every_family_has_weights() -> None:
    assert set(weights()) == {"sum", "list", "product", "far-product", "calendar", "share", "growth", "far-share", "far-change", "hundred"}
    claim = next(iter(claims(_draft("Có 20 hộ, gồm 12 hộ nghèo và 8 hộ cận nghèo."))))
    assert likelihood(replace(claim, context=()), weights()) == weights()[claim.family]["bias"]
