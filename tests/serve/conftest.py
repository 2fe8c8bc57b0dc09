"""An archive of hostile and ordinary plans, and a way to ask its pages."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("datasette")
sys.path.insert(0, str(Path(__file__).parent))

from web_site import Site

from kehoach import pipeline, read
from kehoach.messages import speak
from kehoach.store import open_db

CORPUS = Path(__file__).parents[2] / "corpus"
SCRIPT = "<script>alert(1)</script>"
HOSTILE = f"""ỦY BAN NHÂN DÂN
HUYỆN {SCRIPT}
Số: 99/KH-UBND"><img src=x onerror=alert(2)>
Đồng Thuận, ngày 05 tháng 02 năm 2024
KẾ HOẠCH
Giảm nghèo bền vững năm 2024 {SCRIPT}
I. MỤC TIÊU {SCRIPT}
1. Giảm tỷ lệ hộ nghèo <b onclick="alert(3)">xuống còn 6,9%</b> năm 2024.
II. NGUỒN VỐN "><svg onload=alert(4)>
Tổng kinh phí: 1.234 triệu đồng {SCRIPT}
III. TỔ CHỨC THỰC HIỆN
1. Phòng Y tế {SCRIPT} chủ trì, phối hợp với Phòng Tài chính - Kế hoạch thực hiện trước ngày 30/6/2024.
"""


@pytest.fixture(autouse=True)
def _vietnamese() -> Iterator[None]:
    speak("vi")
    yield
    speak(None)


def save(store: Any, path: Path) -> str:
    document = read.document(path)
    plan: str = store.save(pipeline.extract_plan(document), document.text)
    return plan


@pytest.fixture(scope="session")
def archive(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A database of four plans of the corpus and a hostile one; the id of each by its file's name."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "hostile.txt").write_text(HOSTILE, encoding="utf-8")
    names = ("giam-ngheo-xa-2024", "giam-ngheo-huyen-2023", "dtts-mn-huyen-2022", "nong-thon-moi-tinh-2025")
    with open_db(folder / "plans.db") as store:
        ids = {name: save(store, CORPUS / f"{name}.txt") for name in names}
        ids["hostile"] = save(store, folder / "hostile.txt")
    return folder / "plans.db", ids


@pytest.fixture(scope="session")
def site(archive: tuple[Path, dict[str, str]]) -> Site:
    return Site(archive[0])


@pytest.fixture
def ids(archive: tuple[Path, dict[str, str]]) -> dict[str, str]:
    return archive[1]


@pytest.fixture
def own(tmp_path: Path) -> Callable[..., Site]:
    """A site of one's own over a new database; ``plans`` are names of corpus files."""

    def made(*plans: str, **settings: Any) -> Site:
        with open_db(tmp_path / "own.db") as store:
            for name in plans:
                save(store, CORPUS / f"{name}.txt")
        return Site(tmp_path / "own.db", **settings)

    return made
