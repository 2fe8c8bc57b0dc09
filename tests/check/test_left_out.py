"""What one task, title or place of a plan leaves out, where those beside it have it."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ SÔNG THAO\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Thao, ngày 05 tháng 02 năm 2026\n\nKẾ HOẠCH\nPhát triển chăn nuôi năm 2026\n\n"
    "I. MỤC ĐÍCH, YÊU CẦU\n1. Mục đích\nTăng đàn bò của xã.\n2. Yêu cầu\nLàm đúng tiến độ.\n\n"
)
NAMES = ("Mua giống", "Tiêm phòng", "Trồng cỏ", "Làm chuồng", "Tập huấn", "Kiểm tra")


def remarks(body: str, code: str) -> list[str]:
    return [f.text or "" for f in check_report(HEAD + body).findings if f.code == code]


def tasks(sentence: str, leave_out: int | None = None, names: tuple[str, ...] = NAMES, instead: str = "") -> str:
    """Numbered tasks that end with a sentence, one of them without it."""
    said = [f"{n}. {name}\nLàm cho 120 hộ nuôi bò.{instead if n == leave_out else sentence}\n" for n, name in enumerate(names, 1)]
    return "II. NHIỆM VỤ\n" + "".join(said)


@pytest.mark.parametrize("sentence", [" Phòng Kinh tế chủ trì.", " Phòng Kinh tế chủ trì, phối hợp với Trạm Y tế xã.", " Chủ trì: Phòng Kinh tế."])
def test_the_task_whose_owner_is_left_out(sentence: str) -> None:
    assert remarks(tasks(sentence, 3), "no-owner") == ["3. Trồng cỏ"]
    assert remarks(tasks(sentence), "no-owner") == []


@pytest.mark.parametrize("instead", [" Giao Trạm Khuyến nông thực hiện.", " Phòng Kinh tế phối hợp với các thôn.", "\nTrạm Y tế xã trực cả ngày."])
def test_an_owner_told_in_another_way_is_told(instead: str) -> None:
    assert remarks(tasks(" Phòng Kinh tế chủ trì.", 3, instead=instead), "no-owner") == []


def test_parts_of_a_plan_and_duties_of_bodies_are_no_tasks() -> None:
    duties = "II. TỔ CHỨC THỰC HIỆN\n" + "".join(
        f"{n}. {body}: {what}.\n"
        for n, (body, what) in enumerate(
            [("Phòng Kinh tế", "chủ trì"), ("Trạm Y tế xã", "chủ trì tiêm"), ("Công an xã", "chủ trì giữ trật tự"), ("Các thôn", "dự họp"), ("Đoàn xã", "chủ trì vận động")], 1
        )
    )
    assert remarks(duties, "no-owner") == []


def test_one_of_three_tasks_that_are_built_alike() -> None:
    fields = " Đơn vị thực hiện: Phòng Kinh tế. Thời gian hoàn thành: trước ngày 30/6/2026."
    lone = " Thời gian hoàn thành: trước ngày 30/6/2026."
    assert remarks(tasks(fields, 2, NAMES[:3], instead=lone), "no-owner") == ["2. Tiêm phòng"]
    assert remarks(tasks(fields, 2, NAMES[:3], instead=" Mức 20 triệu đồng."), "no-owner") == []


def test_the_line_of_the_owner_below_its_own_title() -> None:
    said = "a) Cơ quan thực hiện:\n{}- Đơn vị phối hợp: Trạm Y tế xã.\nb) Thời gian thực hiện: Quý I năm 2026.\n"
    full = said.format("- Đơn vị chủ trì: Phòng Kinh tế.\n")
    body = "II. NHIỆM VỤ\n" + "".join(f"{n}. {name}\n{said.format('') if n == 4 else full}" for n, name in enumerate(NAMES, 1))
    assert remarks(body, "no-owner") and not remarks(body.replace(said.format(""), full), "no-owner")


def test_a_task_without_a_time_among_six() -> None:
    assert remarks(tasks(" Xong trước ngày 30/6/2026.", 5), "deadline-missing")[:1] == ["5. Tập huấn"]
    assert "5. Tập huấn" not in remarks(tasks(" Xong trước ngày 30/6/2026.", 5, instead=" Làm thường xuyên."), "deadline-missing")


def test_a_title_with_nothing_below_it() -> None:
    body = tasks(" Phòng Kinh tế chủ trì.").replace("Trồng cỏ\nLàm cho 120 hộ nuôi bò. Phòng Kinh tế chủ trì.", "Trồng cỏ")
    assert remarks(body, "empty-section") == ["3. Trồng cỏ"]
    assert remarks(body.replace("Trồng cỏ", "Trồng cỏ cho bò."), "empty-section") == []


@pytest.mark.parametrize(
    ("words", "open_place"),
    [
        ("Tiêm phòng cho ... con bò.", "..."), ("Giảm …% hộ nuôi rải rác.", "…"), ("Mức giảm: ......%.", "......"), ("Đóng góp của hộ: …;", "…"),
        ("Phòng ...: cấp giống cỏ.", "..."), ("Xong trước ngày   /  /2026.", "/  /"), ("Có ___ hộ tham gia.", ""), ("Theo khoản … Mục II.", "…"),
        ("Đạt XX% số hộ.", "XX"), ("- ……: theo dõi đàn bò.", "……"),
    ],
)  # fmt: skip
def test_a_place_left_open(words: str, open_place: str) -> None:
    found = remarks(f"II. NHIỆM VỤ\n{words}\n", "left-open")
    assert [f.strip() for f in found] == [open_place]


@pytest.mark.parametrize(
    "words",
    ["Tuyên truyền bằng loa, tờ rơi... tại các thôn.", "Họp thôn, phát tờ rơi … và đến từng nhà.", "Nuôi bò, dê, lợn…", "Theo Nghị quyết Đại hội lần thứ XX của xã.", "Số hộ: 120 hộ (tăng 5%)."],
)
def test_and_so_on_is_no_open_place(words: str) -> None:
    assert remarks(f"II. NHIỆM VỤ\n{words}\n", "left-open") == []


@pytest.mark.parametrize("second", ["Bảng 5", "Bảng 1"])
def test_captions_are_counted_from_one(second: str) -> None:
    body = "II. NỘI DUNG\nBảng 1. Giống\n| TT | Giống | Số con |\n| 1 | Bò | 20 |\n\n{}. Cỏ\n| TT | Cỏ | Số ha |\n| 1 | Voi | 5 |\n"
    assert remarks(body.format(second), "number-gap" if second == "Bảng 5" else "duplicate-number") == [second]
    assert remarks(body.format("Bảng 2"), "number-gap") == []
