"""Fields that come in turn below each task: the task without one, and the field that leaves out what the others say."""

import pytest

from kehoach.check import check_plan

TITLES = ("Bước 1. Chuẩn bị", "Bước 2. Mua giống", "Bước 3. Giao bò", "Bước 4. Theo dõi")
OWNERS = ("Phòng Kinh tế chủ trì; xong trước ngày 30/3/2024.", "Trạm Thú y chủ trì; xong trước ngày 30/4/2024.", "Hội Nông dân chủ trì; xong trước ngày 30/5/2024.",
          "Phòng Kinh tế chủ trì; xong trước ngày 30/6/2024.", "Trạm Thú y chủ trì; xong trước ngày 30/7/2024.")  # fmt: skip


def _plan(fields: tuple[str, ...], *, without: tuple[int, str] = (0, ""), titles: tuple[str, ...] = TITLES) -> str:
    lines = ["KẾ HOẠCH", "Phát triển chăn nuôi năm 2024", "", "I. CÁC BƯỚC"]
    for at, title in enumerate(titles, 1):
        lines.append(title)
        lines += [f"- {field}: việc của {title.lower()}." for field in fields if (at, field) != without]
    return "\n".join([*lines, "II. TỔ CHỨC THỰC HIỆN", "Phòng Kinh tế theo dõi, báo cáo."])


def _said(text: str, *codes: str) -> list[str]:
    return [f.text for f in check_plan(text) if f.code in codes and f.rule.startswith("check.field-")]


@pytest.mark.parametrize(
    ("field", "code"),
    [("Cách làm", "missing-slot"), ("Đơn vị thực hiện", "no-owner"), ("Cơ quan chủ trì", "no-owner"), ("Thời gian", "deadline-missing"), ("Kinh phí", "missing-slot")],
)
@pytest.mark.parametrize("task", [1, 2, 3, 4])
def test_a_task_without_a_field_of_all_others_is_named(field: str, code: str, task: int) -> None:
    fields = ("Việc làm", "Địa điểm", field, "Sản phẩm")
    assert len(_said(_plan(fields, without=(task, field)), code)) == 1
    assert not _said(_plan(fields), code)


@pytest.mark.parametrize("field", ["Việc làm", "Sản phẩm"])
def test_the_first_and_the_last_field_count_too(field: str) -> None:
    fields = ("Việc làm", "Địa điểm", "Sản phẩm")
    assert len(_said(_plan(fields, without=(3, field)), "missing-slot")) == 1
    assert len(_said(_plan(fields, without=(4, field)), "missing-slot")) == 1


def test_a_field_without_a_word_is_not_there() -> None:
    plan = _plan(("Việc làm", "Địa điểm", "Sản phẩm"))
    assert len(_said(plan.replace("Địa điểm: việc của bước 2. mua giống.", "Địa điểm:"), "missing-slot")) == 1


def test_a_field_that_two_tasks_lack_is_none_of_all() -> None:
    plan = _plan(("Việc làm", "Địa điểm", "Sản phẩm"), without=(2, "Sản phẩm"))
    assert not _said(plan.replace("- Sản phẩm: việc của bước 4. theo dõi.\n", ""), "missing-slot")


def test_owner_by_another_name_is_an_owner() -> None:
    plan = _plan(("Việc làm", "Đơn vị chủ trì", "Sản phẩm"))
    assert not _said(plan.replace("Đơn vị chủ trì: việc của bước 3", "Cơ quan thực hiện: việc của bước 3"), "no-owner", "missing-slot")


def _shared(bodies: tuple[str, ...]) -> str:
    lines = ["KẾ HOẠCH", "Phát triển chăn nuôi năm 2024", "", "I. NHIỆM VỤ"]
    for at, body in enumerate(bodies, 1):
        lines += [f"{at}. Việc thứ {at}", "- Nội dung: Mua bò giống.", f"- Phân công: {body}"]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("Xong trước ngày 30/4/2024.", "no-owner"),
        ("Hội Nông dân phối hợp.", "no-owner"),
        ("liên hệ nơi bán giống.", "no-owner"),
        ("Trạm Thú y chủ trì.", "deadline-missing"),
    ],
)
def test_what_one_field_leaves_out_is_asked_for(body: str, code: str) -> None:
    assert _said(_shared((OWNERS[0], body, *OWNERS[2:])), code) == [f"Phân công: {body}"]


@pytest.mark.parametrize("body", ["Các thôn tự làm xong trong tháng 4/2024.", "Trạm Thú y phối hợp với Hội Nông dân làm thường xuyên.", "Đồng chí Chủ tịch chỉ đạo, theo lịch tại Bảng 1."])
def test_a_body_and_a_time_told_in_other_words_will_do(body: str) -> None:
    assert not _said(_shared((OWNERS[0], body, *OWNERS[2:])), "no-owner", "deadline-missing")


def test_a_title_with_a_colon_and_a_number_is_no_field() -> None:
    titles = tuple(f"Dự án {n}: Việc thứ {n}" for n in range(1, 5))
    assert len(_said(_plan(("Việc làm", "Địa điểm", "Sản phẩm"), without=(3, "Việc làm"), titles=titles), "missing-slot")) == 1


def test_a_field_inside_a_line_is_not_missed() -> None:
    plan = _plan(("Việc làm", "Địa điểm", "Sản phẩm"))
    assert not _said(plan.replace(".\n- Địa điểm: việc của bước 3", ", địa điểm: việc của bước 3"), "missing-slot")
