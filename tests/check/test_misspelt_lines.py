"""Letters and lines of header and signature block that went wrong: silent as they are, remarked on after one edit."""

from __future__ import annotations

import pytest

from kehoach.check import check_report

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG THAO\nSố: 12/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
    "Sông Thao, ngày 02 tháng 02 năm 2018\n\nKẾ HOẠCH\nPhát triển chăn nuôi trên địa bàn huyện Sông Thao năm 2018\n\n"
    "I. MỤC TIÊU\nTăng đàn bò tại huyện Sông Thao./.\n\nNơi nhận:\n- UBND tỉnh;\n- Lưu: VT, NN.\n\n"
)
SIGNED = "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nTrần Văn An\n"
BOARD = HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN", "ỦY BAN MTTQ VIỆT NAM\nBAN THƯỜNG TRỰC HUYỆN").replace("KH-UBND", "KH-MTTQ-BTT")


def form(words: str) -> list[str]:
    return [f.code for f in check_report(words).findings if f.code.startswith(("header-", "signature-", "date-"))]


@pytest.mark.parametrize(
    ("right", "wrong", "code"),
    [
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do Hạnh phúc", "header-motto"),
        ("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúcc", "header-motto"),
        ("CỘNG HÒA XÃ HỘI", "HÒA XÃ HỘI", "header-nation"),
        ("CỘNG HÒA XÃ HỘI", "CCỘNG HÒA XÃ HỘI", "header-nation"),
        ("ỦY BAN NHÂN DÂN\nHUYỆN", "ỦY BAN NHÂN DN\nHUYỆN", "header-issuer"),
        ("HUYỆN SÔNG THAO\nSố", "HUYỆN SÔGN THAO\nSố", "header-issuer"),
        ("HUYỆN SÔNG THAO\nSố", "UYỆN SÔNG THAO\nSố", "header-issuer"),
        ("ngày 02 tháng 02 năm 2018", "ngày 02 tháng 02 năm", "header-date"),
        ("12/KH-UBND", "12/", "header-number"),
        ("12/KH-UBND", "12/KH-HĐND", "header-number"),
        ("KT. CHỦ TỊCH", "KT. CHỦ TỊHC", "signature-authority"),
        ("TM. ỦY BAN NHÂN DÂN", "TM. ỦY BAN NÂN DÂN", "signature-authority"),
        ("TM. ỦY BAN NHÂN DÂN", "KT. ỦY BAN NHÂN DÂN", "signature-authority"),
        ("TM. ỦY BAN NHÂN DÂN", "TMM. ỦY BAN NHÂN DÂN", "signature-authority"),
        ("\nPHÓ CHỦ TỊCH", "", "signature-authority"),
        ("\nPHÓ CHỦ TỊCH", "\nKT. CHỦ TỊCH", "signature-authority"),
        ("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH", "", "signature-missing"),
    ],
)
def test_one_slip_is_remarked_on(right: str, wrong: str, code: str) -> None:
    whole = HEAD + SIGNED
    assert form(whole) == []
    assert right in whole
    assert code in form(whole.replace(right, wrong, 1))


def test_a_name_written_in_two_ways_of_setting_the_tone_is_one_name() -> None:
    assert form((HEAD + SIGNED).replace("ỦY BAN", "UỶ BAN").replace("Sông Thao", "Sông Hoá").replace("SÔNG THAO", "SÔNG HÓA")) == []


def test_a_neighbour_with_a_name_of_nearly_the_same_letters_is_no_slip() -> None:
    words = (HEAD + SIGNED).replace("Tăng đàn bò", "Mua giống tại huyện Sông Thai, huyện Sông Thai có trại giống; tăng đàn bò")
    assert form(words) == []


def test_a_standing_board_signs_with_its_own_line_on_top() -> None:
    signed = "TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\n\n\nTrần Văn An\n"
    assert "signature-authority" not in form(BOARD + signed)
    assert "signature-authority" in form(BOARD + signed.replace("TM. BAN THƯỜNG TRỰC\n", ""))


def test_a_board_below_the_name_of_the_state_dates_and_signs_its_plan() -> None:
    signed = "TM. BAN THƯỜNG TRỰC\nCHỦ TỊCH\n\n\nTrần Văn An\n"
    assert "header-date" in form(BOARD.replace("ngày 02 tháng 02 năm 2018", "ngày 02 tháng 02 năm") + signed)
    assert "signature-missing" in form(BOARD)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Căn cứ Nghị định số 08/2022/NĐ ngày 10 tháng 01 năm 2022 của Chính phủ;", "citation-form"),
        ("Căn cứ Nghị định số 08/2022/NĐ-CP ngày 10 tháng 01 năm 2022 của Chính phủ;", None),
        ("Các xã báo cáo chậm nhất ngày ….", "left-open"),
        ("Các xã báo cáo chậm nhất ngày 05 hằng tháng.", None),
    ],
)
def test_a_symbol_cut_off_and_a_day_left_open(words: str, code: str | None) -> None:
    said = [f.code for f in check_report((HEAD + SIGNED).replace("Tăng đàn bò", f"{words}\nTăng đàn bò")).findings]
    assert [c for c in said if c in ("citation-form", "left-open")] == ([code] if code else [])
