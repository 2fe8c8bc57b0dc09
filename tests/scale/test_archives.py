"""Zip archives in place: archives inside archives, names of all times, traps."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest

from kehoach.errors import UnreadableFile
from kehoach.scale import archives
from kehoach.scale.archives import members, name_of, read
from kehoach.scale.offered import offered


def packed(**files: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name if "." in name else name.replace("_", "."), data)
    return made.getvalue()


def test_members_of_inner_archives_are_read_in_place(tmp_path: Path) -> None:
    word = packed(**{"[Content_Types].xml": b"<x/>"})
    inner = packed(b_txt=b"hai", c_docx=word)
    (tmp_path / "a.zip").write_bytes(packed(a_txt=b"mot", d_zip=inner))
    found = members(tmp_path / "a.zip")
    assert found is not None
    assert [(m.name, m.problem) for m in found] == [
        ("a.txt", None), ("d.zip!/b.txt", None), ("d.zip!/c.docx", None),
    ]  # fmt: skip
    assert read(tmp_path / "a.zip", found[1].chain, found[1].size) == b"hai"
    assert read(tmp_path / "a.zip", found[2].chain, found[2].size) == word


def test_a_word_file_is_no_archive(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(packed(**{"[Content_Types].xml": b"<x/>"}))
    assert members(tmp_path / "a.docx") is None


def _named(raw: bytes) -> zipfile.ZipInfo:
    return zipfile.ZipInfo(raw.decode("cp437"))


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("kế hoạch.txt".encode(), "kế hoạch.txt"),
        ("kê\u0301 hoa\u0323ch 2024.txt".encode("cp1258"), "kế hoạch 2024.txt"),
        (b"K\xd5 ho\xb9ch gi\xb6m ngh\xcco.doc", "Kế hoạch giảm nghèo.doc"),
        (b"plan.txt", "plan.txt"),
        ("Plän dätä.txt".encode("cp437"), "Plän dätä.txt"),
    ],
    ids=["utf-8 unsaid", "windows", "tcvn3", "ascii", "no Vietnamese"],
)
def test_names_are_read_whatever_wrote_them(raw: bytes, name: str) -> None:
    assert name_of(_named(raw)) == name


def _refused(path: Path) -> str:
    with pytest.raises(UnreadableFile) as caught:
        members(path)
    return caught.value.reason


def test_traps_are_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "bomb.zip").write_bytes(packed(a_txt=b"0" * 5_000_000))
    assert _refused(tmp_path / "bomb.zip") == "too-large"
    (tmp_path / "cut.zip").write_bytes(packed(a_txt=b"mot" * 99)[:80])
    assert _refused(tmp_path / "cut.zip") == "corrupt"
    monkeypatch.setattr(archives, "MAX_MEMBERS", 2)
    (tmp_path / "many.zip").write_bytes(packed(a_txt=b"1", b_txt=b"2", c_txt=b"3"))
    assert _refused(tmp_path / "many.zip") == "too-large"


def test_members_that_share_their_bytes_are_a_trap(tmp_path: Path) -> None:
    data = bytearray(packed(a_txt=random.Random(1).randbytes(900), b_txt=b"2"))
    # The directory says that the second member is as large as the first, at the same place.
    first, second = data.index(b"PK\x01\x02"), data.rindex(b"PK\x01\x02")
    for at in (16, 20, 24, 42):
        data[second + at : second + at + 4] = data[first + at : first + at + 4]
    (tmp_path / "o.zip").write_bytes(bytes(data))
    assert _refused(tmp_path / "o.zip") == "too-large"


def test_one_bad_member_does_not_take_the_others_along(tmp_path: Path) -> None:
    noise = random.Random(1).randbytes(200_000)
    (tmp_path / "a.zip").write_bytes(packed(a_txt=noise, b_txt=b"0" * 3_000_000, c_txt=b"ba"))
    found = members(tmp_path / "a.zip")
    assert found is not None
    assert [(m.name, m.problem and m.problem[0]) for m in found] == [
        ("a.txt", None), ("b.txt", "too-large"), ("c.txt", None),
    ]  # fmt: skip


def test_archives_too_deep_are_not_followed(tmp_path: Path) -> None:
    data = b"lop"
    for _ in range(archives.MAX_DEPTH + 2):
        data = packed(a_zip=data)
    (tmp_path / "a.zip").write_bytes(data)
    found = members(tmp_path / "a.zip")
    assert found is not None and [m.problem and m.problem[0] for m in found] == ["too-large"]


def test_a_member_that_lies_about_its_size(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed(a_txt=b"x" * 500))
    with pytest.raises(UnreadableFile) as caught:
        read(tmp_path / "a.zip", ("a.txt",), 10)
    assert caught.value.reason == "too-large"


def test_a_member_said_to_lie_outside_is_offered_as_any_other(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed(**{"../../x.txt": b"mot", "./y.txt": b"hai", ".git/z.txt": b"ba"}))
    found = [one.path.rsplit("!/", 1)[1] for one in offered([tmp_path / "a.zip"]).files]
    assert sorted(found) == ["../../x.txt", "./y.txt"]
