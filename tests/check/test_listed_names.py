"""A count and the things named after it in one sentence of a made-up draft: silent where they are as many, remarked on where not."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = "KẾ HOẠCH\nPhát triển văn hóa năm 2026\n\nI. NỘI DUNG\n1. "
AS_SAID = [
    "Tổ chức {} môn gồm đẩy gậy, kéo co, bắn nỏ và tung còn.|04",
    "Thành lập {} tổ công tác: tổ hậu cần; tổ lễ tân; tổ tuyên truyền, khánh tiết.|03",
    "Bảo tồn {} nghề truyền thống: dệt thổ cẩm; đan lát; rèn nông cụ của người Mông; làm giấy dó.|04",
    "Quay phim tại {} xã gồm An Hòa, An Bình, An Phú.|03",
    "Xây dựng {} phim ngắn: Mùa hoa ban; tiếng khèn gọi bạn; chợ phiên.|03",
    "Lựa chọn {} nội dung: múa xòe, hát then, ném còn.|03",
]


def _remarks(text: str) -> list[str]:
    return [f.text for f in check_report(HEAD + text).findings if f.code == "count-mismatch"]


@pytest.mark.parametrize("said", AS_SAID)
def test_things_named_in_small_letters(said: str) -> None:
    words, _, count = said.partition("|")
    assert _remarks(words.format(count)) == []
    assert len(_remarks(words.format(f"{int(count) + 1:02d}"))) == 1


@pytest.mark.parametrize("text", [
    "Tổ chức 04 môn gồm đẩy gậy, kéo co, bắn nỏ, v.v.", "Tổ chức 05 lớp: nâng cao kỹ năng, bồi dưỡng nghiệp vụ để phục vụ du lịch, dịch vụ.",
    "Mở 05 lớp tập huấn: thành phần gồm trưởng thôn, bí thư chi bộ, hội viên.", "Hỗ trợ 04 hộ: xây bể, mua 2 con bò, sửa nhà.",
    "Chọn 02 sản phẩm: gạo nếp, chè.",
])  # fmt: skip
def test_words_that_are_no_list_of_the_things(text: str) -> None:
    assert _remarks(text) == []
