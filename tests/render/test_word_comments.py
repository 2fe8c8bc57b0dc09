"""Findings as native Word comments: at their very words, all else untouched, never doubled, silenced when resolved."""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from kehoach.read import document_from_bytes
from kehoach.render.word import Annotated, annotate, resolved
from word_files import listed, lvl, numbering, p, packed, run, tbl, tc, tr, unpacked, word_file

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOW = datetime(2024, 3, 8, 9, 0, tzinfo=UTC)
LATER = datetime(2024, 3, 9, 9, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Remark:
    code: str
    text: str
    start: int
    end: int
    severity: str = "warning"
    message: str = "Cần xem lại chỗ này & sửa <ngay>."
    suggestion: str | None = "Viết lại"
    section: str | None = None
    source: str | None = "Nghị định 30/2020/NĐ-CP"
    evidence: tuple[object, ...] = ()


def remarks(data: bytes, *quotes: str) -> list[Remark]:
    """A remark on each of some words, the first time they stand in the text."""
    text = document_from_bytes(data, "a.docx").text
    return [Remark("sum-mismatch", q, text.index(q), text.index(q) + len(q)) for q in quotes]


def body_of(data: bytes) -> bytes:
    return unpacked(data)["word/document.xml"]


def anchored(data: bytes) -> list[str]:
    """The words between the marks of each comment, in the order of their ids, read by another way."""
    root = etree.fromstring(body_of(data))
    open_now: dict[str, list[str]] = {}
    done: dict[str, str] = {}
    for element in root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t", f"{W}p", f"{W}footnoteReference"):
        key = element.get(f"{W}id")
        if element.tag == f"{W}commentRangeStart":
            open_now[key] = []
        elif element.tag == f"{W}commentRangeEnd":
            done[key] = "".join(open_now.pop(key))
        else:
            for words in open_now.values():
                words.append("\n" if element.tag == f"{W}p" else element.text or "")
    assert not open_now
    return [done[key] for key in sorted(done, key=int)]


def is_inside(old: bytes, new: bytes) -> bool:
    """True if all of ``old`` stands in ``new`` in order: nothing was taken out or changed."""
    rest = iter(new)
    return all(byte in rest for byte in old)


def check(data: bytes, *quotes: str, expected: list[str] | None = None) -> Annotated:
    found = remarks(data, *quotes)
    result = annotate(data, found, now=NOW)
    old, new = unpacked(data), unpacked(result.data)
    touched = {"[Content_Types].xml", "word/document.xml", "word/_rels/document.xml.rels", "word/comments.xml", "word/commentsExtended.xml"}
    assert {name for name in new if new[name] != old.get(name)} <= touched
    assert is_inside(old["word/document.xml"], new["word/document.xml"])
    assert document_from_bytes(result.data, "a.docx").text == document_from_bytes(data, "a.docx").text
    assert anchored(result.data) == (expected if expected is not None else list(quotes))
    assert result.written == len(quotes)
    return result


NUMBERED = numbering(lvl(0, "upperRoman", "%1."))
FOOTNOTES = f'<w:footnote w:id="1">{p("Theo Quyết định số 5")}</w:footnote>'
CASES = [
    (p("Tổng vốn 1.200 triệu đồng."), ["1.200 triệu"], None, "in the middle of a run"),
    (p("Tổng vốn"), ["Tổng vốn"], None, "a whole run"),
    (p("Tổng ", run("vốn 1.200", "<w:b/>"), " triệu"), ["ng vốn 1"], None, "over runs of different looks"),
    (p("a b c d"), ["b", "c", "b c", "a b c d"], None, "several in one run, one in another"),
    (p("x") + tbl(tr("Dự án", tc(p("1.200"), p("triệu")))), ["1.200"], None, "in a table"),
    (p("một") + p("hai") + p("ba"), ["một\nhai\nb"], ["một\nhai\nb"], "over paragraphs"),
    (listed("MỤC TIÊU"), ["I. MỤC TIÊU"], ["MỤC TIÊU"], "a heading with an automatic number"),
    (listed("MỤC TIÊU"), ["I."], ["MỤC TIÊU"], "the automatic number alone: the words after it"),
    (p("Vốn ", f'<w:ins w:id="9" w:author="B">{run("1.200 triệu")}</w:ins>', '<w:del w:id="8"><w:r><w:delText>9</w:delText></w:r></w:del>', " đồng"),
     ["200 triệu đ"], None, "over tracked changes"),
    (p('<w:hyperlink r:id="x">' + run("Quyết định 90") + "</w:hyperlink>", " rồi"), ["định 90 r"], None, "out of a hyperlink"),
    (p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF a</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>',
       run("mục 12"), '<w:r><w:fldChar w:fldCharType="end"/></w:r>'), ["12"], None, "in a field's result"),
    (p("<w:r><w:t>a&amp;b &#7871;</w:t><w:tab/><w:t>c</w:t></w:r>"), ["b ế"], None, "entities"),
    (p("<w:r><w:t>một</w:t><w:br/><w:t>hai ba</w:t></w:r>"), ["hai"], None, "after a break inside a run"),
    (p("<w:r><w:t xml:space='preserve'>a <![CDATA[b<c]]> d</w:t></w:r>"), ["b<c"], None, "round CDATA"),
    (p("<w:r><w:t xml:space='preserve'>a <![CDATA[bcd]]> e</w:t></w:r>"), ["c"], ["a bcd e"], "inside CDATA: the whole run"),
    (p("<w:r><w:t> a b </w:t></w:r>"), ["a"], [" a b "], "blanks that are not shown stay so: the whole run"),
    (p("Ke", "\u0302", "\u0301 hoạch năm"), ["hoạch"], None, "letters and their marks in several runs"),
    (p("x") + p("<w:sdt><w:sdtContent>" + run("số 15") + "</w:sdtContent></w:sdt>"), ["15"], None, "in a content control"),
    (p("a", "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "b"), ["x="], [""], "a formula: round it"),
    (p("a ", "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + p("trong khung") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>", "b"),
     ["khung"], ["\ntrong khung"], "a text box: round its shape"),
    (p("hộ nghèo", '<w:r><w:footnoteReference w:id="1"/></w:r>', " năm"), ["định số 5"], [""], "a footnote: at its anchor"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "quotes", "expected"), [c[:3] for c in CASES], ids=[c[3] for c in CASES])
def test_each_comment_stands_at_its_words(body: str, quotes: list[str], expected: list[str] | None) -> None:
    data = word_file(body, numbering=NUMBERED, footnotes=FOOTNOTES)
    result = check(data, *quotes, expected=expected)
    again = annotate(result.data, remarks(result.data, *quotes), now=LATER)
    assert unpacked(again.data) == unpacked(result.data)  # the same comments in the same places, nothing doubled


def test_a_comment_says_what_why_and_on_what_basis() -> None:
    data = word_file(p("hộ nghèo", '<w:r><w:footnoteReference w:id="1"/></w:r>'), footnotes=FOOTNOTES)
    result = check(data, "Quyết định số 5", expected=[""])
    root = etree.fromstring(unpacked(result.data)["word/comments.xml"])
    (comment,) = root
    assert (comment.get(f"{W}author"), comment.get(f"{W}initials"), comment.get(f"{W}date")) == ("kehoach", "KH", "2024-03-08T09:00:00Z")
    lines = ["".join(t.text for t in paragraph.iter(f"{W}t")) for paragraph in comment]
    assert lines[:4] == [
        "Cần xem lại: Cần xem lại chỗ này & sửa <ngay>.", "Chỗ được nhận xét: “Quyết định số 5”", "Đề nghị: Viết lại",
        "Căn cứ: Nghị định 30/2020/NĐ-CP",
    ]  # fmt: skip
    assert re.fullmatch(r"sum-mismatch · [0-9a-f]{8}", lines[4])


def test_what_is_not_there_is_said_at_the_title() -> None:
    data = word_file(p("UBND XÃ A") + p("KẾ HOẠCH") + p("Giảm nghèo"))
    result = annotate(data, [Remark("missing-section", "", 0, 0)], now=NOW)
    assert anchored(result.data) == ["KẾ HOẠCH"]


def test_new_remarks_replace_old_open_ones_and_leave_other_comments() -> None:
    other = f'<w:comment w:id="4" w:author="Chị Mẫu" w:date="2024-01-01T00:00:00Z">{p("Xem lại giúp em")}</w:comment>'
    body = p('<w:commentRangeStart w:id="4"/>', "một", '<w:commentRangeEnd w:id="4"/><w:r><w:commentReference w:id="4"/></w:r>', " hai ba")
    data = word_file(body, comments=other)
    first = annotate(data, remarks(data, "hai", "ba"), now=NOW)
    assert anchored(first.data) == ["một", "hai", "ba"]
    second = annotate(first.data, remarks(first.data, "một hai"), now=LATER)
    assert anchored(second.data) == ["một", "một hai"]
    parts = unpacked(second.data)
    assert other.encode() in parts["word/comments.xml"]
    assert parts["word/commentsExtended.xml"].count(b"commentEx ") == 1
    none = annotate(second.data, [], now=LATER)
    assert anchored(none.data) == ["một"] and none.written == 0
    assert unpacked(none.data)["word/comments.xml"] == unpacked(data)["word/comments.xml"]
    assert document_from_bytes(none.data, "a").text == "một hai ba\n"


def test_nothing_to_say_changes_nothing() -> None:
    data = word_file(p("một"))
    assert annotate(data, []).data == data


def _resolved(data: bytes, answer: str | None) -> bytes:
    """The first comment of ours as Word leaves it after *Resolve*, with an answer."""
    files = unpacked(data)
    threads = files["word/commentsExtended.xml"].decode()
    ended = re.search(r'paraId="(\w+)"', threads)
    assert ended
    threads = threads.replace('w15:done="0"', 'w15:done="1"', 1)
    if answer:
        threads = threads.replace("</w15:commentsEx>", f'<w15:commentEx w15:paraId="00000A01" w15:paraIdParent="{ended[1]}" w15:done="1"/></w15:commentsEx>')
        reply = f'<w:comment xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" w:id="90" w:author="Chị Mẫu"><w:p w14:paraId="00000A01">{run(answer)}</w:p></w:comment>'
        files["word/comments.xml"] = files["word/comments.xml"].replace(b"</w:comments>", reply.encode() + b"</w:comments>")
    files["word/commentsExtended.xml"] = threads.encode()
    return packed(files)


@pytest.mark.parametrize("answer", [None, "Số liệu theo Nghị quyết 5 &amp; phụ lục"])
def test_a_resolved_comment_silences_its_finding(answer: str | None) -> None:
    data = word_file(p("một hai ba"))
    both = remarks(data, "hai", "ba")
    closed = _resolved(annotate(data, both, now=NOW).data, answer)
    again = annotate(closed, both, now=LATER)
    reason = (answer or "").replace("&amp;", "&")
    assert again.silenced == ((both[0], reason),)
    assert again.written == 1
    assert sorted(anchored(again.data)) == ["ba", "hai"]  # the resolved one stays where it is
    assert list(resolved(again.data).values()) == [reason]
    edited = annotate(again.data, remarks(again.data, "ba"), now=LATER)
    assert "hai" in anchored(edited.data)


def test_an_answered_open_comment_is_kept_with_its_answer() -> None:
    data = word_file(p("một hai"))
    found = remarks(data, "hai")
    files = unpacked(_resolved(annotate(data, found, now=NOW).data, "Đang sửa"))
    files["word/commentsExtended.xml"] = files["word/commentsExtended.xml"].replace(b'w15:done="1"', b'w15:done="0"')
    again = annotate(packed(files), found, now=LATER)
    assert (again.written, again.silenced) == (1, ())
    assert unpacked(again.data) == files
    gone = annotate(packed(files), [], now=LATER)
    assert anchored(gone.data) == ["hai"]  # an answer is never thrown away


def test_the_same_words_twice_are_two_remarks() -> None:
    data = word_file(p("hai hai"))
    found = [Remark("x", "hai", 0, 3), Remark("x", "hai", 4, 7)]
    result = annotate(data, found, now=NOW)
    assert anchored(result.data) == ["hai", "hai"]
    ids = re.findall(r'paraId="(\w+)"', unpacked(result.data)["word/commentsExtended.xml"].decode())
    assert len(set(ids)) == 2


@pytest.mark.parametrize("prefix", ["w", "ns0", ""])
def test_any_prefix_will_do(prefix: str) -> None:
    files = unpacked(word_file(p("một hai ba")))
    text = files["word/document.xml"].decode()
    if prefix != "w":
        text = re.sub(r"(</?)w:", rf"\1{prefix + ':' if prefix else ''}", text)
        text = text.replace("xmlns:w=", f"xmlns:{prefix}=" if prefix else "xmlns=", 1)
    files["word/document.xml"] = text.encode()
    data = packed(files)
    check(data, "hai")


def test_strict_and_utf16_parts_are_annotated_too() -> None:
    files = unpacked(word_file(p("một hai ba")))
    strict = {
        name: data.replace(b"http://schemas.openxmlformats.org/wordprocessingml/2006/main", b"http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace(b"http://schemas.openxmlformats.org/officeDocument/2006/relationships", b"http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, data in files.items()
    }  # fmt: skip
    again = annotate(packed(strict), remarks(packed(strict), "hai"), now=NOW)
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in unpacked(again.data)["word/_rels/document.xml.rels"]
    wide = dict(files)
    wide["word/document.xml"] = wide["word/document.xml"].decode().replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
    result = annotate(packed(wide), remarks(packed(wide), "hai"), now=NOW)
    assert anchored(result.data) == ["hai"]


LETTERS = st.text("ab <&éế", min_size=1, max_size=8)


@given(st.lists(st.tuples(LETTERS, st.sampled_from(["", "<w:b/>"]), st.booleans()), min_size=1, max_size=5), st.data())
@settings(max_examples=150)
def test_any_words_of_any_runs(runs: list[tuple[str, str, bool]], data: st.DataObject) -> None:
    def one(text: str, look: str, keeps: bool) -> str:
        escaped = text.replace("&", "&amp;").replace("<", "&lt;")
        return run(escaped, look) if keeps else run(escaped, look).replace(' xml:space="preserve"', "")

    file = word_file(p("x", *[one(*r) for r in runs], "x"))
    text = document_from_bytes(file, "a").text
    start = data.draw(st.integers(0, len(text) - 2))
    end = data.draw(st.integers(start + 1, len(text) - 1))
    if not text[start:end].strip():
        return
    result = annotate(file, [Remark("x", text[start:end], start, end)], now=NOW)
    assert document_from_bytes(result.data, "a").text == text
    (words,) = anchored(result.data)
    assert "".join(text[start:end].split()) in "".join(words.split())
    assert is_inside(body_of(file), body_of(result.data))
    assert unpacked(annotate(result.data, [Remark("x", text[start:end], start, end)], now=LATER).data) == unpacked(result.data)


SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture(scope="module")
def opened() -> Iterator[Path]:
    """An annotated plan opened by LibreOffice and saved again, as ODT and as text."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed")
    body = p("KẾ HOẠCH") + listed("MỤC TIÊU") + p("Vốn ", f"<w:ins w:id='7'>{run('1.200 triệu')}</w:ins>", " đồng", '<w:r><w:footnoteReference w:id="1"/></w:r>') + tbl(tr("a", "b c"))
    data = word_file(body, numbering=NUMBERED, footnotes=FOOTNOTES)
    result = annotate(data, remarks(data, "MỤC TIÊU", "1.200 triệu", "b c"), now=NOW)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "kế hoạch.docx"
        file.write_bytes(result.data)
        for kind in ("odt", "txt:Text (encoded):UTF8"):
            command = [SOFFICE, f"-env:UserInstallation={(Path(folder) / 'profile').as_uri()}", "--headless", "--convert-to", kind]
            subprocess.run([*command, "--outdir", folder, str(file)], check=True, capture_output=True, timeout=180)
        yield file


def test_libreoffice_shows_each_comment_at_its_words(opened: Path) -> None:
    with zipfile.ZipFile(opened.with_suffix(".odt")) as package:
        root = etree.fromstring(package.read("content.xml"))
    office, text = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}", "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    found: dict[str, str] = {}
    for note in root.iter(f"{office}annotation"):
        name = note.get(f"{office}name")
        collected = []
        paragraph = note.getparent()
        for at in paragraph.xpath("descendant-or-self::node()[not(ancestor-or-self::*[local-name()='annotation'])]"):
            if getattr(at, "tag", None) == f"{office}annotation-end" and at.get(f"{office}name") == name:
                break
            collected.append(at)
        after = [a for a in collected if isinstance(a, str) and a.getparent() is not None]
        found[name] = "".join(after)
    assert len(found) == 3
    assert [v.split()[-1] for v in found.values()] == ["TIÊU", "triệu", "c"]
    assert root.find(f".//{text}p") is not None


def test_libreoffice_finds_the_original_words(opened: Path) -> None:
    words = opened.with_suffix(".txt").read_text(encoding="utf-8-sig").split()
    assert " ".join(words).startswith("KẾ HOẠCH I. MỤC TIÊU Vốn 1.200 triệu đồng")


