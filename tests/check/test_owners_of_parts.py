"""Tasks of a part numbered in several ways: the one that no body is told for; paragraphs that stand in two parts."""

from kehoach.check import check_plan

HEAD = "KẾ HOẠCH\nPhát triển chăn nuôi năm 2024\n\nI. NHIỆM VỤ\n"
TASKS = (
    "1. Giống\na) Mua 120 con bò lai. Phòng Kinh tế chủ trì.\nb) Nuôi thử tại ba nhà. Trạm Khuyến nông chủ trì.\n"
    "2. Lớp học\na) Mở 24 lớp nuôi bò cái. {owner}\nb) Phát sổ tay. Hội Nông dân chủ trì.\n3. Thú y\nTiêm phòng đàn bò. Trạm Thú y chủ trì.\n4. Chợ\nSửa chợ bò. Phòng Kinh tế chủ trì.\n"
)
LONG = "Tiêm phòng cho toàn bộ đàn bò của huyện trước ngày 30 tháng 4 năm 2024 theo lịch của Trạm Thú y."


def _said(text: str, code: str) -> list[str]:
    return [f.text for f in check_plan(HEAD + text) if f.code == code]


def test_the_one_task_without_a_body_is_named() -> None:
    assert _said(TASKS.format(owner="Xong trước ngày 30/6/2024."), "no-owner") == ["a) Mở 24 lớp nuôi bò cái. Xong trước ngày 30/6/2024."]


def test_a_body_in_other_words_will_do() -> None:
    assert not _said(TASKS.format(owner="Giao Trạm Khuyến nông làm."), "no-owner")


def test_a_paragraph_of_another_part_is_remarked_on_once() -> None:
    plan = f"- Mua bò.\n- {LONG}\nII. KINH PHÍ\n- Ngân sách huyện.\n- {LONG}\n"
    assert len(_said(plan, "text-repeated")) == 1


def test_a_plan_that_repeats_itself_on_purpose_is_left_alone() -> None:
    other = LONG.replace("bò", "dê")
    assert not _said(f"- Mua bò.\n- {LONG}\n- {other}\nII. KINH PHÍ\n- Ngân sách huyện.\n- {LONG}\n- {other}\n", "text-repeated")
    field = f"- Đơn vị chủ trì: {LONG}\n"
    assert not _said(f"- Mua bò.\n{field}II. KINH PHÍ\n- Ngân sách huyện.\n{field}", "text-repeated")
