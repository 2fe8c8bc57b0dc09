"""Claims on figures that stand elsewhere, on percentages that are all of something, and what rivals say against a claim."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kehoach.check import check_report
from kehoach.check.claims.claim import Claim
from kehoach.check.claims.figures import passages, totals
from kehoach.check.claims.learned import claims, likelihood, likelihoods, rival_weights, rivals, slip_of, weights
from kehoach.check.draft import Draft
from kehoach.check.run import draft_from
from kehoach.read import document_from_text

_HEAD = "KẾ HOẠCH\nPhát triển du lịch năm 2026\n\nI. NỘI DUNG\n"
_TABLE = "Bảng 1. Số sản phẩm vận động\n| TT | Đơn vị | Sản phẩm |\n|---|---|---|\n| 1 | Cụm Đông | 96 |\n| 2 | Cụm Tây | 54 |\n| | Tổng cộng | 150 |\n"


def _draft(words: str) -> Draft:
    return draft_from(document_from_text(_HEAD + words + "\n"))


def _of(words: str, family: str) -> list[Claim]:
    return [c for c in claims(_draft(words)) if c.family == family]


def _values(claim: Claim) -> list[str]:
    return [str(f.value) for f in claim.every]


@pytest.mark.parametrize(
    ("words", "family", "values"),
    [
        ("Năm 2025 đón 640 nghìn lượt khách.\nNăm 2026 đón 768 nghìn lượt khách, tăng 20% so với năm 2025.", "far-change", ["20", "768000", "640000"]),
        ("Năm 2024: 250 hộ dùng hầm khí sinh học.\nNăm 2026: 500 hộ, gấp 2 lần năm 2024.", "far-change", ["2", "500", "250"]),
        (_TABLE + "So với lần trước (120 sản phẩm), số sản phẩm tăng 25%.", "far-change", ["25", "150", "120"]),
        ("Toàn huyện có 180 cơ sở.\n1. Đã cấp giấy: 153 cơ sở (85%).", "far-share", ["85", "153", "180"]),
        ("1. Tuần tra 90 chuyến.\n2. Chủ trì: Đồn Biên phòng.\n3. Kinh phí: 810 triệu đồng (9 triệu đồng/chuyến).", "far-product", ["810000000", "9000000", "90"]),
        ("Xếp loại năm 2025: xuất sắc 20%, tốt 65%, hoàn thành 15%.", "hundred", ["15", "20", "65"]),
        ("Cơ cấu nguồn:\n- Tỉnh: 60%.\n- Huyện: 30%.\n- Dân góp: 10%.", "hundred", ["10", "60", "30"]),
    ],
)
def test_what_may_be_claimed(words: str, family: str, values: list[str]) -> None:
    assert values in [_values(c) for c in _of(words, family) if c.holds]


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("Tổng số cơ sở sản xuất trên địa bàn: 180 cơ sở.\nĐã cấp giấy cho 153 cơ sở, đạt 58% tổng số cơ sở.", "58%"),
        ("Năm 2025 đón 640.000 lượt khách.\nNăm 2026 phấn đấu đón 786.000 lượt khách, tăng 20% so với năm 2025.", "20%"),
    ],
)
def test_what_fails_is_told(words: str, text: str) -> None:
    assert text in [f.text for f in check_report(_HEAD + words + "\n").findings if f.code == "rate-mismatch"]


@pytest.mark.parametrize(
    "words",
    [
        "Toàn huyện có 180 cơ sở.\n1. Đã cấp giấy: 153 cơ sở (85%).\n2. Chưa cấp giấy: 27 cơ sở (15%).",
        "6 tháng đầu năm chi 2.000 triệu đồng, 6 tháng cuối năm chi 2.500 triệu đồng; tuyên truyền chi 1.800 triệu đồng, bằng 40% tổng kinh phí.",  # of both together
        "Mục tiêu:\n- Để 95% hộ có tài khoản.\nNhiệm vụ:\n- Vận động để 95% hộ có tài khoản.",
        "Tỷ lệ học sinh khá 45%, tỷ lệ chuyên cần 98%, tỷ lệ tham gia bảo hiểm 100%.",
    ],
)
def test_what_others_explain_is_let_be(words: str) -> None:
    assert not [f for f in check_report(_HEAD + words + "\n").findings if f.rule.startswith("check.claimed")]


def test_totals_of_tables_are_told_by_their_row_and_column() -> None:
    (row,) = totals(_draft(_TABLE))
    (figure,) = row.figures
    assert figure.value == 150 and figure.cell and "san" in figure.names


@pytest.mark.parametrize("mark", ["1. ", "2) ", "- 3. ", "1.2. "])
def test_the_number_of_a_line_is_no_figure(mark: str) -> None:
    (passage,) = passages(_draft(f"{mark}Mở lớp cho 30 học viên."))
    assert [f.value for f in passage.figures] == [30]


def test_a_classifier_counts_what_follows_it() -> None:
    (passage,) = passages(_draft("Có 52 ngôi nhà dột nát, đã sửa 39 nhà."))
    assert [f.kin for f in passage.figures] == ["nha", "nha"]


def test_rivals_speak_against_a_claim() -> None:
    every = claims(_draft("Trong 640 hộ, 480 hộ có hợp đồng, đạt 75%; 160 hộ chưa có."))
    alone = [likelihood(c, weights()) for c in every]
    said = list(rivals(every, alone))
    shares = [k for k, c in enumerate(every) if c.family == "share"]
    surest = max(shares, key=lambda k: alone[k])
    assert every[surest].holds and said[surest]["best0"] == 1
    assert all(said[k]["rest0"] > said[surest]["rest0"] for k in shares if k != surest)
    weighed = likelihoods(every, weights(), rival_weights())
    assert weighed[surest] == max(weighed[k] for k in shares)


def test_a_count_follows_from_a_rate_as_closely_as_that_is_printed() -> None:
    words = "Năm 2025 xảy ra 46 vụ.\nKéo giảm ít nhất 10% số vụ so với năm 2025, tức là không quá 44 vụ."
    (claim,) = [c for c in _of(words, "far-change") if _values(c) == ["10", "44", "46"]]
    slip = slip_of(claim)
    assert slip.mends and slip.due == Decimal(41)
