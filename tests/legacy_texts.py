"""Vietnamese text put into the encodings from before Unicode, for the tests of every reader."""

from __future__ import annotations

import unicodedata

from kehoach.read.legacy.tables import TABLES, Encoding

PARAGRAPHS = (
    "ỦY BAN NHÂN DÂN HUYỆN SÔNG THAO",
    "Kế hoạch phát triển chăn nuôi gắn với giảm nghèo bền vững trên địa bàn huyện năm 2003",
    "Căn cứ Nghị quyết của Hội đồng nhân dân huyện về nhiệm vụ phát triển kinh tế - xã hội;",
    "Đến cuối năm toàn huyện có 1.250 con trâu, bò; tỷ lệ hộ nghèo giảm còn 12,5%.",
    "Phòng Nông nghiệp chủ trì, phối hợp với ủy ban nhân dân các xã tổ chức thực hiện.",
    "Kinh phí: 350 triệu đồng từ nguồn ngân sách huyện, hỗ trợ mua giống cỏ và làm chuồng trại.",
    "Ưu tiên những hộ đã thoát nghèo, hộ mới; kẽm, sẵn, ngõ, dễ, mỹ, lũ, giữ, khẳng khiu, ẩm, ỡm ờ.",
)
TEXT = "\n".join(PARAGRAPHS)


def reverse(encoding: Encoding) -> dict[str, str]:
    """Letter → what stands for it, the shortest where there are two."""
    table: dict[str, str] = {}
    for source, letter in TABLES[encoding].items():
        if letter not in table or len(source) < len(table[letter]):
            table[letter] = source
    return table


def written(text: str, encoding: Encoding) -> str:
    """A text as a typist before Unicode left it; in TCVN3 capitals with a tone come out small."""
    table = reverse(encoding)
    letters = []
    for char in unicodedata.normalize("NFC", text):
        key = char if char in table or char.lower() not in table else char.lower()
        letters.append(table.get(key, char))
    return "".join(letters)
