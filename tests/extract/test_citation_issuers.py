"""Issuers of cited documents that stand before the document or once for several."""

import pytest

from kehoach import extract_plan

HEAD = "ỦY BAN NHÂN DÂN\nTỈNH SÔNG BỜ\n\nSố: 12/KH-UBND\n\nSông Bờ, ngày 5 tháng 2 năm 2024\n\nKẾ HOẠCH\nTiêm phòng cho gia súc năm 2024\n\n"


def issuers(words: str) -> dict[str | None, str | None]:
    record = extract_plan(f"{HEAD}{words}\n\nI. MỤC TIÊU\nTiêm phòng 90% đàn gia súc.\n")
    return {c.number: c.issuer for c in record.citations}


@pytest.mark.parametrize(
    "words, expected",
    [
        (
            "Theo đề nghị của Giám đốc Công an tỉnh tại Tờ trình số 7/TTr-CAT ngày 3/1/2024.",
            {"7/TTr-CAT": "Công an tỉnh Sông Bờ"},
        ),
        (
            "Căn cứ Thông tư số 92/2019/TT-BTC ngày 12/5/2019 và Thông tư số 85/2020/TT-BTC ngày 1/10/2020 của Bộ Tài chính;",
            {"92/2019/TT-BTC": "Bộ Tài chính", "85/2020/TT-BTC": "Bộ Tài chính"},
        ),
        (
            "Căn cứ các Quyết định của Thủ tướng Chính phủ về thú y: Quyết định số 36/QĐ-TTg ngày 11/1/2023; số 41/QĐ-TTg ngày 2/2/2023;",
            {"36/QĐ-TTg": "Thủ tướng Chính phủ", "41/QĐ-TTg": "Thủ tướng Chính phủ"},
        ),
        ("Căn cứ Quyết định số 36/QĐ-TTg ngày 11/1/2023;", {"36/QĐ-TTg": None}),
        (
            "Căn cứ Chỉ thị số 9/CT-TTg ngày 11/1/2023 của Thủ tướng Chính phủ (sau đây gọi là Chỉ thị số 9/CT-TTg) và Chỉ thị số 9a/CT-TTg ngày 1/1/2023.",
            {"9/CT-TTg": None, "9a/CT-TTg": "Thủ tướng Chính phủ"},  # the last mention of a number wins here
        ),
        (
            "Căn cứ Kế hoạch số 5/KH-UBND ngày 11/1/2023 và Kế hoạch số 8-KH/TU ngày 3/2/2023 của Tỉnh ủy;",
            {"5/KH-UBND": None, "8-KH/TU": "Tỉnh ủy Sông Bờ"},
        ),
    ],
)  # fmt: skip
def test_issuer_of_a_cited_document(words: str, expected: dict[str | None, str | None]) -> None:
    assert issuers(words) == expected
