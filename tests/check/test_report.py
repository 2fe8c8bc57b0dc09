"""A report as a whole: what it says of a draft, in which language, with which packs."""

from __future__ import annotations

from pathlib import Path

import pytest

import kehoach
from kehoach.check import check_plan, check_report
from kehoach.check.entries import framed
from kehoach.check.kinds import KINDS
from kehoach.errors import PlanError, UnreadableFile
from kehoach.messages import check as say
from kehoach.messages import speak
from kehoach.rulebook import rulebook
from plan_texts import CORPUS

BODY = """I. MỤC ĐÍCH, YÊU CẦU
Tăng thu nhập.
II. NỘI DUNG
Lai tạo đàn bò.
III. KINH PHÍ
Tổng kinh phí: 1.285 triệu đồng, trong đó: ngân sách tỉnh 800 triệu đồng; ngân sách huyện 484 triệu đồng.
IV. TỔ CHỨC THỰC HIỆN
1. Phòng Nông nghiệp và Phát triển nông thôn
Hoàn thành việc tiêm phòng trước ngày 15/01/2024; báo cáo kết quả trước ngày 15/12/2024./.
"""
DRAFT = framed(BODY, "body")


def codes(text: str, **options: str) -> list[str]:
    return [f.code for f in check_plan(text, **options)]


def test_findings_come_in_text_order_with_their_words() -> None:
    found = kehoach.check_plan(DRAFT)
    assert [f.start for f in found] == sorted(f.start for f in found)
    assert all(f.text == DRAFT[f.start : f.end] for f in found)
    assert {"sum-mismatch", "deadline-past"} == {f.code for f in found if f.severity == "error"}


def test_a_sum_names_its_parts_as_evidence() -> None:
    found = next(f for f in check_plan(DRAFT) if f.code == "sum-mismatch")
    assert [e.text for e in found.evidence] == ["800 triệu đồng", "484 triệu đồng"]
    assert found.text == "1.285 triệu đồng" and "1.284 triệu đồng" in found.message


def test_a_mended_draft_has_no_error_and_says_what_was_verified() -> None:
    mended = DRAFT.replace("484 triệu", "485 triệu").replace("15/01/2024", "15/3/2024")
    report = check_report(mended)
    assert report.count("error") == 0
    assert "sum-mismatch" in {v.code for v in report.verified}


def test_the_language_spoken_is_that_of_the_messages() -> None:
    try:
        speak("en")
        english = {f.message for f in check_plan(DRAFT)}
        speak("vi")
        vietnamese = {f.message for f in check_plan(DRAFT)}
    finally:
        speak(None)
    assert len(english) == len(vietnamese) and english.isdisjoint(vietnamese)


def test_the_same_draft_gives_the_same_bytes() -> None:
    assert check_report(DRAFT).to_json() == check_report(DRAFT).to_json()


@pytest.mark.parametrize(
    ("title", "profile"),
    [
        pytest.param("Phát triển chăn nuôi năm 2024", "ke-hoach-huyen", id="level"),
        pytest.param("Kiểm tra, giám sát công tác thú y năm 2024", "giam-sat", id="title-over-level"),
        pytest.param("Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2024", "chuong-trinh", id="programme"),
    ],
)
def test_auto_chooses_a_profile_and_says_why(title: str, profile: str) -> None:
    report = check_report(DRAFT.replace("Phát triển chăn nuôi năm 2024", title))
    assert report.profile == profile
    assert ": " in report.profile_why


def test_sections_that_may_stand_for_each_other_are_asked_for_once() -> None:
    speak("en")
    try:
        said = {f.message for f in check_plan(DRAFT.replace("II. NỘI DUNG", "II. KHÁC"), profile="chuong-trinh")}
        general = {f.message for f in check_plan(DRAFT.replace("II. NỘI DUNG", "II. KHÁC"))}
    finally:
        speak(None)
    asked = [line for line in said if line.startswith("Section missing") and ("content" in line or "measures" in line)]
    assert sorted(line.split(" (")[0] for line in asked) == ["Section missing: content", "Section missing: measures"]
    assert any(line.startswith("Section missing: content or measures") for line in general)


def test_a_profile_can_be_asked_for_and_an_unknown_one_is_refused() -> None:
    assert "missing-section" in codes(DRAFT, profile="chuong-trinh")
    with pytest.raises(PlanError, match="ke-hoach"):
        check_plan(DRAFT, profile="no-such")


