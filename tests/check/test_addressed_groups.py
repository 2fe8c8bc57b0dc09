"""Groups that a part of the duties is addressed to: one of them must be among the recipients, or a line that stands for it."""

import pytest

from kehoach.check import check_plan

HEAD = """ỦY BAN NHÂN DÂN                CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
HUYỆN SÔNG THAO                Độc lập - Tự do - Hạnh phúc
Số: 12/KH-UBND                 Sông Thao, ngày 12 tháng 01 năm 2024

KẾ HOẠCH
Phát triển chăn nuôi năm 2024

I. NỘI DUNG
Mua giống.
II. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và Phát triển nông thôn
Theo dõi chung.
2. {group}
Làm chuồng trước ngày 30/6/2024.

Nơi nhận:
- UBND tỉnh (b/c);
- Phòng Nông nghiệp và PTNT;
{line}- Lưu: VT, NN.
"""


def _left_out(group: str, line: str = "") -> list[str]:
    plan = HEAD.format(group=group, line=f"- {line};\n" if line else "")
    return [f.text for f in check_plan(plan) if f.code == "not-in-recipients"]


@pytest.mark.parametrize(
    ("group", "line"),
    [
        ("Các chủ rừng", "Các chủ rừng"),
        ("Các chủ rừng (ban quản lý, công ty)", "Các đơn vị chủ rừng"),
        ("Trưởng các thôn", "Trưởng các thôn"),
        ("Đề nghị Hội Nông dân các xã, thị trấn", "Hội Nông dân các xã, thị trấn"),
        ("Các khoa", "Các khoa, phòng"),
        ("Các cơ sở đào tạo", "Các cơ sở đào tạo"),
    ],
)
def test_a_group_with_duties_receives_the_plan(group: str, line: str) -> None:
    assert len(_left_out(group)) == 1
    assert not _left_out(group, line)
    assert not _left_out(group, "Các cơ quan, đơn vị liên quan")


def test_the_same_body_of_the_level_above_is_another() -> None:
    assert len(_left_out("Hội Nông dân các xã, thị trấn", "Hội Nông dân huyện")) == 1


@pytest.mark.parametrize("group", ["Các cơ quan, đơn vị liên quan", "Kiểm tra, giám sát", "Chế độ báo cáo", "Các sở, ban, ngành"])
def test_titles_of_anyone_or_of_work_are_no_addressees(group: str) -> None:
    assert not _left_out(group)


def test_bodies_told_behind_their_group_need_no_line_of_their_own() -> None:
    told = "3. Các chủ rừng (Ban Quản lý rừng phòng hộ Sông Thao, Vườn quốc gia Núi Mây): tuần tra ban đêm.\n"
    plan = (
        "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSông Thao, ngày 05 tháng 02 năm 2024\n\n"
        "KẾ HOẠCH\nPhòng cháy rừng năm 2024\n\nI. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế: theo dõi.\n2. Công an huyện: trực gác.\n" + told
        + "\nNơi nhận:\n- Phòng Kinh tế, Công an huyện;\n{}- Lưu: VT.\n"
    )

    def missing(line: str) -> list[str]:
        return [f.text for f in check_plan(plan.format(line)) if f.code == "not-in-recipients"]

    assert missing("- Các chủ rừng;\n") == []
    assert "Vườn quốc gia Núi Mây" in missing("- UBND các xã;\n")


def test_group_named_in_brackets_gets_its_copy() -> None:
    """The body that a group is, told behind it, stands among the recipients."""
    assert not _left_out("Đơn vị thu gom (Xí nghiệp Môi trường)", "Xí nghiệp Môi trường")
    assert _left_out("Đơn vị thu gom (Xí nghiệp Môi trường)", "Công ty May Sông Thao")
