"""Bodies that no pack knows, named by headings beside each other, by recipients and by fields."""

from __future__ import annotations

import pytest

from plan_texts import plan_of

DUTIES = "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế: theo dõi dịch.\n2. Phòng Nội vụ: bố trí biên chế.\n"


def names(body: str) -> list[str]:
    return [a.name for a in plan_of(body).agencies]


def duties(body: str) -> list[str]:
    return [f"{a.agency}: {a.role}" for a in plan_of(body).assignments]


@pytest.mark.parametrize(
    ("title", "bodies"),
    [
        ("Ban Tuyên huấn - Phong trào", ["Ban Tuyên huấn - Phong trào"]),
        ("Phòng 7", ["Phòng 7"]),
        ("Nhà máy cơ khí, Xí nghiệp Bến Đò", ["Nhà máy cơ khí", "Xí nghiệp Bến Đò"]),
        ("Các Khoa Hồi sức, Đông y", ["Khoa Hồi sức", "Khoa Đông y"]),
        ("Đề nghị Thanh tra Tổng đội", ["Thanh tra Tổng đội"]),
        ("Tổ chức hội nghị", []),
        ("Phòng ngừa từ xa và chủ động", []),
        ("Ban hành văn bản theo thẩm quyền", []),
    ],
)
def test_a_heading_beside_headings_of_bodies_names_some(title: str, bodies: list[str]) -> None:
    known = ["Phòng Y tế: thuc_hien", "Phòng Nội vụ: thuc_hien"]
    assert duties(f"{DUTIES}3. {title}: chuẩn bị vật tư.\n") == known + [f"{b}: thuc_hien" for b in bodies]


def test_headings_of_works_name_no_bodies() -> None:
    works = "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Y tế: theo dõi dịch.\n2. Vận động: phát loa.\n3. Tổ tự quản mới: lập thêm tổ.\n4. Hậu cần: cấp gạo.\n"
    assert duties(works) == ["Phòng Y tế: thuc_hien"]


def test_a_body_named_by_a_heading_is_found_wherever_it_stands() -> None:
    body = "I. NỘI DUNG\n1. Kiểm tra kho\nPhòng 7 lập biên bản bàn giao.\nI" + DUTIES + "3. Phòng 7: giữ sổ.\n"
    assert duties(body)[0] == "Phòng 7: thuc_hien"


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (DUTIES + "3. Ban Quản lý vận hành hồ đập: xả nước.\n", "Ban Quản lý vận hành hồ đập"),
        ("I. NỘI DUNG\n1. Xả nước\n- Chủ trì: Ban Quản lý vận hành hồ đập.\n", "Ban Quản lý vận hành hồ đập"),
        ("I. NỘI DUNG\n1. Xả nước\nXả theo lịch.\n\nNơi nhận:\n- Ban Quản lý vận hành hồ đập;\n- Lưu: VT.\n", "Ban Quản lý vận hành hồ đập"),
    ],
)
def test_what_stands_alone_is_all_the_name(where: str, name: str) -> None:
    assert name in names(where)


def test_a_place_and_a_duty_are_no_part_of_a_name() -> None:
    found = names(DUTIES + "3. Phòng Nông nghiệp huyện: tưới lúa.\n4. Phòng Y tế thực hiện tiêm phòng: tiêm đủ mũi.\n")
    assert not [n for n in found if "tiêm" in n or "tưới" in n]


def tasks(body: str) -> list[str | None]:
    return [a.task for a in plan_of(body).assignments]


@pytest.mark.parametrize(
    "field",
    ["b) Đơn vị chủ trì: Phòng Y tế.\n", "2. Cơ quan chủ trì: Phòng Y tế.\n", "b) Chủ trì: Phòng Y tế; phối hợp: Phòng Nội vụ.\n"],
)
def test_the_task_of_a_field_is_the_section_s_title(field: str) -> None:
    said = tasks("I. NỘI DUNG\n1. Phun thuốc diệt muỗi\na) Mục tiêu: phun đủ hai lần.\n" + field)
    assert said
    assert set(said) == {"Phun thuốc diệt muỗi"} or set(said) == {"NỘI DUNG"}


def test_what_a_paragraph_says_before_the_first_label_is_the_task_of_all() -> None:
    said = tasks("I. NỘI DUNG\n1. Phòng dịch\n- Mở 03 lớp tập huấn; chủ trì: Phòng Y tế; phối hợp: Phòng Nội vụ.\n")
    assert said == ["Mở 03 lớp tập huấn"] * 2


def test_the_last_task_ends_before_the_plan_s_last_words() -> None:
    body = DUTIES + "\nTrên đây là Kế hoạch năm 2024, yêu cầu các đơn vị thực hiện.\n\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn An\n"
    assert tasks(body)[1] == "bố trí biên chế."
