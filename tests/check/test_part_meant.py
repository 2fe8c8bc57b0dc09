"""References to a part that is there, where another beside it is the one meant."""

import pytest

from kehoach.check import check_plan

PLAN = """KẾ HOẠCH
Phát triển chăn nuôi năm 2024

I. MỤC TIÊU
Tăng thêm 120 con bò.
II. NHIỆM VỤ
1. Giống
Mua 120 con bò lai. Phòng Kinh tế chủ trì.
2. Lớp học
Mở 24 lớp nuôi bò cái, phát sổ tay kỹ thuật. Trạm Khuyến nông chủ trì.
3. Thú y
Tiêm phòng, phun khử trùng chuồng trại. Trạm Thú y chủ trì.
4. Chợ
Sửa chợ trâu bò. Phòng Tài chính - Kế hoạch chủ trì.
III. KINH PHÍ
Ngân sách huyện 600 triệu đồng.
IV. TỔ CHỨC THỰC HIỆN
1. {body}
{duty}
2. Văn phòng
Theo dõi chung.
"""


def _said(body: str, duty: str) -> list[str]:
    return [f.text for f in check_plan(PLAN.format(body=body, duty=duty)) if f.code == "cross-reference"]


@pytest.mark.parametrize(
    ("body", "duty", "quote"),
    [
        ("Trạm Thú y", "Chủ trì thực hiện khoản 2 Mục II.", "khoản 2 Mục II"),
        ("Trạm Khuyến nông", "Chủ trì, phối hợp triển khai nhiệm vụ tại khoản 4 Mục II.", "khoản 4 Mục II"),
        ("Văn phòng UBND huyện", "In sổ tay kỹ thuật kịp thời theo khoản 3 Mục II.", "khoản 3 Mục II"),
        ("Văn phòng UBND huyện", "Tham mưu việc phun khử trùng chuồng trại kịp thời theo khoản 1 Mục II.", "khoản 1 Mục II"),
        ("Văn phòng UBND huyện", "Thực hiện nhiệm vụ được giao tại Mục IV.", "Mục IV"),
        ("Văn phòng UBND huyện", "Hướng dẫn sử dụng kinh phí được giao tại Mục I.", "Mục I"),
    ],
)
def test_the_part_beside_is_the_one_meant(body: str, duty: str, quote: str) -> None:
    assert _said(body, duty) == [quote]


@pytest.mark.parametrize(
    ("body", "duty"),
    [
        ("Trạm Thú y", "Chủ trì thực hiện khoản 3 Mục II."),
        ("Trạm Thú y", "Phối hợp với Trạm Khuyến nông thực hiện khoản 2 Mục II."),
        ("Văn phòng UBND huyện", "In sổ tay kỹ thuật kịp thời theo khoản 2 Mục II."),
        ("Văn phòng UBND huyện", "Thực hiện nhiệm vụ được giao tại Mục II; hướng dẫn sử dụng kinh phí được giao tại Mục III."),
        ("Văn phòng UBND huyện", "Bố trí kinh phí thực hiện các nhiệm vụ được giao tại Mục II và Mục III."),
        ("Trạm Thú y, Trạm Khuyến nông, Phòng Kinh tế", "Lần lượt chủ trì khoản 3, khoản 2 và khoản 1 Mục II."),
    ],
)
def test_the_part_meant_is_left_alone(body: str, duty: str) -> None:
    assert not _said(body, duty)
