"""Hospitals, cooperatives, joint plans: names that end before a verb, units that a group of recipients covers, headers of several bodies."""

from __future__ import annotations

from kehoach.check import check_plan
from kehoach.pipeline import extract_plan

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nSố: 12/KH-{}\n\nAn Thử, ngày 10 tháng 7 năm 2020\n\nKẾ HOẠCH\nDiễn tập năm 2020\n\n"
HOSPITAL = "SỞ Y TẾ TỈNH PHÚ YÊN\nBỆNH VIỆN ĐA KHOA TỈNH PHÚ YÊN\n\n" + NATION.format("BVĐK")
DUTIES = (
    "I. TỔ CHỨC THỰC HIỆN\n1. Phòng Điều dưỡng phụ trách tập huấn cho nhân viên.\n2. Phòng Kế hoạch tổng hợp duyệt kịch bản ba tình huống.\n"
    "3. Khoa Cấp cứu, Khoa Phụ sản soạn kịch bản.\n\nNơi nhận:\n- Sở Y tế (b/c);\n- Phòng Kế hoạch tổng hợp, Phòng Điều dưỡng;\n{}- Lưu: VT, KHTH.\n"
)
WARDS = "- Khoa Dược; các khoa lâm sàng;\n"
TREES = "II. CHỈ TIÊU\nTrồng 2.400.000 cây:\na) Khu vực đô thị: 360.000 cây.\nb) Khu vực nông thôn: {} cây.\nTỷ lệ sống của 2.400.000 cây đạt ít nhất 90%.\n"


def said(text: str) -> set[str]:
    return {f.code for f in check_plan(text) if f.severity != "info"}


def test_a_name_ends_before_its_verb() -> None:
    names = {a.name for a in extract_plan(HOSPITAL + DUTIES.format(WARDS)).agencies}
    assert {"Phòng Điều dưỡng", "Phòng Kế hoạch tổng hợp"} <= names
    assert not any(n.startswith("Phòng") and n.endswith(("phụ trách", "ba tình")) for n in names)


def test_all_wards_cover_each_ward() -> None:
    assert "not-in-recipients" not in said(HOSPITAL + DUTIES.format(WARDS))
    assert "not-in-recipients" in said(HOSPITAL + DUTIES.format("- Khoa Dược;\n"))


def test_a_cooperative_issues_its_plan() -> None:
    plan = extract_plan("HỢP TÁC XÃ NÔNG NGHIỆP AN LỘC\n\n" + NATION.format("HTX") + "I. NỘI DUNG\n1. Gieo ngô.\n").plan
    assert plan.issuer == "Hợp tác xã Nông nghiệp An Lộc"
    assert "issuer" in plan.spans


def test_a_header_of_several_bodies_has_none_above_it() -> None:
    body = "I. NỘI DUNG\n1. Mở lớp.\n"
    assert "header-issuer" not in said("SỞ GIÁO DỤC VÀ ĐÀO TẠO - CÔNG AN TỈNH - TỈNH ĐOÀN ĐẮK NÔNG\n\n" + NATION.format("SGDĐT") + body)
    assert "header-issuer" in said("SỞ GIÁO DỤC VÀ ĐÀO TẠO\n\n" + NATION.format("SGDĐT") + body)


def test_a_part_that_looks_like_its_whole() -> None:
    assert "conflicting-targets" not in said(HOSPITAL + TREES.format("2.040.000"))
