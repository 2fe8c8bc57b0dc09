"""Photos and pages of the web: read, or refused by their name."""

from __future__ import annotations

import io

import pytest
from PIL import Image, features

from kehoach.errors import UnreadableFile
from kehoach.read import document_from_bytes
from kehoach.read.sniff import READERS, format_of

REFUSED = [
    (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 40, "HEIC"),
    (b"\0\0\0\x1cftypavif\0\0\0\0mif1avif" + b"\0" * 40, "AVIF"),
    (b"\0\0\0\x18ftypmp42\0\0\0\0" + b"\0" * 40, "MP4"),
    (b"GIF89a" + b"\0" * 40, "GIF"),
    ("\ufeff<!DOCTYPE html>\n<html><body>KẾ HOẠCH</body></html>".encode(), "HTML"),
    (b'<?xml version="1.0"?>\n<html xmlns="x"><body>I. M</body></html>', "HTML"),
]


@pytest.mark.parametrize(("data", "name"), REFUSED)
def test_what_cannot_be_read_is_refused_by_name(data: bytes, name: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        document_from_bytes(data, "x")
    assert (caught.value.reason, caught.value.detail) == ("unsupported", name)


@pytest.mark.parametrize("name", ["WEBP", "BMP"])
def test_photos_of_further_kinds_go_to_the_recogniser(name: str) -> None:
    if name == "WEBP" and not features.check("webp"):
        pytest.skip("Pillow was built without WebP")
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, name)
    assert format_of(out.getvalue()) == name
    assert READERS[name] == READERS["PNG"]


@pytest.mark.parametrize("text", ["BM thực hiện kế hoạch", "Mẫu <html> trong bài", "RIFF là tên tệp"])
def test_text_that_begins_alike_is_text(text: str) -> None:
    assert format_of(text.encode()) is None