def test_without_a_pack_for_the_period_components_are_not_checked_and_the_report_says_so() -> None:
    title = "Thực hiện Chương trình mục tiêu quốc gia giảm nghèo bền vững năm 2024"
    parts = "I. NỘI DUNG\n1. Dự án 2: Đa dạng hóa sinh kế\nGiống.\n2. Dự án 3: Cải thiện dinh dưỡng\nSữa.\n3. Dự án 5: Nhà ở\nSửa."
    now = framed(parts, "body").replace("Phát triển chăn nuôi năm 2024", title)
    later = now.replace("năm 2024", "năm 2031")
    assert any(f.code == "no-owner" for f in check_plan(now)) and not check_report(now).notes
    assert check_report(later).notes and not any(f.code in ("no-owner", "missing-slot") for f in check_plan(later))


def test_a_user_adds_a_check_and_a_profile_without_python(tmp_path: Path) -> None:
    pack = tmp_path / "ours"
    pack.mkdir()
    (pack / "pack.yaml").write_text("id: ours\nversion: 0.1.0\nabout: ours\nlicence: CC0-1.0\n", encoding="utf-8")
    (pack / "checks.yaml").write_text(
        "group: check\nentries:\n  - id: ours.tbd\n    kind: phrase\n    code: ours-tbd\n    pattern: 'bổ sung sau'\n"
        "    message: {vi: Còn thiếu, en: Open}\n    examples: [{text: \"I. NỘI DUNG\\nBổ sung sau.\", gives: {text: Bổ sung sau}}]\n",
        encoding="utf-8",
    )
    (pack / "profiles.yaml").write_text(
        "group: profile\nentries:\n  - id: profile.ours\n    name: {vi: của ta, en: ours}\n    title: 'chăn nuôi'\n"
        "    needs: [{kinds: [giai_phap], severity: error}]\n    examples: [{text: Kế hoạch Chăn nuôi}]\n",
        encoding="utf-8",
    )
    report = check_report(DRAFT.replace("Lai tạo đàn bò.", "Bổ sung sau."), rules=[tmp_path])
    assert report.profile == "ours"
    found = {f.code: f for f in report.findings}
    assert found["ours-tbd"].text == "Bổ sung sau" and found["ours-tbd"].rule == "ours.tbd"
    assert found["missing-section"].severity == "error"


def test_names_of_private_persons_are_never_quoted() -> None:
    table = "| STT | Họ và tên chủ hộ | Địa chỉ | Số khẩu |\n|---|---|---|---|\n| 1 | Nguyễn Văn Ẩn | Thôn Bắc | 4 |\n| 2 | Trần Thị Kín | Thôn Nam | 5 |"
    report = check_report(framed(f"I. NỘI DUNG\nTheo Phụ lục I.\n\nPHỤ LỤC I\nDANH SÁCH HỘ\n\n{table}", "body"))
    assert "personal-data" in {f.code for f in report.findings}
    assert "Kín" not in report.to_json() and "Thôn Nam" not in report.to_json()


def test_an_empty_text_is_refused_and_no_text_breaks_the_checks() -> None:
    with pytest.raises(UnreadableFile):
        check_plan("")
    for odd in ("KẾ HOẠCH", "|", "I.\nI.\nI.", "# \n* **\n", "31/02/2024 từ ngày 40/13 đến ngày 1/1", "Phụ lục\nPHỤ LỤC 1"):
        check_plan(odd)


@pytest.mark.parametrize("path", CORPUS, ids=[p.stem for p in CORPUS])
def test_plans_written_with_care_have_no_error(path: Path) -> None:
    assert [f for f in check_plan(kehoach.read_document(path)) if f.severity == "error"] == []


def test_every_code_has_a_name_and_every_kind_of_check_a_rule() -> None:
    entries = rulebook().group("check")
    assert {e.code for e in entries} == set(say.NAMES)
    assert set(KINDS) - {e.kind for e in entries} <= {"wanted"}  # for packs of users


def test_places_in_an_untidy_text_are_those_of_the_text_itself() -> None:
    untidy = DRAFT.replace("ngân sách tỉnh", "ngân  sách   tỉnh").replace("II. NỘI DUNG", "II.  NỘI DUNG  ")
    found = check_plan(untidy)
    assert [f.code for f in found] == codes(DRAFT)
    assert all(f.text == untidy[f.start : f.end] for f in found)
    assert all(e.start is None or e.text == untidy[e.start : e.end] for f in found for e in f.evidence)
