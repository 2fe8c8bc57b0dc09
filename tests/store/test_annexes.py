"""Annexes in files of their own find their plan, whatever the order; where several fit, a person is asked."""

from __future__ import annotations

import shutil
from itertools import permutations
from pathlib import Path

import pytest
from openpyxl import Workbook

from kehoach.scale import import_paths
from kehoach.store import Store, open_db

FILES = Path(__file__).parents[1] / "read" / "files"
PLAN = """ỦY BAN NHÂN DÂN
HUYỆN {district}
Số: {number}/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{place}, ngày {day} tháng 01 năm 2024

KẾ HOẠCH
Giảm nghèo năm 2024

I. MỤC TIÊU
Giảm ít nhất 2% hộ nghèo{topic}; kinh phí 15 triệu đồng (chi tiết tại phụ lục 1).
II. TỔ CHỨC THỰC HIỆN
Phòng Y tế huyện chủ trì thực hiện, báo cáo trước ngày 30/11/2024.
"""


def plan(path: Path, *, number: int = 15, day: int = 12, district: str = "SÔNG THAO", topic: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    place = district.title()
    path.write_text(PLAN.format(number=number, day=day, district=district, place=place, topic=topic), encoding="utf-8")


def annex(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(FILES / "annex.xls", path)  # says: kèm theo Kế hoạch số 15/KH-UBND ngày 12/01/2024


def nameless(path: Path) -> None:
    workbook = Workbook()
    page = workbook.active
    assert page is not None
    for row in (["DANH MỤC MÔ HÌNH"], ["TT", "Tên mô hình", "Số hộ"], [1, "Nuôi bò", 12], [2, "Trồng quế", 30]):
        page.append(row)
    workbook.save(path)


def links(store: Store) -> list[tuple[object, ...]]:
    rows = store.query(
        "SELECT f.path, f.role, f.linked_by, f.candidates, m.number, m.district FROM plan_files f "
        "LEFT JOIN plans m ON m.id = f.main_id WHERE f.linked_by IS NOT NULL ORDER BY f.path"
    )
    return [(Path(str(row["path"])).name, *list(row.values())[1:]) for row in rows]


def test_a_linked_annex_lacks_no_section(tmp_path: Path) -> None:
    plan(tmp_path / "a/plan.txt")
    annex(tmp_path / "a/annex.xls")
    import_paths([tmp_path / "a"], tmp_path / "plans.db")
    with open_db(tmp_path / "plans.db") as store:
        assert len(links(store)) == 1 and len(store.query("SELECT * FROM coverage")) == 2
        lacking = store.query("SELECT number, kind FROM missing_sections")
        assert {row["number"] for row in lacking} == {"15/KH-UBND"} and len(lacking) < 4
        store.query("UPDATE plan_files SET main_id = NULL")
        assert {row["number"] for row in store.query("SELECT number FROM missing_sections")} == {"15/KH-UBND", None}


def imported(db: Path, *paths: Path) -> Store:
    for path in paths:
        import_paths([path], db)
    return open_db(db)


def test_an_annex_finds_its_plan_by_number_and_date_in_any_order(tmp_path: Path) -> None:
    folder = tmp_path / "a"
    plan(folder / "ke-hoach.txt")
    plan(folder / "other.txt", number=16, topic=" cận nghèo")
    plan(folder / "last-year.txt", day=11, topic=" mới")
    annex(folder / "bieu" / "phu luc.xls")
    files = [folder / "ke-hoach.txt", folder / "other.txt", folder / "bieu" / "phu luc.xls"]
    for number, order in enumerate(permutations(files)):
        with imported(tmp_path / f"{number}.db", *order) as store:
            assert links(store) == [("phu luc.xls", "annex", "number", 1, "15/KH-UBND", "huyện Sông Thao")]
            assert store.query("PRAGMA foreign_key_check") == []


def test_of_two_plans_of_that_number_the_one_in_the_folder_is_meant(tmp_path: Path) -> None:
    plan(tmp_path / "a" / "ke-hoach.txt")
    plan(tmp_path / "b" / "ke-hoach.txt", topic=" mới")
    annex(tmp_path / "b" / "phu luc.xls")
    with imported(tmp_path / "x.db", tmp_path / "a", tmp_path / "b") as store:
        assert links(store)[0][3] == 1
        [main] = store.query("SELECT p.path FROM plan_files f JOIN plans p ON p.id = f.main_id")
        assert Path(str(main["path"])).parent.name == "b"


def test_of_two_plans_of_that_number_that_of_the_named_issuer_is_meant(tmp_path: Path) -> None:
    plan(tmp_path / "a" / "ke-hoach.txt")
    plan(tmp_path / "b" / "ke-hoach.txt", district="SÔNG HINH")
    annex(tmp_path / "c" / "phu luc.xls")
    with imported(tmp_path / "x.db", tmp_path / "b", tmp_path / "a", tmp_path / "c") as store:
        assert [row[3:] for row in links(store)] == [(1, "15/KH-UBND", "huyện Sông Thao")]


def test_an_annex_that_several_plans_may_own_is_shown_for_review(tmp_path: Path) -> None:
    plan(tmp_path / "a" / "ke-hoach.txt")
    plan(tmp_path / "b" / "ke-hoach.txt", topic=" mới")
    annex(tmp_path / "c" / "phu luc.xls")
    with imported(tmp_path / "x.db", tmp_path / "a", tmp_path / "b", tmp_path / "c") as store:
        assert [row[2:] for row in links(store)] == [("number", 2, None, None)]
        assert [row["why"] for row in store.query("SELECT why FROM facts_to_review WHERE type = 'plan_files'")] == [
            "annex: 2 plans fit"
        ]


def test_a_sheet_that_names_no_plan_belongs_to_the_only_one_of_its_folder(tmp_path: Path) -> None:
    plan(tmp_path / "a" / "ke-hoach.txt")
    nameless(tmp_path / "a" / "bieu.xlsx")
    with imported(tmp_path / "x.db", tmp_path / "a") as store:
        assert links(store) == [("bieu.xlsx", "annex", "folder", 1, "15/KH-UBND", "huyện Sông Thao")]
        [row] = store.query("SELECT status, reason FROM files WHERE path LIKE '%bieu.xlsx'")
        assert (row["status"], row["reason"]) in {("ok", None), ("partial", "no-facts")}


def test_links_follow_a_plan_that_goes(tmp_path: Path) -> None:
    plan(tmp_path / "a" / "ke-hoach.txt")
    annex(tmp_path / "a" / "phu luc.xls")
    with imported(tmp_path / "x.db", tmp_path / "a") as store:
        [main] = store.query("SELECT main_id FROM plan_files WHERE main_id IS NOT NULL")
        store.delete(str(main["main_id"]))
        assert store.query("PRAGMA foreign_key_check") == []
        assert store.query("SELECT 1 FROM plan_files WHERE main_id IS NOT NULL") == []


@pytest.mark.parametrize("times", [2, 3])
def test_importing_again_changes_nothing(tmp_path: Path, times: int) -> None:
    plan(tmp_path / "a" / "ke-hoach.txt")
    annex(tmp_path / "a" / "phu luc.xls")
    with imported(tmp_path / "x.db", *[tmp_path / "a"] * times) as store:
        assert [row[1:4] for row in links(store)] == [("annex", "number", 1)]
        assert len(store.plan_ids()) == 2
