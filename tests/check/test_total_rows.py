"""Which rows of a table are totals: those named so, not those held in the whole province."""

from kehoach.check import check_plan

TABLE = """KẾ HOẠCH
Khuyến công năm 2024

I. NỘI DUNG
Danh mục đề án (đơn vị: triệu đồng)

| TT | Đề án | Địa điểm | Kinh phí |
|---|---|---|---|
| 1 | Máy sấy nông sản | Xã An Hòa | 300 |
| 2 | Máy đóng gói | Xã Bình Lâm | 200 |
| 3 | Bình chọn sản phẩm tiêu biểu | Toàn tỉnh | 500 |
| 4 | Tham gia hội chợ | Toàn tỉnh | 400 |
| | Tổng cộng | | {total} |
"""


def sums(total: str) -> list[str]:
    return [f.text for f in check_plan(TABLE.format(total=total)) if f.code == "sum-mismatch"]


def test_rows_held_in_the_whole_province_are_parts() -> None:
    assert sums("1.400") == []
    assert sums("1.300") == ["1.300"]
